"""Knows what one contract of many boils down to, without its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from redline.model import Output, Review, Risk, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One contract of many: how it came out and what was written.

    `trouble` says why there is no review, or no redline; `unheld` that no playbook fits.
    """

    name: str
    verdict: Verdict | None = None
    before: float = 0
    after: float = 0
    risks: tuple[Risk, ...] = ()
    changes: int = 0
    redlined: bool = False
    unheld: bool = False
    trouble: str = ""


def batch_row(
    review: Review, outputs: Sequence[Output], *, name: str, trouble: str = ""
) -> BatchRow:
    """Boil a review down to its row."""
    return BatchRow(
        name=name,
        verdict=review.verdict,
        before=review.score.value,
        after=review.score.after,
        risks=tuple(finding.risk for finding in review.findings if not finding.stands),
        changes=len(review.revisions),
        redlined=any(output.kind == "redline" for output in outputs),
        unheld=review.playbook is None,
        trouble=trouble or ("no playbook fits" if review.playbook is None else ""),
    )
