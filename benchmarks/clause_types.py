"""How well clause types are told, against the spans lawyers marked in CUAD and clauses typed by hand.

    python -m benchmarks.clause_types --data ../shared/corpus

Each span is asked of a model that has not seen its filer: the one that comes with the program where it
has not, else the one kept for measuring (see `benchmarks/train_clause_types.py`); spans that both
have seen are left out. A span may have several types and is told one. `accuracy`: the one told is
among them. `macro_f1`, `micro_f1`: over the clause types of the 36 CUAD categories. `coverage_N`:
accuracy of the N % surest; `right_at_P`: of those told with a probability of P or more.
`ledgar_accuracy`: LEDGAR rows by the mapping of the clause types. `gold_type_accuracy`: clauses typed
by hand, read from their Word files.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks import segmentation
from benchmarks.clause_data import (
    CUAD_TYPES,
    Example,
    cuad_spans,
    digest,
    ledgar_rows,
)
from redline.language.clause_model import ClauseModel, clause_model, load
from redline.language.types import classify_by

HELD_OUT = Path(__file__).with_name("data") / "clause_model_held_out.npz"
HELD_OUT_SHA256 = "a6acd32b45631cff3e2bbfa20e166e9b6bee63d3c778e043d5171d04035df8a6"
SURE = (0.9, 0.8, 0.7, 0.6, 0.5)


class Told(NamedTuple):
    """An example and what it was taken for."""

    example: Example
    type: str
    confidence: float

    @property
    def right(self) -> bool:
        """Say whether the type told is one of the example's."""
        return self.type in self.example.types


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    labelled = data / "B-labelled"
    models = (clause_model(), load(HELD_OUT, HELD_OUT_SHA256))
    figures: dict[str, float] = {}
    if (labelled / "cuad" / "clauses.jsonl.gz").is_file():
        told = tell(cuad_spans(labelled), models)
        show(told)
        figures |= {**scores(told), **coverage(told), **honesty(told)}
    if (labelled / "ledgar").is_dir():
        figures["ledgar_accuracy"] = accuracy(tell(ledgar_rows(labelled), models))
    if (data / "gold-clauses").is_dir():
        figures["gold_type_accuracy"] = gold(data / "gold-clauses")
    print(json.dumps(figures))


def tell(examples: Iterable[Example], models: tuple[ClauseModel, ...]) -> list[Told]:
    """Ask for the type of every example for which there is a model that has not seen its filer."""
    told = []
    for example in examples:
        if model := fresh(example, models):
            ranked = classify_by(model, example.heading, example.body)
            told.append(Told(example, *ranked[0]))
    return told


def fresh(example: Example, models: tuple[ClauseModel, ...]) -> ClauseModel | None:
    """Return the first model that has not seen who filed the example."""
    unseen = (model for model in models if digest(example.filer) not in model.trained_on)
    return next(unseen, models[0] if not example.filer else None)


def accuracy(told: list[Told]) -> float:
    return round(sum(item.right for item in told) / max(1, len(told)), 4)


def scores(told: list[Told]) -> dict[str, float]:
    """Return accuracy and F1 over all types that examples have."""
    counts = {name: counted(name, told) for name in sorted(set(CUAD_TYPES.values()))}
    values = [f1(*count) for count in counts.values() if count[0] + count[2]]
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    return {
        "spans": len(told),
        "accuracy": accuracy(told),
        "macro_f1": round(sum(values) / max(1, len(values)), 4),
        "micro_f1": round(f1(*totals), 4),
    }


def counted(name: str, told: list[Told]) -> tuple[int, int, int]:
    """Return how often a type was told rightly, told wrongly and missed."""
    hit = sum(item.type == name and item.right for item in told)
    false = sum(item.type == name and not item.right for item in told)
    missed = sum(name in item.example.types and item.type != name for item in told)
    return hit, false, missed


def f1(hit: int, false: int, missed: int) -> float:
    return 2 * hit / (2 * hit + false + missed) if hit else 0.0


def coverage(told: list[Told]) -> dict[str, float]:
    """Return the accuracy of the surest part of the examples."""
    surest = sorted(told, key=lambda item: -item.confidence)
    shares = {percent: surest[: round(len(surest) * percent / 100)] for percent in (90, 80, 70, 50)}
    return {f"coverage_{percent}": accuracy(part) for percent, part in shares.items()}


def honesty(told: list[Told]) -> dict[str, float]:
    """Return how often what is said with some confidence or more is right, and how often it is said."""
    found: dict[str, float] = {}
    for floor in SURE:
        sure = [item for item in told if item.confidence >= floor]
        found[f"right_at_{floor}"] = accuracy(sure)
        found[f"share_at_{floor}"] = round(len(sure) / max(1, len(told)), 4)
    return found


def gold(folder: Path) -> float:
    """Return the share of hand-typed clauses that are typed alike, read from their Word files."""
    right = of = 0
    for path in sorted(folder.glob("*.json")):
        share = segmentation.measure(json.loads(path.read_text("utf-8")), folder.parent)["type"]
        right, of = right + share.right, of + share.of
    return round(right / max(1, of), 4)


def show(told: list[Told]) -> None:
    """Print each type's F1 and what it is most often mistaken for."""
    mistakes = Counter((min(item.example.types), item.type) for item in told if not item.right)
    for name in sorted(set(CUAD_TYPES.values())):
        hit, false, missed = counted(name, told)
        worst = [f"{other} {n}" for (gold, other), n in mistakes.most_common() if gold == name][:3]
        print(f"{name:28}{hit + missed:6}{f1(hit, false, missed):8.3f}   {', '.join(worst)}")


if __name__ == "__main__":
    main()
