from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from redline.render.safe import clean, cut, quoted


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[31mred\x1b[0m",
        "\x9b2J",
        "a\rb",
        "\x07bell",
        "\u202eright to left\u202c",
        "\u2066isolated\u2069",
        "zero\u200bwidth\ufeff",
        "tag\U000e0041",
        "lone\udc80",
    ],
)
def test_nothing_that_acts_on_a_terminal_is_left(hostile: str) -> None:
    assert clean(hostile).isprintable()


def test_words_stay_apart_where_lines_and_tabs_were() -> None:
    assert clean("one\ttwo\vthree\nfour\u2028five") == "one two three four five"


def test_a_picture_in_the_text_leaves_a_space() -> None:
    assert clean("see\ufffcbelow") == "see below"


def test_letters_of_any_script_stay() -> None:
    assert clean("Łódź 株式会社 שלום") == "Łódź 株式会社 שלום"


def test_an_endless_text_is_not_shown_in_full() -> None:
    assert len(clean("x" * 100_000)) < 5000


def test_a_long_text_is_cut_at_a_word() -> None:
    assert cut("within fifteen days of the invoice", 20) == "within fifteen days…"


def test_one_endless_word_is_cut_in_its_midst() -> None:
    assert cut("x" * 50, 10) == "xxxxxxxxx…"


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert cut("fits.", 5) == "fits."


@given(text=st.text(max_size=80), width=st.integers(min_value=3, max_value=60))
def test_a_quote_never_takes_more_columns_than_it_may(text: str, width: int) -> None:
    assert cell_len(quoted(text, width)) <= width


def test_no_text_gives_no_quotation_marks() -> None:
    assert quoted(" \n", 20) == ""
