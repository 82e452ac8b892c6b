"""Knows words that are written like a defined term: with capitals, in the middle of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft

_WORD: Final = r"[A-Z][\w-]{0,40}(?:&[A-Z]\w{0,10})?"
_RUN: Final = re.compile(
    rf"(?<![\w@/.-]){_WORD}(?:[ \u00a0]{{1,3}}{_WORD}){{0,7}}(?:[’']s?(?!\w))?(?!\w)"
)
_OPENING: Final = re.compile(
    r"(?:^|[.:;?!•\n\t\v\u2028]|[(\[“\"‘]|\([A-Za-z\d]{1,5}\)|\d[.)]?\s|\d[.)]|[–—])[\s“\"‘'*]{0,6}$"
)
_BEFORE: Final = re.compile(r"(?:^|[^\w’'-])([a-z][a-z’'-]{0,20})[ \u00a0]$")
_POINTING: Final = frozenset(
    (
        "the", "a", "an", "any", "each", "every", "such", "all", "this", "these", "those", "no",
        "its", "their", "other", "applicable", "relevant", "said", "another", "either", "both",
        "his", "her", "our", "your", "that", "certain", "respective", "of",
    )
)  # fmt: skip
"""Words in front of a noun: what follows them with a capital is meant as a term, not a name."""

_LEADING: Final = frozenset(
    (
        "the",
        "each",
        "any",
        "every",
        "all",
        "no",
        "this",
        "such",
        "these",
        "those",
        "either",
        "neither",
    )
)
"""Words that open a sentence and say nothing themselves."""

_JOINING: Final = re.compile(r"[ \u00a0](?:of|and|for|the|on|to|de|in|by|&)(?: the| of)?[ \u00a0]$")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_ENTRY: Final = re.compile(r"\b\d{1,2}\.\d{1,2}\.?\s[A-Z][^.;\d]{3,80}\s\d{1,3}\b")
"""A line of a table of contents, as in `17.7 Notices 27`."""

_ENTRIES: Final = 4
_WORDY: Final = 8
_MOSTLY: Final = 0.6
_RUN_IN: Final = re.compile(
    r"(?:^|[.;:)]\s{1,3})\d{1,2}(?:\.\d{1,2}){0,3}\.?(?:\([a-z]{1,4}\))?\s{1,3}"
    r"(?:(?:[A-Z][\w’'&,/-]*|of|and|to|the|for|or|in|on|by|upon|an?|with)\s){0,12}$"
)
"""The number of a clause and the first words of the heading behind it."""

_NUMBERED: Final = re.compile(r"\b\d{3,6}\s$")
_BACK: Final = 60
_REACH: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """A run of capitalised words. `opens`: a sentence begins there, so its first says nothing.

    `pointed`: an article or the like stands in front. `whole` reaches over `of` and `and` to the
    capitals beside it.
    """

    span: Span
    words: tuple[str, ...]
    opens: bool
    pointed: bool
    whole: str


def capitals(draft: Draft) -> Iterator[Capital]:
    """Yield every run of capitalised words of the contract's own wording, headings left out."""
    headings = sorted(
        clause.heading_span for clause in draft.reading.clauses if clause.heading_span is not None
    )
    at = 0
    for paragraph in draft.running():
        text = paragraph.span.of(draft.text)
        if text.isupper() or _is_listing(text):
            continue
        while at < len(headings) and headings[at].end <= paragraph.span.start:
            at += 1
        skipped = (
            headings[at].end - paragraph.span.start if _heads(headings, at, paragraph.span) else 0
        )
        yield from _in(text, skipped, paragraph.span.start)


def _is_listing(text: str) -> bool:
    """Say whether a paragraph lists names or headings, where capitals mean nothing."""
    if len(_ENTRY.findall(text)) >= _ENTRIES:
        return True
    words = text.split()
    high = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    return len(words) >= _WORDY and high > _MOSTLY * len(words)


def _heads(headings: list[Span], at: int, span: Span) -> bool:
    return at < len(headings) and headings[at].start < span.end


def _in(text: str, start: int, offset: int) -> Iterator[Capital]:
    runs = list(_RUN.finditer(text, start))
    for index, run in enumerate(runs):
        before = text[max(start, run.start() - _BACK) : run.start()]
        if _NUMBERED.search(before) or _RUN_IN.search(before):
            continue  # an address, a heading
        word = _BEFORE.search(before)
        words = tuple(_POSSESSIVE.sub("", run.group()).split())
        length = len(_POSSESSIVE.sub("", run.group()))
        end = run.start() + length
        led = len(words) > 1 and words[0].casefold() in _LEADING
        start_at = run.start() + (run.group().index(words[1], len(words[0])) if led else 0)
        words = words[1:] if led else words  # `The Client` opens a sentence, `Client` has its own
        yield Capital(
            span=Span(start_at, end).shifted(offset),
            words=words,
            opens=not led and (not before or bool(_OPENING.search(before))),
            pointed=led or (word is not None and word[1] in _POINTING),
            whole=_whole(text, runs, index),
        )


def _whole(text: str, runs: list[re.Match[str]], index: int) -> str:
    """Return a run with its neighbours: `Office of Foreign Assets Control`."""
    first = last = index
    while first > max(index - _REACH, 0) and _joins(text, runs[first - 1], runs[first]):
        first -= 1
    while last < min(index + _REACH, len(runs) - 1) and _joins(text, runs[last], runs[last + 1]):
        last += 1
    return text[runs[first].start() : runs[last].end()]


def _joins(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    gap = text[one.end() : min(other.start(), one.end() + _REACH * 4)]
    return bool(_JOINING.fullmatch(gap))
