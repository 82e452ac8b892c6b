"""What the finders of facts exchange: a passage that is looked at, and a value found in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from redline.language.quantities import Quantity, fold, quantities

_RUN = re.compile(r"\s\s|[^\S ]|^\s")
_WORD = re.compile(r"\S+")


class Passage(NamedTuple):
    """A sentence with white space folded, the same in lower case, its numbers, and the way back.

    `places` gives for every character its place in the sentence as it stands; None if the same.
    """

    text: str
    low: str
    numbers: tuple[Quantity, ...]
    places: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the passage is in the sentence as it stands."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


class Found(NamedTuple):
    """A value, where it stands in its passage, and what is said about it (see `model.Fact`)."""

    start: int
    end: int
    kind: str
    value: float | str | None
    unit: str
    event: str = ""
    qualifiers: tuple[str, ...] = ()


def passage(text: str) -> Passage:
    """Make a passage of a sentence."""
    places = None
    if _RUN.search(text):
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        places = tuple(at for start, end in words for at in range(start, end + 1))[:-1]
        text = " ".join(text[start:end] for start, end in words)
    low = fold(text)
    return Passage(text, low, quantities(low), places)
