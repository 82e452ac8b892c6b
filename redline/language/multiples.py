"""Finds multiples of fees: `two times the fees paid in the twelve (12) months preceding the claim`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from redline.language.durations import bounds
from redline.language.found import Found, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.language.quantities import Quantity

_TIMES = re.compile(r"\s?(?:x\b|times\b|\u00d7)(?:\s?\([^()]{1,8}\))?")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent)(?:\s?\(\s?\d[\d.]{0,6}\s?%\s?\))?")
_NAMED = re.compile(r"\b(?:(?P<once>once)|(?P<double>twice|double)|(?P<triple>triple|thrice))\b")
_BY_NAME = {"once": 1.0, "double": 2.0, "triple": 3.0}
_FEES = (
    r"(?:fees?|amounts?|charges?|sums?|mon(?:ey|ie)s|payments?|price|compensation|consideration"
    r"|royalt(?:y|ies)"
    r"|revenues?|remuneration|commissions?)"
)
_PAID = r"(?:paid|pays?|payable|due|owed|owing|received|invoiced|billed|collected|accrued|charged|earned)"
_FEES_PAID = re.compile(
    rf"\b{_FEES}\b(?:\s?\([^()]{{1,60}}\))?(?:\s(?!in\b|for\b|under\b"
    rf"|during\b)[\w\u2019',-]{{1,20}}){{0,5}}?\s{_PAID}\b"
)
_LEAD = re.compile(
    r"\b(?:(?:the|all|any|total|aggregate|sum|sums|of|actual|net|gross|amount|such|value|service|services"
    r"|subscription|license|licence|applicable|and|or|cumulative|fees|full|contract|purchase"
    r"|annual|yearly|monthly|quarterly)[\s-]{1,2}){1,9}$"
)
_GAP = re.compile(r"[\w\u2019',\s-]{0,90}")
_LEFT_OUT = re.compile(
    r"\b(?:not include|excluding|exclusive of|other than|except(?: for)?|appl(?:y|ies) to|in addition to"
    r"|plus)\s$"
)
_LIMIT = re.compile(
    r"\bliab|\bexceed|\bdamages\b|\bcap\b|\blimited to\b|\b(?:greater|higher|lesser|lower"
    r"|more) of\b|\bmaximum\b|\brecover|\bowes?\b|\bpay\b[^;.]{0,40} more than\b|\bremedies\b|\bexposure\b"
)
_LIABLE = re.compile(
    r"\bliab|\bdamages\b|\brecover|\bowes?\b|\bpay\b[^;.]{0,40} more than\b|\bremedies\b|\bexposure\b"
)
_VAGUE = re.compile(r"(?:compensation|consideration|revenues?|remuneration)\b")
_AVERAGE = re.compile(r"\baverage (?:monthly|month's)\b|\bmonthly average\b")
_TERM = r"(?P<u>month|year|quarter)s?(?![a-z])(?:[\u2019']s?)?(?:[\s-]period)?"
_SOFT = r"(?:consecutive |full |calendar |contract |complete |fiscal )?"
_NUMBERED = re.compile(rf"[\s-]{_SOFT}{_TERM}")
_AGO = re.compile(
    r",?(?:\s(?:immediately|directly|most recently|next|of the term|period))?"
    r"\s(?:preceding|prior|before|previous|ending|ended|up to|leading up|in which|following|after|from"
    r"|(?:that|which) precedes?|of)\b"
)
_LATEST = re.compile(
    r"\b(?:preceding|previous|prior|last|past|trailing|most recent|initial|first|same|any|each"
    r"|such|that)\s(?:\w+\s)?$"
)
_UNNUMBERED = re.compile(
    r"\b(?:in|during|for|over|within|of)\s(?:the\s)?"
    r"(?:preceding|previous|prior|last|past|same|that|each|any|such|current|applicable|one|a)?\s?"
    rf"(?:contract |agreement |calendar |fiscal |license |service |policy )?{_TERM}"
    r"(?:\s(?:immediately\s)?(?:preceding|prior to|before|in which|of the term))?"
)
_REACH = 230
_UNDER = re.compile(
    r"[^;.]{0,90}?\b(?:under|pursuant to|hereunder|in connection with|for the(?! purchase of)"
    r"|during the term"
    r"|to date)\b(?: (?:this|the|such|an|that) (?:applicable )?[\w-]+)?"
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONTHS_OF_FEES = re.compile(
    rf"[\s-]{{1,2}}{_TERM}\s(?:(?:of|worth of|the|such|applicable|subscription|license|service"
    rf"|monthly|its|customer's)\s){{0,4}}(?:fees|charges|fee|royalties)\b"
)
_PERIODIC = re.compile(
    rf"\s(?:of |the |its |such |then-current |applicable |total |aggregate ){{0,6}}(?P<per>annual"
    rf"|yearly|monthly|quarterly)\s(?:[\w-]+\s){{0,3}}?{_FEES}\b"
)
_EVERY = re.compile(rf"\b(?P<per>annual|yearly|monthly|quarterly)\s(?:[\w-]+\s){{0,3}}?{_FEES}\b")
_PER = {"annual": 12, "yearly": 12, "quarterly": 3, "monthly": 1}
_FEES_FOR = re.compile(
    rf"\b{_FEES}(?:\s(?:of|for)\s(?:the\s|all\s)?(?:services|goods|products|work|deliverables))?"
    rf"\s(?:for|of|in|over|during)\s(?:(?:the|an?|any|one|each|that|such|first|current|relevant|same"
    rf"|preceding|previous|prior|last|contract|calendar|full|whole)\s){{0,3}}(?P<one>{_TERM})?"
)
_ALL_FEES = re.compile(
    rf"\b(?:total|all(?: the)?|aggregate|entire|whole) {_FEES}\s(?:under|for|of)\s(?:this|the)\s[\w-]+"
)


_PAY = r"(?:base |gross |net |full )?(?:salar(?:y|ies)|wages|base pay)\b"
_MONTHS_OF_PAY = re.compile(
    rf"[\s-]{{1,2}}{_TERM}\s(?:(?:of|worth of|the|such|his|her|its|their|executive's|employee's"
    rf"|then|current|then-current)\s){{0,4}}{_PAY}"
)
_PERIODIC_PAY = re.compile(
    rf"\s(?:(?:of|the|such|his|her|its|that|then|then-current|particular|[a-z]{{3,12}}['\u2019]s)\s){{0,5}}"
    rf"(?P<per>annual|yearly|monthly)\s{_PAY}"
)


class _Factor(NamedTuple):
    """What fees are multiplied with, and where that is said."""

    start: int
    end: int
    value: float | None


def multiples(passage: Passage) -> Iterator[Found]:
    """Find the multiples of fees of a passage."""
    low = passage.low
    if "salar" in low or "wages" in low or "base pay" in low:
        yield from _pay(passage)
    if not any(word in low for word in ("fee", "paid", "payable", "charges", "received", "price")):
        return
    factors = tuple(_factors(passage))
    if not factors and not _LIMIT.search(low):
        return
    yield from _fees_for(passage, factors)
    for fees in _ALL_FEES.finditer(low):
        if _LIABLE.search(low, max(0, fees.start() - _REACH), fees.start()) and not factors:
            yield _found(low, fees.start(), fees.end(), 1.0)
    past = 0
    for fees in _FEES_PAID.finditer(low):
        found = _of_fees_paid(passage, fees, factors) if fees.start() >= past else None
        if found:
            past = found.end
            yield found
    yield from _months_of_fees(passage)
    yield from _periodic_fees(low, factors)


def _factors(passage: Passage) -> Iterator[_Factor]:
    """Find `two times`, `1.5x`, `150% of`, `twice`; a small percentage is a share and no factor."""
    for number in passage.numbers:
        value = number.value
        if times := _TIMES.match(passage.low, number.end):
            yield _Factor(number.start, times.end(), value)
        elif (value or 0) >= 50 and (percent := _PERCENT.match(passage.low, number.end)):
            yield _Factor(number.start, percent.end(), (value or 0) / 100)
    for named in _NAMED.finditer(passage.low):
        yield _Factor(named.start(), named.end(), _BY_NAME[named.lastgroup or ""])


def _of_fees_paid(
    passage: Passage, fees: re.Match[str], factors: tuple[_Factor, ...]
) -> Found | None:
    low = passage.low
    factor = _factor_before(low, fees.start(), factors)
    start = factor.start if factor else _lead_start(low, fees.start())
    if _VAGUE.match(low, fees.start()) and not _LIABLE.search(low, max(0, start - _REACH), start):
        return None
    if not factor and (
        not _limited(low, start) or _LEFT_OUT.search(low, max(0, start - 40), start)
    ):
        return None
    times = factor.value if factor else 1.0
    end, months = _window(passage, fees)
    if months:
        months = 1 if _AVERAGE.search(low, start, fees.end()) else months
        return _found(low, start, end, times, months)
    if not _LIABLE.search(low, max(0, start - _REACH), start):
        return None  # all fees ever paid only count as the measure of a liability
    under = _UNDER.match(low, fees.end())
    return _found(low, start, under.end(), times) if under else None


def _found(low: str, start: int, end: int, times: float | None, months: float = 0) -> Found:
    """Make a multiple of the fees of so many months, or of all fees."""
    unit = "fee-months" if months else "fee-total"
    if times is None:
        return Found(start, end, "blank", None, unit, "", bounds(low, start))
    return Found(
        start, end, "multiple", round(times * (months or 1), 4), unit, "", bounds(low, start)
    )


def _factor_before(low: str, at: int, factors: tuple[_Factor, ...]) -> _Factor | None:
    """Return the factor that the words before `at` lead over from: `150% of the total` fees."""
    near = [
        factor for factor in factors if factor.end <= at and _GAP.fullmatch(low, factor.end, at)
    ]
    return max(near) if near else None


def _lead_start(low: str, at: int) -> int:
    lead = _LEAD.search(low, max(0, at - 80), at)
    return lead.start() if lead else at


def _limited(low: str, at: int) -> bool:
    return bool(_LIMIT.search(low, max(0, at - _REACH), at))


def _window(passage: Passage, fees: re.Match[str]) -> tuple[int, float]:
    """Return where the span of time that counts is said to end, and its months; 0 for none."""
    low, stop = passage.low, passage.low.find(";", fees.end())
    limit = min(fees.end() + _REACH, stop if stop >= 0 else len(low))
    for number in passage.numbers:
        if fees.start() <= number.start < limit and (window := _numbered_window(low, number)):
            end, months = window
            return max(end, fees.end()), months
    if match := _UNNUMBERED.search(low, fees.end(), limit):
        return match.end(), _MONTHS[match["u"]]
    if said := _EVERY.search(low, max(0, fees.start() - 25), fees.end()):
        return fees.end(), _PER[said["per"]]
    return fees.end(), 0


def _numbered_window(low: str, number: Quantity) -> tuple[int, float] | None:
    """Return the end and the months of `twelve (12) months preceding` or `preceding 12 months`."""
    term = _NUMBERED.match(low, number.end)
    if term is None:
        return None
    months = (number.value or 0) * _MONTHS[term["u"]]
    if ago := _AGO.match(low, term.end()):
        return ago.end(), months
    latest = _LATEST.search(low, max(0, number.start - 40), number.start)
    return (term.end(), months) if latest else None


def _months_of_fees(passage: Passage) -> Iterator[Found]:
    """Find `one month's fees` and `six (6) months of fees`."""
    for number in passage.numbers:
        match = _MONTHS_OF_FEES.match(passage.low, number.end)
        if match and number.value and _limited(passage.low, number.start):
            months = number.value * _MONTHS[match["u"]]
            yield _found(passage.low, number.start, match.end(), 1.0, months)


def _fees_for(passage: Passage, factors: tuple[_Factor, ...]) -> Iterator[Found]:
    """Find `the fees for a year` and `the fees for the 18 months before`, as the measure of a liability."""
    low = passage.low
    for fees in _FEES_FOR.finditer(low):
        factor = _factor_before(low, fees.start(), factors)
        start = factor.start if factor else _lead_start(low, fees.start())
        if not _LIABLE.search(low, max(0, start - _REACH), start):
            continue
        if end_months := _months_for(passage, fees):
            yield _found(low, start, end_months[0], factor.value if factor else 1.0, end_months[1])


def _months_for(passage: Passage, fees: re.Match[str]) -> tuple[int, float] | None:
    """Return where the time that fees are for is said to end, and its months."""
    if fees["one"]:
        return fees.end(), _MONTHS[fees["u"]]
    number = next((one for one in passage.numbers if one.start == fees.end()), None)
    term = _NUMBERED.match(passage.low, number.end) if number else None
    return (term.end(), (number.value or 0) * _MONTHS[term["u"]]) if number and term else None


def _pay(passage: Passage) -> Iterator[Found]:
    """Find `six months' salary` and `two times the annual salary`."""
    for number in passage.numbers:
        match = _MONTHS_OF_PAY.match(passage.low, number.end)
        if match and number.value:
            months = number.value * _MONTHS[match["u"]]
            yield Found(number.start, match.end(), "multiple", months, "salary-months")
    for factor in _factors(passage):
        match = _PERIODIC_PAY.match(passage.low, factor.end)
        if match and factor.value:
            months = round(factor.value * _PER[match["per"]], 4)
            yield Found(factor.start, match.end(), "multiple", months, "salary-months")


def _periodic_fees(low: str, factors: tuple[_Factor, ...]) -> Iterator[Found]:
    """Find `three times the monthly fees`."""
    for factor in factors:
        if fees := _PERIODIC.match(low, factor.end):
            yield _found(low, factor.start, fees.end(), factor.value, _PER[fees["per"]])
