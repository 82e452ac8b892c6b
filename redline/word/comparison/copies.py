"""Copies of what the new document holds, ready to stand as tracked insertions in the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.model import OBJECT
from redline.word.alternates import ALTERNATE
from redline.word.comparison.line import (
    CONTROL,
    FORMULAS,
    LINK,
    NOTE_MARKS,
    RPR,
    SIMPLE,
    THROUGH,
    Bit,
    Group,
    Line,
    R,
    T,
)
from redline.word.comparison.strands import between
from redline.word.markup import element, insertion, written
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.comparison.adoption import Adoption
    from redline.word.markup import Pen

    NoteCopy = Callable[[Element], Element]
    """Brings the note behind a mark into the old document and returns a mark for it."""

_HELD: Final = (LINK, SIMPLE)


class Copies:
    """Makes copies for one part of the old document from one part of the new."""

    def __init__(
        self, pen: Pen, adoption: Adoption, new_part: str, old_part: str, note: NoteCopy
    ) -> None:
        self._pen, self._adoption = pen, adoption
        self._parts = (new_part, old_part)
        self._note = note

    def wrapped(self, line: Line, start: int, end: int) -> list[Element]:
        """Return tracked insertions that say what the line says between two offsets, marks apart."""
        return self._insertions(self._copied(line, start, end))

    def _insertions(self, copies: Iterable[Element]) -> list[Element]:
        """Put runs side by side into one insertion; links and the like hold theirs inside."""
        made: list[Element] = []
        runs: list[Element] = []
        for copy in copies:
            if copy.tag in _HELD:
                made += self._insertion(runs)
                made.append(copy)
            else:
                runs.append(copy)
        return made + self._insertion(runs)

    def _insertion(self, runs: list[Element]) -> list[Element]:
        wrappers = [insertion(self._pen, _joined(runs))] if runs else []
        runs.clear()
        return wrappers

    # -------------------------------------------------------------- bits

    def _copied(self, line: Line, start: int, end: int) -> Iterator[Element]:
        for bit in line.bits:
            if bit.end <= start or bit.start >= end:
                continue
            if isinstance(bit, Bit):
                text = line.text[max(start, bit.start) : min(end, bit.end)]
                yield self._bit(bit, text)
            elif isinstance(bit, Group):
                yield from self._group(bit)

    def _bit(self, bit: Bit, text: str) -> Element:
        if bit.node.tag == T:
            return _as_it_is(written("", self._adoption.run_properties(bit.look)), text)
        if text != OBJECT:
            return written(text, self._adoption.run_properties(bit.look))
        if bit.run is bit.node:
            return self._adoption.run(bit.node, *self._parts)
        return self._thing(bit.run, bit.node)

    def _thing(self, run: Element, node: Element) -> Element:
        made = written("", self._look(run))
        if node.tag in NOTE_MARKS:
            made.append(self._note(node))
        else:
            made.append(self._adoption.run(node, *self._parts))
        return made

    def _look(self, run: Element) -> Element | None:
        return self._adoption.run_properties(child(run, RPR))

    # -------------------------------------------------------------- groups

    def _group(self, group: Group) -> Iterator[Element]:
        if group.is_field:
            yield from self._field(group)
        elif group.first[0].tag in _HELD:
            yield from self._held(group.first[0], group.line)
        else:
            yield from self._copied(group.line, 0, len(group.line.text))

    def _held(self, element: Element, line: Line) -> Iterator[Element]:
        """Yield a copy of a link or simple field with a tracked insertion inside (17.16.22).

        A link of nothing is left out: without an insertion in it, it would stay when all is rejected.
        """
        inside = self._insertions(self._copied(line, 0, len(line.text)))
        if inside or element.tag != LINK:
            shell = element.makeelement(element.tag, _attributes(element))
            made = self._adoption.run(shell, *self._parts)
            made.extend(inside)
            yield made

    def _field(self, group: Group) -> Iterator[Element]:
        first, last = group.first[0], group.last[0]
        for node in between(first, last):
            start = group.first[1] if node is first else None
            end = group.last[1] if node is last else None
            yield from self._live(node, start, end)

    def _live(
        self, node: Element, start: Element | None = None, end: Element | None = None
    ) -> Iterator[Element]:
        """Copy a run, from one child of it to another, or the runs in something around runs."""
        if node.tag == R:
            yield self._run(node, start, end)
        elif node.tag in FORMULAS or node.tag == ALTERNATE:
            yield self._adoption.run(node, *self._parts)
        elif node.tag in _HELD:
            shell = node.makeelement(node.tag, _attributes(node))
            made = self._adoption.run(shell, *self._parts)
            made.extend(self._insertions(c for one in node for c in self._live(one)))
            yield made
        elif node.tag in THROUGH or node.tag in (CONTROL, q("w:sdtContent")):
            for one in node:
                yield from self._live(one)

    def _run(self, run: Element, start: Element | None, end: Element | None) -> Element:
        made = written("", self._look(run))
        begun = start is None
        for node in run:
            begun = begun or node is start
            if begun and node.tag != RPR:
                copy = self._note(node) if node.tag in NOTE_MARKS else None
                made.append(self._adoption.run(node, *self._parts) if copy is None else copy)
            if node is end:
                break
        return made


def _as_it_is(run: Element, text: str) -> Element:
    """Return a run with a text put into it; a tab in it stays a character, as it was."""
    made = element("w:t")
    made.text = text
    if text != text.strip():
        made.set(q("xml:space"), "preserve")
    run.append(made)
    return run


def _joined(runs: Iterable[Element]) -> list[Element]:
    """Put runs that look the same and hold nothing but text into one."""
    joined: list[Element] = []
    for run in runs:
        if joined and _is_plain(run) and _is_plain(joined[-1]) and _alike(joined[-1], run):
            before, text = joined[-1][-1], run[-1]
            before.text = (before.text or "") + (text.text or "")
            if before.text != before.text.strip():
                before.set(q("xml:space"), "preserve")
        else:
            joined.append(run)
    return joined


def _attributes(element: Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.items()}


def _is_plain(run: Element) -> bool:
    return run.tag == R and len(run) > 0 and run[-1].tag == T and len(run) <= 2


def _alike(one: Element, two: Element) -> bool:
    looks = (child(one, RPR), child(two, RPR))
    if looks[0] is None or looks[1] is None:
        return looks[0] is looks[1] and len(one) == len(two)
    return len(one) == len(two) and _said(looks[0]) == _said(looks[1])


def _said(look: Element) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(c.tag, sorted((str(k), str(v)) for k, v in c.items())) for c in look]
