"""The trained part of clause typing: weighs the words and word pairs of a clause for every type."""

from __future__ import annotations

import hashlib
import io
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "clause_model.npz"
SHA256 = "ed44cd04bfcbd57676caae754933f19804b4e9777576d87d509b52ac4d037273"
"""Of the file as `benchmarks/train_clause_types.py` wrote it; see `docs/reference/model-card.md`."""

RESERVE = 150.0
"""Keeps a few words from speaking as loudly as a whole clause: the square of some six rare ones."""

TOPIC_RESERVE = 60.0
"""The same for topics, which are looked for in single sentences."""

STEPS = 1024.0
"""The file keeps rarities as numbers of 16 bits: all of them are whole multiples of 1/1024."""

MOST_WORDS = 250
"""Only so many words of a clause are weighed: what it is about shows early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseModel:
    """A linear model: `weights` holds a row of small integers for each word or word pair known.

    `rarity` counts in whole steps, `STEPS` to one, so that every sum is exact and no processor,
    library or number of threads makes it another. `bias` and `scale` have a value for each of
    `types`; `settings` are what the evidence of phrases and headings is worth, and how a margin
    becomes a probability. What begins with `topic` is the same for `topics`: the types that are
    looked for in single sentences too, each with settings of its own. `trained_on` are digests of who
    filed the contracts it has seen.
    """

    places: dict[str, int]
    rarity: NDArray[np.float64]
    weights: NDArray[np.int8]
    scale: NDArray[np.float64]
    bias: NDArray[np.float64]
    types: tuple[str, ...]
    settings: tuple[float, ...]
    topic_weights: NDArray[np.int8]
    topic_scale: NDArray[np.float64]
    topic_bias: NDArray[np.float64]
    topics: tuple[str, ...]
    topic_settings: tuple[tuple[float, ...], ...]
    trained_on: frozenset[int]

    def margins(self, words: list[str]) -> list[float]:
        """Return for every type how far a clause of these words is on its side of the border."""
        return self.margins_of(self.known(words))

    def margins_of(self, known: list[int]) -> list[float]:
        """Return the same for a clause whose known words and pairs have these places."""
        if not known:
            return [float(self.bias.min())] * len(self.types)
        rarity = self.rarity[known]
        length = math.sqrt(rarity @ rarity + RESERVE * STEPS**2)
        margins: list[float] = (
            (rarity @ self.weights[known]) * (self.scale / length) + self.bias
        ).tolist()
        return margins

    def topic_margins(self, words: list[str]) -> list[float]:
        """Return for every topic how far a clause or sentence of these words is on its side."""
        return self.topic_margins_of(self.known(words))

    def topic_margins_of(self, known: list[int]) -> list[float]:
        """Return the same for a clause or sentence whose known words and pairs have these places."""
        rarity = self.rarity[known]
        length = math.sqrt(rarity @ rarity + TOPIC_RESERVE * STEPS**2)
        margins: list[float] = (
            (rarity @ self.topic_weights[known]) * (self.topic_scale / length) + self.topic_bias
        ).tolist()
        return margins

    def known(self, words: list[str]) -> list[int]:
        """Return the places of the words and pairs that the model knows, each once."""
        words = words[:MOST_WORDS]
        every = (*words, *map(" ".join, pairwise(words)))
        return list({self.places[gram]: None for gram in every if gram in self.places})


def grams(words: list[str]) -> list[str]:
    """Return the words and pairs of neighbouring words of the first part of a clause, each once."""
    words = words[:MOST_WORDS]
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return list(dict.fromkeys((*words, *pairs)))


@cache
def clause_model() -> ClauseModel:
    """Return the model that comes with the program."""
    return load(Path(__file__).with_name(FILE), SHA256)


def load(path: Path, sha256: str) -> ClauseModel:
    """Read a model file; one that is not the file it should be is refused."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"{path.name} is not the model it should be; reinstall redline")
    return _model(data)


def _model(data: bytes) -> ClauseModel:
    import numpy as np  # the one heavy import, wanted only when clauses are typed

    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        held: dict[str, Any] = dict(arrays)
    return ClauseModel(
        places={name: place for place, name in enumerate(_names(held["grams"]))},
        rarity=np.rint(held["rarity"].astype(np.float64) * STEPS),
        weights=held["weights"],
        scale=held["scale"].astype(np.float64),
        bias=held["bias"].astype(np.float64),
        types=_names(held["types"]),
        settings=tuple(held["settings"].tolist()),
        topic_weights=held["topic_weights"],
        topic_scale=held["topic_scale"].astype(np.float64),
        topic_bias=held["topic_bias"].astype(np.float64),
        topics=_names(held["topics"]),
        topic_settings=tuple(map(tuple, held["topic_settings"].tolist())),
        trained_on=frozenset(held["trained_on"].tolist()),
    )


def _names(letters: NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(bytes(letters).decode().split("\n"))
