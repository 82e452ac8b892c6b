"""Knows how much a change matters: whether it says the same, and what in it nobody should overlook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from redline.model import Span
from redline.model.versions import Touched
from redline.versions.marks import exchanged, negated, party_pattern, term_pattern
from redline.versions.pairing import Pairs
from redline.versions.sameness import only_ends, own_words, spaced
from redline.versions.side import Edited, Marks, Shelf, Side

LONG: Final = 12
"""In a change of more words than this a word such as `may` is only part of what is read anyway."""

FEW: Final = 4
"""So few words put in, or taken out, change what stood there."""

_VALUES: Final = frozenset(
    {
        Touched.NUMBER,
        Touched.DATE,
        Touched.MONEY,
        Touched.PERCENTAGE,
        Touched.DURATION,
        Touched.LAW,
    }
)
_ALWAYS: Final = _VALUES | {Touched.NEGATION}
"""What is told of any change."""

_ONE_FOR_ANOTHER: Final = frozenset({Touched.PARTY, Touched.REFERENCE})
"""What is told of a long change where one took the place of another."""

_NEEDS_BOTH: Final = frozenset({Touched.TERM})
"""What is told only where other words were put in its place."""


class Judge:
    """Judges the changes between two versions."""

    def __init__(self, old: Side, new: Side, pairs: Pairs) -> None:
        readings = old.reading, new.reading
        self._own = own_words(readings)
        named = (
            (Touched.PARTY, party_pattern(readings)),
            (Touched.TERM, term_pattern(readings)),
        )
        self._old = Shelf(old, pairs.old, named, lambda one: pairs.newer(one) or f"no more {one}")
        self._new = Shelf(new, pairs.new, named, str)

    def is_cosmetic(self, old: Edited, new: Edited) -> bool:
        """Say whether a change alters nothing that the words say, for certain."""
        if self._old.is_contents(old.span.start) or self._new.is_contents(new.span.start):
            return True
        struck, written = self._old.said(old, self._own), self._new.said(new, self._own)
        if struck == written:
            return True
        ends = old.span.end == old.around.end and new.span.end == new.around.end
        return (ends and only_ends(struck, written)) or self._is_spaced(old.span, new.span)

    def critical(self, old: Edited, new: Edited, *, whole: bool = False) -> tuple[Touched, ...]:
        """Name what a change alters that nobody should overlook; `whole`: of entire paragraphs."""
        was, now = self._old.marks(old), self._new.marks(new)
        both = bool(old.words and new.words)
        short = not whole and max(old.words, new.words) <= LONG
        told = _ALWAYS | (_ONE_FOR_ANOTHER if both else frozenset())
        if short and (both or old.words + new.words <= FEW):
            told = frozenset(Touched) - (frozenset() if both else _NEEDS_BOTH)
        found = {what for what in told if _differ(what, was, now)}
        if short:
            found |= set(self._turned(old.span, new.span))
        return tuple(what for what in Touched if what in found)

    def _is_spaced(self, old: Span, new: Span) -> bool:
        text = self._old.text
        before, after = text[old.start - 1 : old.start], text[old.end : old.end + 1]
        return spaced(old.of(text), new.of(self._new.text), before, after)

    def _turned(self, old: Span, new: Span) -> Iterator[Touched]:
        """Yield what only shows in both wordings together."""
        if exchanged(old.of(self._old.text), new.of(self._new.text)):
            yield Touched.CONNECTIVE
        if negated(self._old.widened(old), self._new.widened(new)):
            yield Touched.NEGATION


def _differ(what: Touched, was: Marks, now: Marks) -> bool:
    """Say whether a change alters words of a kind.

    A value said once or twice is the same value: of `thirty (30) days` the words may go.
    """
    struck, written = was.said(what), now.said(what)
    if not written:
        return bool(set(struck) - now.said_beside(what))
    if not struck:
        return bool(set(written) - was.said_beside(what))
    return set(struck) != set(written) if what in _VALUES else struck != written
