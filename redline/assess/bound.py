"""Knows whether a sentence speaks of the side that a rule asks about: by whom it binds, not by its words."""

from __future__ import annotations

from redline.assess.case import Case
from redline.model import Side, Span

SIDES = {
    "us": frozenset({Side.US}),
    "them": frozenset({Side.THEM}),
    "both": frozenset({Side.US, Side.THEM}),
}
"""What a rule may ask for, and the sides of the table that must then be bound."""


def speaks_of(case: Case, who: str, hit: Span) -> bool:
    """Say whether the sentence around `hit` binds, or entitles, the side asked for.

    A sentence that names nobody may be about anyone, and so may one where no side shows as ours: both
    count. One that speaks of the other side alone does not.
    """
    wanted = SIDES.get(who)
    if wanted is None:
        return True
    sentence = case.sentence(hit.start)
    known = case.sides(sentence.bound) & SIDES["both"] if sentence else frozenset()
    return not known or wanted <= known
