"""Ranges that belong to tracked changes: the two halves of a move, and controls that come or go.

Each half of a move lies between two marks with the move's name (ECMA-376 Part 1, 17.13.5.21 to
17.13.5.28). What was moved stands in them as `moveFrom` or `moveTo`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.emptying import hoist, remove
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    Mine = Callable[[Element], bool]

_STARTS: Final = {
    q("w:moveFromRangeStart"): q("w:moveFrom"),
    q("w:moveToRangeStart"): q("w:moveTo"),
}
_ENDS: Final = {q("w:moveFromRangeEnd"): q("w:moveFrom"), q("w:moveToRangeEnd"): q("w:moveTo")}
_MOVED: Final = frozenset(_STARTS.values())
_P, _PPR, _RPR, _ID = q("w:p"), q("w:pPr"), q("w:rPr"), q("w:id")
# Content controls and custom XML that come, go or move: the range's end, and what it is like.
CONTROL_RANGES: Final = {
    q(f"w:customXml{word}RangeStart"): (q(f"w:customXml{word}RangeEnd"), q(f"w:{kind}"))
    for word, kind in (
        ("Ins", "ins"), ("Del", "del"), ("MoveFrom", "moveFrom"), ("MoveTo", "moveTo"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRange:
    """One half of a move: the marks around it (the closing one may be lost) and those inside it."""

    name: str
    bounds: tuple[Element, ...]
    marks: tuple[Element, ...]


def move_ranges(root: Element) -> tuple[MoveRange, ...]:
    """Return the halves of moves in a story, in the order in which they begin."""
    if next(root.iter(*_STARTS), None) is None:
        return ()
    bounds: dict[Element, list[Element]] = {}
    marks: dict[Element, list[Element]] = {}
    opened: dict[tuple[str, str], Element] = {}
    for element in _in_order(root):
        if element.tag in _STARTS:
            opened[_STARTS[element.tag], element.get(_ID, "")] = element
            bounds[element], marks[element] = [element], []
        elif element.tag in _ENDS:
            start = opened.pop((_ENDS[element.tag], element.get(_ID, "")), None)
            if start is not None:
                bounds[start].append(element)
        else:
            for (kind, _), start in opened.items():
                if kind == element.tag:
                    marks[start].append(element)
    return tuple(
        MoveRange(
            name=start.get(q("w:name"), ""),
            bounds=tuple(bounds[start]),
            marks=tuple(marks[start]),
        )
        for start in bounds
    )


def _in_order(root: Element) -> Iterator[Element]:
    """Yield bounds and marks as a reader meets them: a paragraph's mark comes at its end."""
    walk = etree.iterwalk(root, events=("start", "end"), tag=(_P, *_STARTS, *_ENDS, *_MOVED))
    for event, element in walk:
        if element.tag == _P:
            if event == "end":
                yield from _of_mark(element)
        elif event == "start" and not _is_of_mark(element):
            yield element


def _of_mark(paragraph: Element) -> Iterator[Element]:
    yield from (m for m in paragraph.iterfind(f"{_PPR}/{_RPR}/*") if m.tag in _MOVED)


def _is_of_mark(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == _RPR


def settled_ranges(root: Element, mine: Mine | None) -> list[Element]:
    """Return the bounds of the ranges that have no meaning once the chosen marks are settled."""
    found: list[Element] = []
    for half in move_ranges(root):
        if mine is None or all(map(mine, half.marks or half.bounds[:1])):
            found.extend(half.bounds)
    for start_tag, (end_tag, _) in CONTROL_RANGES.items():
        starts = {s.get(q("w:id")): s for s in root.iter(start_tag) if mine is None or mine(s)}
        found.extend(starts.values())
        if starts:
            found.extend(end for end in root.iter(end_tag) if end.get(q("w:id")) in starts)
    return found


def settle_controls(root: Element, ranges: list[Element], gone: frozenset[str]) -> None:
    """Take away the controls whose opening tag stands in a range that goes; their content stays.

    So content controls and custom XML come and go apart from what is in them (17.13.5.4 to
    17.13.5.11).
    """
    doomed = {tag for tag, (_, kind) in CONTROL_RANGES.items() if kind in gone}
    starts = {mark for mark in ranges if mark.tag in doomed}
    if not starts:
        return
    ends = {CONTROL_RANGES[tag][0] for tag in doomed}
    opened: set[tuple[str, str | None]] = set()
    inside: list[Element] = []
    for element in root.iter(*doomed, *ends, *_CONTROLS):
        if element in starts:
            opened.add((CONTROL_RANGES[element.tag][0], element.get(q("w:id"))))
        elif element.tag in ends:
            opened.discard((element.tag, element.get(q("w:id"))))
        elif element.tag in _CONTROLS and opened:
            inside.append(element)
    for control in reversed(inside):
        _dissolve(control)


def _dissolve(control: Element) -> None:
    content = control.find(q("w:sdtContent"))
    holder = control if content is None else content
    hoist(control, [child for child in holder if child.tag not in _CONTROL_PROPERTIES])
    remove(control)


_CONTROLS: Final = frozenset({q("w:sdt"), q("w:customXml"), q("w:smartTag")})
_CONTROL_PROPERTIES: Final = frozenset({q("w:customXmlPr"), q("w:smartTagPr")})
