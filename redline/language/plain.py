"""Reads a contract from plain text: tells its paragraphs, though lines are wrapped or run together.

Nothing moves: a line break that only wraps becomes a space, a space before a new paragraph a line
break. Every position in the contract's text is the same position in the text it was read from.
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from redline.language import numbers
from redline.language.inlining import inner_breaks
from redline.model import OBJECT, Contract, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WRAPPED = 140  # characters: a text whose lines are longer is not wrapped by hand
FULL = 0.7  # of the usual width: a shorter line ends its paragraph
INDENT = 2  # characters by which a first line is set in
SPACE = 120  # twentieths of a point that one space of indentation stands for
CENTRED = 15  # spaces before a short line in the middle of the page

RULE = re.compile(r"(?<!\S)[-=]{4,}(?!\S)")
"""A line drawn under a heading; blanks to fill in are drawn otherwise."""
BULLET = re.compile(r"\s*[•●○▪■◦·*–—-]\s+\S")


def contract_of(name: str, text: str) -> Contract:
    """Return the contract that a plain text is, paragraph by paragraph."""
    told = _paragraphed(_cleaned(text))
    return Contract(
        name=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=told,
        paragraphs=tuple(_paragraphs(told)),
    )


def _cleaned(text: str) -> str:
    """Blank out what is no text, character by character: carriage returns, drawn lines, page feeds."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    text = text.replace("\r", " ").replace("\f", "\n").replace("\v", " ").replace("\ufeff", " ")
    text = text.replace(OBJECT, " ")
    return RULE.sub(lambda drawn: " " * len(drawn.group()), text)


def _paragraphed(text: str) -> str:
    lines = text.split("\n")
    width = _width(lines)
    joined = lines[0]
    for before, line in pairwise(lines):
        joined += ("\n" if _begins(before, line, width) else " ") + line
    told = list(joined)
    for at in inner_breaks(joined):
        told[at] = "\n"
    return "".join(told)


def _width(lines: list[str]) -> int:
    """Return how wide a text is whose lines are wrapped, 0 for one with a paragraph a line."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    return usual if usual <= LONGEST_WRAPPED else 0


def _begins(before: str, line: str, width: int) -> bool:
    """Say whether a line begins a paragraph, rather than going on with the line before it."""
    above, below = before.strip(), line.strip()
    if not width or not above or not below or len(before.rstrip()) < FULL * width:
        return True
    if numbers.typed(line) is not None or BULLET.match(line):
        return True
    if above == above.upper() or below == below.upper():
        return (above == above.upper()) is not (below == below.upper())
    return above[-1] in ".;:" and _margin(line) >= _margin(before) + INDENT


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _paragraphs(text: str) -> Iterator[Paragraph]:
    start = 0
    for index, line in enumerate(text.split("\n")):
        margin = _margin(line)
        yield Paragraph(
            index=index,
            span=Span(start, start + len(line)),
            centred=margin >= CENTRED and len(line.strip()) <= LONGEST_WRAPPED // 2,
            indent=margin * SPACE if line.strip() else 0,
        )
        start += len(line) + 1
