"""Reads sums as they are written after `exposure:`, such as `deal_value * (1 - cap)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NoReturn

from redline.model.sum import Amount, Sum, Term

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z][a-z0-9_]*)|(?P<mark>[-+*/()]))"
)
_LONGEST = 200
_DEEPEST = 10


def parse_sum(source: str) -> Sum:
    """Read a sum of numbers, facts and `deal_value`, with `+ - * /` and brackets.

    Raises `ValueError` with the place where it is malformed.
    """
    if len(source) > _LONGEST:
        _fail(_LONGEST, "the sum is too long")
    reader = _Reader(source)
    total = reader.total(0)
    if reader.next():
        _fail(reader.at, "expected +, -, * or /")
    return total


class _Reader:
    """Takes a sum apart from left to right, products before additions."""

    def __init__(self, source: str) -> None:
        self._source, self.at = source.rstrip(), 0

    def next(self) -> str:
        """Return the next token without taking it, empty at the end."""
        match = _TOKEN.match(self._source, self.at)
        if match is None and self.at < len(self._source):
            _fail(self.at, "only numbers, facts, + - * / and brackets have a meaning here")
        return match[0].strip() if match else ""

    def total(self, depth: int) -> Sum:
        return self._joined("+-", lambda: self._joined("*/", lambda: self._part(depth)))

    def _joined(self, signs: str, part: Callable[[], Sum]) -> Sum:
        made = part()
        while (sign := self.next()) and sign in signs:
            self._take()
            made = Term(sign, made, part())
        return made

    def _part(self, depth: int) -> Sum:
        word = self.next()
        if depth > _DEEPEST:
            _fail(self.at, "too many brackets within one another")
        if not word or not (word == "(" or word[0].isalnum()):
            _fail(self.at, "expected a number or the name of a fact")
        self._take()
        if word == "(":
            return self._bracket(depth + 1)
        return Amount(number=float(word)) if word[0].isdigit() else Amount(name=word)

    def _bracket(self, depth: int) -> Sum:
        inner = self.total(depth)
        if self.next() != ")":
            _fail(self.at, "a bracket without its partner")
        self._take()
        return inner

    def _take(self) -> None:
        match = _TOKEN.match(self._source, self.at)
        self.at = match.end() if match else self.at


def _fail(at: int, message: str) -> NoReturn:
    raise ValueError(f"character {at + 1}: {message}")
