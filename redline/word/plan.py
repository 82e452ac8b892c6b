"""What each paragraph has to undergo: revisions by offset turned into orders, one paragraph at a time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from redline.errors import RefusedError
from redline.model import OBJECT, Span
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.model import NewParagraph, Revision
    from redline.word.pieces import ProjectedParagraph, Projection

RANGE_MARKS: Final = frozenset(
    q("w:" + name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
        *("permStart", "permEnd", "proofErr"),
        *(f"{move}Range{end}" for move in ("moveFrom", "moveTo") for end in ("Start", "End")),
    )
)
"""What may stand between two paragraphs without keeping them apart."""

_STORIES: Final = tuple(
    q("w:" + name) for name in ("body", "hdr", "ftr", "footnote", "endnote", "txbxContent")
)
_SECTION: Final = f"{q('w:pPr')}/{q('w:sectPr')}"
_UNWRITABLE: Final = frozenset(map(chr, range(32))) - {"\t", "\v"} | {OBJECT, "\ufffe", "\uffff"}


class Strike(NamedTuple):
    """Characters of one paragraph to strike. `replaced`: the same revision writes something there."""

    span: Span
    replaced: bool


class Entry(NamedTuple):
    """Text to write in one paragraph. `span` is what it replaces there, empty for a mere insertion."""

    span: Span
    text: str


class Addition(NamedTuple):
    """A paragraph to put in, and the finding for which it is."""

    paragraph: NewParagraph
    finding: str


@dataclass(slots=True, kw_only=True)
class Orders:
    """Everything that is to happen to one paragraph.

    `mark` says to strike its mark, `new` is what to put behind it, and `properties_of` is the
    paragraph whose text it will hold and whose properties it is therefore to take.
    """

    strikes: list[Strike] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    mark: bool = False
    new: list[Addition] = field(default_factory=list)
    properties_of: int | None = None

    def leave_nothing_of(self, span: Span) -> bool:
        """Say whether all of a paragraph's text goes and none comes."""
        covered = sum(strike.span.length for strike in self.strikes)
        return covered == span.length and not self.entries and not self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The orders by paragraph, and the marks that were to go and cannot (by paragraph)."""

    orders: dict[int, Orders]
    kept: frozenset[int]


def plan(projection: Projection, revisions: Sequence[Revision]) -> Plan:
    """Turn revisions into orders for single paragraphs.

    Raises RefusedError where the revisions do not fit the text or each other.
    """
    for revision in revisions:
        _check(projection, revision)
    return _Planner(projection, revisions).plan()


def joins_next(paragraphs: Sequence[ProjectedParagraph], index: int) -> bool:
    """Say whether a paragraph's mark can go, so that its text joins the following paragraph.

    The last paragraph of a cell, a section or a story has none to join, nor has one before a table
    (ECMA-376 Part 1, 17.13.5.15).
    """
    if not 0 <= index < len(paragraphs) - 1:
        return False
    element = paragraphs[index].element
    if element.find(_SECTION) is not None:
        return False
    follower = element.getnext()
    while follower is not None and follower.tag in RANGE_MARKS:
        follower = follower.getnext()
    return follower is paragraphs[index + 1].elements[0]


def paragraph_at(paragraphs: Sequence[ProjectedParagraph], offset: int) -> int:
    """Return the paragraph that holds an offset; its end, before the mark, is still its own."""
    return bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1


# ------------------------------------------------------------------ do they fit?


def _check(projection: Projection, revision: Revision) -> None:
    span = revision.span
    if not 0 <= span.start <= span.end or span.of(projection.text) != revision.delete:
        raise _refused(revision, "is not about this text: the file is another version")
    first, last = (paragraph_at(projection.paragraphs, offset) for offset in span)
    if _story_of(projection, first) is not _story_of(projection, last):
        raise _refused(revision, "strikes text of two stories, such as a body and a note")
    if revision.paragraphs:
        _check_paragraphs(projection, revision)
    elif not _UNWRITABLE.isdisjoint(revision.insert):
        raise _refused(revision, "inserts a line end or a character that Word cannot hold")


def _check_paragraphs(projection: Projection, revision: Revision) -> None:
    if revision.delete:
        raise _refused(revision, "both strikes text and inserts paragraphs")
    for new in revision.paragraphs:
        if not _UNWRITABLE.isdisjoint(new.text):
            raise _refused(revision, "inserts a line end or a character that Word cannot hold")
        if not 0 <= new.like < len(projection.paragraphs):
            raise _refused(revision, "takes its look from a paragraph that is not there")


def _story_of(projection: Projection, index: int) -> Element | None:
    return next(projection.paragraphs[index].element.iterancestors(*_STORIES), None)


def _refused(revision: Revision, what: str) -> RefusedError:
    return RefusedError(
        f"revision {revision.id} {what}. Nothing was written; review the file anew."
    )


# ------------------------------------------------------------------ who gets which order


class _Range(NamedTuple):
    """Text to strike, and whether something is written in its place."""

    start: int
    end: int
    replaced: bool


class _Planner:
    """Sorts revisions by paragraph. A line feed stands for the mark of the paragraph it ends."""

    def __init__(self, projection: Projection, revisions: Sequence[Revision]) -> None:
        self._paragraphs = projection.paragraphs
        self._revisions = sorted(revisions, key=lambda r: (r.span, bool(r.paragraphs)))
        self._led = {r.span.start for r in revisions if r.delete.startswith("\n")}
        self._orders: dict[int, Orders] = {}
        self._kept: set[int] = set()

    def plan(self) -> Plan:
        ranges = [(self._range(revision), revision) for revision in self._revisions]
        _refuse_overlaps(ranges)
        for found, revision in ranges:
            self._distribute(found, revision)
        for joined in _joined(found for found, _ in ranges):
            self._marks(joined)
        return Plan(orders=dict(sorted(self._orders.items())), kept=frozenset(self._kept))

    def _range(self, revision: Revision) -> _Range:
        """Return what a revision covers, measured so that each mark closes its paragraph.

        New paragraphs stand behind the mark. To strike the marks before some paragraphs is to strike
        the marks behind them, which leaves the paragraph in front alone.
        """
        start, end = revision.span
        if revision.paragraphs:
            if self._paragraphs[self._at(start)].span.end != start:
                raise _refused(revision, "inserts paragraphs in the midst of another")
            return _Range(start + 1, start + 1, replaced=True)
        is_led = revision.delete.startswith("\n") and not revision.insert
        if is_led and self._paragraphs[self._at(end)].span.end == end not in self._led:
            return _Range(start + 1, end + 1, replaced=False)
        return _Range(start, end, replaced=bool(revision.insert))

    def _distribute(self, found: _Range, revision: Revision) -> None:
        index = self._at(revision.span.start)
        if revision.paragraphs:
            new = (Addition(paragraph, revision.finding) for paragraph in revision.paragraphs)
            self._order(index).new.extend(new)
        elif revision.insert:
            end = min(revision.span.end, self._paragraphs[index].span.end)
            entry = Entry(Span(revision.span.start, end), revision.insert)
            self._order(index).entries.append(entry)
        if found.end > found.start:
            self._strike_text(found)

    def _strike_text(self, found: _Range) -> None:
        for index in range(self._at(found.start), self._at(found.end - 1) + 1):
            span = self._paragraphs[index].span
            start, end = max(span.start, found.start), min(span.end, found.end)
            if start < end:
                strike = Strike(Span(start, end), replaced=found.replaced)
                self._order(index).strikes.append(strike)

    def _at(self, offset: int) -> int:
        return paragraph_at(self._paragraphs, offset)

    def _order(self, index: int) -> Orders:
        return self._orders.setdefault(index, Orders())

    # -------------------------------------------------------------- which marks go

    def _marks(self, struck: _Range) -> None:
        """Strike the marks in a range, choosing among marks that come to the same text.

        What is left of a paragraph is to keep its properties, and no empty paragraph is to be left.
        """
        first, last = self._at(struck.start), self._at(struck.end - 1)
        if struck.end <= self._paragraphs[last].span.end:
            last -= 1
        if last < first:
            return
        spans = [paragraph.span for paragraph in self._paragraphs]
        is_whole = struck.start == spans[first].start
        if struck.end == spans[last].end + 1:
            self._through_mark(first, last, is_whole=is_whole and not struck.replaced)
        elif struck.end == spans[last + 1].end:
            self._up_to_mark(first, last + 1)
        else:
            self._strike_marks(first, last)

    def _through_mark(self, first: int, last: int, *, is_whole: bool) -> None:
        """Strike up to and with the mark of `last`."""
        if joins_next(self._paragraphs, last) or self._order(last).new:
            self._strike_marks(first, last)
        elif is_whole and self._can_join(first - 1, last):
            self._strike_marks(first - 1, last - 1)
            self._order(last).properties_of = first - 1
        else:
            whole = self._strike_marks(first, last)
            if whole and not is_whole and first < last:
                self._order(last).properties_of = first

    def _up_to_mark(self, first: int, last: int) -> None:
        """Strike up to the mark of `last`, without it; what is left of `first` keeps its look."""
        joined = all(joins_next(self._paragraphs, index) for index in range(first, last + 1))
        if joined and not self._enters(first + 1, last):
            self._strike_marks(first + 1, last)
        elif self._strike_marks(first, last - 1):
            self._order(last).properties_of = first

    def _can_join(self, before: int, last: int) -> bool:
        """Say whether the paragraph before struck ones can join the last, which is then empty."""
        if not all(joins_next(self._paragraphs, index) for index in range(before, last)):
            return False
        orders = self._orders.get(before)
        if orders is not None and (orders.mark or orders.new):
            return False
        return not self._enters(before + 1, last)

    def _enters(self, first: int, last: int) -> bool:
        """Say whether text is to be written in any of some paragraphs."""
        wanted = (self._orders.get(index) for index in range(first, last + 1))
        return any(orders is not None and orders.entries for orders in wanted)

    def _strike_marks(self, first: int, last: int) -> bool:
        """Strike marks; say whether all but the last of those that cannot go have gone."""
        whole = True
        for index in range(first, last + 1):
            if joins_next(self._paragraphs, index) or self._order(index).new:
                self._order(index).mark = True
            else:
                self._kept.add(index)
                whole = whole and index == last
        return whole


def _refuse_overlaps(ranges: Iterable[tuple[_Range, Revision]]) -> None:
    reach = -1
    for found, revision in sorted(ranges, key=lambda pair: (pair[0].start, pair[0].end)):
        if found.start < reach:
            raise _refused(revision, "overlaps another revision")
        reach = max(reach, found.end)


def _joined(ranges: Iterable[_Range]) -> Iterator[_Range]:
    """Yield the ranges that strike something, those that touch and write nothing as one."""
    waiting: _Range | None = None
    for found in sorted(r for r in ranges if r.end > r.start):
        if waiting is not None and waiting.end == found.start and not found.replaced:
            waiting = waiting._replace(end=found.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = found
    if waiting is not None:
        yield waiting
