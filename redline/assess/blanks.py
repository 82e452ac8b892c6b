"""Counts the blanks that a contract under review still has."""

from __future__ import annotations

from redline.model import Contract, Span
from redline.model.blanks import blanks_in


def blanks(contract: Contract) -> tuple[Span, ...]:
    """Return the blanks and placeholders left, those to sign on excepted."""
    return tuple(span for _, span in blanks_in(contract))
