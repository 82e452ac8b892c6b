"""Checks that every clause that is referred to is there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.proof.asides import notes_in, within
from redline.proof.draft import Noted
from redline.proof.numbers import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Clause
    from redline.model.proof import Citation
    from redline.proof.draft import Draft
    from redline.proof.numbers import Numbers

_BROKEN: Final = re.compile(
    r"Error! (?:Reference source not found|Bookmark not defined|Not a valid[^.\n]{0,60})\.?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?P<top>\d{1,3})(?P<below>(?:\.\d{1,3})*)(?P<letters>[a-z]?(?:\([^)]*\))*)"
)
_STOP: Final = re.compile(r"[a-z)\d]{4}\.\s(?=[A-Z])")
"""The end of a sentence, and not that of `Mass. Gen. Laws`."""

_ITSELF: Final = re.compile(
    r"\bthis\s(?:sub-?)?(?:section|clause|article|paragraph)\s$", re.IGNORECASE
)
"""`this Section 13(h)` stands in it, whatever number was read for it."""

_ROMAN: Final = re.compile(r"[IVXLC]{1,7}")
_LAW: Final = re.compile(
    r"\b(?:Act|Code|Law|Laws|C\.?F\.?R|U\.?S\.?C|Regulations?|Statutes?|Directive|GDPR|Rules|Stat"
    r"|Ordinance|SCCs|Constitution|Treaty)\b"
)

_MODEL: Final = re.compile(
    r"\b(?:SCCs?|Standard Contractual Clauses|Model Clauses|Transfer Addendum|C\.?F\.?R)\b"
)
"""Model terms that a clause fills in; the numbers below it are theirs."""

_FAR: Final = 30
_FEW: Final = 3
_DEEP: Final = 3
_READ: Final = 2000
_NEAR: Final = 120


def dangling(draft: Draft) -> Iterator[Noted]:
    """Yield each reference to a clause that is not there.

    Where most references lead nowhere they are to another paper, and nothing can be said.
    """
    yield from _broken(draft)
    numbers = numbers_of(draft)
    if len(numbers.tops) < _FEW:
        return
    notes = notes_in(draft.text)
    ours = [
        one
        for one in draft.citations
        if not one.elsewhere and not within(notes, one.span.start) and _is_ours(draft, one)
    ]
    lost = [one for one in ours if not one.clauses and _is_lost(draft, one, numbers)]
    if len(lost) * 2 > len(ours) and len(lost) > _FEW:
        return
    often = Counter(one.span.of(draft.text) for one in lost)
    for one in lost:
        number = one.span.of(draft.text)
        times = often.pop(number, 0)
        if times:
            more = f", which is named {times} times" if times > 1 else ""
            yield Noted(span=one.span, message=f"there is no {number} in this contract{more}")


def _broken(draft: Draft) -> Iterator[Noted]:
    for match in _BROKEN.finditer(draft.text):
        yield Noted(span=Span(*match.span()), message="Word found nothing for this cross-reference")


def _is_ours(draft: Draft, citation: Citation) -> bool:
    """Say whether a number may be a clause's: no law is named near, unless there is such a clause."""
    around = draft.paragraph_at(citation.span.start).span
    start, end = max(around.start, citation.span.start - _NEAR), citation.span.end + _NEAR
    ends = [match.end() for match in _STOP.finditer(draft.text, start, citation.span.start)]
    stop = _STOP.search(draft.text, citation.span.end, end)
    start, end = max(start, *ends, start), stop.end() if stop else end
    if citation.clauses:
        return True
    if _ITSELF.search(draft.text, start, citation.span.start):
        return False
    return not _LAW.search(draft.text, start, min(end, around.end)) and not _is_of_law(draft, start)


def _is_of_law(draft: Draft, at: int) -> bool:
    """Say whether a clause around a place is about model terms and fills them in."""
    clause = draft.clause_at(at)
    for _ in range(_DEEP):
        clause = draft.parent(clause) if clause is not None else None
        if clause is not None and _MODEL.search(_opening(draft, clause)):
            return True
    return False


def _opening(draft: Draft, clause: Clause) -> str:
    end = min(clause.body.end, clause.body.start + _READ)
    return f"{clause.heading} {draft.text[clause.body.start : end]}"


def _is_lost(draft: Draft, citation: Citation, numbers: Numbers) -> bool:
    written = "".join(citation.span.of(draft.text).split())
    if _ROMAN.fullmatch(written):
        return len(numbers.romans) >= _FEW and written not in numbers.romans
    number = _NUMBER.fullmatch(written)
    if number is None or int(number["top"]) > max(numbers.tops) + _FAR:
        return False
    whole = (number["top"] + number["below"]).removesuffix(".0")
    if not number["letters"] or whole not in numbers.places:
        return whole not in numbers.places
    at = numbers.places[whole]
    return whole in numbers.lettered or number["letters"][:3] not in at.of(draft.text)
