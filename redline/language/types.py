"""What a clause is about: the clause type its heading and its words speak for, and how surely."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from redline.language.lexicon import Entry, heading_words, lexicon, words_of
from redline.model import UNKNOWN, Clause, Contract, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

FLOOR = 0.35
"""Below this confidence a clause is `unknown`."""

HEADING = 6.0  # what a heading that names one type outright is worth, in strong phrases

ROLE_TYPES = {
    Role.PARTIES: "parties",
    Role.RECITAL: "recitals",
    Role.DEFINITION: "definitions",
    Role.SIGNATURE: "signatures",
    Role.SCHEDULE: "schedule",
}
"""Roles that settle the type of a clause by themselves."""


def classify(heading: str, body: str) -> tuple[tuple[str, float], ...]:
    """Return the clause types a clause may be of with their probabilities, likeliest first."""
    scores: dict[str, float] = defaultdict(float)
    for clause_type, score in _heard(words_of(body)):
        scores[clause_type] += score
    for clause_type, share in _named(heading).items():
        scores[clause_type] += HEADING * share
    total = sum(map(math.exp, scores.values())) + math.exp(1.0)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple((clause_type, math.exp(score) / total) for clause_type, score in ranked)


def clause_type(heading: str, body: str) -> tuple[str, float]:
    """Return the likeliest clause type, `unknown` if not likely enough, and its probability."""
    ranked = classify(heading, body)
    if not ranked or ranked[0][1] < FLOOR:
        return UNKNOWN, ranked[0][1] if ranked else 0.0
    return ranked[0]


def type_clauses(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Fill in type and confidence of every clause; a sub-clause in doubt takes its parent's."""
    typed: dict[str, Clause] = {}
    children = Counter(clause.parent for clause in clauses)
    for clause in clauses:
        parent = typed.get(clause.parent or "")
        text = _words_for(contract, clause, with_children=bool(children[clause.id]))
        typed[clause.id] = _typed(clause, parent, text)
    return tuple(typed.values())


def _heard(words: list[str]) -> Iterable[tuple[str, float]]:
    """Weigh the phrases of a body: each counts once, more for being said early."""
    said: dict[Entry, float] = {}
    for at, entry in lexicon("body").find(words):
        said.setdefault(entry, entry.weight * (0.5 + 0.5 / (1 + at / 40)))
    scale = 1.0 / math.sqrt(3 + len(said))
    return [(entry.type, weight * scale) for entry, weight in said.items()]


def _named(heading: str) -> dict[str, float]:
    """Share of the heading's words that name each type."""
    words = heading_words(heading)
    shares: dict[str, float] = {}
    for _, entry in lexicon("heading").find(words):
        share = len(entry.words) / len(words)
        shares[entry.type] = max(share, shares.get(entry.type, 0.0))
    return shares


def _words_for(contract: Contract, clause: Clause, *, with_children: bool) -> str:
    own = clause.body.of(contract.text)
    return clause.span.of(contract.text) if with_children and len(own) < 200 else own


def _typed(clause: Clause, parent: Clause | None, text: str) -> Clause:
    if clause.role in ROLE_TYPES:
        return replace(clause, type=ROLE_TYPES[clause.role], confidence=0.95)
    found, confidence = clause_type(clause.heading, text)
    if parent and _in_doubt(clause, parent, found, confidence):
        found, confidence = parent.type, parent.confidence * 0.9
    return replace(clause, type=found, confidence=round(confidence, 3))


def _in_doubt(clause: Clause, parent: Clause, found: str, confidence: float) -> bool:
    if parent.type == UNKNOWN:
        return False
    return found == UNKNOWN or (not clause.heading and confidence < 0.6)
