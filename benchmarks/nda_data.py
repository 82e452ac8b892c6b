"""Reads NDAs with answered questions as ContractNLI gives them, and measures answers against them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from redline.language.nda_features import Features, features
from redline.language.passages import Passage, passages_in
from redline.model import QUESTIONS, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NUMBERS = dict(
    zip(
        (question.id for question in QUESTIONS),
        (1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20),
        strict=True,
    )
)
"""The questions of ContractNLI by its numbers."""

STANCES = {
    "Entailment": Stance.ENTAILED,
    "Contradiction": Stance.CONTRADICTED,
    "NotMentioned": Stance.NOT_MENTIONED,
}


class Marked(NamedTuple):
    """What people said a contract says to a question: the places of the passages that say it."""

    choice: Stance
    evidence: frozenset[int]


class Nda(NamedTuple):
    """An NDA: its passages, what they are judged by, and the marked answers by question."""

    id: str
    passages: tuple[Passage, ...]
    judged: Sequence[Features]
    marked: dict[str, Marked]


class Outcome(NamedTuple):
    """One question asked of one contract: what was marked, what was answered, how sure, how ranked.

    `precision` is the average precision of the ranking of passages, None where none is marked.
    """

    nda: str
    question: str
    marked: Stance
    told: Stance
    confidence: float
    precision: float | None
    example: str


def read(path: Path) -> tuple[list[Nda], str]:
    """Return the NDAs of a file, and its SHA-256."""
    data = path.read_bytes()
    documents = json.loads(data)["documents"]
    return [_nda(document) for document in documents], hashlib.sha256(data).hexdigest()


def average_precision(scores: Sequence[float], wanted: Iterable[int]) -> float:
    """Return the mean, over the wanted places, of the share of wanted ones at or above each."""
    left = set(wanted)
    count, found, total = len(left), 0, 0.0
    for rank, at in enumerate(sorted(range(len(scores)), key=lambda at: (-scores[at], at)), 1):
        if at in left:
            found += 1
            total += found / rank
    return total / count


def accuracy(outcomes: Sequence[Outcome]) -> float:
    """Return the share of right answers."""
    return sum(outcome.told is outcome.marked for outcome in outcomes) / len(outcomes)


def f1(outcomes: Sequence[Outcome], stance: Stance) -> float:
    """Return F1 of one answer over all outcomes together."""
    told = sum(outcome.told is stance for outcome in outcomes)
    marked = sum(outcome.marked is stance for outcome in outcomes)
    both = sum(outcome.told is stance is outcome.marked for outcome in outcomes)
    return 2 * both / max(1, told + marked)


def mean_precision(outcomes: Sequence[Outcome]) -> float:
    """Return the mean of the average precisions of the contracts and questions with marked evidence."""
    known = [outcome.precision for outcome in outcomes if outcome.precision is not None]
    return sum(known) / max(1, len(known))


def _nda(document: Any) -> Nda:
    spans = [Span(*span) for span in document["spans"]]
    passages = passages_in(document["text"], spans)
    told = document["annotation_sets"][0]["annotations"]
    marked = {
        question: Marked(
            STANCES[told[f"nda-{number}"]["choice"]], frozenset(told[f"nda-{number}"]["spans"])
        )
        for question, number in NUMBERS.items()
    }
    return Nda(str(document["id"]), passages, features(passages), marked)
