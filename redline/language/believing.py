"""Decides which typed numbers to believe: those that fit into a sequence or are plainly set as numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from redline.language.headings import is_heading, run_in
from redline.language.numbers import unpadded

if TYPE_CHECKING:
    from redline.language.lines import Line
    from redline.language.numbers import Number
    from redline.model import Role

MISSING = 6  # numbers that may be left out before one that stands again

Key = tuple[str, str, str, tuple[int, ...]]


def believed(lines: tuple[Line, ...], roles: tuple[Role | None, ...]) -> tuple[Line, ...]:
    """Return the lines without the numbers that are only running text, such as a wrapped `5.2 and`."""
    known: set[Key] = set()
    for line in lines:
        if roles[line.order] is None and line.number is not None:
            known.update(_keys(line.number))
    cited = _cited(lines, roles)
    return tuple(
        line
        if line.order not in cited and _is_believed(line, known)
        else replace(line, number=None)
        for line in lines
    )


def _cited(lines: tuple[Line, ...], roles: tuple[Role | None, ...]) -> frozenset[int]:
    """Return the lines whose `5.5` stands again although the numbers before it do not: it is cited."""
    last: dict[Key, int] = {}
    cited = set()
    for line in lines:
        number = line.number
        if number is None or roles[line.order] is not None:
            continue
        key = _keys(number)[0]
        if number.weak and len(key[3]) > 1 and key in last and not _leads_up(key, last):
            cited.add(line.order)
            continue
        last[key] = line.order
    return frozenset(cited)


def _leads_up(key: Key, last: dict[Key, int]) -> bool:
    """Say whether a number before it or the one above has come since the number itself last stood."""
    word, shape, kind, path = key
    above = (word, shape, kind, path[:-1])
    before = [(word, shape, kind, (*path[:-1], path[-1] - step)) for step in range(1, MISSING)]
    return path[-1] == 1 or any(last.get(other, -1) > last[key] for other in (above, *before))


def _keys(number: Number) -> list[Key]:
    shape = "" if number.shape == ".0" else number.shape
    return [
        (number.word, shape, reading.kind, unpadded(reading.path)) for reading in number.readings
    ]


def _is_believed(line: Line, known: set[Key]) -> bool:
    number = line.number
    if number is None or not number.weak:
        return True
    bare = number.label.isdigit()
    if not bare and (line.emphatic or line.styled or line.capitals):
        return True
    if any(_fits(key, known) for key in _keys(number)):
        return True
    told = bool(number.word) or len(number.decimal) > 1
    return told and (run_in(line) is not None or is_heading(line))


def _fits(key: Key, known: set[Key]) -> bool:
    """Say whether the number before or after it, or the one it would stand under, is there too."""
    word, shape, kind, path = key
    before = (*path[:-1], path[-1] - 1)
    after = (*path[:-1], path[-1] + 1)
    if path[-1] > 1 and (word, shape, kind, before) in known:
        return True
    if path[-1] > 1 and len(path) == 1:
        return False
    above = len(path) > 1 and (word, shape, kind, path[:-1]) in known
    return above or (word, shape, kind, after) in known
