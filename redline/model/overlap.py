"""How much of one text stands in another, by runs of words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container

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


def runs_among(
    text: str, wanted: Container[tuple[str, ...]], starts: Container[str]
) -> tuple[tuple[str, ...], ...]:
    """Return those runs of a text that are wanted, first ones first; `starts` are their first words.

    The same as looking each of `runs` up, without making the many that nobody wants.
    """
    words = [word.casefold().replace("\u2019", "'") for word in _WORD.findall(text)]
    here = (at for at in range(len(words) - RUN + 1) if words[at] in starts)
    found = (tuple(words[at : at + RUN]) for at in here)
    return tuple(dict.fromkeys(run for run in found if run in wanted))
