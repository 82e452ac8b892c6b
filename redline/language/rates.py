"""Finds percentages, and rates of interest per day, month or year: `1.5% per month`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.durations import bounds
from redline.language.found import Found, Passage
from redline.language.quantities import DIFFER, FIGURES, Quantity, read_figures, same

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = re.compile(
    r"[\s-]?(?:%|(?:percentage points?|per\s?cent(?:um|age)?|pct\.?)(?![a-z])"
    r"(?:\.(?=\s(?:per|a|each|every|p\.a\.|above|over|of)\b))?)"
    rf"(?:\s?\(\s?(?:(?P<figures>{FIGURES})|[\[_{{*][^()%\n]{{0,40}})\s?(?:%|per\s?cent)?\s?\))?"
)
_BASIS_POINTS = re.compile(r"\s?(?:basis points?|bps)\b(?:\s?\([^()]{1,12}\))?")
_OF_ONE = re.compile(r"\sof\s(?:one|1|a)(?:\s?\(1\))?(?=[\s-]?(?:percent|per cent|%))")
_PER = re.compile(
    r"\s?(?:,?\s?(?:simple |compound )?(?:interest )?(?:per|a|each|every|for each"
    r"|for every|/)\s?(?:(?:calendar|full|complete|started|commenced|additional) )?"
    r"(?P<per>day|month|year|annum)\b"
    r"|,?\s?(?:of the outstanding balance |on the unpaid balance "
    r"|on overdue amounts )?(?P<ly>daily|monthly|annually|yearly|p\.a\.|pa\b|p\.m\.))"
)
_PER_LATER = re.compile(
    r"(?:\sor the [\w ]{8,60},?\swhichever is \w{3,8},?)?"
    r"\s(?:of (?:the|any|such) [\w ]{3,50}? |(?:above|over|in excess of|plus|on) [^;%]{3,70}? "
    r"|interest )(?:per|a|each|every)\s(?P<per>day|month|year|annum)\b"
)
_RATE_BEFORE = re.compile(
    r"\b(?P<ly>annual|monthly|daily|yearly)(?:(?: interest| percentage| simple)? rate(?: of interest)?"
    r"| (?:service|finance|late|late payment|interest) (?:charge|fee))(?: of| equal to)?\s$"
)
_INTEREST = re.compile(
    r"\binterest\b|\b(?:late|finance|service|carrying) (?:payment )?(?:fee|charge)|\b(?:over|past) ?due\b"
    r"|\bunpaid\b|\blate payment|\bdelinquent\b|\bnot paid (?:when due|on time|by the due date)\b"
)
_BASE = (
    r"(?:[\w.'\u2019-]+\s){0,8}?(?:base|prime|lending|libor|sofr|euribor|reference|discount"
    r"|bank of england|ecb|federal funds|repo|sonia)\b"
)
_ABOVE = re.compile(
    rf"(?:\s?\([^()]{{1,30}}\))?(?:\sper (?:annum|year|month)|\sa year)?,?\s(?:above|over"
    rf"|in excess of|higher than|plus|more than|greater than)\s(?:the\s)?{_BASE}"
)
_PLUS = re.compile(rf"{_BASE}[^;%]{{0,60}}?\b(?:plus|\+)\s?$")
_WINDOW = 140
_PER_WORDS = {
    "annum": "year",
    "daily": "day",
    "monthly": "month",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
    "p.a.": "year",
    "pa": "year",
    "p.m.": "month",
}


def percents(passage: Passage) -> Iterator[Found]:
    """Find the percentages of a passage; interest at a percentage a period is a rate."""
    past = 0
    for number in passage.numbers:
        if number.start >= past and (found := _percent(passage.low, number)):
            past = found.end
            yield _rated(passage.low, found)


def _percent(low: str, number: Quantity) -> Found | None:
    value, end = number.value, number.end
    if of_one := _OF_ONE.match(low, end):
        end = of_one.end()
    if points := _BASIS_POINTS.match(low, end):
        value = None if value is None else value / 100
        return Found(number.start, points.end(), "percent", value, "percent")
    sign = _SIGN.match(low, end)
    if sign is None and low[end - 2 : end] not in ("%)", "%]"):
        return None
    figures = read_figures(sign["figures"]) if sign and sign["figures"] else None
    differ = value is not None and figures is not None and not same(value, figures)
    return Found(
        number.start,
        sign.end() if sign else end,
        "blank" if value is None else "percent",
        value,
        "percent",
        "",
        (*number.qualifiers, *((DIFFER,) if differ else ()), *bounds(low, number.start)),
    )


def _rated(low: str, found: Found) -> Found:
    """Make the percentage a rate of interest if it is one, with its period taken in."""
    per, end = _period(low, found)
    qualifiers = found.qualifiers
    if _is_above_base(low, found.start, found.end) or _is_above_base(low, found.start, end):
        qualifiers = (*qualifiers, "above-base-rate")
        per = per or ("year" if _INTEREST.search(low) else "")  # base rates are rates a year
    found = found._replace(qualifiers=qualifiers)
    if not per:
        return found
    if found.kind == "percent" and _INTEREST.search(low):
        return found._replace(kind="rate", unit=f"percent/{per}", end=end)
    return found._replace(qualifiers=(*qualifiers, f"per-{per}"))


def _is_above_base(low: str, start: int, end: int) -> bool:
    """Recognise `above the base rate` behind a percentage and `prime rate plus` in front of it."""
    return bool(_ABOVE.match(low, end) or _PLUS.search(low, max(0, start - _WINDOW), start))


def _period(low: str, found: Found) -> tuple[str, int]:
    """Return the period a percentage is counted by, empty for none, and where that is said."""
    for pattern in (_PER, _PER_LATER):
        if match := pattern.match(low, found.end, found.end + _WINDOW):
            return _per(match), found.end if "whichever" in match.group() else match.end()
    before = _RATE_BEFORE.search(low, max(0, found.start - _WINDOW), found.start)
    return (_per(before), found.end) if before else ("", found.end)


def _per(match: re.Match[str]) -> str:
    word = next(word for word in match.groups() if word)
    return _PER_WORDS.get(word, word)
