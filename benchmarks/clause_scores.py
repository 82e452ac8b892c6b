"""Counts how well clause types were told: F1, accuracy at coverage, honesty, and the worst types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

COVERAGE = (90, 80, 70, 50)
BINS = 10


class Told(NamedTuple):
    """A text, where it stands, the types people gave it, and the one it was taken for."""

    where: str
    text: str
    gold: frozenset[str]
    type: str
    confidence: float

    @property
    def right(self) -> bool:
        """Say whether the type told is one of those people gave."""
        return self.type in self.gold


class Counts(NamedTuple):
    """How often a type was told rightly, told wrongly, and missed."""

    hit: int
    false: int
    missed: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hit / (2 * self.hit + self.false + self.missed) if self.hit else 0.0

    @property
    def of(self) -> int:
        """Return how often people gave the type."""
        return self.hit + self.missed


class Bin(NamedTuple):
    """What was told with about one probability: how many, the mean of it, and how many were right."""

    n: int
    told: float
    right: float


def counts_of(gold: Sequence[frozenset[str]], told: Sequence[frozenset[str]]) -> dict[str, Counts]:
    """Count for each type that people gave: a text may have several, and be told several."""
    found = {}
    for name in sorted(frozenset().union(*gold)):
        hit = sum(name in a and name in b for a, b in zip(gold, told, strict=True))
        false = sum(name not in a and name in b for a, b in zip(gold, told, strict=True))
        missed = sum(name in a and name not in b for a, b in zip(gold, told, strict=True))
        found[name] = Counts(hit, false, missed)
    return found


def counts_told(told: Sequence[Told]) -> dict[str, Counts]:
    """Count where each text was told one type."""
    single = [frozenset((item.type,)) for item in told]
    return counts_of([item.gold for item in told], single)


def macro(counts: dict[str, Counts]) -> float:
    return round(sum(count.f1 for count in counts.values()) / max(1, len(counts)), 4)


def micro(counts: dict[str, Counts]) -> float:
    return round(Counts(*map(sum, zip(*counts.values(), strict=True))).f1, 4)


def accuracy(told: Sequence[Told]) -> float:
    return round(sum(item.right for item in told) / max(1, len(told)), 4)


def coverage(told: Sequence[Told]) -> dict[str, float]:
    """Return the accuracy of the surest part, for several sizes of it."""
    surest = sorted(told, key=lambda item: -item.confidence)
    parts = {percent: surest[: round(len(surest) * percent / 100)] for percent in COVERAGE}
    return {f"coverage_{percent}": accuracy(part) for percent, part in parts.items()}


def reliability(pairs: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Put probabilities into ten bins of equal width, and hold each against what came true."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for probability, right in pairs:
        bins[min(BINS - 1, int(probability * BINS))].append((probability, right))
    return [
        Bin(
            len(part),
            sum(probability for probability, _ in part) / max(1, len(part)),
            sum(right for _, right in part) / max(1, len(part)),
        )
        for part in bins
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: how far told and right are apart on the mean."""
    total = sum(part.n for part in bins)
    return round(sum(part.n * abs(part.told - part.right) for part in bins) / max(1, total), 4)


def mistaken(told: Sequence[Told]) -> dict[str, list[tuple[str, int]]]:
    """Return for each type what its texts were taken for instead, most often first."""
    seen = Counter((min(item.gold), item.type) for item in told if not item.right)
    found: dict[str, list[tuple[str, int]]] = {}
    for (gold, other), n in seen.most_common():
        found.setdefault(gold, []).append((other, n))
    return found


def worst(counts: dict[str, Counts]) -> list[str]:
    """Return the three types that are told worst."""
    return sorted(counts, key=lambda name: counts[name].f1)[:3]
