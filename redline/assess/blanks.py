"""Knows a blank or a field to fill in when it sees one."""

from __future__ import annotations

import re

from redline.model import Contract, Span, Story

BLANK = re.compile(
    r"_{3,}"  # a rule to write on
    r"|\[\s{0,10}(?:[●•\*_x]\s{0,10}){0,10}\]"  # [ ], [●], [__]
    r"|\[(?:insert|enter|fill|describe|specify|name|date|amount|number|address|drafting note)\b"
    r"[^\[\]\n]{0,200}\]"
    r"|\{[a-z][a-z0-9_]{2,60}\}"  # a merge field
    r"|<{1,2}[A-Z][A-Za-z _]{2,40}>{1,2}"
    r"|\b(?:TBD|TBC|XX+)\b",
    re.IGNORECASE,
)
SIGNING = re.compile(
    r"\b(?:by|name|title|date|signature|signed|witness|address|email)\b|^\s*_+\s*$", re.IGNORECASE
)


def blanks(contract: Contract) -> tuple[Span, ...]:
    """Return the blanks and placeholders left in the body, those to sign on excepted."""
    found: list[Span] = []
    for paragraph in contract.paragraphs:
        if paragraph.story is not Story.BODY:
            continue
        text = paragraph.span.of(contract.text)
        for match in BLANK.finditer(text):
            if match.group()[0] == "_" and SIGNING.search(text):
                continue
            found.append(Span(*match.span()).shifted(paragraph.span.start))
    return tuple(found)
