"""The trained part of the questions on an NDA: weighs passages as evidence, and evidence as an answer."""

from __future__ import annotations

import hashlib
import io
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redline.language.nda_cues import rules
from redline.language.nda_features import Features, weighted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

FILE = "nda_model.npz"
SHA256 = "5d2e5228ef20f133de6e9c8134da1d0fe5934cd7554217994f5ecec78a51309b"
"""Of the file as `benchmarks/train_nda_questions.py` wrote it; see `docs/reference/model-card.md`."""

DENIES = "-"
"""Closes the name of a column that weighs passages as evidence against a statement, not on it."""

LOWEST, HIGHEST = -5.0, 4.0  # evidence beyond these says no more
STEPS = 2.0**20
"""Values of features count in whole steps, so that every sum is exact and no machine makes it another."""

TOPS = 3  # passages whose evidence is looked at one by one
SIGNALS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NdaModel:
    """Two linear models: features of a passage to evidence, and signs of evidence to an answer.

    `weights` holds a row of small integers for each feature known, `columns` name what they speak on:
    a question's id, or the id and `-` for the passages that deny. `answers` holds for every question
    the weights of its signals, `by_rule` those of its rules, towards affirmed, denied and not said.
    """

    places: dict[str, int]
    rarity: tuple[float, ...]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    columns: tuple[str, ...]
    questions: tuple[str, ...]
    answers: NDArray[np.float32]
    by_rule: NDArray[np.float32]

    def evidence(self, judged: Sequence[Features]) -> dict[str, list[float]]:
        """Return for every column how strongly each passage speaks, as logarithms of odds."""
        import numpy as np

        scores = np.empty((len(judged), len(self.columns)), np.float32)
        for row, features in enumerate(judged):
            places, values = weighted(features, self.places, self.rarity)
            steps = np.rint(np.array(values) * STEPS)
            scores[row] = (steps @ self.weights[places]) * (self.scale / STEPS)
        scores += self.bias
        return {name: scores[:, at].tolist() for at, name in enumerate(self.columns)}

    def odds(
        self, question: str, judged: Sequence[Features], evidence: dict[str, list[float]]
    ) -> tuple[float, float, float]:
        """Return the probabilities that a statement is affirmed, denied, and not spoken on."""
        general, by_rule = signals(question, judged, evidence)
        kinds = self.answers[self.questions.index(question)].tolist()
        kinds += self.by_rule[list(rules_of(question))].reshape(-1, len(kinds[0])).tolist()
        signs = (*general, 1.0, *by_rule)
        sums = [
            sum(sign * weight for sign, weight in zip(signs, weights, strict=True))
            for weights in zip(*kinds, strict=True)
        ]
        powers = [math.exp(value - max(sums)) for value in sums]
        affirmed, denied, silent = (power / sum(powers) for power in powers)
        return affirmed, denied, silent


def signals(
    question: str, judged: Sequence[Features], evidence: dict[str, list[float]]
) -> tuple[list[float], list[float]]:
    """Sum up the evidence of a contract: what is asked of every question, and of each of its rules."""
    judged, kept = zip(*_speaking(judged), strict=True)
    spoken = [_within(evidence[question][at]) for at in kept]
    against = evidence.get(question + DENIES)
    denied = [_within(against[at]) for at in kept] if against else [LOWEST]
    order = sorted(range(len(spoken)), key=lambda at: (-spoken[at], at))[:TOPS]
    tops = [spoken[at] for at in order] + [LOWEST] * (TOPS - len(order))
    by_rule: list[float] = []
    seen = {"+": [0.0, 0.0, 0.0], "-": [0.0, 0.0, 0.0]}
    for at in rules_of(question):
        fired = [at in features.fires for features in judged]
        signs = [
            float(any(fired)),
            float(any(fired[top] for top in order)),
            float(any(fired[top] for top in order[:1])),
        ]
        by_rule += signs[:2]
        stance = seen[rules()[at].stance]
        stance[:] = map(max, stance, signs)
    heights = [*tops, max(denied), _any(spoken), _any(denied)]
    return [*(height / 3 for height in heights), *seen["+"], *seen["-"]], by_rule


def _speaking(judged: Sequence[Features]) -> list[tuple[Features, int]]:
    """Return the passages that say something by themselves, with their places."""
    every = [(features, at) for at, features in enumerate(judged)]
    return [(features, at) for features, at in every if not features.leads] or every


@cache
def rules_of(question: str) -> tuple[int, ...]:
    """Return the places of a question's rules in the table."""
    return tuple(at for at, rule in enumerate(rules()) if rule.question == question)


@cache
def nda_model() -> NdaModel:
    """Return the model that comes with the program."""
    return load((Path(__file__).with_name(FILE)).read_bytes(), SHA256)


def load(data: bytes, sha256: str) -> NdaModel:
    """Read a model file; one that is not the file it should be is refused."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"{FILE} is not the model it should be; reinstall redline")
    import numpy as np  # the one heavy import, wanted only when questions are asked

    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        held: dict[str, Any] = dict(arrays)
    names = bytes(held["features"]).decode().split("\n")
    return NdaModel(
        places={name: place for place, name in enumerate(names)},
        rarity=tuple(held["rarity"].astype(np.float32).tolist()),
        weights=held["weights"],
        scale=held["scale"],
        bias=held["bias"],
        columns=tuple(bytes(held["columns"]).decode().split("\n")),
        questions=tuple(bytes(held["questions"]).decode().split("\n")),
        answers=held["answers"],
        by_rule=held["by_rule"],
    )


def _within(score: float) -> float:
    return min(HIGHEST, max(LOWEST, score))


def _any(scores: Sequence[float]) -> float:
    """Return the logarithm of how many passages speak, each counted by its probability."""
    return math.log(1e-3 + sum(1 / (1 + math.exp(-score)) for score in scores))
