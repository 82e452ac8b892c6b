"""Knows a place that was left to be filled in when it sees one: a rule to write on, `[●]`, `TBD`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from redline.model.contract import Contract, Story
from redline.model.span import Span

BLANK: Final = re.compile(
    r"(?P<rule>_{3,})"
    r"|(?P<dots>\.{5,}|…{2,})"
    r"|(?P<mark>\[\s?[●•*■xX_#?…\s-]{1,12}\s?\]|●|\bX{2,6}\b(?![-.]?\d)|\?\?{1,5})"
    r"|(?P<later>\b(?:TBD|TBC|TBA|TODO)\b|\[?\bto be (?:confirmed|inserted|determined"
    r"|advised|agreed upon later)\b\]?)"
    r"|(?P<insert>\[\s?(?i:insert|enter|complete|confirm|placeholder)\b[^\[\]\n]{0,300}\])"
    r"|(?P<told>\[\s?(?i:fill|describe|specify|add|name|date|amount|number|address"
    r"|state|company|party|customer|supplier|provider|client|jurisdiction|drafting|note|ntd|placeholder"
    r"|other party|month|day|year|currency|percentage|term|effective|legal|full|title|list|choose"
    r"|select|if|optional|delete|price|fee|to be)\b[^\[\]\n]{0,300}\]|\[[A-Z][A-Z _/-]{2,60}\]"
    r"|\[(?:[a-z]+\s){0,4}(?:terms?|names?|dates?|amount|number|period|length|price|address|territory"
    r"|state)\]|\[[A-Z][\w ]{1,40}(?:/[A-Z][\w ]{1,40})+\])"
    r"|(?P<field>\{{1,2}\s?[a-zA-Z][\w .-]{1,60}\}{1,2}|<{1,2}[A-Za-z][A-Za-z _]{2,40}>{1,2}"
    r"|«[^«»\n]{2,60}»)"
)
_SIGNING: Final = re.compile(
    r"\b(?:by|name|title|date|signature|signed|witness|address|e-?mail|its|phone|tel|fax|attn)\b\s*:?"
    r"|^[\s_]*$|^\s*(?:[a-z]+\s){0,3}for\b[^_\n]{1,60}:\s*_{3,}",
    re.IGNORECASE,
)
_TICK: Final = re.compile(r"\[\s{0,4}[xX]?\s{0,4}\]")
_OPTION: Final = re.compile(r"\s+[A-Z{(“\"\[$\d]")
_CITED: Final = re.compile(
    r"(?:schedule|exhibit|section|annex|appendix|clause|article|of|the)\s$", re.IGNORECASE
)
_UNIT: Final = re.compile(r"\s?(?:%|\(?[a-z]{3,10}\b)")
"""What stands beside an `[x]` that is to be filled in, and not beside one that ticks a box."""

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
_SHORT: Final = 12


def blanks_in(contract: Contract, signed: Iterable[Span] = ()) -> Iterator[tuple[str, Span]]:
    """Yield each place left to be filled in with its manner; those to sign on are none.

    `signed` are stretches known to be signature blocks. A manner is `rule`, `dots`, `mark` (`[●]`),
    `later` (`TBD`), `insert` (`[insert …]`), `told` (`[date]`) or `field` (`{name}`).
    """
    blocks = tuple(signed)
    for paragraph in contract.paragraphs:
        if paragraph.story in {Story.HEADER, Story.FOOTER}:
            continue
        text = paragraph.span.of(contract.text)
        comments = tuple(Span(*match.span()) for match in _COMMENT.finditer(text))
        for match in BLANK.finditer(text):
            kind, span = match.lastgroup or "", Span(*match.span())
            if _is_none(text, match) or any(comment.holds(span) for comment in comments):
                continue
            if kind in {"rule", "dots"} and _signs(text, match.end()):
                continue
            if kind == "rule" and any(block.holds(paragraph.span) for block in blocks):
                continue
            yield kind, span.shifted(paragraph.span.start)


def _is_none(text: str, match: re.Match[str]) -> bool:
    """Say whether what looks like a blank is a box to tick, a line across, or words left out."""
    words = match.group()
    if _REDACTED.fullmatch(words) or _SHOWN.fullmatch(words) or _separates(text, match):
        return True
    if not _TICK.fullmatch(words):
        return False
    crossed = "x" in words.casefold()
    stands_for = _CITED.search(text[: match.start()][-_NEAR:]) or _UNIT.match(text, match.end())
    return bool(_OPTION.match(text, match.end())) or (crossed and not stands_for)


def _separates(text: str, match: re.Match[str]) -> bool:
    """Say whether a line or bullet at the start of a paragraph parts it from what is above."""
    lone = match.lastgroup == "rule" or match.group() == "●"
    return lone and not text[: match.start()].strip() and bool(_SEPARATES.match(text, match.end()))


def _signs(text: str, end: int) -> bool:
    """Say whether a rule is there to sign on, by the words beside it."""
    named = len(text.split()) <= _SHORT and bool(_SIGNING.search(text))
    label = text[:end].rstrip("_.…")[-_NEAR:]
    return named or bool(_INITIALS.match(text, end) or _LABELLED.search(label))
