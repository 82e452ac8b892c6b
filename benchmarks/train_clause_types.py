"""Trains the clause model: the same data give the same file, byte for byte.

    python -m benchmarks.train_clause_types --data ../shared/corpus

Needs scikit-learn, which is no dependency of the program: `make train` installs it for this purpose.
Writes `redline/language/clause_model.npz`, trained on everything, and a second model that has never
seen one filer in five, `benchmarks/data/clause_model_held_out.npz`, for an honest measurement. What
makes probabilities of margins is learned by cross-validation on the other four fifths alone
(`benchmarks/calibrate_clause_types.py`) and is the same in both. What the data are and what the model
can do is in `docs/reference/model-card.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import zipfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.clause_data import (
    CUAD_TYPES,
    Example,
    Paragraph,
    cuad_paragraphs,
    cuad_spans,
    digest,
    headed_clauses,
    held_out,
    legalbench_spans,
    template_clauses,
    unlabelled_paragraphs,
)
from redline.language.clause_model import FILE, RESERVE, TOPIC_RESERVE, grams
from redline.language.lexicon import clause_types, words_of
from redline.language.topics import LONGEST
from redline.language.types import named

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "redline" / "language" / FILE
HELD_OUT = Path(__file__).with_name("data") / "clause_model_held_out.npz"

FEATURES = 16_000  # words and pairs, and as many again for topics; most are the same
FEWEST = 3  # clauses a word or pair must stand in
FEWEST_EXAMPLES = 4  # a type needs to be learned at all
UNSEEN = -1.3  # bias of a type with fewer: left to phrases and headings
STRENGTH = 1.0  # inverse of the regularisation
EXACT = 1e-3  # how near to the best weights is near enough
POSITIVES = 2.0  # what an example of a type weighs against one of another
HEADED = 0.6  # what an example labelled by its heading weighs against one labelled by a lawyer
UNMARKED = 6000  # paragraphs taken for counter-examples because lawyers marked nothing in them
DOUBTED = 0.3  # what such a paragraph weighs: it is probably, not surely, of none of CUAD's types
BESIDE = 0.3  # what a sentence without a topic weighs beside one with it: it may well have it too
WHOLE = 0.7  # what a whole paragraph weighs against a sentence
ASIDE = 45  # percent of the sentences without any topic that are enough
MARKED = tuple(sorted(set(CUAD_TYPES.values())))  # the topics


class Document(NamedTuple):
    """An example as the model sees it. `beside` are types of which it may be, though not marked."""

    filer: str
    words: tuple[str, ...]
    grams: tuple[str, ...]
    types: frozenset[str]
    weight: float
    beside: frozenset[str] = frozenset()
    heading: str = ""


class Learned(NamedTuple):
    """What there is to learn types from, and what topics."""

    clauses: list[Document]
    passages: list[Document]

    def of(self, wanted: Any) -> Learned:
        """Return the part of which `wanted` says yes."""
        return Learned(list(filter(wanted, self.clauses)), list(filter(wanted, self.passages)))


class Head(NamedTuple):
    """The weights of one question for every type: a column each."""

    weights: Any
    bias: Any


class Fit(NamedTuple):
    """A trained model before it is made small."""

    grams: list[str]
    rarity: Any
    types: Head
    topics: Head


def main() -> None:
    from benchmarks.calibrate_clause_types import calibrated

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    paragraphs = cuad_paragraphs(data / "B-labelled")
    everything = learned(data, paragraphs)
    measured = everything.of(lambda item: not held_out(item.filer))
    settings = calibrated(measured, [item for item in paragraphs if not held_out(item.filer)])
    print(json.dumps(settings._asdict()))
    for path, chosen in ((SHIPPED, everything), (HELD_OUT, measured)):
        path.parent.mkdir(exist_ok=True)
        filers = sorted({item.filer for item in chosen.clauses})
        path.write_bytes(packed(fit(chosen), settings, filers))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        print(json.dumps({"file": path.name, "bytes": path.stat().st_size, "sha256": sha256}))


def learned(data: Path, paragraphs: list[Paragraph]) -> Learned:
    """Gather every example there is to learn from."""
    labelled = data / "B-labelled"
    lawyers = [*cuad_spans(labelled), *legalbench_spans(labelled)]
    headed = [*headed_clauses(labelled), *template_clauses(data)]
    spans = [_document(example, example.types, 1.0) for example in lawyers]
    by_heading = [
        _document(example, frozenset((found,)), HEADED)
        for example in headed
        if (found := type_of_heading(example.heading))
    ]
    plain = [
        _document(Example(item.filer, "", item.text, item.types), item.types, DOUBTED)
        for item in unlabelled_paragraphs(paragraphs, UNMARKED)
    ]
    return Learned([*spans, *by_heading, *plain], [*spans, *_passages(paragraphs)])


def _passages(paragraphs: list[Paragraph]) -> list[Document]:
    """Return the sentences of paragraphs, and those paragraphs of several that say something."""
    found = []
    for item in paragraphs:
        for text, types in item.windows:
            if item.types or digest(text) % 100 < ASIDE:
                example = Example(item.filer, "", text, types)
                found.append(_document(example, types, 1.0, LONGEST, item.types - types))
        if len(item.windows) > 1 and (item.types or digest(item.text) % 100 < ASIDE):
            example = Example(item.filer, "", item.text, item.types)
            found.append(_document(example, item.types, WHOLE))
    return found


def _document(
    example: Example,
    types: frozenset[str],
    weight: float,
    longest: int = 300,
    beside: frozenset[str] = frozenset(),
) -> Document:
    words = words_of(example.body)[:longest]
    said = tuple(grams(words))
    return Document(example.filer, tuple(words), said, types, weight, beside, example.heading)


def type_of_heading(heading: str) -> str:
    """Return the one type that a heading plainly names, empty for none."""
    ranked = sorted(named(heading).items(), key=lambda item: -item[1])
    plain = (
        ranked and ranked[0][1] >= 0.6 and (len(ranked) == 1 or ranked[0][1] > ranked[1][1] + 0.15)
    )
    return ranked[0][0] if plain else ""


def fit(chosen: Learned) -> Fit:
    """Train one linear classifier for each type, and one for each topic, on the most telling grams."""
    clauses, passages = chosen
    names, rarity = _vocabulary(clauses, passages)
    return Fit(
        names, rarity, _type_head(clauses, names, rarity), _topic_head(passages, names, rarity)
    )


def _vocabulary(clauses: list[Document], passages: list[Document]) -> tuple[list[str], Any]:
    """Return the words and pairs to weigh, in order, and how rare each is among typed clauses."""
    typed = [item for item in clauses if item.types]
    often = Counter(gram for item in typed for gram in item.grams)
    marked = [item for item in passages if item.types]
    names = sorted({*_telling_grams(typed), *_telling_grams(marked)})
    rarity = [math.log(len(typed) / max(1, often[gram])) + 1 for gram in names]
    return names, np.array(rarity, np.float32)


def _type_head(chosen: list[Document], names: list[str], rarity: Any) -> Head:
    matrix = matrix_of([item.grams for item in chosen], names, rarity, RESERVE)
    weight = np.array([item.weight for item in chosen])
    unmarked = np.array([not item.types for item in chosen])

    def learn(clause_type: str) -> tuple[Any, float] | None:
        wanted = np.array([clause_type in item.types for item in chosen])
        asked = ~unmarked if clause_type not in MARKED else np.full(len(chosen), True)
        importance = weight * np.where(wanted, POSITIVES, 1.0)
        return _learned(matrix[asked], wanted[asked], importance[asked])

    return _head(clause_types(), learn, len(names), 1)


def _topic_head(chosen: list[Document], names: list[str], rarity: Any) -> Head:
    matrix = matrix_of([item.grams for item in chosen], names, rarity, TOPIC_RESERVE)
    weight = np.array([item.weight for item in chosen])

    def learn(topic: str) -> tuple[Any, float] | None:
        wanted = np.array([topic in item.types for item in chosen])
        beside = np.array([topic in item.beside for item in chosen])
        return _learned(
            matrix,
            wanted,
            weight * np.where(wanted, POSITIVES, 1.0) * np.where(beside, BESIDE, 1.0),
        )

    return _head(MARKED, learn, len(names), 2)


def _head(types: tuple[str, ...], learn: Any, size: int, hands: int) -> Head:
    """Learn a column for each type; more hands than one only where the solver draws no lots."""
    weights = np.zeros((size, len(types)), np.float32)
    bias = np.full(len(types), UNSEEN, np.float32)
    with ThreadPoolExecutor(hands) as pool:
        for at, found in enumerate(pool.map(learn, types)):
            if found is not None:
                weights[:, at], bias[at] = found
    return Head(weights, bias)


def _learned(matrix: Any, wanted: Any, importance: Any) -> tuple[Any, float] | None:
    from sklearn.svm import LinearSVC

    if wanted.sum() < FEWEST_EXAMPLES:
        return None
    fewer = matrix.shape[0] <= matrix.shape[1]  # then the dual is quicker, which draws lots
    machine = LinearSVC(C=STRENGTH, dual=fewer, max_iter=2000, tol=EXACT, random_state=0)
    machine.fit(matrix, wanted, sample_weight=importance)
    return machine.coef_[0], machine.intercept_[0]


def packed(model: Fit, settings: Any, filers: list[str]) -> bytes:
    """Make the model small, weights as small integers, and the file the same on every day."""
    arrays = {
        "grams": _letters("\n".join(model.grams)),
        "rarity": model.rarity.astype(np.float16),
        **_small("", model.types),
        "types": _letters("\n".join(clause_types())),
        "settings": np.array(settings.types, np.float64),
        **_small("topic_", model.topics),
        "topics": _letters("\n".join(MARKED)),
        "topic_settings": np.array(settings.topics, np.float64),
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


def _small(prefix: str, head: Head) -> dict[str, Any]:
    scale = np.maximum(np.abs(head.weights).max(axis=0), 1e-6) / 127
    return {
        f"{prefix}weights": np.rint(head.weights / scale).astype(np.int8),
        f"{prefix}scale": scale.astype(np.float32),
        f"{prefix}bias": head.bias,
    }


def _telling_grams(chosen: list[Document]) -> list[str]:
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
    return sorted(telling, key=lambda gram: (-telling[gram], gram))[:FEATURES]


def matrix_of(said: list[tuple[str, ...]], names: list[str], rarity: Any, reserve: float) -> Any:
    """Return a row for each list of grams, as long as the model makes it."""
    from scipy import sparse

    place = {name: at for at, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    for each in said:
        columns += sorted(place[gram] for gram in each if gram in place)
        ends.append(len(columns))
    matrix = sparse.csr_matrix((rarity[columns], columns, ends), shape=(len(said), len(names)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel() + reserve)
    return (sparse.diags(1 / lengths) @ matrix).tocsr()


def _letters(text: str) -> Any:
    return np.frombuffer(text.encode(), np.uint8)


if __name__ == "__main__":
    main()
