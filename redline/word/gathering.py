"""What a walk has gathered so far: lines of text, their pieces, and what has no characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model import Span, Story
from redline.word.pieces import Piece, ProjectedParagraph, Projection, Sighting

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from redline.model import Cell
    from redline.word.fields import Field

    Origin = tuple[bool, Element | None, Field | None]


class Gathering:
    """The text so far, its paragraphs, and the one paragraph that is still open."""

    def __init__(self) -> None:
        self.length = 0
        self._start = 0
        self._lines: list[str] = []
        self._paragraphs: list[ProjectedParagraph] = []
        self._fields: list[Span] = []
        self._sightings: list[Sighting] = []
        self._story, self._part = Story.BODY, ""
        self._elements: list[Element] = []
        self._pieces: list[Piece] = []

    @property
    def is_blank(self) -> bool:
        """Say whether the open paragraph shows nothing so far."""
        return not self._pieces

    def start(self, story: Story, part: str) -> None:
        """Start with another story."""
        self._story, self._part = story, part

    def open(self, element: Element) -> None:
        """Start a paragraph, or go on with the open one in another element."""
        if not self._elements:
            self.length += 1 if self._lines else 0
            self._start = self.length
        self._elements.append(element)

    def close(self, cell: Cell | None) -> None:
        """End the open paragraph, if there is one."""
        if not self._elements:
            return
        self._paragraphs.append(
            ProjectedParagraph(
                index=len(self._paragraphs),
                elements=tuple(self._elements),
                part=self._part,
                story=self._story,
                span=Span(self._start, self.length),
                pieces=tuple(self._pieces),
                cell=cell,
            )
        )
        self._lines.append("".join([piece.text for piece in self._pieces]))
        self._elements, self._pieces = [], []

    def add(self, text: str, node: Element, run: Element | None, origin: Origin) -> None:
        """Add characters to the open paragraph, with what a piece knows of where they come from."""
        start = self.length
        self.length = end = start + len(text)
        self._pieces.append(Piece(Span(start, end), text, node, run, *origin))

    def add_field(self, shown: Span | None) -> None:
        """Note the shown text of a field, if there is any."""
        if shown is not None:
            self._fields.append(shown)

    def see(self, kind: str, detail: str = "") -> None:
        """Note something that has no characters, in the open paragraph or before the next."""
        self._sightings.append(Sighting(kind=kind, paragraph=len(self._paragraphs), detail=detail))

    def projection(self) -> Projection:
        """Return all that was gathered."""
        return Projection(
            text="\n".join(self._lines),
            paragraphs=tuple(self._paragraphs),
            fields=tuple(sorted(self._fields, key=lambda span: (span.start, -span.end))),
            sightings=tuple(self._sightings),
        )
