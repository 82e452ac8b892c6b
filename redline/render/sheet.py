"""A page of plain parts - titles, text, lists, tables - that each form of output writes in its way."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.outgoing import Passage

Line = str | tuple[Passage, ...]
"""Plain words, or words some of which are struck or added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading; level 1 is the name of the page."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph; `strong` for a warning that must be seen."""

    text: Line
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the contract."""

    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list. Each point may begin with a label."""

    items: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with a row of headings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


Part = Title | Words | Quote | Points | Grid
Sheet = tuple[Part, ...]


def spaced(text: str, shown: str) -> str:
    """Return how a passage is shown with one space at either end where the text had some there."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * before}{shown}{' ' * after}"
