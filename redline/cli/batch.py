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
    with _progress(found.sources, wanted=progress) as begin:
        for number, source in enumerate(found.sources):
            begin(number)
            done.append(_one(source, number, work, debug=debug))
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
def _progress(sources: Sequence[Source], *, wanted: bool) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error where that is a screen and there is something to wait for.

    What is yielded is to be called with the number of the contract that comes next.
    """
    if not wanted or len(sources) < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from redline.render.safe import clean

    words = TextColumn("{task.completed:.0f} of {task.total:.0f}  {task.description}", markup=False)
    with Progress(
        BarColumn(),
        words,
        console=Console(stderr=True),
        transient=True,
        refresh_per_second=4,
        redirect_stdout=False,
    ) as bar:
        task = bar.add_task("", total=len(sources))
        yield lambda n: bar.update(task, completed=n, description=clean(sources[n].path.name))
