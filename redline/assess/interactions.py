"""Knows when clauses work against one another that are each fine by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from redline.assess.case import Case
from redline.assess.conditions import Value, evaluate
from redline.assess.findings import Proposal
from redline.assess.locate import Locus, locate
from redline.assess.measure import Answers, measure
from redline.assess.voice import in_their_voice
from redline.model import Finding, FindingKind, Interaction, Rule, Span

SURE_ENOUGH = 0.55
"""Below this confidence a clause is not taken for one of the parts: two guesses make no finding."""


def interactions(case: Case) -> Iterator[Proposal]:
    """Yield a finding for every interaction of the playbook that the contract has."""
    for interaction in case.playbook.interactions:
        found = {part.id: tuple(_places(case, part)) for part in interaction.parts}
        values = {
            name: value
            for part in interaction.parts
            for name, value in _values(part, found[part.id])
        }
        if evaluate(interaction.when, values):
            yield _proposal(case, interaction, found)


def _places(case: Case, part: Rule) -> Iterator[tuple[Locus, Answers]]:
    for locus in locate(case, part):
        if locus.confidence >= SURE_ENOUGH:
            yield locus, measure(case, part, locus)


def _values(part: Rule, places: tuple[tuple[Locus, Answers], ...]) -> Iterator[tuple[str, Value]]:
    """Yield what is known of a part by name: that it is there, its checks, its facts.

    A check is met if any of its clauses meets it; of a fact the first that was found counts.
    """
    yield part.id, bool(places)
    for check in part.checks:
        yield f"{part.id}.{check.id}", any(answers.values[check.id] for _, answers in places)
    for query in part.facts:
        said = (answers.values[query.id] for _, answers in places)
        yield f"{part.id}.{query.id}", next((value for value in said if value is not None), None)


def _proposal(
    case: Case, interaction: Interaction, found: dict[str, tuple[tuple[Locus, Answers], ...]]
) -> Proposal:
    shown = [_shown(case, part, found[part.id]) for part in interaction.parts if found[part.id]]
    (locus, span), *others = shown
    beside = "; ".join(
        f"against {other.clause.number or other.clause.heading or 'another clause'}:"
        f" \u201c{case.contract.quote(place)}\u201d"
        for other, place in others
    )
    comment = in_their_voice(case, interaction.comment)
    finding = Finding(
        id="",
        code=interaction.id,
        rule=interaction.id,
        title=interaction.title,
        type=locus.clause.type,
        kind=FindingKind.CONTRADICTION,
        risk=interaction.risk,
        area=interaction.parts[0].area,
        clause=locus.clause.id,
        span=span,
        quote=case.contract.quote(span),
        message=f"{interaction.title}: {interaction.message}" + (f" ({beside})" if beside else ""),
        rationale=comment,
        confidence=round(min(other.confidence for other, _ in shown), 2),
        approvers=interaction.approvers,
    )
    return Proposal(finding=finding, comment=comment, place=span)


def _shown(case: Case, part: Rule, places: tuple[tuple[Locus, Answers], ...]) -> tuple[Locus, Span]:
    """Return the place that says most for a part, and the sentence that shows it."""
    locus, answers = max(places, key=lambda place: len(place[1].evidence))
    hits = sorted(answers.evidence.values())
    hits += [hit for phrase in part.recognise.phrases for hit in case.said(phrase, locus.span)]
    sentences = case.sentences(locus.span)
    for hit in hits:
        for sentence in sentences:
            if sentence.span.meets(hit):
                return locus, sentence.span
    return locus, sentences[0].span if sentences else locus.span
