"""A comment that a file already holds: who said what about which words, and whether it is settled."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One comment of a Word file, as Word shows it in the margin.

    `span` are the words it is about, in the contract's text, and `quote` those words; a comment with
    no place in the text has no span. `parent` is the id of the comment that opened its thread, empty
    for that one itself. `resolved` is that of its thread. `date` is as written, which is local time
    in files from Word; `date_utc` is the true instant where the file tells.
    """

    id: str
    author: str
    initials: str = ""
    date: str = ""
    date_utc: str = ""
    text: str
    span: Span | None = None
    quote: str = ""
    parent: str = ""
    resolved: bool = False
