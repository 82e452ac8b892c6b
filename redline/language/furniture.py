"""Finds what a conversion left among the paragraphs: page numbers and lines that stood on every page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from redline.language.lines import folded
from redline.model import Role

if TYPE_CHECKING:
    from redline.language.lines import Line

PAGE = re.compile(
    r"(?:page\s+)?[-–— ]*(?:\d{1,4}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,4})?[-–— ]*", re.IGNORECASE
)
STAMP = re.compile(
    r"(?:(?:strictly|company|highly)\s+)?confidential(?:\s+(?:treatment requested|information|draft))?"
    r"|execution (?:copy|version)|(?:final )?(?:draft|execution version)|\(?continued\)?",
    re.IGNORECASE,
)
"""What is stamped on the pages of a paper, however often."""
PAGES = 3  # lines that are numbers before they are taken for page numbers
TIMES = 5  # times the same words must stand
WORDS = range(3, 21)  # how many words such a line has


def mark_furniture(lines: tuple[Line, ...], roles: list[Role | None]) -> None:
    """Give page numbers and repeated lines the role of notes: they are no words of the contract."""
    plain = [line for line in lines if line.cell is None and not line.styled]
    numbers = [line for line in plain if PAGE.fullmatch(line.text)]
    counts = Counter(_key(line) for line in plain)
    repeated = [line for line in plain if counts[_key(line)] >= TIMES and _may_repeat(line)]
    for line in (numbers if len(numbers) >= PAGES else []) + repeated:
        roles[line.order] = roles[line.order] or Role.NOTE


def _key(line: Line) -> str:
    return re.sub(r"\d+", "", folded(line.text))


def _may_repeat(line: Line) -> bool:
    listed = line.bullet or line.paragraph.label or line.number is not None
    return (
        len(line.text.split()) in WORDS and not listed and not line.text.endswith((";", ":", ","))
    )
