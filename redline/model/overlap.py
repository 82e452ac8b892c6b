"""How much of one text stands in another, by runs of words."""

from __future__ import annotations

import re
from typing import Final

RUN: Final = 5
"""So many words in a row are no accident: they were taken over."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")


def runs(text: str) -> dict[tuple[str, ...], int]:
    """Return every run of five words in a text with the offset it begins at, first ones first.

    Case, punctuation and the shape of quotes do not count. A text of fewer words has no run.
    """
    words = [
        (hit[0].casefold().replace("\u2019", "'"), hit.start()) for hit in _WORD.finditer(text)
    ]
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - RUN + 1):
        found.setdefault(tuple(word for word, _ in words[at : at + RUN]), words[at][1])
    return found
