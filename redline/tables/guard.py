"""Knows which cells a spreadsheet would take for a formula, and how they are kept from acting."""

from __future__ import annotations

ACTING = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet may begin to calculate at; the last four are the wide forms of the first."""

QUOTE = "'"
"""In front of a cell, this tells a spreadsheet that what follows is text."""


def acts(cell: str) -> bool:
    """Say whether a cell would act, or would once a quote in front of it is taken away."""
    return cell.lstrip(QUOTE)[:1] in ACTING if cell.lstrip(QUOTE) else False


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet calculates."""
    return QUOTE + cell if acts(cell) else cell


def unguarded(cell: str) -> str:
    """Return what a guarded cell says."""
    return cell[1:] if cell.startswith(QUOTE) and acts(cell) else cell
