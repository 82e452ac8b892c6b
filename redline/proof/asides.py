"""Knows words that are not the contract's own: notes to the drafter, headings named, addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from redline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_ASIDE: Final = re.compile(
    r"(?:\d\)?|\b[A-Z])\s\((?=[A-Z])[^()\n]{3,90}\)"
    r"|https?://\S{1,300}"
)
"""A heading named behind its number, an address."""

_NOTE: Final = re.compile(r"\[[^\[\]\n]{40,2000}\]|<!--[^<]{0,2000}?-->")
"""A note to the drafter."""


def asides(text: str) -> tuple[Span, ...]:
    """Return the asides of a text in order."""
    named = (Span(*match.span()) for match in _ASIDE.finditer(text))
    return merged((*named, *notes_in(text)))


def notes_in(text: str) -> tuple[Span, ...]:
    """Return the notes to the drafter in order."""
    return tuple(Span(*match.span()) for match in _NOTE.finditer(text))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def within(spans: tuple[Span, ...], at: int) -> bool:
    """Say whether an offset lies in one of some spans, which are in order and apart."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and spans[index].end > at
