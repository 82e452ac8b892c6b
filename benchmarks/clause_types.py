"""How well clause types are told, against the labels of lawyers and clauses typed by hand.

    python -m benchmarks.clause_types --data ../shared/corpus

Each text is asked of a model that has not seen its filer: the one that comes with the program where it
has not, else the one kept for measuring (see `benchmarks/train_clause_types.py`); texts of filers that
both have seen are left out. A table for each set:

- CUAD spans: a span may have several types and is told one; right if it is among them.
- CUAD paragraphs, with all that have no label: told any number of topics, or none.
- LegalBench pairs: is a text of a category's type, yes or no; the noes are hard ones.
- LEDGAR rows, by the mapping of the clause types; never trained on.
- Clauses of seven Word contracts typed by hand, from the file to the type.

`coverage_N` is the accuracy of the N % surest. The reliability curve holds what was told with a
probability against how often it was right; `calibration_error` is the mean distance. What the baselines
are: a plain TF-IDF and logistic regression on the same data.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks import segmentation
from benchmarks.clause_data import (
    Example,
    Pair,
    Paragraph,
    cuad_paragraphs,
    cuad_spans,
    digest,
    ledgar_rows,
    legalbench_pairs,
)
from benchmarks.clause_scores import (
    Bin,
    Counts,
    Told,
    accuracy,
    calibration_error,
    counts_of,
    counts_told,
    coverage,
    macro,
    micro,
    mistaken,
    reliability,
    worst,
)
from redline.language import clause_model as shipped
from redline.language import segment
from redline.language.clause_model import ClauseModel, clause_model, load
from redline.language.topics import LIKELY, topics
from redline.language.types import Settings, classify_by, type_clauses
from redline.word import reader

HELD_OUT = Path(__file__).with_name("data") / "clause_model_held_out.npz"
HELD_OUT_SHA256 = "8577f2077516eeceab8ba3084fb9388f6ca90d7a992cbfcb9e290466955959b8"
BASELINES = {
    "spans_accuracy": 0.77,
    "spans_macro_f1": 0.69,
    "spans_coverage_50": 0.92,
    "paragraphs_micro_f1": 0.57,
}
QUOTED = 70  # characters of an example of a failure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    labelled = data / "B-labelled"
    models = (clause_model(), load(HELD_OUT, HELD_OUT_SHA256))
    figures: dict[str, float] = {}
    if (labelled / "cuad" / "clauses.jsonl.gz").is_file():
        spans = cuad_spans(labelled)
        figures |= of_types("spans", tell(spans, models))
        figures |= ablation(spans, models)
        figures |= of_paragraphs(cuad_paragraphs(labelled), models)
    if (labelled / "legalbench").is_dir():
        figures |= of_pairs(legalbench_pairs(labelled), models)
    if (labelled / "ledgar").is_dir():
        figures |= of_types("ledgar", tell(ledgar_rows(labelled), models))
    if (data / "gold-clauses").is_dir():
        figures |= of_gold(data / "gold-clauses", models[0])
    figures |= speed()
    show_baselines(figures)
    print(json.dumps(headline(figures) | figures))


def headline(figures: dict[str, float]) -> dict[str, float]:
    """Return the figures by the names that other programs rely on: those of the spans, if measured."""
    measured = next((name for name in ("spans", "ledgar", "gold") if f"{name}_n" in figures), "")
    wanted = ("accuracy", "macro_f1", "micro_f1")
    return {key: figures[f"{measured}_{key}"] for key in wanted if f"{measured}_{key}" in figures}


# ------------------------------------------------------------------ asking


def tell(examples: Iterable[Example], models: tuple[ClauseModel, ...]) -> list[Told]:
    """Ask for the type of every example for which there is a model that has not seen its filer."""
    told = []
    for example in examples:
        if model := fresh(example.filer, models):
            best = classify_by(model, example.heading, example.body)[0]
            told.append(Told(example.where, example.body, example.types, *best))
    return told


def fresh(filer: str, models: tuple[ClauseModel, ...]) -> ClauseModel | None:
    """Return the first model that has not seen who filed a text."""
    unseen = (model for model in models if digest(filer) not in model.trained_on)
    return next(unseen, None) if filer else models[0]


# ------------------------------------------------------------------ one type a text


def of_types(name: str, told: list[Told]) -> dict[str, float]:
    """Print how a set fared that is told one type a text, and return the figures."""
    counts = counts_told(told)
    bins = reliability((item.confidence, item.right) for item in told)
    figures = {
        "n": len(told),
        "accuracy": accuracy(told),
        "macro_f1": macro(counts),
        "micro_f1": micro(counts),
        **coverage(told),
        "calibration_error": calibration_error(bins),
    }
    title(name, figures)
    others = mistaken(told)
    show_types(counts, {kind: [f"{a} {n}" for a, n in found] for kind, found in others.items()})
    show_bins(bins)
    show_worst(counts, told)
    return {f"{name}_{key}": value for key, value in figures.items()}


def of_gold(folder: Path, model: ClauseModel) -> dict[str, float]:
    """Print how clauses typed by hand fared, with rules, the model and both."""
    figures = of_types("gold", gold(folder, model))
    for what, other in parts_of(model).items():
        figures[f"gold_{what}_accuracy"] = accuracy(gold(folder, other))
        print(f"    {what.replace('_', ' ')}: accuracy {figures[f'gold_{what}_accuracy']}")
    return figures


def gold(folder: Path, model: ClauseModel) -> list[Told]:
    """Type the clauses of the Word contracts that were typed by hand; one not found is `unknown`."""
    told = []
    for path in sorted(folder.glob("*.json")):
        labels = json.loads(path.read_text("utf-8"))
        contract = reader.read(folder.parent / labels["file"])
        clauses = type_clauses(contract, segment(contract), model)
        places = segmentation.align(contract, [item["key"] for item in labels["paragraphs"]])
        found = segmentation.look_up(clauses, places)
        for item, here in zip(labels["paragraphs"], found, strict=True):
            if item["role"] in segmentation.STARTS and item["type"]:
                clause = here.start
                text = clause.span.of(contract.text) if clause else ""
                best = (clause.type, clause.confidence) if clause else ("unknown", 0.0)
                where = f"{path.stem} paragraph {item['i']}"
                told.append(Told(where, text, frozenset((item["type"],)), *best))
    return told


# ------------------------------------------------------------------ what the parts add


def ablation(spans: list[Example], models: tuple[ClauseModel, ...]) -> dict[str, float]:
    """Return how spans fare by phrases alone, and by the trained model alone."""
    figures = {}
    for what in parts_of(models[0]):
        told = tell(spans, tuple(parts_of(model)[what] for model in models))
        figures[f"spans_{what}_accuracy"] = accuracy(told)
        figures[f"spans_{what}_macro_f1"] = macro(counts_told(told))
        print(f"    {what.replace('_', ' ')}: accuracy {accuracy(told)}", end="")
        print(f", macro-F1 {figures[f'spans_{what}_macro_f1']}")
    return figures


def parts_of(model: ClauseModel) -> dict[str, ClauseModel]:
    """Return a model that has phrases and headings alone, and one that has neither."""
    settings = Settings(*model.settings)
    silent = replace(
        model,
        weights=np.zeros_like(model.weights),
        bias=np.zeros_like(model.bias),
        topic_weights=np.zeros_like(model.topic_weights),
        topic_bias=np.zeros_like(model.topic_bias),
    )
    return {
        "rules_alone": silent,
        "model_alone": replace(model, settings=tuple(settings._replace(phrases=0.0, heading=0.0))),
    }


# ------------------------------------------------------------------ several topics or none


def of_paragraphs(paragraphs: list[Paragraph], models: tuple[ClauseModel, ...]) -> dict[str, float]:
    """Print how well the topics of paragraphs are told, of all that lawyers read."""
    asked = [(item, model) for item in paragraphs if (model := fresh(item.filer, models))]
    told = [topics(model, item.text) for item, model in asked]
    gold = [item.types for item, _ in asked]
    counts = counts_of(gold, [likely(chances) for chances in told])
    pairs = (
        (chance, name in types)
        for chances, types in zip(told, gold, strict=True)
        for name, chance in chances.items()
        if chance >= 0.05
    )
    bins = reliability(pairs)
    figures = {
        "n": len(asked),
        "labelled": sum(map(bool, gold)),
        "micro_f1": micro(counts),
        "macro_f1": macro(counts),
        "calibration_error": calibration_error(bins),
    }
    title("paragraphs", figures)
    show_types(counts, {})
    show_bins(bins)
    show_missed(counts, [item for item, _ in asked], told)
    return {f"paragraphs_{key}": value for key, value in figures.items()}


def likely(chances: dict[str, float]) -> frozenset[str]:
    return frozenset(name for name, chance in chances.items() if chance >= LIKELY)


def of_pairs(pairs: list[Pair], models: tuple[ClauseModel, ...]) -> dict[str, float]:
    """Print how well it is told whether a text is of a category's type.

    Texts of contracts that are not at hand are left out: the model has learned from some of them.
    """
    counts: dict[str, Counts] = {}
    right = n = 0
    for pair in pairs:
        if pair.filer and (model := fresh(pair.filer, models)):
            yes = topics(model, pair.text)[pair.type] >= LIKELY
            right, n = right + (yes == pair.yes), n + 1
            one = Counts(yes and pair.yes, yes and not pair.yes, pair.yes and not yes)
            before = counts.get(pair.type, Counts(0, 0, 0))
            counts[pair.type] = Counts(*map(sum, zip(before, one, strict=True)))
    figures = {
        "n": n,
        "accuracy": round(right / max(1, n), 4),
        "macro_f1": macro(counts),
        "micro_f1": micro(counts),
    }
    title("pairs", figures)
    show_types(dict(sorted(counts.items())), {})
    return {f"pairs_{key}": value for key, value in figures.items()}


# ------------------------------------------------------------------ speed


def speed() -> dict[str, float]:
    """Return the size of the model, how long it loads, and clauses typed in a second of one processor."""
    path = Path(shipped.__file__).with_name(shipped.FILE)
    loads = [timed(lambda: load(path, shipped.SHA256)) for _ in range(5)]
    model = clause_model()
    clause = "Customer shall pay all undisputed fees within thirty days of receipt. " * 8
    seconds = min(
        timed(lambda: [classify_by(model, "Fees", clause) for _ in range(300)]) for _ in "123"
    )
    both = min(timed(lambda: [topics(model, clause) for _ in range(300)]) for _ in "123")
    figures = {
        "model_bytes": path.stat().st_size,
        "load_ms": round(1000 * min(loads), 1),
        "types_per_second": round(300 / seconds),
        "topics_per_second": round(300 / both),
    }
    title("speed (88 words a clause)", figures)
    return figures


def timed(work: object) -> float:
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start


# ------------------------------------------------------------------ printing


def title(name: str, figures: dict[str, float]) -> None:
    print(f"\n{name}: " + ", ".join(f"{key} {value}" for key, value in figures.items()))


def show_types(counts: dict[str, Counts], others: dict[str, list[str]]) -> None:
    print(f"    {'type':28}{'n':>6}{'F1':>8}   told instead")
    for name, count in counts.items():
        print(f"    {name:28}{count.of:6}{count.f1:8.3f}   {', '.join(others.get(name, [])[:3])}")


def show_bins(bins: Sequence[Bin]) -> None:
    print("    told with about, right, n: ", end="")
    print("; ".join(f"{part.told:.2f} {part.right:.2f} {part.n}" for part in bins if part.n))


def show_worst(counts: dict[str, Counts], told: Sequence[Told]) -> None:
    for name in worst(counts):
        wrong = [item for item in told if name in item.gold and not item.right]
        if wrong:
            item = max(wrong, key=lambda item: (item.confidence, item.where))
            quote(name, f"told {item.type} ({item.confidence:.2f})", item.where, item.text)


def show_missed(
    counts: dict[str, Counts], asked: Sequence[Paragraph], told: Sequence[dict[str, float]]
) -> None:
    for name in worst(counts):
        missed = [
            (chances[name], item.contract, item.start, item.text)
            for item, chances in zip(asked, told, strict=True)
            if name in item.types and chances[name] < LIKELY
        ]
        if missed:
            chance, contract, start, text = min(missed)
            where = f"{contract} {start}-{start + len(text)}"
            quote(name, f"told with {chance:.2f} only", where, text)


def quote(name: str, what: str, where: str, text: str) -> None:
    print(f'    {name} {what}: {where}: "{" ".join(text.split())[:QUOTED]}"')


def show_baselines(figures: dict[str, float]) -> None:
    print(f"\n{'measure':28}{'baseline':>10}{'ours':>8}")
    for name, baseline in BASELINES.items():
        if name in figures:
            print(f"{name:28}{baseline:10.2f}{figures[name]:8.3f}")


if __name__ == "__main__":
    main()
