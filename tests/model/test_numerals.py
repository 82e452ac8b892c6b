"""Numbers in words and figures are each other's inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redline.model.numerals import read_words, spell


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (12, "twelve"),
        (45, "forty-five"),
        (60, "sixty"),
        (120, "one hundred twenty"),
        (1000000, "one million"),
        (1050, "one thousand fifty"),
        (0.5, "one-half"),
        (1.5, "one and one-half"),
        (99.9, "ninety-nine point nine"),
    ],
)
def test_numbers_are_spelled_as_contracts_write_them(number: float, words: str) -> None:
    assert spell(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (120, "one hundred and twenty"),
        (1005, "one thousand and five"),
        (1100, "one thousand one hundred"),
    ],
)
def test_the_british_way_joins_with_and(number: float, words: str) -> None:
    assert spell(number, joiner=" and ") == words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("One Hundred and Twenty", 120),
        ("forty five", 45),
        ("half", 0.5),
        ("one-half", 0.5),
        ("one half", 0.5),
        ("a third", 1 / 3),
        ("one and one-half", 1.5),
        ("two thousand twenty-four", 2024),
        ("two million five hundred thousand", 2500000),
        ("hundred", 100),
        ("ninety-nine point nine five", 99.95),
        ("zero point zero one", 0.01),
    ],
)
def test_words_are_read_as_numbers(words: str, number: float) -> None:
    assert read_words(words) == pytest.approx(number)


@pytest.mark.parametrize("words", ["", "several", "thirty odd", "some half", "some and one half"])
def test_words_that_are_no_number_are_not_read(words: str) -> None:
    assert read_words(words) is None


@given(st.integers(min_value=0, max_value=10**13))
def test_what_is_spelled_is_read_back(number: int) -> None:
    assert read_words(spell(number)) == number
    assert read_words(spell(number, joiner=" and ")) == number


def test_numbers_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="from zero up"):
        spell(-1)
