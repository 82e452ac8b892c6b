"""Words that must never reach the other side, as a type of their own."""

from __future__ import annotations

from typing import NoReturn


class Secret:
    """Internal wording. It is no text: it cannot be written, joined or formatted by accident.

    `for_us()` gives the words to what only our side reads. Writing a `Secret` into anything else
    raises `TypeError`, whoever tries, and its representation shows nothing.
    """

    __slots__ = ("_words",)
    _words: str

    def __init__(self, words: str) -> None:
        object.__setattr__(self, "_words", words)

    def for_us(self) -> str:
        """Return the words, for our own side of the table."""
        return self._words

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("internal wording does not change")

    def __bool__(self) -> bool:
        return bool(self.for_us())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.for_us() == other.for_us()

    def __hash__(self) -> int:
        return hash((Secret, self.for_us()))

    def __repr__(self) -> str:
        return "Secret(...)"

    def __str__(self) -> NoReturn:
        raise TypeError("internal wording cannot be written here; only a memo may say it")

    def __format__(self, spec: str) -> NoReturn:
        str(self)
        raise AssertionError

    def __reduce__(self) -> tuple[type[Secret], tuple[str]]:
        return Secret, (self.for_us(),)
