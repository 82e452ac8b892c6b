"""The words for a place in a row: `fifth`, `5th` and `twenty-first (21st)` as numbers."""

from __future__ import annotations

_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = ["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"]
_HUNDRED = "one hundred "

_BELOW_HUNDRED = {
    **{word: at for at, word in enumerate((*_UNITS, *_TEENS), 1)},
    **{f"{ten}ieth": 10 * at for at, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}y{joint}{unit}": 10 * at + below
        for at, ten in enumerate(_TENS, 2)
        for below, unit in enumerate(_UNITS, 1)
        for joint in "- "
    },
}
_WORDS = {
    **_BELOW_HUNDRED,
    **{
        f"{_HUNDRED}{joint}{word}": 100 + value
        for word, value in _BELOW_HUNDRED.items()
        for joint in ("", "and ")
        if value % 10 == 0
    },
}
ORDINAL = (
    rf"(?:{'|'.join(sorted(_WORDS, key=lambda word: (-len(word), word)))}"
    r"|\d{1,3}\s?(?:st|nd|rd|th))\b(?:\s?\(\s?\d{1,3}\s?(?:st|nd|rd|th)?\s?\))?"
)
"""A pattern for an ordinal in lower case, with its figures in brackets."""


def read_ordinal(text: str) -> int:
    """Read what `ORDINAL` has matched: `fifth (5th)` is 5."""
    plain = text.partition("(")[0].strip()
    if plain[0].isdigit():
        return int(plain.rstrip("stndrh "))
    return _WORDS[plain]
