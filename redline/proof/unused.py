"""Checks that what is defined is used."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.model import Role
from redline.proof.draft import Noted
from redline.proof.forms import plain
from redline.proof.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Term
    from redline.proof.draft import Draft

_ALIAS: Final = re.compile(
    r"[^.\n]{0,40}\b(?:collectively|together|each|either|or|and)\b", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"[\w\s&.,’'/-]{2,100}")
"""Terms with other signs, as `Affiliate(s)`, stand in too many forms to be counted."""

_BEFORE: Final = 60
_ACRONYM: Final = re.compile(r"[A-Za-z]?[A-Z]{2,7}")
_CALLED: Final = re.compile(
    r"(?:\bknown\sas\s(?:the\s)?|\b(?:Article|Section|Clause)s?\s[\w.()]{1,12}\s[(\[])[“\"]?$"
)


def unused(draft: Draft) -> Iterator[Noted]:
    """Yield each term that is defined and stands nowhere else, in whatever form."""
    words = Words(draft.text)
    parties = {plain(name) for party in draft.reading.parties for name in (party.label, party.name)}
    defined = Counter(plain(term.term) for term in draft.reading.terms)
    seen: set[str] = set()
    for term in draft.reading.terms:
        name = plain(term.term)
        if name in parties or name in seen or _is_row(draft, term) or _is_beside(draft, term):
            continue
        if not _PLAIN.fullmatch(term.term) or _is_short_form(draft, term):
            continue
        seen.add(name)
        if len(words.places(name)) <= defined[name]:
            yield Noted(span=term.span, message=f"“{term.term}” is defined and used nowhere")


def _is_short_form(draft: Draft, term: Term) -> bool:
    """Say whether a term is an acronym, another name of a law, or the heading of a clause named."""
    before = draft.text[max(0, term.span.start - _BEFORE) : term.span.start]
    return (
        bool(_ACRONYM.fullmatch(term.term)) and term.definition.end <= term.span.start + 1
    ) or bool(_CALLED.search(before))


def _is_row(draft: Draft, term: Term) -> bool:
    """Say whether a term is a row of a form, which is filled in and not defined."""
    clause = draft.clause_at(term.span.start)
    return clause is not None and clause.role in {Role.TABLE, Role.SIGNATURE}


def _is_beside(draft: Draft, term: Term) -> bool:
    """Say whether a term shares its brackets with another, as in (“Acme” or the “Supplier”)."""
    before = draft.text[max(0, term.span.start - _BEFORE) : term.span.start]
    opened = before.rfind("(")
    behind = draft.text[term.span.end : term.span.end + _BEFORE].partition(")")[0]
    inside = before[opened:] if opened >= 0 and ")" not in before[opened:] else ""
    return any("“" in side[1:] or '"' in side[1:] for side in (inside[:-1], behind)) and bool(
        _ALIAS.match(inside + behind)
    )
