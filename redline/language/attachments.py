"""Finds where schedules, exhibits and annexes begin, as against where they are merely named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.headings import is_heading, is_plain_heading
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

NAME = re.compile(
    r"(?i:technical\s+|form\s+of\s+)?"
    r"(?P<kind>(?i:schedule|exhibit|annex(?:ure)?|appendix|attachment|enclosure))\s+(?i:no\.?\s*)?"
    r"(?P<id>\d{1,3}|[A-Z]{1,2}|[IVX]{1,5})(?:[-.]\d{1,2})?(?:\([A-Za-z\d]{1,3}\))?"
    r"(?P<rest>\s*[.:–—\t\v-].*|\s+[A-Z(\"“\[].*|\s*)",
    re.DOTALL,
)
FILED = re.compile(r"\s*(?:EXHIBIT|Exhibit|EX)[ -]\d{1,3}(?:\.\d|\([a-z\d]\))")
NEAR = 8  # lines at the top of a paper, or under its table of contents
LONGEST = 20  # words the title of a schedule may have


def schedule_name(text: str) -> re.Match[str] | None:
    """Read `Exhibit A – Fees`: the kind of attachment, its number, and what follows."""
    return NAME.fullmatch(text.strip())


def mark_schedules(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Give the title lines of schedules their role."""
    named = [line for line in lines if roles[line.order] is None and _names_schedule(line)]
    keys = [_key(line) for line in named]
    last = {key: at for at, key in enumerate(keys)}
    for at, line in enumerate(named):
        again = last[keys[at]] > at
        if line.order == 0 or _is_filed(line) or (again and _is_listed(named, at)):
            continue
        if again and Role.CONTENTS in roles[max(line.order - NEAR, 0) : line.order]:
            continue
        roles[line.order] = Role.SCHEDULE
        _mark_subtitle(lines, roles, line)


def _is_filed(line: Line) -> bool:
    """See `Exhibit 10.26` over a contract: its number among the papers of a filing."""
    return line.order < NEAR and bool(FILED.match(line.text))


def _names_schedule(line: Line) -> bool:
    if line.cell is not None or len(line.tokens) > LONGEST or line.bullet:
        return False
    match = schedule_name(line.text) or schedule_name(line.paragraph.label)
    if match is None:
        return False
    if line.styled or line.emphatic or line.capitals or line.paragraph.centred:
        return True
    sentence = line.text.rstrip().endswith((".", ";", ",")) and len(line.tokens) > 4
    return not sentence and (not match["rest"].strip() or len(line.tokens) <= LONGEST // 2)


def _key(line: Line) -> tuple[str, str]:
    match = schedule_name(line.text) or schedule_name(line.paragraph.label)
    return (match["kind"].lower(), match["id"].lower()) if match else ("", "")


def _is_listed(named: list[Line], at: int) -> bool:
    """Say whether the next line to it names a schedule too, as in a list of them."""
    order = named[at].order
    beside = named[max(at - 1, 0) : at + 2]
    return any(abs(other.order - order) == 1 for other in beside)


def _mark_subtitle(lines: tuple[Line, ...], roles: list[Role | None], line: Line) -> None:
    """Take the line under a bare `Schedule 1` as its title."""
    match = schedule_name(line.text)
    following = line.order + 1
    if (match and match["rest"].strip(" .:–—-")) or following >= len(lines):
        return
    under = lines[following]
    if roles[following] is not None or under.number is not None or under.cell is not None:
        return
    deeper = under.style.startswith("heading") and under.style > line.style
    if not deeper and (is_heading(under) or is_plain_heading(under)):
        roles[following] = Role.SCHEDULE
