"""Knows which paragraphs may have become which, and what each such pairing is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from redline.compare.likeness import SHORT, Vocabulary, Wording

ALIKE = 35
"""Two paragraphs are one, reworded, when so many per cent of the longer are kept in order."""

CONTAINED = 75
LEAST = 15
"""So they are when so many per cent of the shorter, not a mere heading, stand in the longer."""

PART = 60
"""A paragraph may be part of another when so many per cent of it stand there."""

WHOLE = 65
"""Parts make up a paragraph when so many per cent of the longer side are kept in order."""

MOST_PARTS = 6

CHARACTER, IDENTICAL, PLACE = 10, 5, 1
"""What a kept character, an identical wording, and a mere place in common are worth."""


class Sides(NamedTuple):
    """The paragraphs of both sides of a gap."""

    words: Vocabulary
    old: Sequence[Wording]
    new: Sequence[Wording]


class Move(NamedTuple):
    """Pairing the next `down` old paragraphs with the next `right` new ones is worth `gain`."""

    gain: int
    down: int
    right: int


class _Run(NamedTuple):
    start: int
    length: int
    gain: int


def moves(sides: Sides) -> dict[tuple[int, int], list[Move]]:
    """Return what may be paired at each pair of places, one to one before splits and merges."""
    shared = sides.words.shared_by_all(sides.old, sides.new)
    found: dict[tuple[int, int], list[Move]] = {}
    for i, row in enumerate(shared):
        for j in _open_places(sides, i, row):
            gain = worth(sides.words, sides.old[i], sides.new[j], row[j])
            if gain or _alike_by_place(sides, i, j):
                found[i, j] = [Move(gain or PLACE, 1, 1)]
    for i, row in enumerate(shared):
        for start, length, gain in _made_up(sides.words, sides.old[i], sides.new, row):
            found.setdefault((i, start), []).append(Move(gain, 1, length))
    for j, column in enumerate(zip(*shared, strict=True)):
        for start, length, gain in _made_up(sides.words, sides.new[j], sides.old, column):
            found.setdefault((start, j), []).append(Move(gain, length, 1))
    return found


def worth(words: Vocabulary, one: Wording, other: Wording, shared: int) -> int:
    """Return what two paragraphs keep as one, reworded; 0 when they are not alike.

    `shared` is how many characters of words both have, in whatever order: more cannot be kept.
    """
    if one.blank and other.blank:
        return PLACE
    if one.text == other.text:
        return one.weight * CHARACTER + IDENTICAL
    least = _least(*sorted((one.weight, other.weight)))
    if shared * 100 < least:
        return 0
    kept = words.kept(one, other)
    return kept * CHARACTER if kept * 100 >= least else 0


def _least(short: int, long: int) -> int:
    """Return a hundred times the characters that two paragraphs of these weights must keep."""
    contained = max(short * CONTAINED, long * LEAST) if short > SHORT else long * ALIKE
    return min(long * ALIKE, contained)


def _open_places(sides: Sides, i: int, shared: Sequence[int]) -> Iterator[int]:
    """Yield the places worth a look: with words in common, blank as this one, or at the same place."""
    blank = sides.old[i].blank
    same = {i, i + len(sides.new) - len(sides.old)}
    for j, (common, other) in enumerate(zip(shared, sides.new, strict=True)):
        if common or (blank and other.blank) or j in same:
            yield j


def _alike_by_place(sides: Sides, i: int, j: int) -> bool:
    """Pair two short wordings of one shape that stand equally far from either end of the gap."""
    one, other = sides.old[i], sides.new[j]
    if j not in (i, i + len(sides.new) - len(sides.old)):
        return False
    return bool(one.shape) and one.shape == other.shape


def _made_up(
    words: Vocabulary, whole: Wording, parts: Sequence[Wording], shared: Sequence[int]
) -> Iterator[_Run]:
    """Yield the runs of several paragraphs that, read as one, are nearly the whole."""
    most = whole.weight * 100 // WHOLE
    for start in _where_parts_meet(parts, shared):
        total = length = 0
        while length < MOST_PARTS and start + length < len(parts):
            part = parts[start + length]
            if not _is_part(part, shared[start + length]) or total + part.weight > most:
                break
            total, length = total + part.weight, length + 1
            if length > 1 and total * 100 >= whole.weight * WHOLE:
                gain = _worth_together(words, whole, parts[start : start + length])
                if gain:
                    yield _Run(start, length, gain)


def _where_parts_meet(parts: Sequence[Wording], shared: Sequence[int]) -> list[int]:
    belongs = [_is_part(part, common) for part, common in zip(parts, shared, strict=True)]
    return [at for at, both in enumerate(pairwise(belongs)) if all(both)]


def _is_part(part: Wording, shared: int) -> bool:
    return not part.blank and shared * 100 >= part.weight * PART


def _worth_together(words: Vocabulary, whole: Wording, parts: Sequence[Wording]) -> int:
    """Return what the parts keep of the whole, if every part adds to what the best of them keeps."""
    joined = words.joined(parts)
    kept = words.kept(whole, joined)
    if kept * 100 < max(whole.weight, joined.weight) * WHOLE:
        return 0
    alone, weight = max((words.kept(whole, part), part.weight) for part in parts)
    added = (kept - alone) * 100 >= (joined.weight - weight) * PART
    return kept * CHARACTER if added else 0
