"""Whether two containers hold the same: every character, with the look of its run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from redline.model import OBJECT
from redline.word.comparison.blocks import Block, bare, blocks, cells, points, rows
from redline.word.comparison.identity import Identities
from redline.word.comparison.line import CONTROL, Bit, Group, Line, Mark, Reader
from redline.word.comparison.loom import DETAILS, boxes
from redline.word.comparison.spanning import placed
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.comparison.adoption import Adoption
    from redline.word.comparison.steps import Kin
    from redline.word.package import Package

_PPR = q("w:pPr")


class _Character(NamedTuple):
    """A stretch of characters with one look, or a thing without characters and what it is."""

    text: str
    look: str


class Likeness:
    """Holds what a part of one package says against a part of another.

    `loose` is how many looks may differ, since that many could not be tracked.
    """

    def __init__(
        self,
        packages: tuple[Package, Package],
        parts: tuple[str, str],
        adoption: Adoption,
        kin: Kin,
        loose: int,
    ) -> None:
        self._packages, self._adoption, self.kin = packages, adoption, kin
        self._namings = [
            Identities(package, part, adoption, new=side).of
            for package, part, side in zip(packages, parts, (False, True), strict=True)
        ]
        self._readers = [Reader(naming) for naming in self._namings]
        self._loose = loose

    def difference(self, made: Element, new: Element) -> str:
        """Return where two stories, or stretches of them, differ; empty where they do not."""
        self._readers = [
            Reader(naming, placed(story))
            for naming, story in zip(self._namings, (made, new), strict=True)
        ]
        return self._contents(made, new)

    def _contents(self, made: Element, new: Element) -> str:
        ones, twos = blocks(made), blocks(new)
        if len(ones) != len(twos):
            return f"{len(ones)} paragraphs and tables, not {len(twos)}"
        for number, (one, two) in enumerate(zip(ones, twos, strict=True), 1):
            where = self._block(one, two)
            if where:
                return f"block {number}: {where}"
        return ""

    def _block(self, one: Block, two: Block) -> str:
        if one.is_table != two.is_table:
            return "a table on one side only"
        raws = (one.raw(), two.raw())
        if self._same(*raws):
            return ""
        if one.is_table:
            return self._table(one.element, two.element)
        if self._differs(child(one.element, _PPR), child(two.element, _PPR)):
            self._loose -= 1
            if self._loose < 0:
                return "other layout"
        lines = [
            reader.paragraphs([b.elements])
            for reader, b in zip(self._readers, (one, two), strict=True)
        ]
        return self._line(*lines)

    def _same(self, one: bytes, two: bytes) -> bool:
        """Say whether XML is alike, and means the same where it points at lists and links."""
        alike = one == two or bare(one) == bare(two)
        return alike and (self.kin.alike or not points(one))

    def _line(self, one: Line, two: Line) -> str:
        """Compare two lines; controls are looked through, since none can come or go tracked."""
        one, two = _opened(one), _opened(two)
        if _filled(one) != _filled(two):
            return "other words"
        if [b.key for b in _things(one)] != [b.key for b in _things(two)]:
            return "other fields, links or pictures"
        for left, right in zip(_groups(one), _groups(two), strict=True):
            where = self._line(left.line, right.line)
            if where:
                return where
        if self._looks(one, False) != self._looks(two, True):
            self._loose -= 1
            if self._loose < 0:
                return "other formatting"
        return self._within(one, two)

    def _within(self, one: Line, two: Line) -> str:
        pairs = zip(_bits(one), _bits(two), strict=False)
        return next((where for left, right in pairs if (where := self._thing(left, right))), "")

    def _thing(self, left: Bit, right: Bit) -> str:
        for one, two in zip(boxes(left.node), boxes(right.node), strict=False):
            where = self._contents(one, two)
            if where:
                return f"a text box, {where}"
        return ""

    def _table(self, one: Element, two: Element) -> str:
        ones, twos = rows(one), rows(two)
        if len(ones) != len(twos):
            return f"{len(ones)} rows, not {len(twos)}"
        if self._look_apart(one, two):
            return "another look of a table"
        for left, right in zip(ones, twos, strict=True):
            lefts, rights = cells(left), cells(right)
            if len(lefts) != len(rights):
                return "a row with another number of cells"
            for cell, other in zip(lefts, rights, strict=True):
                where = self._contents(cell, other)
                if where:
                    return where
        return ""

    def _look_apart(self, one: Element, two: Element) -> bool:
        """Say whether a table, its rows or cells look another way more often than could not be tracked."""
        pairs = [(one, two), *zip(rows(one), rows(two), strict=True)]
        for left, right in zip(rows(one), rows(two), strict=True):
            pairs += zip(cells(left), cells(right), strict=False)
        for left, right in pairs:
            self._loose -= any(self._differs(child(left, t), child(right, t)) for t in DETAILS)
        return self._loose < 0

    def _looks(self, line: Line, new: bool) -> list[_Character]:
        found: list[_Character] = []
        for bit in line.bits:
            if not isinstance(bit, Bit) or bit.run is bit.node:
                continue
            look = self._adoption.properties_key(bit.look, new=new)
            text = line.text[bit.start : bit.end]
            if found and found[-1].look == look:
                found[-1] = _Character(found[-1].text + text, look)
            else:
                found.append(_Character(text, look))
        return found

    def _differs(self, one: Element | None, two: Element | None) -> bool:
        key = self._adoption.properties_key
        return key(one, new=False) != key(two, new=True)


def _opened(line: Line) -> Line:
    """Return a line with what its controls hold in their place."""
    if not any(isinstance(bit, Group) and bit.first[0].tag == CONTROL for bit in line.bits):
        return line
    opened, parts, length = Line(), list[str](), 0
    for bit in line.bits:
        inside = isinstance(bit, Group) and bit.first[0].tag == CONTROL
        piece = _opened(bit.line) if inside and isinstance(bit, Group) else None
        for one in [bit] if piece is None else piece.bits:
            start = length
            length += one.end - one.start
            parts.append((line if piece is None else piece).text[one.start : one.end])
            opened.bits.append(_moved(one, start))
    opened.text = "".join(parts)
    return opened


def _moved(bit: Bit | Group | Mark, start: int) -> Bit | Group | Mark:
    if isinstance(bit, Bit):
        return replace(bit, start=start, end=start + bit.end - bit.start)
    return replace(bit, start=start)


def _filled(line: Line) -> str:
    """Return a line's characters without links, fields and controls that hold nothing.

    A control cannot be tracked; when its words go it stays behind empty.
    """
    if OBJECT not in line.text:
        return line.text
    return "".join(line.text[bit.start : bit.end] for bit in line.bits if not _is_empty(bit))


def _is_empty(bit: Bit | Group | Mark) -> bool:
    return isinstance(bit, Group) and not bit.is_field and not _filled(bit.line)


def _things(line: Line) -> Iterator[Bit | Group]:
    for bit in line.bits:
        if isinstance(bit, Mark) or not bit.key.startswith(OBJECT):
            continue
        if not _is_empty(bit):
            yield bit


def _groups(line: Line) -> Iterator[Group]:
    return (bit for bit in line.bits if isinstance(bit, Group) and not _is_empty(bit))


def _bits(line: Line) -> Iterator[Bit]:
    return (bit for bit in line.bits if isinstance(bit, Bit) and bit.key)
