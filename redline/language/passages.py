"""Holds together what a list tears apart: every passage with the words that lead in to it and its items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from redline.model import Contract, Reading

MOST = 6000
"""Only so many characters of a passage are read: no sentence of a contract is longer."""

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u0060\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad", None),
    }
)
_LISTED = re.compile(
    r"(?:\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\.\s|\d{1,2}(?:\.\d{1,2}){1,4}\b"
    r"|[\u2022\u25cf\u25aa\uf0b7\uf0a7-])"
)
_OPEN = re.compile(r"(?:[:,-]|\b(?:and|or|to|of|that|which|by|if|is|the|shall|will|be|any))\s?$")
_LEADS = re.compile(r":\s?-?$")
_CLOSED = re.compile(r"[.!?]['\")]?$")
_DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or an item of a list, its words folded: lower case, plain quotes, single spaces.

    `stem` are the words that lead in to an item, outermost first; `items` are the items that a
    passage leads in to.
    """

    span: Span
    words: str
    stem: str = ""
    items: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Return text as cues are looked for in it."""
    return " ".join(text[:MOST].translate(_FOLD).lower().split())


def passages_in(text: str, spans: Iterable[Span]) -> tuple[Passage, ...]:
    """Return the passages that spans of running text are, led in to by those before them."""
    kept = tuple(spans)
    words = tuple(folded(span.of(text)) for span in kept)
    return _assembled(kept, words, _leads_by_words(words))


def passages_of(contract: Contract, reading: Reading) -> tuple[Passage, ...]:
    """Return the sentences of a contract as passages, led in to by the clause they stand under."""
    roles = {clause.id: clause.role for clause in reading.clauses}
    told = [
        sentence
        for sentence in reading.sentences
        if roles[sentence.clause] not in {Role.CONTENTS, Role.SIGNATURE, Role.NOTE, Role.TITLE}
    ]
    parents = {clause.id: clause.parent for clause in reading.clauses}
    spans = tuple(sentence.span for sentence in told)
    words = tuple(folded(span.of(contract.text)) for span in spans)
    last: dict[str, int] = {}
    leads: list[int | None] = []
    for at, (sentence, listed) in enumerate(zip(told, _leads_by_words(words), strict=True)):
        above = last.get(parents[sentence.clause] or "")
        first = sentence.clause not in last
        leads.append(above if first and above is not None and _opens(words[above]) else listed)
        last[sentence.clause] = at
    return _assembled(spans, words, leads)


def _leads_by_words(words: Sequence[str]) -> list[int | None]:
    """Return for every passage which earlier one leads in to it, told by colons and list marks."""
    leads: list[int | None] = []
    open_at: list[int] = []
    for at, said in enumerate(words):
        listed = bool(_LISTED.match(said))
        torn = at > 0 and not _CLOSED.search(words[at - 1]) and bool(words[at - 1])
        if not listed and not torn:
            open_at.clear()
        leads.append(open_at[-1] if open_at else None)
        if _LEADS.search(said) or (not listed and not _CLOSED.search(said) and _opens(said)):
            open_at = [*open_at, at][-_DEEPEST:]
        elif _CLOSED.search(said):
            open_at = open_at[:1] if listed and not _LEADS.search(said) and _more(words, at) else []
    return leads


def _opens(said: str) -> bool:
    return bool(_OPEN.search(said))


def _more(words: Sequence[str], at: int) -> bool:
    """Say whether the list goes on after a full stop."""
    return at + 1 < len(words) and bool(_LISTED.match(words[at + 1]))


def _assembled(
    spans: Sequence[Span], words: Sequence[str], leads: Sequence[int | None]
) -> tuple[Passage, ...]:
    items: dict[int, list[str]] = {}
    stems: list[str] = []
    for at, lead in enumerate(leads):
        if lead is None:
            stems.append("")
            continue
        items.setdefault(lead, []).append(words[at])
        stems.append(f"{stems[lead]} {words[lead]}".strip()[-MOST:])
    return tuple(
        Passage(span=span, words=said, stem=stem, items=tuple(items.get(at, ())))
        for at, (span, said, stem) in enumerate(zip(spans, words, stems, strict=True))
    )
