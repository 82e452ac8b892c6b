"""Knows the clause types that a playbook adds of its own, and which clauses of a contract are of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from redline.assess.case import JUDGED, names_of
from redline.assess.phrases import Names, find
from redline.model import Clause, Contract, Phrase, Playbook, Reading, Sided, Span

HEADED, SAID, BOTH = 0.9, 0.75, 0.95
"""How sure a type is that the heading of a clause names, its words, or both."""

LEANING = 0.95
"""What a sub-clause keeps of the confidence of the headed clause that it leans on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """Where the headings of one type are said in a contract, its phrases, and what speaks against."""

    name: str
    headings: tuple[Span, ...]
    phrases: tuple[Span, ...]
    against: tuple[Span, ...]


def with_own_types(
    contract: Contract, reading: Reading, playbook: Playbook, parties: tuple[Sided, ...]
) -> Reading:
    """Return the reading with every clause typed that is of a type the playbook adds.

    Such a type wins over the one that was told before: the playbook names it on purpose. A clause
    is of it by its heading or by its own words; a sub-clause without a heading goes with the headed
    clause around it. Of several types the surest is taken, then the first.
    """
    if not playbook.types:
        return reading
    names = names_of(parties, playbook, contract)
    signs = tuple(_signs(contract.text, playbook, names))
    own = frozenset(sign.name for sign in signs)
    leading: dict[str, Clause] = {}
    clauses = []
    for clause in reading.clauses:
        typed = _typed(clause, leading.get(clause.parent or ""), signs)
        if typed.type in own and typed.confidence > SAID:
            leading[clause.id] = typed
        clauses.append(typed)
    return replace(reading, clauses=tuple(clauses))


def _typed(clause: Clause, above: Clause | None, signs: tuple[_Signs, ...]) -> Clause:
    """Return a clause with the type it is of by itself, or with that of the headed one around it."""
    if clause.role not in JUDGED:
        return clause
    sure, name = max(((_sure(clause, sign), sign.name) for sign in signs), key=lambda told: told[0])
    if sure:
        return replace(clause, type=name, confidence=sure)
    if above is None or clause.heading:
        return clause
    return replace(clause, type=above.type, confidence=round(above.confidence * LEANING, 3))


def _signs(text: str, playbook: Playbook, names: Names) -> Iterator[_Signs]:
    for own in playbook.types:
        yield _Signs(
            name=own.name,
            headings=_places(own.headings, text, names),
            phrases=_places(own.phrases, text, names),
            against=_places(own.not_phrases, text, names),
        )


def _places(phrases: tuple[Phrase, ...], text: str, names: Names) -> tuple[Span, ...]:
    return tuple(sorted({span for phrase in phrases for span in find(phrase, text, names)}))


def _sure(clause: Clause, sign: _Signs) -> float:
    by_heading = clause.heading_span is not None and _within(clause.heading_span, sign.headings)
    by_words = _within(clause.body, sign.phrases) and not _within(clause.body, sign.against)
    if by_heading:
        return BOTH if by_words else HEADED
    return SAID if by_words else 0.0


def _within(span: Span, places: tuple[Span, ...]) -> bool:
    """Say whether one of the places, in order, lies within `span`."""
    first = bisect_left(places, span.start, key=lambda place: place.start)
    last = bisect_left(places, span.end, key=lambda place: place.start)
    return any(place.end <= span.end for place in places[first:last])
