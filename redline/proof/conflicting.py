"""Checks that no two clauses set the same thing differently: net 15 here, net 30 there."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import Role
from redline.proof.asides import notes_in, within
from redline.proof.draft import Noted
from redline.proof.matters import MATTERS
from redline.proof.twins import twins
from redline.proof.values import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Fact, Span
    from redline.proof.draft import Draft
    from redline.proof.matters import Matter

_SPECIAL: Final = re.compile(
    r"\b(?:notwithstanding|except|unless otherwise|in lieu of|instead of|if Customer elects"
    r"|solely for|only for|in the case of|in case of|as an exception|pilot|trial|beta|all other)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(r"[A-Z][\w.-]+")
_OF_COURTS: Final = frozenset(
    (
        "court", "courts", "state", "states", "united", "federal", "district", "county", "southern",
        "northern", "eastern", "western", "supreme", "superior", "circuit", "chancery", "city", "the",
        "commercial", "high", "division", "central", "middle", "new", "u.s",
    )
)  # fmt: skip
_NAMED: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}")
_NAME: Final = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+ [A-Z]")
"""A period that is part of a name, as in One-Year Warranty."""

_TABLED: Final = 3
_REACH: Final = 90
_WIDE: Final = 500
_MOST: Final = 30
_OPTION: Final = re.compile(r"^\s*(?:\[[ xX]?\s?\]|\([ xX]?\s?\))")
_ROLES: Final = frozenset({Role.CLAUSE, Role.TABLE, Role.DEFINITION, Role.SCHEDULE, Role.PARTIES})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """A fact where a clause may set something, its sentence, and that behind the clause's heading."""

    fact: Fact
    sentence: str
    said: str


def conflicting(draft: Draft) -> Iterator[Noted]:
    """Yield each value that differs from the one that another clause sets for the same matter."""
    notes = notes_in(draft.text)
    placed = [
        found
        for fact in draft.reading.facts
        if isinstance(fact.value, float | int | str) and not within(notes, fact.span.start)
        if (found := _placed(draft, fact)) is not None
    ]
    for matter in MATTERS:
        setting = [
            one.fact
            for one in placed
            if one.fact.kind in matter.kinds and _sets(draft, matter, one)
        ]
        yield from _differing(draft, matter, _untabled(draft, setting))
    yield from twins(draft)


def _untabled(draft: Draft, facts: list[Fact]) -> list[Fact]:
    """Leave out the values of a section that sets three or more: it sets one for each of several cases."""
    sections: dict[str | None, set[float | str]] = defaultdict(set)
    for fact in facts:
        sections[_section(draft, fact)].add(comparable(fact))
    return [fact for fact in facts if len(sections[_section(draft, fact)]) < _TABLED]


def _section(draft: Draft, fact: Fact) -> str | None:
    clause = draft.clause_at(fact.span.start)
    return None if clause is None else clause.parent or clause.id


def _placed(draft: Draft, fact: Fact) -> _Setting | None:
    """Return a fact with the words about it, unless it stands where nothing is set."""
    clause = draft.clause_at(fact.span.start)
    if clause is None or clause.role not in _ROLES or _NAME.match(draft.text, fact.span.start):
        return None
    sentence = _around(draft, fact, _WIDE)
    heading = clause.heading if clause.heading_span is not None else ""
    return _Setting(fact=fact, sentence=sentence, said=f"{heading}: {sentence}")


def _sets(draft: Draft, matter: Matter, setting: _Setting) -> bool:
    """Say whether a fact sets a matter, by its sentence and by the words close to it."""
    fact, sentence = setting.fact, setting.sentence
    if matter.units and fact.unit not in matter.units:
        return False
    if not all(one.search(setting.said) for one in matter.about) or _is_option(draft, fact.span):
        return False
    if _SPECIAL.search(sentence) or (matter.never is not None and matter.never.search(sentence)):
        return False
    return matter.near is None or matter.near.search(_around(draft, fact, _REACH)) is not None


def _around(draft: Draft, fact: Fact, reach: int) -> str:
    """Return a fact's sentence as far as it is near."""
    start = max(fact.sentence.start, fact.span.start - reach)
    return draft.text[start : min(fact.sentence.end, fact.span.end + reach)]


def _is_option(draft: Draft, span: Span) -> bool:
    line = draft.paragraph_at(span.start).span.of(draft.text)
    return _OPTION.match(line) is not None


def _differing(draft: Draft, matter: Matter, facts: list[Fact]) -> Iterator[Noted]:
    known: list[Fact] = []
    for fact in facts:
        other = next((one for one in known if _clash(draft, matter, one, fact)), None)
        if len(known) < _MOST and all(comparable(one) != comparable(fact) for one in known):
            known.append(fact)
        if other is None:
            continue
        here, there = draft.contract.quote(fact.span), draft.contract.quote(other.span)
        place = draft.cite(other.span.start)
        yield Noted(
            span=fact.span,
            message=f"{matter.name} is {here} here and {there} in {place or 'another place'}",
            other=other.span,
        )


def _clash(draft: Draft, matter: Matter, one: Fact, other: Fact) -> bool:
    """Say whether two facts that set one matter differ: in another sentence, for the same party."""
    if one.sentence == other.sentence or comparable(one) == comparable(other):
        return False
    if one.kind != other.kind or _differ_in_kind(one, other):
        return False
    if matter.each and one.bound and other.bound and not set(one.bound) & set(other.bound):
        return False
    if "greater-of" in (*one.qualifiers, *other.qualifiers) or one.value in {"", None}:
        return False
    ours, theirs = _objects(draft, one), _objects(draft, other)
    if ours and theirs and not ours & theirs:
        return False
    return not _are_listed(draft, one.span, other.span)


def _objects(draft: Draft, fact: Fact) -> set[str]:
    """Return the things a sentence names by two capitals or more, such as Bonuses of one kind.

    Parties are left out: two sentences about different things may speak of the same people.
    """
    sentence = draft.text[fact.sentence.start : fact.sentence.end]
    parties = " ".join(f"{p.name} {p.label} {' '.join(p.aliases)}" for p in draft.reading.parties)
    return {name for name in _NAMED.findall(sentence) if name not in parties}


def _differ_in_kind(one: Fact, other: Fact) -> bool:
    """Say whether two values cannot be compared; two names of courts in one place are no two values."""
    if one.kind == "venue" and _places(one) & _places(other):
        return True
    return one.kind in {"money", "multiple"} and one.unit != other.unit


def _places(fact: Fact) -> set[str]:
    return {word for word in _CAPITAL.findall(str(fact.value)) if word.casefold() not in _OF_COURTS}


def _are_listed(draft: Draft, one: Span, other: Span) -> bool:
    """Say whether two places are items of one list below one clause, which are different cases."""
    first, second = draft.clause_at(one.start), draft.clause_at(other.start)
    if first is None or second is None or first.id == second.id:
        return False
    return first.parent == second.parent and first.label[:1] == "(" and second.label[:1] == "("
