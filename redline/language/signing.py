"""Finds signature blocks: where signing begins, and how far it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.language.front import is_preamble
from redline.language.headings import is_field
from redline.language.lines import folded
from redline.language.tables import TableKind, read_tables, signing_label
from redline.language.titles import PART_NAMES, SHORT, names_paper_over_table
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

HEADING = re.compile(
    r"(?:signatures?|execution|signature (?:page|block)s?.*|signed|executed by.*)", re.IGNORECASE
)
WITNESS = re.compile(
    r"\s*(?:in witness (?:where|here)of|as witness the hands?|executed as (?:a deed|an agreement)"
    r"|(?:signed|executed)(?:,? sealed)?(?: and delivered)? (?:by|for and on behalf)"
    r"|\[?signature page)",
    re.IGNORECASE,
)
SIGNING = re.compile(
    r"\b(?:by signing (?:this|below)|sign(?:ing|ed)? below|have (?:duly )?(?:executed|signed|caused)"
    r"|(?:drawn up|drafted|executed|signed|made) in (?:\w+ ){1,3}?"
    r"(?:originals?|copies|counterparts?|duplicate)"
    r"|accepted and agreed|agreed (?:to )?and (?:accepted|acknowledged)"
    r"|acknowledged and agreed|please sign)",
    re.IGNORECASE,
)
SIGNED = frozenset(("by", "signature", "signed", "signed by"))
AHEAD = 7  # lines within which a block that is announced must begin


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What signing is looked for in: the lines, their roles, lines of signing tables, titles."""

    lines: tuple[Line, ...]
    roles: list[Role | None]
    tables: frozenset[int]
    titles: frozenset[str]


def mark_signatures(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Give the lines of signature blocks their role."""
    scene = _Scene(
        lines=lines,
        roles=roles,
        tables=frozenset(
            line.order
            for table in read_tables(lines)
            if table.kind is TableKind.SIGNATURE
            for line in table.lines
        ),
        titles=frozenset(folded(line.text) for line in lines if roles[line.order] is Role.TITLE),
    )
    order = 0
    while order < len(lines):
        end = _end(scene, order)
        roles[order:end] = [Role.SIGNATURE] * (end - order)
        order = max(end, order + 1)


def _end(scene: _Scene, start: int) -> int:
    """Return the end of the signature block that begins at line `start`; `start` itself for none."""
    if scene.roles[start] is not None or not _begins(scene, scene.lines[start]):
        return start
    headed = _is_headed(scene.lines[start])
    end = start + 1
    while end < len(scene.lines) and _goes_on(scene, scene.lines[end], headed=headed):
        end += 1
    return end


def _is_headed(line: Line) -> bool:
    """Say whether the line is the heading of a signature block."""
    return bool(HEADING.fullmatch(line.text.strip(" :."))) and not signing_label(line)


def _begins(scene: _Scene, line: Line) -> bool:
    if line.order in scene.tables:
        return True
    if line.number is not None or line.cell is not None:
        return False
    if WITNESS.match(line.text) or _is_signed(scene, line):
        return True
    if _is_headed(line) or SIGNING.search(line.text):
        return _signs_soon(scene, line)
    named = len(line.tokens) <= SHORT and (line.emphatic or line.capitals) and not line.styled
    return named and any(_is_signed(scene, other) for other in _ahead(scene, line, 2))


def _ahead(scene: _Scene, line: Line, count: int) -> tuple[Line, ...]:
    return scene.lines[line.order + 1 : line.order + 1 + count]


def _signs_soon(scene: _Scene, line: Line) -> bool:
    """Say whether fields to sign follow before the next clause."""
    fields = 0
    for other in _ahead(scene, line, AHEAD):
        if (other.number is not None and not signing_label(other)) or _is_headed(other):
            return False
        if _is_signed(scene, other):
            return True
        fields += bool(signing_label(other))
    return fields >= 2


def _is_signed(scene: _Scene, line: Line) -> bool:
    """Say whether the line is a place to sign."""
    if line.order in scene.tables:
        return True
    if line.number is not None:
        return False
    blank = ("___" in line.text and is_field(line)) or line.text.startswith("/s/")
    return blank or signing_label(line) in SIGNED or bool(WITNESS.match(line.text))


def _goes_on(scene: _Scene, line: Line, *, headed: bool) -> bool:
    if line.order in scene.tables:
        return True
    if scene.roles[line.order] is not None or _ends(scene, line):
        return False
    if len(line.tokens) <= SHORT or WITNESS.match(line.text) or SIGNING.search(line.text):
        return True
    return headed and any(_is_signed(scene, other) for other in _ahead(scene, line, AHEAD))


def _ends(scene: _Scene, line: Line) -> bool:
    """Say whether the line begins something else: a clause, a heading, a further part."""
    if signing_label(line):
        return False
    if is_preamble(line):
        return True
    if names_paper_over_table(scene.lines, line) and line.order + 1 not in scene.tables:
        return True
    name = folded(line.text)
    heading = (
        line.style.startswith(("heading", "title", "subtitle"))
        or name in scene.titles
        or name in PART_NAMES
    )
    return heading or line.number is not None
