"""How well the seventeen questions on an NDA are answered, against answers and evidence people marked.

    python -m benchmarks.nda_questions --data ../shared/corpus/B-labelled/contract_nli/dev.json
    python -m benchmarks.nda_questions --data FILE --cross-validate

The file has the form of ContractNLI. `accuracy`: the share of right answers over all pairs of contract
and question. `contradiction_f1`, `entailment_f1`: F1 of that answer over all pairs together.
`contradiction_f1_macro`: the mean of F1 over the questions that some contract contradicts.
`evidence_map`: for each pair with marked evidence all passages of the contract are ranked, evidence
unseen by the ranking included, and average precision taken; the mean over those pairs.
`seen`: the model that comes with the program was trained on this very file, so that the figures say
nothing about other contracts; `--cross-validate` trains anew without each fifth of the contracts and
asks those, the judge of evidence and the weights of answers both. `--without cues` leaves out the
cues and rules, `--without words` the words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.nda_data import (
    Nda,
    Outcome,
    accuracy,
    average_precision,
    f1,
    mean_precision,
    read,
)
from benchmarks.train_nda_questions import SHIPPED, train
from redline.language.nda_model import load, nda_model
from redline.language.questions import answers_by
from redline.model import QUESTIONS, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from redline.language.nda_model import NdaModel

FOLDS = 5
SHORT = {Stance.ENTAILED: "E", Stance.CONTRADICTED: "C", Stance.NOT_MENTIONED: "N"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--without", choices=("cues", "words"), default="")
    chosen = parser.parse_args()
    ndas, sha256 = read(chosen.data)
    seen = not chosen.cross_validate and trained_on() == sha256
    if chosen.cross_validate:
        ndas = [_without(nda, chosen.without) for nda in ndas]
        outcomes = list(cross_validated(ndas))
    else:
        outcomes = [outcome for nda in ndas for outcome in asked(nda_model(), nda)]
    print("\n".join((*table(outcomes), *worst(outcomes), *certainty(outcomes))))
    if seen:
        print("\nSeen data: the model was trained on this file. Honest figures: --cross-validate.")
    print(json.dumps({**figures(outcomes), "contracts": len(ndas), "seen": seen}))


def asked(model: NdaModel, nda: Nda) -> Iterable[Outcome]:
    """Ask every question of one contract."""
    evidence = model.evidence(nda.judged)
    for answer in answers_by(model, nda.passages, nda.judged):
        marked = nda.marked[answer.question]
        scores = evidence[answer.question]
        places = marked.evidence or {max(range(len(scores)), key=scores.__getitem__)}
        yield Outcome(
            nda.id,
            answer.question,
            marked.choice,
            answer.choice,
            answer.confidence,
            average_precision(scores, marked.evidence) if marked.evidence else None,
            nda.passages[min(places, key=lambda at: -scores[at])].words,
        )


def cross_validated(ndas: Sequence[Nda]) -> Iterable[Outcome]:
    """Ask every contract of a model that was trained on the contracts of the other folds."""
    for fold in range(FOLDS):
        data = train([nda for at, nda in enumerate(ndas) if at % FOLDS != fold])
        model = load(data, hashlib.sha256(data).hexdigest())
        for nda in ndas[fold::FOLDS]:
            yield from asked(model, nda)


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the figures of all answers together."""
    by_question = _by_question(outcomes)
    denied = [
        f1(of, Stance.CONTRADICTED)
        for of in by_question.values()
        if any(outcome.marked is Stance.CONTRADICTED for outcome in of)
    ]
    told = {
        "accuracy": accuracy(outcomes),
        "contradiction_f1": f1(outcomes, Stance.CONTRADICTED),
        "evidence_map": mean_precision(outcomes),
        "entailment_f1": f1(outcomes, Stance.ENTAILED),
        "contradiction_f1_macro": sum(denied) / max(1, len(denied)),
        "pairs": len(outcomes),
    }
    return {name: round(value, 4) for name, value in told.items()}


def table(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """Describe every question in a line: marked answers, share right, evidence, confusions."""
    yield f"{'question':26} {'E/C/N marked':>12} {'right':>6} {'MAP':>5}  wrong (marked>told)"
    for question, of in _by_question(outcomes).items():
        marked = Counter(SHORT[outcome.marked] for outcome in of)
        wrong = Counter(
            f"{SHORT[outcome.marked]}>{SHORT[outcome.told]}"
            for outcome in of
            if outcome.told is not outcome.marked
        )
        counts = "/".join(str(marked[letter]) for letter in "ECN")
        confused = " ".join(f"{pair} {count}" for pair, count in wrong.most_common())
        yield f"{question:26} {counts:>12} {accuracy(of):6.2f} {mean_precision(of):5.2f}  {confused}"


def worst(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """Describe the three questions answered worst, each with its surest wrong answer."""
    ranked = sorted(_by_question(outcomes).items(), key=lambda item: accuracy(item[1]))
    for question, of in ranked[:3]:
        wrong = [outcome for outcome in of if outcome.told is not outcome.marked]
        if wrong:
            one = max(wrong, key=lambda outcome: outcome.confidence)
            yield (
                f"\n{question}: contract {one.nda}, marked {one.marked}, told {one.told}"
                f" ({one.confidence:.2f}): {one.example[:220]}"
            )


def certainty(outcomes: Sequence[Outcome]) -> Iterable[str]:
    """Describe how often answers are right, by how sure they are."""
    yield "\nconfidence   answers  right"
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        of = [outcome for outcome in outcomes if low <= outcome.confidence < high]
        if of:
            yield f"{low:.2f}-{min(high, 1.0):.2f} {len(of):9} {accuracy(of):8.2f}"


def trained_on() -> str:
    """Return the SHA-256 of the file that the model of the program was trained on."""
    with np.load(SHIPPED, allow_pickle=False) as arrays:
        return bytes(arrays["trained_on"]).decode()


def _by_question(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[outcome.question].append(outcome)
    return {question.id: found[question.id] for question in QUESTIONS}


def _without(nda: Nda, left_out: str) -> Nda:
    """Take the cues and rules, or the words, from what passages are judged by."""
    bare = {
        "cues": {"cues": {}, "fires": frozenset()},
        "words": {"grams": frozenset(), "around": frozenset()},
    }
    return nda._replace(judged=[one._replace(**bare.get(left_out, {})) for one in nda.judged])


if __name__ == "__main__":
    main()
