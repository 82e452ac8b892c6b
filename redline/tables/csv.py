"""Knows comma-separated tables: what is written for spreadsheets, and what they write.

The form is that of RFC 4180 in UTF-8, with the mark at the start by which spreadsheets know UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from redline.errors import UsageError
from redline.tables.guard import guarded, unguarded

SEPARATORS = (",", ";", "\t")
"""What stands between cells: a comma, or what spreadsheets of some countries write instead."""

LONGEST = 1_000_000
"""Characters of the longest cell that is read."""


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a table, one line for each row whose cells have no line breaks of their own."""
    made = io.StringIO(newline="")
    csv.writer(made).writerows([guarded(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig", "backslashreplace")


def csv_rows(data: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table. Raises `UsageError` where it is none; `name` is for the message."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name}: is not UTF-8 text. Save it as CSV UTF-8.") from None
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(LONGEST)
    try:
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UsageError(f"{name}: is no table ({error}). Save it as CSV UTF-8.") from None
    return tuple(tuple(unguarded(cell) for cell in row) for row in read)
