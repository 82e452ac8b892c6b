"""One-feature edits of contracts: each a document before and after, and what its redline must be like.

`THE_34` are the edits by which engines are compared in public; `TRAPS` are ours, each a way in which some
engine was seen to fail.
"""

from __future__ import annotations

from compare_cases import foreign, paragraphs, stories, tables, words
from compare_cases.papers import Case

__all__ = ["CASES", "THE_34", "TRAPS", "Case"]

_ROOMS = (words, stories, tables, paragraphs, foreign)
THE_34 = tuple(case for room in _ROOMS for case in room.FIRST)
TRAPS = tuple(case for room in _ROOMS for case in room.MORE)
CASES = (*THE_34, *TRAPS)
