"""Knows which paragraphs of an old document became which of a new one, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from redline.compare.likeness import Vocabulary, Wording
from redline.compare.pairing import Move, Sides, moves, worth
from redline.compare.patience import anchors, longest_chain

__all__ = ["Group", "anchors", "groups"]

EXACT = 10_000
"""A gap of at most so many cells (old times new) is covered in the best way there is."""

PLAIN_SHARE = 60
"""So many per cent of the longer text in common at both ends make two paragraphs one without a doubt."""

DEEPEST = 8
STRIDE = 8
"""Where nothing at all tells what belongs together, so many paragraphs are held side by side."""


class Group(NamedTuple):
    """The old paragraphs from `old_start` to `old_end` became the new ones of the other range."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class _Gap(NamedTuple):
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    depth: int = 0

    @property
    def cells(self) -> int:
        return (self.old_end - self.old_start) * (self.new_end - self.new_start)


def groups(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Cover all paragraphs of both sides, in order, by what became of them.

    A group is one to one (reworded), one to several (split), several to one (merged), one to none
    (deleted) or none to one (inserted). The cover keeps the most characters of words; of equals,
    the earlier pairing wins, and a deletion stands before an insertion. A blank paragraph pairs
    with a blank one only. Beyond `EXACT` cells, paragraphs that share rare words are paired first.
    """
    if len(old) == len(new) == 1 and _plainly_alike(old[0].strip(), new[0].strip()):
        return [Group(0, 1, 0, 1)]
    words = Vocabulary()
    texts = Sides(words, [*map(words.wording, old)], [*map(words.wording, new)])
    return list(_cover(texts, _Gap(0, len(old), 0, len(new))))


def _plainly_alike(one: str, other: str) -> bool:
    """Say whether two texts begin and end so much alike that their words need not be counted."""
    short, long = sorted((one, other), key=len)
    edge = len(long) * PLAIN_SHARE // 100
    if not 0 < edge <= len(short):
        return False
    rest = edge - _alike_ahead(one, other, edge)
    return not rest or one[-rest:] == other[-rest:]


def _alike_ahead(one: str, other: str, most: int) -> int:
    """Return how many characters two texts begin with alike, at most so many."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _cover(texts: Sides, gap: _Gap) -> Iterator[Group]:
    if not gap.cells:
        yield from (Group(i, i + 1, gap.new_start, gap.new_start) for i in _old_range(gap))
        yield from (Group(gap.old_end, gap.old_end, j, j + 1) for j in _new_range(gap))
    elif gap.cells <= EXACT:
        yield from _best(texts, gap)
    else:
        yield from _by_seeds(texts, gap)


def _old_range(gap: _Gap) -> range:
    return range(gap.old_start, gap.old_end)


def _new_range(gap: _Gap) -> range:
    return range(gap.new_start, gap.new_end)


def _by_seeds(texts: Sides, gap: _Gap) -> Iterator[Group]:
    seeds = _seeds(texts, gap) if gap.depth < DEEPEST else []
    if not seeds:
        for part in _side_by_side(gap):
            yield from _cover(texts, part)
        return
    i, j = gap.old_start, gap.new_start
    for i_next, j_next in seeds:
        yield from _cover(texts, _Gap(i, i_next, j, j_next, gap.depth + 1))
        yield Group(i_next, i_next + 1, j_next, j_next + 1)
        i, j = i_next + 1, j_next + 1
    yield from _cover(texts, _Gap(i, gap.old_end, j, gap.new_end, gap.depth + 1))


def _seeds(texts: Sides, gap: _Gap) -> list[tuple[int, int]]:
    """Pair paragraphs alike that share words which stand in one paragraph only on either side."""
    old_places = _rare(texts.old, _old_range(gap))
    new_places = _rare(texts.new, _new_range(gap))
    votes: dict[tuple[int, int], int] = {}
    for word, i in old_places.items():
        if word in new_places:
            pair = i, new_places[word]
            votes[pair] = votes.get(pair, 0) + texts.words.weigh([word])
    chosen: dict[int, int] = {}
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in chosen and _alike(texts, i, j):
            chosen[i] = j
    return longest_chain(sorted(chosen.items()))


def _alike(texts: Sides, i: int, j: int) -> bool:
    one, other = texts.old[i], texts.new[j]
    return worth(texts.words, one, other, texts.words.shared(one, other)) > 0


def _rare(side: Sequence[Wording], places: range) -> dict[int, int]:
    times = Counter(word for at in places for word in side[at].words)
    return {word: at for at in places for word in side[at].words if times[word] == 1}


def _side_by_side(gap: _Gap) -> Iterator[_Gap]:
    """Cut a gap in which nothing is certain into many small ones, by place alone."""
    count = -(-max(gap.old_end - gap.old_start, gap.new_end - gap.new_start) // STRIDE)
    cuts = [
        (
            gap.old_start + (gap.old_end - gap.old_start) * k // count,
            gap.new_start + (gap.new_end - gap.new_start) * k // count,
        )
        for k in range(count + 1)
    ]
    for (i, j), (i_next, j_next) in pairwise(cuts):
        yield _Gap(i, i_next, j, j_next, DEEPEST)


def _best(texts: Sides, gap: _Gap) -> Iterator[Group]:
    """Yield the cover that gains most (dynamic programming from the end, then read off forwards)."""
    height, width = gap.old_end - gap.old_start, gap.new_end - gap.new_start
    inside = texts.old[gap.old_start : gap.old_end], texts.new[gap.new_start : gap.new_end]
    options = moves(Sides(texts.words, *inside))
    best = [[0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(width - 1, -1, -1):
            most = max(below[j], row[j + 1])
            for gain, down, right in options.get((i, j), ()):
                most = max(most, gain + best[i + down][j + right])
            row[j] = most
    i = j = 0
    while i < height or j < width:
        down, right = _next(options.get((i, j), ()), best, i, j)
        start = gap.old_start + i, gap.new_start + j
        yield Group(start[0], start[0] + down, start[1], start[1] + right)
        i, j = i + down, j + right


def _next(
    options: Sequence[Move], best: Sequence[Sequence[int]], i: int, j: int
) -> tuple[int, int]:
    for gain, down, right in options:
        if gain + best[i + down][j + right] == best[i][j]:
            return down, right
    if i + 1 < len(best) and best[i + 1][j] == best[i][j]:
        return 1, 0
    return 0, 1
