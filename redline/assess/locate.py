"""Knows where in a contract a rule applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from redline.assess.bound import speaks_of
from redline.assess.case import JUDGED, Case
from redline.assess.told import answer_to, is_sure
from redline.model import UNKNOWN, Clause, Rule, Span

CATCH_ALL = frozenset({UNKNOWN, "other", "miscellaneous"})
"""A clause of these types may hold anything, so a rule's phrases alone can place it there."""

BY_PHRASE = 0.65
BY_HEADING = 0.85
"""How sure a place is when the phrases, or the heading, say so and the clause type does not."""

UNSURE = 0.6
"""The type of a clause that is less sure than this is a guess: a rule's phrases may know better."""

ONE_SUBJECT = 0.9
"""The same for a paper on secrecy: all of it is about one thing, and few clauses keep to a type."""

LIKELY = 0.5
"""A passage that answers a question less likely than this is no place of a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locus:
    """A stretch of a clause that a rule is held against, and how sure it is that it belongs there.

    With `doubtful` it is there only by an answer that is not sure: a person must read it.
    """

    clause: Clause
    span: Span
    confidence: float
    doubtful: bool = False


def locate(case: Case, rule: Rule) -> tuple[Locus, ...]:
    """Return the places where `rule` applies, in the order of the text.

    A clause is a candidate by its type, by a heading of the rule, or by phrases where its type leaves
    it open or is a guess, or the rule's type is one of its topics. Of a clause and its sub-clauses the
    smallest that says one of the rule's phrases is taken; a rule without phrases takes the largest of
    its type.
    A rule that asks a question of an NDA is also about the passage that answers it, and about that
    alone if it has no phrases.
    """
    answered = tuple(_by_answers(case, rule))
    if rule.recognise.answers and not rule.recognise.phrases:
        return tuple(_outermost(sorted(answered, key=_place)))
    candidates = {
        clause.id: sure for clause in case.judged() if (sure := _confidence(case, rule, clause))
    }
    if not rule.recognise.phrases:
        return tuple(_by_type(case, rule, candidates))
    said = _by_phrases(case, rule, candidates)
    new = (locus for locus in answered if not any(locus.span.meets(other.span) for other in said))
    return tuple(sorted((*said, *new), key=_place))


def _confidence(case: Case, rule: Rule, clause: Clause) -> float:
    """Return how sure it is that `clause` is of the rule's kind; 0 where nothing speaks for it."""
    by_type = clause.confidence if clause.type in rule.clauses else 0.0
    if _headed(case, rule, clause):
        return max(by_type, BY_HEADING)
    if by_type:
        return by_type
    open_to = clause.type in CATCH_ALL or not set(clause.topics).isdisjoint(rule.clauses)
    unsure = ONE_SUBJECT if case.reading.type == "nda" else UNSURE
    guessed = clause.confidence < unsure and not case.children.get(clause.id)
    return BY_PHRASE if rule.recognise.phrases and (open_to or guessed) else 0.0


def _headed(case: Case, rule: Rule, clause: Clause) -> bool:
    headings = rule.recognise.headings
    if not headings:
        return False
    spans = (
        above.heading_span
        for above in (clause, *case.above(clause))
        if above.heading_span is not None
    )
    return any(case.says_any(headings, span) for span in spans)


def _by_phrases(case: Case, rule: Rule, candidates: dict[str, float]) -> list[Locus]:
    hits = sorted(
        {
            hit
            for phrase in rule.recognise.phrases
            for hit in case.said(phrase, Span(0, len(case.contract.text)))
            if speaks_of(case, rule.recognise.who, hit)
        }
    )
    found: dict[Span, Locus] = {}
    for hit in hits:
        clause, likely = _smallest(case, candidates, hit)
        if clause is None or _only_heads(case, rule, clause, hit):
            continue
        span = _extent(case, rule, clause, hit)
        if span not in found and not case.says_any(rule.recognise.not_phrases, span):
            # words and type agree: more certain than either alone
            sure = 1 - (1 - likely) / 2
            found[span] = Locus(clause=clause, span=span, confidence=sure)
    return _outermost(sorted(found.values(), key=_place))


def _only_heads(case: Case, rule: Rule, clause: Clause, hit: Span) -> bool:
    """Say whether a hit is the title of more than one provision, or of what says nothing itself."""
    titled = clause.heading_span is not None and clause.heading_span.holds(hit)
    return titled and (rule.recognise.scope == "sentence" or bool(case.children.get(clause.id)))


def _by_answers(case: Case, rule: Rule) -> Iterator[Locus]:
    """Yield the passages that answer the rule's questions best, as far as they are provisions."""
    for question in rule.recognise.answers:
        answer = answer_to(case.reading, question)
        if answer is None or answer.confidence < LIKELY:
            continue
        for passage in answer.evidence:
            clause = case.at(passage.start)
            if clause is None or clause.role not in JUDGED:
                continue
            span = _extent(case, rule, clause, passage)
            if not speaks_of(case, rule.recognise.who, passage):
                continue
            if not case.says_any(rule.recognise.not_phrases, span):
                yield Locus(
                    clause=clause,
                    span=span,
                    confidence=answer.confidence,
                    doubtful=not is_sure(answer),
                )
                break


def _place(locus: Locus) -> tuple[int, int]:
    return locus.span.start, -locus.span.end


def _smallest(case: Case, candidates: dict[str, float], hit: Span) -> tuple[Clause | None, float]:
    """Return the smallest candidate around a hit and how sure it is.

    Of a clause that bundles topics it is the sub-clause that speaks, whatever type that one has.
    """
    below = clause = case.at(hit.start)
    while clause is not None:
        if clause.id in candidates and clause.span.holds(hit):
            bundles = clause.type in CATCH_ALL and below is not None and below.span.holds(hit)
            return (below if bundles else clause), candidates[clause.id]
        below, clause = clause, next(case.above(clause), None)
    return None, 0.0


def _extent(case: Case, rule: Rule, clause: Clause, hit: Span) -> Span:
    if rule.recognise.scope != "sentence":
        return clause.span
    around = (s.span for s in case.sentences(clause.span) if s.span.meets(hit))
    return next(around, clause.span)


def _outermost(loci: list[Locus]) -> list[Locus]:
    """Drop a place inside another one: the lead-in of a list speaks for its items."""
    kept: list[Locus] = []
    for locus in loci:
        if not kept or not kept[-1].span.holds(locus.span):
            kept.append(locus)
    return kept


def _by_type(case: Case, rule: Rule, candidates: dict[str, float]) -> list[Locus]:
    return [
        Locus(clause=clause, span=clause.span, confidence=candidates[clause.id])
        for clause in case.judged()
        if clause.id in candidates
        and not any(above.id in candidates for above in case.above(clause))
        and not case.says_any(rule.recognise.not_phrases, clause.span)
    ]
