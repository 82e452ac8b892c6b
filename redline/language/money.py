"""Finds amounts of money: `$1,000,000`, `USD 5 million`, `one million dollars ($1,000,000)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.durations import bounds
from redline.language.found import Found, Passage
from redline.language.quantities import BRACKETED, DIFFER, Quantity, quantities, read_figures, same

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = (
    "usd eur gbp cad aud nzd chf jpy cny rmb hkd sgd inr sek nok dkk zar brl mxn krw ils aed pln czk "
    "huf thb try twd myr php idr vnd sar qar kwd rub cop clp"
)
_CODES = _KNOWN.split()
_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "u.s.$": "USD",
    "u.s. $": "USD",
    "us $": "USD",
    "usd$": "USD",
    "usd $": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad$": "CAD",
    "cdn$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u20b9": "INR",
    "rs.": "INR",
    "rmb": "CNY",
    "ntd": "TWD",
    "nt$": "TWD",
    "ntd$": "TWD",
    "rm": "MYR",
    "(pounds)": "GBP",
    "(pound)": "GBP",
    "(euro)": "EUR",
    "nis": "ILS",
    "r$": "BRL",
    "rs": "INR",
    "\u20a9": "KRW",
    "\u20aa": "ILS",
    "\u20bd": "RUB",
    **{code: code.upper() for code in _CODES if code != "rmb"},
}
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=lambda sign: (-len(sign), sign)))
_SIGN_BEFORE = re.compile(rf"(?<![a-z])(?P<sign>{_SIGN})\s?$")
_LEFT_OPEN = re.compile(
    r"(?P<sign>us\$|[$\u20ac\u00a3])\s?\[(?=[^\[\]\n]{0,80}[a-z]{2})[^\[\]\n]{2,80}\]"
)
_SCALES = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mm": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "mio": 1e6,
    "billion": 1e9,
    "bn": 1e9,
}
_SCALE = re.compile(r"[\s-]?(?P<scale>thousand|million|billion|mm|mn|mio|bn|k|m)\b")
_NAMES = {
    "dollar": "USD",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "pound sterling": "GBP",
    "british pound": "GBP",
    "yen": "JPY",
    "franc": "CHF",
    "rupee": "INR",
    "renminbi": "CNY",
    "yuan": "CNY",
    "ruble": "RUB",
    "rouble": "RUB",
    "won": "KRW",
    "shekel": "ILS",
    "baht": "THB",
}
_LANDS = {
    "u.s.": "USD",
    "us": "USD",
    "united states": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "swiss": "CHF",
    "taiwan": "TWD",
    "british": "GBP",
}
_LAND = "|".join(re.escape(land) for land in _LANDS)
_NAME_AFTER = re.compile(
    r"\s?(?:and (?:no|\d\d|00|xx)\s?/\s?(?:100"
    r"|xx)(?:['\u2019]?s)?\s)?(?:in )?(?:(?P<land>" + _LAND + r")\s)?"
    rf"(?:(?P<name>{'|'.join(_NAMES)})s?|(?P<code>{'|'.join(_CODES)}))\b"
    r"(?:\sof the united states(?: of america)?)?(?:\sand (?:no|zero|\d\d|00|xx)\s?(?:cents"
    r"|/\s?(?:100|xx)(?:['\u2019]?s)?(?: dollars)?))?"
)
_A_GREAT = re.compile(r"\ba (?:hundred|thousand|million|billion)\b")
_AGAIN = re.compile(r"\s?\((?P<inside>[^()\n]{1,90})\)")
_SLOT_INSIDE = re.compile(r"\[[^\[\]a-z]{0,40}\]|_{2,40}")
_AROUND = re.compile(
    rf"(?:{_SIGN}|{'|'.join(_NAMES)}|{_LAND}|dollars|euros|francs|thousand|million|billion|and|no|cents"
    rf"|only|in words|say|of america|100s?|[/.\s-]|mm|bn|[mk]\b)*"
)
_QUALIFIERS = (
    (
        "per-occurrence",
        re.compile(
            r"\s?(?:[\w-]+\s){0,3}?(?:per|each|every|any one) (?:occurrence|accident|claim|event|incident)"
        ),
    ),
    (
        "aggregate",
        re.compile(r"[,\s]{1,2}(?:[\w-]+\s){0,3}?(?:in the |annual |general |policy )?aggregate"),
    ),
)
_WINDOW = 60


def money(passage: Passage) -> Iterator[Found]:
    """Find the amounts of money of a passage."""
    past = 0
    for number in passage.numbers:
        if number.start >= past and (found := _amount(passage.low, number)):
            past = found.end
            yield found
    if "[" in passage.low:
        for match in _LEFT_OPEN.finditer(passage.low):
            unit, about = _SIGNS[match["sign"]], bounds(passage.low, match.start())
            yield Found(match.start(), match.end(), "blank", None, unit, "", about)


def _amount(low: str, number: Quantity) -> Found | None:
    sign = _SIGN_BEFORE.search(low, max(0, number.start - 9), number.start)
    scale = _SCALE.match(low, number.end)
    name = _NAME_AFTER.match(low, scale.end() if scale else number.end)
    if sign is None and name is None:
        return None
    unit = _SIGNS[sign["sign"]] if sign else _unit(name)
    end = max(part.end() for part in (scale, name) if part) if scale or name else number.end
    start = sign.start("sign") if sign else number.start
    if sign is None and _A_GREAT.match(low, max(0, start - 2)):
        start -= 2
    value = _value(low, number, unit, scale)
    value, end, differ = _agreed(low, value, end)
    bracketed = low[start - 1 : start] == "[" and low[end : end + 1] == "]"
    qualifiers = (*number.qualifiers, *differ, *bounds(low, start), *_about(low, end))
    if bracketed:
        start, end = start - 1, end + 1
        qualifiers = (*qualifiers, BRACKETED) if value is not None else qualifiers
    return Found(start, end, "blank" if value is None else "money", value, unit, "", qualifiers)


def _unit(name: re.Match[str] | None) -> str:
    if name is None or name["code"]:
        return _SIGNS[name["code"]] if name else ""
    return _LANDS.get(name["land"] or "", _NAMES[name["name"]])


def _value(low: str, number: Quantity, unit: str, scale: re.Match[str] | None) -> float | None:
    european = unit in ("EUR", "CHF", "DKK", "BRL")
    value = read_figures(low[number.start : number.end], european=european) or number.value
    return value * _SCALES[scale["scale"]] if value is not None and scale else value


def _agreed(low: str, value: float | None, end: int) -> tuple[float | None, int, tuple[str, ...]]:
    """Take in the same amount said again behind it: `one million dollars ($1,000,000)`."""
    again = _AGAIN.match(low, end)
    if again and value is None and _is_blank(again["inside"]):
        return value, again.end(), ()
    second = _alone(again["inside"]) if again and value is not None else None
    if again is None or value is None or second is None:
        return value, end, ()
    return value, again.end(), () if same(value, second) else (DIFFER,)


def _is_blank(inside: str) -> bool:
    """Say whether a bracket holds nothing but a currency and a blank."""
    slot = _SLOT_INSIDE.search(inside)
    if slot is None:
        return False
    return bool(
        _AROUND.fullmatch(inside, 0, slot.start()) and _AROUND.fullmatch(inside, slot.end())
    )


def _alone(inside: str) -> float | None:
    """Return the amount that all of a bracket's words make, None if they say anything else."""
    numbers = [number for number in quantities(inside) if number.value is not None]
    if not numbers:
        return None
    first, last = numbers[0], numbers[-1]
    if not _AROUND.fullmatch(inside[: first.start]) or not _AROUND.fullmatch(inside[last.end :]):
        return None
    scale = _SCALE.match(inside, first.end)
    return (first.value or 0) * (_SCALES[scale["scale"]] if scale else 1)


def _about(low: str, end: int) -> tuple[str, ...]:
    return tuple(name for name, pattern in _QUALIFIERS if pattern.match(low, end, end + _WINDOW))
