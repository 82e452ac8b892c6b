"""Knows where a clause speaks of an amount again, so that all of these places change or none does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redline.assess.case import Case
from redline.assess.locate import Locus
from redline.model import Fact, Rule, Side

AGAIN = re.compile(r"\b(?:such|said|that|this|these|those|same) $", re.IGNORECASE)
"""What points back to an amount that was named before."""

BEHIND = 80  # characters that say what a period runs from
STOP = re.compile(r"[.,;:()]")
WORD = re.compile(r"[a-z]{4,}")
PLAIN = frozenset({"days", "after", "from", "such", "said", "that", "this", "following"})

BACKWARDS = "before"
"""Said of a period that is counted back from what ends it."""


def said_again(case: Case, rule: Rule, locus: Locus, fact: Fact) -> Iterator[Fact]:
    """Yield where a clause names the same amount again, for the same thing: such fifteen (15) day period.

    Were one of them left, the clause would set two amounts for one thing. A sentence that the rule
    finds by itself is mended by itself.
    """
    clause = case.by_id.get(fact.clause, locus.clause)
    for other in case.facts(clause.body):
        if other.span.start <= fact.span.start or not _same_amount(fact, other):
            continue
        if other.sentence == fact.sentence:
            if _points_back(case, other) or _is_for_it(case, fact, other) or _ends_it(fact, other):
                yield other
        elif _is_for_it(case, fact, other) and _is_left_to_us(case, rule, other):
            yield other


def _same_amount(fact: Fact, other: Fact) -> bool:
    return (other.kind, other.value, other.unit) == (fact.kind, fact.value, fact.unit)


def _points_back(case: Case, other: Fact) -> bool:
    start = max(other.sentence.start, other.span.start - 12)
    return bool(AGAIN.search(case.contract.text[start : other.span.start]))


def _is_for_it(case: Case, fact: Fact, other: Fact) -> bool:
    """Say whether both are for one purpose and run from one event, told in much the same words."""
    known = bool(fact.purpose and fact.event)
    if not known or (other.purpose, other.event) != (fact.purpose, fact.event):
        return False
    ours, theirs = _words_behind(case, fact), _words_behind(case, other)
    return 2 * len(ours & theirs) >= max(1, min(len(ours), len(theirs)))


def _words_behind(case: Case, fact: Fact) -> set[str]:
    behind = STOP.split(case.contract.text[fact.span.end : fact.span.end + BEHIND])[0]
    return {word for word in WORD.findall(behind.casefold()) if word not in PLAIN}


def _ends_it(fact: Fact, other: Fact) -> bool:
    """Say whether both are counted back, as the notices before the first and any later term."""
    return BACKWARDS in fact.qualifiers and BACKWARDS in other.qualifiers


def _is_left_to_us(case: Case, rule: Rule, other: Fact) -> bool:
    """Say whether a sentence binds not the other side alone and is no place of the rule's own."""
    if case.sides(other.bound) == frozenset({Side.THEM}):
        return False
    found = case.says_any(rule.recognise.phrases, other.sentence)
    left_out = case.says_any(rule.recognise.not_phrases, other.sentence)
    return rule.recognise.scope == "sentence" and (found is None or left_out is not None)
