"""Runs of the old line: cut where a change starts or ends, struck, and the places beside them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from redline.word.alternates import ALTERNATE
from redline.word.comparison.line import (
    CONTENT,
    CONTROL,
    FLDCHAR,
    FORMULAS,
    HOLDERS,
    INSERTIONS,
    INSTR,
    LINK,
    SIMPLE,
    THROUGH,
    Bit,
    Group,
    Line,
    Mark,
    P,
    R,
)
from redline.word.markup import DEAD_TEXT, cut_run, part_wrapper, strike
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.markup import Pen

    Stretch = Bit | Group | Mark

_BOX: Final = q("w:txbxContent")
_CLIMBED: Final = THROUGH | {P}
_LOOKED_INTO: Final = THROUGH | {LINK, SIMPLE}


def cut(line: Line, at: int) -> int:
    """Cut the runs of a line at an offset; return the index of the bit that starts there.

    Cuts go from right to left: what lies right of an earlier cut is not cut again.
    """
    bits = line.bits
    index = bisect_right(bits, at, key=lambda bit: bit.end)
    if index == len(bits):
        return index
    bit = bits[index]
    if isinstance(bit, Bit) and bit.start < at:
        right = cut_run(bit.run, bit.node, bit.at + at - bit.start)
        node = next(right.iterchildren(bit.node.tag), bit.node)
        bits.insert(index + 1, Bit(at, bit.end, right, node, bit.look))
        bit.end = at
        _follow(bits, index + 2, bit.run, right)
        return index + 1
    if index and bit.start == at:
        run = _last(bits[index - 1])
        first, child = _first(bit)
        if run is not None and run is first and child is not None:
            _follow(bits, index, run, cut_run(run, child, 0))
    return index


def _first(bit: Stretch) -> tuple[Element | None, Element | None]:
    if isinstance(bit, Bit):
        return bit.run, bit.node
    return bit.first if isinstance(bit, Group) else (None, None)


def _last(bit: Stretch) -> Element | None:
    if isinstance(bit, Bit):
        return bit.run
    return bit.last[0] if isinstance(bit, Group) else None


def _follow(bits: list[Stretch], index: int, run: Element, right: Element) -> None:
    """Let the bits from `index` on that were in `run` be in its right part, where they are now."""
    for bit in bits[index:]:
        if isinstance(bit, Bit):
            if bit.run is not run:
                return
            bit.run = right
        elif isinstance(bit, Group):
            if bit.first[0] is not run:
                return
            bit.first = (right, bit.first[1])
            _follow(bit.line.bits, 0, run, right)
            if bit.last[0] is not run:
                return
            bit.last = (right, bit.last[1])
        else:
            return


def isolate(line: Line, index: int) -> None:
    """Cut the runs around what a field shows, so that it can be changed without its marks."""
    group = line.bits[index]
    if not isinstance(group, Group) or not group.is_field or not group.line.bits:
        return
    inner = group.line.bits
    run, mark = group.last
    if _last(inner[-1]) is run:
        group.last = (cut_run(run, mark, 0), mark)
        _follow(line.bits, index + 1, run, group.last[0])
    run_of, node = _first(inner[0])
    if run_of is not None and node is not None and _mark_ahead(run_of, node):
        right = cut_run(run_of, node, 0)
        _follow(inner, 0, run_of, right)


def free(line: Line, start: int, end: int) -> None:
    """Cut the runs of bits so that no mark of a field that stays is in a run with them."""
    for index in range(end - 1, start - 1, -1):
        bit = line.bits[index]
        if not isinstance(bit, Bit) or bit.run is bit.node:
            continue
        mark = next(bit.node.itersiblings(FLDCHAR, INSTR), None)
        if mark is not None:
            _follow(line.bits, index + 1, bit.run, cut_run(bit.run, mark, 0))
        if _mark_ahead(bit.run, bit.node):
            _follow(line.bits, index, bit.run, cut_run(bit.run, bit.node, 0))


def _mark_ahead(run: Element, node: Element) -> bool:
    return run is not node and any(
        sibling.tag in (FLDCHAR, INSTR) for sibling in node.itersiblings(preceding=True)
    )


# ------------------------------------------------------------------ striking


def struck(pen: Pen, bits: Iterable[Stretch]) -> None:
    """Strike bits, those that stand side by side in one deletion."""
    nodes = list(dict.fromkeys(node for bit in bits for node in nodes_of(bit)))
    for neighbours in _side_by_side(nodes):
        strike(pen, neighbours)
    for node in nodes:
        _kill_boxes(node)


def _kill_boxes(node: Element) -> None:
    """Mark the words in the text boxes of something struck as deleted.

    Word does not open a file with a `w:t` anywhere under a `w:del` (17.3.3.7), and a deletion cannot
    stand in a deletion.
    """
    for box in node.iter(_BOX):
        for text in box.iter(*DEAD_TEXT):
            text.tag = DEAD_TEXT[text.tag]


def nodes_of(bit: Stretch) -> Iterator[Element]:
    """Yield the runs and formulas that a bit is made of, in order."""
    if isinstance(bit, Bit):
        yield bit.run
    elif isinstance(bit, Group) and bit.is_field:
        for sibling in between(bit.first[0], bit.last[0]):
            yield from _live(sibling)
    elif isinstance(bit, Group):
        yield from _live(bit.first[0])


def between(first: Element, last: Element) -> Iterator[Element]:
    """Yield an element, what follows up to another one in the same line, and that one.

    What is around runs, such as somebody's insertion, is looked into where one of the two stands in it;
    so are paragraphs that run on.
    """
    around = frozenset(last.iterancestors())
    node: Element | None = first
    while node is not None:
        yield node
        if node is last:
            return
        while node.getnext() is None and _parent(node).tag in _CLIMBED:
            node = _parent(node)
        node = node.getnext()
        while node is not None and (node in around or node.tag == P) and len(node):
            node = node[0]


def _live(element: Element) -> Iterator[Element]:
    tag = element.tag
    if tag in (R, ALTERNATE) or tag in FORMULAS:
        yield element
    elif tag == CONTROL:
        for content in element.iterchildren(CONTENT):
            for child in content:
                yield from _live(child)
    elif tag in _LOOKED_INTO:
        for child in element:
            yield from _live(child)


def _side_by_side(nodes: list[Element]) -> Iterator[list[Element]]:
    group: list[Element] = []
    for node in nodes:
        if group and group[-1].getnext() is not node:
            yield group
            group = []
        group.append(node)
    if group:
        yield group


# ------------------------------------------------------------------ places


def end_of(bit: Stretch) -> Element | None:
    """Return the last element of a bit, none for a paragraph mark."""
    if isinstance(bit, Bit):
        return bit.run
    return bit.last[0] if isinstance(bit, Group) else None


def behind(pen: Pen, node: Element) -> Element:
    """Return the element after which new text goes that follows `node`, in the same holder.

    Another author's insertion is parted there, since none may stand in it.
    """
    while True:
        parent = _parent(node)
        if parent.tag in HOLDERS or _stays_in(parent, node):
            return node
        if parent.tag in INSERTIONS and node.getnext() is not None:
            part_wrapper(pen, parent, node)
        node = parent


def ahead(node: Element) -> Element:
    """Return the element before which new text goes that comes before `node`, the line's first."""
    while _parent(node).tag not in HOLDERS:
        node = _parent(node)
    return node


def _stays_in(parent: Element, node: Element) -> bool:
    """Say whether there is more in a tag around runs, and nobody's insertion around it."""
    if parent.tag not in THROUGH or parent.tag in INSERTIONS or node.getnext() is None:
        return False
    above = next(parent.iterancestors(*HOLDERS, *INSERTIONS), None)
    return above is not None and above.tag in HOLDERS


def _parent(node: Element) -> Element:
    parent = node.getparent()
    assert parent is not None  # noqa: S101 - everything in a line stands in a paragraph
    return parent
