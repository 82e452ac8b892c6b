"""Knows which items of two long sequences are the same beyond doubt: equal, rare and in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

EXACT = 40_000
"""A gap of at most so many cells (old times new) is worth a longest common subsequence."""

FREQUENT = 4
"""A key that stands more often than this in either sequence proves nothing about where it belongs;
of the others, a key says the more the rarer it is."""

DEEPEST = 40
"""So often a gap between anchors is searched for anchors of its own; an adversary could go on."""


class _Gap(NamedTuple):
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    depth: int

    @property
    def cells(self) -> int:
        return (self.old_end - self.old_start) * (self.new_end - self.new_start)


class _Sides(NamedTuple):
    old: Sequence[Hashable]
    new: Sequence[Hashable]
    times: dict[Hashable, int]

    def is_frequent(self, key: Hashable) -> bool:
        return self.times[key] > FREQUENT

    def weight(self, key: Hashable) -> int:
        return max(1, FREQUENT + 1 - self.times[key])


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pair equal keys, strictly increasing on both sides, where there is no doubt that they belong.

    First the common beginning and end; then, in a small gap, the keys that stand equally often on
    either side and in a large one those that stand once, as many and as rare as keep their order
    (patience diff); then the same between them. A frequent key (an empty paragraph) is paired only
    next to another pair, or where nothing but frequent keys is left.
    """
    sides = _Sides(old, new, Counter(old) | Counter(new))
    found: list[tuple[int, int]] = []
    gaps = [_Gap(0, len(old), 0, len(new), 0)]
    while gaps:
        gap = _trimmed(sides, gaps.pop(), found)
        if gap.cells and gap.depth < DEEPEST:
            exact = _best_common(sides, gap)
            pairs = _rare(sides, gap) if exact is None else exact
            found.extend(pairs)
            gaps.extend(_between(gap, pairs) if pairs else ())
    return sorted(found)


def longest_chain(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep as many pairs as can stand in increasing order on both sides (`pairs` rises by the first)."""
    tails: list[int] = []
    ends: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        at = bisect_left(tails, pair[1])
        before[pair] = ends[at - 1] if at else None
        tails[at : at + 1] = [pair[1]]
        ends[at : at + 1] = [pair]
    chain: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _trimmed(sides: _Sides, gap: _Gap, found: list[tuple[int, int]]) -> _Gap:
    """Pair what is common at the beginning and the end of a gap, and return the rest."""
    old, new, _ = sides
    old_start, old_end, new_start, new_end, depth = gap
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        found.append((old_start, new_start))
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
        found.append((old_end, new_end))
    return _Gap(old_start, old_end, new_start, new_end, depth)


def _rare(sides: _Sides, gap: _Gap) -> list[tuple[int, int]]:
    """Pair the keys that stand once on either side of the gap, as many as keep their order."""
    old_places = _single(sides.old, gap.old_start, gap.old_end)
    new_places = _single(sides.new, gap.new_start, gap.new_end)
    return longest_chain(
        (place, new_places[key])
        for key, place in old_places.items()
        if key in new_places and not sides.is_frequent(key)
    )


def _single(keys: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    times = Counter(keys[start:end])
    return {keys[at]: at for at in range(start, end) if times[keys[at]] == 1}


def _between(gap: _Gap, pairs: Sequence[tuple[int, int]]) -> Iterator[_Gap]:
    old_at, new_at = gap.old_start, gap.new_start
    for old_next, new_next in (*pairs, (gap.old_end, gap.new_end)):
        yield _Gap(old_at, old_next, new_at, new_next, gap.depth + 1)
        old_at, new_at = old_next + 1, new_next + 1


def _best_common(sides: _Sides, gap: _Gap) -> list[tuple[int, int]] | None:
    """Pair the best common subsequence of a gap, or return nothing where that takes too long."""
    old_keys = sides.old[gap.old_start : gap.old_end]
    new_keys = sides.new[gap.new_start : gap.new_end]
    usable = _usable(sides, Counter(old_keys), Counter(new_keys))
    old = [at for at in range(gap.old_start, gap.old_end) if sides.old[at] in usable]
    new = [at for at in range(gap.new_start, gap.new_end) if sides.new[at] in usable]
    if len(old) * len(new) > EXACT:
        return None
    return [(old[i], new[j]) for i, j in _heaviest(sides, old, new)]


def _usable(
    sides: _Sides, old_times: dict[Hashable, int], new_times: dict[Hashable, int]
) -> set[Hashable]:
    """Return the keys that stand equally often on both sides, of others who knows which is gone."""
    common = old_times.keys() & new_times.keys()
    if all(map(sides.is_frequent, old_times)) or all(map(sides.is_frequent, new_times)):
        return common
    return {k for k in common if old_times[k] == new_times[k] and not sides.is_frequent(k)}


def _heaviest(
    sides: _Sides, old_places: Sequence[int], new_places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the common subsequence of the greatest weight, the earliest of equals."""
    old, new = [sides.old[at] for at in old_places], [sides.new[at] for at in new_places]
    rows = [[0] * (len(new) + 1)]
    for key in reversed(old):
        below, row, right = rows[-1], [0], 0
        weight = sides.weight(key)
        for j in range(len(new) - 1, -1, -1):
            right = below[j + 1] + weight if new[j] == key else max(below[j], right)
            row.append(right)
        rows.append(row[::-1])
    rows.reverse()
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif rows[i][j + 1] == rows[i][j]:
            j += 1
        else:
            i += 1
