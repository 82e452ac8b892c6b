"""Knows how to answer a rule's questions about a clause: its facts, in the rule's unit, and its checks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from redline.assess.bound import SIDES
from redline.assess.case import Case
from redline.assess.locate import Locus
from redline.assess.told import answer_to, asked_by, is_sure
from redline.model import Check, Fact, FactQuery, Rule, Span
from redline.model.answer import ASKED, STANCES

DAYS = {"hour": 1 / 24, "day": 1.0, "business-day": 1.4, "week": 7.0, "month": 30.0, "year": 365.0}
"""Calendar days in a unit; five business days are a week."""

MONTHS = {"month": 1.0, "year": 12.0}
PERCENT_A_YEAR = {"percent/day": 365.0, "percent/month": 12.0, "percent/year": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The values of a rule's facts and checks in one place, each with the words that show it.

    A value is none when the clause does not say; `sources` holds the fact a value was read from, and
    `others` names what the clause says of the other side alone. `likely` holds what an NDA probably
    says to questions whose answer is not sure.
    """

    values: dict[str, float | str | bool | None]
    evidence: dict[str, Span]
    sources: dict[str, Fact]
    others: frozenset[str] = frozenset()
    likely: dict[str, str] = field(default_factory=dict)


def measure(case: Case, rule: Rule, locus: Locus) -> Answers:
    """Read the facts and answer the checks of `rule` at `locus`."""
    values: dict[str, float | str | bool | None] = {}
    evidence: dict[str, Span] = {}
    sources: dict[str, Fact] = {}
    others: set[str] = set()
    for query in rule.facts:
        placed = _placed_facts(case, query, locus.span)
        fact = _pick(query, [fact for fact in placed if _binds(case, query, fact)])
        if placed and fact is None:
            others.add(query.id)
        values[query.id] = converted(fact, query.unit) if fact else None
        if fact:
            evidence[query.id], sources[query.id] = fact.span, fact
    for check in rule.checks:
        hit = _answer(case, check, locus)
        values[check.id] = hit is not None
        if hit is not None:
            evidence[check.id] = hit
    likely: dict[str, str] = {}
    for question in asked_by(rule):
        if answer := answer_to(case.reading, question):
            name = ASKED + question
            likely[name] = STANCES[answer.choice]
            values[name] = likely[name] if is_sure(answer) else None
            evidence.update((name, span) for span in answer.evidence[:1])
    return Answers(
        values=values,
        evidence=evidence,
        sources=sources,
        others=frozenset(others),
        likely=likely,
    )


def converted(fact: Fact, unit: str) -> float | str | None:
    """Return the value of `fact` in `unit`, or none where the two do not convert.

    Years and months convert exactly; through days, a month counts 30 and a year 365.
    """
    if isinstance(fact.value, str) or fact.value is None or fact.unit == unit or not unit:
        return fact.value
    table = next((t for t in (MONTHS, DAYS, PERCENT_A_YEAR) if fact.unit in t and unit in t), None)
    if table:
        return fact.value * table[fact.unit] / table[unit]
    if fact.kind == "multiple" and fact.unit == "fee-months":
        return fact.value / MONTHS[unit] if unit in MONTHS else None
    if fact.kind == "multiple" and fact.unit == "fee-total":
        # all fees ever paid: at least a year's worth in any contract that runs for one, not more for sure
        return fact.value * 12 / MONTHS[unit] if unit in MONTHS else None
    return math.inf if fact.value == math.inf else None


def _placed_facts(case: Case, query: FactQuery, span: Span) -> list[Fact]:
    """Return the facts of the kind asked for, in sentences that speak of what is asked."""
    facts = [fact for fact in case.facts(span) if fact.kind == query.kind and span.holds(fact.span)]
    return [fact for fact in facts if _placed(case, query, fact)]


def _binds(case: Case, query: FactQuery, fact: Fact) -> bool:
    """Say whether the fact measures the duty of the side asked for; nobody named counts as yes."""
    wanted = SIDES.get(query.who)
    return not wanted or not fact.bound or wanted <= case.sides(fact.bound)


def _placed(case: Case, query: FactQuery, fact: Fact) -> bool:
    near = not query.near or case.says_any(query.near, fact.sentence) is not None
    # a time that is looked back on sets what a duty covers, not how long it lasts
    meant = fact.purpose in query.purpose if query.purpose else fact.purpose != "lookback"
    return meant and near and case.says_any(query.avoid, fact.sentence) is None


def _pick(query: FactQuery, facts: Iterable[Fact]) -> Fact | None:
    known = [fact for fact in facts if fact.value is not None]
    chooser = PICKS.get(query.pick, _first)
    return chooser(query, known) if known else None


def _first(_query: FactQuery, facts: list[Fact]) -> Fact:
    return facts[0]


def _amount(query: FactQuery) -> Callable[[Fact], float]:
    def amount(fact: Fact) -> float:
        value = converted(fact, query.unit)
        return value if isinstance(value, float | int) else 0.0

    return amount


def _least(query: FactQuery, facts: list[Fact]) -> Fact:
    return min(facts, key=_amount(query))


def _greatest(query: FactQuery, facts: list[Fact]) -> Fact:
    return max(facts, key=_amount(query))


PICKS: dict[str, Callable[[FactQuery, list[Fact]], Fact]] = {
    "first": _first,
    "least": _least,
    "greatest": _greatest,
}


def _answer(case: Case, check: Check, locus: Locus) -> Span | None:
    """Return the words that meet the check (the whole place, where it asks only for absence)."""
    for span in _scopes(case, check, locus):
        if case.says_any(check.not_phrases, span):
            continue
        hits = [case.says_any((phrase,), span) for phrase in check.all_phrases]
        if not all(hits):
            continue
        if not check.any_phrases:
            return next((hit for hit in hits if hit), span)
        if hit := case.says_any(check.any_phrases, span):
            return hit
    return None


def _scopes(case: Case, check: Check, locus: Locus) -> Iterable[Span]:
    if check.scope == "sentence" or check.who:
        wanted = SIDES.get(check.who, frozenset())
        return [
            sentence.span
            for sentence in case.sentences(_around(case, check, locus))
            if wanted <= case.sides(sentence.bound)
        ]
    return [_around(case, check, locus)]


def _around(case: Case, check: Check, locus: Locus) -> Span:
    if check.scope == "section":
        return case.section(locus.clause).span
    if check.scope == "contract":
        return Span(0, len(case.contract.text))
    return locus.span
