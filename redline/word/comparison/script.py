"""What became of every character of a line: kept, struck or written, the cheapest way and legible."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from redline.compare.legible import legible
from redline.compare.tokens import edits, tokens
from redline.model import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from redline.compare.tokens import Edit
    from redline.word.comparison.line import Line


class Change(NamedTuple):
    """Characters of the old line, and those of the new one that stand for them; alike if `kept`."""

    kept: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes(old: Line, new: Line, most_fragments: int) -> list[Change]:
    """Return what became of every character of two lines, in order.

    The characters struck and written are as few as whole words allow, but for sentences that would
    carry more than `most_fragments` changes; see `redline.compare.legible`.
    """
    left, right = _words(old), _words(new)
    widths = (_widths(left, old), _widths(right, new))
    found = legible(left, right, edits(left, right, *widths), most_fragments=most_fragments)
    starts = [list(accumulate(each, initial=0)) for each in widths]
    return list(_in_characters(starts[0], starts[1], found))


def replaced(old: Line, new: Line) -> list[Change]:
    """Return the change that strikes all of a line and writes another."""
    if not old.text and not new.text:
        return []
    return [Change(False, 0, len(old.text), 0, len(new.text))]


def _words(line: Line) -> list[str]:
    """Return a line's words, those of things without characters being what they are."""
    words = tokens(line.text)
    if OBJECT in line.text:
        keys = iter([bit.key for bit in line.bits if bit.key.startswith(OBJECT)])
        words = [next(keys) if word == OBJECT else word for word in words]
    return words


def _widths(words: Sequence[str], line: Line) -> list[int]:
    if OBJECT not in line.text:
        return list(map(len, words))
    return [1 if word.startswith(OBJECT) else len(word) for word in words]


def _in_characters(
    lefts: Sequence[int], rights: Sequence[int], found: Sequence[Edit]
) -> Iterator[Change]:
    at = to = 0
    for start, end, new_start, new_end in found:
        if start > at:
            yield Change(True, lefts[at], lefts[start], rights[to], rights[new_start])
        yield Change(False, lefts[start], lefts[end], rights[new_start], rights[new_end])
        at, to = end, new_end
    if at < len(lefts) - 1:
        yield Change(True, lefts[at], lefts[-1], rights[to], rights[-1])
