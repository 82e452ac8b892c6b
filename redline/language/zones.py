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
from redline.language.titles import mark_part_titles
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

NOTE = re.compile(
    r"[\[(\s*]*(?:drafting notes?|template instructions?|guidance notes?|practice notes?"
    r"|notes? to (?:the )?(?:draft(?:er|ing|sperson)?|user|reader|template|\w+ customers)"
    r"|instructions? (?:to|for) (?:the )?(?:user|drafter|use)|(?:editor|author)['’]?s? notes?)\b",
    re.IGNORECASE,
)


def tell_zones(lines: tuple[Line, ...]) -> tuple[Role | None, ...]:
    """Give every line that is no operative text its role; operative lines have none.

    Title lines of schedules have the role `SCHEDULE`; what stands under them is told like the body.
    """
    roles: list[Role | None] = [Role.NOTE if NOTE.match(line.text) else None for line in lines]
    mark_contents(lines, roles)
    mark_furniture(lines, roles)
    mark_schedules(lines, roles)
    mark_front(lines, roles)
    mark_signatures(lines, roles)
    _mark_tables(lines, roles)
    mark_part_titles(lines, roles)
    return tuple(roles)


def _mark_tables(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    for table in read_tables(lines):
        if table.kind is TableKind.FLOW:
            continue
        for line in table.lines:
            roles[line.order] = roles[line.order] or Role.TABLE
