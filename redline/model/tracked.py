"""The tracked changes that a file holds, as somebody who has to decide on them sees them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What was done."""

    INSERT = "insert"
    DELETE = "delete"
    MOVE_FROM = "move-from"
    MOVE_TO = "move-to"
    MERGE = "merge"
    FORMATTING = "formatting"
    NUMBERING = "numbering"


class ChangeOf(StrEnum):
    """To what it was done. `control` is a content control, without what is in it."""

    TEXT = "text"
    PARAGRAPH_MARK = "paragraph-mark"
    ROW = "row"
    CELL = "cell"
    LIST = "list"
    CONTROL = "control"
    FORMULA = "formula"
    RUN = "run"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedChange:
    """One mark of a tracked change.

    `number` is its place in the list, from 1; marks with the same `change` are fragments of one
    change: the same thing done by the same author at the same time to words that lie end to end.
    `id` is unique in `part` alone, so `handle` is `id`, or `footnotes:id` where several parts use
    it. `story` is `body`, `header`, `footer`, `footnote`, `endnote`, `textbox`, `comment`, `styles`
    or `numbering`. `text` are the words it is about, a paragraph mark as a line feed. `move` names
    the move that it is half of. `at` is where it stands in `Contract.text`; where nothing is left
    of it there, `was_at` is where it stands in the text as it was before all tracked changes.
    """

    number: int
    change: int
    part: str
    story: str
    id: str
    handle: str
    kind: ChangeKind
    of: ChangeOf
    author: str
    date: str
    text: str = ""
    move: str = ""
    at: int | None = None
    was_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A file with tracked changes accepted or rejected, verified.

    `settled` are the changes that were decided and `left` those that are still there. `lost` are
    changes that nobody decided and that went with the words they stood in, `comments` the ids of
    comments that did.
    """

    data: bytes
    settled: tuple[TrackedChange, ...]
    left: tuple[TrackedChange, ...]
    lost: tuple[TrackedChange, ...] = ()
    comments: tuple[str, ...] = ()
