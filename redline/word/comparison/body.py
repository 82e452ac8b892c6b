"""The body of a document being woven: by islands where its bytes allow, else as a whole."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from redline.word.comparison.islands import (
    Island,
    Opened,
    Segment,
    cut_fields,
    finished,
    islands,
    notes_in,
    opened,
    segments,
)
from redline.word.comparison.slicing import body_in, crossing_fields, sliced
from redline.word.comparison.stories import body_of, sections_in
from redline.word.names import q
from redline.word.nodes import child
from redline.word.splicing import spliced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.comparison.looks import Looks
    from redline.word.comparison.loom import Loom
    from redline.word.comparison.slicing import Slices
    from redline.word.comparison.steps import Kin
    from redline.word.package import Package

_SECTION = q("w:sectPr")


class Body:
    """The bodies of both documents. `segments` says of a finished one what it is made of.

    Only what differs is parsed: in a long contract with few changes next to nothing. That needs bytes
    in the usual form, and fields over several paragraphs that are the same in both.
    """

    def __init__(self, packages: tuple[Package, Package], *, whole: bool = False) -> None:
        self._packages = packages
        self._slices = None if whole else _sliced(packages)
        self._works: list[Opened] = []
        self._source: tuple[bytes, Element] | None = None
        self.segments: list[Segment] = []

    def sections(self) -> tuple[list[Element], list[Element]]:
        """Return the sections' properties of both documents."""
        if self._slices is None:
            return sections_in(body_of(self._packages[0])), sections_in(body_of(self._packages[1]))
        old, new = (
            sections_in(body_in(side, [p for p in side.pieces if b"<w:sectPr" in p]))
            for side in self._slices
        )
        return old, new

    def weave(self, loom: Loom, looks: Looks, kin: Kin) -> None:
        """Make the old body hold what the new one holds, tracked."""
        for old, new in self._containers(loom, kin):
            loom.weave(old, new)
            looks.restyle(child(old, _SECTION), child(new, _SECTION))
        loom.mark_moves()

    def _containers(self, loom: Loom, kin: Kin) -> Iterator[tuple[Element, Element]]:
        split = self._islands(kin)
        if self._slices is None or split is None:
            self._slices = None
            old, new = (body_of(package) for package in self._packages)
            root = self._packages[0].tree(self._packages[0].main_part)
            self._source = (etree.tostring(root, encoding="UTF-8"), deepcopy(root))
            loom.read_whole(old, new)
            yield old, new
            return
        one, two = self._slices
        found, pairs = split
        for i, j in pairs:
            loom.note_pairs(notes_in(one.pieces[i], two.pieces[j]))
        self._works = [opened(one, two, island) for island in found]
        for work in self._works:
            loom.read_whole(work.old, work.new)
            yield work.old, work.new

    def _islands(self, kin: Kin) -> tuple[list[Island], list[tuple[int, int]]] | None:
        """Return the islands and the pairs between, none where a field lies in one in part."""
        if self._slices is None:
            return None
        found, pairs = islands(*self._slices, kin)
        return None if cut_fields(*self._slices, found) else (found, pairs)

    def written(self) -> bytes:
        """Return the bytes of the old main part as it is now."""
        old = self._packages[0]
        if self._slices is None:
            before = b"" if self._source is None else self._source[0]
            return spliced(old.part(old.main_part), old.tree(old.main_part), before)
        one, two = self._slices
        made = [finished(one, work) for work in self._works]
        self.segments = segments(one, two, self._works, made)
        self._works = []
        at = iter(made)
        pieces = [next(at) if s.new is not None else s.old for s in self.segments]
        return b"".join([one.head, *pieces, one.tail])

    def close(self) -> None:
        """Note what stands for what where nothing was tracked, so that this is proven as well."""
        if self._slices is not None and self._works:
            one, two = self._slices
            same = [b"".join(one.pieces[slice(*work.island.old)]) for work in self._works]
            self.segments = segments(one, two, self._works, same)
            self._works = []

    @property
    def slices(self) -> Slices | None:
        """The old main part in slices, none where the trees were needed."""
        return None if self._slices is None else self._slices[0]

    @property
    def newer(self) -> Slices | None:
        """The new main part in slices, none where the trees were needed."""
        return None if self._slices is None else self._slices[1]

    @property
    def source(self) -> Element | None:
        """The old main part's tree as it was, none where it was never built."""
        return None if self._source is None else self._source[1]


def _sliced(packages: tuple[Package, Package]) -> tuple[Slices, Slices] | None:
    old, new = sliced(packages[0], whole=True), sliced(packages[1], whole=False)
    if old is None or new is None or crossing_fields(old) != crossing_fields(new):
        return None
    return old, new
