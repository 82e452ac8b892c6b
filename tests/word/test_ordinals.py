"""How Word writes the count of a list."""

from __future__ import annotations

import pytest

from redline.word.ordinals import formatted


@pytest.mark.parametrize(
    ("style", "number", "expected"),
    [
        ("decimal", 0, "0"),
        ("decimal", 12, "12"),
        ("decimalZero", 4, "04"),
        ("decimalZero", 12, "12"),
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 53, "aaa"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 0, "0"),
        ("lowerLetter", 10_000_000, "10000000"),
        ("lowerRoman", 4, "iv"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 9, "IX"),
        ("upperRoman", 4000, "4000"),
        ("ordinal", 1, "1st"),
        ("ordinal", 2, "2nd"),
        ("ordinal", 3, "3rd"),
        ("ordinal", 4, "4th"),
        ("ordinal", 11, "11th"),
        ("ordinal", 13, "13th"),
        ("ordinal", 21, "21st"),
        ("ordinal", 112, "112th"),
        ("cardinalText", 1, "One"),
        ("cardinalText", 21, "Twenty-one"),
        ("cardinalText", 100, "One hundred"),
        ("cardinalText", 342, "Three hundred forty-two"),
        ("cardinalText", 1000, "1000"),
        ("ordinalText", 1, "First"),
        ("ordinalText", 5, "Fifth"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 22, "Twenty-second"),
        ("ordinalText", 100, "One hundredth"),
        ("ordinalText", 2000, "2000"),
        ("hex", 255, "FF"),
        ("chicago", 5, "**"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalFullWidth", 12, "\uff11\uff12"),
        ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 21, "21"),
        ("russianLower", 2, "\u0431"),
        ("russianUpper", 1, "\u0410"),
        ("none", 3, ""),
        ("bullet", 3, ""),
        ("something new", 3, "3"),
    ],
)
def test_each_format_writes_its_numbers(style: str, number: int, expected: str) -> None:
    assert formatted(number, style) == expected


def test_a_custom_format_is_as_wide_as_its_pattern() -> None:
    assert formatted(7, "custom", "001, 002, 003, ...") == "007"
