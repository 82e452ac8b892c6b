"""The values a projection is made of: characters with the XML elements they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.model import Cell, Span, Story
    from redline.word.fields import Field


class Piece(NamedTuple):
    """Characters that come from one element: `text` is what it shows, as long as `span`.

    `node` is the `w:t`, `w:tab`, `w:drawing` or the like; for a `w:t` each character of `text` stands
    for one of the element's. `run` is the `w:r` around it, none for a formula. No revision may cut
    `locked` characters; where they are the result of a field, `field` is the outermost such field.
    `insertion` is the nearest `w:ins` or `w:moveTo` of somebody else around the run.
    """

    span: Span
    text: str
    node: Element
    run: Element | None = None
    locked: bool = False
    insertion: Element | None = None
    field: Field | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProjectedParagraph:
    """One paragraph as the reader sees it; the pieces lie end to end and make up its text.

    Paragraphs whose marks are deleted or hidden run into the one that follows: `elements` are all
    the `w:p` that make up this one. The last of them gives the paragraph its properties.
    """

    index: int
    elements: tuple[Element, ...]
    part: str
    story: Story
    span: Span
    pieces: tuple[Piece, ...]
    cell: Cell | None = None

    @property
    def element(self) -> Element:
        """The `w:p` whose mark and properties count."""
        return self.elements[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Something met on the walk that has no characters, and the paragraph it was met in or before."""

    kind: str
    paragraph: int
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Projection:
    """All stories of a file in reading order as one text, and where each character comes from.

    `fields` are the shown results of fields that Word computes, in order.
    """

    text: str
    paragraphs: tuple[ProjectedParagraph, ...]
    fields: tuple[Span, ...]
    sightings: tuple[Sighting, ...]
