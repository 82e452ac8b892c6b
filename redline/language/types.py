"""What a clause is about: the clause type its heading and its words speak for, and how surely."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from redline.language.clause_model import ClauseModel, clause_model
from redline.language.lexicon import Entry, heading_words, lexicon, words_of
from redline.model import UNKNOWN, Clause, Contract, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

FLOOR = 0.4
"""Below this confidence a clause is `unknown`."""

ROLE_TYPES = {
    Role.PARTIES: "parties",
    Role.RECITAL: "recitals",
    Role.DEFINITION: "definitions",
    Role.SIGNATURE: "signatures",
    Role.SCHEDULE: "schedule",
}
"""Roles that settle the type of a clause by themselves."""

_UNTYPED = frozenset((Role.TITLE, Role.CONTENTS, Role.NOTE))
_JOINING = frozenset(("and", "or", "of", "for", "to", "in", "on", "by", "with", "no", "other"))
_BUNDLED = 0.8  # how plainly a heading of three topics or more says that a clause bundles them
_SHORT = 12  # words: shorter sub-clauses lean on the clause above
_MOST_NAMED = 10  # types are given for a clause at most
_MOST_TOPIC = 3.0  # what the evidence of a topic's words can come to
_SPREAD = 6.0  # how steeply the probabilities of the runners-up fall with their distance


class Settings(NamedTuple):
    """What evidence is worth beside the model's margin, and how a margin becomes a probability.

    `phrases` multiplies the weight of telling phrases, `heading` what a heading that names a type
    outright adds, `family` what the type of the clause above adds, and `topic` multiplies what the
    words say for a type that is a topic as well. `level`, `height`, `gap` and `lead` make the
    probability: of the best type's evidence, of how far the second is behind, and of the first step
    of that once more.
    """

    phrases: float
    heading: float
    family: float
    topic: float
    level: float
    height: float
    gap: float
    lead: float


def classify(heading: str, body: str) -> tuple[tuple[str, float], ...]:
    """Return the clause types a clause may be of with their probabilities, likeliest first."""
    return classify_by(clause_model(), heading, body)


def classify_by(model: ClauseModel, heading: str, body: str) -> tuple[tuple[str, float], ...]:
    """Do what `classify` does with a model of one's own."""
    return _ranked(_evidence(model, heading, body), model)


def clause_type(heading: str, body: str) -> tuple[str, float]:
    """Return the likeliest clause type, `unknown` if not likely enough, and its probability."""
    return _decided(*classify(heading, body)[0])


def type_clauses(
    contract: Contract, clauses: tuple[Clause, ...], model: ClauseModel | None = None
) -> tuple[Clause, ...]:
    """Fill in type, confidence and topics of every clause.

    A sub-clause in doubt takes its parent's type. `model` is one of one's own.
    """
    model = model or clause_model()
    typed: dict[str, Clause] = {}
    parents = {clause.parent for clause in clauses}
    for clause in clauses:
        span = clause.span if clause.id in parents else clause.body
        above = typed.get(clause.parent or "")
        typed[clause.id] = _typed(model, clause, span.of(contract.text), above)
    return tuple(typed.values())


def _typed(model: ClauseModel, clause: Clause, text: str, above: Clause | None) -> Clause:
    if clause.role in _UNTYPED:
        return clause
    if clause.role in ROLE_TYPES:
        return replace(clause, type=ROLE_TYPES[clause.role], confidence=1.0)
    evidence = _evidence(model, clause.heading, text.removeprefix(clause.heading))
    family = above.type if above and above.type != UNKNOWN else ""
    if family:
        evidence[family] += Settings(*model.settings).family * (
            1 + _SHORT / (len(text.split()) + 1)
        )
    found, confidence = _decided(*_likeliest(evidence, model))
    if above and family and found in (UNKNOWN, family):
        found, confidence = family, _inherited(above, found, confidence)
    return replace(clause, type=found, confidence=round(confidence, 3))


def _inherited(above: Clause, found: str, confidence: float) -> float:
    """Make a sub-clause no surer of a shared type than the clause above, and less sure in doubt."""
    return min(confidence, above.confidence) if found == above.type else above.confidence * 0.8


def _evidence(model: ClauseModel, heading: str, body: str) -> dict[str, float]:
    """Add up what the model, the telling phrases and the heading say for every type."""
    settings = Settings(*model.settings)
    words = words_of(body)
    known = model.known(words)
    evidence = defaultdict(float, zip(model.types, model.margins_of(known), strict=True))
    for topic, margin in zip(model.topics, model.topic_margins_of(known), strict=True):
        evidence[topic] += settings.topic * min(_MOST_TOPIC, max(0.0, margin + 1))
    for clause_type, weight in heard(words):
        evidence[clause_type] += settings.phrases * weight
    for clause_type, share in named(heading).items():
        evidence[clause_type] += settings.heading * share
    return evidence


def heard(words: list[str]) -> Iterable[tuple[str, float]]:
    """Weigh the telling phrases of a body: each counts once, more for being said early."""
    said: dict[Entry, float] = {}
    for at, entry in lexicon("body").find(words):
        said.setdefault(entry, entry.weight * (0.5 + 0.5 / (1 + at / 40)))
    scale = 1.0 / math.sqrt(3 + len(said))
    return [(entry.type, weight * scale) for entry, weight in said.items()]


def named(heading: str) -> dict[str, float]:
    """Return the share of a heading's telling words that name each type."""
    words = heading_words(heading)
    places: dict[str, set[int]] = defaultdict(set)
    for at, entry in lexicon("heading").find(words):
        places[entry.type].update(range(at, at + len(entry.words)))
    telling = {at for at, word in enumerate(words) if word not in _JOINING}
    shares = {name: len(said & telling) / max(1, len(telling)) for name, said in places.items()}
    if _topics(places) > 2:
        shares["miscellaneous"] = max(_BUNDLED, shares.get("miscellaneous", 0.0))
    return shares


def _topics(places: dict[str, set[int]]) -> int:
    """Count the types that a heading names with words of their own, as in a list of topics."""
    taken: set[int] = set()
    count = 0
    for said in sorted(places.values(), key=lambda said: (-len(said), min(said))):
        count += taken.isdisjoint(said)
        taken |= said
    return count


def _ranked(evidence: dict[str, float], model: ClauseModel) -> tuple[tuple[str, float], ...]:
    """Return the likeliest types with their probabilities."""
    name, surely = _likeliest(evidence, model)
    ranked = sorted((-value, other) for other, value in evidence.items())[:_MOST_NAMED]
    best = -ranked[0][0]
    others = [surely * math.exp(_SPREAD * (-value - best)) for value, _ in ranked[1:]]
    share = min(1.0, (1 - surely) / sum(others))
    names = (other for _, other in ranked[1:])
    return ((name, surely), *zip(names, (share * value for value in others), strict=True))


def _likeliest(evidence: dict[str, float], model: ClauseModel) -> tuple[str, float]:
    """Return the type with the most evidence, and its probability."""
    settings = Settings(*model.settings)
    second, best = sorted(evidence.values())[-2:]
    gap = best - second
    odds = settings.level + settings.height * best + settings.gap * gap
    odds += settings.lead * min(1.0, gap)
    surely = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    return min(name for name, value in evidence.items() if value == best), surely


def _decided(name: str, confidence: float) -> tuple[str, float]:
    return (name, confidence) if confidence >= FLOOR else (UNKNOWN, confidence)
