"""Knows what of a draft on our own template is worth a word: only what the template does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from redline.assess.findings import Proposal
from redline.model import Contract, Finding, FindingKind, Risk
from redline.model.template import Departure, Template

CODE = "template.changed"
TITLE = "Differs from our template"

_SPACE = re.compile(r"\s+")


def on_template(
    contract: Contract, proposals: Iterable[Proposal], template: Template
) -> Iterator[Proposal]:
    """Yield what remains of a review when our own template is taken as agreed.

    A finding in words that the template has too is silent, and so is a clause that is missing in
    both. Every other departure that no rule speaks of is listed for a person to read.
    """
    known = _plain(template.text)
    kept = [proposal for proposal in proposals if not _ours(proposal.finding, known, template)]
    spoken = [each.finding.span for each in kept if each.finding.span]
    yield from kept
    for departure in template.departures:
        if not any(departure.span and departure.span.meets(span) for span in spoken):
            yield Proposal(finding=_finding(contract, departure))


def _ours(finding: Finding, known: str, template: Template) -> bool:
    """Say whether our template would have led to the same finding."""
    if finding.span is None:
        return finding.rule in template.lacking
    quote = _plain(finding.quote.strip("\u2026"))
    return bool(quote) and quote in known


def _plain(text: str) -> str:
    return _SPACE.sub(
        " ", text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    )


def _finding(contract: Contract, departure: Departure) -> Finding:
    message = f"{TITLE}: it said \u201c{departure.was}\u201d" if departure.was else f"{TITLE}: new"
    if departure.span is None:
        message = f"Taken out of our template: {departure.place}: \u201c{departure.was}\u201d"
    return Finding(
        id="",
        code=CODE,
        rule="",
        title=TITLE,
        type="other",
        kind=FindingKind.UNKNOWN,
        risk=Risk.MEDIUM if departure.grave else Risk.LOW,
        clause=departure.clause,
        span=departure.span,
        quote=contract.quote(departure.span) if departure.span else "",
        message=message,
        says=departure.now or "taken out",
    )


def found_missing(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the rules whose clause a review of the template found missing."""
    return frozenset(f.rule for f in findings if f.span is None and f.rule)
