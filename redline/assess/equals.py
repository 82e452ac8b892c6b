"""Knows the ways of saying `may`, `shall` and `not` that a phrase need not tell apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from redline.assess.wording import Wording, put_together, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

_EQUALS: Final = {
    # what is said: the ways to say it, as words with one space between
    "shall not": (
        r"(?:may|must|will) (?:not|never)(?! only)",
        r"can(?:not| not| never)",
        r"shall never",
        r"(?:is|are) (?:not|never) (?:entitled|permitted|allowed|authori[sz]ed|free) to",
        r"(?:has|have|shall have) no (?:right|power|authority) to",
        r"(?:agrees?|undertakes?|covenants?) not to",
        r"(?:is|are) not to",
    ),
    "may": (
        r"can",
        r"(?:is|are|shall be|will be) (?:hereby |also |always |further |at all times )?"
        r"(?:entitled|permitted|allowed|authori[sz]ed|empowered|free|at liberty) to",
        r"(?:shall |will )?(?:has|have|retains?|reserves?|enjoys?)(?: and (?:retains?|reserves?))?"
        r" (?:the|a|an)(?: (?:sole|exclusive|absolute|unilateral|unrestricted|unconditional|further))?"
        r" (?:right|option|power|liberty|freedom)(?: at any time)? to",
    ),
    "shall have no obligation to": (
        r"(?:shall|will|does|do) not have (?:any|an) (?:obligation|duty) to",
        r"(?:(?:has|have)|(?:shall|will) have) no (?:obligation|duty) to",
        r"(?:is|are|shall be|will be) under no (?:obligation|duty) to",
        r"(?:(?:is|are)|(?:shall|will) be) not (?:obliged|obligated|required|bound) to",
        r"(?:shall|will) not be (?:obliged|obligated|required|bound) to",
        r"need not",
    ),
    "shall": (
        r"must",
        r"(?<!at )will",
        r"(?:agrees?|undertakes?|covenants?|commits?) to",
        r"(?:is|are|shall be|will be) (?:required|obliged|obligated|bound) to",
        r"(?:has|have) to",
        r"(?:is|are) to(?= (?:pay|provide|deliver|give|make|maintain|ensure|keep|supply|use|bear)\b)",
    ),
    "not": (r"never",),
}
_WAYS: Final = tuple(_EQUALS.items())
_ANY: Final = re.compile(
    r"\b(?:" + "|".join(f"({'|'.join(ways)})" for _, ways in _WAYS) + r")(?!\w)"
)


@lru_cache(maxsize=16)
def said_plainly(text: str) -> Wording | None:
    """Return the sentences of a text that say such a thing otherwise, with the plain words in its place.

    A plain word stands where the words stood that it is for. None if there is no such sentence. Takes
    time in proportion to the length of the text.
    """
    said = wording(text)
    words = said.words[:-1]
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    meant = {
        bisect_right(starts, match.start()) - 1: (bisect_right(starts, match.end() - 1), match)
        for match in _ANY.finditer(" ".join(words))
    }
    changed = {said.sentences[at] for at in meant}
    if not changed:
        return None
    return put_together(text, _words(said, {at: _plain(*meant[at]) for at in meant}, changed))


def _plain(behind: int, match: re.Match[str]) -> tuple[int, list[str]]:
    return behind, _WAYS[(match.lastindex or 1) - 1][0].split()


def _words(
    said: Wording, meant: dict[int, tuple[int, list[str]]], changed: set[int]
) -> Iterator[tuple[str, int, int]]:
    """Yield the words of the changed sentences, each with where it begins and ends in the text."""
    at = 0
    while at < len(said.starts):
        behind, plain = meant.get(at, (at + 1, [said.words[at]]))
        if said.sentences[at] in changed:
            for word in plain:
                yield word, said.starts[at], said.ends[behind - 1]
        at = behind
