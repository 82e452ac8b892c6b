"""A change that has been thought out but not yet given a number: what is struck, what is written."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass

from redline.compare import hunks
from redline.model import NewParagraph, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One change to the contract's text, or whole paragraphs after the one that ends at `span.start`."""

    span: Span
    insert: str = ""
    paragraphs: tuple[NewParagraph, ...] = ()


def rewrite(text: str, span: Span, new: str) -> tuple[Draft, ...]:
    """Return the changes, word by word, that make the text at `span` say `new`."""
    return tuple(
        Draft(span=hunk.span.shifted(span.start), insert=hunk.insert)
        for hunk in hunks(span.of(text), new)
    )


def clash(first: Draft, second: Draft) -> bool:
    """Say whether two changes cannot both be made: they strike the same text or write in its midst."""
    if first.span.length and second.span.length:
        return first.span.meets(second.span)
    inner, outer = sorted((first.span, second.span), key=lambda span: span.length)
    return outer.start < inner.start < outer.end


class Taken:
    """The changes settled so far, in the order of the text, so that a clash is found among neighbours."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._drafts: dict[Span, Draft] = {}

    def add(self, drafts: tuple[Draft, ...]) -> None:
        """Take changes that clash with none of those taken before."""
        for draft in drafts:
            if draft.span not in self._drafts:
                insort(self._spans, draft.span)
            self._drafts[draft.span] = draft

    def clashes(self, draft: Draft) -> bool:
        """Say whether a change cannot be made beside those taken."""
        at = bisect_left(self._spans, draft.span)
        while at > 0 and self._spans[at - 1].end >= draft.span.start:
            at -= 1
        while at < len(self._spans) and self._spans[at].start <= draft.span.end:
            if clash(draft, self._drafts[self._spans[at]]):
                return True
            at += 1
        return False
