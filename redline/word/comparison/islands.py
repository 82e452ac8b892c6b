"""Islands: the stretches of two bodies that differ, each with the like blocks around it."""

from __future__ import annotations

import re
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
_STRUCK_MARK: Final = re.compile(rb"<w:rPr>(?:<w:ins [^<>]*+>)?<w:(?:del|moveFrom) ")
_FIELD_MARK: Final = re.compile(rb'<w:fldChar\s[^<>]*?w:fldCharType="(begin|end)"')
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
    stop = 0
    while stop < len(bounds) - 1:
        start, stop = stop, stop + 1
        before, behind = bounds[start], bounds[stop]
        if behind[0] - before[0] == behind[1] - before[1] == 1:
            continue
        island = _plain_island(old.pieces, new.pieces, before, behind)
        if island is None:
            start, stop = _widened(old.pieces, new.pieces, bounds, (start, stop))
            island = _island(old.pieces, bounds[start], bounds[stop])
        while found and found[-1].old[1] > island.old[0]:
            island = _together(found.pop(), island)
        found.append(island)
    taken = {i for island in found for i in range(*island.old)}
    return found, [pair for pair in pairs if pair[0] not in taken]


def _together(one: Island, two: Island) -> Island:
    """Return the island that two make up which overlap, with the like block ahead of them in it."""
    ahead = int(one.ahead != b"")
    return Island((one.old[0] - ahead, two.old[1]), (one.new[0] - ahead, two.new[1]))


def cut_fields(old: Slices, new: Slices, found: Iterable[Island]) -> bool:
    """Say whether a field begins in an island and ends elsewhere, or the other way round."""
    return any(
        _cuts(side.pieces[slice(*of_side)])
        for island in found
        for side, of_side in ((old, island.old), (new, island.new))
    )


def _cuts(pieces: Iterable[bytes]) -> bool:
    depth = 0
    for kind in _FIELD_MARK.findall(b"".join(piece for piece in pieces if b"fldChar" in piece)):
        depth += (kind == b"begin") - (kind == b"end")
        if depth < 0:
            return True
    return depth > 0


def _widened(
    olds: Sequence[bytes],
    news: Sequence[bytes],
    bounds: Sequence[tuple[int, int]],
    ends: tuple[int, int],
) -> tuple[int, int]:
    """Return the bounds of an island that holds no paragraph without all that it runs on into."""
    start, stop = ends
    while stop < len(bounds) - 1 and _runs_on(olds, news, bounds[stop]):
        stop += 1
    while start and _runs_on(olds, news, (bounds[start][0] - 1, bounds[start][1] - 1)):
        start -= 1
    return start, stop


def _runs_on(olds: Sequence[bytes], news: Sequence[bytes], pair: tuple[int, int]) -> bool:
    """Say whether somebody has struck the mark of a piece on either side, so that it joins the next."""
    return any(
        at >= 0 and _STRUCK_MARK.search(pieces[at]) is not None
        for pieces, at in zip((olds, news), pair, strict=True)
    )


def _plain_island(
    olds: Sequence[bytes],
    news: Sequence[bytes],
    before: tuple[int, int],
    behind: tuple[int, int],
) -> Island | None:
    """Return the island between two pairs without these, if all around are plain paragraphs."""
    if behind[0] == len(olds):
        return None
    stretch = [*olds[max(before[0], 0) : behind[0] + 1], *news[before[1] + 1 : behind[1]]]
    if not all(map(_is_plain, stretch)):
        return None
    ahead = b"" if before[0] < 0 else _ANY
    return Island((before[0] + 1, behind[0]), (before[1] + 1, behind[1]), ahead, _ANY)


def _island(
    olds: Sequence[bytes],
    before: tuple[int, int],
    behind: tuple[int, int],
) -> Island:
    """Return the island between two pairs, with these in it."""
    last = behind[0] < len(olds)
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
