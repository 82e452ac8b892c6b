"""What the finders of facts exchange: a passage that is looked at, and a value found in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from redline.language.quantities import Quantity, fold, quantities

_WORD = re.compile(r"\S+")


class Passage(NamedTuple):
    """A sentence with every run of white space made one space, the same in lower case, its numbers."""

    text: str
    low: str
    numbers: tuple[Quantity, ...]


class Found(NamedTuple):
    """A value, where it stands in its passage, and what is said about it (see `model.Fact`)."""

    start: int
    end: int
    kind: str
    value: float | str | None
    unit: str
    event: str = ""
    qualifiers: tuple[str, ...] = ()
    purpose: str = ""


def passage(text: str) -> Passage:
    """Make a passage of a sentence."""
    text = " ".join(text.split())
    low = fold(text)
    return Passage(text, low, quantities(low))


def places(text: str) -> tuple[int, ...]:
    """Return for every character of the passage made of a sentence its place in the sentence."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    return tuple(at for start, end in words for at in range(start, end + 1))[:-1]
