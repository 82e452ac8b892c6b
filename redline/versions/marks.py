"""Knows the words that nobody should overlook when they change: numbers, negations, parties and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from redline.model import Fact, Party, Reading, Span
from redline.model.numerals import read_words
from redline.model.versions import Touched


class Mark(NamedTuple):
    """Words that matter: what they are about, what they say, and where they stand."""

    what: Touched
    says: str
    span: Span


_FACTS: Final = {
    "duration": Touched.DURATION,
    "money": Touched.MONEY,
    "multiple": Touched.MONEY,
    "percent": Touched.PERCENTAGE,
    "rate": Touched.PERCENTAGE,
    "date": Touched.DATE,
    "law": Touched.LAW,
    "venue": Touched.LAW,
}

_SMALL: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_COUNT: Final = rf"(?:{_SMALL}|hundred|thousand|million|billion)"
_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"

_WORDS: Final[Sequence[tuple[Touched, str]]] = (
    (
        Touched.NEGATION,
        r"\b(?:not(?!\slimited\sto)|no|never|neither|nor|none|nothing|nobody"
        r"|without(?!\s(?:limitation|limiting))|except(?:ing)?|unless|exclud(?:e[sd]?|ing)"
        r"|exclusion|cannot|other\sthan|save\s(?:for|that|as)|fails?\sto|prohibit(?:s|ed)?|notwithstanding)\b"
        r"|n[’']t\b",
    ),
    (Touched.MODAL, r"\b(?:shall|must|may(?!\s\d)|will|should|can(?=\s)|might|would)\b"),
    (Touched.DATE, rf"\b(?:{_DAY}\s)?(?-i:{_MONTH})\b(?:\s{_DAY}(?!\d))?(?:,?\s\d{{4}})?"),
    (
        Touched.DATE,
        r"(?<![\w./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2}))(?![\w/-])",
    ),
    (
        Touched.MONEY,
        r"(?:[A-Z]{1,3})?[$£€¥]\s?\d[\d,.]{0,30}(?:\s?(?:million|billion|thousand|[kmb]\b))?"
        r"|[$£€¥]|\b(?-i:USD|EUR|GBP|CAD|AUD|CHF|JPY|INR|SGD|HKD)\b(?:\s?\d[\d,.]{0,30})?"
        r"|\b(?:dollars?|euros?|pounds?\ssterling|cents)\b",
    ),
    (Touched.PERCENTAGE, r"\d[\d.,]{0,30}\s?%|%|\bper\s?cent(?:age)?\b|\bbasis\spoints?\b"),
    (
        Touched.DURATION,
        r"\b(?:(?:business|calendar|working)\s)?(?:hour|day|week|month|quarter|year)s?\b"
        r"|\b(?:hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|perpetual(?:ly)?)\b",
    ),
    (Touched.PARTY, r"\b(?:either|each|neither|both|the\sother)\spart(?:y|ies)\b"),
    (
        Touched.SCOPE,
        r"\b(?:(?:commercially\s)?reasonable|best|good\sfaith|diligent|all\sreasonable)\s(?:efforts?|endeavou?rs)"
        r"|\b(?:sole|solely|exclusive|exclusively|only|material|materially|reasonabl[ey]|unlimited|at\sleast"
        r"|at\smost|up\sto|not\smore\sthan|no\sless\sthan|minimum|maximum|in\sits\s(?:sole|absolute)\sdiscretion"
        r"|irrevocabl[ey]|worldwide|royalty[- ]free|automatically|immediately"
        r"|promptly|prior\swritten|absolute)\b",
    ),
    (
        Touched.LIABILITY,
        r"\b(?:liab(?:le|ilit(?:y|ies))|indemnif(?:y|ies|ied|ication)|indemnit(?:y|ies)|damages|warrant(?:y|ies|s)"
        r"|negligence|gross\snegligence|wil?lful|penalt(?:y|ies)|waives?|waiver|guarantees?)\b",
    ),
)
_EXCHANGED: Final[Sequence[str]] = (
    r"\b(?:and/or|and|or)\b",
    r"\b(?:any|all|each|every|some|either|both)\b",
    r"\b(?:before|after|prior\sto|following|until|during|within)\b",
    r"\b(?:more|less|greater|lesser|fewer|higher|lower|above|below|over|under|at\sleast|at\smost)\b",
    r"\b(?:include[sd]?|including|exclude[sd]?|excluding|limited\sto)\b",
)
"""Words that matter only where one of a kind is exchanged for another."""

_NUMBER: Final = re.compile(
    rf"(?<![\w.,])\d+(?:[.,]\d+)*+|\b{_COUNT}\b(?:[-\s](?:and\s)?{_COUNT}\b){{0,8}}", re.IGNORECASE
)
_TABLE: Final = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _WORDS)
_GROUPS: Final = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _EXCHANGED)
_PREFIX: Final = re.compile(r"(?:non|un|in|im|ir|dis)-?")
_MOST_NAMES: Final = 200


def party_pattern(readings: Iterable[Reading]) -> re.Pattern[str] | None:
    """Return a pattern for every name and label of the parties of both versions."""
    parties = [party for reading in readings for party in reading.parties]
    names = {name for party in parties for name in _called(party)}
    ordered = sorted(names, key=lambda name: (-len(name), name))[:_MOST_NAMES]
    if not ordered:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?:[’']s)?(?!\w)")


def _called(party: Party) -> Iterator[str]:
    """Yield what a party is called; names in capitals too, as in a title."""
    for name in (party.name, party.label, *party.aliases):
        words = " ".join(name.split())
        if len(words) > 1:
            yield words
            yield words.upper()


def term_pattern(readings: Iterable[Reading]) -> re.Pattern[str] | None:
    """Return a pattern for the defined terms of both versions, one or several of the thing."""
    terms = {" ".join(term.term.split()) for reading in readings for term in reading.terms}
    ordered = sorted((t for t in terms if 1 < len(t) <= 80), key=lambda term: (-len(term), term))
    if not ordered:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})s?(?!\w)")


def marks(
    text: str, span: Span, named: Sequence[tuple[Touched, re.Pattern[str] | None]]
) -> Iterator[Mark]:
    """Yield the words that matter in a stretch of text; `named` are patterns of this contract's own."""
    for what, pattern in (*_TABLE, *named):
        for found in pattern.finditer(text, span.start, span.end) if pattern else ():
            yield Mark(what, _folded(found[0]), Span(*found.span()))
    for found in _NUMBER.finditer(text, span.start, span.end):
        yield Mark(Touched.NUMBER, _value(found[0]), Span(*found.span()))


def fact_marks(facts: Iterable[Fact]) -> Iterator[Mark]:
    """Yield what was read as a value: `fifteen (15) days` is 15 day."""
    for fact in facts:
        if fact.kind in _FACTS:
            yield Mark(_FACTS[fact.kind], f"{fact.value} {fact.unit}", fact.span)


def exchanged(delete: str, insert: str) -> bool:
    """Say whether `and` became `or`, `any` became `all`, `before` became `after`, or the like."""
    for group in _GROUPS:
        was, now = ({_folded(word) for word in group.findall(side)} for side in (delete, insert))
        if was - now and now - was:
            return True
    return False


def negated(delete: str, insert: str) -> bool:
    """Say whether a word became its opposite: `reasonable`, `unreasonable`."""
    was, now = ({*re.findall(r"\w+(?:-\w+)?", side.casefold())} for side in (delete, insert))
    return any(_is_opposite(a, b) or _is_opposite(b, a) for a in was - now for b in now - was)


def _is_opposite(word: str, other: str) -> bool:
    found = _PREFIX.match(other)
    return found is not None and len(word) > 3 and other[found.end() :] == word


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).removesuffix("'s")


def _value(text: str) -> str:
    """Return the value of a number, so that `fifteen` and `15` are the same."""
    if text[0].isdigit():
        plain = text.replace(",", "")
        return plain.rstrip("0").rstrip(".") if "." in plain and plain.count(".") == 1 else plain
    value = read_words(text)
    return f"{value:g}" if value is not None else text.casefold()
