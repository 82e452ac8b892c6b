"""Checks that a heading named with a number is the heading of that clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.proof.draft import Noted
from redline.proof.forms import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Clause
    from redline.model.proof import Citation
    from redline.proof.draft import Draft

_NAMED: Final = re.compile(
    r"\s?[(\[](?:[“\"‘])?(?P<name>[A-Z][^()\[\]\n]{2,90}?)(?:[”\"’])?[)\]]"
    r"|,\s[“\"](?P<quoted>[A-Z][^“”\"\n]{2,80}?)[,.]?[”\"]"
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}")
_EMPTY_WORDS: Final = """
    the and for with from this that other general certain such provision clause section effect
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())


def shifted(draft: Draft) -> Iterator[Noted]:
    """Yield each `Section 8 (Confidentiality)` where 8 is headed otherwise."""
    headed = [clause for clause in draft.reading.clauses if clause.heading]
    by_words: dict[frozenset[str], Clause] = {}
    for clause in headed:
        by_words.setdefault(_words(clause.heading), clause)
    for citation in draft.citations:
        name = _NAMED.match(draft.text, citation.span.end)
        if name is None or citation.elsewhere or not citation.clauses:
            continue
        said = name["name"] or name["quoted"]
        meant = [draft.clause(one) for one in citation.clauses]
        if _is_told(said, meant, draft):
            yield _noted(draft, citation, said, meant[0], by_words.get(_words(said)))


def _is_told(said: str, meant: list[Clause], draft: Draft) -> bool:
    """Say whether none of the clauses that may be meant has a heading like the one named."""
    words = _words(said)
    if not words or any(not clause.heading for clause in meant):
        return False
    terms = {_words(term.term) for term in draft.reading.terms}
    heads = [_words(clause.heading) for clause in meant]
    return words not in terms - {frozenset()} and not any(words & head for head in heads)


def _noted(
    draft: Draft, citation: Citation, said: str, meant: Clause, right: Clause | None
) -> Noted:
    number = citation.span.of(draft.text)
    now = (
        f"; “{' '.join(right.heading.split())}” is {right.number}" if right and right.number else ""
    )
    heading = " ".join(meant.heading.split())
    return Noted(
        span=Span(citation.span.start, citation.span.end),
        message=f"{number} is named as “{' '.join(said.split())}” but is headed “{heading}”{now}",
        other=meant.heading_span,
    )


def _words(heading: str) -> frozenset[str]:
    found = (singular(match.group()) for match in _WORD.finditer(heading))
    return frozenset(word for word in found if word not in _EMPTY)
