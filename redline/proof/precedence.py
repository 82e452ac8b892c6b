"""Checks that no two clauses each put its own paper first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.proof.draft import Noted
from redline.proof.forms import plain
from redline.proof.sayings import sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Span
    from redline.proof.draft import Draft

_WINS: Final = re.compile(
    r"\b(?:(?:shall|will|must|do|does)\s)?(?:prevails?|controls?|governs?|takes?\s(?:precedence|priority)"
    r"|ha(?:s|ve)\s(?:precedence|priority)|(?P<beats>supersedes?|overrides?|overrule[sd]?))\b"
    r"(?P<over>\s(?:over|above)\b)?"
)
_RANKS: Final = re.compile(
    r"\b(?:conflict(?:s|ing)?|inconsisten\w+|discrepanc\w+|ambiguit\w+|notwithstanding|precedence"
    r"|priority|over|diverge\w*|differ\w*|contradict\w*|contrary)\b",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"\b(?:order of (?:precedence|priority)|(?:precedence|priority) (?:is|shall be|in the following order))"
    r"\b[^:;.]{0,80}:\s?",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"[;,]\s?(?:and\s|then\s)?|\(\w{1,4}\)\s")
_NAME: Final = re.compile(r"[A-Z][\w’-]*(?:\s(?:(?:of|and)\s)?[A-Z][\w’-]*){0,5}")
_JOINED: Final = re.compile(r"\band\b(?=\s(?:this|the|any|an?|each|such)\b)")
_EMPTY: Final = frozenset(
    ("this", "the", "any", "each", "such", "in", "if", "a", "an", "all", "these")
)
_NO_PAPER: Final = frozenset(
    ("event", "case", "notwithstanding", "section", "party", "parties", "no")
)
_FIRST: Final = re.compile(
    r"\bthis (?:section|clause|article|exhibit|schedule|appendix|annex|addendum|paragraph)\b.{0,80}"
    r"\b(?:prevails?|controls?|governs?|takes? precedence)\b.{0,20}\bover (?:all|any|every)\b",
    re.IGNORECASE,
)
_NEAR: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    """A sentence that puts one paper over others."""

    span: Span
    winner: str
    shown: str
    losers: frozenset[str]


def precedence(draft: Draft) -> Iterator[Noted]:
    """Yield a clause that lets one paper win where another clause lets the other win."""
    known: list[_Ranking] = []
    for one in _rankings(draft):
        facing = next((other for other in known if _defeat(one, other)), None)
        known.append(one)
        if facing is not None:
            place = draft.cite(facing.span.start) or "another place"
            said = f"“{one.shown}” wins here, and “{facing.shown}” wins in {place}"
            yield Noted(span=one.span, message=said, other=facing.span)
    yield from _both_first(draft)


def _rankings(draft: Draft) -> Iterator[_Ranking]:
    for span in sayings(draft, _RANKS):
        words = span.of(draft.text)
        if listed := _LISTED.search(words):
            yield from _in_order(span, words[listed.end() :])
            continue
        verb = _WINS.search(words)
        if verb is None or not _RANKS.search(words):
            continue
        before = _papers(words[: verb.start()])
        near = [name for name, at in before if verb.start() - at < _NEAR]
        if not near:
            continue
        beaten = verb["over"] or verb["beats"]
        behind = _papers(words[verb.end() : verb.end() + _NEAR]) if beaten else ()
        losers = {plain(name) for name, _ in behind or before} - {plain(near[-1])}
        yield _Ranking(span=span, winner=plain(near[-1]), shown=near[-1], losers=frozenset(losers))


def _in_order(span: Span, words: str) -> Iterator[_Ranking]:
    """Yield what a list in order of precedence says: each paper goes before those behind it."""
    names = [_papers(item)[:1] for item in _ITEM.split(words)]
    ranked = [found[0][0] for found in names if found]
    for at, name in enumerate(ranked):
        losers = frozenset(plain(other) for other in ranked[at + 1 :]) - {plain(name)}
        yield _Ranking(span=span, winner=plain(name), shown=name, losers=losers)


def _papers(words: str) -> tuple[tuple[str, int], ...]:
    """Return the papers named in words, without articles, each with where it ends."""
    found = []
    for match in _NAME.finditer(_JOINED.sub("und", words)):
        parts = match.group().split()
        while parts and parts[0].casefold() in _EMPTY:
            parts = parts[1:]
        if parts and parts[0].casefold() not in _NO_PAPER:
            found.append((" ".join(parts), match.end()))
    return tuple(found)


def _defeat(one: _Ranking, other: _Ranking) -> bool:
    return one.winner in other.losers and other.winner in one.losers


def _both_first(draft: Draft) -> Iterator[Noted]:
    """Yield a clause that goes before all others where another does so too."""
    found = list(sayings(draft, _FIRST))
    apart = [
        one for one in found[1:] if draft.clause_at(one.start) != draft.clause_at(found[0].start)
    ]
    if apart:
        place = draft.cite(found[0].start) or "another place"
        said = f"this goes before everything else, and so does {place}"
        yield Noted(span=apart[0], message=said, other=found[0])
