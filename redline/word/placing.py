"""Where in a contract's text the marks of tracked changes stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from redline.model import ChangeKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element as Element

    from redline.word.marks import Found, Mark
    from redline.word.pieces import Projection

    Live = list[tuple[int, Span]]

_GONE: Final = frozenset({ChangeKind.DELETE, ChangeKind.MOVE_FROM})


def offsets(found: Iterable[Found], projection: Projection) -> dict[Mark, int]:
    """Return the offset of every mark that has words near it in a view of the document.

    A mark stands where the first words that it covers, or that follow it in its paragraph, do; else
    behind those before it. Marks of paragraphs and rows with nothing left of them are left out.
    """
    shown = {piece.node: piece.span for p in projection.paragraphs for piece in p.pieces}
    empty = {p.element: p.span.start for p in projection.paragraphs if not p.pieces}
    placed: dict[Mark, int] = {}
    for part in found:
        live, owned = _live(part, shown)
        for mark in part.marks:
            near = live if mark.paragraph is None else owned.get(mark.paragraph, [])
            at = _offset(mark, near)
            if at is None and mark.kind not in _GONE and mark.paragraph is not None:
                at = empty.get(mark.paragraph)
            if at is not None:
                placed[mark] = at
    return placed


def _live(part: Found, shown: Mapping[Element, Span]) -> tuple[Live, dict[Element, Live]]:
    """Return the pieces that a view shows: all of a part, and by the paragraph they stand in."""
    every: Live = []
    owned: dict[Element, Live] = {}
    for number, (element, _, paragraph) in enumerate(part.pieces):
        span = shown.get(element)
        if span is not None:
            every.append((number, span))
            if paragraph is not None:
                owned.setdefault(paragraph, []).append((number, span))
    return every, owned


def _offset(mark: Mark, near: Live) -> int | None:
    behind = bisect_left(near, mark.start, key=lambda piece: piece[0])
    if mark.paragraph is None and mark.end > mark.start:
        near = near[behind : bisect_left(near, mark.end, key=lambda piece: piece[0])]
        behind = 0
    if behind < len(near):
        return near[behind][1].start
    return near[-1][1].end if near else None
