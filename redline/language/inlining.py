"""Finds clauses that begin in the middle of a line, as where a conversion ran a page together.

A number in running text begins a clause only if it stands at the end of a sentence or of a heading
and carries on the numbering that came before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language import numbers
from redline.language.lines import is_titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.language.numbers import Number

LONG = 40  # characters: a shorter line is one paragraph
FLAT = 1500  # characters: a longer line is a page run together
MOST_FLAT = 0.4  # of the text in such lines makes letters in running text clauses, too

PLACE = re.compile(
    r"(?<=\s)(?:(?:ARTICLE|Article|SECTION|Section)\s{1,3}(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6})\b"
    r"|\d{1,3}(?:\.\d{1,3}){1,4}(?=[.\s]|[A-Z][a-z])|\d{1,2}[.)](?=\s)|\([a-z]{1,4}\)(?=\s)"
    r"|[A-Za-z]\.(?=\s))"
)
PART = re.compile(
    r"(?<=\s)(?:IN WITNESS WHEREOF|WHEREAS,?|NOW,? THEREFORE|WITNESSETH|RECITALS|TABLE OF CONTENTS"
    r"|(?:EXHIBIT|SCHEDULE|ANNEX|APPENDIX) (?:[A-Z]|\d{1,2})(?=\s+[A-Z]{3}))\b"
    r"|(?<=[.)]\s)Recitals(?=\s*$|\s+(?:A\.|1\.|\(A\)|WHEREAS))"
)
CONTENTS = re.compile(
    r"(?:TABLE OF CONTENTS|Table of Contents)(?:\s+\(continued\))?"
    r"(?:\s+(?:Page|PAGE)(?:\s+[Nn]o\.)?)?(?=\s+\S)"
)
ENDED = re.compile(
    r"(?:[.;:!?][”\"’')\]]?|[”\")\]]|\s{3}|\b[A-Z]{3,},?|\s\d{1,3}|; (?:and|or))\s*$"
)
CITING = re.compile(
    r"(?:\b(?:sections?|articles?|clauses?|paragraphs?|schedule|exhibit|and|or|to|through|of|no)\b"
    r"[.,]?|§)\s*$",
    re.IGNORECASE,
)
FIRST = 90  # characters within which a number and a heading stand before the first item
FIRST_ITEM = re.compile(r"\(?[aAi1][.)]")
BEFORE = 40  # characters before a number that show whether something ends there
OPENS = re.compile(r"[.:)]?\s*[\"“(\[]?[A-Z]")


def inner_breaks(text: str) -> Iterator[int]:
    """Yield the places of spaces in long lines after which a clause or part begins."""
    walk = _Walk(letters=_is_flat(text))
    start = 0
    for line in text.split("\n"):
        walk.begin(line)
        if len(line) >= LONG:
            for at in walk.breaks(line):
                yield start + at - 1
        start += len(line) + 1


def _is_flat(text: str) -> bool:
    flat = sum(len(line) for line in text.split("\n") if len(line) >= FLAT)
    return flat > MOST_FLAT * len(text)


def _heads(line: str, match: re.Match[str]) -> bool:
    """Say whether nothing but a number and a heading stands before the first item of a list."""
    number = numbers.typed(line)
    if number is None or match.start() > FIRST or FIRST_ITEM.match(match.group()) is None:
        return False
    title = line[number.end : match.start()].split()
    return number.end <= match.start() and (not title or is_titled(title))


class _Walk:
    """Goes through the lines in order and remembers the numbers that were seen."""

    def __init__(self, *, letters: bool) -> None:
        self.letters = letters
        self.seen: set[tuple[str, str, tuple[int, ...]]] = set()

    def begin(self, line: str) -> None:
        """Take in the number that a line begins with."""
        number = numbers.typed(line[:BEFORE])
        if number is not None:
            self._remember(number)

    def breaks(self, line: str) -> Iterator[int]:
        """Yield where in the line clauses and parts begin."""
        parts = {match.start() for match in PART.finditer(line)}
        parts.update(match.end() + 1 for match in CONTENTS.finditer(line))
        for match in PLACE.finditer(line):
            if self._starts(line, match):
                parts.add(match.start())
        yield from sorted(parts)

    def _starts(self, line: str, match: re.Match[str]) -> bool:
        before = line[max(match.start() - BEFORE, 0) : match.start()]
        if not ENDED.search(before) or CITING.search(before):
            return False
        listed = "." in match.group()[:-1] and before.rstrip(" ")[-1:] in ";:"
        if not OPENS.match(line, match.end()) and not listed:
            return False
        number = numbers.typed(line[match.start() : match.start() + BEFORE])
        if number is None or (number.item and not self.letters and not _heads(line, match)):
            return False
        if not self._carries_on(number):
            return False
        self._remember(number)
        return True

    def _carries_on(self, number: Number) -> bool:
        for reading in number.readings:
            path = numbers.unpadded(reading.path)
            before = (*path[:-1], path[-1] - 1)
            if path[-1] == 1 or (number.word, reading.kind, before) in self.seen:
                return True
        return False

    def _remember(self, number: Number) -> None:
        for reading in number.readings:
            self.seen.add((number.word, reading.kind, numbers.unpadded(reading.path)))
