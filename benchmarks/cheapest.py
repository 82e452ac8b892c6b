"""Knows the least that a word-level redline of two texts can strike and write, by trying every alignment.

It shares no code with the program: a plain table over all pairs of words, without any shortcut but
leaving out what both texts start and end with.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d]\w*|\s|[^\w\s]")
"""A number with its separators, a word, one space, or one other character."""


def cheapest(old: str, new: str) -> int:
    """Return the number of characters struck and written by the cheapest alignment of words."""
    before, after = _trimmed(_WORD.findall(old), _WORD.findall(new))
    row = [0]
    for word in after:
        row.append(row[-1] + len(word))
    for struck in before:
        above, row = row, [row[0] + len(struck)]
        for at, written in enumerate(after):
            best = min(above[at + 1] + len(struck), row[at] + len(written))
            row.append(min(best, above[at]) if struck == written else best)
    return row[-1]


def _trimmed(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    start, most = 0, min(len(before), len(after))
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]
