"""Checks that a term has one meaning: no two definitions of it that say different things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Role, Span
from redline.proof.draft import Noted
from redline.proof.forms import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Term
    from redline.proof.draft import Draft

_POINTS: Final = re.compile(
    r"\s*,?\s*(?:(?:has|have|shall have|will have|is|are)\s+)?(?:the\s+)?(?:meanings?|defined|set forth"
    r"|described|as defined)\b",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(r"\bBy:|/s/")
_WORD_MEANS: Final = re.compile(
    r"\b(?:word|term|expression|phrase)s?\s[“\"](?P<name>[A-Z][^“”\"\n]{1,60})[”\"],?\s(?:shall\s|will\s)?"
    r"(?:refers?\sto|denotes?|stands?\sfor|means?|includes?)\b"
)
_END: Final = 60
_TITLE: Final = 400
_BESIDE: Final = 80
_BACK: Final = 48
_NAMES: Final = re.compile(
    r"(?:\b(?:Article|Section|Clause)s?\s[\w.()]{1,12}\s[(\[]|\b(?:designated|identified|known|marked"
    r"|classified|regarded|deemed|considered)\s(?:as\s)?(?:an?\s|the\s)?|\bclarity,?\s(?:an?\s|the\s)?)"
    r"[“\"]?$",
    re.IGNORECASE,
)
_DEFINITION: Final = re.compile(
    r"[”\"]?\s(?:definition\b|shall\s(?:also\s)?include|also\s(?:means|includes))", re.IGNORECASE
)
_MEANS: Final = re.compile(
    r"[\s,]*(?:shall\s+|will\s+)?(?:means?|refers?\s+to|includes?)\b", re.IGNORECASE
)


def duplicates(draft: Draft) -> Iterator[Noted]:
    """Yield each second definition of a term in the same part of the contract."""
    first: dict[tuple[str, str], Term] = {}
    for term in draft.reading.terms:
        if not _defines(draft, term):
            continue
        key = (plain(term.term), draft.part_at(term.span.start))
        earlier = first.setdefault(key, term)
        if term.term != earlier.term and term.span.start - earlier.span.end < _BESIDE:
            continue  # each a “Party” and together the “Parties”
        if term.term == earlier.term == "Agreement" and term.span.start - earlier.span.end < _TITLE:
            continue  # in the title, and again in the first sentence
        alike = _meaning(draft, earlier) == _meaning(draft, term)
        if earlier is term or (alike and not _means(term)):
            continue
        place = draft.cite(earlier.span.start)
        where = f" in {place}" if place else " before"
        said = f"has the same meaning{where}" if alike else f"has another meaning{where}"
        yield Noted(
            span=term.span, message=f"“{term.term}” is defined again; it {said}", other=earlier.span
        )
    yield from _spelled_out(draft, first)


def _spelled_out(draft: Draft, first: dict[tuple[str, str], Term]) -> Iterator[Noted]:
    """Yield `the word “Fees” refers to …` where `Fees` is defined otherwise."""
    places = {term.span.start for term in draft.reading.terms}
    for match in _WORD_MEANS.finditer(draft.text):
        span = Span(*match.span("name"))
        earlier = first.get((plain(match["name"]), draft.part_at(span.start)))
        if earlier is None or span.start in places or earlier.span.start == span.start:
            continue
        where = draft.cite(earlier.span.start)
        said = f"it has another meaning{f' in {where}' if where else ' before'}"
        yield Noted(
            span=span, message=f"“{match['name']}” is defined again; {said}", other=earlier.span
        )


def _defines(draft: Draft, term: Term) -> bool:
    """Tell a definition from a row of a form, a pointer to one, and a quotation."""
    clause = draft.clause_at(term.span.start)
    if clause is not None and clause.role in {Role.TABLE, Role.NOTE, Role.SIGNATURE, Role.TITLE}:
        return False
    if _is_mentioned(draft, term):
        return False
    if _SIGNED.search(draft.paragraph_at(term.span.start).span.of(draft.text)):
        return False
    return not term.term[:1].islower() and not _POINTS.match(term.definition.of(draft.text))


def _is_mentioned(draft: Draft, term: Term) -> bool:
    """Say whether a term is only named: `designated as a “…”`, `Section 1.2 (“…” definition)`."""
    if not any(letter.isalpha() for letter in term.term):
        return True  # words left out of a copy for the public
    before = draft.text[max(0, term.span.start - _BACK) : term.span.start]
    return bool(_NAMES.search(before) or _DEFINITION.match(draft.text, term.span.end))


def _means(term: Term) -> bool:
    return term.definition.start > term.span.start


def _meaning(draft: Draft, term: Term) -> str:
    """Return the words of a meaning; of one in front of the term only the end, which it stands for."""
    words = term.definition.of(draft.text)
    if not _means(term):
        words = words[-_END:]
    return " ".join(_MEANS.sub("", words, count=1).casefold().split())
