"""Knows where a clause stands on a rule's ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from redline.assess.bound import speaks_of
from redline.assess.case import Case
from redline.assess.conditions import Value, evaluate
from redline.assess.locate import Locus
from redline.assess.measure import Answers, measure
from redline.assess.told import names_in
from redline.model import (
    Position,
    Rule,
    Span,
    Unacceptable,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a rule says of one place: the position it stands on, and the words that show it.

    `position` is none when nothing in the ladder could be decided; `likely` is then where the place
    probably stands, taking answers for sure that are not. `offences` are the words never accepted,
    with where they are.
    """

    rule: Rule
    locus: Locus
    answers: Answers
    position: Position | None
    evidence: Span
    likely: Position | None = None
    offences: tuple[tuple[Unacceptable, Span], ...] = ()


def judge(case: Case, rule: Rule, locus: Locus) -> Judgement:
    """Hold one place against a rule: the first position whose condition is met, and any offence."""
    answers = measure(case, rule, locus)
    position = None if locus.doubtful else _position(rule, answers.values)
    likely = position or _position(rule, {**answers.values, **answers.likely})
    return Judgement(
        rule=rule,
        locus=locus,
        answers=answers,
        position=position,
        evidence=_evidence(case, rule, locus, answers, likely),
        likely=likely,
        offences=() if locus.doubtful else tuple(_offences(case, rule, locus, answers)),
    )


def _position(rule: Rule, values: Mapping[str, Value]) -> Position | None:
    """Take the first position that holds; a position that cannot be decided is not passed over.

    Were it skipped, a clause whose facts were not understood would fall to the bottom of the ladder.
    """
    undecided = False
    for position in rule.positions:
        if position.when is None:
            return None if undecided else position
        holds = evaluate(position.when, values)
        if holds:
            return position
        undecided = undecided or holds is None
    return None


def _offences(
    case: Case, rule: Rule, locus: Locus, answers: Answers
) -> list[tuple[Unacceptable, Span]]:
    return [
        (words, hit)
        for words in rule.unacceptable
        if words.when is None or evaluate(words.when, answers.values)
        for hit in case.said(words.phrase, locus.span)
    ]


def _evidence(
    case: Case, rule: Rule, locus: Locus, answers: Answers, position: Position | None
) -> Span:
    """Return the sentence that shows the position: of a fact it asks for, else of a check or phrase."""
    names = names_in(position.when) if position and position.when else ()
    facts = [answers.evidence[name] for name in names if name in answers.sources]
    checks = [answers.evidence[name] for name in names if name in answers.evidence]
    phrases = [hit for phrase in rule.recognise.phrases for hit in case.said(phrase, locus.span)]
    for hit in (*facts, *checks, *sorted(phrases)):
        if hit != locus.span and _shows(case, rule, locus, hit):
            return _sentence(case, locus, hit)
    bodies = (s.span for s in case.sentences(locus.span) if not _in_heading(locus, s.span))
    return next(bodies, locus.span)


def _shows(case: Case, rule: Rule, locus: Locus, hit: Span) -> bool:
    """Say whether words of a place show where it stands: of the body, and about the side asked for."""
    inside = locus.span.holds(hit) and not _in_heading(locus, hit)
    return inside and speaks_of(case, rule.recognise.who, hit)


def _in_heading(locus: Locus, hit: Span) -> bool:
    """Say whether words stand in the clause's heading, which shows its subject and no position."""
    heading = locus.clause.heading_span
    return heading is not None and heading.holds(hit)


def _sentence(case: Case, locus: Locus, hit: Span) -> Span:
    around = (sentence.span for sentence in case.sentences(locus.span) if sentence.span.meets(hit))
    return next(around, hit)
