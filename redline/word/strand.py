"""The runs of one paragraph being edited: struck, written between, and set in marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from redline.errors import RefusedError
from redline.model import Span
from redline.word.alternates import ALTERNATE, has_twin
from redline.word.controls import is_locked
from redline.word.cutting import Atoms
from redline.word.markup import insertion, part_wrapper, strike, written
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.cutting import Atom, Region
    from redline.word.formatting import Look, Looks
    from redline.word.markup import Pen
    from redline.word.pieces import ProjectedParagraph
    from redline.word.plan import Entry, Orders, Strike

_P, _R, _SDT = q("w:p"), q("w:r"), q("w:sdt")
_INSERTIONS: Final = frozenset({q("w:ins"), q("w:moveTo")})
_LINKS: Final = (q("w:hyperlink"), q("w:fldSimple"))
# Things without characters that can be struck, whole.
_REMOVABLE: Final = frozenset(
    (
        *(q("w:" + name) for name in ("drawing", "pict", "object")),
        *(q("w:" + name) for name in ("footnoteReference", "endnoteReference")),
        *(q("m:" + name) for name in ("oMath", "oMathPara")),
    )
)
_BARS: Final = tuple(q("w:" + name) for name in ("txbxContent", "ins", "del", "moveFrom", "moveTo"))


class Spot(NamedTuple):
    """A place for a new element: beside `node`, or with `side` `into` as the last child of it."""

    node: Element
    side: str

    def put(self, new: Element) -> None:
        """Put an element there."""
        if self.side == "after":
            self.node.addnext(new)
        elif self.side == "before":
            self.node.addprevious(new)
        else:
            self.node.append(new)


class Strand:
    """One paragraph being edited. Strike first, then write, then ask where marks around go.

    `marks` are offsets that something will stand at, beside its runs but never in a link or control.
    """

    def __init__(
        self, paragraph: ProjectedParagraph, orders: Orders, marks: Collection[int] = ()
    ) -> None:
        self._paragraph = paragraph
        self._strikes = orders.strikes
        struck = [one.span for one in orders.strikes]
        cuts = {bound for entry in orders.entries for bound in entry.span}
        cuts.update(offset for offset in marks if _is_open(paragraph, offset))
        self._atoms = Atoms(paragraph.elements, paragraph.pieces, struck=struck, cuts=cuts)
        self._entered: list[tuple[Span, Element]] = []

    # -------------------------------------------------------------- striking

    def strike(self, pen: Pen) -> None:
        """Strike what is to be struck, each field whole or not at all."""
        for one in reversed(self._strikes):
            atoms = self._atoms.meeting(one.span)
            found = {region: None for atom in atoms for region in self._atoms.regions(atom.run)}
            regions = [region for region in found if _goes_whole(region, one)]
            for region in regions:
                region.struck = True
            for atom in atoms:
                self._check(atom, one.span)
            for runs in _neighbours(self._in_order([atom.run for atom in atoms], regions)):
                strike(pen, runs)

    def _check(self, atom: Atom, span: Span) -> None:
        if _is_in_run(atom.run) or is_guarded(atom.run):
            raise refused(self._paragraph, "strikes text that Word does not let its author change")
        if not span.holds(atom.span) or not self._can_go(atom, span):
            raise refused(self._paragraph, "strikes part of a text that Word computes")

    def _can_go(self, atom: Atom, span: Span) -> bool:
        piece = atom.piece
        if not piece.locked or _is_removable(piece.node):
            return True
        if any(region.struck for region in self._atoms.regions(atom.run)):
            return True
        if piece.field is None or piece.field.begin.tag != q("w:fldSimple"):
            return False
        same = (a.span for a in self._atoms.all if a.piece.field is piece.field)
        return all(span.holds(other) for other in same)

    def _in_order(self, runs: list[Element], regions: Sequence[Region]) -> list[Element]:
        wanted = dict.fromkeys(runs)
        if not regions:
            return list(wanted)
        wanted.update(dict.fromkeys(run for region in regions for run in region.runs))
        tags = {run.tag for run in wanted}
        return [el for p in self._paragraph.elements for el in p.iter(*tags) if el in wanted]

    # -------------------------------------------------------------- writing

    def write(self, pen: Pen, looks: Looks, entries: Sequence[Entry]) -> None:
        """Write what is to be written. Later text is written first, so that no place moves."""
        for entry in reversed(entries):
            spot = self._spot(entry)
            if is_guarded(spot.node) or _is_in_run(spot.node):
                raise refused(self._paragraph, "writes where Word does not let an author write")
            look = self._look(looks, entry, spot)
            wrapper = insertion(pen, [written(entry.text, look.properties)])
            self._out_of_insertions(pen, spot).put(wrapper)
            self._entered.append((entry.span, wrapper))

    def _spot(self, entry: Entry) -> Spot:
        struck = self._atoms.meeting(entry.span) if entry.span.length else []
        anchor = self._freest(struck)
        if anchor is None:
            return self._between(entry.span.start)
        gone = [region for region in self._atoms.regions(anchor.run) if region.struck]
        return Spot(_leave(_climb(anchor.run, anchor.run), gone), "after")

    def _freest(self, struck: Sequence[Atom]) -> Atom | None:
        """Return the last struck text that is in no link, control or field that not all of it is in."""
        if not struck:
            return None
        homes = [self._home(atom) for atom in struck]
        common = frozenset.intersection(*homes)
        free = [atom for atom, home in zip(struck, homes, strict=True) if home == common]
        return free[-1] if free else None

    def _home(self, atom: Atom) -> frozenset[Element | Region]:
        """Return what an atom is in: elements around its run, and fields that stay."""
        regions = [region for region in self._atoms.regions(atom.run) if not region.struck]
        return frozenset((*_wrappers(atom.run), *regions))

    def _between(self, offset: int) -> Spot:
        """Return the place between two characters: outside of the links, controls and fields there.

        Only with both neighbours inside the same one the place is inside too.
        """
        left, right = self._atoms.before(offset), self._atoms.after(offset)
        if self._atoms.meeting(Span(offset, offset)) or _one_field(left, right):
            raise refused(self._paragraph, "writes inside a text that Word computes")
        inside = () if right is None else self._atoms.regions(right.run)
        if left is not None:
            ended = [r for r in self._atoms.regions(left.run) if r not in inside]
            node = _climb(left.run, None if right is None else right.run)
            return Spot(_leave(node, ended), "after")
        if right is not None:
            return Spot(_climb(inside[0].runs[0] if inside else right.run, None), "before")
        return self._at_end()

    def _look(self, looks: Looks, entry: Entry, spot: Spot) -> Look:
        """Return the look of new text: in a link that of the link, elsewhere of no link."""
        link = _link(spot.node)
        fit = [a for a in self._atoms.all if not a.piece.locked and _link(a.run) is link]
        around = [atom.piece for atom in fit]
        if not around:
            return looks.mark(self._paragraph.element)
        struck = [atom.piece for atom in fit if entry.span.meets(atom.span)]
        if struck:
            return looks.replacing(struck, around)
        before = [atom.piece for atom in fit if atom.span.end <= entry.span.start]
        after = [atom.piece for atom in fit if atom.span.start >= entry.span.end]
        return looks.joining(before[-1] if before else None, after[0] if after else None, around)

    def _out_of_insertions(self, pen: Pen, spot: Spot) -> Spot:
        """Part another author's insertion so that ours stands beside, not within it."""
        node = spot.node
        above = next(node.iterancestors(_P, *_INSERTIONS), None)
        while spot.side == "after" and above is not None and above.tag != _P:
            if node.getparent() is not above:
                raise refused(self._paragraph, "writes inside a control that was inserted")
            part_wrapper(pen, above, node)
            node = above
            above = next(node.iterancestors(_P, *_INSERTIONS), None)
        return Spot(node, spot.side)

    # -------------------------------------------------------------- marks around

    def around(self, span: Span) -> tuple[Spot, Spot]:
        """Return where marks around a span go: beside what stands there, outside of all wrappers."""
        atoms = self._atoms.meeting(span)
        runs = [atom.run for atom in (*atoms[:1], *atoms[-1:])]
        runs += [r.runs[end] for run in runs for r in self._atoms.regions(run) for end in (0, -1)]
        runs += [wrapper for where, wrapper in self._entered if span.holds(where)]
        tops = sorted((_climb(run, None) for run in runs), key=self._position)
        if tops:
            return Spot(tops[0], "before"), Spot(tops[-1], "after")
        spot = self._beside(span.start)
        return spot, spot

    def _beside(self, offset: int) -> Spot:
        left, right = self._atoms.before(offset), self._atoms.after(offset)
        if left is not None:
            return Spot(_climb(left.run, None), "after")
        return self._at_end() if right is None else Spot(_climb(right.run, None), "before")

    def _at_end(self) -> Spot:
        element = self._paragraph.element
        return Spot(element[-1], "after") if len(element) else Spot(element, "into")

    def _position(self, top: Element) -> tuple[int, int]:
        paragraph = _parent(top)
        return self._paragraph.elements.index(paragraph), paragraph.index(top)


def refused(paragraph: ProjectedParagraph, what: str) -> RefusedError:
    """Return the refusal of a change to one paragraph, which says where but never what."""
    where = f"{paragraph.story.value} paragraph {paragraph.index + 1}"
    return RefusedError(f"a revision in {where} {what}. Nothing was written.")


def is_guarded(node: Element) -> bool:
    """Say whether a node stands where an edit would not hold.

    That is in a control that Word fills in or locks (17.5.2), or in one of two versions of the same
    content.
    """
    return any(
        is_locked(above) if above.tag == _SDT else has_twin(above)
        for above in node.iterancestors(_SDT, ALTERNATE)
    )


def _is_removable(node: Element) -> bool:
    """Say whether a thing can be struck: neither with text of its own nor with tracked changes in it.

    Text under a deletion must be marked as deleted, or Word does not open the file (17.3.3.7).
    """
    return node.tag in _REMOVABLE and next(node.iter(*_BARS), None) is None


# ------------------------------------------------------------------ fields


def _goes_whole(region: Region, one: Strike) -> bool:
    """Say whether a strike takes a field with all its marks, not just its shown text.

    A field goes whole or stays whole (17.16.18). If all of its text is replaced and it is not one
    that Word computes, such as a link, the field stays.
    """
    if region.span is None or not one.span.holds(region.span):
        return False
    return region.locked or not (one.replaced and one.span == region.span)


def _one_field(left: Atom | None, right: Atom | None) -> bool:
    """Say whether two neighbours are shown text of one and the same computed field."""
    if left is None or right is None or left.piece.field is None:
        return False
    return left.piece.field is right.piece.field


def _leave(node: Element, regions: Sequence[Region]) -> Element:
    """Go on behind the last marks of fields, as far as those stand beside `node`."""
    for region in reversed(regions):
        last: Element | None = region.runs[-1]
        while last is not None and last.getparent() is not node.getparent():
            last = last.getparent()
        node = node if last is None else last
    return node


# ------------------------------------------------------------------ places in the tree


def _neighbours(runs: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield runs in groups that stand side by side with nothing between."""
    group: list[Element] = []
    for run in runs:
        if group and group[-1].getnext() is not run:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _climb(node: Element, other: Element | None) -> Element:
    """Return the highest element around `node`, within the paragraph, that does not hold `other`.

    With `node` itself as `other`: its own tracked deletion, or itself.
    """
    stop = set() if other is None else set(other.iterancestors())
    if other is node:
        parent = _parent(node)
        return parent if parent.tag == q("w:del") else node
    parent = _parent(node)
    while parent.tag != _P and parent not in stop:
        node, parent = parent, _parent(parent)
    return node


def _wrappers(run: Element) -> Iterator[Element]:
    """Yield the elements between a run and its paragraph, without its tracked deletion."""
    for above in run.iterancestors():
        if above.tag == _P:
            yield above
            return
        if above.tag != q("w:del"):
            yield above


def _is_open(paragraph: ProjectedParagraph, offset: int) -> bool:
    """Say whether the runs at an offset are the paragraph's own, in nothing that a mark stays out of."""
    near = (p.run for p in paragraph.pieces if p.span.start <= offset <= p.span.end)
    return all(run is not None and _parent(run).tag == _P for run in near)


def _link(node: Element) -> Element | None:
    """Return the link or simple field around a node, none for none."""
    above = next(node.iterancestors(_P, *_LINKS), None)
    return None if above is None or above.tag == _P else above


def _is_in_run(node: Element) -> bool:
    """Say whether a node stands inside a run, as the base text of ruby does."""
    above = next(node.iterancestors(_P, _R), None)
    return above is not None and above.tag == _R


def _parent(node: Element) -> Element:
    parent = node.getparent()
    assert parent is not None  # noqa: S101 - everything edited stands in a paragraph
    return parent
