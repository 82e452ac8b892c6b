"""The one walk through a story: element by element, what each contributes to the text.

Four tables say what may stand where: blocks (paragraphs, tables), rows, cells, and what stands in a
paragraph. What is passed over on purpose is listed; all else is reported as unknown.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from redline.model import OBJECT, Cell, Story
from redline.word.alternates import ALTERNATE, has_twin, shown_branch
from redline.word.controls import form_field, is_locked
from redline.word.fields import FLDCHAR, FieldStack
from redline.word.gathering import Gathering
from redline.word.hiding import Hiding
from redline.word.measures import integer
from redline.word.names import q
from redline.word.nodes import child, value
from redline.word.objects import kind_of, text_boxes
from redline.word.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from redline.word.package import Package

    Table = dict[str, Callable[["Walk", Element, "_Place"], None]]

_PPR, _RPR, _TRPR, _TCPR = q("w:pPr"), q("w:rPr"), q("w:trPr"), q("w:tcPr")
_T, _DEL, _CELL_DEL = q("w:t"), q("w:del"), q("w:cellDel")
_GONE_MARKS: Final = frozenset({q("w:del"), q("w:moveFrom")})
_GRID_BEFORE, _GRID_SPAN = q("w:gridBefore"), q("w:gridSpan")
_MAX_COLUMNS: Final = 63
_REPLACEMENT: Final = "\ufffd"


class _Grid:
    """Where the walk is in one table."""

    def __init__(self, number: int) -> None:
        self.number, self.row, self.column = number, -1, 0


class _Place(NamedTuple):
    """What the elements around the present one mean for it. `level` is the table that applies."""

    level: Table
    grid: _Grid | None = None
    cell: Cell | None = None
    insertion: Element | None = None
    locked: bool = False


class Walk:
    """A walk through the stories of a document, in the order they are asked for."""

    def __init__(self, package: Package) -> None:
        self.gathered = Gathering()
        self.hiding = Hiding(package)
        self.notes: dict[Story, list[str]] = {Story.FOOTNOTE: [], Story.ENDNOTE: []}
        self.boxes: deque[tuple[str, Element, bool]] = deque()

    def story(self, story: Story, part: str, root: Element, *, locked: bool = False) -> None:
        """Walk through one story: a body, a header, one note or the content of one text box."""
        self.gathered.start(story, part)
        self.part = part
        self.run: Element | None = None
        self.fields = FieldStack(root)
        self.tables = 0
        self.hiding.look_at(part)
        self.each(root, _Place(level=BLOCKS, locked=locked))
        self.gathered.close(None)

    def text_boxes(self) -> None:
        """Walk through the text boxes met so far, and through those met on the way."""
        while self.boxes:
            part, box, doubled = self.boxes.popleft()
            self.story(Story.TEXTBOX, part, box, locked=doubled)

    def each(self, parent: Element, place: _Place) -> None:
        """Go through the children of an element, each by its entry in the table that applies."""
        handler_of = place.level.get
        for element in parent:
            tag = element.tag
            handler = handler_of(tag)
            if handler is not None:
                handler(self, element, place)
            elif tag not in PASSED_OVER:
                _unknown(self, element, place)

    def emit(self, node: Element, text: str, place: _Place, *, locked: bool = False) -> None:
        """Add what an element shows, unless it stands in the instruction of a field."""
        fields = self.fields
        if fields.coding:
            return
        lock = fields.lock
        locked = locked or place.locked or lock is not None or self.run is None
        self.gathered.add(text, node, self.run, (locked, place.insertion, lock))


# ------------------------------------------------------------------ around text


def _through(walk: Walk, element: Element, place: _Place) -> None:
    walk.each(element, place)


def _inserted(walk: Walk, element: Element, place: _Place) -> None:
    walk.each(element, place._replace(insertion=element))


def _gone(walk: Walk, element: Element, _place: _Place) -> None:
    """Pass over what the reader does not see; the fields in it open and close all the same."""
    for char in element.iter(FLDCHAR):
        walk.gathered.add_field(walk.fields.mark(char, walk.gathered.length))


def _unknown(walk: Walk, element: Element, place: _Place) -> None:
    walk.gathered.see("unknown", element.tag.rpartition("}")[2])
    if place.level is INLINES:
        walk.emit(element, OBJECT, place, locked=True)
    _gone(walk, element, place)


def _elsewhere(walk: Walk, element: Element, _place: _Place) -> None:
    walk.gathered.see("elsewhere", element.tag.rpartition("}")[2])


def _control(walk: Walk, element: Element, place: _Place) -> None:
    if is_locked(element):
        place = place._replace(locked=True)
    for content in element.iterchildren(q("w:sdtContent")):
        walk.each(content, place)


def _alternate(walk: Walk, element: Element, place: _Place) -> None:
    shown = shown_branch(element)
    if shown is not None:
        walk.each(shown, place._replace(locked=place.locked or has_twin(element)))


# ------------------------------------------------------------------ blocks


def _paragraph(walk: Walk, element: Element, place: _Place) -> None:
    properties = child(element, _PPR)
    walk.gathered.open(element)
    walk.hiding.enter(properties)
    walk.each(element, place._replace(level=INLINES))
    if not _runs_on(walk, properties):
        walk.gathered.close(place.cell)


def _runs_on(walk: Walk, properties: Element | None) -> bool:
    """Say whether the mark is deleted (17.3.1.29, 17.13.5.15), or hidden after nothing that shows."""
    mark = child(properties, _RPR)
    if mark is None:
        return False
    if any(entry.tag in _GONE_MARKS for entry in mark):
        return True
    return walk.gathered.is_blank and walk.hiding.hides(mark)


def _table(walk: Walk, element: Element, place: _Place) -> None:
    walk.gathered.close(place.cell)
    grid = _Grid(walk.tables)
    walk.tables += 1
    walk.each(element, place._replace(level=ROWS, grid=grid))


def _row(walk: Walk, element: Element, place: _Place) -> None:
    properties = child(element, _TRPR)
    if child(properties, _DEL) is not None:
        _gone(walk, element, place)
        return
    if place.grid is not None:
        place.grid.row += 1
        place.grid.column = _columns(properties, _GRID_BEFORE, 0)
    walk.each(element, place._replace(level=CELLS))


def _cell(walk: Walk, element: Element, place: _Place) -> None:
    properties = child(element, _TCPR)
    grid = place.grid or _Grid(walk.tables)
    cell = Cell(table=grid.number, row=grid.row, column=grid.column)
    grid.column += _columns(properties, _GRID_SPAN, 1)
    if child(properties, _CELL_DEL) is not None:
        _gone(walk, element, place)
        return
    walk.each(element, place._replace(level=BLOCKS, cell=cell))
    walk.gathered.close(cell)


def _columns(properties: Element | None, tag: str, default: int) -> int:
    return max(0, min(integer(value(properties, tag), default), _MAX_COLUMNS))


# ------------------------------------------------------------------ in a paragraph


def _run(walk: Walk, element: Element, place: _Place) -> None:
    if walk.hiding.is_on and walk.hiding.hides(child(element, _RPR)):
        if next(element.iter(_T), None) is not None and not walk.fields.coding:
            walk.gathered.see("hidden")
        _gone(walk, element, place)
        return
    outer, walk.run = walk.run, element
    walk.each(element, place)
    walk.run = outer


def _text(walk: Walk, element: Element, place: _Place) -> None:
    text = element.text
    if text:
        walk.emit(element, _plain(text), place)
    for stray in element:
        _unknown(walk, stray, place)


def _plain(text: str) -> str:
    """Keep the two characters that mean something in the text from being forged, one for one."""
    return text.replace("\r", " ").replace("\n", " ").replace(OBJECT, _REPLACEMENT)


def _sign(walk: Walk, element: Element, place: _Place, *, text: str) -> None:
    walk.emit(element, text, place, locked=text == OBJECT)


def _symbol(walk: Walk, element: Element, place: _Place) -> None:
    _sign(walk, element, place, text=symbol(element))


def _ruby(walk: Walk, element: Element, place: _Place) -> None:
    """Read the words; how they are pronounced stands above them in small print (17.3.3.25)."""
    for base in element.iterchildren(q("w:rubyBase")):
        walk.each(base, place)


def _formula(walk: Walk, element: Element, place: _Place) -> None:
    if not walk.fields.coding:
        walk.gathered.see("formula")
    walk.emit(element, OBJECT, place, locked=True)


def _drawing(walk: Walk, element: Element, place: _Place) -> None:
    if walk.fields.coding:
        return
    boxes = text_boxes(element, twin=place.locked)
    walk.boxes.extend((walk.part, box, doubled) for box, doubled in boxes)
    kind = kind_of(element)
    if not boxes or kind != "shape":
        walk.gathered.see(kind)
    walk.emit(element, OBJECT, place, locked=True)


def _note_mark(walk: Walk, element: Element, place: _Place) -> None:
    if walk.fields.coding:
        return
    story = Story.FOOTNOTE if element.tag == q("w:footnoteReference") else Story.ENDNOTE
    walk.notes[story].append(element.get(q("w:id"), ""))
    walk.emit(element, OBJECT, place, locked=True)


def _field_mark(walk: Walk, element: Element, place: _Place) -> None:
    shown = form_field(element)
    if shown:
        walk.gathered.see("form-field")
        walk.emit(element, _plain(shown), place, locked=True)
    instead = walk.fields.without_result(element)
    walk.gathered.add_field(walk.fields.mark(element, walk.gathered.length))
    if instead == OBJECT:
        walk.gathered.see("number")
        walk.emit(element, OBJECT, place, locked=True)
    elif instead:
        walk.emit(element, _plain(instead), place, locked=True)


def _instruction(walk: Walk, element: Element, _place: _Place) -> None:
    walk.fields.instruct(element.text or "")


def _simple_field(walk: Walk, element: Element, place: _Place) -> None:
    walk.fields.enter(element, walk.gathered.length)
    walk.each(element, place)
    walk.gathered.add_field(walk.fields.leave(element, walk.gathered.length))


# ------------------------------------------------------------------ what may stand where

_AROUND: Final[Table] = {
    q("w:customXml"): _through,
    q("w:smartTag"): _through,
    q("w:sdt"): _control,
    q("w:ins"): _inserted,
    q("w:moveTo"): _inserted,
    q("w:del"): _gone,
    q("w:moveFrom"): _gone,
    ALTERNATE: _alternate,
}
BLOCKS: Final[Table] = {
    **_AROUND,
    q("w:p"): _paragraph,
    q("w:tbl"): _table,
    q("w:altChunk"): _elsewhere,
    q("w:subDoc"): _elsewhere,
}
ROWS: Final[Table] = {**_AROUND, q("w:tr"): _row}
CELLS: Final[Table] = {**_AROUND, q("w:tc"): _cell}
INLINES: Final[Table] = {
    **_AROUND,
    q("w:r"): _run,
    q("w:hyperlink"): _through,
    q("w:dir"): _through,
    q("w:bdo"): _through,
    q("w:ruby"): _ruby,
    q("w:fldSimple"): _simple_field,
    q("w:subDoc"): _elsewhere,
    q("w:t"): _text,
    q("w:tab"): partial(_sign, text="\t"),
    q("w:ptab"): partial(_sign, text="\t"),
    q("w:br"): partial(_sign, text="\v"),
    q("w:cr"): partial(_sign, text="\v"),
    q("w:noBreakHyphen"): partial(_sign, text="\u2011"),
    q("w:softHyphen"): partial(_sign, text="\u00ad"),
    q("w:sym"): _symbol,
    q("w:fldChar"): _field_mark,
    q("w:instrText"): _instruction,
    q("w:drawing"): _drawing,
    q("w:pict"): _drawing,
    q("w:object"): _drawing,
    q("w:contentPart"): _drawing,
    q("w:footnoteReference"): _note_mark,
    q("w:endnoteReference"): _note_mark,
    q("m:oMath"): _formula,
    q("m:oMathPara"): _formula,
    **{
        q(f"w:{name}"): partial(_sign, text=OBJECT)
        for name in (
            *("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong"),
        )
    },
}
PASSED_OVER: Final = frozenset(
    q(f"w:{name}")
    for name in (
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr"),
        *("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rubyPr"),
        *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "proofErr"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *(f"{move}Range{end}" for move in ("moveFrom", "moveTo") for end in ("Start", "End")),
        *(
            f"customXml{kind}Range{end}"
            for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
        *("footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("lastRenderedPageBreak", "delText", "delInstrText", "fldData"),
    )
)
"""What has no characters of its own and is no reason to tell anybody."""
