"""Knows which tokens to keep so that the least is struck and written: the heaviest common subsequence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate
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
        return _piecewise(old, new, (old_weights, new_weights), limit)
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
    tokens, writes, gaps = columns
    token, strike, gap, first, last = row
    steps = bytearray(last - first + 1)
    corner, corner_kept, left = _NEVER, _NEVER, _NEVER
    if first:
        corner, corner_kept = in_edit[first - 1], after_kept[first - 1]
        in_edit[first - 1] = after_kept[first - 1] = _NEVER
    for j in range(first, last + 1):
        above, above_kept = in_edit[j], after_kept[j]
        best, step, here = above + strike, _STRUCK, _NEVER
        if left + writes[j] < best:
            best, step = left + writes[j], _WRITTEN
        if tokens[j] == token:
            here = corner
            if corner_kept < here and not (gap or gaps[j]):
                here, step = corner_kept, step | _RAN_ON
            if here + 1 < best:
                best, step = here + 1, step & _RAN_ON
        steps[j - first] = step
        in_edit[j] = left = best
        after_kept[j] = here
        corner, corner_kept = above, above_kept
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


def _piecewise(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    weights: tuple[Sequence[int], Sequence[int]],
    limit: int,
) -> list[tuple[int, int]]:
    """Cut two very long wordings at rare tokens and search between; a piece still too long is given up."""
    pairs = anchors(old, new)
    share = limit // (len(pairs) + 1)
    found: list[tuple[int, int]] = []
    i = j = 0
    for i_next, j_next in [*pairs, (len(old), len(new))] if pairs else []:
        if i < i_next and j < j_next:
            piece = slice(i, i_next), slice(j, j_next)
            inner = kept(
                old[piece[0]], new[piece[1]], weights[0][piece[0]], weights[1][piece[1]], share
            )
            found.extend((i + a, j + b) for a, b in inner)
        found.append((i_next, j_next))
        i, j = i_next + 1, j_next + 1
    return found[:-1]
