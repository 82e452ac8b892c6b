"""The findings of a review as rows of a table, one a finding, for our side alone."""

from __future__ import annotations

from redline.model import Clause, Finding, Review
from redline.render import words
from redline.render.safe import clean
from redline.render.view import worst_first

COLUMNS = (
    "contract",
    "code",
    "kind",
    "risk",
    "priority",
    "clause",
    "point",
    "they say",
    "we propose",
    "they stand at",
    "who may accept less",
    "finding",
    "their words",
    "to them we say",
    "changes",
    "confidence",
)


def finding_rows(review: Review, *, name: str) -> tuple[tuple[str, ...], ...]:
    """Return a row for each finding of a review, worst first, without headings."""
    by_id = words.clauses_by_id(review)
    return tuple(
        tuple(map(clean, (name, *_cells(review, finding, by_id.get(finding.clause)))))
        for finding in worst_first(review.findings)
    )


def _cells(review: Review, finding: Finding, clause: Clause | None) -> tuple[str, ...]:
    return (
        finding.code,
        finding.kind.value,
        words.risk_word(finding.risk),
        finding.priority.value,
        words.named(clause, review.contract) if clause else "",
        finding.title,
        finding.says,
        finding.proposes,
        finding.rung.value if finding.rung else "",
        words.approvers(finding, review),
        finding.message,
        finding.quote,
        finding.rationale,
        str(len(finding.revisions)),
        f"{finding.confidence:.2f}",
    )
