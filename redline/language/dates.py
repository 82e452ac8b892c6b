"""Finds calendar dates and gives them as ISO 8601: `the 1st day of May, 2024` is 2024-05-01."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.found import Found, Passage
from redline.language.ordinals import ORDINAL, read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    rf"(?P<month>{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = (
    re.compile(rf"\b{_MONTH}\s{_DAY}\s?,?\s{{0,2}}{_YEAR}"),
    re.compile(
        rf"(?<![\d.])(?P<day>[0-3]?\d|{ORDINAL})(?:\s(?:(?:day\s)?(?:of\s)?)?|(?P<by>-)){_MONTH}"
        rf"(?(by)-|\s?,?\s{{0,2}}){_YEAR}"
    ),
    re.compile(
        r"(?<![\d.-])(?P<year>(?:19|20)\d\d)(?P<by>[./-])(?P<month>[01]\d)(?P=by)(?P<day>[0-3]\d)(?![\d-])"
    ),
)
# With points only a year of four figures makes a date: 3.2.17 is more often the number of a clause.
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>[0-3]?\d)(?:(?P<by>/)(?P<second>[0-3]?\d)/(?P<year>(?:19|20)?\d\d)"
    r"|-(?P<third>[0-3]?\d)-(?P<dashed>(?:19|20)\d\d)"
    r"|\.(?P<month>[0-3]?\d)\.(?P<pointed>(?:19|20)\d\d))(?![\d/])"
)
_FIGURE = re.compile(r"\d")  # the quicker look
_SIGN = re.compile(r"(?:19|20)\d\d|\d[/.]\d{1,2}[/.]\d")
_SLOT = (
    r"(?:\[[\s_\u2022\u25cf.*#x-]{0,40}\]|_{2,60}|\u25cf"
    r"|\[(?:insert |enter )?(?:the )?(?:day|month|year)\])"
)
_YEAR_SLOT = (
    rf"(?:(?:19|20)\d\d|(?:19|20)\d?\s?(?:_{{1,60}}|\[[\s_\u2022\u25cf]{{0,9}}\])|{_SLOT})(?!\w)"
)
_NAMES = rf"(?:{'|'.join(_MONTHS)})"
_FILLABLE = re.compile(
    rf"(?:(?:{_SLOT}|[0-3]?\d)\s?(?:st|nd|rd|th)?\s(?:day\s)?of\s(?:{_SLOT}|{_NAMES})"
    rf"(?:\s?,?\s?{_YEAR_SLOT})?"
    rf"|\b{_NAMES}\s{_SLOT}\s?(?:st|nd|rd|th)?(?:\s?,?\s?{_YEAR_SLOT})?"
    rf"|{_SLOT}(?:\s{_SLOT})?\s?,?\s?(?:19|20)(?:\d\d|\d?\s?_{{1,60}}|\[[\s_]{{0,9}}\])(?!\w))"
)
_DATED = re.compile(
    r"(?:\bdated?:\s?(?=_)|\b(?:dated(?: as of)?|as of|on or about|effective(?: as of| on)?|(?:effective"
    r"|commencement"
    r"|start|expiration|expiry|termination|end|closing|launch|due) date(?: of this agreement)?"
    rf"(?: is| shall be| will be)?:?)\s(?:the\s)?)(?P<slot>{_SLOT})"
    r"(?!\s?(?:\(|day|business|month|year|week|hour|%|per\b|of\b|anniversary|prior|written|calendar))"
)
_NAMED_DATE = re.compile(
    r"\[(?:insert |enter |add )?(?:the )?(?:[a-z-]{1,15} ){0,3}date(?: of [a-z ]{1,30})?\]"
    r"|\{(?:[a-z]{1,15}_){0,4}date\}"
)
_OPENS = re.compile(r"__|[\[{\u25cf]")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dates(passage: Passage) -> Iterator[Found]:
    """Find the dates of a passage, and those that are left to be filled in."""
    yield from _blank_dates(passage.low)
    if not _FIGURE.search(passage.low) or not _SIGN.search(passage.low):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(passage.low):
            iso = _iso(int(match["year"]), _month(match["month"]), _day(match["day"]))
            if iso:
                yield Found(match.start(), match.end(), "date", iso, "date")
    for match in _NUMERIC.finditer(passage.low):
        if found := _numeric(match):
            yield found


def _blank_dates(low: str) -> Iterator[Found]:
    """Find `the ___ day of May, 20__`, `dated as of [●]` and `[Effective Date]`."""
    if not any(sign in low for sign in ("__", "[", "{", "\u25cf")):
        return
    for match in _FILLABLE.finditer(low):
        if _OPENS.search(match.group()):
            yield Found(match.start(), match.end(), "blank", None, "date")
    for match in _DATED.finditer(low):
        yield Found(match.start("slot"), match.end("slot"), "blank", None, "date")
    for match in _NAMED_DATE.finditer(low):
        yield Found(match.start(), match.end(), "blank", None, "date")


def _numeric(match: re.Match[str]) -> Found | None:
    """Read `5/8/14` month first and `5.8.2014` day first, or the other way if only that can be."""
    first, second = int(match["first"]), int(match["second"] or match["third"] or match["month"])
    year = int(match["year"] or match["dashed"] or match["pointed"])
    year += 0 if year > 99 else 2000 if year < 60 else 1900
    month_first = (match["pointed"] is None and first <= 12) or second > 12
    month, day = (first, second) if month_first else (second, first)
    iso = _iso(year, month, day)
    if not iso:
        return None
    unsure = max(first, second) <= 12 and first != second
    qualifiers = ("day-or-month-first",) if unsure else ()
    return Found(match.start(), match.end(), "date", iso, "date", "", qualifiers)


def _day(words: str) -> int:
    return int(words) if words.isdigit() else read_ordinal(words)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(word[:3]))


def _iso(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        return ""
    return f"{year:04}-{month:02}-{day:02}"
