"""One YAML file as plain values, and the line and column of each; what is unsafe or odd is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None
    Where = tuple[str | int, ...]

LARGEST = 256 * 1024
"""Bytes of one file. The largest rule we know of has 20 kB."""

DEEPEST = 16
"""Lists and keys within one another; a rule needs six."""

LONGEST = 10_000
"""Values of one file, each alias counted as what it stands for."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.\d*|\.?\d+)")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong in a playbook: the file, the place in it, and what to do about it."""

    file: str
    line: int = 1
    column: int = 1
    where: str = ""
    message: str

    def __str__(self) -> str:
        about = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}  {about}{self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that was read: its bytes, its text and the plain values the text stands for.

    Where it stands on another file (`base`), or a context lies over it (`over`), `value` holds what
    those say as well. `within` leads to the part of the file that counts, where it is not all of it.
    """

    path: Path
    content: bytes
    text: str
    value: Plain
    base: Source | None = None
    over: tuple[Source, ...] = ()
    within: Where = ()

    def problem(self, where: Where, message: str, *, at_key: bool = False) -> Problem:
        """Return a problem at the value, or with `at_key` at the key, that `where` leads to.

        Places are worked out here and not before: a sound playbook never asks for them.
        """
        file = max(self.chain(), key=lambda source: source.reaches(where))
        place = (*file.within, *where)
        line, column = _placed(file.text).place(place, at_key=at_key)
        return Problem(
            file=str(file.path), line=line, column=column, where=spelled(place), message=message
        )

    def chain(self) -> Iterator[Source]:
        """Yield what counts for the value, what wins first: contexts, this file, what it stands on."""
        yield from reversed(self.over)
        yield self
        if self.base is not None:
            yield from self.base.chain()

    def reaches(self, where: Where) -> int:
        """Return how many steps of `where` this file alone can follow."""
        return _placed(self.text).steps((*self.within, *where)) - len(self.within)


@lru_cache(maxsize=4)
def _placed(text: str) -> _Builder:
    builder = _Builder(text)
    builder.build()
    return builder


def read_source(path: Path) -> Source | Problem:
    """Read a file; or say why it cannot be read, at the first place that stands in the way."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Problem(file=name, message=f"cannot be read ({error.strerror})")
    if len(content) > LARGEST:
        return Problem(file=name, message=f"larger than {LARGEST // 1024} kB; split it into rules")
    try:
        text = content.decode("utf-8-sig")
        value = _Builder(text).build()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Problem(file=name, line=line, message="not UTF-8 text; save the file as UTF-8")
    except _RefusedError as refused:
        return Problem(file=name, line=refused.line, column=refused.column, message=refused.message)
    return Source(path=path, content=content, text=text, value=value)


def spelled(where: Where) -> str:
    """Write a place as people would: `positions[1].when`, counted from 1."""
    written = ""
    for step in where:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return written.removeprefix(".")


class _RefusedError(Exception):
    """The file cannot be taken as it stands."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


class _Builder:
    """Builds plain values from the events of the YAML parser.

    Going by events leaves out what a full loader would do: no types but text, numbers, true and
    false; no aliases that blow a file up, no tags, no depth without end, no key given twice.
    """

    def __init__(self, text: str) -> None:
        self._events = _events(text)
        self._places: dict[Where, tuple[int, int]] = {}
        self._keys: dict[Where, tuple[int, int]] = {}
        self._anchors: dict[str, tuple[Plain, int]] = {}
        self._count = 0

    def build(self) -> Plain:
        value: Plain = None
        for number, event in enumerate(self._events):
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                if number > 1:
                    _refuse(event, "one file holds one document; take out the line `---`")
                value = self._value(next(self._events), ())
        return value

    def place(self, where: Where, *, at_key: bool) -> tuple[int, int]:
        """Return line and column of a value or its key; of what holds it, where there is none."""
        places = self._keys if at_key else self._places
        while where not in places and where:
            where = where[:-1]
            places = self._places
        return places.get(where, (1, 1))

    def steps(self, where: Where) -> int:
        """Return how many steps of `where` lead to something in this file."""
        known = (length for length in range(len(where), 0, -1) if where[:length] in self._places)
        return next(known, 0)

    def _value(self, event: Any, where: Where) -> Plain:
        self._places[where] = _at(event)
        self._count += 1
        if len(where) > DEEPEST:
            _refuse(event, f"nested deeper than {DEEPEST}")
        if type(event).__name__ == "AliasEvent":
            return self._alias(event)
        if event.tag not in {None, "!"}:
            _refuse(event, f"tags such as {event.tag} have no meaning in a playbook")
        before = self._count
        value = self._content(event, where)
        if event.anchor:
            self._anchors[event.anchor] = value, self._count - before + 1
        return value

    def _alias(self, event: Any) -> Plain:
        """Return what an alias stands for, counting what it would hold if it were written out."""
        if event.anchor not in self._anchors:
            _refuse(event, f"nothing before this is marked &{event.anchor}; put the text in quotes")
        value, count = self._anchors[event.anchor]
        self._count += count
        if self._count > LONGEST:
            _refuse(event, f"holds more than {LONGEST} values once its aliases are written out")
        return value

    def _content(self, event: Any, where: Where) -> Plain:
        match type(event).__name__:
            case "ScalarEvent":
                return _scalar(event)
            case "SequenceStartEvent":
                return self._list(where)
            case _:
                return self._mapping(where)

    def _list(self, where: Where) -> Plain:
        items: list[Plain] = []
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            items.append(self._value(event, (*where, len(items))))
        return items

    def _mapping(self, where: Where) -> Plain:
        values: dict[str, Plain] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._key(event)
            if key in values:
                line = self._keys[*where, key][0]
                _refuse(event, f"`{key}` is given twice, first in line {line}")
            self._keys[*where, key] = _at(event)
            values[key] = value = self._value(next(self._events), (*where, key))
            if isinstance(value, dict | list):  # a whole block is best found by its key
                self._places[*where, key] = _at(event)
        return values

    @staticmethod
    def _key(event: Any) -> str:
        if type(event).__name__ != "ScalarEvent":
            _refuse(event, "a key must be a word; put text that begins with { or [ in quotes")
        return str(event.value)


def _scalar(event: Any) -> Plain:
    """Read one value. Only plain words can be numbers, true, false or nothing; `no` is a word."""
    text: str = event.value
    if event.style:  # quoted, or a block of text
        return text
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return _WORDS.get(text.lower(), text)


def _events(text: str) -> Iterator[Any]:
    """Yield the parser's events, its complaints turned into ours."""
    import yaml  # heavy: not before a playbook is read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _RefusedError(line, column, _worded(error.problem or "not readable")) from None
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + 1
        raise _RefusedError(line, 1, "holds a character that no text should have") from None


def _worded(problem: str) -> str:
    """Say what the YAML parser found in the words of somebody who wrote a rule."""
    cure = next((cure for sign, cure in _CURES.items() if sign in problem), "")
    return f"{problem}; {cure or 'put text with special characters in quotes'}"


_CURES = {
    "mapping values are not allowed": "put text that holds a colon in quotes",
    "could not find expected ':'": "a key needs a colon and a space behind it",
    "did not find expected ',' or '}'": "put text that holds { } or , in quotes",
    "did not find expected ',' or ']'": "put text that holds [ ] or , in quotes",
    "did not find expected key": "check the indentation, and put text in quotes",
    "cannot start any token": "put text that begins with this character in quotes; no tabs",
}


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _refuse(event: Any, message: str) -> NoReturn:
    raise _RefusedError(*_at(event), message)
