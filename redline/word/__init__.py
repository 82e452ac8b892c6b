"""All knowledge of Word files: opening them, reading them, writing revisions into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from redline.model import (
        Comment,
        Contract,
        Notice,
        Remark,
        Revision,
        Settled,
        Stamp,
        TrackedChange,
    )
    from redline.model.certificate import Attested
    from redline.word.comparison.engine import Comparison


def read(path: Path) -> Contract:
    """Read a Word file into the text that is analysed. Raises `UnreadableError`."""
    from redline.word import reader

    return reader.read(path)


def read_bytes(name: str, data: bytes) -> Contract:
    """Read a Word file whose bytes are at hand, such as a redline: as if all changes were accepted."""
    from redline.word import reader

    return reader.read_bytes(name, data)


def write(
    path: Path, revisions: Sequence[Revision], comments: Sequence[Comment], stamp: Stamp
) -> bytes:
    """Return the source with revisions and comments in it, verified. Raises `RefusedError`."""
    from redline.word import writer

    return writer.write(path, revisions, comments, stamp)


def texts(path: Path, data: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the parts of a redline that differ from its source: name, text, and the source's text."""
    from redline.word import saying

    return saying.texts(path, data)


def unplaceable(contract: Contract, comments: Sequence[Comment]) -> tuple[Notice, ...]:
    """Return a notice for every comment that Word allows no place for, such as one in a header."""
    from redline.word import comments as remarks

    return remarks.unplaceable(contract, comments)


def compare(
    old: Path,
    new: Path,
    stamp: Stamp,
    *,
    most_fragments: int | None = None,
    moves: bool = True,
) -> Comparison:
    """Return the older file with tracked changes that turn it into the newer one, proven.

    A sentence that would carry more than `most_fragments` changes is written anew (0: no limit).
    With `moves` a paragraph found elsewhere word for word is written as moved.

    Raises `UnreadableError`, `RefusedError`.
    """
    from redline.word.comparison import engine

    return engine.compare(old, new, stamp, most_fragments=most_fragments, moves=moves)


def attest(
    source: Path, output: Path | bytes, *, author: str, date: str = "", name: str = ""
) -> Attested:
    """Hold a redline, a file or its bytes, against its source: the facts, and what holds of them.

    Ours are the changes by `author`, with `date` if that is given, that the source does not have.
    Raises `UnreadableError`.
    """
    from redline.word import attesting
    from redline.word.package import open_package, package_from

    made = package_from(name, output) if isinstance(output, bytes) else open_package(output)
    return attesting.attest(open_package(source), made, author, date)


def remarks(path: Path) -> tuple[Remark, ...]:
    """Return the comments that a file holds, with their threads. Raises `UnreadableError`."""
    from redline.word.package import open_package
    from redline.word.threads import existing

    return existing(open_package(path))


def reply(path: Path, number: str, text: str, stamp: Stamp) -> bytes:
    """Return the file with a reply to one of its comments, verified. Raises `RefusedError`."""
    from redline.word import replying
    from redline.word.package import open_package

    return replying.reply(str(path), open_package(path).data, number, text, stamp)


def settle(path: Path, numbers: Sequence[str], *, resolved: bool) -> bytes:
    """Return the file with the threads of some comments resolved, or opened again, verified."""
    from redline.word import replying
    from redline.word.package import open_package

    return replying.settle(str(path), open_package(path).data, numbers, resolved=resolved)


def tracked_changes(path: Path) -> tuple[TrackedChange, ...]:
    """List the tracked changes of a file: every story, the comments, styles and lists, in order.

    Raises `UnreadableError`.
    """
    from redline.word import revisions

    return revisions.tracked_changes(path)


def as_it_was(path: Path) -> Contract:
    """Read a file as it was before all its tracked changes: what `TrackedChange.was_at` counts in."""
    from redline.word import revisions

    return revisions.as_it_was(path)


def settle_changes(
    path: Path, *, accepting: bool, choose: Callable[[TrackedChange], bool] | None = None
) -> Settled:
    """Accept or reject the tracked changes of a file, verified: all, or those that are chosen.

    Both halves of a move are settled together. Raises `RefusedError` if the result is not what the
    chosen changes lead to with all others as they were, `UnreadableError` for no Word document.
    """
    from redline.word import revisions

    return revisions.settle(path, accepting=accepting, choose=choose)


__all__ = [
    "as_it_was",
    "attest",
    "compare",
    "read",
    "remarks",
    "reply",
    "settle",
    "settle_changes",
    "texts",
    "tracked_changes",
    "unplaceable",
    "write",
]
