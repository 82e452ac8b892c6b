"""Knows how two kinds of sentence are held against each other that cannot both stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.proof.draft import Noted
from redline.proof.sayings import sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Span
    from redline.proof.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two kinds of sentence that cannot both stand, each with words that take the edge off it.

    Both say one of `about`, and where it names a thing (group `thing`) the same one. With `apart` they
    stand in two clauses: what follows a rule in its own clause is an exception to it. With `of_one`
    both bind the same party, where it shows whom they bind.
    """

    one: re.Pattern[str]
    one_unless: re.Pattern[str] | None = None
    other: re.Pattern[str]
    other_unless: re.Pattern[str] | None = None
    about: re.Pattern[str] | None = None
    apart: bool = False
    of_one: bool = False
    message: str


def spoken(pattern: str) -> re.Pattern[str]:
    """Return a pattern for the words of a sentence, in any case."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def clashing(draft: Draft, pair: Pair) -> Iterator[Noted]:
    """Yield the first sentence of the one kind that faces one of the other kind."""
    ones = _about(draft, pair, sayings(draft, pair.one, pair.one_unless))
    others = _about(draft, pair, sayings(draft, pair.other, pair.other_unless)) if ones else []
    bound = {sentence.span: set(sentence.bound) for sentence in draft.reading.sentences}
    for one in ones:
        facing = next((each for each in others if _face(draft, pair, one, each, bound)), None)
        if facing is not None:
            place = draft.cite(facing.start) or "another place"
            yield Noted(span=one, message=pair.message.format(place=place), other=facing)
            return


def _about(draft: Draft, pair: Pair, found: Iterator[Span]) -> list[Span]:
    return [each for each in found if pair.about is None or pair.about.search(each.of(draft.text))]


def _face(draft: Draft, pair: Pair, one: Span, other: Span, bound: dict[Span, set[str]]) -> bool:
    if one == other or (pair.apart and draft.clause_at(one.start) == draft.clause_at(other.start)):
        return False
    if pair.of_one and bound[one] and bound[other] and not bound[one] & bound[other]:
        return False
    return pair.about is None or _things(draft, pair.about, one, other)


def _things(draft: Draft, about: re.Pattern[str], one: Span, other: Span) -> bool:
    """Say whether two sentences name the same thing, where such a name is asked for."""
    if "thing" not in about.groupindex:
        return True
    named = [
        {match["thing"].casefold().rstrip("s") for match in about.finditer(span.of(draft.text))}
        for span in (one, other)
    ]
    return bool(named[0] & named[1])
