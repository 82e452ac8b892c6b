"""Knows when a finding is grave enough to end a command with exit code 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.model import Finding, Review

NEVER, WALK_AWAY = "never", "walk-away"


def grave(review: Review, fail_on: str) -> tuple[Finding, ...]:
    """Return the findings of a review at or above `fail_on`.

    A deviation that may stand counts as `info` whatever its risk. `walk-away` asks for wording
    beyond what we accept, whatever the risk.
    """
    return tuple(finding for finding in review.findings if _reaches(finding, fail_on))


def _reaches(finding: Finding, fail_on: str) -> bool:
    from redline.model import Risk, Rung

    if fail_on == NEVER:
        return False
    if fail_on == WALK_AWAY:
        return finding.rung is Rung.WALK_AWAY and not finding.stands
    counted = Risk.INFO if finding.stands else finding.risk
    return counted >= Risk[fail_on.upper()]
