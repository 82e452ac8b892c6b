"""What the finders of facts exchange: a passage that is looked at, and a value found in it."""

from __future__ import annotations

from typing import NamedTuple

from redline.language.quantities import Quantity, fold, quantities


class Passage(NamedTuple):
    """A sentence, the same in lower case (character by character), and its numbers."""

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


def passage(text: str) -> Passage:
    """Make a passage of a sentence."""
    low = fold(text)
    return Passage(text, low, quantities(low))
