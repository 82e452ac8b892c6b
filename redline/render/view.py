"""Knows what belongs where in a report: what to negotiate, what is missing, what is not sure."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model import Clause, Contract, Finding, FindingKind, Notice, Review, Rung
from redline.render.safe import clean
from redline.render.words import cite, clauses_by_id, counted, named, risk_word

UNSURE = 0.55
"""Below this confidence a finding is also put on the list of what to check by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The findings of a review sorted onto shelves, each worst first.

    `asks` are what to negotiate, `missing` the clauses that are not there, `standing` what may
    stay as it is, `conflicts` clauses that contradict each other, `drafting` slips of the pen and
    `doubts` what could not be decided.
    """

    asks: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    standing: tuple[Finding, ...]
    conflicts: tuple[Finding, ...]
    drafting: tuple[Finding, ...]
    doubts: tuple[Finding, ...]


SHELVES = {
    FindingKind.DEVIATION: "asks",
    FindingKind.UNACCEPTABLE: "asks",
    FindingKind.MISSING: "missing",
    FindingKind.CONTRADICTION: "conflicts",
    FindingKind.DRAFTING: "drafting",
    FindingKind.UNKNOWN: "doubts",
}


def view(review: Review) -> View:
    """Sort the findings of a review onto the shelves of a report."""
    shelves: dict[str, list[Finding]] = {
        name: [] for name in (*dict.fromkeys(SHELVES.values()), "standing")
    }
    for finding in worst_first(review.findings):
        shelves[_shelf(finding)].append(finding)
    return View(**{name: tuple(findings) for name, findings in shelves.items()})


def _shelf(finding: Finding) -> str:
    drafting = finding.kind is FindingKind.DRAFTING
    return "standing" if finding.stands and not drafting else SHELVES[finding.kind]


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Order findings by risk, what we would walk away from first, then as in the text."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[int, bool, bool, int, str]:
    start = finding.span.start if finding.span else 0
    beyond = finding.rung is Rung.WALK_AWAY
    return (-finding.risk, not beyond, finding.span is None, start, finding.id)


def absent(finding: Finding) -> bool:
    """Say whether a finding is about a clause that is not there."""
    return finding.kind is FindingKind.MISSING


def unread(review: Review) -> tuple[Notice, ...]:
    """Return the notices of what was in the file and was not analysed."""
    said = review.playbook_reason if review.playbook is None else None
    return tuple(n for n in review.notices if n.unread and n.message != said)


def remarks(review: Review) -> tuple[Notice, ...]:
    """Return the other notices."""
    return tuple(n for n in review.notices if not n.unread)


def unruled(review: Review) -> tuple[Clause, ...]:
    """Return the clauses that no rule of the playbook knows."""
    by_id = clauses_by_id(review)
    return tuple(by_id[clause] for clause in review.unruled if clause in by_id)


def not_sure(review: Review, *, most: int) -> tuple[str, ...]:
    """Say in a few words each what was not read or is not sure, naming at most `most` of a kind."""
    shelves = view(review)
    by_id = clauses_by_id(review)
    shaky = tuple(finding for finding in shelves.asks if finding.confidence < UNSURE)
    return (
        *_shortened([_notice(notice) for notice in unread(review)], most, "part"),
        *_shortened([_doubt(finding, by_id) for finding in shelves.doubts], most, "clause"),
        *_shortened([_shaky(finding, by_id) for finding in shaky], most, "finding"),
        *_unruled(unruled(review), review.contract, most),
    )


def _shortened(items: list[str], most: int, noun: str) -> list[str]:
    over = len(items) - most
    return items if over <= 0 else [*items[:most], f"{counted(over, 'more ' + noun)}"]


def _notice(notice: Notice) -> str:
    message = clean(notice.message).rstrip(".")
    where = clean(notice.where)
    return f"{message} ({where})" if where and where not in message else message


def _doubt(finding: Finding, by_id: dict[str, Clause]) -> str:
    place = cite(by_id.get(finding.clause))
    return f"{place} [{risk_word(finding.risk)}] {clean(finding.message).rstrip('.')}".strip()


def _shaky(finding: Finding, by_id: dict[str, Clause]) -> str:
    place = f"{cite(by_id.get(finding.clause))} {clean(finding.title)}".strip()
    return f"{place}: please check, only {finding.confidence:.0%} sure"


def _unruled(clauses: tuple[Clause, ...], contract: Contract, most: int) -> list[str]:
    if not clauses:
        return []
    names = [named(clause, contract) for clause in clauses[:most]]
    over = len(clauses) - len(names)
    if over:
        names.append(f"{over} more")
    fits = "fits no rule" if len(clauses) == 1 else "fit no rule"
    return [f"{counted(len(clauses), 'clause')} {fits}: {', '.join(names)}"]
