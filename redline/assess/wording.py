"""Knows the words of a text as phrases see them: in lower case, marks plain, sentences apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# One character for one, so that offsets stay what they are.
_PLAINER = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
        **dict.fromkeys("\t\v\f\r\x1c\x1d\x1e\x1f\u0085\u00a0\u1680\u2028\u2029\u202f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200C)), " "),
    }
)

# A full stop ends a sentence where white space and a capital follow, unless it ends an initial or
# one of the few abbreviations that stand before capitals. The mark comes first in the pattern, what
# may not stand before it second: there are few marks, and a look back at every letter is slow.
_SENTENCE_END = re.compile(
    r"""[.!?](?<!\b[A-Za-z][.!?])(?<!\b(?:Co|No|Mr|Dr|vs)[.!?])
        (?<!\b(?:Inc|Ltd|LLC|Art|Sec|Nos|Mrs)[.!?])(?<!\bCorp[.!?])
        (?=["')\]]{0,3}[ ]{1,9}["'(\[]{0,2}[A-Z\u00c0-\u00de])""",
    re.VERBOSE,
)
# A number with its points and commas, a word with what an apostrophe cuts off but no possessive, a
# sign that is read aloud, or the end of a sentence.
_WORD = re.compile(
    r"\d+(?:[.,]\d+)++(?!\w)|(?!(?<=\w')s(?!\w))\w++(?:'(?!s(?!\w))\w++)?|[%$\u20ac\u00a3\u00a5\u00a7&]|\n"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """The words of a text in order, with a line feed where a sentence or paragraph ends.

    `starts` and `ends` are their offsets in the text, `sentences` counts the sentence each is of, a
    line feed being of the one it ends. `places` is where each word stands among the others. A line
    feed comes last.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    places: dict[str, list[int]]
    vocabulary: list[str]

    def parts(self, at: int) -> bool:
        """Say whether the word at a place and the one before it stand for the same words of the text."""
        return 0 < at < len(self.starts) and self.starts[at] == self.starts[at - 1]

    def end_of(self, at: int, *, owned: bool) -> int:
        """Return the offset where a word ends, behind its possessive if that is `owned`."""
        end = self.ends[at]
        return end + 2 if owned and self.text[end : end + 2] in {"'s", "\u2019s"} else end


@lru_cache(maxsize=16)
def wording(text: str) -> Wording:
    """Return the words of a text. Takes time in proportion to its length."""
    plain = _plain(text)
    spans = (match.span() for match in _WORD.finditer(plain))
    return put_together(text, ((plain[start:end], start, end) for start, end in spans))


def put_together(text: str, said: Iterable[tuple[str, int, int]]) -> Wording:
    """Return words in order, each given with where it begins and ends in `text`."""
    every = tuple(said)
    words = [word for word, _, _ in every]
    places: dict[str, list[int]] = {word: [] for word in words}
    for at, word in enumerate(words):
        places[word].append(at)
    return Wording(
        text=text,
        words=[*words, "\n"],
        starts=[start for _, start, _ in every],
        ends=[end for _, _, end in every],
        sentences=list(accumulate((word == "\n" for word in words), initial=0)),
        places=places,
        vocabulary=sorted(places),
    )


@lru_cache(maxsize=8192)
def parts(word: str) -> tuple[str, ...]:
    """Return what a text would have for one word of a phrase: two words for `third-party`."""
    return tuple(_WORD.findall(_plain(word)))


def _plain(text: str) -> str:
    """Return `text` in lower case, marks plain, a line feed for the end of a sentence."""
    plain = _SENTENCE_END.sub("\n", text.translate(_PLAINER))
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)
