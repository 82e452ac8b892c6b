"""Finds where defined terms are used, all of them in one walk over the words of the contract."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from redline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.model import Term

_WORD: Final = re.compile(r"[^\W_]+(?:[.&’'/-][^\W_]+)*")
_ENDINGS: Final = ("’s", "'s", "es", "s")
_PLURALS: Final = (("ies", "y"), ("es", ""), ("s", ""))
_MOST: Final = 12
"""So many words the longest term has that is looked for."""

_Words = tuple[str, ...]


def uses(text: str, terms: Iterable[Term]) -> dict[str, tuple[Span, ...]]:
    """Return where each term is used, by the term; a plural is a use, the definition is none.

    Capitals count: `services` is no use of `Services`. Of `Confidential Information` and
    `Information` at one place the longer is used. Time grows with the text, not with the terms.
    """
    wanted = tuple(terms)
    known = _known(wanted)
    longest = _longest(known)
    defining = {term.span.start for term in wanted}
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    found: dict[str, list[Span]] = {term.term: [] for term in wanted}
    at = 0
    while at < len(words):
        term, length = _term_at(words, at, known, longest.get(words[at][0], 0))
        if term and words[at][1] not in defining:
            found[term].append(Span(words[at][1], words[at + length - 1][2]))
        at += max(length, 1)
    return {term: tuple(spans) for term, spans in found.items()}


def _known(terms: tuple[Term, ...]) -> dict[_Words, str]:
    """Return the terms by their words, in the singular and the plural."""
    known: dict[_Words, str] = {}
    for term in terms:
        words = tuple(_WORD.findall(term.term))
        if 0 < len(words) <= _MOST:
            known.setdefault(words, term.term)
    for words, name in list(known.items()):
        for other in _other_numbers(words[-1]):
            known.setdefault((*words[:-1], other), name)
    return known


def _other_numbers(word: str) -> tuple[str, ...]:
    """Return a word in its other number and as an owner: `Services` and `Service's` of `Service`."""
    singles = tuple(word.removesuffix(end) + new for end, new in _PLURALS if word.endswith(end))
    plural = (word[:-1] + "ies",) if word.endswith("y") else ()
    return (*(word + end for end in _ENDINGS), *plural, *singles[:2])


def _longest(known: dict[_Words, str]) -> dict[str, int]:
    """Return by first word how many words the longest term has."""
    longest: dict[str, int] = {}
    for words in known:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _term_at(
    words: list[tuple[str, int, int]], at: int, known: dict[_Words, str], longest: int
) -> tuple[str, int]:
    """Return the longest term that begins at a word, and how many words it has."""
    for length in range(min(longest, len(words) - at), 0, -1):
        run = words[at : at + length]
        term = known.get(tuple(word for word, _, _ in run), "")
        if term and all(b[1] - a[2] <= 2 for a, b in pairwise(run)):
            return term, length
    return "", 0
