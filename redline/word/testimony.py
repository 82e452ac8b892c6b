"""What others have written into a file, tracked changes and comments, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from redline.model.certificate import Tally
from redline.word.canonical import keyless, sha256
from redline.word.names import q
from redline.word.resolve import CONTENT, TRACKED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_ID, _AUTHOR, _DATE = q("w:id"), q("w:author"), q("w:date")
_TEXTS: Final = (q("w:t"), q("w:delText"))


class MarkKey(NamedTuple):
    """What tells a tracked change from others of its part."""

    kind: str
    id: str
    author: str
    date: str


class Remark(NamedTuple):
    """One comment: who wrote it, and the hash of its canonical form."""

    author: str
    form: bytes


def key_of(mark: Element) -> MarkKey:
    """Return what tells a mark from others."""
    said = (mark.get(name, "") for name in (_ID, _AUTHOR, _DATE))
    return MarkKey(mark.tag.rpartition("}")[2], *said)


def keys_of(root: Element) -> list[MarkKey]:
    """Return the tracked changes of a story by what tells them apart, in order."""
    return [key_of(mark) for mark in root.iter(*TRACKED)]


def lines_of(root: Element) -> list[bytes]:
    """Return the tracked changes of a story, a line each: kind, id, author, date and words."""
    return [b"\t".join(_line(mark)) for mark in root.iter(*TRACKED)]


def _line(mark: Element) -> Iterable[bytes]:
    yield from (" ".join(said.split()).encode() for said in key_of(mark))
    texts = mark.iter(*_TEXTS) if mark.tag in CONTENT else ()
    yield "".join(text.text or "" for text in texts).encode()


def tally(lines: Collection[bytes]) -> Tally:
    """Return the number of lines and the hash of all, each ended by a line feed."""
    return Tally(count=len(lines), sha256=sha256(b"".join(line + b"\n" for line in lines)))


# ------------------------------------------------------------------ comments


def comments(package: Package) -> dict[str, Remark]:
    """Return the comments of a file by their ids, each by its author and its canonical form."""
    return {
        comment.get(_ID, ""): Remark(comment.get(_AUTHOR, ""), sha256(keyless(comment)).encode())
        for part in package.related(package.main_part, "comments")
        for comment in package.tree(part).iter(q("w:comment"))
    }
