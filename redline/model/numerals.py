"""Numbers in words and back: `forty-five` is 45, as contracts write them."""

from __future__ import annotations

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_POWERS = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_FRACTIONS = {0.5: "one-half", 0.25: "one-quarter", 0.75: "three-quarters"}
_FRACTION_WORDS = {
    "half": 0.5,
    "halves": 0.5,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 0.25,
    "quarters": 0.25,
    "fourth": 0.25,
    "fourths": 0.25,
    "tenth": 0.1,
    "tenths": 0.1,
    "hundredth": 0.01,
    "hundredths": 0.01,
    "thousandth": 0.001,
    "thousandths": 0.001,
}
_SMALL = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS) if value > 1},
    "fourty": 40,
    "dozen": 12,
}
_GREAT = {word: power for power, word in _POWERS}

_PLACES = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

NUMBER_WORDS = (*_SMALL, "hundred", *_GREAT)
"""Every word that can be part of a whole number."""

FRACTION_WORDS = tuple(_FRACTION_WORDS)
"""Every word that can be the name of a fraction."""

DIGIT_WORDS = tuple(_UNITS[:10])
"""The words that can stand behind `point`, one for each decimal."""


def spell(number: float, *, joiner: str = " ") -> str:
    """Write a number of zero or more in words; `joiner` stands after hundreds (British ` and `)."""
    if number < 0:
        raise ValueError("only numbers from zero up are written in words")
    whole = int(number)
    rest = number - whole
    if not rest:
        return _whole(whole, joiner)
    if rest in _FRACTIONS:
        return f"{_whole(whole, joiner)} and {_FRACTIONS[rest]}" if whole else _FRACTIONS[rest]
    decimals = f"{number:.10f}".rstrip("0").split(".")[1]
    return f"{_whole(whole, joiner)} point {' '.join(_UNITS[int(digit)] for digit in decimals)}"


def spell_place(number: int) -> str:
    """Write the place of a number in a row in words: 20 is `twentieth`."""
    head, joint, last = _split(spell(number))
    place = _PLACES.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + joint + place


def _split(words: str) -> tuple[str, str, str]:
    joint = max(" -", key=words.rfind)
    return words.rpartition(joint) if joint in words else ("", "", words)


def read_words(text: str) -> float | None:
    """Read a number written in words, or return None if the words are no number."""
    words = text.lower().replace("-", " ").split()
    words = [word for word in words if word != "and"]
    if "point" in words:
        return _with_decimals(words)
    if len(words) > 1 and words[-1] in _FRACTION_WORDS:
        return _with_fraction(words)
    if words and words[-1] in _FRACTION_WORDS:
        return _FRACTION_WORDS[words[-1]]
    return _read_whole(words)


def _whole(number: int, joiner: str) -> str:
    for power, name in _POWERS:
        if number >= power:
            head = f"{_whole(number // power, joiner)} {name}"
            rest = number % power
            return f"{head}{joiner if rest < 100 else ' '}{_whole(rest, joiner)}" if rest else head
    return _below_thousand(number, joiner)


def _below_thousand(number: int, joiner: str) -> str:
    if number >= 100:
        head, rest = f"{_UNITS[number // 100]} hundred", number % 100
        return f"{head}{joiner}{_below_thousand(rest, joiner)}" if rest else head
    if number < 20:
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens]}-{_UNITS[units]}" if units else _TENS[tens]


def _with_fraction(words: list[str]) -> float | None:
    """Read `one half` as 0.5, `one and one half` as 1.5."""
    part = _FRACTION_WORDS[words[-1]]
    first = -3 if part < 0.1 and len(words) > 2 and words[-3] in _TENS else -2
    count = 1.0 if words[-2] == "a" else _read_whole(words[first:-1])
    whole = _read_whole(words[:first]) if words[:first] else 0.0
    return None if count is None or whole is None else whole + count * part


def _with_decimals(words: list[str]) -> float | None:
    """Read `ninety-nine point nine five` as 99.95."""
    at = words.index("point")
    whole, decimals = _read_whole(words[:at]), words[at + 1 :]
    if whole is None or not decimals or not set(decimals) <= set(DIGIT_WORDS):
        return None
    return float(f"{whole:.0f}." + "".join(str(DIGIT_WORDS.index(word)) for word in decimals))


def _read_whole(words: list[str]) -> float | None:
    total = group = 0
    if not words:
        return None
    for word in words:
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _GREAT:
            total, group = total + (group or 1) * _GREAT[word], 0
        else:
            return None
    return float(total + group)
