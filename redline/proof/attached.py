"""Checks that every exhibit that is referred to is in the file, where others of them are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Role, Span
from redline.proof.asides import asides, within
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft

_NAMED: Final = re.compile(
    r"\b(?P<kind>Exhibit|EXHIBIT|Schedule|SCHEDULE|Annex|ANNEX|Appendix|APPENDIX|Attachment"
    r"|ATTACHMENT)"
    r"\s(?P<id>[A-Z]|\d{1,2}|[IVX]{1,4})\b(?![-./]\d)"
)
_TITLE: Final = 16
_ELSEWHERE: Final = re.compile(r"\s(?:of|to)\s(?:the|that|its|an?)\b")


def attachments(draft: Draft) -> Iterator[Noted]:
    """Yield each exhibit that is named and not there; a file without any may have them apart."""
    there = {
        key
        for clause in draft.reading.clauses
        if clause.role is Role.SCHEDULE
        for key in _keys(draft.text[clause.span.start : clause.span.start + 200])
    }
    kinds = {kind for kind, _ in there}
    skipped, seen = asides(draft.text), set(there)
    lines = {one.span.start for one in draft.contract.paragraphs}
    for paragraph in draft.contract.paragraphs:
        if paragraph.span.length <= _TITLE:  # `6.3 Exhibit 3` is a title
            seen |= set(_keys(paragraph.span.of(draft.text)))
    for match in _NAMED.finditer(draft.text):
        key = (match["kind"].casefold(), match["id"])
        if match.start() in lines:
            seen.add(key)
        if key in seen or key[0] not in kinds or within(skipped, match.start()):
            continue
        if _ELSEWHERE.match(draft.text, match.end()):
            continue
        seen.add(key)
        yield Noted(span=Span(*match.span()), message=f"{match.group()} is not in this file")


def _keys(words: str) -> Iterator[tuple[str, str]]:
    for match in _NAMED.finditer(words):
        yield match["kind"].casefold(), match["id"]
