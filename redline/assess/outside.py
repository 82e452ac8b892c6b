"""Knows when a contract takes in terms that are not in the file: they bind, and nobody here has read them."""

from __future__ import annotations

import re

from redline.assess.case import Case
from redline.model import Notice, Role, Span

ELSEWHERE = re.compile(
    r"\b(?:terms|conditions|agreement|addendum|polic(?:y|ies)|schedule|exhibit|nda|guidelines)\b"
    r"[^.;\n]{0,160}?\b(?:posted|available|located|found|published|set (?:out|forth)|accessible)"
    r"(?: \w+){0,3} (?:at|on)\s+(?:the following (?:url|link|address):?\s+)?"
    r"(?P<url>(?:https?://|www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,8}(?:/[^\s,;)\]]*)?|\{url\})",
    re.IGNORECASE,
)
"""Terms to be read at an address: `which are posted at example.com/terms`."""

TAKES_IN = re.compile(
    r"\bthis (?:order form|order|sow|statement of work|cover page|addendum|amendment)\b[^.\n]{0,60}?"
    r"\b(?:incorporates|is (?:governed by|subject to|incorporated into|issued under|made under))\b"
    r"[^.\n]{0,80}?\b(?:agreement|terms|conditions)\b",
    re.IGNORECASE,
)
"""A document that hangs on another one: `This SOW incorporates the Agreement`."""

ATTACHED = re.compile(
    r"\b(?i:this) (?:[A-Z]\w+ ){0,3}"
    r"(?i:schedule|exhibit|annex|appendix|attachment|addendum|supplement)\b[^.\n]{0,80}?"
    r"\b(?:attached to|(?:a|made a|forms) part of|supplements?|pursuant to|under)\b[^.\n]{0,80}?\bAgreement\b"
)
"""What an attachment says of the contract it belongs to, at its beginning."""

OPENING = 2500
"""Characters at the beginning of a document in which it says what it is."""

OWN = frozenset({"dpa", "baa"})
"""Contract types that hang on another agreement, which has no word on what they are for."""

DEPENDENT = frozenset({"sow", "order-form", "amendment", "rfp", "term-sheet"})
"""Contract types that live under another agreement, or lead to one, which has the terms they lack."""

FEW = 12
"""With fewer numbered provisions than this, the terms elsewhere are the contract."""


def outside_terms(case: Case) -> tuple[Span, ...]:
    """Return where the contract points to terms that are not in the file."""
    text = case.contract.text
    found = (*ELSEWHERE.finditer(text), *TAKES_IN.finditer(text))
    return tuple(sorted(Span(*match.span()) for match in found))


def outside_notices(case: Case) -> tuple[Notice, ...]:
    """Return a notice for each of the terms elsewhere, once an address."""
    notices: dict[str, Notice] = {}
    for span in outside_terms(case):
        quote = case.contract.quote(span)
        clause = case.at(span.start)
        where = f"clause {clause.number}" if clause and clause.number else ""
        message = f"terms that are not in this file: “{quote}”"
        notices.setdefault(
            quote, Notice(code="outside-terms", message=message, where=where, unread=True)
        )
    return tuple(notices.values())


def hangs_on_others(case: Case) -> bool:
    """Say whether what this file lacks may well stand in the terms it takes in."""
    if case.reading.type in DEPENDENT:
        return True
    if case.reading.type not in OWN and ATTACHED.search(case.contract.text, 0, OPENING):
        return True
    numbered = sum(c.role is Role.CLAUSE and bool(c.label) for c in case.reading.clauses)
    return numbered < FEW and bool(outside_terms(case))
