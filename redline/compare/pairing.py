"""Knows which paragraphs may have become which, and what each such pairing is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redline.compare.likeness import Vocabulary, Wording

ALIKE = 35
"""Two paragraphs are one, reworded, when so many per cent of the longer are kept in order."""

PART = 60
"""A paragraph may be part of another when so many per cent of it stand there."""

WHOLE = 75
"""Parts make up a paragraph when so many per cent of the longer side are kept in order."""

MOST_PARTS = 6

SHORT = 40
"""Headings and cells of so few characters may change altogether, if place and shape are the same."""

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
    count: int
    gain: int


def moves(sides: Sides) -> dict[tuple[int, int], list[Move]]:
    """Return what may be paired at each pair of places, one to one before splits and merges."""
    words, old, new = sides
    found: dict[tuple[int, int], list[Move]] = {}
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            gain = worth(words, one, other) or _worth_by_place(sides, i, j)
            if gain:
                found[i, j] = [Move(gain, 1, 1)]
    for i, whole in enumerate(old):
        for start, count, gain in _made_up(words, whole, new):
            found.setdefault((i, start), []).append(Move(gain, 1, count))
    for j, whole in enumerate(new):
        for start, count, gain in _made_up(words, whole, old):
            found.setdefault((start, j), []).append(Move(gain, count, 1))
    return found


def worth(words: Vocabulary, one: Wording, other: Wording) -> int:
    """Return what two paragraphs keep as one, reworded; 0 when they are not alike."""
    if one.blank or other.blank:
        return PLACE if one.blank and other.blank else 0
    if one.text == other.text:
        return one.weight * CHARACTER + IDENTICAL
    least = max(one.weight, other.weight) * ALIKE
    if min(one.weight, other.weight) * 100 < least or words.shared(one, other) * 100 < least:
        return 0
    kept = words.kept(one, other)
    return kept * CHARACTER if kept * 100 >= least else 0


def _worth_by_place(sides: Sides, i: int, j: int) -> int:
    """Pair two short wordings of one shape that stand equally far from either end of the gap."""
    one, other = sides.old[i], sides.new[j]
    if i != j and len(sides.old) - i != len(sides.new) - j:
        return 0
    short = 0 < one.weight <= SHORT and 0 < other.weight <= SHORT
    return PLACE if short and one.shape == other.shape else 0


def _made_up(words: Vocabulary, whole: Wording, parts: Sequence[Wording]) -> Iterator[_Run]:
    """Yield the runs of several paragraphs that, read as one, are nearly the whole."""
    most = whole.weight * 100 // WHOLE
    belongs = [_is_part(words, whole, part) for part in parts]
    for start in range(len(parts) - 1):
        total, count = 0, 0
        while count < MOST_PARTS and start + count < len(parts) and belongs[start + count]:
            total, count = total + parts[start + count].weight, count + 1
            if total > most:
                break
            if count > 1 and total * 100 >= whole.weight * WHOLE:
                gain = _worth_together(words, whole, parts[start : start + count])
                if gain:
                    yield _Run(start, count, gain)


def _is_part(words: Vocabulary, whole: Wording, part: Wording) -> bool:
    if part.blank or whole.blank or part.weight > whole.weight * 100 // WHOLE:
        return False
    return words.shared(whole, part) * 100 >= part.weight * PART


def _worth_together(words: Vocabulary, whole: Wording, parts: Sequence[Wording]) -> int:
    """Return what the parts keep of the whole, if every part adds to what the best of them keeps."""
    joined = words.joined(parts)
    kept = words.kept(whole, joined)
    if kept * 100 < max(whole.weight, joined.weight) * WHOLE:
        return 0
    alone, weight = max((words.kept(whole, part), part.weight) for part in parts)
    added = (kept - alone) * 100 >= (joined.weight - weight) * PART
    return kept * CHARACTER if added else 0
