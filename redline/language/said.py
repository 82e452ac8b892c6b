"""What the finders of duties exchange: a sentence that is looked at, and a duty found in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from redline.language.callings import Mention
    from redline.model import Party

TAIL = 60
"""So many characters in front of a word are looked at."""

REACH = 400
"""A subject or a doer stands no farther from its verb."""

CONDITION = re.compile(
    r"[\s,]{0,2}(?:and\s|but\s)?(?:if|unless|where|when|should|in the event|in case|to the extent"
    r"|until|once)\b"
)
WITHIN = re.compile(r"\b(?:which|if|unless|until|whom)\b")


class Duty(NamedTuple):
    """One verb of duty and the parties it falls on. `rank`: 0 main clause, 1 proviso, 2 subordinate."""

    start: int
    end: int
    labels: tuple[str, ...]
    modal: str
    rank: int


class Said(NamedTuple):
    """A sentence in lower case, where it names parties, and the parties."""

    low: str
    mentions: tuple[Mention, ...]
    parties: tuple[Party, ...]

    def before(self, at: int) -> str:
        """Return the words in front of a place."""
        return self.low[max(0, at - TAIL) : at]

    def named(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions between two places, in order."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        return self.mentions[
            first : bisect_right(self.mentions, end, key=lambda mention: mention.end)
        ]


def segment(low: str, at: int) -> int:
    """Return where the part of the sentence begins that leads up to `at`."""
    return max(low.rfind(mark, 0, at) for mark in (",", ";", ":")) + 1


def rank_of_open(low: str, at: int) -> int:
    """Return the rank of a duty whose verb has no party for its subject."""
    start = segment(low, at)
    return 2 if CONDITION.match(low, start) or WITHIN.search(low, start, at) else 0
