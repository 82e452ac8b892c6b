"""Holds a whole contract against a playbook and settles what is proposed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator

from redline.assess.approvals import approvals
from redline.assess.balancing import balance
from redline.assess.blanks import blanks
from redline.assess.case import JUDGED, Case, build
from redline.assess.draft import Draft
from redline.assess.elsewhere import elsewhere, elsewhere_notices
from redline.assess.exposure import exposures
from redline.assess.findings import Outcome, Proposal, apply_rule
from redline.assess.interactions import interactions
from redline.assess.on_template import on_template
from redline.assess.outside import outside_notices
from redline.assess.own_types import with_own_types
from redline.assess.score import score, verdict
from redline.assess.settle import settle
from redline.assess.sides import acts_as, take_sides
from redline.assess.trades import offers
from redline.model import (
    Clause,
    Comment,
    Contract,
    Finding,
    FindingKind,
    Notice,
    Options,
    Playbook,
    Reading,
    Review,
    Revision,
    Risk,
    Role,
    Score,
    Side,
    Sided,
    Span,
    Verdict,
)
from redline.model.roles import canonical
from redline.model.template import Template


def assess(  # noqa: PLR0913 - what was read, what is asked, and what is known beside it
    contract: Contract,
    reading: Reading,
    playbook: Playbook | None,
    playbook_reason: str,
    options: Options,
    *,
    template: Template | None = None,
    beside: tuple[Finding, ...] = (),
) -> Review:
    """Return the review of a contract against a playbook, or against nothing where none fits.

    With our own `template` only what departs from it is spoken of. `beside` are findings that no rule
    makes. Raises `UsageError` when `options.we_are` names nobody in the contract.
    """
    parties = take_sides(reading, playbook, options.we_are)
    if playbook is None:
        return _unheld(contract, reading, parties, playbook_reason)
    reading = with_own_types(contract, reading, playbook, parties)
    case = build(contract, reading, playbook, parties, options)
    outcomes = tuple(_outcomes(case, options))
    hanging = elsewhere(case, outcomes)
    proposals = [p for outcome in outcomes if outcome not in hanging for p in outcome.proposals]
    proposals += (*interactions(case), *(Proposal(finding=finding) for finding in beside))
    proposals += [] if options.template else list(_blanks(contract))
    if template is not None:
        proposals = list(on_template(contract, proposals, template))
    proposals = [p for p in proposals if _wanted(p.finding.code, options)]
    settled = settle(_in_order(proposals), case)
    findings, revisions = _numbered(contract, settled)
    notices = (*contract.notices, *_notices(case, hanging))
    measured = score(findings, playbook.scoring)
    asked = approvals(findings, playbook, _laws(reading), options)
    return Review(
        contract=contract,
        reading=reading,
        playbook=playbook,
        playbook_reason=playbook_reason,
        we_are=_we_are(parties, playbook),
        parties=parties,
        verdict=verdict(findings, measured.value, playbook.scoring, notices),
        score=measured,
        findings=findings,
        revisions=revisions,
        comments=tuple(_comments(settled, findings)) if options.comments else (),
        conforming=tuple(c for outcome in outcomes for c in outcome.conforming),
        unruled=tuple(_unruled(case, outcomes)),
        notices=notices,
        approvals=asked,
        offers=offers(findings, playbook, asked),
        exposures=exposures(findings, playbook, options.deal_value),
        balance=balance(reading.sentences, parties),
    )


def _laws(reading: Reading) -> Iterator[str]:
    return (str(fact.value) for fact in reading.facts if fact.kind == "law")


def _unheld(
    contract: Contract, reading: Reading, parties: tuple[Sided, ...], reason: str
) -> Review:
    """Return the review of a contract that no playbook fits: read, and held against nothing."""
    notice = Notice(code="no-playbook", message=reason, unread=True)
    return Review(
        contract=contract,
        reading=reading,
        playbook=None,
        playbook_reason=reason,
        we_are="",
        parties=parties,
        verdict=Verdict.ESCALATE,
        score=Score(value=0, after=0),
        findings=(),
        revisions=(),
        comments=(),
        conforming=(),
        unruled=(),
        notices=(*contract.notices, notice),
    )


def _outcomes(case: Case, options: Options) -> Iterator[Outcome]:
    """Apply the rules in turn; only clauses that will really go in count for the next number."""
    supplied: Counter[int] = Counter()
    for rule in case.playbook.rules:
        outcome = apply_rule(case, rule, supplied)
        drafts = (draft for proposal in outcome.proposals for draft in proposal.drafts)
        if _wanted(rule.id, options):
            supplied.update(draft.span.start for draft in drafts if draft.paragraphs)
        yield outcome


def _we_are(parties: tuple[Sided, ...], playbook: Playbook) -> str:
    ours = (s.party.label or s.party.name for s in parties if s.side is Side.US)
    return next(ours, "either party" if playbook.symmetric else "")


def _notices(case: Case, hanging: tuple[Outcome, ...]) -> Iterator[Notice]:
    yield from outside_notices(case)
    yield from elsewhere_notices(case, hanging)
    yield from _side_notice(case)
    yield from _across_notice(case)


def _side_notice(case: Case) -> Iterator[Notice]:
    """Say that rules about the two sides could not be applied, where nothing shows which is ours."""
    if case.parties and not case.playbook.symmetric and case.party(Side.US) is None:
        known = ", ".join(s.party.label or s.party.name for s in case.parties)
        message = (
            f"which party we are does not show ({known}): rules that turn on it were not applied; "
            "say which with --we-are"
        )
        yield Notice(code="side-unknown", message=message, unread=True)


def _across_notice(case: Case) -> Iterator[Notice]:
    """Say that a playbook is written for the other side of the table than the one we sit on."""
    party, book = case.party(Side.US), case.playbook
    if party is None or book.symmetric:
        return
    called = party.label or party.name
    role = canonical(acts_as(case.reading.parties, called))
    if role in _roles(book.them) - _roles(book.us):
        message = (
            f"the playbook {book.id} is written for the {book.us[0]}, and we ({called}) are the {role}: "
            "choose another with --playbook"
        )
        yield Notice(code="side-across", message=message, unread=True)


def _roles(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(None, map(canonical, words)))


def _wanted(code: str, options: Options) -> bool:
    def named(codes: tuple[str, ...]) -> bool:
        return any(code == wanted or code.startswith(wanted + ".") for wanted in codes)

    return (not options.select or named(options.select)) and not named(options.ignore)


def _blanks(contract: Contract) -> Iterator[Proposal]:
    found = blanks(contract)
    if found:
        count = (
            "1 blank or placeholder is"
            if len(found) == 1
            else f"{len(found)} blanks or placeholders are"
        )
        yield Proposal(
            finding=Finding(
                id="",
                code="drafting.blanks",
                rule="",
                title="Blanks",
                type="other",
                kind=FindingKind.DRAFTING,
                risk=Risk.LOW,
                span=found[0],
                quote=contract.quote(_line(contract, found[0])),
                message=f"{count} still to be filled in, the first of them here",
                says=count.replace(" is", "").replace(" are", ""),
                stands=True,
            )
        )


def _line(contract: Contract, span: Span) -> Span:
    paragraph = next(p for p in contract.paragraphs if p.span.holds(span))
    return paragraph.span


# ------------------------------------------------------------------ settling


def _in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Put proposals in the order of the text; what is missing, where it would go in.

    At one place they keep the order of their rules, in which typed numbers were given out.
    """
    return sorted(proposals, key=_place)


def _place(proposal: Proposal) -> tuple[int, int]:
    spans = [draft.span for draft in proposal.drafts]
    span = proposal.finding.span or min(spans, default=Span(1 << 60, 1 << 60))
    return span.start, span.end


def _numbered(
    contract: Contract, proposals: list[Proposal]
) -> tuple[tuple[Finding, ...], tuple[Revision, ...]]:
    findings: list[Finding] = []
    revisions: list[Revision] = []
    for number, proposal in enumerate(proposals, 1):
        name = f"f{number}"
        made = [_revision(contract, name, draft) for draft in proposal.drafts]
        made = [dataclasses.replace(r, id=len(revisions) + i) for i, r in enumerate(made, 1)]
        revisions.extend(made)
        findings.append(_named(proposal.finding, name, tuple(r.id for r in made)))
    return tuple(findings), tuple(revisions)


def _named(finding: Finding, name: str, revisions: tuple[int, ...]) -> Finding:
    """Give a finding its id; without a change nothing is proposed but to talk."""
    if revisions:
        return dataclasses.replace(finding, id=name, revisions=revisions)
    return dataclasses.replace(finding, id=name, proposes="", proposed_rung=None)


def _revision(contract: Contract, finding: str, draft: Draft) -> Revision:
    paragraphs = "".join("\n" + paragraph.text for paragraph in draft.paragraphs)
    return Revision(
        id=0,
        finding=finding,
        span=draft.span,
        delete=draft.span.of(contract.text),
        insert=draft.insert + paragraphs,
        paragraphs=draft.paragraphs,
    )


def _comments(proposals: list[Proposal], findings: tuple[Finding, ...]) -> Iterator[Comment]:
    """Yield one remark a finding, beside its changes: across them in one paragraph, else at the first."""
    for proposal, finding in zip(proposals, findings, strict=True):
        span = _anchor(proposal)
        if proposal.comment and span is not None:
            yield Comment(finding=finding.id, span=span, text=proposal.comment)


def _anchor(proposal: Proposal) -> Span | None:
    spans = [draft.span for draft in proposal.drafts]
    return min(spans) if spans else proposal.place


def _unruled(case: Case, outcomes: tuple[Outcome, ...]) -> Iterator[str]:
    """Yield the clauses that no rule looked at, the largest of each: they are listed, not hidden."""
    touched = [locus.clause for outcome in outcomes for locus in outcome.loci]
    judged_there = {clause.id for clause in touched}
    covered = set(judged_there)
    covered |= {above.id for clause in touched for above in case.above(clause)}
    for clause in case.judged():
        inside = any(above.id in judged_there for above in case.above(clause))
        if (
            clause.role is Role.CLAUSE
            and clause.id not in covered
            and not inside
            and _tops(case, clause, covered)
        ):
            yield clause.id


def _tops(case: Case, clause: Clause, covered: set[str]) -> bool:
    """Say whether no larger clause than this one is listed for it."""
    parent = clause.parent
    return parent is None or parent in covered or case.by_id[parent].role not in JUDGED
