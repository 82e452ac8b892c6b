"""Knows how much of the words of one paragraph stands in another, in order, and cheaply for many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from redline.compare.tokens import tokens

SHORT = 40
"""Headings and cells of so few characters may change altogether, if place and shape are the same."""


class Wording(NamedTuple):
    """The words of a paragraph, each as a number; a repeated word has a number for every time.

    `weight` is how many characters the words have, `shape` what a short wording looks like.
    """

    text: str
    words: tuple[int, ...]
    bag: frozenset[int]
    weight: int
    shape: str

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.words


class Vocabulary:
    """Numbers the words of the paragraphs that are to be compared with one another."""

    def __init__(self) -> None:
        self._numbers: dict[str | tuple[str, int], int] = {}
        self._weights: list[int] = []

    def wording(self, text: str) -> Wording:
        """Take a paragraph apart; without any word or number its marks are what counts."""
        pieces = [token for token in tokens(text.casefold()) if not token.isspace()]
        words = [token for token in pieces if token[0].isalnum() or token[-1].isalnum()] or pieces
        numbers = self._number(words)
        weight = sum(map(len, words))
        shape = _shape(pieces) if weight <= SHORT else ""
        return Wording(text, numbers, frozenset(numbers), weight, shape)

    def joined(self, parts: Sequence[Wording]) -> Wording:
        """Return what the parts are when they are read as one paragraph."""
        return self.wording(" ".join(part.text for part in parts))

    def weigh(self, numbers: Iterable[int]) -> int:
        """Return how many characters the words have."""
        return sum(map(self._weights.__getitem__, numbers))

    def shared(self, one: Wording, other: Wording) -> int:
        """Return how many characters of words both have, in whatever order."""
        return self.weigh(one.bag & other.bag)

    def shared_by_all(self, old: Sequence[Wording], new: Sequence[Wording]) -> list[list[int]]:
        """Return `shared` for every old wording (a row each) with every new one."""
        holders: dict[int, list[int]] = {}
        for at, wording in enumerate(new):
            for number in wording.words:
                holders.setdefault(number, []).append(at)
        return [self._shared_by_each(wording, holders, len(new)) for wording in old]

    def kept(self, one: Wording, other: Wording) -> int:
        """Return about how many characters of words could be kept to turn one into the other."""
        common = one.bag & other.bag
        places = {number: at for at, number in enumerate(other.words)}
        tails: list[int] = []
        for number in one.words:
            if number in common:
                at = bisect_left(tails, places[number])
                tails[at : at + 1] = [places[number]]
        return self.weigh(common) * len(tails) // max(1, len(common))

    def _shared_by_each(
        self, wording: Wording, holders: dict[int, list[int]], count: int
    ) -> list[int]:
        row = [0] * count
        for number in wording.words:
            weight = self._weights[number]
            for at in holders.get(number, ()):
                row[at] += weight
        return row

    def _number(self, words: Sequence[str]) -> tuple[int, ...]:
        known, weights = self._numbers, self._weights
        times: dict[str, int] = {}
        numbers = []
        for word in words:
            before = times.get(word, 0)
            times[word] = before + 1
            number = known.setdefault((word, before) if before else word, len(weights))
            if number == len(weights):
                weights.append(len(word))
            numbers.append(number)
        return tuple(numbers)


def _shape(pieces: Sequence[str]) -> str:
    """Return what a short wording looks like: `USD 100.-` is `a9.-`, `Governing law` is `a`."""
    shape = ""
    for piece in pieces[:12]:
        kind = _kind(piece)
        if not shape.endswith(kind):
            shape += kind
    return shape


def _kind(piece: str) -> str:
    if any(map(str.isdigit, piece)):
        return "9"
    return "a" if piece[0].isalpha() else piece
