"""Knows the titles in a contract: its name, the names of its parts, and the words papers go by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.headings import is_heading
from redline.language.lines import folded
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

PAPER = re.compile(
    r"\b(?:agreement|contract|deed|lease|addendum|amendment|licen[cs]e|terms|memorandum|undersigned"
    r"|letter|statement of (?:work|objectives)|request for \w+|order form|consent|[A-Z]{2,4}A|SOW)\b",
    re.IGNORECASE,
)
PART_NAMES = frozenset(
    (
        "terms and conditions", "standard terms", "standard terms and conditions", "cover terms",
        "cover sheet",
        "general terms and conditions", "key terms", "terms", "cover page", "agreed terms",
        "agreement", "order form", "operative provisions", "business terms", "terms of service",
        "general terms", "the agreement", "it is agreed as follows", "standard contract terms",
    )
)  # fmt: skip
SHORT = 14  # words: a line of a title or signature block has no more
FEW = 3  # headings of one look that make it the look of clauses

Look = tuple[object, ...]


def mark_part_titles(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Mark `Standard Terms` and the like, and the contract's name where it stands again."""
    titles = {folded(line.text) for line in lines if roles[line.order] is Role.TITLE}
    common = common_looks(lines, roles)
    for line in lines:
        if roles[line.order] is not None or line.number is not None or line.cell is not None:
            continue
        name = folded(line.text)
        repeated = name in titles and len(line.tokens) <= SHORT
        repeated = repeated or (_ends_title(name, titles) and _heads_first(lines, line))
        part = name in PART_NAMES and is_heading(line)
        part = part and (line.look not in common or _heads_first(lines, line))
        if repeated or part or names_paper_over_table(lines, line):
            roles[line.order] = Role.TITLE


def _ends_title(name: str, titles: set[str]) -> bool:
    """Say whether a line of several words is what the contract's title ends in."""
    return name.count(" ") >= 2 and any(title.endswith(f" {name}") for title in titles)


def _heads_first(lines: tuple[Line, ...], line: Line) -> bool:
    """Say whether the numbering begins right under the line."""
    following = lines[line.order + 1] if line.order + 1 < len(lines) else None
    return (
        following is not None and following.number is not None and following.number.decimal == (1,)
    )


def common_looks(lines: tuple[Line, ...], roles: list[Role | None]) -> frozenset[Look]:
    """Return the looks that headings of clauses have, so that one of them is no title of a part."""
    looks: dict[Look, int] = {}
    for line in lines:
        if roles[line.order] is None and line.number is None and is_heading(line):
            looks[line.look] = looks.get(line.look, 0) + (folded(line.text) not in PART_NAMES)
    return frozenset(look for look, count in looks.items() if count >= FEW)


def is_sentence(line: Line) -> bool:
    """Tell running text from a line of a title."""
    return line.text.rstrip().endswith((".", ";", ",")) and len(line.tokens) > 6


def names_paper_over_table(lines: tuple[Line, ...], line: Line) -> bool:
    """Say whether the line is a plain `Independent Contractor Agreement` right over a table."""
    following = lines[line.order + 1] if line.order + 1 < len(lines) else None
    if following is None or following.cell is None or len(line.tokens) > SHORT // 2:
        return False
    titled = line.titled and not line.text.endswith((".", ":", ";"))
    return titled and bool(PAPER.search(line.text))
