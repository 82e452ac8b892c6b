"""Paragraph marks that come and go: paragraphs that join the next, and those that vanish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.emptying import (
    END_IN_PARAGRAPH,
    RANGE_MARKS,
    drop,
    drop_if_empty,
    hoist,
    parent_of,
)
from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def settle_paragraphs(marks: list[Element], gone: frozenset[str]) -> None:
    """Settle marks from the last to the first, so that text joined to a paragraph moves once."""
    for mark in reversed(marks):
        look = parent_of(mark)
        properties = parent_of(look)
        if properties.tag != q("w:pPr") or properties.getparent() is None:
            continue
        paragraph = parent_of(properties)
        look.remove(mark)
        drop_if_empty(look)
        drop_if_empty(properties)
        if mark.tag in gone and paragraph.getparent() is not None:
            _join(paragraph)


def _join(paragraph: Element) -> None:
    """Let a paragraph without its mark join the following one, whose properties stay (17.13.5.15).

    Where none follows, as before a table or at the end of the document, an empty paragraph goes and
    any other keeps its mark. A mark that holds a section's properties cannot go, nor can the last
    one of a cell or a note.
    """
    properties = paragraph.find(q("w:pPr"))
    if properties is not None and properties.find(q("w:sectPr")) is not None:
        return
    between, follower = _behind(paragraph)
    content = [child for child in paragraph if child is not properties]
    if follower is not None and follower.tag == q("w:p"):
        if content:
            _prepend(follower, [*content, *between])
        parent_of(paragraph).remove(paragraph)
    elif _is_spare(paragraph, content, follower):
        hoist(paragraph, content)
        drop(paragraph)


def _behind(paragraph: Element) -> tuple[list[Element], Element | None]:
    """Return what stands behind a paragraph, and the range marks up to there."""
    between = []
    follower = paragraph.getnext()
    while follower is not None and follower.tag in RANGE_MARKS:
        between.append(follower)
        follower = follower.getnext()
    return between, follower


def _is_spare(paragraph: Element, content: list[Element], follower: Element | None) -> bool:
    """Say whether a paragraph that can join none is empty and not the last that must be there."""
    parent = parent_of(paragraph)
    if any(child.tag not in RANGE_MARKS for child in content):
        return False
    if follower is None and parent.tag in END_IN_PARAGRAPH:
        return False
    return parent.tag != q("w:body") or sum(child.tag in _BLOCKS for child in parent) > 1


_BLOCKS: Final = frozenset({q("w:p"), q("w:tbl"), q("w:sdt"), q("w:customXml")})


def _prepend(paragraph: Element, content: list[Element]) -> None:
    if len(paragraph) and paragraph[0].tag == q("w:pPr"):
        before = paragraph[0]
    else:
        paragraph.insert(0, before := content.pop(0))
    for child in content:
        before.addnext(child)
        before = child
