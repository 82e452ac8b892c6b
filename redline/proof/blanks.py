"""Knows a paper that is a form to fill in, and which blanks are none of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.model import Role, Span, Story
from redline.model.blanks import BLANK, blanks_in
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Contract
    from redline.proof.draft import Draft

_FORM: Final = 6
"""So many places to fill in make a paper a form."""

_ODD: Final = 2
"""In a form, a manner of blank seen so seldom is none of its own."""


def blanks(draft: Draft) -> Iterator[Noted]:
    """Yield each place left to be filled in; in a form only those that are not of its manner.

    The rows of a form are there to be filled in. In its clauses a manner of blank that is seen once
    or twice is none of its own.
    """
    signed = (one.span for one in draft.reading.clauses if one.role is Role.SIGNATURE)
    found = list(blanks_in(draft.contract, signed))
    rows = [_is_row(draft, span) for _, span in found]
    often = Counter(
        kind
        for (kind, span), row in zip(found, rows, strict=True)
        if not row or (kind in {"told", "insert"} and not _is_note(draft, span))
    )
    for (kind, span), row in zip(found, rows, strict=True):
        odd = kind != "field" and often[kind] <= _ODD and not _is_note(draft, span)
        if not draft.template or (odd and not row):
            words = draft.contract.quote(span)
            yield Noted(span=span, message=f"“{words}” is still to be filled in")


def is_template(contract: Contract) -> bool:
    """Say whether a paper is a form: it has fields to merge into, or many places to fill in."""
    kinds = Counter(
        match.lastgroup
        for paragraph in contract.paragraphs
        if paragraph.story is Story.BODY
        for match in BLANK.finditer(paragraph.span.of(contract.text))
    )
    return kinds["field"] + kinds["told"] + kinds["insert"] >= _FORM or kinds["field"] > _ODD


def _is_row(draft: Draft, span: Span) -> bool:
    """Say whether a place is in the part of a form that is filled in: its tables, title, end."""
    clause = draft.clause_at(span.start)
    return clause is None or clause.role not in {Role.CLAUSE, Role.DEFINITION, Role.SCHEDULE}


def _is_note(draft: Draft, span: Span) -> bool:
    return span.of(draft.text).casefold().startswith(("[drafting", "[note"))
