"""The loom: containers of the old document, each made to hold what the new one's holds, tracked."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Final, NamedTuple

from redline.word.comparison.blocks import CELL, ROW, TABLE, Block, blocks, cells, rows
from redline.word.comparison.copies import Copies
from redline.word.comparison.identity import Identities
from redline.word.comparison.line import NOTE_MARKS, Line, Reader
from redline.word.comparison.moves import can_move, mark_move, moved
from redline.word.comparison.script import Change, changes, replaced
from redline.word.comparison.spanning import unpaired
from redline.word.comparison.steps import Kin, Step, aligned_rows, steps
from redline.word.comparison.strands import struck
from redline.word.comparison.weaving import (
    Tools,
    new_paragraph,
    strike_comments,
    strike_mark,
    weave,
)
from redline.word.markup import element, mark_paragraph
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.comparison.adoption import Adoption
    from redline.word.comparison.looks import Looks
    from redline.word.markup import Pen
    from redline.word.package import Package

_BOX: Final = q("w:txbxContent")
_TRPR, _ID = q("w:trPr"), q("w:id")
_ROW_HEAD: Final = (q("w:tblPrEx"),)
_TABLE_HEAD: Final = (q("w:tblPr"), q("w:tblGrid"))
_HISTORY: Final = frozenset(
    q("w:" + name) for name in ("ins", "del", "cellIns", "cellDel", "cellMerge", "tblGridChange")
)
_RECORD: Final = q("w:trPrChange")
DETAILS: Final = (q("w:tblPr"), q("w:tblPrEx"), _TRPR, q("w:tcPr"))


class Notes(NamedTuple):
    """A note of the old document and the one of the new that stands for it, to be compared too."""

    kind: str
    old: str
    new: str


class Shared(NamedTuple):
    """What all looms of one comparison share."""

    pen: Pen
    adoption: Adoption
    looks: Looks
    most_fragments: int
    moves: bool


class Loom:
    """Weaves one part of the new document into one of the old.

    `notes` gathers the pairs of notes met on the way, `changed` says whether anything was tracked.
    """

    def __init__(
        self,
        packages: tuple[Package, Package],
        parts: tuple[str, str],
        shared: Shared,
        kin: Kin,
        *,
        plainly: bool = False,
    ) -> None:
        pen, adoption, looks, most_fragments, self._moves = shared
        old, new = (
            Identities(package, part, adoption, new=side)
            for package, part, side in zip(packages, parts, (False, True), strict=True)
        )
        self._old, self._new = Reader(old.of), Reader(new.of)
        self._namers = (old.of, new.of)
        self._packages, self._adoption = packages, adoption
        self._copies = Copies(pen, adoption, parts[1], parts[0], self._note)
        self._tools = Tools(pen, adoption, self._copies, looks, self._things, most_fragments)
        self._parts, self.kin, self._pen, self._looks = parts, kin, pen, looks
        self._most_fragments = most_fragments
        self._plainly = plainly
        self._gone: list[tuple[Block, str]] = []
        self._come: list[tuple[Block, str, Element]] = []
        self.notes: list[Notes] = []
        self.brought: list[tuple[str, Element, Element]] = []
        self.counts: Counter[str] = Counter()

    def weave_story(self, old: Element, new: Element) -> None:
        """Make a story of the old document hold what one of the new holds."""
        self.read_whole(old, new)
        self.weave(old, new)
        self.mark_moves()

    def read_whole(self, old: Element, new: Element) -> None:
        """Take in the fields over several paragraphs of two stories, before these are woven."""
        marks = unpaired(old, new, plainly=self._plainly)
        self._old, self._new = (
            Reader(naming, named) for naming, named in zip(self._namers, marks, strict=True)
        )

    def mark_moves(self) -> None:
        """Turn paragraphs struck here and written there, word for word, into moves."""
        gone = [(text, block.element) for block, text in self._gone]
        for old, new in moved(gone, [(text, made) for _, text, made in self._come]):
            mark_move(self._pen, old, new)
        self._gone, self._come = [], []

    def _candidates(self, single: Iterable[Block]) -> list[tuple[Block, str]]:
        """Return the paragraphs that may turn out to have moved, with their words."""
        return [(one, one.text()) for one in single if can_move(one)] if self._moves else []

    def note_pairs(self, pairs: Iterable[tuple[str, str, str]]) -> None:
        """Take in notes whose marks stand for one another, by kind and ids."""
        self.notes += [Notes(*pair) for pair in pairs]

    # -------------------------------------------------------------- containers

    def weave(self, old: Element, new: Element) -> None:
        """Make a container of the old document hold what one of the new holds."""
        found = steps(blocks(old), blocks(new), self.kin)
        self._gone += self._candidates([step.olds[0] for step in found if not step.news])
        come = dict(self._candidates([step.news[0] for step in found if not step.olds]))
        anchor: Element | None = None
        for index, step in enumerate(found):
            if step.same:
                self._note_pairs(step)
            elif step.olds and step.news:
                self._pair(step)
            elif step.olds:
                self.strike(step.olds)
            else:
                anchor = self._insert(step, old, anchor, found[index + 1 :])
                if step.news[0] in come:
                    self._come.append((step.news[0], come[step.news[0]], anchor))
            if step.olds:
                anchor = step.olds[-1].element

    def _pair(self, step: Step) -> None:
        if step.is_table:
            self._weave_table(step.olds[0].element, step.news[0].element)
            return
        old, new = self._old_line(step.olds), self._new_line(step.news)
        holder = step.olds[-1].element
        self._looks.restyle_paragraph(holder, step.news[-1].element)
        weave(self._tools, old, new, holder, self._script(step, old, new))

    def _script(self, step: Step, old: Line, new: Line) -> list[Change]:
        """Return what became of the characters, the paragraphs of the tail being whole ones."""
        heads = (step.olds[: -step.tail[0] or None], step.news[: -step.tail[1] or None])
        if step.tail == (0, 0):
            return changes(old, new, self._most_fragments)
        if not heads[0] or not heads[1]:
            return replaced(old, new)
        ahead = (self._old_line(heads[0]), self._new_line(heads[1]))
        ends = (len(ahead[0].text), len(ahead[1].text))
        last = Change(False, ends[0], len(old.text), ends[1], len(new.text))
        return [*changes(*ahead, self._most_fragments), last]

    def _old_line(self, paragraphs: Iterable[Block]) -> Line:
        return self._old.paragraphs(block.elements for block in paragraphs)

    def _new_line(self, paragraphs: Iterable[Block]) -> Line:
        return self._new.paragraphs(block.elements for block in paragraphs)

    # -------------------------------------------------------------- struck

    def strike(self, gone: Iterable[Block]) -> None:
        """Strike paragraphs and tables whole, with their marks."""
        for block in gone:
            if block.is_table:
                for row in rows(block.element):
                    self._strike_row(row)
                continue
            struck(self._pen, self._old_line([block]).bits)
            strike_comments(self._pen, block.element)
            if block.ends_section:
                self.counts["section-kept"] += 1
            else:
                strike_mark(self._pen, block.element)

    def _strike_row(self, row: Element) -> None:
        for cell in cells(row):
            self.strike(blocks(cell))
        _mark_row(self._pen, row, "w:del")

    # -------------------------------------------------------------- new

    def _insert(
        self, step: Step, container: Element, anchor: Element | None, later: Sequence[Step]
    ) -> Element:
        following = next((one.olds[0].elements[0] for one in later if one.olds), None)
        made = next(self.inserted(step.news))
        if anchor is not None and (following is None or _beside(anchor, following)):
            anchor.addnext(made)
        elif following is not None:
            _top(following, container).addprevious(made)
        else:
            container.insert(0, made)
        return made

    def inserted(self, new: Iterable[Block]) -> Iterator[Element]:
        """Yield copies of paragraphs and tables as tracked insertions."""
        for block in new:
            if block.is_table:
                yield self._new_table(block.element)
                continue
            made = new_paragraph(self._tools, block.element)
            line = self._new_line([block])
            made.extend(self._copies.wrapped(line, 0, len(line.text)))
            if block.ends_section:
                self.counts["section-new"] += 1
            mark_paragraph(self._pen, made, "w:ins")
            yield made

    def _new_table(self, table: Element) -> Element:
        made = self._shell(table, _TABLE_HEAD)
        made.extend(self._new_row(row) for row in rows(table))
        return made

    def _new_row(self, row: Element) -> Element:
        made = self._shell(row, (*_ROW_HEAD, _TRPR))
        _mark_row(self._pen, made, "w:ins")
        for cell in cells(row):
            new = self._shell(cell, (q("w:tcPr"),))
            new.extend(self.inserted(blocks(cell)))
            made.append(new)
        return made

    def _shell(self, like: Element, heads: tuple[str, ...]) -> Element:
        made = element({TABLE: "w:tbl", ROW: "w:tr", CELL: "w:tc"}[like.tag])
        for head in like.iterchildren(*heads):
            copy = self._adoption.element(head, self._parts[1], self._parts[0])
            copy[:] = [one for one in copy if one.tag not in _HISTORY]
            made.append(copy)
        return made

    # -------------------------------------------------------------- tables

    def _weave_table(self, old: Element, new: Element) -> None:
        anchor: Element | None = None
        pairs = list(aligned_rows(old, new, self.kin))
        self._compare_details(old, new)
        for index, (left, right) in enumerate(pairs):
            if left is not None and right is not None:
                self._weave_row(left, right)
            elif left is not None:
                self._strike_row(left)
            elif right is not None:
                made = self._new_row(right)
                following = next((one for one, _ in pairs[index + 1 :] if one is not None), None)
                self._put_row(old, made, anchor, following)
                anchor = made
                continue
            anchor = left

    def _put_row(
        self, table: Element, made: Element, anchor: Element | None, following: Element | None
    ) -> None:
        if anchor is not None:
            _top(anchor, table).addnext(made)
        elif following is not None:
            _top(following, table).addprevious(made)
        else:
            table.append(made)

    def _weave_row(self, old: Element, new: Element) -> None:
        self._compare_details(old, new)
        for left, right in zip(cells(old), cells(new), strict=True):
            self._compare_details(left, right)
            self.weave(left, right)

    def _compare_details(self, old: Element, new: Element) -> None:
        """Track where tables, rows or cells look another way."""
        for tag in DETAILS:
            self._looks.restyle(child(old, tag), child(new, tag))

    # -------------------------------------------------------------- things

    def _things(self, old: Element, new: Element) -> None:
        """Compare what stands inside two things that stand for one another."""
        if old.tag in NOTE_MARKS:
            kind = NOTE_MARKS[old.tag]
            self.notes.append(Notes(kind, old.get(_ID, ""), new.get(_ID, "")))
            return
        for left, right in zip(boxes(old), boxes(new), strict=False):
            self.weave(left, right)

    def _note_pairs(self, step: Step) -> None:
        """Note the notes behind the marks in paragraphs that are the same."""
        pairs = zip(step.olds, step.news, strict=True)
        for old, new in pairs:
            marks = zip(_note_marks(old), _note_marks(new), strict=False)
            for left, right in marks:
                self._things(left, right)

    def _note(self, mark: Element) -> Element:
        """Bring the note behind a mark of the new document, and return a mark for it."""
        kind = NOTE_MARKS[mark.tag]
        note = find_note(self._packages[1], kind, mark.get(_ID, ""))
        copy = deepcopy(mark)
        if note is not None:
            number, made = self._adoption.note(
                "footnote" if kind == "footnote" else "endnote", note
            )
            copy.set(_ID, number)
            self.brought.append((kind, note, made))
        return copy


def find_note(package: Package, kind: str, number: str) -> Element | None:
    """Return a note of a package by its kind and id."""
    root = package.related_tree(package.main_part, f"{kind}s")
    notes = () if root is None else root.iterchildren(q(f"w:{kind}"))
    return next((note for note in notes if note.get(_ID) == number), None)


def _note_marks(block: Block) -> Iterator[Element]:
    for one in block.elements:
        yield from one.iter(*NOTE_MARKS)


def boxes(thing: Element) -> Iterator[Element]:
    """Yield the text boxes in a thing, not those within another's text."""
    for box in thing.iter(_BOX):
        if not any(above is not thing and above.tag == _BOX for above in _up(box, thing)):
            yield box


def _up(node: Element, top: Element) -> Iterator[Element]:
    for above in node.iterancestors():
        if above is top:
            return
        yield above


def _mark_row(pen: Pen, row: Element, name: str) -> None:
    """Track a row as inserted or deleted (17.13.5.16, 17.13.5.12)."""
    properties = child(row, _TRPR)
    if properties is None:
        properties = element("w:trPr")
        heads = sum(1 for one in row if one.tag in _ROW_HEAD)
        row.insert(heads, properties)
    mark = pen.mark(name)
    record = child(properties, _RECORD)
    if record is None:
        properties.append(mark)
    else:
        record.addprevious(mark)


def _beside(anchor: Element, following: Element) -> bool:
    return anchor.getparent() is following.getparent()


def _top(node: Element, container: Element) -> Element:
    """Return the child of a container that is or holds a node."""
    while True:
        parent = node.getparent()
        if parent is None or parent is container:
            return node
        node = parent
