"""Reads typed values out of sentences: how long, how much, which law, and whose duty they measure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from redline.language.callings import callings
from redline.language.dates import dates
from redline.language.durations import durations
from redline.language.duties import duties, duty_at
from redline.language.found import Found, Passage, passage, places
from redline.language.heads import heads
from redline.language.law import laws, venues
from redline.language.money import money
from redline.language.multiples import multiples
from redline.language.purposes import purpose
from redline.language.rates import percents
from redline.model import Clause, Contract, Fact, Party, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Finder = Callable[[Passage], Iterable[Found]]

FINDERS: tuple[Finder, ...] = (multiples, percents, money, dates, durations, laws, venues, heads)
"""What is looked for. Where two findings share characters the earlier finder is believed."""

EQUIVALENT = "equivalent"
_COMPARED = ("money", "percent", "rate", "multiple", "duration", "blank")
_OF_TWO = re.compile(
    r"\b(?:(?P<greater>greater|higher|larger|longer|later)|(?P<lesser>lesser|lower|smaller|less"
    r"|shorter|earlier)) of\b"
)
_WHICHEVER = re.compile(
    r"\bwhich\s?ever (?:is|of [\w ]{3,20} is|comes|occurs|amount is|event|date|period"
    r"|amount)(?: the)? (?:(?P<greater>greater"
    r"|higher|larger|longer|more|later|last)"
    r"|(?P<lesser>less(?:er)?|lower|smaller|shorter|earlier|first|sooner))"
)
_AWAY = re.compile(r"[;:]|\.\s|\b(?:shall|may|must)\b")
_REACH = 260
_SAME_AGAIN = re.compile(
    r"(?:[^;.()]{0,60}\(|,?\s?(?:or|being|equal to|equivalent to|that is,?|i\.e\.,?)\s)\s?"
    r"(?:(?:or|i\.e\.|being|equivalent to|equal to|which is|an?|the|annual|effective|rate|of|approximately"
    r"|about)[\s,]{1,2}){0,5}"
)
_A_YEAR = {"percent/day": 365, "percent/month": 12, "percent/year": 1}
_LONGEST = 8000  # what is longer is no sentence and read in parts


def find_facts(
    contract: Contract,
    clauses: tuple[Clause, ...],
    sentences: tuple[Sentence, ...],
    parties: tuple[Party, ...],
) -> tuple[Fact, ...]:
    """Return the facts of a contract in the order of its text, numbered `f1`, `f2` and so on.

    `sentences` are taken with whom they bind (see `binding.bind_all`).
    """
    known = {clause.id for clause in clauses}
    facts: list[Fact] = []
    for sentence in sorted(sentences, key=lambda sentence: sentence.span):
        if sentence.clause in known:
            for found, bound in _read(sentence.span.of(contract.text), parties, sentence.bound):
                facts.append(_fact(f"f{len(facts) + 1}", found, sentence, bound))
    return tuple(facts)


def facts_in(text: str, parties: tuple[Party, ...] = ()) -> tuple[Fact, ...]:
    """Return the facts of a bare sentence, positions counted from its first character."""
    sentence = Sentence(span=Span(0, len(text)), clause="")
    return tuple(
        _fact(f"f{at}", found, sentence, bound)
        for at, (found, bound) in enumerate(_read(text, parties, ()), 1)
    )


def _read(
    text: str, parties: tuple[Party, ...], bound: tuple[str, ...]
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    """Find the values of a sentence, each with the parties it measures."""
    for start in range(0, len(text), _LONGEST):
        yield from _read_part(text[start : start + _LONGEST], start, parties, bound)


def _read_part(
    text: str, offset: int, parties: tuple[Party, ...], bound: tuple[str, ...]
) -> Iterator[tuple[Found, tuple[str, ...]]]:
    looked_at = passage(text)
    found = _apart(looked_at)
    if not found:
        return
    said, owed = duties(looked_at.low, parties, bound)
    if not owed:
        said = said._replace(mentions=callings(parties).mentions(looked_at.low))
    place = places(text)
    for value in found:
        start, end = place[value.start] + offset, place[value.end - 1] + 1 + offset
        placed = _compared(looked_at.low, value)._replace(start=start, end=end)
        placed = placed._replace(purpose=purpose(looked_at.low, value))
        yield placed, duty_at(said, owed, value.start, bound)


def _apart(looked_at: Passage) -> tuple[Found, ...]:
    """Return what the finders find, without what shares characters with an earlier finding."""
    kept: list[Found] = []
    for finder in FINDERS:
        for found in finder(looked_at):
            if all(found.end <= other.start or other.end <= found.start for other in kept):
                kept.append(found)
    return _without_repeats(looked_at.low, sorted(kept))


def _without_repeats(low: str, found: list[Found]) -> tuple[Found, ...]:
    """Mark the second rate of `1.5% per month (18% per annum)`, which only says the first again."""
    for at, (first, second) in enumerate(pairwise(found), 1):
        if _says_again(low, first, second):
            found[at] = second._replace(qualifiers=(*second.qualifiers, EQUIVALENT))
    return tuple(found)


def _says_again(low: str, first: Found, second: Found) -> bool:
    """Say whether two rates are one, whether interest is compounded or not."""
    if not (first.kind == second.kind == "rate") or first.unit == second.unit:
        return False
    one, other = _a_year(first), _a_year(second)
    near = _SAME_AGAIN.fullmatch(low, first.end, second.start)
    return near is not None and 0.9 <= other / max(one, 1e-9) <= 1.25


def _a_year(rate: Found) -> float:
    return float(rate.value or 0) * _A_YEAR[rate.unit]


def _compared(low: str, found: Found) -> Found:
    """Note that only the greater or the lesser of the value and another counts."""
    if found.kind not in _COMPARED:
        return found
    compared = _last(_OF_TWO, low, max(0, found.start - _REACH), found.start)
    compared = compared or _WHICHEVER.search(low, found.end, found.end + _REACH)
    if compared is None:
        return found
    word = "greater-of" if compared["greater"] else "lesser-of"
    return found._replace(qualifiers=(*found.qualifiers, word))


def _last(pattern: re.Pattern[str], low: str, start: int, end: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(low, start, end))
    if not matches or _AWAY.search(low, matches[-1].end(), end):
        return None
    return matches[-1]


def _fact(name: str, found: Found, sentence: Sentence, bound: tuple[str, ...]) -> Fact:
    return Fact(
        id=name,
        clause=sentence.clause,
        kind=found.kind,
        value=found.value,
        unit=found.unit,
        span=Span(found.start, found.end).shifted(sentence.span.start),
        sentence=sentence.span,
        bound=bound,
        event=found.event,
        qualifiers=found.qualifiers,
        purpose=found.purpose,
    )
