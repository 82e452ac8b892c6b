"""The marks of tracked changes: found in a part, told apart, and matched with what they cover."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.model import OBJECT, ChangeKind, ChangeOf
from redline.word.alternates import ALTERNATE, shown_branch
from redline.word.names import q
from redline.word.ranges import CONTROL_RANGES, move_ranges
from redline.word.resolve import CELLS, CONTENT, RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_P, _BOX = q("w:p"), q("w:txbxContent")
_BRANCHES: Final = (q("mc:Choice"), q("mc:Fallback"))
_SIGNS: Final = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:br"): "\v",
    q("w:cr"): "\v",
    q("w:noBreakHyphen"): "\u2011",
    q("w:softHyphen"): "\u00ad",
    **dict.fromkeys(map(q, ("w:drawing", "w:pict", "w:object", "w:sym")), OBJECT),
    **dict.fromkeys(map(q, ("w:footnoteReference", "w:endnoteReference")), OBJECT),
}
_TEXTS: Final = frozenset({q("w:t"), q("w:delText"), q("m:t")})
_MARKS: Final = frozenset({*CONTENT, *CELLS, *RECORDS, *CONTROL_RANGES})
_OWNERS: Final = frozenset(map(q, ("w:p", "w:r", "w:tr", "w:tc")))
"""What a mark in its properties is about: the mark covers all of it."""

_KINDS: Final = {
    q("w:ins"): ChangeKind.INSERT,
    q("w:del"): ChangeKind.DELETE,
    q("w:moveFrom"): ChangeKind.MOVE_FROM,
    q("w:moveTo"): ChangeKind.MOVE_TO,
    q("w:cellIns"): ChangeKind.INSERT,
    q("w:cellDel"): ChangeKind.DELETE,
    q("w:cellMerge"): ChangeKind.MERGE,
    q("w:numberingChange"): ChangeKind.NUMBERING,
    q("w:customXmlInsRangeStart"): ChangeKind.INSERT,
    q("w:customXmlDelRangeStart"): ChangeKind.DELETE,
    q("w:customXmlMoveFromRangeStart"): ChangeKind.MOVE_FROM,
    q("w:customXmlMoveToRangeStart"): ChangeKind.MOVE_TO,
}
_BY_NAME: Final = {
    **dict.fromkeys(CELLS, ChangeOf.CELL),
    **dict.fromkeys(CONTROL_RANGES, ChangeOf.CONTROL),
    q("w:numberingChange"): ChangeOf.LIST,
    q("w:pPrChange"): ChangeOf.PARAGRAPH,
    q("w:sectPrChange"): ChangeOf.SECTION,
    q("w:tblPrChange"): ChangeOf.TABLE,
    q("w:tblPrExChange"): ChangeOf.TABLE,
    q("w:tblGridChange"): ChangeOf.TABLE,
    q("w:trPrChange"): ChangeOf.ROW,
    q("w:tcPrChange"): ChangeOf.CELL,
}
_BY_PLACE: Final = {
    q("w:trPr"): ChangeOf.ROW,
    q("w:numPr"): ChangeOf.LIST,
    q("m:ctrlPr"): ChangeOf.FORMULA,
    q("m:r"): ChangeOf.FORMULA,
}


@dataclass(slots=True, kw_only=True, eq=False)
class Mark:
    """One mark and the pieces of its part that it covers, as a half-open range.

    `twins` are the same mark in a version of its text box that nobody is shown.
    """

    element: Element
    kind: ChangeKind
    of: ChangeOf
    boxed: bool
    start: int
    end: int
    paragraph: Element | None = None
    move: str = ""
    twins: list[Element] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The mark's id, unique in its part."""
        return self.element.get(q("w:id"), "")

    @property
    def author(self) -> str:
        """Who made the change."""
        return self.element.get(q("w:author"), "")

    @property
    def date(self) -> str:
        """When, as the file writes it."""
        return self.element.get(q("w:date"), "")


@dataclass(slots=True, kw_only=True, eq=False)
class Found:
    """What a part holds: marks as a reader meets them, and the pieces of text in order.

    A piece is its element, its characters and the paragraph it belongs to. A paragraph ends with a
    piece of its own, a line feed.
    """

    marks: list[Mark] = field(default_factory=list)
    pieces: list[tuple[Element, str, Element | None]] = field(default_factory=list)

    def text(self, mark: Mark) -> str:
        """Return the words that a mark covers."""
        return "".join(text for _, text, _ in self.pieces[mark.start : mark.end])


def find_marks(root: Element) -> Found:
    """Find the marks of a part. What nobody signed follows from another change and is left out."""
    finder = _Finder()
    walk = etree.iterwalk(
        root, events=("start", "end"), tag=(*_OWNERS, _BOX, *_BRANCHES, *_TEXTS, *_SIGNS, *_MARKS)
    )
    for event, element in walk:
        if event == "start" and finder.starts(element):
            walk.skip_subtree()
        elif event == "end":
            finder.ends(element)
    _name_moves(root, finder.found)
    _add_twins(root, finder.found)
    return finder.found


class _Finder:
    """Walks through a part once; a paragraph's mark is met at the paragraph's end."""

    def __init__(self) -> None:
        self.found = Found()
        self._open: dict[Element, list[Mark]] = {}
        self._paragraphs: list[Element] = []
        self._boxes = 0

    def starts(self, element: Element) -> bool:
        """Take in the start of an element; say whether what is in it is to be passed over."""
        if element.tag in _BRANCHES:
            holder = element.getparent()
            return holder is not None and shown_branch(holder) is not element
        if element.tag in _MARKS:
            return self._mark(element)
        if element.tag == _P:
            self._paragraphs.append(element)
        elif element.tag == _BOX:
            self._boxes += 1
        elif element.tag in _TEXTS:
            self._add(element, element.text or "")
        elif element.tag in _SIGNS and not _is_setting(element):
            self._add(element, _SIGNS[element.tag])
        return False

    def ends(self, element: Element) -> None:
        """Take in the end of an element: what was to cover it has its end here."""
        if element.tag == _P:
            self._end_paragraph(element)
        elif element.tag == _BOX:
            self._boxes -= 1
        for mark in self._open.pop(element, ()):
            mark.end = len(self.found.pieces)

    def _end_paragraph(self, paragraph: Element) -> None:
        at = len(self.found.pieces)
        self._add(paragraph, "\n")
        self._paragraphs.pop()
        for entry in paragraph.iterfind(f"{q('w:pPr')}/{q('w:rPr')}/*"):
            if entry.tag in CONTENT or entry.tag == q("w:rPrChange"):
                mark = self._made(entry, ChangeOf.PARAGRAPH_MARK, paragraph)
                mark.start, mark.end = at, at + 1

    def _add(self, element: Element, text: str) -> None:
        self.found.pieces.append(
            (element, text, self._paragraphs[-1] if self._paragraphs else None)
        )

    def _mark(self, element: Element) -> bool:
        """Take in a mark. What a record of former properties holds is a memory and no mark."""
        of = _of(element)
        if of is ChangeOf.PARAGRAPH_MARK or element.tag == q("w:tblGridChange"):
            return True
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        mark = self._made(element, of, paragraph)
        self._open.setdefault(_covered(element), []).append(mark)
        return element.tag in RECORDS

    def _made(self, element: Element, of: ChangeOf, paragraph: Element | None) -> Mark:
        at = len(self.found.pieces)
        mark = Mark(
            element=element,
            kind=_KINDS.get(element.tag, ChangeKind.FORMATTING),
            of=of,
            boxed=self._boxes > 0,
            start=at,
            end=at,
            paragraph=paragraph,
        )
        self.found.marks.append(mark)
        return mark


def _of(element: Element) -> ChangeOf:
    holder = element.getparent()
    if element.tag in _BY_NAME or holder is None:
        return _BY_NAME.get(element.tag, ChangeOf.TEXT)
    if holder.tag != q("w:rPr"):
        return _BY_PLACE.get(holder.tag, ChangeOf.TEXT)
    outer = holder.getparent()
    is_mark = outer is not None and outer.tag == q("w:pPr")
    return ChangeOf.PARAGRAPH_MARK if is_mark else ChangeOf.RUN


def _covered(element: Element) -> Element:
    """Return what a mark covers: what is in it, or what it is a property of."""
    owner = element.getparent()
    while owner is not None and owner.tag not in _OWNERS and owner.tag.endswith("Pr"):
        owner = owner.getparent()
    is_property = owner is not None and owner is not element.getparent()
    return owner if is_property and owner is not None and owner.tag in _OWNERS else element


def _is_setting(element: Element) -> bool:
    """Tell a tab stop, which is a property, from a tab."""
    holder = element.getparent()
    return holder is not None and holder.tag == q("w:tabs")


def _name_moves(root: Element, found: Found) -> None:
    names = {mark: half.name for half in move_ranges(root) for mark in half.marks}
    for mark in found.marks:
        mark.move = names.get(mark.element, "")


def _add_twins(root: Element, found: Found) -> None:
    """Match marks in versions that nobody is shown with those that are, which say the same."""
    known = {mark.element: mark for mark in found.marks}
    for alternate in root.iter(ALTERNATE):
        shown = shown_branch(alternate)
        for branch in alternate:
            if shown is not None and branch is not shown:
                for element, twin in _pairs(shown, branch):
                    if element in known:
                        known[element].twins.append(twin)


def _pairs(shown: Element, hidden: Element) -> Iterator[tuple[Element, Element]]:
    """Pair marks of the same name, author and date in their order."""
    waiting: dict[tuple[str | None, ...], deque[Element]] = {}
    for element in shown.iter(*_MARKS):
        waiting.setdefault(_likeness(element), deque()).append(element)
    for twin in hidden.iter(*_MARKS):
        alike = waiting.get(_likeness(twin))
        if alike:
            yield alike.popleft(), twin


def _likeness(mark: Element) -> tuple[str | None, ...]:
    return mark.tag, mark.get(q("w:author")), mark.get(q("w:date"))
