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
SHA256 = "0a330ad7cc5578742c8d4efd6de25afc3fba2dd3c3b3919a8224a7723400f5b6"
"""Of the file as `benchmarks/train_clause_types.py` wrote it; see `docs/reference/model-card.md`."""

RESERVE = 150.0
"""Keeps a few words from speaking as loudly as a whole clause: the square of some six rare ones."""

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
    becomes a probability. `trained_on` are digests of who filed the contracts it has seen.
    """

    places: dict[str, int]
    rarity: NDArray[np.float64]
    weights: NDArray[np.int8]
    scale: NDArray[np.float64]
    bias: NDArray[np.float64]
    types: tuple[str, ...]
    settings: tuple[float, ...]
    trained_on: frozenset[int]

    def margins(self, words: list[str]) -> list[float]:
        """Return for every type how far a clause of these words is on its side of the border."""
        words = words[:MOST_WORDS]
        every = (*words, *map(" ".join, pairwise(words)))
        known = list({self.places[gram]: None for gram in every if gram in self.places})
        if not known:
            return [float(self.bias.min())] * len(self.types)
        rarity = self.rarity[known]
        length = math.sqrt(rarity @ rarity + RESERVE * STEPS**2)
        margins: list[float] = (
            (rarity @ self.weights[known]) * (self.scale / length) + self.bias
        ).tolist()
        return margins


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
    names = bytes(held["grams"]).decode().split("\n")
    return ClauseModel(
        places={name: place for place, name in enumerate(names)},
        rarity=np.rint(held["rarity"].astype(np.float64) * STEPS),
        weights=held["weights"],
        scale=held["scale"].astype(np.float64),
        bias=held["bias"].astype(np.float64),
        types=tuple(bytes(held["types"]).decode().split("\n")),
        settings=tuple(held["settings"].tolist()),
        trained_on=frozenset(held["trained_on"].tolist()),
    )
