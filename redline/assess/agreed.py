"""Knows when a clause says already what we would add to it: then it stands where we want it."""

from __future__ import annotations

from dataclasses import replace

from redline.assess.aim import stands, target
from redline.assess.case import Case
from redline.assess.draft import Draft
from redline.assess.judge import Judgement
from redline.assess.mend import mend

WHOLE = 25
"""A sentence of ours has at least so many characters; a word or two may be there by chance."""


def as_agreed(case: Case, judgement: Judgement) -> Judgement:
    """Put a clause that carries our own sentence, as after a round in which it was accepted, at our aim.

    It does so only where all that its rule would change is to add sentences that it has.
    """
    position = judgement.position
    if position is None or stands(position.rung, case.posture):
        return judgement
    aim = target(judgement.rule, case.posture)
    drafts = mend(case, judgement, judgement.rule.edits)
    if aim is None or not drafts or not all(_is_said(case, judgement, draft) for draft in drafts):
        return judgement
    return replace(judgement, position=aim, likely=aim)


def _is_said(case: Case, judgement: Judgement, draft: Draft) -> bool:
    """Say whether a draft adds a sentence that the clause has already."""
    adds = draft.span.length == 0 and not draft.paragraphs and len(draft.insert) >= WHOLE
    said = judgement.locus.clause.span.of(case.contract.text)
    return adds and " ".join(draft.insert.split()) in " ".join(said.split())
