"""Counts whose duties a contract speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from redline.model import Sentence, Side, Sided
from redline.model.balance import Balance

PERMITS = frozenset({"", "may", "can"})
"""What a sentence says that puts no duty on anybody."""

BOTH = frozenset({Side.US, Side.THEM})


def balance(sentences: Iterable[Sentence], parties: Iterable[Sided]) -> Balance:
    """Return how many sentences bind us, them and both. Permissions do not count."""
    sides = {sided.party.label: sided.side for sided in parties}
    counts = Counter(
        frozenset(sides.get(label, Side.OTHER) for label in sentence.bound)
        for sentence in sentences
        if sentence.bound and sentence.modal not in PERMITS
    )
    return Balance(
        us=counts[frozenset({Side.US})], them=counts[frozenset({Side.THEM})], both=counts[BOTH]
    )
