"""A contract as it was read: one text, its paragraphs, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redline.model.notice import Notice
from redline.model.span import Span


class Story(StrEnum):
    """Where in a Word file a paragraph lives (ECMA-376 Part 1, 17.2 to 17.11)."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXTBOX = "textbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The place of a paragraph in a table: which table, row and column of the story, from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph: where its text is, how it is numbered, and how it looks.

    `span` leaves out the paragraph mark. `label` is the list number as Word shows it, such as
    `9.2`, `(a)` or `Article IV.`, empty for none; it is no part of the text. `indent` is in
    twentieths of a point. `locked` lists characters that no revision may touch.
    """

    index: int
    span: Span
    story: Story = Story.BODY
    label: str = ""
    bullet: bool = False
    level: int | None = None
    list_id: int | None = None
    style: str = ""
    outline: int | None = None
    emphasis: tuple[Span, ...] = ()
    capitals: bool = False
    centred: bool = False
    indent: int = 0
    cell: Cell | None = None
    locked: tuple[Span, ...] = ()
    inserted: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A contract as read from a file, in the current view: others' insertions read, deletions do not.

    `text` is every story in reading order, paragraphs joined by a line feed, a tab as a tab, a line
    break as a vertical tab, `OBJECT` for what has no text. `sha256` is of the file's bytes. `fields` are
    the visible results of Word fields, such as a cross-reference.
    """

    name: str
    sha256: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    existing_revisions: int = 0
    existing_comments: int = 0
    fields: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()

    def words(self) -> int:
        """Count the words of the text."""
        return len(self.text.split())

    def quote(self, span: Span) -> str:
        """Return the contract's own words at `span`, white space folded."""
        return " ".join(span.of(self.text).split())
