"""Fields that the settling of tracked changes breaks, and what is left of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.emptying import drop, parent_of
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

_FLDCHAR: Final = q("w:fldChar")
FIELD_PIECES: Final = (_FLDCHAR, q("w:instrText"), q("w:delInstrText"))
"""What a field is made of but for its result: its marks and its code (17.16.18, 17.16.13)."""

_KIND: Final = q("w:fldCharType")


def whole(pieces: Iterable[Element]) -> set[Element]:
    """Return those of the pieces of a story, in their order, that belong to fields with both ends."""
    found: set[Element] = set()
    waiting: list[list[Element]] = []
    for piece in pieces:
        kind = piece.get(_KIND) if piece.tag == _FLDCHAR else ""
        if kind == "begin":
            waiting.append([])
        if waiting:
            waiting[-1].append(piece)
        if kind == "end" and waiting:
            found.update(waiting.pop())
    return found


def clear_broken(root: Element, before: set[Element]) -> None:
    """Take away what is left of fields that were whole before and are not any more.

    Word writes no mark around some pieces of a field that it inserts or strikes as a whole, such as
    the mark before the result. When the field goes, they go with it.
    """
    if before:
        pieces = list(root.iter(*FIELD_PIECES))
        after = whole(pieces)
        for piece in pieces:
            if piece in before and piece not in after:
                _take_out(piece)


def _take_out(piece: Element) -> None:
    run = parent_of(piece)
    run.remove(piece)
    if is_bare(run, ()):
        drop(run)


def is_bare(run: Element, without: Iterable[Element]) -> bool:
    """Say whether nothing is in a run, some elements apart, but its properties."""
    return all(child.tag == q("w:rPr") or child in without for child in run)
