"""Tells the parts of a contract apart, so that only operative lines become clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.attachments import mark_schedules
from redline.language.contents import mark_contents
from redline.language.front import mark_front
from redline.language.furniture import mark_furniture
from redline.language.signing import mark_signatures
from redline.language.tables import TableKind, read_tables
from redline.language.titles import PAPER, SHORT, mark_part_titles
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

NOTE = re.compile(
    r"[\[(\s*]*(?:drafting notes?|template instructions?|guidance notes?|practice notes?"
    r"|notes? to (?:the )?(?:draft(?:er|ing|sperson)?|user|reader|template|\w+ customers)"
    r"|instructions? (?:to|for) (?:the )?(?:user|drafter|use)|(?:editor|author)['’]?s? notes?)\b",
    re.IGNORECASE,
)

GUIDE = re.compile(
    r"(?:interpreting (?:the )?help text|how to (?:set up|use|complete|fill (?:in|out))\b.{0,40}"
    r"|using this (?:template|form|document)|(?:template )?instructions)",
    re.IGNORECASE,
)
LONGEST_GUIDE = 60  # lines that tell how a template is used, before the paper begins


def tell_zones(lines: tuple[Line, ...]) -> tuple[Role | None, ...]:
    """Give every line that is no operative text its role; operative lines have none.

    Title lines of schedules have the role `SCHEDULE`; what stands under them is told like the body.
    """
    roles: list[Role | None] = [Role.NOTE if NOTE.match(line.text) else None for line in lines]
    _mark_guide(lines, roles)
    mark_contents(lines, roles)
    mark_furniture(lines, roles)
    mark_schedules(lines, roles)
    mark_front(lines, roles)
    mark_signatures(lines, roles)
    _mark_tables(lines, roles)
    mark_part_titles(lines, roles)
    return tuple(roles)


def _mark_guide(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Mark the page over a template that tells how to fill it in, up to the name of the paper."""
    if not lines or not GUIDE.fullmatch(lines[0].text.strip(" :.")):
        return
    for line in lines[1:LONGEST_GUIDE]:
        named = line.titled and len(line.tokens) <= SHORT // 2 and PAPER.search(line.text)
        if line.cell is not None or (named and line.number is None):
            roles[: line.order] = [Role.NOTE] * line.order
            return


def _mark_tables(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    for table in read_tables(lines):
        if table.kind is TableKind.FLOW:
            continue
        for line in table.lines:
            roles[line.order] = roles[line.order] or Role.TABLE
