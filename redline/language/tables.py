"""Tells what a table in a contract is for: signing, key terms, figures, or merely laying out clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
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
FLOWING_WORDS = 150  # a table of one column with more words than this holds clauses, not terms


class TableKind(StrEnum):
    """What a table is for."""

    SIGNATURE = "signature"
    FLOW = "flow"
    TERMS = "terms"
    GRID = "grid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the body: its lines in order, and what it is for."""

    kind: TableKind
    lines: tuple[Line, ...]


def read_tables(lines: Iterable[Line]) -> tuple[Table, ...]:
    """Return the tables of the body in order."""
    celled = (line for line in lines if line.cell is not None)
    groups = (tuple(group) for _, group in groupby(celled, key=_table_of))
    return tuple(Table(kind=_kind(group), lines=group) for group in groups)


def rows(table: Iterable[Line]) -> list[tuple[Line, ...]]:
    """Return the lines of a table row by row."""
    return [tuple(row) for _, row in groupby(table, key=_row_of)]


def cells(row: Iterable[Line]) -> list[tuple[Line, ...]]:
    """Return the lines of a row cell by cell, empty cells left out."""
    return [tuple(cell) for _, cell in groupby(row, key=_column_of)]


def signing_label(line: Line) -> str:
    """Return the field of a signature block that the line is, such as `by` or `date`, or nothing."""
    match = SIGNING.fullmatch(line.text) if len(line.tokens) <= 14 else None
    return match["label"].lower() if match else ""


def _table_of(line: Line) -> int:
    return line.cell.table if line.cell else -1


def _row_of(line: Line) -> int:
    return line.cell.row if line.cell else -1


def _column_of(line: Line) -> int:
    return line.cell.column if line.cell else -1


def _kind(lines: tuple[Line, ...]) -> TableKind:
    if _is_signature(lines):
        return TableKind.SIGNATURE
    if _is_flow(lines):
        return TableKind.FLOW
    widths = [len(cells(row)) for row in rows(lines)]
    wide = sum(width >= 3 for width in widths)
    return TableKind.GRID if 2 * wide >= len(widths) else TableKind.TERMS


def _is_signature(lines: tuple[Line, ...]) -> bool:
    labels = [label for line in lines if (label := signing_label(line))]
    found = set(labels)
    sure = bool(found & SURE) and len(found) >= 2
    return (sure or len(found) >= 3) and 4 * len(labels) >= len(lines)


def _is_flow(lines: tuple[Line, ...]) -> bool:
    """Say whether the table only lays out text: clauses with numbers, or one column of it."""
    if len({_column_of(line) for line in lines}) > 2:
        return False
    numbered = [line for line in lines if line.number is not None and not line.number.weak]
    words = sum(len(line.tokens) for line in lines)
    if len(numbered) >= 2 and words >= 12 * len(numbered):
        return True
    single = {_column_of(line) for line in lines} == {0}
    return single and len(lines) > 3 and words > FLOWING_WORDS and len(rows(lines)) < len(lines)
