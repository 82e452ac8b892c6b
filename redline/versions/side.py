"""Knows what there is in one version at a place: typed numbers, references, words that matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from redline.model import Contract, Reading, Reference, Role, Span, Story
from redline.model.versions import Touched
from redline.versions.marks import Mark, fact_marks, marks
from redline.versions.pairing import Tree
from redline.versions.sameness import said
from redline.versions.wording import Token

LABEL_ROOM: Final = 12
"""Characters that may stand between a clause and its words beside its number."""

_WIDEST: Final = 100

_LONGEST: Final = 4000
"""In a longer stretch parties and terms are not looked for: nearly all of them are in it."""

Named = Sequence[tuple[Touched, re.Pattern[str] | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version: its text, what was understood of it, and what in it refers to clauses of it."""

    contract: Contract
    reading: Reading
    references: tuple[Reference, ...] = ()


class Edited(NamedTuple):
    """What was struck in one version, or written in the other; `around` is the passage it is in."""

    tokens: Sequence[Token]
    span: Span
    around: Span

    @property
    def words(self) -> int:
        """Return how many words there are."""
        return sum(token.text[0].isalnum() for token in self.tokens)


class Marks(NamedTuple):
    """The words that matter in an edit, and those too that stand right beside it."""

    inside: tuple[Mark, ...]
    beside: tuple[Mark, ...]

    def said(self, what: Touched) -> Counter[str]:
        """Return what is said of a kind."""
        return Counter(mark.says for mark in self.inside if mark.what is what)

    def said_beside(self, what: Touched) -> set[str]:
        """Return what is said of a kind, right beside included."""
        return {mark.says for mark in self.beside if mark.what is what}


class Shelf:
    """One version, asked by place. `called` names a clause as both versions call it."""

    def __init__(self, side: Side, tree: Tree, named: Named, called: Callable[[str], str]) -> None:
        self.text = side.contract.text
        self._tree, self._named = tree, named
        self._numbered = {p.span.start for p in side.contract.paragraphs if p.label}
        self._pages = _Line(_pages(side.contract))
        self._facts = _Line(fact_marks(side.reading.facts))
        self._references = _Line(
            Mark(Touched.REFERENCE, called(one.clause), one.span) for one in side.references
        )

    def is_contents(self, place: int) -> bool:
        """Say whether a place is in a table of contents."""
        clause = self._tree.at(place)
        return clause is not None and clause.role is Role.CONTENTS

    def said(self, edited: Edited, own: frozenset[str]) -> list[str]:
        """Return what the words say, without regard to how they are written."""
        return said(edited.tokens, own, self._refers, self._labels(edited.around))

    def widened(self, span: Span) -> str:
        """Return words with what is written on to them at either end."""
        before = self.text[max(0, span.start - _WIDEST) : span.start]
        after = self.text[span.end : span.end + _WIDEST]
        return _last_word(before) + span.of(self.text) + re.split(r"\s", after, maxsplit=1)[0]

    def marks(self, edited: Edited) -> Marks:
        """Return the words that matter which an edit strikes, writes or cuts into."""
        near = list(self._marks_near(edited))
        inside = [mark for mark in near if _touches(mark.span, edited.span)]
        beside = [mark for mark in near if _borders(mark.span, edited.span)]
        return Marks(tuple(inside), tuple(beside))

    def _marks_near(self, edited: Edited) -> Iterator[Mark]:
        """Yield the words that matter around an edit; a number only where it is nothing else."""
        window = Span(
            max(edited.around.start, edited.span.start - _WIDEST),
            min(edited.around.end, edited.span.end + _WIDEST),
        )
        facts, references = self._facts.meeting(window), self._references.meeting(window)
        yield from facts
        yield from references
        named = self._named if window.length <= _LONGEST else ()
        written = list(marks(self.text, window, named))
        spoken_for = self._spoken_for(edited, [*facts, *references], written)
        for mark in written:
            line = spoken_for.get(mark.what)
            if line is None or not line.meeting(mark.span):
                yield mark

    def _spoken_for(
        self, edited: Edited, read: Sequence[Mark], written: Sequence[Mark]
    ) -> Mapping[Touched, _Line]:
        """Return where words of a kind need not be told: they were read already, or are a number."""
        labels = [Mark(Touched.REFERENCE, "", span) for span in self._labels(edited.around)]
        known = [*labels, *read]
        lines = {
            what: _Line(mark for mark in known if mark.what in {what, Touched.REFERENCE})
            for what in _MORE_THAN_NUMBERS
        }
        values = [mark for mark in written if mark.what in _MORE_THAN_NUMBERS]
        parties = (mark for mark in written if mark.what is Touched.PARTY)
        return {
            **lines,
            Touched.NUMBER: _Line(iter([*known, *values])),
            Touched.TERM: _Line(parties),
        }

    def _refers(self, span: Span) -> str:
        return next((m.says for m in self._references.meeting(span) if m.span.holds(span)), "")

    def _labels(self, around: Span) -> list[Span]:
        """Return where the numbers of clauses are typed into a stretch of text, and those of pages."""
        found = [mark.span for mark in self._pages.meeting(around)]
        for clause in self._tree.starting_in(around):
            start = clause.span.start
            end = clause.heading_span.start if clause.heading_span else clause.body.start
            fits = 0 < end - start <= len(clause.label) + LABEL_ROOM
            if clause.label and fits and start not in self._numbered:
                found.append(Span(start, end))
        return found


_MORE_THAN_NUMBERS: Final = frozenset(
    {Touched.DATE, Touched.MONEY, Touched.PERCENTAGE, Touched.DURATION}
)
_MARGINS: Final = frozenset({Story.HEADER, Story.FOOTER})


class _Line:
    """Marks in order that do not overlap much, asked for by place."""

    def __init__(self, found: Iterator[Mark]) -> None:
        self._marks = sorted(found, key=lambda mark: mark.span)
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((mark.span.length for mark in self._marks), default=0)

    def meeting(self, span: Span) -> list[Mark]:
        """Return the marks that share a character with a span, or hold an empty one."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        return [mark for mark in self._marks[first:last] if _touches(mark.span, span)]


def _touches(mark: Span, span: Span) -> bool:
    """Say whether a span meets a mark; an empty one must be inside."""
    return mark.meets(span) if span.length else mark.start < span.start < mark.end


def _borders(mark: Span, span: Span) -> bool:
    return mark.start <= span.end and span.start <= mark.end


def _pages(contract: Contract) -> Iterator[Mark]:
    """Yield what Word counts in headers and footers, such as the number of a page."""
    starts = [paragraph.span.start for paragraph in contract.paragraphs]
    for field in contract.fields:
        at = bisect_right(starts, field.start) - 1
        if at >= 0 and contract.paragraphs[at].story in _MARGINS:
            yield Mark(Touched.NUMBER, "", field)


def _last_word(text: str) -> str:
    return re.split(r"\s", text)[-1]
