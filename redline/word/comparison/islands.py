"""Islands: the stretches of two bodies that differ, each with the like blocks around it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from redline.compare.alignment import anchors
from redline.word.comparison.slicing import body_in
from redline.word.comparison.steps import keys
from redline.word.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.comparison.slicing import Slices
    from redline.word.comparison.steps import Kin

_NOTE: Final = re.compile(rb'<w:(foot|end)noteReference\s[^>]*?w:id="(-?\d+)"')


class Island(NamedTuple):
    """Pieces of the old body and those of the new that stand for them, as half-open ranges.

    Where there is a piece before or behind, the first or last of each side are alike: what is struck
    or written next to them joins them or not as it does in the whole document.
    """

    old: tuple[int, int]
    new: tuple[int, int]


class Segment(NamedTuple):
    """A stretch of the finished body: so many bytes that stand for `old`, and for `new` if accepted.

    Without `new` nothing was changed, and the bytes are the old ones.
    """

    length: int
    old: bytes
    new: bytes | None = None


class Opened(NamedTuple):
    """An island being worked on: its two bodies in documents of their own, and the old one's XML."""

    island: Island
    old: Element
    new: Element
    before: bytes


def islands(old: Slices, new: Slices, kin: Kin) -> tuple[list[Island], list[tuple[int, int]]]:
    """Return the islands in order, and the pairs of like pieces that lie outside of them."""
    pairs = anchors(*keys(old.pieces, new.pieces, kin))
    bounds = [(-1, -1), *pairs, (len(old.pieces), len(new.pieces))]
    found: list[Island] = []
    for before, behind in pairwise(bounds):
        if behind[0] - before[0] == behind[1] - before[1] == 1:
            continue
        start = (max(before[0], 0), max(before[1], 0))
        end = (min(behind[0] + 1, len(old.pieces)), min(behind[1] + 1, len(new.pieces)))
        if found and found[-1].old[1] > start[0]:
            last = found.pop()
            start = (last.old[0], last.new[0])
        found.append(Island((start[0], end[0]), (start[1], end[1])))
    taken = {i for island in found for i in range(*island.old)}
    return found, [pair for pair in pairs if pair[0] not in taken]


def opened(old: Slices, new: Slices, island: Island) -> Opened:
    """Parse the pieces of an island, and nothing else."""
    bodies = (
        body_in(old, old.pieces[slice(*island.old)]),
        body_in(new, new.pieces[slice(*island.new)]),
    )
    return Opened(island, *bodies, etree.tostring(_root(bodies[0]), encoding="UTF-8"))


def finished(slices: Slices, work: Opened) -> bytes:
    """Return the bytes of an island's pieces after the weaving, those unedited as they were."""
    source = slices.alone(slices.pieces[slice(*work.island.old)])
    made = spliced(source, _root(work.old), work.before)
    start = slices.start_of_body(made)
    return made[start : made.rindex(b"</w:body>")]


def notes_in(one: bytes, two: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield kind and ids of the notes whose marks stand in two like pieces."""
    if b"noteReference" in one:
        for left, right in zip(_NOTE.findall(one), _NOTE.findall(two), strict=False):
            yield f"{left[0].decode()}note", left[1].decode(), right[1].decode()


def segments(
    old: Slices, new: Slices, works: Sequence[Opened], data: Sequence[bytes]
) -> list[Segment]:
    """Return what the finished body is made of, in order."""
    found: list[Segment] = []
    at = 0
    for work, made in zip(works, data, strict=True):
        start, end = work.island.old
        between = b"".join(old.pieces[at:start])
        found.append(Segment(len(between), between))
        theirs = b"".join(new.pieces[slice(*work.island.new)])
        found.append(Segment(len(made), b"".join(old.pieces[start:end]), theirs))
        at = end
    rest = b"".join(old.pieces[at:])
    return [*found, Segment(len(rest), rest)]


def _root(body: Element) -> Element:
    root = body.getparent()
    assert root is not None  # noqa: S101 - a body stands in a document
    return root
