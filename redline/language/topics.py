"""What else a clause deals with: the topics that its sentences give away, whatever its type."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from redline.language.clause_model import clause_model
from redline.language.lexicon import words_of
from redline.language.types import heard
from redline.model import Clause, Role

if TYPE_CHECKING:
    from redline.language.clause_model import ClauseModel
    from redline.model import Contract

TOLD = frozenset((Role.CLAUSE, Role.TABLE))
"""The roles of clauses that may deal with several things."""

LIKELY = 0.4
"""From this probability on a topic is told."""

SHORTEST = 10
"""Words of a window at least: shorter sentences are taken with the next."""

LONGEST = 200
"""Words of a window that are looked at."""

MOST_HEARD = 300
"""Words of a clause in which telling phrases are looked for."""

MOST_WINDOWS = 40
"""Windows of a clause that are looked at."""

_END = re.compile(r"(?<=[.;:])\s+(?=[A-Z(“\"\d])|\n+")


class Settings(NamedTuple):
    """How the evidence for a topic becomes a probability; each topic has its own.

    `near` multiplies the margin of the sentence that speaks for it most, `sure` what of that is on the
    right side of the border, and `phrases` the weight of telling phrases in the whole clause.
    """

    level: float
    near: float
    sure: float
    phrases: float


def tell_topics(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Fill in what each provision deals with in its own words beside its type, likeliest first."""
    model = clause_model()
    return tuple(
        replace(clause, topics=told)
        if clause.role in TOLD and (told := _beside(model, contract.text, clause))
        else clause
        for clause in clauses
    )


def _beside(model: ClauseModel, text: str, clause: Clause) -> tuple[str, ...]:
    chances = topics(model, clause.body.of(text))
    likely = [(-chance, name) for name, chance in chances.items() if chance >= LIKELY]
    return tuple(name for _, name in sorted(likely) if name != clause.type)


def topics(model: ClauseModel, text: str) -> dict[str, float]:
    """Return how likely each topic the model knows is dealt with somewhere in a clause."""
    margins = map(model.topic_margins, passages_of(text))
    closest = map(max, zip(*margins, strict=True))
    said: dict[str, float] = defaultdict(float)
    for name, weight in heard(words_of(text)[:MOST_HEARD]):
        said[name] += weight
    asked = zip(model.topics, model.topic_settings, closest, strict=True)
    return {name: _chance(Settings(*own), margin, said[name]) for name, own, margin in asked}


def _chance(settings: Settings, margin: float, said: float) -> float:
    odds = settings.level + settings.near * margin + settings.sure * max(0.0, margin)
    odds += settings.phrases * said
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def passages_of(text: str) -> list[list[str]]:
    """Return the words of every sentence of a text that is looked at."""
    return [words_of(window)[:LONGEST] for window in windows_of(text)[:MOST_WINDOWS]]


def windows_of(text: str) -> list[str]:
    """Part a text into sentences, short ones taken together with the next."""
    windows: list[str] = []
    start = 0
    for found in _END.finditer(text):
        if len(text[start : found.start()].split()) >= SHORTEST:
            windows.append(text[start : found.start()])
            start = found.end()
    if text[start:].strip() or not windows:
        windows.append(text[start:])
    return windows
