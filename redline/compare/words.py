"""Knows how to turn one wording into another with the fewest words struck and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redline.compare import MOST_FRAGMENTS
from redline.model import Span

TOKEN = re.compile(r"\(\d+\)|[$€£]?\d[\d,]*(?:\.\d+)*%?|\w+(?:[’'\-]\w+)*|\s+|[^\w\s]")
"""A number in brackets, a number with its sign and unit, a word, a stretch of white space, or one mark."""

SENTENCE_END = re.compile(r"[.;:]\s+")
FIRST_CODE, LAST_CODE = 0xE000, 0xF8FF  # the private use area: a token is never a surrogate


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """Strike the characters at `span` of the old wording and write `insert` in their place."""

    span: Span
    insert: str


def hunks(old: str, new: str, *, most_fragments: int = MOST_FRAGMENTS) -> tuple[Hunk, ...]:
    """Return the changes that turn `old` into `new`, left to right and apart from one another.

    Words and numbers are never cut. Changes with only punctuation or a space between them are made
    as one, and a sentence with more than `most_fragments` changes is rewritten as a whole, because
    nobody can read confetti.
    """
    joined = _close_up(old, tuple(_raw(old, new)))
    return tuple(_readable(old, joined, most_fragments))


def similarity(old: str, new: str) -> float:
    """Say how much of two wordings is alike, from 0 to 1, by the words they share in order."""
    old_words, new_words = _words(old), _words(new)
    if not old_words and not new_words:
        return 1.0
    kept = sum(len(_words(text)) for kind, text in _diff(old, new) if kind == 0)
    return 2 * kept / (len(old_words) + len(new_words))


def _words(text: str) -> list[str]:
    return [token for token in TOKEN.findall(text) if token[0].isalnum()]


def _diff(old: str, new: str) -> list[tuple[int, str]]:
    """Diff by token: each token becomes one private character, so that no word can be cut."""
    import diff_match_patch

    codes: dict[str, str] = {}
    left, right = _encode(old, codes), _encode(new, codes)
    if len(codes) > LAST_CODE - FIRST_CODE:  # more words than codes: only a whole book gets here
        return [(-1, old), (1, new)]
    engine = diff_match_patch.diff_match_patch()
    engine.Diff_Timeout = 0  # a time limit would make the outcome depend on the machine
    found = engine.diff_main(left, right, False)
    engine.diff_cleanupSemantic(found)
    tokens = {code: token for token, code in codes.items()}
    return [(kind, "".join(tokens[code] for code in text)) for kind, text in found]


def _encode(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.setdefault(t, chr(FIRST_CODE + len(codes))) for t in TOKEN.findall(text))


def _raw(old: str, new: str) -> Iterator[Hunk]:
    start = end = 0
    insert = ""
    for kind, text in _diff(old, new):
        if kind == 0:
            if end > start or insert:
                yield Hunk(span=Span(start, end), insert=insert)
            start = end = end + len(text)
            insert = ""
        elif kind < 0:
            end += len(text)
        else:
            insert += text
    if end > start or insert:
        yield Hunk(span=Span(start, end), insert=insert)


def _close_up(old: str, found: Sequence[Hunk]) -> tuple[Hunk, ...]:
    """Join changes between which no whole word stands: `fifteen (15)` becomes one change."""
    joined: list[Hunk] = []
    for hunk in found:
        if joined and not _words(old[joined[-1].span.end : hunk.span.start]):
            joined[-1] = _join(old, joined[-1], hunk)
        else:
            joined.append(hunk)
    return tuple(joined)


def _join(old: str, first: Hunk, last: Hunk) -> Hunk:
    between = old[first.span.end : last.span.start]
    return Hunk(
        span=Span(first.span.start, last.span.end), insert=first.insert + between + last.insert
    )


def _readable(old: str, found: Sequence[Hunk], most: int) -> Iterator[Hunk]:
    ends = [match.end() for match in SENTENCE_END.finditer(old)] + [len(old) + 1]
    start = 0
    for end in ends:
        inside = [hunk for hunk in found if start <= hunk.span.start < end]
        if len(inside) > most:
            yield _merge(old, inside)
        else:
            yield from inside
        start = end


def _merge(old: str, inside: Sequence[Hunk]) -> Hunk:
    merged = inside[0]
    for hunk in inside[1:]:
        merged = _join(old, merged, hunk)
    return merged
