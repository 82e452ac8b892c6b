"""Knows the boxes of a form that nobody ticked: what stands beside them was not agreed."""

from __future__ import annotations

import re

from redline.model import Contract, Span

BOX = re.compile(r"^\s{0,8}(?:[-•*]\s{1,3})?\[[ \t\u00a0_]{0,8}\]\s{1,8}(?=[A-Z{(“\"\[$\d])")
"""Brackets with nothing in them, and an option behind."""

DRAWN = re.compile(r"^\s{0,8}(?:[-•*]\s{1,3})?[☐□❏❑▢]")
TICKED = re.compile(r"^\s{0,8}(?:[-•*]\s{1,3})?(?:\[\s?[xX✓✔]\s?\]|[☑☒✓✔✗✘⊠■])")
FEW = 2
"""Brackets alone at the beginning of a line may be a name left open; with others they are boxes."""


def unticked(contract: Contract) -> tuple[Span, ...]:
    """Return the paragraphs that are options with an empty box, in the order of the text.

    An option is told by a drawn box, or by brackets where other options of the form have them too.
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
