"""Tells what a table in a contract is for: signing, key terms, figures, or merely laying out clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.language.lines import Line

SIGNING = re.compile(
    r"(?P<label>signature|signed(?: by)?|by|sign|print(?:ed)? name|signatory(?: name)?|name|title|its|date"
    r"|position|witness(?:ed by)?)\s*(?::.*|_+.*|\(.*)?",
    re.IGNORECASE | re.DOTALL,
)
SURE = frozenset(
    (
        "signature",
        "signed",
        "signed by",
        "by",
        "sign",
        "printed name",
        "print name",
        "signatory name",
    )
)
FEW = 8  # words: a row that begins with a clause number and has more is a clause in a frame
FLOWING_WORDS = 150  # a table of one column with more words than this holds clauses, not terms


class TableKind(StrEnum):
    """What a table is for."""

    SIGNATURE = "signature"
    FLOW = "flow"
    TERMS = "terms"
    GRID = "grid"


Row = tuple[tuple["Line", ...], ...]
"""The lines of a row, cell by cell; cells without text are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the body with those inside it, row by row, and what it is for."""

    kind: TableKind
    rows: tuple[Row, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines of the table in order."""
        return tuple(line for row in self.rows for line in lines_of(row))


def read_tables(lines: Iterable[Line]) -> tuple[Table, ...]:
    """Return the tables of the body in order; one inside another is part of its cell."""
    celled = [line for line in lines if line.cell is not None]
    last = {_table_of(line): at for at, line in enumerate(celled)}
    found, at = [], 0
    while at < len(celled):
        end = last[_table_of(celled[at])] + 1
        rows = _rows(celled[at:end])
        found.append(Table(kind=_kind(rows), rows=rows))
        at = end
    return tuple(found)


def lines_of(row: Row) -> tuple[Line, ...]:
    """Return the lines of a row in order."""
    return tuple(line for cell in row for line in cell)


def _rows(lines: list[Line]) -> tuple[Row, ...]:
    """Sort the lines of a table into rows and cells; a table inside goes with the cell before it."""
    outer = _table_of(lines[0])
    rows: list[list[list[Line]]] = []
    row, column = -1, -1
    for line in lines:
        own = line.cell is not None and _table_of(line) == outer
        if own and line.cell is not None and line.cell.row != row:
            row, column = line.cell.row, -1
            rows.append([])
        if own and line.cell is not None and line.cell.column != column:
            column = line.cell.column
            rows[-1].append([])
        rows[-1][-1].append(line)
    return tuple(tuple(tuple(cell) for cell in cells) for cells in rows)


def signing_label(line: Line) -> str:
    """Return the field of a signature block that the line is, such as `by` or `date`, or nothing."""
    match = SIGNING.fullmatch(line.text) if len(line.tokens) <= 14 else None
    return match["label"].lower() if match else ""


def _table_of(line: Line) -> int:
    return line.cell.table if line.cell else -1


def _kind(rows: tuple[Row, ...]) -> TableKind:
    lines = [line for row in rows for line in lines_of(row)]
    if _is_signature(lines):
        return TableKind.SIGNATURE
    if _is_flow(rows, lines):
        return TableKind.FLOW
    wide = sum(len(row) >= 3 for row in rows)
    return TableKind.GRID if 2 * wide >= len(rows) else TableKind.TERMS


def _is_signature(lines: list[Line]) -> bool:
    labels = [label for line in lines if (label := signing_label(line))]
    found = set(labels)
    sure = bool(found & SURE) and len(found) >= 2
    return (sure or len(found) >= 3) and 4 * len(labels) >= len(lines)


def _is_flow(rows: tuple[Row, ...], lines: list[Line]) -> bool:
    """Say whether the table only lays out text: clauses with numbers, or one column of it."""
    widest = max(map(len, rows))
    if widest > 2:
        return False
    if widest == 1 and all(_opens_clause(lines_of(row)[0]) for row in rows):
        return True
    numbered = [line for line in lines if line.number is not None and not line.number.weak]
    words = sum(len(line.tokens) for line in lines)
    if len(numbered) >= 2 and words >= 12 * len(numbered):
        return True
    return widest == 1 and len(lines) > 3 and words > FLOWING_WORDS and len(rows) < len(lines)


def _opens_clause(line: Line) -> bool:
    """Say whether the line is a clause in a frame: a number of several parts, then words."""
    return line.number is not None and len(line.number.decimal) > 1 and len(line.tokens) > FEW
