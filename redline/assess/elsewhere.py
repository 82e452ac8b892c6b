"""Knows what a file lacks that the terms it hangs on may well have: told once, not clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redline.assess.case import Case
from redline.assess.findings import Outcome
from redline.assess.outside import DEPENDENT, ELSEWHERE, TAKES_IN, hangs_on_others
from redline.model import FindingKind, Notice

CODE = "may-be-elsewhere"

PARTIAL = ("addendum", "polic", "schedule", "exhibit", "guidelines")
"""What holds its own matter alone; terms, conditions or an agreement may have any clause."""


def elsewhere(case: Case, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return what rules found missing in a document that hangs on another one, which may have it."""
    if not hangs_on_others(case) or _takes_in_parts_alone(case):
        return ()
    return tuple(outcome for outcome in outcomes if _lacks(outcome))


def elsewhere_notices(outcomes: tuple[Outcome, ...]) -> Iterator[Notice]:
    """Say in one notice what a reader should look for in the agreement or terms elsewhere."""
    if outcomes:
        titles = "; ".join(dict.fromkeys(outcome.rule.title for outcome in outcomes))
        message = f"not found, but may stand in what this document depends on: {titles}"
        yield Notice(code=CODE, message=message, unread=True)


def _takes_in_parts_alone(case: Case) -> bool:
    """Say whether all that the file points to is a policy or the like."""
    if case.reading.type in DEPENDENT or TAKES_IN.search(case.contract.text):
        return False
    named = [match.group().casefold() for match in ELSEWHERE.finditer(case.contract.text)]
    return bool(named) and all(words.startswith(PARTIAL) for words in named)


def _lacks(outcome: Outcome) -> bool:
    unclear = any(p.finding.kind is FindingKind.UNKNOWN for p in outcome.proposals)
    return unclear and not outcome.loci
