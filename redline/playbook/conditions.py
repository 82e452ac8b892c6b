"""The condition language of playbooks: facts compared with values, checks by name, and, or, not."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from redline.model.playbook import AllOf, AnyOf, Comparison, Condition, Holds, Not

if TYPE_CHECKING:
    from collections.abc import Callable

FOREVER = "forever"
"""The word for a duration without end."""

RESERVED = frozenset({"and", "or", "not", "in", "otherwise", FOREVER})
"""Words of the language, which no fact or check may be called."""

_LONGEST = 1000  # characters of a condition
_DEEPEST = 20  # brackets and nots within one another

_OPERATORS = {"=": "==", "==": "==", "!=": "!=", "<>": "!=", "≠": "!=", ">=": ">=", "≥": ">="}
_OPERATORS |= {"<=": "<=", "≤": "<=", ">": ">", "<": "<"}

_TOKEN = re.compile(
    r"""
      (?P<skip>\s+)
    | (?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w.]))
    | (?P<operator>==|!=|<>|>=|<=|=>|=<|[=<>≥≤≠])
    | (?P<quoted>"[^"]*"|'[^']*'|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019)
    | (?P<word>[^\W\d][\w.'\u2019&/-]*)
    | (?P<mark>[()\[\],])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    kind: str
    text: str
    at: int

    def says(self, *texts: str) -> bool:
        return self.kind in {"word", "mark"} and self.text in texts


def parse_condition(source: str) -> Condition:
    """Read a condition as it is written after `when:` (`clauses/README.md`, Conditions).

    Raises `ValueError` with the place, as `character 7: ...`, where it is malformed.
    """
    if len(source) > _LONGEST:
        _fail(_LONGEST, f"the condition is too long (most: {_LONGEST} characters)")
    reader = _Reader(_tokens(source))
    condition = reader.alternatives(0)
    reader.expect_end()
    return condition


def _tokens(source: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    at = 0
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            _fail(at, _UNREADABLE.get(source[at], f"{source[at]!r} has no meaning in a condition"))
        if match.lastgroup != "skip":
            found.append(_Token(kind=match.lastgroup or "", text=match.group(), at=at))
        at = match.end()
    return (*found, _Token(kind="end", text="the end", at=len(source)))


_QUOTES = "\"'\u201c\u201d\u2018\u2019"

_UNREADABLE = {
    "%": "write the number alone; the fact's unit says what it counts",
    "$": "write the number alone; the fact's unit says what it counts",
    '"': "this quote is never closed",
    "'": "this quote is never closed",
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`",
}


class _Reader:
    """Walks over the tokens of one condition: or binds loosest, then and, then not."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens, self._next = tokens, 0

    def alternatives(self, depth: int) -> Condition:
        """Read conditions joined with `or`."""
        parts = [self._together(depth)]
        while self._take("or"):
            parts.append(self._together(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def expect_end(self) -> None:
        """Raise if anything is left over."""
        token = self._peek
        if token.kind != "end":
            _fail(token.at, f"unexpected `{token.text}`; join conditions with `and` or `or`")

    @property
    def _peek(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *texts: str) -> bool:
        taken = self._peek.says(*texts)
        self._next += taken
        return taken

    def _together(self, depth: int) -> Condition:
        parts = [self._single(depth)]
        while self._take("and"):
            parts.append(self._single(depth))
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _single(self, depth: int) -> Condition:
        token = self._peek
        if depth > _DEEPEST:
            _fail(token.at, f"conditions go deeper than {_DEEPEST}")
        if self._take("not"):
            return Not(self._single(depth + 1))
        if self._take("("):
            inner = self.alternatives(depth + 1)
            if not self._take(")"):
                _fail(token.at, "this ( is never closed")
            return inner
        return self._asked()

    def _asked(self) -> Condition:
        name = self._name()
        operator = self._peek
        if operator.kind == "operator":
            self._next += 1
            return self._comparison(name, operator)
        if self._take("in"):
            return Comparison(name, "in", self._list())
        if operator.says("not") and self._tokens[self._next + 1].says("in"):
            self._next += 2
            return Comparison(name, "not in", self._list())
        return Holds(name)

    def _name(self) -> str:
        token = self._peek
        if token.kind == "number":
            _fail(token.at, "put the name of the fact first, as in `days >= 45`")
        if token.kind != "word" or token.text in RESERVED:
            _fail(token.at, f"expected the name of a fact or check, not `{token.text}`")
        self._next += 1
        return token.text

    def _comparison(self, name: str, operator: _Token) -> Comparison:
        if operator.text in {"=>", "=<"}:
            _fail(operator.at, f"write `{operator.text[::-1]}`")
        sign = _OPERATORS[operator.text]
        value = self._value()
        of_a_part = isinstance(value, str) and "." in value  # as in `renewal.notice`
        if isinstance(value, str) and not of_a_part and sign not in {"==", "!="}:
            _fail(
                operator.at, f"`{operator.text}` compares numbers; use =, != or in [...] for words"
            )
        if self._peek.kind == "operator":
            _fail(self._peek.at, "write each comparison on its own and join them with `and`")
        if isinstance(value, str) and self._peek.kind == "word" and self._peek.text not in RESERVED:
            _fail(self._peek.at, "put quotes about several words, as in `law = 'New York'`")
        return Comparison(name, sign, value)

    def _value(self) -> float | str:
        token = self._peek
        if token.kind not in {"number", "quoted", "word"} or token.text in RESERVED - {FOREVER}:
            _fail(token.at, f"expected a value, not `{token.text}`")
        self._next += 1
        return _VALUES[token.kind](token.text)

    def _list(self) -> tuple[float | str, ...]:
        opened = self._peek
        if not self._take("["):
            _fail(
                opened.at, "expected a list in square brackets, as in `law in [New York, Delaware]`"
            )
        items = [self._item(opened)]
        while self._take(","):
            items.append(self._item(opened))
        if not self._take("]"):
            _fail(opened.at, "this [ is never closed")
        return tuple(items)

    def _item(self, opened: _Token) -> float | str:
        """Read one value of a list: a number, a quoted text, or bare words up to a comma."""
        start = self._next
        while self._peek.kind in {"word", "number", "quoted"}:
            self._next += 1
        tokens = self._tokens[start : self._next]
        if not tokens:
            _fail(
                opened.at if self._peek.kind == "end" else self._peek.at,
                "a value is missing in this list",
            )
        if len(tokens) == 1:
            return _VALUES[tokens[0].kind](tokens[0].text)
        return " ".join(token.text.strip(_QUOTES) for token in tokens)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _quoted(text: str) -> str:
    return " ".join(text[1:-1].split())


def _word(text: str) -> float | str:
    return math.inf if text == FOREVER else text


_VALUES: dict[str, Callable[[str], float | str]] = {
    "number": _number,
    "quoted": _quoted,
    "word": _word,
}


def _fail(at: int, problem: str) -> NoReturn:
    raise ValueError(f"character {at + 1}: {problem}")
