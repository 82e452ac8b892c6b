"""All knowledge of Word files: opening them, reading them, writing revisions into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from redline.model import Comment, Contract, Notice, Revision, Stamp


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


def writable(
    path: Path, revisions: Sequence[Revision], stamp: Stamp
) -> tuple[tuple[Revision, ...], tuple[Notice, ...]]:
    """Return the revisions that can be written, and why the others cannot. For when `write` refuses."""
    from redline.word import writer

    return writer.writable(path, revisions, stamp)


def unplaceable(contract: Contract, comments: Sequence[Comment]) -> tuple[Notice, ...]:
    """Return a notice for every comment that Word allows no place for, such as one in a header."""
    from redline.word import comments as remarks

    return remarks.unplaceable(contract, comments)


__all__ = ["read", "unplaceable", "writable", "write"]
