"""Knows which proposals have their way where two would change the same words, and what that leaves."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from redline.assess.case import Case
from redline.assess.draft import Draft, Taken
from redline.assess.findings import Proposal
from redline.assess.whole import OMITTED
from redline.model import Clause, Span

LONG, TAIL = 40, 100
"""An insertion of more characters than `LONG` is a sentence, which one rule puts in only once. So are words
that go on with a sentence of theirs, if they are more than `TAIL`: shorter ones are about that one alone."""


def settle(proposals: Sequence[Proposal], case: Case) -> list[Proposal]:
    """Let the graver finding have its way where two would change the same words.

    The other one keeps its comment and makes no change of its own. So does one that would change
    what nobody may: the result of a cross-reference, a formula, a locked control.
    """
    taken = Taken()
    taken.add(tuple(Draft(span=span) for p in case.contract.paragraphs for span in p.locked))
    written: set[tuple[str, str]] = set()
    settled: dict[int, Proposal] = {}
    for number in sorted(range(len(proposals)), key=lambda n: (-proposals[n].finding.risk, n)):
        proposal = _beside(proposals[number], taken, case.contract.text)
        said = {_said(proposal, draft) for draft in proposal.drafts if _is_sentence(draft)}
        if any(taken.clashes(draft) for draft in proposal.drafts):
            proposal = dataclasses.replace(proposal, drafts=())
        elif said & written:  # the contract need not say it twice
            drafts = tuple(d for d in proposal.drafts if _said(proposal, d) not in written)
            comment = proposal.comment if drafts else ""
            proposal = dataclasses.replace(proposal, drafts=drafts, comment=comment)
        written |= said
        taken.add(proposal.drafts)
        settled[number] = proposal
    made = [settled[number] for number in range(len(proposals))]
    return _never_empty(case, _nothing_beside_what_goes(case, made))


def _nothing_beside_what_goes(case: Case, settled: list[Proposal]) -> list[Proposal]:
    """Add nothing to a clause that another finding strikes as a whole: it would speak of what is gone."""
    gone = {p.finding.clause: p for p in settled if any(d.insert == OMITTED for d in p.drafts)}
    bodies = {clause.id: clause.body for clause in case.reading.clauses if clause.id in gone}
    return [
        dataclasses.replace(one, drafts=(), comment="")
        if one.drafts
        and gone.get(one.finding.clause, one) is not one
        and all(not d.paragraphs and bodies[one.finding.clause].holds(d.span) for d in one.drafts)
        else one
        for one in settled
    ]


def _said(proposal: Proposal, draft: Draft) -> tuple[str, str]:
    return proposal.finding.code, draft.insert.strip(" .")


def _is_sentence(draft: Draft) -> bool:
    """Say whether a draft adds a sentence, or as much as one."""
    return len(draft.insert) > (TAIL if draft.insert.startswith(",") else LONG)


def _beside(proposal: Proposal, taken: Taken, text: str) -> Proposal:
    """Give up the spaces that a neighbour strikes already: two sentences share the one between them."""
    if not any(_is_strike(draft) and taken.clashes(draft) for draft in proposal.drafts):
        return proposal
    drafts = tuple(
        dataclasses.replace(draft, span=_words(draft.span, text)) if _is_strike(draft) else draft
        for draft in proposal.drafts
    )
    return dataclasses.replace(proposal, drafts=drafts)


def _is_strike(draft: Draft) -> bool:
    return draft.span.length > 0 and not draft.insert and not draft.paragraphs


def _words(span: Span, text: str) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip(" "))
    return Span(span.start + lead, max(span.start + lead, span.start + len(words.rstrip(" "))))


def _never_empty(case: Case, settled: list[Proposal]) -> list[Proposal]:
    """Leave a note where several findings together strike the last words of a clause."""
    struck: dict[str, list[int]] = {}
    for number, proposal in enumerate(settled):
        if any(_is_strike(draft) for draft in proposal.drafts):
            struck.setdefault(proposal.finding.clause, []).append(number)
    clauses = {clause.id: clause for clause in case.reading.clauses}
    for id_, numbers in struck.items():
        clause = clauses.get(id_)
        if len(numbers) > 1 and clause is not None and _is_emptied(case, clause, settled):
            settled[numbers[-1]] = _noted(settled[numbers[-1]])
    return settled


def _is_emptied(case: Case, clause: Clause, settled: list[Proposal]) -> bool:
    drafts = [d for p in settled for d in p.drafts if clause.span.holds(d.span)]
    if any(draft.insert or draft.paragraphs for draft in drafts):
        return False
    kept, at = [], clause.body.start
    for span in sorted(draft.span for draft in drafts):
        kept.append(case.contract.text[at : span.start])
        at = max(at, span.end)
    kept.append(case.contract.text[at : clause.span.end])
    return not "".join(kept).strip()


def _noted(proposal: Proposal) -> Proposal:
    *others, last = proposal.drafts
    return dataclasses.replace(
        proposal, drafts=(*others, dataclasses.replace(last, insert=OMITTED))
    )
