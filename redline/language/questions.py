"""Answers the seventeen questions that are asked of an NDA, with the passages that say so.

The questions are those of ContractNLI (Koreeda and Manning, 2021), in our words.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from redline.language.nda_features import features
from redline.language.nda_model import DENIES, NdaModel, nda_model
from redline.language.passages import passages_in, passages_of
from redline.model import QUESTIONS, Answer, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from redline.language.nda_features import Features
    from redline.language.passages import Passage
    from redline.model import Contract, Reading, Span

LIKELY = 0.35  # a passage this likely to be evidence is shown beside the likeliest
MOST_SHOWN = 5


def answers(contract: Contract, reading: Reading) -> tuple[Answer, ...]:
    """Return what a contract that was read says to every question, in the order of `QUESTIONS`."""
    return answers_by(nda_model(), passages_of(contract, reading))


def answers_in(text: str, spans: Iterable[Span]) -> tuple[Answer, ...]:
    """Do the same for a text whose sentences and list items are given as spans."""
    return answers_by(nda_model(), passages_in(text, spans))


def answers_by(
    model: NdaModel, passages: Sequence[Passage], judged: Sequence[Features] | None = None
) -> tuple[Answer, ...]:
    """Do the same for passages, judged already or not, with a model of one's own."""
    judged = features(passages) if judged is None else judged
    evidence = model.evidence(judged)
    return tuple(_answer(model, question.id, passages, judged, evidence) for question in QUESTIONS)


def _answer(
    model: NdaModel,
    question: str,
    passages: Sequence[Passage],
    judged: Sequence[Features],
    evidence: dict[str, list[float]],
) -> Answer:
    if not passages:
        return Answer(question=question, choice=Stance.NOT_MENTIONED, confidence=1.0)
    affirmed, denied, silent = model.odds(question, judged, evidence)
    confidence, choice = max(
        (silent, Stance.NOT_MENTIONED), (affirmed, Stance.ENTAILED), (denied, Stance.CONTRADICTED),
        key=lambda told: told[0],
    )  # fmt: skip
    shown = () if choice is Stance.NOT_MENTIONED else _shown(choice, question, judged, evidence)
    return Answer(
        question=question,
        choice=choice,
        confidence=round(confidence, 3),
        evidence=tuple(passages[at].span for at in shown),
    )


def _shown(
    choice: Stance, question: str, judged: Sequence[Features], evidence: dict[str, list[float]]
) -> list[int]:
    """Return the places of the passages that say it: the likeliest, and others about as likely.

    What merely leads in to exceptions comes after them.
    """
    denies = choice is Stance.CONTRADICTED and question + DENIES in evidence
    scores = evidence[question + DENIES if denies else question]
    order = sorted(range(len(scores)), key=lambda at: (judged[at].leads, -scores[at], at))
    likely = math.log(LIKELY / (1 - LIKELY))
    shown = [at for rank, at in enumerate(order) if rank == 0 or scores[at] >= likely]
    return shown[:MOST_SHOWN]
