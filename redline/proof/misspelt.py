"""Checks that the words of terms and names are spelled everywhere as they are defined."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.proof.draft import Noted
from redline.proof.forms import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft

_WORD: Final = re.compile(r"(?<![\w@./’'-])[A-Z][A-Za-z]{4,30}(?![\w@/-])")
_LEAST: Final = 3
"""A word written rightly so often is what was meant by one that is nearly it."""

_MOST: Final = 2
_LETTERS: Final = 6
_FEW_LETTERS: Final = 9
_TAIL: Final = 2
_MANY: Final = 2000


def misspelt(draft: Draft) -> Iterator[Noted]:
    """Yield each word with a capital that is a letter off a word of a defined term or a party's name."""
    meant = _meant(draft)
    if not meant or len(meant) > _MANY:
        return
    found = [Span(*match.span()) for match in _WORD.finditer(draft.text)]
    often = Counter(span.of(draft.text).casefold() for span in found)
    near = _neighbours(word for word in meant if often[word] >= _LEAST)
    seen: set[str] = set()
    for span in found:
        word = span.of(draft.text).casefold()
        if word in seen or word in meant or often[word] > _MOST or len(word) < _LETTERS:
            continue
        seen.add(word)
        right = next(
            (one for key in _keys(word) for one in near.get(key, ()) if _is_off(word, one)), ""
        )
        if right:
            there = meant[right]
            said = f"“{draft.contract.quote(span)}” is nearly “{there.of(draft.text)}”"
            yield Noted(span=span, message=f"{said} and may be a slip", other=there)


def _meant(draft: Draft) -> dict[str, Span]:
    """Return the words of terms and of parties' names, each with where it is first written so."""
    places = [term.span for term in draft.reading.terms]
    places += [party.span for party in draft.reading.parties if party.span is not None]
    found: dict[str, Span] = {}
    for place in places:
        for match in _WORD.finditer(draft.text, place.start, place.end):
            found.setdefault(match.group().casefold(), Span(*match.span()))
    return found


def _neighbours(words: Iterator[str]) -> dict[str, list[str]]:
    """Return words by what is left of them without one letter, so that no two have to be compared."""
    near: dict[str, list[str]] = {}
    for word in words:
        if len(word) < _LETTERS:
            continue
        for key in _keys(word):
            near.setdefault(key, []).append(word)
    return near


def _keys(word: str) -> tuple[str, ...]:
    return (word, *(word[:at] + word[at + 1 :] for at in range(len(word))))


def _is_off(word: str, right: str) -> bool:
    """Say whether a word is a slip of the pen for another: a letter off, and not in its ending."""
    if word[0] != right[0] or singular(word) == singular(right):
        return False
    same = next((at for at, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), None)
    if same is None or same >= min(len(word), len(right)) - _TAIL:
        return False
    rest, wanted = word[same:], right[same:]
    turned = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    doubled = rest[1:] == wanted or rest == wanted[1:]
    other = rest[1:] == wanted[1:] and min(len(word), len(right)) >= _FEW_LETTERS
    return turned or doubled or other
