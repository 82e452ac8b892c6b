"""Workbooks hold text alone, are the same bytes each time, and are read within limits."""

from __future__ import annotations

import io
import sys
import zipfile

import openpyxl
import pytest

from redline.errors import UsageError
from redline.tables import xlsx, xlsx_bytes, xlsx_rows

ROWS = (("point", "they say"), ("Term", "=1+1"), ("-2", "@x"), ("", "line\nline"))


def test_what_was_written_is_read_again() -> None:
    assert xlsx_rows(xlsx_bytes(ROWS, "Findings"), "x.xlsx") == ROWS


def test_no_cell_is_a_formula() -> None:
    made = xlsx_bytes(ROWS, "Findings")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.value for cell in cells if cell.quotePrefix} == {"=1+1", "-2", "@x"}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_equal_rows_make_equal_bytes_without_the_time() -> None:
    made = xlsx_bytes(ROWS, "Findings")
    assert made == xlsx_bytes(ROWS, "Findings")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_what_no_workbook_can_hold_is_left_out() -> None:
    made = xlsx_bytes([("a\x00b\x1fc\ud800", "x" * 40_000)], "a/b:c" * 20)
    ((first, second),) = xlsx_rows(made, "x.xlsx")
    assert (first, len(second)) == ("abc", xlsx.LONGEST)


def test_without_the_library_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(UsageError, match=r"pip install 'redline-review\[xlsx\]'"):
        xlsx_bytes(ROWS, "Findings")
    with pytest.raises(UsageError, match=r"x\.xlsx: needs openpyxl"):
        xlsx_rows(b"", "x.xlsx")


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(UsageError, match=r"is no \.xlsx workbook"):
        xlsx_rows(b"PDF", "x.xlsx")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a", "b")
    with pytest.raises(UsageError, match="is no workbook that can be read"):
        xlsx_rows(held.getvalue(), "x.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", b"\0" * (xlsx.UNPACKED + 1))
    with pytest.raises(UsageError, match="unpacks to more than 64 MB"):
        xlsx_rows(held.getvalue(), "x.xlsx")
