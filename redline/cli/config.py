"""Knows the configuration file: where it lies, which keys it may hold, and what wins over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.model import Options

FILE, PROJECT = "redline.toml", "pyproject.toml"

Value = str | bool | float | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set once for all contracts; empty means "work it out".

    `sources` says of each value by its key where it came from; a key left out is at its default.
    """

    playbook: str = ""
    we_are: str = ""
    paper: str = "theirs"
    base: str = ""
    template: bool = False
    posture: str = "balanced"
    author: str = "Redline"
    fail_on: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    deal_value: float = 0
    comments: bool = True
    output: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    path: Path | None = None

    def options(self) -> Options:
        """Return what the stages of a review need to know of the settings."""
        from redline.model import Options

        return Options(
            playbook=self.playbook,
            we_are=self.we_are,
            paper=self.paper,
            base=self.base if self.paper == "ours" else "",
            posture=self.posture,
            template=self.template,
            comments=self.comments,
            select=self.select,
            ignore=self.ignore,
            contexts=self.context,
            deal_value=self.deal_value,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a key of the file may hold: text, one of `choices`, a list of texts, a number, yes or no."""

    kind: type = str
    choices: tuple[str, ...] = ()
    is_path: bool = False

    def problem(self, value: object) -> str:
        """Say what is wrong with a value, empty for nothing."""
        if self.kind is tuple:
            fine = isinstance(value, list) and all(isinstance(each, str) for each in value)
            return "" if fine else 'must be a list of texts, such as ["payment"]'
        if self.kind is float:
            fine = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
            return "" if fine else "must be a number of 0 or more"
        if not isinstance(value, self.kind):
            return "must be true or false" if self.kind is bool else "must be a text in quotes"
        if self.choices and value not in self.choices:
            return f"must be one of {', '.join(self.choices)}"
        return ""


GRAVITIES = ("info", "low", "medium", "high", "critical", "walk-away", "never")

KEYS: Mapping[str, Key] = {
    "playbook": Key(is_path=True),
    "we-are": Key(),
    "paper": Key(choices=("ours", "theirs")),
    "base": Key(is_path=True),
    "template": Key(kind=bool),
    "posture": Key(choices=("firm", "balanced", "light")),
    "author": Key(),
    "fail-on": Key(choices=GRAVITIES),
    "select": Key(kind=tuple),
    "ignore": Key(kind=tuple),
    "context": Key(kind=tuple),
    "deal-value": Key(kind=float),
    "comments": Key(kind=bool),
    "output": Key(is_path=True),
}


def settings(
    first: Path,
    given: Mapping[str, Value | None],
    *,
    config: Path | None = None,
    isolated: bool = False,
) -> Settings:
    """Return the effective settings: what was typed, else the configuration file, else defaults.

    `first` is the first input: the nearest file on the way up from it counts. `given` are the
    values typed, by key. Raises `UsageError` with every problem of the file, one a line.
    """
    found = None if isolated else _chosen(config) or _nearest(first)
    chosen = _read(*found) if found else Settings()
    typed = {key: value for key, value in given.items() if value is not None}
    effective = _over(chosen, typed, dict.fromkeys(typed, "command line"))
    _check_paper(effective)
    return effective


def _check_paper(chosen: Settings) -> None:
    """Hold a draft against our template only where it is on our paper."""
    if chosen.base and chosen.paper != "ours":
        raise UsageError("--base: is for a draft on our own paper; say --paper ours as well.")


def _over(below: Settings, values: Mapping[str, Value], sources: Mapping[str, str]) -> Settings:
    fields = {key.replace("-", "_"): value for key, value in values.items()}
    merged = {**dict(below.sources), **sources}
    return replace(below, **fields, sources=tuple(sorted(merged.items())))  # type: ignore[arg-type]


# ------------------------------------------------------------------ finding the file


def _chosen(config: Path | None) -> tuple[Path, dict[str, object]] | None:
    if config is None:
        return None
    table = _table(config)
    if table is None:
        raise UsageError(f"{config}: has no [tool.redline] table. Add one, or name another file.")
    return config, table


def _nearest(first: Path) -> tuple[Path, dict[str, object]] | None:
    start = first.resolve()
    for folder in (start, *start.parents):
        for path in (folder / FILE, folder / PROJECT):
            if path.is_file() and (table := _table(path)) is not None:
                return path, table
    return None


def _table(path: Path) -> dict[str, object] | None:
    """Return the settings a file holds; none for a `pyproject.toml` that says nothing of us."""
    document: dict[str, object] = _parsed(path)
    if path.name != PROJECT:
        return document
    tool = document.get("tool")
    ours = tool.get("redline") if isinstance(tool, dict) else None
    return ours if isinstance(ours, dict) else None


def _parsed(path: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        line = re.search(r"line (\d+)", place)
        where = f"{shown(path)}:{line[1]}" if line else shown(path)
        raise UsageError(f"{where}  not valid TOML: {message}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise UsageError(
            f"{path}: cannot be read ({reason}). Name another with --config."
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 text. Save it as UTF-8.") from error


# ------------------------------------------------------------------ reading it


def _read(path: Path, table: Mapping[str, object]) -> Settings:
    lines = _lines(path)
    problems = tuple(_problems(path, table, lines))
    if problems:
        raise UsageError("\n".join(problems))
    values = {key: _value(KEYS[key], value, path.parent) for key, value in table.items()}
    sources = {key: _place(path, lines.get(key)) for key in table}
    return replace(_over(Settings(), values, sources), path=path)


def _problems(path: Path, table: Mapping[str, object], lines: Mapping[str, int]) -> Iterator[str]:
    ordered = sorted(table.items(), key=lambda item: lines.get(item[0], 0))
    for key, value in ordered:
        if key not in KEYS:
            yield f"{_place(path, lines.get(key))}  unknown key `{key}`{_meant(key)}"
        elif problem := KEYS[key].problem(value):
            yield f"{_place(path, lines.get(key))}  `{key}` {problem}"


def _meant(key: str) -> str:
    close = get_close_matches(key.replace("_", "-").lower(), KEYS, n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; known keys: {', '.join(KEYS)}"


def _value(key: Key, value: object, folder: Path) -> Value:
    """Return a value as settings hold it; a path is seen from the folder of the file."""
    if isinstance(value, list):
        return tuple(map(str, value))
    if isinstance(value, bool | int | float):
        return value
    return (
        _seen_from(folder, str(value), output=key is KEYS["output"]) if key.is_path else str(value)
    )


def _seen_from(folder: Path, value: str, *, output: bool) -> str:
    """Return a folder seen from the configuration file; a playbook may be a built-in name instead."""
    beside = folder / value
    looks = any(mark in value for mark in "/\\") or value.startswith(".")
    return str(beside) if output or looks or beside.is_dir() else value


TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
ASSIGNED = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]")


def _lines(path: Path) -> dict[str, int]:
    """Return the line on which each key of our table stands, the first if it is repeated."""
    wanted = "tool.redline" if path.name == PROJECT else ""
    table = ""
    found: dict[str, int] = {}
    for number, line in enumerate(_text(path).splitlines(), 1):
        if header := TABLE.match(line):
            table = header[1].replace(" ", "")
            below = table.removeprefix(f"{wanted}." if wanted else "")
            found.setdefault(below.partition(".")[0], number)
        elif table == wanted and (key := ASSIGNED.match(line)):
            found.setdefault(key[1], number)
    return found


def _place(path: Path, line: int | None) -> str:
    return f"{shown(path)}:{line}" if line else shown(path)


def shown(path: Path) -> str:
    """Return a path as a person in the current folder would write it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
