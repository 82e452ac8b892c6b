"""Learns from filers a model has not seen how likely it is right: what makes probabilities of margins."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

import numpy as np

from benchmarks.clause_data import Paragraph
from benchmarks.train_clause_types import MARKED, Document, Fit, Head, Learned, fit, matrix_of
from redline.language.clause_model import RESERVE, TOPIC_RESERVE, grams
from redline.language.lexicon import clause_types, words_of
from redline.language.topics import MOST_HEARD, passages_of
from redline.language.types import heard

PHRASES, HEADING, FAMILY, TOPIC = 0.25, 1.6, 0.8, 0.5  # see `redline.language.types.Settings`
MOST_TOPIC = 3.0
FOLDS = 3
ALIKE = 2.0  # how firmly the settings of a topic are held near those of all topics
FREE = 0.01  # how firmly settings are held near nothing: hardly
STEPS = 30  # many more than it takes
DIGITS = 3  # of a setting: no processor or library makes these other ones


class Settings(NamedTuple):
    """What is written into a model beside its weights."""

    types: tuple[float, ...]
    topics: tuple[tuple[float, ...], ...]


class Unseen(NamedTuple):
    """What a model said of examples whose filers it had not seen: evidence, and margins of topics."""

    clauses: list[Document]
    evidence: Any
    paragraphs: list[Paragraph]
    closest: Any


def calibrated(chosen: Learned, paragraphs: list[Paragraph]) -> Settings:
    """Return the settings under which probabilities are honest, learned from unseen filers."""
    parts = [_asked(chosen, paragraphs, fold) for fold in range(FOLDS)]
    return Settings((PHRASES, HEADING, FAMILY, TOPIC, *_of_types(parts)), _of_topics(parts))


def _asked(chosen: Learned, paragraphs: list[Paragraph], fold: int) -> Unseen:
    """Ask a model trained without a third of the filers for the types and topics in that third."""
    model = fit(chosen.of(lambda item: not item.filer or _fold(item.filer) != fold))
    asked = [
        item for item in chosen.clauses if item.types and item.filer and _fold(item.filer) == fold
    ]
    held = [item for item in paragraphs if _fold(item.filer) == fold]
    return Unseen(asked, _evidence(model, asked), held, _closest(model, held))


def _evidence(model: Fit, asked: list[Document]) -> Any:
    """Return for every example the evidence for every type, phrases included, headings not."""
    said = [item.grams for item in asked]
    evidence = _margins(model, said, model.types, RESERVE)
    place = {clause_type: at for at, clause_type in enumerate(clause_types())}
    margins = _margins(model, said, model.topics, TOPIC_RESERVE)
    evidence[:, [place[topic] for topic in MARKED]] += TOPIC * np.clip(margins + 1, 0, MOST_TOPIC)
    for row, item in enumerate(asked):
        for clause_type, weight in heard(list(item.words)):
            evidence[row, place[clause_type]] += PHRASES * weight
    return evidence


def _closest(model: Fit, held: list[Paragraph]) -> Any:
    """Return for every paragraph and topic the margin of the sentence that speaks for it most."""
    passages = [passages_of(item.text) for item in held]
    said = [tuple(grams(words)) for each in passages for words in each]
    starts = np.cumsum([0, *map(len, passages)])[:-1]
    return np.maximum.reduceat(_margins(model, said, model.topics, TOPIC_RESERVE), starts)


def _margins(model: Fit, said: list[tuple[str, ...]], head: Head, reserve: float) -> Any:
    return (
        np.asarray(matrix_of(said, model.grams, model.rarity, reserve) @ head.weights) + head.bias
    )


def _of_types(parts: list[Unseen]) -> tuple[float, ...]:
    evidence = np.vstack([part.evidence for part in parts])
    items = [item for part in parts for item in part.clauses]
    ordered = np.sort(evidence, axis=1)
    best, gap = ordered[:, -1], ordered[:, -1] - ordered[:, -2]
    told = evidence.argmax(axis=1)
    right = [clause_types()[at] in item.types for at, item in zip(told, items, strict=True)]
    columns = np.column_stack([best, gap, np.minimum(1.0, gap)])
    weight = np.array([item.weight for item in items])
    return _told(_logistic(columns, np.array(right), weight, np.zeros(len(items)), FREE))


def _of_topics(parts: list[Unseen]) -> tuple[tuple[float, ...], ...]:
    """Learn the settings of all topics together, and then how far each is from those."""
    closest = np.vstack([part.closest for part in parts])
    items = [item for part in parts for item in part.paragraphs]
    said = np.zeros_like(closest)
    for row, item in enumerate(items):
        for name, weight in heard(words_of(item.text)[:MOST_HEARD]):
            if name in MARKED:
                said[row, MARKED.index(name)] += weight
    wanted = np.array([[topic in item.types for topic in MARKED] for item in items])
    columns = np.stack([closest, np.maximum(closest, 0), said], axis=2)
    flat = columns.reshape(-1, columns.shape[2])
    once = np.ones(wanted.size)
    shared = _logistic(flat, wanted.ravel(), once, np.zeros(wanted.size), FREE)
    odds = shared[0] + columns @ shared[1:]
    return tuple(
        _told(
            shared
            + _logistic(columns[:, at], wanted[:, at], once[: len(items)], odds[:, at], ALIKE)
        )
        for at in range(len(MARKED))
    )


def _logistic(columns: Any, right: Any, weight: Any, odds: Any, firmly: float) -> Any:
    """Return the level and the weight of each column that best add up, with `odds`, to what is right."""
    columns = np.column_stack([np.ones(len(columns)), columns])
    found = np.zeros(columns.shape[1])
    hold = firmly * np.eye(len(found))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(odds + columns @ found)))
        slope = columns.T @ (weight * (chance - right)) + hold @ found
        bend = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns + hold
        found -= np.linalg.solve(bend, slope)
    return found


def _told(found: Any) -> tuple[float, ...]:
    return tuple(round(float(value), DIGITS) for value in found)


def _fold(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[1] % FOLDS
