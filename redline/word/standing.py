"""What others left in a file: tracked changes, their authors, and comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.resolve import live_marks

if TYPE_CHECKING:
    from redline.word.package import Package

_STORIES: Final = ("header", "footer", "footnotes", "endnotes")
_UNSIGNED: Final = q("w:tblGridChange")
"""Follows from a change to a cell and is nobody's change of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many tracked changes by how many authors a file holds, and how many comments."""

    revisions: int
    authors: int
    comments: int


def standing(package: Package) -> Standing:
    """Count what others left, in every story of the file."""
    parts = [package.main_part]
    for kind in _STORIES:
        parts.extend(package.related(package.main_part, kind))
    marks = [
        mark.get(q("w:author"), "")
        for part in dict.fromkeys(parts)
        for mark in live_marks(package.tree(part))
        if mark.tag != _UNSIGNED
    ]
    comments = package.related_tree(package.main_part, "comments")
    return Standing(
        revisions=len(marks),
        authors=len(set(marks)),
        comments=0 if comments is None else len(comments.findall(q("w:comment"))),
    )
