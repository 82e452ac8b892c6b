"""Finds which law governs and where disputes are heard: `laws of England`, `courts located in Texas`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from redline.language.found import Found, Passage
from redline.language.places import law_adjectives, law_names

if TYPE_CHECKING:
    from collections.abc import Iterator

_GOVERNS = re.compile(
    r"\bgovern(?:ed|s|ing)?\b|\bconstru(?:ed|ction|ing)\b|\binterpret|\b(?:choice of|proper) law"
    r"|\bapplicable law(?: is| shall| will|:)"
    r"|\blaws? of [^.;]{3,60} (?:shall|will) apply"
    r"|\blaws? of [^.;]{3,60} appl(?:y|ies)\b|\blaws? shall apply"
    r"|\blaws? applicable to (?:this|the|all|any)\b"
    r"|\b(?:settled|resolved|decided|determined|judged|read|understood|performed|enforced|executed)\b"
    r"[^.;]{0,60}?\s(?:in (?:accordance|compliance)"
    r" with|under|according to|by) (?:the )?laws? of\b"
    r"|\blaws?,[^.;]{3,60},\s(?:(?:shall|will) )?(?:appl(?:y|ies)|governs?)\b|\blaw applies|\bapplies to this"
    r"|\bsubject (?:[a-z]+ ){0,3}to (?:the (?:(?:substantive|internal) )?laws? of|(?:[a-z]+ ){1,3}law\b)"
    r"|\b(?:choose|chosen|elect|select) (?:the )?(?:[a-z]+ ){0,2}laws?\b"
)
_ORGANISED = re.compile(
    r"\b(?:organi[sz]ed|incorporated|formed|existing|established|chartered|registered|constituted"
    r"|created|organization)"
    r"(?:\s[\w,]{1,20}){0,7}\sunder(?:\sand (?:by virtue of|governed by))?\s(?:the\s|and\s)?$"
)
_NAMED_LAW = re.compile(r"\{(?:[a-z]{1,15}_){0,3}governing_law\}")
_CONFLICT = re.compile(r"\b(?:choice|conflicts?|application) of\s(?:the\s)?$")
_BLANK = r"\[[^\]\n]{0,60}\]|_{2,60}|\{[\w .-]{1,40}\}"
_OF_STATE = (
    r"(?:(?:the\s)?(?:state|commonwealth|province|territory|federal republic|republic"
    r"|kingdom|canton|sultanate|emirate)\sof\s)?(?:the\s)?"
)
_PLACE = re.compile(
    r"England (?:and|&) Wales|"
    r"(?:the\s)?(?:(?:State|Commonwealth|Province|City|County|Republic|Kingdom|Borough|Canton"
    r"|District|Territory"
    r"|Northern|Southern|Eastern|Western|Central|Middle)\s(?:and County\s|District\s)?of\s(?:the\s)?)*"
    r"[A-Z][\w.'\u2019-]{1,30}(?:\s(?:of\s)?(?:the\s)?[A-Z][\w.'\u2019-]{0,30}){0,4}"
    r"(?:,\s(?:the\s)?(?:State of\s)?(?:[A-Z][\w.'\u2019-]{1,30})(?:\s(?:of"
    r"\s)?[A-Z][\w.'\u2019-]{0,30}){0,3}){0,3}"
    rf"|{_BLANK}"
)
_COURT = (
    r"(?:(?:state|federal|provincial|district|superior|supreme|commercial|competent|high|county"
    r"|local|civil|ordinary"
    r"|united states|u\.s\.|us|circuit|chancery|appropriate|national)(?:(?:,|\s(?:and|or"
    r"|and/or))?\s(?:the\s)?)){0,5}"
)
_COURTS = re.compile(
    rf"\b{_COURT}courts?\s(?:\([^()]{{1,40}}\)\s)?(?:of competent jurisdiction,?\s)?(?:(?:which"
    rf"|that)\s(?:is|are)\s)?"
    r"(?:of|in|at|within|for|(?:located|sitting|seated|situated|residing"
    r"|having jurisdiction)\s(?:in|within|at|over)|located)\s"
)
_VENUE = re.compile(
    r"\bvenue\s(?:in|at)\s|\bvenue\s(?:for [^.;]{1,80}? )?(?:shall be|will be|shall lie|lies|is"
    r"|shall be proper"
    r"|being)(?: proper| exclusively| solely| only)?(?: in| at)?\s"
)
_BROUGHT = re.compile(
    r"\b(?:actions?|suits?|proceedings?|claims?|litigation|disputes?)\b[^.;]{0,60}?\s(?:brought"
    r"|commenced|filed"
    r"|litigated|instituted)(?: exclusively| only| solely)? in\s"
)
_SEAT = re.compile(
    r"\b(?:seat|place|venue|location|site)(?: or [\w ]{3,20},?)?\sof\s(?:the\s|any\s"
    r"|such\s)?arbitration\s(?:proceedings\s)?(?:shall be|will be|is|must be)(?: in| at)?\s"
    r"|\barbitrat(?:ion|ed|or|ors)\b[^.;]{0,110}?\s(?:held|conducted|take place|heard|located"
    r"|sitting|sit|seated|arbitration|proceedings)(?: exclusively| solely)?"
    r"(?: in (?:the )?english(?: language)?,?(?: and)?)? (?:in|at)\s"
    r"|\barbitration\sin\s"
)
_BEFORE_COURT = re.compile(
    r"\b(?:jurisdiction|venue|submit|brought|heard|litigat|settled|resolved|decided|instituted)"
)
_TOO_WIDE = frozenset(("the united states", "the united states of america"))
_FEDERAL = "United States"
_NO_NAMES = frozenset(
    (
        *("law", "equity", "record", "competent", "general", "original", "appropriate", "proper"),
        *("any", "such", "said", "its", "this", "that", "each", "contract", "tort", "good", "bad"),
        *("writing", "connection", "respect", "accordance", "violation", "his", "their", "a", "an"),
    )
)
_NEXT_SENTENCE = re.compile(r"\.\s(?:The|This|Any|All|Each|If|In|No|Such|Either|Neither)\b")
_INITIALS = re.compile(r"\b[A-Z]\.$")
_EXCLUSIVE = re.compile(r"\bexclusive(?:ly)?\b|\bsolely\b|\bonly in\b|\bsole jurisdiction")
_NOT_EXCLUSIVE = re.compile(r"\bnon-?\s?exclusive")


class _Laws(NamedTuple):
    of_place: re.Pattern[str]
    adjective: re.Pattern[str]
    courts: re.Pattern[str]
    before: re.Pattern[str]
    names: dict[str, str]
    adjectives: dict[str, str]
    tongues: frozenset[str]


def laws(passage: Passage) -> Iterator[Found]:
    """Find the laws that govern."""
    low = passage.low
    if "law" in low and _GOVERNS.search(low):
        yield from _narrowest(tuple(_governing(low)))
    for match in _NAMED_LAW.finditer(low) if "{" in low else ():
        yield Found(match.start(), match.end(), "blank", None, "law")


def _narrowest(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Leave out a federal law that stands beside the law of a state."""
    of_states = tuple(law for law in found if law.value != _FEDERAL)
    return of_states or found


def _governing(low: str) -> Iterator[Found]:
    known = _laws()
    for match in known.of_place.finditer(low):
        before = max(0, match.start() - 120), match.start()
        if not _ORGANISED.search(low, *before) and not _CONFLICT.search(low, *before):
            yield _law(match, known.names)
    for match in known.adjective.finditer(low):
        name = known.adjectives[match["adjective"]]
        yield Found(match.start(), match.end(), "law", name, "law")


def venues(passage: Passage) -> Iterator[Found]:
    """Find the courts and seats of arbitration where disputes are heard."""
    low = passage.low
    if "court" in low or "venue" in low:
        for pattern in (_COURTS, _VENUE):
            for match in pattern.finditer(low):
                yield from _venue(passage, match, pattern is _COURTS)
        yield from _courts_by_name(passage)
    if "brought" in low or "commenced" in low or "litigat" in low or "filed" in low:
        for match in _BROUGHT.finditer(low):
            yield from _venue(passage, match)
    if "arbitrat" in low:
        for match in _SEAT.finditer(low):
            yield from _venue(passage, match, whole=False, arbitration=True)


def _courts_by_name(passage: Passage) -> Iterator[Found]:
    """Find `the exclusive jurisdiction of the English courts`."""
    if not _BEFORE_COURT.search(passage.low):
        return
    qualifiers = _exclusivity(passage.low)
    for match in _laws().courts.finditer(passage.low):
        value = passage.text[match.start() : match.end()]
        yield Found(match.start(), match.end(), "venue", value, "venue", "", qualifiers)


@cache
def _laws() -> _Laws:
    names, adjectives = law_names(), law_adjectives()
    return _Laws(
        re.compile(
            r"\blaws?(?:,\s(?:and|but)\snot\s[^,.;]{3,60},)?\s(?:and regulations\s|and courts\s)?"
            r"(?:(?:for the time being )?(?:in force|in effect|applicable"
            r"|prevailing)\s|applicable to [a-z ]{3,40} (?:is|shall be|will be) that\s)?(?:of|in)\s"
            rf"{_OF_STATE}(?:(?P<name>{_longest_first(names)})(?![a-z])|(?P<blank>{_BLANK}))"
        ),
        re.compile(
            rf"\b(?P<adjective>{_longest_first(adjectives)})\s(?:(?:state|substantive|federal"
            rf"|internal)\s)?laws?\b"
        ),
        re.compile(
            rf"\b(?:{_longest_first(adjectives)})\s(?:(?:state|federal|high|civil|commercial|superior"
            rf"|supreme"
            r"|district|provincial)\s(?:(?:and|or)\s(?:federal|state)\s)?)?courts?\b"
        ),
        re.compile(rf"\b(?:{_longest_first(adjectives)})\s$"),
        names,
        adjectives,
        frozenset(adjectives) - frozenset(names),
    )


def _longest_first(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _law(match: re.Match[str], names: dict[str, str]) -> Found:
    if match["name"]:
        return Found(match.start(), match.end(), "law", names[match["name"]], "law")
    return Found(match.start(), match.end(), "blank", None, "law")


def _venue(
    passage: Passage, match: re.Match[str], whole: bool = False, arbitration: bool = False
) -> Iterator[Found]:
    """Take the place behind `match`, with the court's own name in front of it if `whole`."""
    place = _PLACE.match(passage.text, match.end())
    if place is None or _is_no_place(match, place):
        return
    start, end = match.start() if whole else place.start(), _without_stop(place)
    if whole and (land := _laws().before.search(passage.low, max(0, start - 30), start)):
        start = land.start()
    qualifiers = (*_exclusivity(passage.low), *(("arbitration",) if arbitration else ()))
    if place.group()[0] in "[_{":
        yield Found(start, end, "blank", None, "venue", "", qualifiers)
    else:
        value = " ".join(passage.text[start:end].split())
        yield Found(start, end, "venue", value, "venue", "", qualifiers)


def _is_no_place(match: re.Match[str], place: re.Match[str]) -> bool:
    """Recognise `conducted in English` and `the courts of the United States`, but not its Supreme Court."""
    name = place.group().rstrip(".").lower()
    if (
        "governing law" in name
        or ("court" in name and "court" not in match.group())
        or name.split()[0].rstrip(",") in _NO_NAMES
    ):
        return True
    return name in _laws().tongues or (name in _TOO_WIDE and "supreme" not in match.group())


def _without_stop(place: re.Match[str]) -> int:
    """Leave the full stop of the sentence out of the place, but not that of `D.C.`."""
    if stop := _NEXT_SENTENCE.search(place.group()):
        return place.start() + stop.start()
    ends_sentence = place.group().endswith(".") and not _INITIALS.search(place.group())
    return place.end() - ends_sentence


def _exclusivity(low: str) -> tuple[str, ...]:
    if _NOT_EXCLUSIVE.search(low):
        return ("non-exclusive",)
    return ("exclusive",) if _EXCLUSIVE.search(low) else ()
