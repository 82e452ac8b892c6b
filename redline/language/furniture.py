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
    r"(?:page\s+)?[-–— ]*(?:\d{1,4}|[ivx]{1,5})(?:(?:\s*(?:of|/)\s*|\s+-?\s*)\d{1,4})?[-–— ]*",
    re.IGNORECASE,
)
DOTTED = re.compile(r"\d{1,3}\.")
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
    counts.update(line.text for line in plain if line.number is not None and not line.words)
    found = [line for line in plain if _is_stamp(line) or _is_repeated(line, counts)]
    if len(numbers) >= PAGES:
        pages = {line.order for line in numbers}
        found += numbers
        found += [line for line in plain if _is_beside(line, pages) and counts[_key(line)] > 1]
    for line in found:
        roles[line.order] = roles[line.order] or Role.NOTE
    footed = {line.order for line in found}
    for line in plain:
        if DOTTED.fullmatch(line.text) and line.order + 1 in footed:
            roles[line.order] = roles[line.order] or Role.NOTE


def _is_stamp(line: Line) -> bool:
    return len(line.tokens) <= 4 and bool(STAMP.fullmatch(line.text.strip(" .*-")))


def _is_repeated(line: Line, counts: Counter[str]) -> bool:
    """See a running header, or a number that stands alone on many pages, as that of an exhibit."""
    if line.number is not None and "." in line.text and not line.words:
        return counts[line.text] >= TIMES
    return counts[_key(line)] >= TIMES and _may_repeat(line)


def _is_beside(line: Line, pages: set[int]) -> bool:
    """Say whether the line stands right over or under a page number and might be a running header."""
    return bool({line.order - 1, line.order + 1} & pages) and _may_repeat(line)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "", folded(line.text))


def _may_repeat(line: Line) -> bool:
    listed = line.bullet or line.paragraph.label or line.number is not None
    return (
        len(line.text.split()) in WORDS and not listed and not line.text.endswith((";", ":", ","))
    )
