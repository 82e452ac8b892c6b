"""Knows the JSON that other programs read: `redline.review/1`, `.clauses/1` and `.comments/1`.

The fields are a promise (`docs/schemas/`). Objects keep the order of the schema, arrays the order of
the contract's text, so that equal input gives equal bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from redline.model import (
    Approval,
    Clause,
    Contract,
    Fact,
    Finding,
    Notice,
    Output,
    Party,
    Reading,
    Remark,
    Review,
    Revision,
    Side,
    Sided,
    Span,
)
from redline.model.offer import Offer
from redline.render.certificate import certificate_value
from redline.render.spelling import Value, spelled

REVIEW_SCHEMA = "redline.review/1"
CLAUSES_SCHEMA = "redline.clauses/1"
COMMENTS_SCHEMA = "redline.comments/1"


def review_json(
    review: Review,
    outputs: Sequence[Output] = (),
    *,
    path: str,
    version: str,
    one_line: bool = False,
) -> str:
    """Return a review as `redline.review/1`, indented or on one line, ending in a line feed."""
    contract = _contract(review.contract, review.reading)
    contract["parties"] = [_sided(sided) for sided in review.parties]
    value: dict[str, Value] = {
        "schema": REVIEW_SCHEMA,
        "tool": {"name": "redline", "version": version},
        "contract": {"path": path, **contract},
        "playbook": _playbook(review),
        "verdict": review.verdict.value,
        "score": _score(review),
        "clauses": _clauses(review.reading),
        "facts": [_fact(fact, review) for fact in _in_order(review.reading.facts)],
        "findings": [_finding(finding) for finding in _findings(review.findings)],
        "revisions": [_revision(revision) for revision in _revisions(review.revisions)],
        "comments": [
            {"finding": each.finding, "span": _span(each.span), "text": each.text}
            for each in sorted(review.comments, key=lambda each: (each.span, each.finding))
        ],
        "conforming": _conforming(review),
        "unruled": list(review.unruled),
        "duties": {
            "us": review.balance.us,
            "them": review.balance.them,
            "both": review.balance.both,
        },
        "approvals": [_approval(approval) for approval in review.approvals],
        "offers": [_offer(offer) for offer in review.offers],
        "exposures": [{"finding": name, "amount": cost} for name, cost in review.exposures],
        "unread": [_unread(notice) for notice in review.notices if notice.unread],
        "notices": [_notice(notice) for notice in review.notices],
        "outputs": [_output(output) for output in outputs],
    }
    return spelled(value, one_line=one_line)


def clauses_json(contract: Contract, reading: Reading, *, path: str) -> str:
    """Return the clause tree and the text that all positions refer to as `redline.clauses/1`."""
    about = _contract(contract, reading)
    about["parties"] = [_party(party) for party in reading.parties]
    return spelled(
        {
            "schema": CLAUSES_SCHEMA,
            "contract": {"path": path, **about},
            "text": contract.text,
            "clauses": _clauses(reading),
        },
        one_line=False,
    )


def comments_json(remarks: Iterable[Remark], *, path: str) -> str:
    """Return the comments of a file in its own order as `redline.comments/1`."""
    return spelled(
        {
            "schema": COMMENTS_SCHEMA,
            "contract": {"path": path},
            "comments": [_remark(remark) for remark in remarks],
        },
        one_line=False,
    )


def _remark(remark: Remark) -> dict[str, Value]:
    return {
        "id": remark.id,
        "parent": remark.parent or None,
        "author": remark.author,
        "initials": remark.initials,
        "date": remark.date or None,
        "date_utc": remark.date_utc or None,
        "text": remark.text,
        "span": None if remark.span is None else _span(remark.span),
        "quote": remark.quote,
        "resolved": remark.resolved,
    }


# ------------------------------------------------------------------ the contract and its reading


def _contract(contract: Contract, reading: Reading) -> dict[str, Value]:
    return {
        "sha256": contract.sha256,
        "title": contract.title,
        "type": reading.type,
        "words": contract.words(),
        "parties": [],
        "existing_revisions": contract.existing_revisions,
        "existing_comments": contract.existing_comments,
    }


def _party(party: Party) -> dict[str, Value]:
    return {"name": party.name, "label": party.label, "role": party.role}


def _sided(sided: Sided) -> dict[str, Value]:
    return {**_party(sided.party), "side": sided.side.value}


def _clauses(reading: Reading) -> list[Value]:
    ordered = sorted(reading.clauses, key=lambda each: (each.span.start, -each.span.end))
    return [_clause(clause) for clause in ordered]


def _clause(clause: Clause) -> dict[str, Value]:
    return {
        "id": clause.id,
        "parent": clause.parent,
        "level": clause.level,
        "number": clause.number,
        "label": clause.label,
        "heading": clause.heading,
        "type": clause.type,
        "confidence": _number(clause.confidence),
        "span": _span(clause.span),
        "body": _span(clause.body),
        "role": clause.role.value,
        "story": clause.story.value,
    }


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: (fact.span, fact.id))


def _fact(fact: Fact, review: Review) -> dict[str, Value]:
    return {
        "id": fact.id,
        "clause": fact.clause,
        "kind": fact.kind,
        "value": _number(fact.value) if isinstance(fact.value, float | int) else fact.value,
        "unit": fact.unit,
        "who": _who(fact, review),
        "bound": list(fact.bound),
        "event": fact.event,
        "qualifiers": list(fact.qualifiers),
        "span": _span(fact.span),
        "quote": review.contract.quote(fact.span),
    }


def _who(fact: Fact, review: Review) -> str | None:
    """Return whom a fact binds as a playbook says it: `us`, `them`, `both`; none if not clear."""
    sides = {sided.side for sided in review.parties if sided.party.label in fact.bound}
    if {Side.US, Side.THEM} <= sides:
        return "both"
    return min(sides).value if len(sides) == 1 else None


# ------------------------------------------------------------------ the outcome


def _playbook(review: Review) -> Value:
    """Return the playbook that was used; none when no playbook fits."""
    playbook = review.playbook
    if playbook is None:
        return None
    return {
        "id": playbook.id,
        "version": playbook.version,
        "sha256": playbook.sha256,
        "we_are": review.we_are,
        "reason": review.playbook_reason,
        "contexts": [context.id for context in playbook.contexts],
    }


def _offer(offer: Offer) -> Value:
    return {
        "name": offer.name,
        "holds": list(offer.holds),
        "gives": [{"finding": g.finding, "in_return": list(g.in_return)} for g in offer.gives],
        "roles": list(offer.roles),
        "risk": _number(offer.risk),
        "alone": list(offer.alone),
    }


def _approval(approval: Approval) -> Value:
    return {
        "roles": list(approval.roles),
        "all": approval.every,
        "days": approval.days or None,
        "findings": list(approval.findings),
        "because": approval.because,
    }


def _score(review: Review) -> Value:
    drivers = sorted(review.score.drivers, key=lambda each: (-each.points, each.finding))
    return {
        "value": _number(review.score.value),
        "after": _number(review.score.after),
        "drivers": [{"finding": d.finding, "points": _number(d.points)} for d in drivers],
        "areas": [
            {"area": a.area, "points": _number(a.points), "after": _number(a.after)}
            for a in review.score.areas
        ],
    }


def _findings(findings: Iterable[Finding]) -> list[Finding]:
    """Order findings as they stand in the text, what is missing last."""
    return sorted(findings, key=lambda f: (f.span is None, f.span or (0, 0), _natural(f.id)))


def _finding(finding: Finding) -> dict[str, Value]:
    return {
        "id": finding.id,
        "code": finding.code,
        "rule": finding.rule,
        "title": finding.title,
        "type": finding.type,
        "area": finding.area,
        "kind": finding.kind.value,
        "risk": finding.risk.name.lower(),
        "priority": finding.priority.value,
        "clause": finding.clause or None,
        "span": _span(finding.span) if finding.span else None,
        "quote": finding.quote,
        "message": finding.message,
        "rationale": finding.rationale,
        "says": finding.says,
        "proposes": finding.proposes,
        "rung": finding.rung.value if finding.rung else None,
        "proposed_rung": finding.proposed_rung.value if finding.proposed_rung else None,
        "stands": finding.stands,
        "confidence": _number(finding.confidence),
        "approvers": list(finding.approvers),
        "revisions": sorted(finding.revisions),
        "parts": [
            {"name": p.name, "answer": _answer(p.answer), "quote": p.quote} for p in finding.parts
        ],
        "searched": list(finding.searched),
    }


def _answer(value: float | str | bool | None) -> Value:
    """Return an answer as JSON has it: what runs without end is a word."""
    return "forever" if value == math.inf else value


def _revisions(revisions: Iterable[Revision]) -> list[Revision]:
    return sorted(revisions, key=lambda revision: revision.id)


def _revision(revision: Revision) -> dict[str, Value]:
    return {
        "id": revision.id,
        "finding": revision.finding,
        "span": _span(revision.span),
        "delete": revision.delete,
        "insert": revision.insert,
    }


def _conforming(review: Review) -> list[Value]:
    ordered = sorted(review.conforming, key=lambda each: (each.span, each.rule))
    return [
        {
            "clause": each.clause,
            "rule": each.rule,
            "rung": each.rung.value,
            "span": _span(each.span),
            "quote": each.quote,
        }
        for each in ordered
    ]


def _unread(notice: Notice) -> dict[str, Value]:
    return {"what": notice.code, "where": notice.where, "why": notice.message}


def _notice(notice: Notice) -> dict[str, Value]:
    return {"code": notice.code, "message": notice.message, "where": notice.where}


def _output(output: Output) -> dict[str, Value]:
    about: dict[str, Value] = {
        "kind": output.kind,
        "path": output.path,
        "sha256": output.sha256,
    }
    if output.certificate is not None:
        about["certificate"] = certificate_value(output.certificate)
    return about


# ------------------------------------------------------------------ values


def _span(span: Span) -> list[Value]:
    return [span.start, span.end]


def _number(value: float) -> str | int | float:
    """Return a number JSON can hold: whole ones without a point, one without end as `perpetual`."""
    if math.isinf(value):
        return "perpetual"
    return int(value) if float(value).is_integer() else round(value, 4)


def _natural(name: str) -> tuple[int, str]:
    """Order `f2` before `f10`."""
    return len(name), name
