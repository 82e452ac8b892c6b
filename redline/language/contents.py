"""Finds tables of contents: entries with page numbers, or a list whose entries come again as headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.lines import folded
from redline.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.language.lines import Line

HEADING = re.compile(
    r"\s*(?:(?:table of )?contents|index(?: of (?:terms|sections|articles))?)(?:\s+pages?(?: no\.?)?)?",
    re.IGNORECASE,
)
ENTRY = re.compile(
    r".*(?:\s|[A-Z](?=\d))(?:\d{1,3}|[ivx]{1,5})\s*|pages?(?: no\.?)?", re.DOTALL | re.IGNORECASE
)
NUMERAL = re.compile(r"[- ]*(?:\d{1,3}|[ivx]{1,5})[- ]*", re.IGNORECASE)
SENTENCE = re.compile(r"\b(?:shall|will|hereby|agrees?|is made|entered)\b")
PAGED = re.compile(r"(?:\t|\s\s|\.\.|…|__|\.\s)(?:\d{1,3}|[ivx]{1,5})$")
TAIL = 12  # characters at the end of an entry that show its page number
MOST = 300  # lines a table of contents may have
MANY = 6  # entries that make a table of contents without a heading
AHEAD = 3  # entries that show that a table of contents goes on after a line that is none
SHORT = 12  # words such a line may have
LONGEST = 28  # words an entry may have


def mark_contents(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Give the lines of every table of contents their role."""
    for line in lines:
        if line.style.startswith("toc") and line.style != "toc heading":
            roles[line.order] = Role.CONTENTS
    for line in lines:
        if _is_heading(line):
            _mark_entries(lines, roles, line.order)
    for start, end in _runs(lines, roles):
        roles[start:end] = [Role.CONTENTS] * (end - start)


def _runs(lines: tuple[Line, ...], roles: list[Role | None]) -> Iterator[tuple[int, int]]:
    """Yield stretches of numbered entries with rising page numbers that no heading announces."""
    start, page = 0, 0
    for line in lines:
        found = _page(line) if roles[line.order] is None and line.cell is None else 0
        if not page <= found or not found:
            if line.order - start >= MANY:
                yield start, line.order
            start, page = line.order + (not found), found
        page = found
    if len(lines) - start >= MANY:
        yield start, len(lines)


def _page(line: Line) -> int:
    """Return the page number at the end of a short numbered line, 0 for none."""
    match = re.search(r"\s(\d{1,3})$", line.text[-TAIL:])
    listed = line.number is not None and len(line.tokens) <= LONGEST
    return int(match[1]) if match and listed and not SENTENCE.search(line.text) else 0


def _is_heading(line: Line) -> bool:
    if len(line.tokens) > 5 or line.number is not None:
        return False
    return bool(HEADING.fullmatch(line.text.strip(" :.")))


def _mark_entries(lines: tuple[Line, ...], roles: list[Role | None], start: int) -> None:
    """Mark the entries after a heading: those with page numbers, or up to where the first recurs."""
    end = start + 1
    while end < len(lines) and _goes_on(lines, roles, end):
        end += 1
    if end == start + 1:
        end = _recurrence(lines, start + 1)
    if end > start + 1:
        roles[start:end] = [Role.CONTENTS] * (end - start)


def _goes_on(lines: tuple[Line, ...], roles: list[Role | None], at: int) -> bool:
    """Say whether the line is an entry, or short and followed by entries, as what a page break left."""
    line = lines[at]
    if _is_entry(line) or roles[at] is Role.CONTENTS:
        return True
    needed = 1 if NUMERAL.fullmatch(line.text) else AHEAD
    ahead = lines[at + 1 : at + 1 + needed]
    if len(line.tokens) > SHORT or line.text.endswith(".") or len(ahead) < needed:
        return False
    return all(_is_entry(other) or not other.words for other in ahead)


def _is_entry(line: Line) -> bool:
    if PAGED.search(line.text[-TAIL:]):
        return True
    several = len(re.findall(r"\b\d{1,2}\.\d{1,2}\b", line.text)) > 3
    short = len(line.tokens) <= LONGEST and bool(ENTRY.fullmatch(line.text))
    return (several or short) and not SENTENCE.search(line.text)


def _recurrence(lines: tuple[Line, ...], first: int) -> int:
    """Return where the first entry stands again, with only short lines in between; else `first`."""
    if first >= len(lines):
        return first
    wanted = folded(lines[first].text)
    for line in lines[first + 1 : first + MOST]:
        if folded(line.text) == wanted:
            return line.order
        if len(line.tokens) > LONGEST:
            break
    return first
