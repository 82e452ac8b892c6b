"""Knows how a finding looks on one line, for hooks, editors and `grep`."""

from __future__ import annotations

from collections.abc import Iterable

from redline.model import Clause, Finding, Review
from redline.render.safe import clean, cut, quoted
from redline.render.view import worst_first
from redline.render.words import cite, clauses_by_id, risk_word

QUOTE = 120
"""Columns of contract text a line shows at most."""


def finding_lines(review: Review, findings: Iterable[Finding], *, name: str) -> tuple[str, ...]:
    """Return `path: clause 4.3 [medium] payment.days: message — “quote”` for each, worst first."""
    by_id = clauses_by_id(review)
    return tuple(
        _line(finding, by_id.get(finding.clause), clean(name))
        for finding in worst_first(tuple(findings))
    )


def _line(finding: Finding, clause: Clause | None, name: str) -> str:
    place = f"clause {cut(cite(clause), 60)} " if cite(clause) else ""
    quote = f" — {quoted(finding.quote, QUOTE)}" if finding.quote else ""
    message = clean(finding.message).rstrip(".")
    code = clean(finding.code)
    return f"{name}: {place}[{risk_word(finding.risk)}] {code}: {message}{quote}"
