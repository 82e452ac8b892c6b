"""Knows which duties of a contract lack the remedy that a playbook asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.assess.case import build
from redline.assess.locate import locate
from redline.assess.sides import take_sides
from redline.model.proof import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.assess.case import Case
    from redline.model import Clause, Contract, Options, Playbook, Reading, Rule, Span


def unremedied(
    contract: Contract, reading: Reading, playbook: Playbook, options: Options
) -> tuple[Duty, ...]:
    """Return the duties that have no remedy in their clause, around it or with a word on them.

    Raises `UsageError` when `options.we_are` names nobody in the contract.
    """
    case = build(
        contract, reading, playbook, take_sides(reading, playbook, options.we_are), options
    )
    rules = (rule for rule in playbook.rules if rule.remedy)
    return tuple(duty for rule in rules for duty in _lacking(case, rule))


def _lacking(case: Case, rule: Rule) -> Iterator[Duty]:
    """Yield the first place of a duty, unless there is a remedy at any of its places."""
    places = locate(case, rule)
    found = [place for place in places if case.says_any(rule.recognise.phrases, place.span)]
    wide = (_outermost(case, place.clause).span for place in found)
    if not found or any(case.says_any(rule.remedy, span) for span in wide):
        return
    elsewhere = (clause for clause in case.judged() if clause.type in rule.clauses)
    if any(case.says_any(rule.remedy, clause.span) for clause in elsewhere):
        return
    hit = case.says_any(rule.recognise.phrases, found[0].span)
    yield Duty(name=rule.title, span=_sentence(case, found[0].span, hit))


def _outermost(case: Case, clause: Clause) -> Clause:
    while clause.parent and clause.parent in case.by_id:
        clause = case.by_id[clause.parent]
    return clause


def _sentence(case: Case, span: Span, hit: Span | None) -> Span:
    around = (one.span for one in case.sentences(span) if hit is not None and one.span.meets(hit))
    return next(around, span)
