"""Knows the published score and the verdict (`docs/explanation/score.md`)."""

from __future__ import annotations

from redline.model import (
    AreaShare,
    Driver,
    Finding,
    FindingKind,
    Notice,
    Risk,
    Rung,
    Score,
    Scoring,
    Verdict,
)

HALF_WAY = 30.0
"""So many points make a score of 50. The score nears 100 and never reaches it."""

MISSING, UNDECIDED = "missing", "unknown"


def score(findings: tuple[Finding, ...], scoring: Scoring) -> Score:
    """Return the risk of the contract as it stands and after the redline, with its drivers.

    A finding counts the points of its risk times the factor of its rung times the weight of its area.
    After the redline a mended finding counts what its proposed rung counts. The sum `T` becomes
    `100 * T / (T + 30)`.
    """
    counted = [(each, points_of(each, scoring), _after(each, scoring)) for each in findings]
    drivers = sorted(((each, full) for each, full, _ in counted if full), key=lambda pair: -pair[1])
    return Score(
        value=scaled(sum(full for _, full, _ in counted)),
        after=scaled(sum(after for *_, after in counted)),
        drivers=tuple(
            Driver(finding=finding.id, points=round(full, 1)) for finding, full in drivers
        ),
        areas=_by_area(counted),
    )


def _after(finding: Finding, scoring: Scoring) -> float:
    mended = finding.proposed_rung or Rung.PREFERRED
    return points_of(finding, scoring, mended if finding.revisions else None)


def _by_area(counted: list[tuple[Finding, float, float]]) -> tuple[AreaShare, ...]:
    """Return what each area counts, the greatest first."""
    sums: dict[str, tuple[float, float]] = {}
    for finding, full, after in counted:
        before, left = sums.get(finding.area, (0, 0))
        sums[finding.area] = before + full, left + after
    shares = (
        AreaShare(area=area, points=round(full, 1), after=round(left, 1))
        for area, (full, left) in sums.items()
        if full
    )
    return tuple(sorted(shares, key=lambda share: (-share.points, share.area)))


def scaled(total: float) -> float:
    """Return the score that a sum of points makes."""
    return round(100 * total / (total + HALF_WAY), 1)


def points_of(finding: Finding, scoring: Scoring, rung: Rung | None = None) -> float:
    """Return what a finding weighs where it stands, or at another rung."""
    weight = scoring.weights.get(finding.area, 1)
    return scoring.points[finding.risk] * scoring.factors[rung or _step(finding)] * weight


def _step(finding: Finding) -> str:
    if finding.kind is FindingKind.MISSING:
        return MISSING
    return finding.rung or UNDECIDED


def verdict(
    findings: tuple[Finding, ...], value: float, scoring: Scoring, notices: tuple[Notice, ...]
) -> Verdict:
    """Say what to do with the contract: never `clear` while something was not read or not decided."""
    open_findings = [finding for finding in findings if not finding.stands]
    if value >= scoring.reject:
        return Verdict.REJECT
    if value >= scoring.escalate:
        return Verdict.ESCALATE
    grave = any(finding.risk >= Risk.HIGH for finding in open_findings)
    if grave or any(finding.kind is not FindingKind.UNKNOWN for finding in open_findings):
        small = (
            value < scoring.approve and not grave and not any(f.revisions for f in open_findings)
        )
        return Verdict.APPROVE if small else Verdict.NEGOTIATE
    unread = any(notice.unread for notice in notices)
    return Verdict.APPROVE if unread or open_findings or findings else Verdict.CLEAR
