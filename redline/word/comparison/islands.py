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
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.comparison.slicing import Slices
    from redline.word.comparison.steps import Kin

_ANY: Final = b"<w:p/>"
_NOTE: Final = re.compile(rb'<w:(foot|end)noteReference\s[^>]*?w:id="(-?\d+)"')


class Island(NamedTuple):
    """Pieces of the old body and those of the new that stand for them, as half-open ranges.

    What is struck or written joins the block behind it or not, by what that is. So an island has like
    blocks around it: its own first and last pieces, or paragraphs without content where any paragraph
    will do, `ahead` and `behind`.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    ahead: bytes = b""
    behind: bytes = b""

    def around(self, pieces: Iterable[bytes]) -> list[bytes]:
        """Return pieces with what stands for their neighbours around them."""
        return [self.ahead, *pieces, self.behind]


class Segment(NamedTuple):
    """A stretch of the finished body: so many bytes that stand for `old`, and for `new` if accepted.

    Without `new` nothing was changed, and the bytes are the old ones.
    """

    length: int
    old: bytes
    new: bytes | None = None
    island: Island | None = None


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
        island = _island(old.pieces, new.pieces, before, behind)
        if found and found[-1].old[1] > island.old[0]:
            last = found.pop()
            island = Island((last.old[0], island.old[1]), (last.new[0], island.new[1]))
        found.append(island)
    taken = {i for island in found for i in range(*island.old)}
    return found, [pair for pair in pairs if pair[0] not in taken]


def _island(
    olds: Sequence[bytes],
    news: Sequence[bytes],
    before: tuple[int, int],
    behind: tuple[int, int],
) -> Island:
    """Return the island between two pairs, with these in it unless all around are plain paragraphs."""
    last = behind[0] < len(olds)
    stretch = [*olds[max(before[0], 0) : behind[0] + last], *news[before[1] + 1 : behind[1]]]
    if last and all(map(_is_plain, stretch)):
        ahead = b"" if before[0] < 0 else _ANY
        return Island((before[0] + 1, behind[0]), (before[1] + 1, behind[1]), ahead, _ANY)
    return Island((max(before[0], 0), behind[0] + last), (max(before[1], 0), behind[1] + last))


def _is_plain(piece: bytes) -> bool:
    """Say whether a piece is a paragraph like any other: no section's end, nobody's marks in it."""
    starts = piece.startswith((b"<w:p ", b"<w:p>"))
    return starts and b"<w:sectPr" not in piece and b"w:author=" not in piece


def opened(old: Slices, new: Slices, island: Island) -> Opened:
    """Parse the pieces of an island, and nothing else."""
    bodies = (
        body_in(old, island.around(old.pieces[slice(*island.old)])),
        body_in(new, island.around(new.pieces[slice(*island.new)])),
    )
    return Opened(island, *bodies, etree.tostring(_root(bodies[0]), encoding="UTF-8"))


def finished(slices: Slices, work: Opened) -> bytes:
    """Return the bytes of an island's pieces after the weaving, those unedited as they were."""
    island = work.island
    source = slices.alone(island.around(slices.pieces[slice(*island.old)]))
    made = spliced(source, _root(work.old), work.before)
    body = made[slices.start_of_body(made) : made.rindex(b"</w:body>")]
    return body.removeprefix(island.ahead).removesuffix(island.behind)


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
        ours = b"".join(old.pieces[start:end])
        found.append(Segment(len(made), ours, theirs, work.island))
        at = end
    rest = b"".join(old.pieces[at:])
    return [*found, Segment(len(rest), rest)]


def _root(body: Element) -> Element:
    root = body.getparent()
    assert root is not None  # noqa: S101 - a body stands in a document
    return root
