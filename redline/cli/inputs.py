"""Knows which files are contracts to review: those named, and those found in folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from redline.errors import RedlineError, UnreadableError

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
"""What a folder is searched for, without regard to case."""

MADE = ".redline"
"""Our own output is `NAME.redline.docx` and is no input."""

NO_CONTRACTS = "no Word contracts in it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A contract to review. `below` is where it lay under the folder that was named."""

    path: Path
    below: Path = Path()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The contracts to review in order, each once, and the paths that gave none."""

    sources: tuple[Source, ...]
    troubles: tuple[RedlineError, ...] = ()


def contracts(paths: Sequence[Path]) -> Found:
    """Return the contracts that `paths` name: files as they are, folders with all below them."""
    sources: dict[Path, Source] = {}
    troubles: list[RedlineError] = []
    for path in paths:
        for source in _at(path, troubles):
            sources.setdefault(source.path.resolve(), source)
    return Found(sources=tuple(sources.values()), troubles=tuple(troubles))


def _at(path: Path, troubles: list[RedlineError]) -> tuple[Source, ...]:
    if not path.is_dir():
        return (Source(path=path),)
    known = len(troubles)
    found = tuple(_below(path, troubles))
    if not found and len(troubles) == known:
        cure = f"redline looks for {', '.join(SUFFIXES)}; name the file if it is called otherwise."
        troubles.append(UnreadableError(str(path), NO_CONTRACTS, cure))
    return found


def _below(top: Path, troubles: list[RedlineError]) -> Iterator[Source]:
    """Yield the contracts of a folder. Links to folders are not followed, so no loop is endless."""
    for folder, folders, names in os.walk(top, onerror=lambda e: troubles.append(_closed(e))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_contract(name):
                path = Path(folder) / name
                yield Source(path=path, below=path.parent.relative_to(top))


def _is_contract(name: str) -> bool:
    path = Path(name.casefold())
    hidden = path.name.startswith((".", "~$"))
    return path.suffix in SUFFIXES and not hidden and not path.stem.endswith(MADE)


def _closed(error: OSError) -> UnreadableError:
    reason = error.strerror or "unreadable"
    cause = f"the folder cannot be opened ({reason})"
    return UnreadableError(str(error.filename), cause, "Check its permissions.")
