"""Blocks: the paragraphs and tables of a body, cell or note, in order, each with what it is known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.alternates import ALTERNATE
from redline.word.comparison.line import CONTENT, CONTROL, P, R, runs_on
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

TABLE, ROW, CELL = q("w:tbl"), q("w:tr"), q("w:tc")
_PPR, _TRPR, _TCPR, _SECTION = q("w:pPr"), q("w:trPr"), q("w:tcPr"), q("w:sectPr")
_GONE: Final = (q("w:del"), q("w:moveFrom"))
_AROUND: Final = frozenset(
    {CONTROL, CONTENT, q("w:customXml"), q("w:ins"), q("w:moveTo"), ALTERNATE}
)
_END_IN_PARAGRAPH: Final = frozenset(
    q("w:" + name) for name in ("tc", "txbxContent", "footnote", "endnote", "hdr", "ftr")
)
_TEXTS: Final = (q("w:t"),)
_NOISE: Final = re.compile(
    rb' xmlns(?::\w+)?="[^"]*"| w:rsid\w*="\w*"| w1[0-9]:(?:para|text)Id="\w*"'
    rb"|<w:proofErr [^>]*/>|<w:lastRenderedPageBreak/>|<w:bookmark(?:Start|End) [^>]*/>"
    rb"|<w:noProof/>|<w:lang [^>]*/>"
)
_POINTING: Final = re.compile(rb" r:(?:id|embed|link|pict|dm|lo|qs|cs)=|<w:numId |<w:txbxContent")


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph (the elements that make it up in the current view), a table or a row."""

    elements: tuple[Element, ...]
    is_table: bool = False

    @property
    def element(self) -> Element:
        """The table or row, or the `w:p` whose mark and properties count."""
        return self.elements[-1]

    @property
    def ends_section(self) -> bool:
        """Say whether a section's properties stand in the paragraph (17.6.18)."""
        return child(child(self.element, _PPR), _SECTION) is not None

    def raw(self) -> bytes:
        """Return the block's XML."""
        return b"".join(etree.tostring(one, with_tail=False) for one in self.elements)

    def text(self) -> str:
        """Return the words in the block, hidden and deleted ones apart or not: to measure likeness."""
        return "".join(
            [str(text) for one in self.elements for text in one.itertext(*_TEXTS, with_tail=False)]
        )


def bare(raw: bytes) -> bytes:
    """Return a block's XML without what tells nothing: revision save ids, proofing, bookmarks."""
    return _NOISE.sub(b"", raw)


def points(raw: bytes) -> bool:
    """Say whether the XML points at other parts, so that like XML need not mean the same."""
    return _POINTING.search(raw) is not None


def blocks(container: Element) -> list[Block]:
    """Return the paragraphs and tables in a container in the current view, controls looked through.

    A paragraph whose mark somebody deleted is part of the one that follows (17.13.5.15).
    """
    found: list[Block] = []
    waiting: list[Element] = []
    for element in _flat(container):
        if waiting and (element.tag != P or waiting[-1].getparent() is not element.getparent()):
            found += _left_over(waiting)
            waiting = []
        if element.tag != P:
            found.append(Block((element,), is_table=True))
            continue
        waiting.append(element)
        if not runs_on(element):
            found.append(Block(tuple(waiting)))
            waiting = []
    if waiting:
        last = found and container.tag not in _END_IN_PARAGRAPH
        found += _left_over(waiting) if last else [Block(tuple(waiting))]
    return found


def _left_over(waiting: list[Element]) -> list[Block]:
    """Return the block of paragraphs whose mark somebody deleted and that have none to join.

    With nothing left in them they are gone.
    """
    live = (run for one in waiting for run in one.iter(R))
    kept = any(next(run.iterancestors(*_GONE), None) is None for run in live)
    return [Block(tuple(waiting))] if kept else []


def rows(table: Element) -> list[Element]:
    """Return the rows of a table that are not deleted, controls looked through.

    A row whose every cell somebody deleted is gone with them.
    """
    return [
        row
        for row in _through(table, ROW)
        if child(child(row, _TRPR), q("w:del")) is None and cells(row)
    ]


def cells(row: Element) -> list[Element]:
    """Return the cells of a row that are not deleted, controls looked through."""
    return [
        cell for cell in _through(row, CELL) if child(child(cell, _TCPR), q("w:cellDel")) is None
    ]


def _flat(container: Element) -> Iterator[Element]:
    for element in container:
        if element.tag == P or (element.tag == TABLE and rows(element)):
            yield element
        elif element.tag in _AROUND:
            yield from _flat(element)


def _through(container: Element, wanted: str) -> Iterator[Element]:
    for element in container:
        if element.tag == wanted:
            yield element
        elif element.tag in _AROUND:
            yield from _through(element, wanted)


def drop_first_paragraph(root: Element, source: Element) -> None:
    """Leave out the empty paragraph that Word sees in a body without any, as in a broken source."""
    bodies = [tree.find(q("w:body")) for tree in (root, source)]
    if bodies[0] is None or bodies[1] is None or blocks(bodies[1]):
        return
    for block in blocks(bodies[0]):
        if not block.text():
            bodies[0].remove(block.element)
