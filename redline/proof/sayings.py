"""Knows the sentences of a contract that say a thing of a certain kind, as promises that may clash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Role
from redline.proof.asides import notes_in, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Span
    from redline.proof.draft import Draft

_ROLES: Final = frozenset({Role.CLAUSE, Role.TABLE, Role.SCHEDULE, Role.DEFINITION})
_LONGEST: Final = 900
_OPTION: Final = re.compile(r"^\s*(?:\[[ xX]?\s?\]|\([ xX]?\s?\))")


def sayings(
    draft: Draft, pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Iterator[Span]:
    """Yield the sentences in which `pattern` is found and `unless` is not, options of a form left out."""
    text = draft.text
    notes = notes_in(text)
    for sentence in draft.reading.sentences:
        span = sentence.span
        if span.end - span.start > _LONGEST:
            continue  # a list in one sentence says too many things to be held against another
        words = text[span.start : span.end]
        if not pattern.search(words) or (unless is not None and unless.search(words)):
            continue
        clause = draft.clause_at(sentence.span.start)
        if clause is None or clause.role not in _ROLES or within(notes, sentence.span.start):
            continue
        if _OPTION.match(draft.paragraph_at(sentence.span.start).span.of(draft.text)):
            continue
        yield sentence.span
