"""All knowledge of Word files: opening them, reading them, writing revisions into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from redline.model import Comment, Contract, Revision, Stamp


def read(path: Path) -> Contract:
    """Read a Word file into the text that is analysed. Raises `UnreadableError`."""
    from redline.word import reader

    return reader.read(path)


def write(
    path: Path, revisions: Sequence[Revision], comments: Sequence[Comment], stamp: Stamp
) -> bytes:
    """Return the source with revisions and comments in it, verified. Raises `RefusedError`."""
    from redline.word import writer

    return writer.write(path, revisions, comments, stamp)


__all__ = ["read", "write"]
