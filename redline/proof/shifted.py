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
    r"|(?:,|,?\s(?:entitled|headed|titled|called))?\s[“\"](?P<quoted>[A-Z][^“”\"\n]{2,80}?)[,.]?[”\"]"
    r"|\s[-–—]\s(?P<dashed>(?:[A-Z][\w’'-]*|of|and|the|to|for|or)(?:\s(?:[A-Z][\w’'-]*|of|and|the|to|for"
    r"|or)){0,7})(?=[\s,.;)]|$)"
    r"|,?\s(?:regarding|on|concerning|governing|relating to|dealing with)\s(?P<about>[A-Z][\w’'-]+"
    r"(?:\s(?:(?:of|and|the|to|for|or)\s)?[A-Z][\w’'-]*){0,5})"
)
_IN_FRONT: Final = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z ]{3,50}?)"
    r"(?:\s(?:sections?|obligations?|provisions?|requirements?|restrictions?|duties|limitations?|terms|clauses?))?"
    r"(?:\s(?:set forth|set out|contained|described|stated|specified|provided))?"
    r"(?:\s(?:in|under|pursuant to)\s(?:sub)?|\s?\((?:see\s)?)"
    r"(?:section|clause|article|paragraph)s?\s$",
    re.IGNORECASE,
)
_BACK: Final = 90
_MOST: Final = 4
_READ: Final = 4000
_ROOT: Final = 7
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}")
_EMPTY_WORDS: Final = """
    the and for with from this that other general certain such provision clause section effect
    agreement party term contract obligation right duty requirement restriction limitation
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())

_OF_ANY: Final = frozenset(
    ("notice", "payment", "fee", "claim", "breach", "request", "invoice", "cost", "language")
)
"""Words for what many clauses provide for: `notice under Section 4` may be that of any."""


def shifted(draft: Draft) -> Iterator[Noted]:
    """Yield each `Section 8 (Confidentiality)` where 8 is headed otherwise."""
    headed = [clause for clause in draft.reading.clauses if clause.heading]
    by_words: dict[frozenset[str], Clause] = {}
    for clause in headed:
        by_words.setdefault(_words(clause.heading), clause)
    terms = {_words(term.term) for term in draft.reading.terms}
    for citation in draft.citations:
        if citation.elsewhere or not citation.clauses:
            continue
        meant = [draft.clause(one) for one in citation.clauses]
        name = _NAMED.match(draft.text, citation.span.end)
        said = next(filter(None, name.groups()), "") if name else ""
        loose = name is not None and (name["dashed"] or name["about"])
        if said and (loose and _words(said) not in by_words):
            continue
        if said and (loose or _words(said) not in terms) and _is_told(said, meant):
            yield _noted(draft, citation, said, meant[0], by_words.get(_words(said)))
        elif not said and (led := _led(draft, citation, meant, by_words)):
            yield _noted(draft, citation, led, meant[0], by_words[_words(led)])


def _led(
    draft: Draft,
    citation: Citation,
    meant: list[Clause],
    by_words: dict[frozenset[str], Clause],
) -> str:
    """Return the heading of another clause that stands in front: `confidentiality duties in Section 2`.

    The clause meant must say nothing of it. Empty for none.
    """
    before = draft.text[max(0, citation.span.start - _BACK) : citation.span.start]
    found = _IN_FRONT.search(before)
    if found is None or any(not clause.heading for clause in meant):
        return ""
    words = found["name"].split()
    if words[-1].casefold() == "as":
        return ""  # `on termination as provided in Section 3` does not say what that is about
    names = (" ".join(words[-length:]) for length in range(min(len(words), _MOST), 0, -1))
    said = next((name for name in names if _words(name) in by_words and _words(name)), "")
    keys = _words(said)
    if keys <= _OF_ANY:
        return ""
    low = " ".join(_read(draft, clause) for clause in meant)
    return "" if any(key[:_ROOT] in low for key in keys) else said


def _read(draft: Draft, clause: Clause) -> str:
    end = min(clause.span.end, clause.span.start + _READ)
    return draft.text[clause.span.start : end].casefold()


def _is_told(said: str, meant: list[Clause]) -> bool:
    """Say whether none of the clauses that may be meant has a heading like the one named."""
    words = _words(said)
    if not words or any(not clause.heading for clause in meant):
        return False
    heads = [_words(clause.heading) for clause in meant]
    return not any(words & head for head in heads)


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
