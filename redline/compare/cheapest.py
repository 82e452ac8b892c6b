"""Knows which tokens to keep so that the least is struck and written: the heaviest common subsequence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from redline.compare.patience import anchors

LIMIT = 3_000_000
"""Beyond so many cells the search is cut at rare tokens first, and is then no longer exact."""

_NEVER = 1 << 58
_OPENED, _STRUCK, _WRITTEN, _RAN_ON = 0, 1, 2, 4
"""How a cell was reached; `_RAN_ON`: its two tokens follow directly on two that were kept."""


class _Side(NamedTuple):
    """The tokens of one side that also stand on the other, numbered alike on both sides."""

    places: list[int]
    tokens: list[int]
    weights: list[int]
    gaps: list[bool]
    """Whether tokens were left out before the token at this place, or after the last."""


class _Row(NamedTuple):
    """What a row of the grid needs to know: one old token against the new tokens of a window."""

    token: int
    strike: int
    gap: bool
    first: int
    last: int


def kept(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_weights: Sequence[int],
    new_weights: Sequence[int],
    limit: int = LIMIT,
) -> list[tuple[int, int]]:
    """Pair the equal tokens to keep such that the weight of all others is the least, in fewest edits.

    Tokens that stand on one side only cannot be kept and are left out first. Among the rest, no
    path that costs at most `t` leaves the band in which the weights of both beginnings differ by
    little more than `t` (Ukkonen 1985, with weights); `t` starts at what the numbers of tokens
    alone demand and grows until the best path costs no more than it.
    """
    common = set(old).intersection(new)
    if not common:
        return []
    numbers = {token: number for number, token in enumerate(dict.fromkeys(old))}
    left = _side(old, old_weights, common, numbers)
    right = _side(new, new_weights, common, numbers)
    path = _search(left, right, limit)
    if path is None:
        fixed = anchors(old, new)
        if fixed:
            return _piecewise(old, new, (old_weights, new_weights), fixed, limit)
        path = _search_nearby(left, right, limit)
    return [(left.places[i], right.places[j]) for i, j in path]


def _side(
    tokens: Sequence[Hashable],
    weights: Sequence[int],
    common: set[Hashable],
    numbers: dict[Hashable, int],
) -> _Side:
    places = [at for at, token in enumerate(tokens) if token in common]
    edges = [-1, *places, len(tokens)]
    return _Side(
        places,
        [numbers[tokens[at]] for at in places],
        [weights[at] for at in places],
        [edges[k + 1] != edges[k] + 1 for k in range(len(places) + 1)],
    )


def _search(old: _Side, new: _Side, limit: int) -> list[tuple[int, int]] | None:
    """Find the best path in a band, widened until none outside could be better."""
    bound = _least(old, new)
    spent = 0
    while True:
        rows = _band(old, new, bound)
        spent += sum(row.last - row.first + 1 for row in rows)
        if spent > limit:
            return None
        cost, steps, ran_on = _fill(old, new, rows)
        if cost <= bound:
            return _walk(rows, steps, len(new.tokens), ran_on=ran_on)
        bound = min(cost, 2 * bound + 16)


def _least(old: _Side, new: _Side) -> int:
    """Return the weight that must go because a token stands more often on one side."""
    surplus = Counter(old.tokens)
    surplus.subtract(new.tokens)
    weights = dict(zip(old.tokens, old.weights, strict=True))
    return sum(abs(times) * weights[token] for token, times in surplus.items())


def _band(old: _Side, new: _Side, bound: int) -> list[_Row]:
    old_sums = list(accumulate(old.weights, initial=0))
    new_sums = list(accumulate(new.weights, initial=0))
    more = old_sums[-1] - new_sums[-1]
    slack = (bound - abs(more)) // 2
    scale = _scale(old, new)
    rows = []
    for at, reached in enumerate(old_sums):
        first = bisect_left(new_sums, reached - max(0, more) - slack)
        last = bisect_right(new_sums, reached - min(0, more) + slack) - 1
        number, weight = (old.tokens[at - 1], old.weights[at - 1]) if at else (-1, 0)
        rows.append(_Row(number, weight * scale, old.gaps[at - 1] if at else False, first, last))
    return rows


def _scale(old: _Side, new: _Side) -> int:
    """Return what a unit of weight counts: more than any number of edits, which only break ties."""
    return len(old.tokens) + len(new.tokens) + 2


def _fill(old: _Side, new: _Side, rows: Sequence[_Row]) -> tuple[int, list[bytearray], bool]:
    """Return the cost of the best path, how each cell is best reached, and whether it ends kept.

    `in_edit` and `after_kept` hold the least cost of reaching a cell inside an edit and right after
    a kept pair; both are kept for one row only.
    """
    scale, width = _scale(old, new), len(new.tokens) + 1
    tokens = [-2, *new.tokens]
    writes = [_NEVER, *(weight * scale for weight in new.weights)]
    gaps = [False, *new.gaps]
    in_edit, after_kept = [_NEVER] * width, [_NEVER] * width
    in_edit[0], after_kept[0] = 1, 0
    steps = [bytearray([_OPENED])]
    for j in range(1, rows[0].last + 1):
        in_edit[j] = in_edit[j - 1] + writes[j]
        steps[0].append(_WRITTEN)
    columns = tokens, writes, gaps
    steps.extend(_fill_row(row, columns, in_edit, after_kept) for row in rows[1:])
    ran_on = after_kept[-1] < in_edit[-1] and not (old.gaps[-1] or new.gaps[-1])
    return (after_kept[-1] if ran_on else in_edit[-1]) // scale, steps, ran_on


def _fill_row(
    row: _Row,
    columns: tuple[list[int], list[int], list[bool]],
    in_edit: list[int],
    after_kept: list[int],
) -> bytearray:
    token, strike, gap, first, last = row
    window = slice(first, last + 1)
    steps, edit_row, kept_row = bytearray(), [], []
    corner, corner_kept, left = _NEVER, _NEVER, _NEVER
    if first:
        corner, corner_kept = in_edit[first - 1], after_kept[first - 1]
        in_edit[first - 1] = after_kept[first - 1] = _NEVER
    values = (column[window] for column in (*columns, in_edit, after_kept))
    for other, write, other_gap, above, above_kept in zip(*values, strict=True):
        best, step, here = above + strike, _STRUCK, _NEVER
        if left + write < best:
            best, step = left + write, _WRITTEN
        if other == token:
            here = corner
            if corner_kept < here and not (gap or other_gap):
                here, step = corner_kept, step | _RAN_ON
            if here < best:
                best, step = here + 1, step & _RAN_ON
        steps.append(step)
        edit_row.append(best)
        kept_row.append(here)
        left, corner, corner_kept = best, above, above_kept
    in_edit[window], after_kept[window] = edit_row, kept_row
    return steps


def _walk(
    rows: Sequence[_Row], steps: Sequence[bytearray], width: int, *, ran_on: bool
) -> list[tuple[int, int]]:
    """Follow the steps back from the last cell and return the pairs kept."""
    pairs = []
    i, j, after_kept = len(rows) - 1, width, ran_on
    while i or j:
        step = steps[i][j - rows[i].first]
        if after_kept:
            i, j, after_kept = i - 1, j - 1, bool(step & _RAN_ON)
            pairs.append((i, j))
        elif step & ~_RAN_ON == _OPENED:
            after_kept = True
        elif step & _STRUCK:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _search_nearby(old: _Side, new: _Side, limit: int) -> list[tuple[int, int]]:
    """Find the best path in the widest band that can be afforded, which need not be the cheapest."""
    bound = abs(sum(old.weights) - sum(new.weights)) + 4 * max(old.weights + new.weights)
    path: list[tuple[int, int]] = []
    while True:
        rows = _band(old, new, bound)
        limit -= sum(row.last - row.first + 1 for row in rows)
        if limit < 0:
            return path
        _, steps, ran_on = _fill(old, new, rows)
        path = _walk(rows, steps, len(new.tokens), ran_on=ran_on)
        bound *= 2


def _piecewise(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    weights: tuple[Sequence[int], Sequence[int]],
    fixed: Sequence[tuple[int, int]],
    limit: int,
) -> list[tuple[int, int]]:
    """Cut two very long wordings at the pairs that are fixed, and search between these."""
    cuts = [(-1, -1), *fixed, (len(old), len(new))]
    pieces = [(slice(i + 1, k), slice(j + 1, m)) for (i, j), (k, m) in pairwise(cuts)]
    cells = [(i.stop - i.start) * (j.stop - j.start) for i, j in pieces]
    found = list(fixed)
    for (i, j), size in zip(pieces, cells, strict=True):
        share = limit * size // max(1, sum(cells))
        inner = kept(old[i], new[j], weights[0][i], weights[1][j], share) if size else []
        found.extend((i.start + a, j.start + b) for a, b in inner)
    return sorted(found)
