"""Tells where a contract shouts: sentences all in capitals, in which our words must be in capitals too."""

from __future__ import annotations

import re

from redline.model import Span

STOP = re.compile(r"[.:;] +")
FAR = 60
"""So many characters on either side of a place are looked at."""
A_FEW_WORDS, ALL_BUT = 12, 0.9
"""So many letters tell of a sentence, and so great a part of them must be capitals."""


def in_capitals(text: str, place: Span) -> bool:
    """Say whether the sentence at a place is all in capitals, as disclaimers often are.

    Words in front of a stop, such as a heading in small letters, are another sentence. At the end of a
    sentence it is that one.
    """
    line = text.rfind("\n", 0, place.start) + 1
    before = text[max(line, place.start - FAR) : place.end].rstrip(" .")
    behind = text[place.end : place.end + FAR].partition("\n")[0]
    sentence = STOP.split(before)[-1] + STOP.split(behind)[0]
    letters = [letter for letter in sentence if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= A_FEW_WORDS and capitals > ALL_BUT * len(letters)
