"""Paragraphs that stand elsewhere in the new document, written as moves (17.13.5.21 to 28)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.word.comparison.line import FLDCHAR, FLDTYPE, RPR
from redline.word.markup import element
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from redline.word.comparison.blocks import Block
    from redline.word.markup import Pen

_PPR: Final = q("w:pPr")
_SHORTEST: Final = 20
"""Fewer characters than this found elsewhere are a coincidence, such as "Reserved."."""

_PLAIN: Final = frozenset(q("w:" + name) for name in ("pPr", "r", "bookmarkStart", "bookmarkEnd"))
_LIVE_TEXT: Final = {q("w:delText"): q("w:t")}


def can_move(block: Block) -> bool:
    """Say whether a paragraph holds runs alone, so that both halves of a move can be complete."""
    plain = not block.is_table and len(block.elements) == 1
    return plain and all(one.tag in _PLAIN for one in block.element) and not _cuts(block.element)


def _cuts(paragraph: Element) -> bool:
    """Say whether a field begins in a paragraph and ends in another, or the other way round."""
    kinds = Counter(mark.get(FLDTYPE) for mark in paragraph.iter(FLDCHAR))
    return kinds["begin"] != kinds["end"]


def moved(
    gone: Sequence[tuple[str, Element]], come: Sequence[tuple[str, Element]]
) -> list[tuple[Element, Element]]:
    """Pair paragraphs struck and written by their words, where these stand once on either side."""
    ones, twos = _alone(gone), _alone(come)
    return [(ones[text], twos[text]) for text in ones if text in twos]


def _alone(paragraphs: Sequence[tuple[str, Element]]) -> dict[str, Element]:
    counts = Counter(text for text, _ in paragraphs)
    return {
        text: element
        for text, element in paragraphs
        if counts[text] == 1 and len(text) >= _SHORTEST
    }


def mark_move(pen: Pen, struck: Element, written: Element) -> None:
    """Turn a paragraph's tracked deletion, and its insertion elsewhere, into the halves of a move.

    Text under `w:moveFrom` stays `w:t`. Each half stands between range marks of one name, the last
    behind the paragraph, so that its mark is in the range.
    """
    name = ""
    for paragraph, tag, half in ((struck, "w:del", "w:moveFrom"), (written, "w:ins", "w:moveTo")):
        for mark in [*paragraph.iterchildren(q(tag)), *_of_mark(paragraph, tag)]:
            mark.tag = q(half)
            for text in mark.iter(*_LIVE_TEXT):
                text.tag = _LIVE_TEXT[text.tag]
        start = pen.mark(f"{half}RangeStart")
        name = name or f"move{start.get(q('w:id'))}"
        start.set(q("w:name"), name)
        end = element(f"{half}RangeEnd", {"w:id": start.get(q("w:id")) or ""})
        paragraph.insert(0 if child(paragraph, _PPR) is None else 1, start)
        paragraph.addnext(end)


def _of_mark(paragraph: Element, tag: str) -> Iterable[Element]:
    look = child(child(paragraph, _PPR), RPR)
    return () if look is None else look.iterchildren(q(tag))
