"""Finds numbers in running text: words, figures, both, or a blank to be filled in."""

from __future__ import annotations

import re
from typing import NamedTuple

from redline.model.numerals import DIGIT_WORDS, FRACTION_WORDS, NUMBER_WORDS, read_words

DIFFER = "words-and-figures-differ"
BRACKETED = "bracketed"


class Quantity(NamedTuple):
    """A number and where it stands; `value` is None for a blank."""

    start: int
    end: int
    value: float | None
    qualifiers: tuple[str, ...] = ()


_NAME = "|".join(sorted(NUMBER_WORDS, key=lambda word: (-len(word), word)))
_PART = "|".join(sorted((*NUMBER_WORDS, *FRACTION_WORDS), key=lambda word: (-len(word), word)))
_WORDS = (
    rf"(?:{_NAME})(?:(?:\s?-\s?|\s{{1,4}})(?:and\s{{1,4}}(?:a\s)?)?(?:{_PART})){{0,14}}"
    rf"(?:\s{{1,4}}point(?:(?:\s?-\s?|\s{{1,4}})(?:{'|'.join(DIGIT_WORDS)})){{1,6}})?(?![a-z])"
)
FIGURES = (
    r"(?<=\$)\.\d{1,4}|\d{1,15}(?:[.,]\d{1,6}){0,6}(?:\s?[\u00bd\u00bc\u00be]"
    r"|[ -]\d/\d(?!\d))?|\d/\d(?!\d)"
)
_END = r"(?=(?:x|k|m|mm|mn|bn)\b|[^\w/.,]|[/.,](?!\d)|$)"
_SLOT = (
    r"\[[\s_\u2022\u25cf\u25a0\u2026.*#x-]{0,40}\]|_{2,60}|\{[a-z_][\w .-]{0,40}\}|\*{3,20}|\u25cf"
    r"|\[(?:insert|number|amount|enter|specify|no\.|n|xx)\b[^\]\n]{0,60}\]"
)
# The scan looks closer only where a number can begin: never inside a word or another number.
_QUANTITY = re.compile(
    rf"(?:(?<![\w.,/])(?=[\d.zotfsenhbm\u00bd\u00bc\u00be])(?:(?P<words>{_WORDS})"
    rf"|(?P<figures>{FIGURES}|[\u00bd\u00bc\u00be]){_END})|(?=[\[_{{*\u25cf])(?P<blank>{_SLOT})"
    rf"|(?=\d)(?<=usd|eur|gbp|rmb|hkd)(?P<coded>{FIGURES}){_END})"
)
_AGAIN = re.compile(
    r"\]?-?\s?[(\[]{1,2}\s?(?P<again>[\w\u00bd\u00bc\u00be][\w\s.,/-]{0,60}?)\s?[x%-]?\s?[)\]]{1,2}"
)
_AGAIN_BLANK = re.compile(rf"\s?\((?:{_SLOT}|\s{{1,9}}|\d{{1,4}})%?\)")
_SIGNS = re.compile(r"[\d\[_{*\u25cf\u00bd\u00bc\u00be]")
_NAMES = frozenset(NUMBER_WORDS)
_GLYPHS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75}
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}")
_PLAIN = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?P<decimals>\.\d+)?")
_FRACTION = re.compile(r"(?:(?P<whole>\d+)[ -])?(?P<over>\d)/(?P<under>\d)")


def fold(text: str) -> str:
    """Return the text in lower case, every character at its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def quantities(low: str) -> tuple[Quantity, ...]:
    """Return the numbers of a lower-case text in order; those that cannot be read are left out."""
    if not _SIGNS.search(low) and _NAMES.isdisjoint(low.replace("-", " ").split()):
        return ()
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(low):
        if found and match.start() < found[-1].end:
            continue
        if quantity := _quantity(low, match):
            found.append(quantity)
    return tuple(found)


def read_figures(text: str, *, european: bool = False) -> float | None:
    """Read a number in figures; `european` takes points for thousands where both readings fit."""
    text = text.strip()
    if text[-1:] in _GLYPHS:
        whole = read_figures(text[:-1]) if text[:-1].strip() else 0.0
        return None if whole is None else whole + _GLYPHS[text[-1]]
    if fraction := _FRACTION.fullmatch(text):
        under = int(fraction["under"])
        return int(fraction["whole"] or 0) + int(fraction["over"]) / under if under else None
    if _EUROPEAN.fullmatch(text) and (european or text.count(".") > 1 or "," in text):
        return float(text.replace(".", "").replace(",", "."))
    if text and (plain := _PLAIN.fullmatch(text)):
        return float((plain["whole"].replace(",", "") or "0") + (plain["decimals"] or ""))
    return None


def read_number(text: str) -> float | None:
    """Read a number in words or in figures."""
    value = read_words(text)
    return read_figures(text) if value is None else value


def same(one: float, other: float) -> bool:
    """Say whether two readings of a number agree, however a fraction was rounded."""
    return abs(one - other) <= 0.005 * max(1.0, abs(one))


def _quantity(low: str, match: re.Match[str]) -> Quantity | None:
    if match["blank"]:
        again = _AGAIN_BLANK.match(low, match.end())
        return Quantity(match.start(), again.end() if again else match.end(), None)
    value = read_words(match["words"]) if match["words"] else read_figures(match.group())
    if value is None:
        return None
    again = _AGAIN.match(low, match.end()) if _opens(low, match.end()) else None
    second = read_number(again["again"]) if again else None
    if again is None or second is None:
        return _with_brackets(low, Quantity(match.start(), match.end(), value))
    differ = () if same(value, second) else (DIFFER,)
    value = value if match["words"] else second
    return _with_brackets(low, Quantity(match.start(), again.end(), value, differ))


def _opens(low: str, at: int) -> bool:
    """Say quickly whether a bracket may open there."""
    near = low[at : at + 3]
    return "(" in near or "[" in near


def _with_brackets(low: str, quantity: Quantity) -> Quantity:
    """Take in brackets around the number: `(30)`, `[30]`, also `[thirty] (30)`."""
    start, end, value, qualifiers = quantity
    if low[start - 1 : start] == "(" and low[end : end + 1] == ")":
        return Quantity(start - 1, end + 1, value, qualifiers)
    if low[start - 1 : start] != "[":
        return quantity
    closed = low[start:end].count("]") == 1 + low[start:end].count("[")
    if not closed and low[end : end + 1] == "]":
        closed, end = True, end + 1
    return Quantity(start - 1, end, value, (*qualifiers, BRACKETED)) if closed else quantity
