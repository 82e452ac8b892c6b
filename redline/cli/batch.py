"""Knows how to work through many contracts: on past a bad one, with progress and one exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.cli.door import report
from redline.cli.inputs import Found, Source
from redline.cli.screen import ReaderGone
from redline.errors import ExitCode, PlaybookError, RedlineError

if TYPE_CHECKING:
    from redline.render.rows import BatchRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one contract: its exit code and its row in a table over all, if one is shown."""

    code: ExitCode
    row: BatchRow | None = None


Work = Callable[[Source, int], Done]
"""Does one contract, the n-th from 0."""


def each(found: Found, work: Work, *, debug: bool, progress: bool) -> tuple[Done, ...]:
    """Do every contract, telling of each that cannot be done and going on."""
    done = [_failed(trouble, "", debug=debug) for trouble in found.troubles]
    with _progress(found.sources, wanted=progress) as step:
        for number, source in enumerate(found.sources):
            done.append(_one(source, number, work, debug=debug))
            step()
    return tuple(done)


def gravest(done: Sequence[Done]) -> ExitCode:
    """Return the exit code for all: the gravest of 5, 4, 3, 1 and 0."""
    return max((each.code for each in done), default=ExitCode.DONE)


def _one(source: Source, number: int, work: Work, *, debug: bool) -> Done:
    try:
        return work(source, number)
    except (ReaderGone, PlaybookError):
        raise  # the same would happen to every other contract
    except Exception as error:  # noqa: BLE001 - one bad contract must not stop the others
        return _failed(error, str(source.path), debug=debug)


def _failed(error: Exception, name: str, *, debug: bool) -> Done:
    from redline.render.rows import BatchRow

    code = report(error, debug=debug, name=name)
    cause = str(error) if isinstance(error, RedlineError) else "a fault of ours"
    name = name or getattr(error, "path", "")
    return Done(code=code, row=BatchRow(name=name, trouble=cause.removeprefix(f"{name}: ")))


@contextmanager
def _progress(sources: Sequence[Source], *, wanted: bool) -> Iterator[Callable[[], None]]:
    """Show a bar on standard error where that is a screen and there is something to wait for."""
    if not wanted or len(sources) < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reviewing", total=len(sources))
        yield lambda: bar.advance(task)
