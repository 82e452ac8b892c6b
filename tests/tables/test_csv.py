"""Tables of commas hold what was put in, and nothing in them calculates."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redline.errors import UsageError
from redline.tables import csv_bytes, csv_rows

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=12)
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "'=1"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_quoted(cell: str) -> None:
    text = csv_bytes([(cell,)]).decode("utf-8-sig")
    ((written,),) = csv.reader(io.StringIO(text, newline=""))
    assert written == f"'{cell}"


@pytest.mark.parametrize("cell", ["15 days", "'", "it's", " = 1", ""])
def test_any_other_cell_is_left_as_it_is(cell: str) -> None:
    assert csv_bytes([(cell, "x")]).decode("utf-8-sig").startswith(cell or ",")


@settings(max_examples=100, deadline=None)
@given(rows=ROWS)
def test_what_was_written_is_read_again(rows: list[tuple[str, str]]) -> None:
    headed = [("a", "b"), *rows]
    assert csv_rows(csv_bytes(headed), "x.csv") == tuple(headed)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_spreadsheets_of_other_countries_write_is_read(separator: str) -> None:
    data = f"Issue{separator}Position\r\nTerm{separator}one year\r\n".encode()
    assert csv_rows(data, "x.csv") == (("Issue", "Position"), ("Term", "one year"))


def test_a_table_in_another_encoding_is_refused_with_the_cure() -> None:
    with pytest.raises(UsageError, match=r"x\.csv: is not UTF-8 text\. Save it as CSV UTF-8"):
        csv_rows("Größe".encode("latin-1"), "x.csv")


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(UsageError, match="is no table"):
        csv_rows(b'a\n"' + b"x" * 1_000_001, "x.csv")
