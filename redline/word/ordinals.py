"""Number formats: how Word writes the count of a list (ECMA-376 Part 1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_MARKS: Final = "*†‡§"
_IDEOGRAPHS: Final = "〇一二三四五六七八九"
_REPEATS: Final = 30
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN_LIMIT: Final = 4000
_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS: Final = (
    *("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_SPOKEN_LIMIT: Final = 1000
_CIRCLED, _BRACKETED, _DOTTED = 0x2460, 0x2474, 0x2488
_ENCLOSED_LIMIT: Final = 20


def formatted(number: int, style: str, pattern: str = "") -> str:
    """Return a count as the number format writes it; plain digits where the format has no way to.

    `pattern` is a list such as `001, 002, 003, ...`, which says how wide a `custom` number is.
    """
    if style == "custom":
        return str(number).zfill(len(pattern.partition(",")[0].strip()))
    write = _FORMATS.get(style, str)
    return write(number) if number > 0 or style in _DIGITS else str(number)


def _letters(number: int, alphabet: str) -> str:
    """After the last letter come aa, bb, cc; Word stops doubling at thirty of a kind."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1) if times < _REPEATS else str(number)


def _upper_letters(number: int, alphabet: str) -> str:
    return _letters(number, alphabet).upper()


def _lower_roman(number: int) -> str:
    if number >= _ROMAN_LIMIT:
        return str(number)
    written = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        written += sign * times
    return written


def _upper_roman(number: int) -> str:
    return _lower_roman(number).upper()


def _two_digits(number: int) -> str:
    return f"{number:02d}"


def _ordinal(number: int) -> str:
    teen = number % 100 // 10 == 1
    return f"{number}{'th' if teen else ('th', 'st', 'nd', 'rd', *['th'] * 6)[number % 10]}"


def _cardinal_text(number: int) -> str:
    return _spoken(number).capitalize() if number < _SPOKEN_LIMIT else str(number)


def _ordinal_text(number: int) -> str:
    if number >= _SPOKEN_LIMIT:
        return str(number)
    words = _spoken(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    return (words[:cut] + _made_ordinal(words[cut:])).capitalize()


def _made_ordinal(word: str) -> str:
    return _ORDINALS.get(word) or (f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")


def _spoken(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    hundreds, rest = divmod(number, 100)
    return f"{_UNITS[hundreds]} hundred" + (f" {_spoken(rest)}" if rest else "")


def _hex(number: int) -> str:
    return f"{number:X}"


def _in_dashes(number: int) -> str:
    return f"- {number} -"


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + 0xFF10) for digit in str(number))


def _ideographs(number: int) -> str:
    return "".join(_IDEOGRAPHS[int(digit)] for digit in str(number))


def _enclosed(number: int, first: int) -> str:
    return chr(first + number - 1) if number <= _ENCLOSED_LIMIT else str(number)


def _nothing(_number: int) -> str:
    return ""


_DIGITS: Final = frozenset({"decimal", "decimalZero", "decimalFullWidth", "none", "numberInDash"})
_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": _two_digits,
    "lowerLetter": partial(_letters, alphabet=_LATIN),
    "upperLetter": partial(_upper_letters, alphabet=_LATIN),
    "lowerRoman": _lower_roman,
    "upperRoman": _upper_roman,
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "hex": _hex,
    "chicago": partial(_letters, alphabet=_MARKS),
    "numberInDash": _in_dashes,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "ideographDigital": _ideographs,
    "decimalEnclosedCircle": partial(_enclosed, first=_CIRCLED),
    "decimalEnclosedParen": partial(_enclosed, first=_BRACKETED),
    "decimalEnclosedFullstop": partial(_enclosed, first=_DOTTED),
    "russianLower": partial(_letters, alphabet=_CYRILLIC),
    "russianUpper": partial(_upper_letters, alphabet=_CYRILLIC),
    "none": _nothing,
    "bullet": _nothing,
}
