"""Trains the model for the questions on an NDA: the same data give the same file, byte for byte.

    python -m benchmarks.train_nda_questions --data ../shared/corpus/B-labelled/contract_nli/dev.json

Needs NumPy only and takes some minutes. Writes `redline/language/nda_model.npz`. How evidence becomes
an answer is learned from contracts that the judge of evidence has not seen. What the data are and what
the model can do is in `docs/reference/model-card.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from benchmarks.nda_data import Nda, read
from redline.language.nda_cues import rules
from redline.language.nda_features import weighted
from redline.language.nda_model import DENIES, FILE, SIGNALS, load, rules_of, signals
from redline.model import QUESTIONS, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from redline.language.nda_model import NdaModel

SHIPPED = Path(__file__).parents[1] / "redline" / "language" / FILE
STANCES = (Stance.ENTAILED, Stance.CONTRADICTED, Stance.NOT_MENTIONED)

GRAMS = 1500  # words and pairs that are weighed
FEWEST, FEWEST_AROUND = 3, 6  # contracts a word or pair must stand in
FEWEST_CUE = 2  # passages a cue must stand in
FEWEST_DENIALS = 3  # contracts that must deny a statement for the denial to be learned
POSITIVES = 3.0  # what a passage that is evidence weighs against one that is not
HOLD = 4.0  # how firmly weights of features are held near nothing
STEPS, ANSWER_STEPS = 80, 250
SHARED, OWN, LEVEL, BY_RULE = 0.1, 12.0, 5.0, 12.0  # the same for the weights of signals
FOLDS = 4


class Judge(NamedTuple):
    """The trained weights of features as evidence, before they are made small."""

    names: list[str]
    rarity: list[float]
    columns: list[str]
    weights: Any
    bias: Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    ndas, sha256 = read(parser.parse_args().data)
    SHIPPED.write_bytes(data := train(ndas, sha256))
    print(json.dumps({"file": FILE, "bytes": len(data), "sha256": _sha256(data)}))


def train(ndas: Sequence[Nda], seen: str = "") -> bytes:
    """Return a model file trained on NDAs; `seen` is the SHA-256 of the file they come from."""
    dealt = [at % FOLDS for at in range(len(ndas))]
    told = [_unseen(ndas, deal) for deal in (dealt, sorted(dealt))]
    return packed(fit_judge(ndas), *fit_answers(ndas, told), seen)


def _unseen(ndas: Sequence[Nda], deal: Sequence[int]) -> dict[str, dict[str, list[float]]]:
    """Judge each contract by a judge that has not seen those dealt to the same fold."""
    evidence: dict[str, dict[str, list[float]]] = {}
    for fold in range(FOLDS):
        pairs = list(zip(ndas, deal, strict=True))
        judge = fit_judge([nda for nda, dealt in pairs if dealt != fold])
        model = _loaded(packed(judge, *_no_answers()))
        evidence |= {nda.id: model.evidence(nda.judged) for nda, dealt in pairs if dealt == fold}
    return evidence


def fit_judge(ndas: Sequence[Nda]) -> Judge:
    """Learn which passages are evidence on each question."""
    names, rarity = _telling(ndas)
    places = {name: at for at, name in enumerate(names)}
    columns = [question.id for question in QUESTIONS]
    columns += [question.id + DENIES for question in QUESTIONS if _denied(ndas, question.id)]
    rows = [(nda, at) for nda in ndas for at in range(len(nda.passages))]
    matrix = np.zeros((len(rows), len(names)), np.float32)
    for row, (nda, at) in enumerate(rows):
        known, values = weighted(nda.judged[at], places, rarity)
        matrix[row, known] = values
    wanted = np.array([[_is(nda, at, column) for column in columns] for nda, at in rows])
    weights, bias = _logistic(matrix, wanted.astype(np.float32))
    return Judge(names, rarity, columns, weights, bias)


def fit_answers(
    ndas: Sequence[Nda], evidence: Sequence[dict[str, dict[str, list[float]]]]
) -> tuple[Any, Any]:
    """Learn the answers from signals: weights that all questions share, and some of their own.

    Evidence may come from several dealings into folds, so that no one of them is learned by heart.
    """
    asked = [(nda, question.id) for _ in evidence for nda in ndas for question in QUESTIONS]
    judged = [found[nda.id] for found in evidence for nda in ndas for _ in QUESTIONS]
    told = [
        signals(question, nda.judged, found)
        for (nda, question), found in zip(asked, judged, strict=True)
    ]
    general = np.array([one for one, _ in told])
    centre = general.mean(axis=0)
    width = SIGNALS + 1
    matrix = np.zeros((len(asked), width * (1 + len(QUESTIONS)) + 2 * len(rules())))
    for row, ((_, question), (_, by_rule)) in enumerate(zip(asked, told, strict=True)):
        own = width * (1 + [known.id for known in QUESTIONS].index(question))
        matrix[row, :width] = matrix[row, own : own + width] = (*(general[row] - centre), 1.0)
        matrix[row, _rule_columns(question)] = by_rule
    held = np.full(matrix.shape[1], OWN)
    held[: width - 1] = held[width - 1] = SHARED
    held[2 * width - 1 : width * (1 + len(QUESTIONS)) : width] = LEVEL
    held[width * (1 + len(QUESTIONS)) :] = BY_RULE
    right = [STANCES.index(nda.marked[question].choice) for nda, question in asked]
    weights = _softmax(matrix, np.eye(len(STANCES))[right], held)
    split = weights[: width * (1 + len(QUESTIONS))].reshape(-1, width, len(STANCES))
    answers = split[1:] + split[:1]
    answers[:, -1] -= np.einsum("s,qst->qt", centre, answers[:, :-1])
    by_rule_weights = weights[width * (1 + len(QUESTIONS)) :].reshape(len(rules()), -1)
    return answers.astype(np.float32), by_rule_weights.astype(np.float32)


def packed(judge: Judge, answers: Any, by_rule: Any, seen: str = "") -> bytes:
    """Make the model small, weights as small integers, and the file the same on every day."""
    scale = np.maximum(np.abs(judge.weights).max(axis=0), 1e-6) / 127
    arrays = {
        "features": _letters("\n".join(judge.names)),
        "rarity": np.array(judge.rarity, np.float32),
        "weights": np.rint(judge.weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": judge.bias.astype(np.float32),
        "columns": _letters("\n".join(judge.columns)),
        "questions": _letters("\n".join(question.id for question in QUESTIONS)),
        "answers": answers,
        "by_rule": by_rule,
        "trained_on": _letters(seen),
    }
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w") as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return packet.getvalue()


def _telling(ndas: Sequence[Nda]) -> tuple[list[str], list[float]]:
    """Choose the words and pairs that tell evidence best, every word around, and every cue."""
    often: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    around: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    within: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for nda in ndas:
        spread.update({gram for judged in nda.judged for gram in judged.grams})
        around.update({word for judged in nda.judged for word in judged.around})
        for at, judged in enumerate(nda.judged):
            often.update(judged.grams)
            cues.update(judged.cues)
            for question, marked in nda.marked.items():
                if at in marked.evidence:
                    within[question].update(judged.grams)
                    sizes[question] += 1
    count = sum(len(nda.passages) for nda in ndas)

    def worth(gram: str) -> float:
        chances = [(within[known][gram], often[gram] * sizes[known] / count) for known in sizes]
        return max((max(0.0, seen - due) ** 2 / (due + 0.3) for seen, due in chances), default=0.0)

    known = {gram: worth(gram) for gram in spread if spread[gram] >= FEWEST}
    grams = sorted(known, key=lambda gram: (-known[gram], gram))[:GRAMS]
    rarity = [math.log(count / often[gram]) + 1 for gram in grams]
    rest = sorted(word for word in around if around[word] >= FEWEST_AROUND)
    rest += sorted(cue for cue in cues if cues[cue] >= FEWEST_CUE)
    return [*grams, *rest], [*rarity, *(0.0 for _ in rest)]


def _denied(ndas: Sequence[Nda], question: str) -> bool:
    denials = sum(nda.marked[question].choice is Stance.CONTRADICTED for nda in ndas)
    return denials >= FEWEST_DENIALS


def _is(nda: Nda, at: int, column: str) -> bool:
    marked = nda.marked[column.removesuffix(DENIES)]
    denies = marked.choice is Stance.CONTRADICTED
    return at in marked.evidence and (denies or not column.endswith(DENIES))


def _logistic(matrix: Any, wanted: Any) -> tuple[Any, Any]:
    """Fit logistic regressions, one a column, by accelerated descent."""
    matrix = np.hstack([matrix, np.ones((len(matrix), 1), np.float32)])
    heavy = 1 + (POSITIVES - 1) * wanted
    held = np.full((matrix.shape[1], 1), HOLD, np.float32)
    held[-1] = 0.001
    step = 1 / (0.125 * POSITIVES * _steepest(matrix) + HOLD)
    weights = np.zeros((matrix.shape[1], wanted.shape[1]), np.float32)
    weights[-1] = -3
    ahead, pace = weights, 1.0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(matrix @ ahead)))
        slope = matrix.T @ (heavy * (likely - wanted)) + held * ahead
        moved = ahead - step * slope
        uphill = (slope * (moved - weights)).sum(axis=0) > 0
        faster = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = moved + np.where(uphill, 0, (pace - 1) / faster).astype(np.float32) * (
            moved - weights
        )
        weights, pace = moved, faster
    return weights[:-1], weights[-1]


def _softmax(matrix: Any, wanted: Any, held: Any) -> Any:
    """Fit one multinomial regression, every weight held as firmly as it is told to be."""
    step = 1 / (0.5 * _steepest(matrix) + held.max())
    weights = np.zeros((matrix.shape[1], wanted.shape[1]))
    ahead, pace = weights, 1.0
    for _ in range(ANSWER_STEPS):
        powers = matrix @ ahead
        powers = np.exp(powers - powers.max(axis=1, keepdims=True))
        slope = (
            matrix.T @ (powers / powers.sum(axis=1, keepdims=True) - wanted) + held[:, None] * ahead
        )
        moved = ahead - step * slope
        faster = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        if (slope * (moved - weights)).sum() > 0:
            faster = 1.0
        ahead = moved + (pace - 1) / faster * (moved - weights)
        weights, pace = moved, faster
    return weights


def _steepest(matrix: Any) -> float:
    """Return the largest eigenvalue of the matrix times itself, by repeated multiplication."""
    vector = np.ones(matrix.shape[1], matrix.dtype)
    size = 1.0
    for _ in range(15):
        vector = matrix.T @ (matrix @ vector)
        size = float(np.linalg.norm(vector))
        vector /= size
    return 1.05 * size


def _rule_columns(question: str) -> list[int]:
    start = (SIGNALS + 1) * (1 + len(QUESTIONS))
    return [start + 2 * at + step for at in rules_of(question) for step in (0, 1)]


def _no_answers() -> tuple[Any, Any]:
    return (
        np.zeros((len(QUESTIONS), SIGNALS + 1, len(STANCES)), np.float32),
        np.zeros((len(rules()), 2 * len(STANCES)), np.float32),
    )


def _loaded(data: bytes) -> NdaModel:
    return load(data, _sha256(data))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _letters(text: str) -> Any:
    return np.frombuffer(text.encode(), np.uint8)


if __name__ == "__main__":
    main()
