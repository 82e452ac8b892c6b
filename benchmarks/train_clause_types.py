"""Trains the clause model: the same data give the same file, byte for byte.

    python -m benchmarks.train_clause_types --data ../shared/corpus

Needs scikit-learn, which is no dependency of the program: install it beside it for this purpose.
Writes `redline/language/clause_model.npz`, trained on everything, and a second model that has never
seen one filer in five, `benchmarks/data/clause_model_held_out.npz`, for an honest measurement.
What the data are and what the model can do is in `docs/reference/model-card.md`.
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
from typing import Any, NamedTuple

import numpy as np

from benchmarks.clause_data import (
    CUAD_TYPES,
    Example,
    contract_texts,
    cuad_spans,
    digest,
    filer,
    headed_clauses,
    held_out,
    legalbench_spans,
    squeeze,
    template_clauses,
    unlabelled_paragraphs,
)
from redline.language.clause_model import FILE, RESERVE, grams
from redline.language.lexicon import clause_types, words_of
from redline.language.types import heard, named

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "redline" / "language" / FILE
HELD_OUT = Path(__file__).with_name("data") / "clause_model_held_out.npz"

FEATURES = 12_000
FEWEST = 3  # clauses a word or pair must stand in
FEWEST_EXAMPLES = 4  # a type needs to be learned at all
UNSEEN = -1.3  # bias of a type with fewer: left to phrases and headings
STRENGTH = 1.0  # inverse of the regularisation
POSITIVES = 2.0  # what an example of a type weighs against one of another
HEADED = 0.6  # what an example labelled by its heading weighs against one labelled by a lawyer
UNMARKED = 6000  # paragraphs taken for counter-examples because lawyers marked nothing in them
DOUBTED = 0.3  # what such a paragraph weighs: it is probably, not surely, of none of CUAD's types
PHRASES, HEADING, FAMILY = 0.3, 1.6, 0.45  # see `redline.language.types.Settings`
FOLDS = 5
MARKED = frozenset(CUAD_TYPES.values())  # what an unmarked paragraph is probably not


class Document(NamedTuple):
    """An example as the model sees it."""

    filer: str
    words: tuple[str, ...]
    grams: tuple[str, ...]
    types: frozenset[str]
    weight: float


class Fit(NamedTuple):
    """A trained model before it is made small."""

    grams: list[str]
    rarity: Any
    weights: Any
    bias: Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    labelled = parser.parse_args().data / "B-labelled"
    everything = documents(parser.parse_args().data)
    settings = (PHRASES, HEADING, FAMILY, *calibrate(everything))
    print("settings", settings)
    for path, chosen in (
        (SHIPPED, everything),
        (HELD_OUT, without_held_out(everything, labelled)),
    ):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(packed(fit(chosen), settings, sorted({item.filer for item in chosen})))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        print(json.dumps({"file": path.name, "bytes": path.stat().st_size, "sha256": sha256}))


def documents(data: Path) -> list[Document]:
    """Gather every example there is to learn from."""
    labelled = data / "B-labelled"
    known = "".join(squeeze(text) for text in contract_texts(labelled).values())
    lawyers = [*cuad_spans(labelled), *legalbench_spans(labelled, known)]
    headed = [*headed_clauses(labelled), *template_clauses(data)]
    return [
        *(_document(example, example.types, 1.0) for example in lawyers),
        *(
            _document(example, frozenset((found,)), HEADED)
            for example in headed
            if (found := type_of_heading(example.heading))
        ),
        *(
            _document(example, example.types, DOUBTED)
            for example in unlabelled_paragraphs(labelled, UNMARKED)
        ),
    ]


def type_of_heading(heading: str) -> str:
    """Return the one type that a heading plainly names, empty for none."""
    ranked = sorted(named(heading).items(), key=lambda item: -item[1])
    plain = (
        ranked and ranked[0][1] >= 0.6 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1] + 0.15)
    )
    return ranked[0][0] if plain else ""


def without_held_out(everything: list[Document], labelled: Path) -> list[Document]:
    """Leave out the filers that are kept for measuring, also where LegalBench quotes them."""
    texts = contract_texts(labelled).items()
    kept = " ".join(" ".join(words_of(text)) for name, text in texts if held_out(filer(name)))
    return [
        item
        for item in everything
        if not held_out(item.filer) and (item.filer or " ".join(item.words[:12]) not in kept)
    ]


def fit(chosen: list[Document]) -> Fit:
    """Train one linear classifier a type on the most telling words and pairs."""
    from sklearn.svm import LinearSVC

    types = clause_types()
    names, rarity = _telling_grams([item for item in chosen if item.types])
    matrix = _matrix(chosen, names, rarity)
    unmarked = np.array([not item.types for item in chosen])
    weights = np.zeros((len(names), len(types)), np.float32)
    bias = np.full(len(types), UNSEEN, np.float32)
    for at, clause_type in enumerate(types):
        wanted = np.array([clause_type in item.types for item in chosen])
        if wanted.sum() < FEWEST_EXAMPLES:
            continue
        importance = np.array([item.weight for item in chosen]) * np.where(wanted, POSITIVES, 1.0)
        asked = ~unmarked if clause_type not in MARKED else np.full(len(chosen), True)
        machine = LinearSVC(C=STRENGTH, max_iter=5000, random_state=0)
        machine.fit(matrix[asked], wanted[asked], sample_weight=importance[asked])
        weights[:, at], bias[at] = machine.coef_[0], machine.intercept_[0]
    return Fit(names, rarity, weights, bias)


def calibrate(everything: list[Document]) -> tuple[float, float, float]:
    """Learn from examples of unseen filers how likely a type is right, given its evidence."""
    from sklearn.linear_model import LogisticRegression

    seen, right = [], []
    for fold in range(FOLDS):
        model = fit([item for item in everything if _fold(item.filer) != fold or not item.filer])
        asked = [
            item for item in everything if item.types and item.filer and _fold(item.filer) == fold
        ]
        for item, evidence in zip(asked, _evidence(model, asked), strict=True):
            order = np.argsort(-evidence, kind="stable")
            best, second = evidence[order[0]], evidence[order[1]]
            seen.append((best, best - second))
            right.append(clause_types()[order[0]] in item.types)
    logistic = LogisticRegression(C=100.0).fit(np.array(seen), np.array(right))
    height, gap = logistic.coef_[0]
    return tuple(round(float(value), 4) for value in (logistic.intercept_[0], height, gap))


def packed(model: Fit, settings: tuple[float, ...], filers: list[str]) -> bytes:
    """Make the model small, weights as small integers, and the file the same on every day."""
    scale = np.maximum(np.abs(model.weights).max(axis=0), 1e-6) / 127
    arrays = {
        "grams": _letters("\n".join(model.grams)),
        "rarity": model.rarity.astype(np.float16),
        "weights": np.rint(model.weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": model.bias,
        "types": _letters("\n".join(clause_types())),
        "settings": np.array(settings, np.float64),
        "trained_on": np.array(sorted(digest(name) for name in filers), np.int64),
    }
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w") as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return packet.getvalue()


def _document(example: Example, types: frozenset[str], weight: float) -> Document:
    words = words_of(example.body)
    return Document(example.filer, tuple(words[:300]), tuple(grams(words)), types, weight)


def _telling_grams(chosen: list[Document]) -> tuple[list[str], Any]:
    """Choose the words and pairs that tell some type best from the rest (chi-squared)."""
    often = Counter(gram for item in chosen for gram in item.grams)
    sizes = Counter(clause_type for item in chosen for clause_type in item.types)
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for item in chosen:
        for gram in item.grams:
            if often[gram] >= FEWEST:
                together[gram].update(item.types)
    telling = {
        gram: max(
            (count - often[gram] * sizes[found] / len(chosen)) ** 2
            / (often[gram] * sizes[found] / len(chosen))
            for found, count in counts.items()
        )
        for gram, counts in together.items()
    }
    names = sorted(sorted(telling, key=lambda gram: (-telling[gram], gram))[:FEATURES])
    rarity = np.array([math.log(len(chosen) / often[gram]) + 1 for gram in names], np.float32)
    return names, rarity


def _matrix(chosen: list[Document], names: list[str], rarity: Any) -> Any:
    from scipy import sparse

    place = {name: at for at, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    for item in chosen:
        columns += sorted(place[gram] for gram in item.grams if gram in place)
        ends.append(len(columns))
    matrix = sparse.csr_matrix((rarity[columns], columns, ends), shape=(len(chosen), len(names)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel() + RESERVE)
    return sparse.diags(1 / lengths) @ matrix


def _evidence(model: Fit, asked: list[Document]) -> Any:
    """Return for every example the evidence for every type, phrases included, headings not."""
    evidence = np.asarray(_matrix(asked, model.grams, model.rarity) @ model.weights) + model.bias
    place = {clause_type: at for at, clause_type in enumerate(clause_types())}
    for row, item in enumerate(asked):
        for clause_type, weight in heard(list(item.words)):
            evidence[row, place[clause_type]] += PHRASES * weight
    return evidence


def _fold(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[1] % FOLDS


def _letters(text: str) -> Any:
    return np.frombuffer(text.encode(), np.uint8)


if __name__ == "__main__":
    main()
