"""Knows how often each phrase stands in a text, whatever its case and number."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import Final

from redline.model import Span
from redline.proof.forms import singular

_WORD: Final = re.compile(r"[^\W_](?:[\w&.-]*[^\W_])?")


class Words:
    """The words of a text, each with its places, so that a phrase is found without a search."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [Span(*match.span()) for match in _WORD.finditer(text)]
        self._plain = [singular(span.of(text)) for span in self._spans]
        self._raw = [span.of(text).casefold() for span in self._spans]
        self._at: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self._plain):
            self._at[word].append(index)

    def places(self, phrase: str) -> list[Span]:
        """Return where a phrase, given in plain form, stands in any form."""
        words = [match.group() for match in _WORD.finditer(phrase)]
        if not words:
            return []
        rarest = min(range(len(words)), key=lambda at: len(self._at.get(singular(words[at]), ())))
        found = []
        for index in self._at.get(singular(words[rarest]), ()):
            start = index - rarest
            end = start + len(words)
            if start >= 0 and end <= len(self._spans) and self._is(words, start):
                found.append(Span(self._spans[start].start, self._spans[end - 1].end))
        return found

    def _is(self, words: list[str], start: int) -> bool:
        last = start + len(words) - 1
        if self._raw[start:last] != words[:-1] or self._plain[last] != singular(words[-1]):
            return False
        spans = self._spans[start : last + 1]
        return all(
            self._text[one.end : other.start].replace("-", " ").isspace()
            for one, other in itertools.pairwise(spans)
        )
