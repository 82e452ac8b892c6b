"""Knows where a contract speaks of both parties at once: what binds both is one-sided for neither."""

from __future__ import annotations

import re

from redline.assess.phrases import Names
from redline.model import Choice, Phrase, Piece, Slot, Span

SIDED = frozenset({"us", "them"})


def joint_mentions(text: str, names: Names) -> tuple[Span, ...]:
    """Return where both parties are named together: `neither A nor B`, `both A and B`, `A and B shall`."""
    both = tuple(dict.fromkeys((*names.us, *names.them)))
    if not both:
        return ()
    party = (
        "(?:the )?(?:"
        + "|".join(re.escape(name) for name in sorted(both, key=len, reverse=True))
        + ")"
    )
    pattern = re.compile(
        rf"\bneither\b[^.;\n]{{0,120}}?\bnor {party}\b"
        rf"|\b(?:both|each of|either of) {party},? (?:and|or) {party}\b"
        rf"|\b{party} and {party}(?= (?:each |both |mutually )?(?:shall|will|must|may|agree|are)\b)",
        re.IGNORECASE,
    )
    return tuple(Span(*match.span()) for match in pattern.finditer(text))


def is_one_sided(phrase: Phrase) -> bool:
    """Say whether a phrase names one side of the table and not the other."""
    return len(SIDED & _sides(phrase.pieces)) == 1


def _sides(pieces: tuple[Piece, ...]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for piece in pieces:
        if isinstance(piece, Slot):
            found |= {piece.side}
        elif isinstance(piece, Choice):
            found |= frozenset().union(*(_sides(option) for option in piece.options))
    return found
