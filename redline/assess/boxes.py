"""Knows what of a form was not agreed: beside a box that nobody ticked, or in a note to its drafter."""

from __future__ import annotations

import re
from bisect import bisect_right

from redline.model import Contract, Span

BOX = re.compile(r"^\s{0,8}(?:[-•*]\s{1,3})?\[[ \t\u00a0_]{0,8}\]\s{1,8}(?=[A-Z{(“\"\[$\d])")
"""Brackets with nothing in them, and an option behind."""

DRAWN = re.compile(r"^\s{0,8}(?:[-•*]\s{1,3})?[☐□❏❑▢]")
TICKED = re.compile(r"^\s{0,8}(?:[-•*]\s{1,3})?(?:\[\s?[xX✓✔]\s?\]|[☑☒✓✔✗✘⊠■])")
NOTE = re.compile(
    r"<!--[^<]{0,2000}?-->|\[\s?(?:drafting note|note to draft(?:er)?|guidance note|ntd)\b[^\[\]\n]{0,600}\]",
    re.IGNORECASE,
)
"""What tells a drafter how to use the form."""

FEW = 2
"""Brackets alone at the beginning of a line may be a name left open; with others they are boxes."""


def not_agreed(contract: Contract) -> tuple[Span, ...]:
    """Return the options with an empty box and the notes to a drafter, in the order of the text."""
    options = _unticked(contract)
    notes = (Span(*match.span()) for match in NOTE.finditer(contract.text))
    return tuple(sorted((*options, *(note for note in notes if not _within(note, options)))))


def _within(note: Span, options: tuple[Span, ...]) -> bool:
    at = bisect_right(options, note.start, key=lambda option: option.start) - 1
    return at >= 0 and options[at].meets(note)


def _unticked(contract: Contract) -> tuple[Span, ...]:
    """Return the paragraphs that are options which nobody took.

    One is told by a drawn box, or by brackets where other options of the form have them too.
    """
    drawn, bracketed, others = [], [], 0
    for paragraph in contract.paragraphs:
        text = paragraph.span.of(contract.text)
        if DRAWN.match(text):
            drawn.append(paragraph.span)
        elif BOX.match(text):
            bracketed.append(paragraph.span)
        elif TICKED.match(text):
            others += 1
    found = drawn + (bracketed if len(bracketed) + others >= FEW else [])
    return tuple(sorted(found))
