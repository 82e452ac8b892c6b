"""Whole paragraphs: marks struck, paragraphs added, so that rejecting brings back the source exactly.

Where a paragraph follows, a new paragraph goes in front of it with its own mark inserted: rejected,
it is empty and joins the following one, whose properties survive (ECMA-376 Part 1, 17.13.5.20). Where
none follows, as at the end of a cell or before a table, the last paragraph keeps its mark and the
text in front of it moves up into a new one, whose mark is the inserted one.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.formatting import said
from redline.word.markup import (
    copied_paragraph,
    insertion,
    mark_paragraph,
    new_paragraph,
    out_of_list,
    record_properties,
    written,
)
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from redline.model import NewParagraph
    from redline.word.formatting import Look, Looks
    from redline.word.markup import Pen
    from redline.word.pieces import Piece, ProjectedParagraph
    from redline.word.styles import Styles

_PPR, _NUMPR = q("w:pPr"), q("w:numPr")
_OWN: Final = frozenset({q("w:rPr"), q("w:sectPr"), q("w:pPrChange")})
_ENDS: Final = frozenset(
    q("w:" + name) for name in ("bookmarkEnd", "commentRangeEnd", "permEnd", "moveToRangeEnd")
)
"""Marks behind a paragraph that close what it is in; a new paragraph goes behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A paragraph that new ones are to be like: its element, and the looks of its text."""

    element: Element
    heading: Look
    body: Look
    number: Look | None


def model(paragraph: ProjectedParagraph, looks: Looks) -> Model:
    """Return what new paragraphs take from one of the document; ask before it is edited."""
    pieces = [piece for piece in paragraph.pieces if _is_plain_text(piece)]
    element = new_paragraph(paragraph.element)
    if not pieces:
        look = looks.mark(paragraph.element)
        return Model(element=element, heading=look, body=look, number=None)
    return Model(
        element=element,
        heading=looks.heading(pieces),
        body=looks.body(pieces),
        number=looks.number(pieces),
    )


def add_behind(
    pen: Pen, paragraph: Element, added: Sequence[tuple[NewParagraph, Model]]
) -> list[Element]:
    """Put new paragraphs between a paragraph and the one it would join; return their insertions."""
    anchor = paragraph
    following = anchor.getnext()
    while following is not None and following.tag in _ENDS:
        anchor, following = following, following.getnext()
    wrappers = []
    for new, like in added:
        made = deepcopy(like.element)
        mark_paragraph(pen, made, "w:ins")
        wrappers.append(_fill(pen, made, new, like))
        anchor.addnext(made)
        anchor = made
    return wrappers


def add_within(
    pen: Pen, paragraph: Element, added: Sequence[tuple[NewParagraph, Model]], *, struck: bool
) -> list[Element]:
    """Put new paragraphs behind one that nothing follows; return their insertions.

    The last new one takes over the element, with its mark, its section and a record of its former
    properties. With `struck` the paragraph's own mark was to go: the first new text then joins it.
    """
    likes = [like.element for _, like in added]
    ahead = likes[:-1] if struck else [copied_paragraph(paragraph), *likes[:-1]]
    elements = [deepcopy(like) for like in ahead]
    for made in elements:
        mark_paragraph(pen, made, "w:ins")
        paragraph.addprevious(made)
    elements.append(paragraph)
    if elements[0] is not paragraph:
        elements[0].extend([one for one in paragraph if one.tag != _PPR])
    take_properties(pen, paragraph, likes[-1])
    into = elements if struck else elements[1:]
    return [_fill(pen, made, new, like) for made, (new, like) in zip(into, added, strict=True)]


def take_properties(pen: Pen, paragraph: Element, like: Element) -> None:
    """Give a paragraph the properties of another one, tracked, unless it has them.

    A paragraph that carries somebody else's tracked change of properties keeps what it has: the
    schema allows one record only.
    """
    if child(child(paragraph, _PPR), q("w:pPrChange")) is not None:
        return
    if not _same_properties(like, paragraph):
        record_properties(pen, paragraph, like.find(_PPR))


def leave_list(pen: Pen, paragraph: Element, styles: Styles) -> None:
    """Take the number off a paragraph that stays behind empty, tracked, if it has one."""
    properties = child(paragraph, _PPR)
    listed = child(properties, _NUMPR)
    if listed is None:
        style = styles.style_id(child(properties, q("w:pStyle")))
        listed = styles.paragraph_property(style, _NUMPR)
    if listed is not None and child(properties, q("w:pPrChange")) is None:
        record_properties(pen, paragraph, out_of_list(paragraph))


def _same_properties(one: Element, two: Element) -> bool:
    return _said(one.find(_PPR)) == _said(two.find(_PPR))


def _said(properties: Element | None) -> list[str]:
    children = () if properties is None else properties
    return [said(one) for one in children if one.tag not in _OWN]


def _is_plain_text(piece: Piece) -> bool:
    if piece.locked or piece.run is None:
        return False
    above = next(piece.run.iterancestors(q("w:p"), q("w:hyperlink")), None)
    return above is not None and above.tag == q("w:p")


def _fill(pen: Pen, paragraph: Element, new: NewParagraph, like: Model) -> Element:
    """Write a new paragraph's text: number, run-in heading and body, each as in the model."""
    words = new.text[: new.heading]
    start = next((i for i, character in enumerate(words) if character.isalpha()), 0)
    number, heading = (words[:start], words[start:]) if like.number is not None else ("", words)
    stretches = (
        (number, like.number or like.heading),
        (heading, like.heading),
        (new.text[new.heading :], like.body),
    )
    runs = [written(text, look.properties) for text, look in stretches if text]
    wrapper = insertion(pen, runs or [written("", like.body.properties)])
    paragraph.append(wrapper)
    return wrapper
