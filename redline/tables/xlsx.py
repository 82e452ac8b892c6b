"""Knows workbooks, by way of openpyxl, which is an extra: text is written, never a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from redline.errors import UsageError
from redline.tables.guard import acts

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Characters a cell can hold (ECMA-376 leaves it open; this is what spreadsheets take)."""

UNPACKED = 64 * 2**20
"""Bytes that a workbook may unpack to."""

MOST_ROWS = 20_000

WIDTHS = (10, 60)
"""The narrowest and the widest column, in characters."""

STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
EPOCH = rb"\g<1>1980-01-01T00:00:00Z\g<2>"

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

CURE = "Install it with: pip install 'redline-review[xlsx]', or use csv."


def xlsx_bytes(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """Return rows, the first of them headings, as a workbook of one sheet. Equal rows, equal bytes.

    Raises `UsageError` where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise UsageError(f"xlsx: needs openpyxl, which is not installed. {CURE}") from None
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    table = [[_held(cell) for cell in row] for row in rows]
    for at, row in enumerate(table, 1):
        _fill(sheet, at, row)
    _look(sheet, table)
    made = io.BytesIO()
    book.save(made)
    return _timeless(made.getvalue())


def _held(cell: str) -> str:
    return ILLEGAL.sub("", cell)[:LONGEST]


def _fill(sheet: Worksheet, at: int, row: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    for number, text in enumerate(row, 1):
        cell = sheet.cell(at, number)
        cell.value = text
        cell.data_type = "s"  # text, whatever it begins with
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if acts(text):
            cell.quotePrefix = True  # stays text when somebody edits the cell
        if at == 1:
            cell.font = Font(bold=True)


def _look(sheet: Worksheet, table: Sequence[Sequence[str]]) -> None:
    """Keep the headings in sight and the columns no wider than they need to be."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    least, most = WIDTHS
    for number, column in enumerate(zip(*table, strict=True), 1):
        width = min(max(least, *map(len, column)), most)
        sheet.column_dimensions[get_column_letter(number)].width = width


def _timeless(made: bytes) -> bytes:
    """Return a workbook without the moment it was made: in its properties and of its parts."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = STAMPED.sub(EPOCH, content)
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, content)
    return packed.getvalue()


def xlsx_rows(data: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the first sheet as text, of formulas the value they last had.

    Raises `UsageError` where it is no workbook, is too large, or openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UsageError(f"{name}: needs openpyxl, which is not installed. {CURE}") from None
    _check_size(data, name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS, values_only=True)
        return tuple(tuple(map(_text, row)) for row in rows)
    except Exception as error:  # the library raises whatever it stumbles over
        raise UsageError(f"{name}: is no workbook that can be read. Save it as .xlsx.") from error


def _check_size(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise UsageError(f"{name}: is no .xlsx workbook. Save it as .xlsx.") from None
    if size > UNPACKED:
        raise UsageError(
            f"{name}: unpacks to more than {UNPACKED // 2**20} MB. Leave out the rest."
        )


def _text(value: object) -> str:
    return "" if value is None else str(value)
