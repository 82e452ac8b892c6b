"""Knows what a file need not say: what it hangs on may have it, or it is a paper for something else.

Such clauses are told in one notice, not each as a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redline.assess.case import Case
from redline.assess.findings import Outcome
from redline.assess.matter import is_its_kind, is_near
from redline.assess.outside import DEPENDENT, ELSEWHERE, TAKES_IN, hangs_on_others
from redline.model import FindingKind, Notice

MESSAGES = {
    "may-be-elsewhere": "not found, but may stand in what this document depends on",
    "other-kind": "not found, but this is no contract of the kind that the playbook is for",
}

PARTIAL = ("addendum", "polic", "schedule", "exhibit", "guidelines")
"""What holds its own matter alone; terms, conditions or an agreement may have any clause."""


def elsewhere(case: Case, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return what rules found missing in a document that need not say it."""
    return tuple(outcome for outcome in outcomes if _lacks(outcome)) if _why(case) else ()


def elsewhere_notices(case: Case, outcomes: tuple[Outcome, ...]) -> Iterator[Notice]:
    """Say in one notice what a reader should look for, and why it was not missed."""
    code = _why(case)
    if code and outcomes:
        titles = "; ".join(dict.fromkeys(outcome.rule.title for outcome in outcomes))
        yield Notice(code=code, message=f"{MESSAGES[code]}: {titles}", unread=True)


def _why(case: Case) -> str:
    """Return the code of the reason for which clauses may be missing; empty where there is none."""
    if hangs_on_others(case) and not _takes_in_parts_alone(case):
        return "may-be-elsewhere"
    return "" if is_its_kind(case) and is_near(case) else "other-kind"


def _takes_in_parts_alone(case: Case) -> bool:
    """Say whether all that the file points to is a policy or the like."""
    if case.reading.type in DEPENDENT or TAKES_IN.search(case.contract.text):
        return False
    named = [match.group().casefold() for match in ELSEWHERE.finditer(case.contract.text)]
    return bool(named) and all(words.startswith(PARTIAL) for words in named)


def _lacks(outcome: Outcome) -> bool:
    unclear = any(p.finding.kind is FindingKind.UNKNOWN for p in outcome.proposals)
    return unclear and not outcome.loci
