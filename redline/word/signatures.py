"""The marks of tracked changes by who signed them, read from a part's bytes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from redline.word.parsing import in_utf8, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from redline.word.package import Package

_PARTED: Final = frozenset({"ins", "moveTo", "rPrChange"})
"""Other people's marks that may be parted in two, to make room or because their run was cut."""

_KINDS: Final = frozenset({"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"})

_AUTHOR: Final = b":author="

_ATTRIBUTES: Final = re.compile(rb"""[\s:](id|author|date)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def foreign_marks(
    source: Package, made: Package, parts: Iterable[str]
) -> tuple[bool, list[tuple[str, str, str]]]:
    """Say whether a mark of the source was lost, and return id, author and date of the new ones.

    Where other people's marks were parted in two, to make room or because their run was cut, the
    part that is new is theirs and not named.
    """
    before, after = (_marks(package, parts) for package in (source, made))
    known = {(tag, author, date) for tag, _, author, date in before}
    new = [
        (number, author, date)
        for tag, number, author, date in after - before
        if tag not in _PARTED or (tag, author, date) not in known
    ]
    return bool(before - after), new


def _marks(package: Package, parts: Iterable[str]) -> Counter[tuple[str, str, str, str]]:
    """Count the revision marks of some parts by kind, id, author and date, read from their bytes."""
    return Counter(
        mark
        for part in parts
        for mark in _marks_in(in_utf8(package.path, part, package.part(part)))
    )


def _marks_in(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    at = data.find(_AUTHOR)
    while at >= 0:
        start = data.rfind(b"<", 0, at)
        end = data.find(b"<", at)
        tag = data[start + 1 : end]
        kind = tag.split(None, 1)[0].decode().rpartition(":")[2]
        if kind in _KINDS or kind.endswith("Change"):
            values = {key: one or two for key, one, two in _ATTRIBUTES.findall(tag)}
            said = [unescaped(values.get(key, b"").decode()) for key in (b"id", b"author", b"date")]
            yield kind, said[0], said[1], said[2]
        at = data.find(_AUTHOR, end)
