"""The tracked changes a file holds: listed, and settled all at once, by author or one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.word.names import q
from redline.word.package import open_package, save
from redline.word.parsing import serialise
from redline.word.resolve import CONTENT, TRACKED, accept, reject

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_STORIES: Final = ("header", "footer", "footnotes", "endnotes")
_TEXTS: Final = (q("w:t"), q("w:delText"))
_KINDS: Final = {
    q("w:ins"): "insertion",
    q("w:del"): "deletion",
    q("w:moveFrom"): "move away",
    q("w:moveTo"): "move here",
    q("w:cellIns"): "cell insertion",
    q("w:cellDel"): "cell deletion",
    q("w:cellMerge"): "cell merge",
}
_PLACES: Final = {q("w:rPr"): "paragraph mark", q("w:trPr"): "row", q("w:numPr"): "list"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedChange:
    """One tracked change as it stands in a file. `kind` says what was done, `text` to which words.

    Ids are only unique within a part. Formatting changes and marks have no text of their own.
    """

    part: str
    id: str
    kind: str
    author: str
    date: str
    text: str = ""


def tracked_changes(path: Path) -> tuple[TrackedChange, ...]:
    """List the tracked changes of all stories in the order of the file."""
    package = open_package(path)
    return tuple(
        _change(part, mark)
        for part in _stories(package)
        for mark in package.tree(part).iter(*TRACKED)
    )


def settle(
    path: Path,
    *,
    accepting: bool,
    authors: Collection[str] | None = None,
    ids: Collection[tuple[str, str]] | None = None,
) -> bytes:
    """Return the file with tracked changes accepted, or rejected: all, some authors', or some.

    `ids` are pairs of part and id. Parts without such changes keep their bytes.
    """
    package = open_package(path)
    changed: dict[str, bytes] = {}
    for part in _stories(package):
        root = package.tree(part)
        chosen = {
            mark
            for mark in root.iter(*TRACKED)
            if (authors is None or mark.get(q("w:author"), "") in authors)
            and (ids is None or (part, mark.get(q("w:id"), "")) in ids)
        }
        if chosen:
            (accept if accepting else reject)(root, chosen.__contains__)
            changed[part] = serialise(root)
    return save(package, changed)


def _stories(package: Package) -> Iterator[str]:
    yield package.main_part
    for kind in _STORIES:
        yield from package.related(package.main_part, kind)


def _change(part: str, mark: Element) -> TrackedChange:
    parent = mark.getparent()
    place = ""
    if parent is not None and mark.tag in CONTENT:
        place = _PLACES.get(parent.tag, "")
    kind = _KINDS.get(mark.tag, "formatting")
    return TrackedChange(
        part=part,
        id=mark.get(q("w:id"), ""),
        kind=f"{place} {kind}".strip(),
        author=mark.get(q("w:author"), ""),
        date=mark.get(q("w:date"), ""),
        text="".join(text.text or "" for text in mark.iter(*_TEXTS)) if mark.tag in CONTENT else "",
    )
