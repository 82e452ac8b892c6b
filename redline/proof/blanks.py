"""Knows places that were left to be filled in, and a paper that is a form and full of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.model import Role, Span, Story
from redline.proof.asides import within
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Contract
    from redline.proof.draft import Draft

_BLANK: Final = re.compile(
    r"(?P<rule>_{3,})"
    r"|(?P<dots>\.{5,}|…{2,})"
    r"|(?P<mark>\[\s?[●•*■x_#?…\s-]{1,12}\s?\]|●|\bX{2,6}\b(?![-.]?\d)|\?\?{1,5})"
    r"|(?P<later>\b(?:TBD|TBC|TBA|TODO)\b|\[?\bto be (?:confirmed|inserted|determined"
    r"|advised|agreed upon later)\b\]?)"
    r"|(?P<insert>\[\s?(?i:insert|enter|complete|confirm|placeholder)\b[^\[\]\n]{0,300}\])"
    r"|(?P<told>\[\s?(?i:fill|describe|specify|add|name|date|amount|number|address"
    r"|state|company|party|customer|supplier|provider|client|jurisdiction|drafting|note|placeholder"
    r"|other party|month|day|year|currency|percentage|term|effective|legal|full|title|list|choose"
    r"|select|if|optional|delete|price|fee|to be)\b[^\[\]\n]{0,300}\]|\[[A-Z][A-Z _/-]{2,60}\])"
    r"|(?P<field>\{{1,2}\s?[a-zA-Z][\w .-]{1,60}\}{1,2}|<{1,2}[A-Za-z][A-Za-z _]{2,40}>{1,2}"
    r"|«[^«»\n]{2,60}»)"
)
_SIGNING: Final = re.compile(
    r"\b(?:by|name|title|date|signature|signed|witness|address|e-?mail|its|phone|tel|fax|attn)\b\s*:?"
    r"|^[\s_]*$",
    re.IGNORECASE,
)
_TICK: Final = re.compile(r"\[\s{0,4}[xX]?\s{0,4}\]")
_OPTION: Final = re.compile(r"\s+[A-Z{(“\"\[$\d]")
_SEPARATES: Final = re.compile(r"\s+[A-Z*]")
_SHOWN: Final = re.compile(
    r"\[[^\[\]\n]{0,60}\b(?:attached|logo|appears|illegible|signature|seal|reserved|omitted|redacted"
    r"|intentionally|stamp|remainder|page|gif|chart|graphic|picture|map|continued)\b[^\[\]\n]{0,60}\]",
    re.IGNORECASE,
)
"""Tells what a copy does not show, such as a logo."""

_LABELLED: Final = re.compile(
    r"\b(?:by|name|title|signature|its|witness\w*|attest|seal|e-?mail|fax|facsimile|attn|phone|print"
    r"|signed)(?:\s\w+)?\s?:?\s*$",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"<!--[^<]{0,2000}?-->")
_NEAR: Final = 24

_REDACTED: Final = re.compile(r"\[\s?\*[\s*]{0,40}\]")
"""Words left out of a copy for the public, as `[***]`; nothing there is to be filled in."""

_INITIALS: Final = re.compile(r"\s?\([^()\n]{0,30}initials?\)", re.IGNORECASE)
_FORM: Final = 6
"""So many places to fill in make a paper a form."""

_SHORT: Final = 12
_ODD: Final = 2
"""In a form, a manner of blank seen so seldom is none of its own."""


def blanks(draft: Draft) -> Iterator[Noted]:
    """Yield each place left to be filled in; in a form only those that are not of its manner.

    The rows of a form are there to be filled in. In its clauses a manner of blank that is seen once
    or twice is none of its own.
    """
    found = list(_found(draft))
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
        for match in _BLANK.finditer(paragraph.span.of(contract.text))
    )
    return kinds["field"] + kinds["told"] + kinds["insert"] >= _FORM or kinds["field"] > _ODD


def _is_row(draft: Draft, span: Span) -> bool:
    """Say whether a place is in the part of a form that is filled in: its tables, title, end."""
    clause = draft.clause_at(span.start)
    return clause is None or clause.role not in {Role.CLAUSE, Role.DEFINITION, Role.SCHEDULE}


def _is_note(draft: Draft, span: Span) -> bool:
    return span.of(draft.text).casefold().startswith(("[drafting", "[note"))


def _found(draft: Draft) -> Iterator[tuple[str, Span]]:
    for paragraph in draft.contract.paragraphs:
        if paragraph.story in {Story.HEADER, Story.FOOTER}:
            continue
        text = paragraph.span.of(draft.text)
        comments = tuple(Span(*match.span()) for match in _COMMENT.finditer(text))
        for match in _BLANK.finditer(text):
            kind = match.lastgroup or ""
            if _REDACTED.fullmatch(match.group()) or _is_tick(text, match):
                continue
            if _SHOWN.fullmatch(match.group()) or _separates(text, match):
                continue
            if within(comments, match.start()):
                continue
            if kind in {"rule", "dots"} and _signs(draft, text, paragraph.span, match.end()):
                continue
            yield kind, Span(*match.span()).shifted(paragraph.span.start)


def _is_tick(text: str, match: re.Match[str]) -> bool:
    """Tell `[ x ] Option` from a blank: a box to tick stands before an option."""
    return bool(_TICK.fullmatch(match.group())) and bool(_OPTION.match(text, match.end()))


def _separates(text: str, match: re.Match[str]) -> bool:
    """Say whether a line or bullet at the start of a paragraph parts it from what is above."""
    lone = match.lastgroup == "rule" or match.group() == "●"
    return lone and not text[: match.start()].strip() and bool(_SEPARATES.match(text, match.end()))


def _signs(draft: Draft, text: str, span: Span, end: int) -> bool:
    """Say whether a rule is there to sign on."""
    clause = draft.clause_at(span.start)
    in_block = clause is not None and clause.role is Role.SIGNATURE
    named = len(text.split()) <= _SHORT and bool(_SIGNING.search(text))
    label = text[:end].rstrip("_.…")[-_NEAR:]
    return in_block or named or bool(_INITIALS.match(text, end) or _LABELLED.search(label))
