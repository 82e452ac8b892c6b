"""What a value is for: the notice, cure, payment or term a period gives, the uptime or cap a number sets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.language.found import Found

_BEFORE, _AFTER = 300, 90
_CLOSE = 170  # a period is told by words nearer to it than an amount is
_PART = re.compile(r"[;:](?=\s)|\.\s")

# In the order of belief: the first row whose pattern is said near the value names its purpose.
_PERIODS = (
    (
        "cure",
        r"\b(?:un)?cur(?:e[ds]?|ing)\b|\b(?:un)?remed(?:y|ied|ying)\b|\bto correct\b|\bcorrected\b|\brectif"
        r"|\b(?:failure|default|breach)\b[^.;]{0,60}\bcontinue",
    ),
    (
        "survival",
        r"\bsurviv|\b(?:confiden|secre)[^.;]{0,120}(?:after|following) (?:the )?(?:terminat|expir)",
    ),
    (
        "claims",
        r"\b(?:claims?|actions?|suits?|causes? of action)\b[^.;]{0,80}\b(?:br(?:ought|ing)|commenced?"
        r"|filed?|accru)",
    ),
    ("retention", r"\b(?:retain|keep|maintain|preserve)\w*\b[^.;]{0,60}\b(?:records?|books)\b"),
    ("audit", r"\baudit"),
    ("renewal", r"\brenew|\bsuccessive\b|\bextended for\b|\bextension\b"),
    (
        "payment",
        r"\bpa(?:y|ys|id|yable|yments?)\b|\binvoice|\bdue\b|\bremit|\breimburse|\brefund|\boverdue\b",
    ),
    ("warranty", r"\bwarrant"),
    ("acceptance", r"\baccept|\breject|\binspect"),
    (
        "term",
        r"\bterm of (?:this|the|every|each)\b|\binitial term\b|\bin (?:full force and )?effect\b"
        r"|\beffective for\b"
        r"|\bagreement\b[^.;]{0,80}\b(?:continue|commence|remain|expire)|\bperiod of performance\b",
    ),
    ("response", r"\brespon(?:d|se)|\backnowledg|\brepl(?:y|ies)\b"),
    ("delivery", r"\bdeliver|\bship"),
)
_NOTICE = re.compile(
    r"(?:['\u2019]s?)?[\s-]{0,3}(?:(?:advance|prior|previous|written|formal|clear|or|more|and"
    r"|express)[\s,-]{1,3}){0,4}"
    r"(?:notice|notification)\b"
)
_NOTICE_OF = re.compile(
    r"\b(?:notice|notification)\b[^.;]{0,45}?\b(?:of|least|than)\s(?:at least\s)?$"
)
_RESTRICTED = re.compile(
    r"\bnot\b[^.;]{0,160}?\b(?:solicit|compete|hire|recruit|divert|disparage|circumvent)"
)
_LOOKBACK = re.compile(
    r"\b(?:in|during|over|for|within) (?:the |any )?(?:immediately )?(?:preceding|previous|prior|last"
    r"|past|final)?\s?$"
)
_AHEAD = frozenset(("expiration", "renewal"))  # what nobody looks back from: it is to come
_PASSED = ("preceding ", "previous ", "past ", "final ")
_SHARES = (
    ("uptime", r"\bup-?time\b|\bavailability\b|\bservice levels?\b"),
    ("cap", r"\bliab|\bdamages\b"),
    (
        "control",
        r"\bvoting\b|\bshares?\b|\bstock\b|\bsecurities\b|\bequity\b|\bownership\b|\bcontrol\b",
    ),
    ("service-credit", r"\bcredits?\b"),
    ("price-increase", r"\bincreas|\badjust"),
    ("discount", r"\bdiscount"),
    ("interest", r"\binterest\b|\blate (?:fee|charge|payment)|\bfinance charge\b"),
    ("share", r"\broyalt|\bcommission|\brevenue|\bnet sales\b|\bprofit"),
)
_AMOUNTS = (
    (
        "insurance",
        r"\binsur|\bcoverage\b|\boccurrence\b|\b(?:general|professional|employers?'?) liability\b"
        r"|\bpolic(?:y|ies)\b|\bumbrella\b",
    ),
    ("liquidated-damages", r"\bliquidated\b|\bpenalt"),
    ("cap", r"\bliab|\bdamages\b|\bcap\b"),
    ("fee", r"\bpa(?:y|ys|id|yable|yments?)\b|\bfees?\b|\bprice|\bcharge"),
)
_TIME = frozenset(("hour", "day", "business-day", "week", "month", "year"))
_PURPOSES = {
    "period": tuple((name, re.compile(pattern)) for name, pattern in _PERIODS),
    "share": tuple((name, re.compile(pattern)) for name, pattern in _SHARES),
    "amount": tuple((name, re.compile(pattern)) for name, pattern in _AMOUNTS),
}


def purpose(low: str, found: Found) -> str:
    """Return what a value is for, empty where its words do not tell."""
    kind = _kind(found)
    if kind == "interest":
        return kind
    if kind == "period" and (told := _told_of_period(low, found)):
        return told
    near = _near(low, found, _CLOSE if kind == "period" else _BEFORE)
    return next((name for name, pattern in _PURPOSES.get(kind, ()) if pattern.search(near)), "")


def _kind(found: Found) -> str:
    if found.kind == "rate":
        return "interest"
    if found.kind == "duration" or (found.kind == "blank" and found.unit in _TIME):
        return "period"
    if found.unit == "percent":
        return "share"
    return "amount" if found.kind in {"money", "multiple"} or found.unit.isupper() else ""


def _told_of_period(low: str, found: Found) -> str:
    """Tell a period of notice, and one that is looked back on, by the words right beside it."""
    before = low[max(0, found.start - _CLOSE) : found.start]
    if found.event == "mailing":
        return ""
    if _NOTICE.match(low, found.end) or (found.event == "notice" and _NOTICE_OF.search(before)):
        return "notice"
    if (
        "before" in found.qualifiers
        and "notice" in low
        and found.event in {"expiration", "renewal"}
    ):
        return "notice"
    looks_back = "before" in found.qualifiers or before.endswith(_PASSED)
    if looks_back and found.event not in _AHEAD and _LOOKBACK.search(before):
        return "lookback"
    restricted = _RESTRICTED.search(low, max(0, found.start - _BEFORE), found.end + _BEFORE)
    return "restriction" if restricted else ""


def _near(low: str, found: Found, reach: int) -> str:
    """Return the words around a value, as far as its part of the sentence goes."""
    before = low[max(0, found.start - reach) : found.start]
    after = low[found.end : found.end + _AFTER]
    begins = [match.end() for match in _PART.finditer(before)]
    ends = _PART.search(after)
    return f"{before[begins[-1] if begins else 0 :]} {after[: ends.start() if ends else None]}"


def told_purposes() -> frozenset[str]:
    """Return every purpose that is ever told."""
    rows = (name for table in _PURPOSES.values() for name, _ in table)
    return frozenset((*rows, "notice", "restriction", "lookback"))
