"""A paragraph taken apart for editing: its runs cut where changes begin and end, its fields found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.word.markup import cut_run
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.pieces import Piece

_P, _R, _RPR = q("w:p"), q("w:r"), q("w:rPr")
_FLDCHAR, _KIND = q("w:fldChar"), q("w:fldCharType")
_DEAD: Final = (q("w:del"), q("w:moveFrom"))
# Children of a run that have no characters, and that no strike of its characters takes along.
_LOOSE: Final = frozenset(
    q("w:" + name)
    for name in (
        *("fldChar", "instrText", "delInstrText", "commentReference", "annotationRef"),
        *("footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
    )
)


@dataclass(slots=True, kw_only=True, eq=False)
class Atom:
    """Characters of one piece that meet one fate. `run` is the `w:r`, or a formula, that holds them."""

    span: Span
    piece: Piece
    run: Element


@dataclass(slots=True, kw_only=True, eq=False)
class Region:
    """A field within the paragraph: its runs from the one with its first mark to that with its last.

    `span` is its shown text; `locked` says that Word computes it.
    """

    runs: list[Element] = field(default_factory=list)
    span: Span | None = None
    locked: bool = False
    struck: bool = False


class Atoms:
    """The characters of a paragraph in order, cut so that every bound of a change lies between two."""

    def __init__(
        self,
        elements: Sequence[Element],
        pieces: Sequence[Piece],
        *,
        struck: Sequence[Span],
        cuts: Iterable[int],
    ) -> None:
        self.all = _cut(
            pieces, sorted({*cuts, *(bound for span in struck for bound in span)}), struck
        )
        self._starts = [atom.span.start for atom in self.all]
        self._ends = [atom.span.end for atom in self.all]
        self._regions = _regions(elements)
        self._measure()

    def meeting(self, span: Span) -> list[Atom]:
        """Return the atoms that share characters with a span."""
        return self.all[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def before(self, offset: int) -> Atom | None:
        """Return the atom that ends at or before an offset."""
        index = bisect_right(self._ends, offset)
        return self.all[index - 1] if index else None

    def after(self, offset: int) -> Atom | None:
        """Return the atom that starts at or after an offset."""
        index = bisect_left(self._starts, offset)
        return self.all[index] if index < len(self.all) else None

    def regions(self, run: Element) -> Sequence[Region]:
        """Return the fields around a run, outermost first."""
        return self._regions.get(run, ())

    def _measure(self) -> None:
        for atom in self.all if self._regions else ():
            for region in self.regions(atom.run):
                start = atom.span.start if region.span is None else region.span.start
                region.span = Span(start, atom.span.end)
                region.locked = region.locked or atom.piece.locked


# ------------------------------------------------------------------ cutting


def _cut(pieces: Sequence[Piece], cuts: Sequence[int], struck: Sequence[Span]) -> list[Atom]:
    """Cut runs from right to left, so that what is yet to be cut stays where it is."""
    atoms: list[Atom] = []
    ends = [span.end for span in struck]
    for piece in reversed(pieces):
        start, end = piece.span
        own = cuts[bisect_left(cuts, start) : bisect_right(cuts, end)]
        next_struck = bisect_right(ends, start)
        in_strike = next_struck < len(struck) and struck[next_struck].start < end
        if piece.run is None:
            atoms.append(Atom(span=piece.span, piece=piece, run=piece.node))
        elif own or in_strike:
            _cut_piece(atoms, piece, piece.run, own)
        else:
            atoms.append(Atom(span=piece.span, piece=piece, run=piece.run))
    atoms.reverse()
    return atoms


def _cut_piece(atoms: list[Atom], piece: Piece, run: Element, cuts: Sequence[int]) -> None:
    """Add a piece's atoms, last first. Locked text is cut beside but never through."""
    start, end = piece.span
    child = _child(run, piece.node)
    behind = child.getnext()
    if behind is not None and (end in cuts or behind.tag in _LOOSE):
        _sever(atoms, run, behind, 0)
    for cut in reversed(() if piece.locked else cuts):
        if start < cut < end:
            right = _sever(atoms, run, child, cut - start)
            atoms.append(Atom(span=Span(cut, end), piece=piece, run=right))
            end = cut
    atoms.append(Atom(span=Span(start, end), piece=piece, run=run))
    ahead = _ahead(child)
    if ahead is not None and (start in cuts or ahead.tag in _LOOSE):
        _sever(atoms, run, child, 0)


def _ahead(child: Element) -> Element | None:
    """Return what comes before a child in its run, if anything that matters does."""
    found = child.getprevious()
    while found is not None and found.tag == q("w:lastRenderedPageBreak"):
        found = found.getprevious()
    return None if found is None or found.tag == _RPR else found


def _sever(atoms: list[Atom], run: Element, child: Element, offset: int) -> Element:
    """Cut a run; the atoms made so far that are in its right part belong to that part now."""
    right = cut_run(run, child, offset)
    for atom in reversed(atoms):
        if atom.run is not run:
            break
        atom.run = right
    return right


def _child(run: Element, node: Element) -> Element:
    """Return the child of a run that is or holds a node."""
    while node.getparent() is not run:
        parent = node.getparent()
        assert parent is not None  # noqa: S101 - the node is in the run
        node = parent
    return node


# ------------------------------------------------------------------ fields


def _regions(elements: Sequence[Element]) -> dict[Element, list[Region]]:
    """Return the fields that begin and end in the paragraph, by the runs they are made of."""
    closed: dict[Element, list[Region]] = {}
    if not any(next(paragraph.iter(_FLDCHAR), None) is not None for paragraph in elements):
        return closed
    waiting: list[Region] = []
    for run in _live_runs(elements):
        kinds = [char.get(_KIND) for char in run.iterchildren(_FLDCHAR)]
        waiting.extend(Region() for kind in kinds if kind == "begin")
        for region in waiting:
            region.runs.append(run)
        for _ in [kind for kind in kinds if kind == "end"][: len(waiting)]:
            region = waiting.pop()
            for part in region.runs:
                closed.setdefault(part, []).insert(0, region)
    return closed


def _live_runs(elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the runs of a paragraph itself that are not struck already."""
    for paragraph in elements:
        for run in paragraph.iter(_R):
            above = next(run.iterancestors(_P, _R, *_DEAD), None)
            if above is paragraph:
                yield run
