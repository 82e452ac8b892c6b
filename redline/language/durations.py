"""Finds periods of time, and what they run from: `thirty (30) days after receipt of the invoice`."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from redline.language.found import Found, Passage
from redline.language.ordinals import ORDINAL, read_ordinal
from redline.language.quantities import BRACKETED, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = re.compile(
    r"(?:\sor\s(?:(?P<more>more|longer|greater)|fewer|less))?"
    r"[\s-]{0,3}(?:(?:consecutive|calendar|full|complete|completed|additional|successive|further|more"
    r"|clear|continuous|contract|whole|other|extra|prior|months?['\u2019]|elapsed|entire"
    r"|separate)[\s-]{1,3}){0,3}"
    r"(?P<business>(?:business|working|banking|trading|work|week)(?:[\s-]{1,3}|(?=day)))?"
    r"(?P<unit>hour|day|week|month|year|quarter|decade|fortnight)(?P<plural>s|\(s\))?(?!\w)\]?"
)
_SCALES = {
    "quarter": (3, "month"),
    "decade": (10, "year"),
    "fortnight": (14, "day"),
}
# "40 hours per week", "24 hours a day", "21 years of age" measure something else than a period.
_NO_PERIOD = re.compile(
    r"\s?(?:(?:a|per|each|every|for each|for every|/)\s?(?:business |working |calendar )?(?:day|week"
    r"|month|year)\b(?!['\u2019])"
    r"|of age|old\b|anniversary)"
)
# "the fifth (5th) business day after mailing" is five business days; "the end of the third month after" is
# three months.
_NTH_DAY = re.compile(
    rf"\b(?P<nth>{ORDINAL})\s(?P<kind>(?:business|working|banking|trading|calendar)\s)?day\s"
    rf"(?=(?:immediately\s)?(?:after|following|from|before|prior to|preceding)\b)"
    rf"|(?<=\bend of the )(?P<place>{ORDINAL})\s(?P<unit>week|month|year)\s"
    r"(?=(?:immediately\s)?(?:after|following|from|before|prior to|preceding)\b)"
)
# "within a week", "for a year after acceptance", "on a month's notice"; not "twice within a year".
_ONE = re.compile(
    r"\b(?:within|inside|for|than|least|after|(?:period|notice|term|minimum|maximum) of)\s"
    r"(?P<one>a\s(?:(?:full|whole|single|calendar)\s)?(?P<unit>week|month|year|fortnight|quarter|day))"
    r"(?![\w-]|\s(?:rate|end|by)\b)"
    r"|\b(?P<notice>a\s(?P<of>week|month|year|fortnight|quarter|day))"
    r"(?=['\u2019]s\s(?:(?:prior|written|advance)\s){0,3}notice\b)"
)
_NO_ONE = re.compile(
    r"\b(?:once|twice|times)\b[^.;,]{0,24}$|\b(?:fees?|charges?|prices?|rent|salary|amounts?)\s$"
)
_FOR_EVER = re.compile(
    r"\b(?:in perpetuity|perpetual(?:ly)?|indefinite(?:ly)?)\b(?! (?:written )?delivery)"
)
_NET = re.compile(r"\bnet[\s-]{1,2}$")
_RANGE = re.compile(r"\s?(?:-|\u2013|to|or|and)\s?(?:at least |not more than )?")
_UNIT_SLOT = re.compile(r"[\[{][^\]}]{0,30}\b(?:\w*_)?(?:unit|period|days)")
_NAMED_SLOT = re.compile(r"\{[a-z_]{0,40}_(?P<unit>day|week|month|year)s\}")
_SPACE_BEFORE = 60
_SPACE_AFTER = 110

_NOTICE = re.compile(
    r"(?:['\u2019]s?)?[\s-]{0,3}(?:(?:advance|prior|previous|written|formal|clear|months?|days?"
    r"|or|more|and|express)[\s,-]{1,3}){0,4}"
    r"(?:notice|notification)\b"
)
_NOTICE_OF = re.compile(
    r"\b(?:notice|notification)(?:\sto (?:the |each |any )?[\w ]{2,30}? of)?(?:\s(?:of|at least"
    r"|not less than|no less than|given|must be given"
    r"|shall be given|to be given|is given))?"
    r"(?:\s(?:at least|not less than|no less than|a minimum of|least|such|period|than))*\s?$"
)
_RELATION = re.compile(
    r"(?:['\u2019]s?)?,?\s?(?:(?:period|time)\s)?(?:"
    r"(?P<words>(?:[\w\u2019'-]{1,20}\s){0,4}?)(?P<relation>from|after|following"
    r"|(?:immediately\s)?(?:prior to"
    r"|prior|before|preceding)|in advance of|in advance|upon|since|beyond|immediately)|of)\b"
)
_BEFORE = ("prior to", "prior", "before", "preceding", "in advance of", "in advance")
_END_OF_LIST = re.compile(
    r"[;:]|\((?![a-z]{1,3}\))|(?<!\([a-z])(?<!\([a-z]{2})(?<!\([a-z]{3})\)|,\s(?:and|or|the|then|such"
    r"|either|customer|supplier)\b|\.\s"
)
_EVENTS = (
    ("mailing", r"mailed|mailing|posted|posting|deposit(?:ed)? (?:in the|with)"),
    ("receipt", r"receipt|receiving|receives?|received"),
    (
        "end-of-month",
        r"(?:end|close|last day) of (?:each|the|every|such|any|that) (?:calendar )?(?:month|quarter|year)",
    ),
    (
        "expiration",
        r"expiration|expiry|expires?|(?:end|close) of (?:the|such|each|its|any|this) "
        r"(?:[\w-]+ ){0,3}(?:term|period)|renewal date|expiring|automatic renewal",
    ),
    ("invoice", r"invoices?|invoice date|billing date|invoiced|billed|statement date"),
    (
        "effective-date",
        r"effective date|commencement date|date of this (?:agreement|addendum|amendment|contract"
        r"|lease|license|order|letter|statement of work)|date hereof|execution of this agreement"
        r"|signing of this",
    ),
    ("termination", r"terminat\w*|cancellation"),
    ("notice", r"notices?|notification|notified|notifies|notifying"),
    ("shipment", r"shipment|shipped|dispatch"),
    ("delivery", r"deliver(?:y|ed|s)?"),
    ("acceptance", r"acceptance|accepted"),
    ("breach", r"breach|default"),
    ("discovery", r"discover\w*|becom\w+ aware|becoming|learning of"),
    ("request", r"requests?|date requested|demand"),
    ("claim", r"claims?|cause of action"),
    ("completion", r"completion|completed"),
    ("disclosure", r"disclos\w+"),
    ("closing", r"closing(?: date)?"),
    ("signature", r"signature|execution|signing"),
    ("renewal", r"renewal"),
    ("order", r"(?:purchase )?orders?"),
    ("purchase", r"purchase"),
    ("payment", r"payment|due date|date due"),
)
_EVENT = re.compile(
    "|".join(rf"(?P<e{at}>\b(?:{words})\b)" for at, (_, words) in enumerate(_EVENTS))
)
_TAIL = (
    r"(?: the (?:sum|amount|total|lesser|greater) of| a (?:total|maximum|minimum|period)(?: period)? of"
    r"| a period of| the| a| of| such| this| that| said| each)?\s?\[?$"
)
_EXCEED = re.compile(r"\bexceed\b")
_NEVER = re.compile(
    r"\b(?:in no (?:event|case|circumstances?)|under no circumstances?|neither|nor|no|cannot"
    r"|(?:shall|will|may|must|does|do) not)\b"
)
_CLAUSE = 240
_BOUNDS = (
    (
        "at-least",
        re.compile(
            r"(?:\bat least|\b(?:not|no)(?: be)? (?:less|fewer|earlier|sooner|shorter) than"
            r"|\bminimum(?: period)? of)" + _TAIL
        ),
    ),
    (
        "at-most",
        re.compile(
            r"(?:\bwithin|\bon or before|\b(?:not|no|nor|event|case) (?:more|later|longer|greater) than"
            r"|\bup to|\bmaximum(?: period)? of"
            r"|\b(?:not|no event|never)(?: to)?(?: \([^()]{1,80}\))? exceed(?:ing)?|\bat most"
            r"|\bnot be more than)" + _TAIL
        ),
    ),
    (
        "more-than",
        re.compile(r"(?:\b(?:more|longer|greater) than|\bin excess of|\bexceed(?:s|ing)?)" + _TAIL),
    ),
    ("less-than", re.compile(r"\b(?:less|fewer|shorter) than" + _TAIL)),
)


def durations(passage: Passage) -> Iterator[Found]:
    """Find the periods of time of a passage."""
    for number, following in pairwise((*passage.numbers, None)):
        if number is not None and (found := _period_at(passage.low, number, following)):
            yield found
    if " a " in passage.low:
        yield from _ones(passage.low)
    if "day " in passage.low or "end of the " in passage.low:
        for match in _NTH_DAY.finditer(passage.low):
            yield _nth_day(passage.low, match)
    if "perpet" not in passage.low and "indefinite" not in passage.low:
        return
    for match in _FOR_EVER.finditer(passage.low):
        yield Found(match.start(), match.end(), "duration", math.inf, "year")


def _nth_day(low: str, match: re.Match[str]) -> Found:
    start, end = match.start(), match.end() - 1
    event, before = _event(low, start, end)
    unit = (
        "business-day" if match["kind"] and match["kind"] != "calendar " else match["unit"] or "day"
    )
    qualifiers = (*bounds(low, start), *(("before",) if before else ()))
    value = float(read_ordinal(match["nth"] or match["place"]))
    return Found(start, end, "duration", value, unit, event, qualifiers)


def _ones(low: str) -> Iterator[Found]:
    """Find `within a week`."""
    for match in _ONE.finditer(low):
        if not _NO_ONE.search(low, max(0, match.start() - 40), match.start()):
            yield _one(low, match)


def _one(low: str, match: re.Match[str]) -> Found:
    start, end = match.span("one" if match["one"] else "notice")
    scale, unit = _SCALES.get(match["unit"] or match["of"], (1, match["unit"] or match["of"]))
    event, before = _event(low, start, end)
    qualifiers = (*bounds(low, start), *(("before",) if before else ()))
    return Found(start, end, "duration", float(scale), unit, event, qualifiers)


def _period_at(low: str, number: Quantity, following: Quantity | None) -> Found | None:
    if unit := unit_after(low, number.end):
        return _period(low, number, unit)
    if number.value is None and following and _is_blank_unit(low, number, following):
        return Found(number.start, following.end, "blank", None, "")
    if following and _RANGE.fullmatch(low, number.end, following.start):
        unit = unit_after(low, following.end)
        return _start_of_range(number, unit) if unit and number.value is not None else None
    if number.value is None and (named := _NAMED_SLOT.fullmatch(low, number.start, number.end)):
        return _blank_period(low, number, named["unit"])
    if net := _NET.search(low, max(0, number.start - 6), number.start):
        return Found(net.start(), number.end, "duration", number.value, "day", "invoice")
    return None


def _blank_period(low: str, number: Quantity, unit: str) -> Found:
    """Read `{payment_terms_days}`, which says itself what it counts."""
    event, before = _event(low, number.start, number.end)
    qualifiers = (*bounds(low, number.start), *(("before",) if before else ()))
    return Found(number.start, number.end, "blank", None, unit, event, qualifiers)


def _is_blank_unit(low: str, number: Quantity, following: Quantity) -> bool:
    """Recognise `{term_value} {unit}`, where even the unit is to be filled in."""
    unit = following.value is None and _UNIT_SLOT.match(low, following.start, following.end)
    return bool(unit) and low[number.end : following.start] == " "


def unit_after(low: str, at: int) -> re.Match[str] | None:
    """Return the unit of time that stands at `at`, unless it makes a rate or an age."""
    unit = _UNIT.match(low, at)
    return None if unit is None or _NO_PERIOD.match(low, unit.end()) else unit


def in_unit(match: re.Match[str], value: float | None) -> tuple[float | None, str]:
    """Return the value in the unit that facts are measured in, and that unit."""
    if match["business"] and match["unit"] == "day":
        return value, "business-day"
    scale, unit = _SCALES.get(match["unit"], (1, match["unit"]))
    return value if value is None else value * scale, unit


def _period(low: str, number: Quantity, unit: re.Match[str]) -> Found:
    start, end, qualifiers = _with_brackets(low, number, unit)
    value, name = in_unit(unit, number.value)
    net = _NET.search(low, max(0, start - 6), start)
    event, before = _event(low, start, end)
    event = event or ("invoice" if net else "")
    qualifiers = (*qualifiers, *_bounded(low, start, unit), *(("before",) if before else ()))
    kind = "blank" if value is None else "duration"
    return Found(net.start() if net else start, end, kind, value, name, event, qualifiers)


def _start_of_range(number: Quantity, unit: re.Match[str]) -> Found:
    value, name = in_unit(unit, number.value)
    qualifiers = (*number.qualifiers, "range")
    return Found(number.start, number.end, "duration", value, name, "", qualifiers)


def _with_brackets(
    low: str, number: Quantity, unit: re.Match[str]
) -> tuple[int, int, tuple[str, ...]]:
    """Take brackets around number and unit into the expression: `[30 days]`."""
    if not unit.group().endswith("]"):
        return number.start, unit.end(), number.qualifiers
    if low[: number.start].endswith("["):
        return number.start - 1, unit.end(), (*number.qualifiers, BRACKETED)
    return number.start, unit.end() - 1, number.qualifiers


def _bounded(low: str, start: int, unit: re.Match[str]) -> tuple[str, ...]:
    """Say what `bounds` says, and read `thirty or more days` as at least thirty."""
    if not unit.group().lstrip().startswith("or "):
        return bounds(low, start)
    return ("at-least",) if unit["more"] else ("at-most",)


def bounds(low: str, start: int) -> tuple[str, ...]:
    """Say whether the words in front make the value a least or a most."""
    before = max(0, start - _SPACE_BEFORE)
    names = tuple(name for name, pattern in _BOUNDS if pattern.search(low, before, start))
    if names[:1] == ("more-than",) and _never_exceeds(low, start):
        return ("at-most",)
    return names[:1]


def _never_exceeds(low: str, start: int) -> bool:
    """Recognise the cap in `in no event shall the liability of Supplier exceed` an amount."""
    exceed = _EXCEED.search(low, max(0, start - _SPACE_BEFORE), start)
    if exceed is None:
        return False
    begin = max(low.rfind(mark, 0, exceed.start()) for mark in (";", ":", ". ")) + 1
    return bool(_NEVER.search(low, max(begin, exceed.start() - _CLAUSE), exceed.start()))


def _event(low: str, start: int, end: int) -> tuple[str, bool]:
    """Return what the period runs from, and whether it runs backwards from it."""
    if _NOTICE.match(low, end):
        return "notice", False
    relation = _RELATION.match(low, end)
    if relation is None:
        noticed = _NOTICE_OF.search(low, max(0, start - _SPACE_BEFORE), start)
        return ("notice" if noticed else ""), False
    limit = min(len(low), relation.end() + _SPACE_AFTER)
    if stop := _END_OF_LIST.search(low, relation.end(), limit):
        limit = stop.start()
    event = _EVENT.search(low, end, limit)
    name = _EVENTS[int((event.lastgroup or "e0")[1:])][0] if event else ""
    return name, (relation["relation"] or "").removeprefix("immediately ") in _BEFORE
