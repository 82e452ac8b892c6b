"""Knows where each form of a report goes: to the screen, to another program, or into a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from redline import __version__
from redline.cli.screen import page
from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.model import Output, Review

TERMINAL, JSON, JSONL, MARKDOWN = "terminal", "json", "jsonl", "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Where the forms asked for go: `piped` alone to standard output, `filed` into files.

    `summary` says whether a person gets a summary to read, and `beside` that it has to give way to
    a report on standard output.
    """

    summary: bool
    piped: str = ""
    filed: tuple[str, ...] = ()

    @property
    def stream(self) -> TextIO:
        """Return the stream of the summary: standard output unless a program reads that."""
        return sys.stderr if self.piped else sys.stdout


def routes(formats: Sequence[str], *, has_folder: bool) -> Routes:
    """Decide where each form goes. With a folder and several forms, all but the summary are files."""
    wanted = tuple(dict.fromkeys(formats)) or (TERMINAL,)
    reports = tuple(form for form in wanted if form != TERMINAL)
    summary = TERMINAL in wanted
    if len(reports) > 1 and not has_folder:
        both = " and ".join(reports)
        raise UsageError(f"--format: {both} cannot share the screen. Name a folder with -o.")
    if has_folder and len(wanted) > 1:
        return Routes(summary=summary, filed=reports)
    return Routes(summary=summary, piped=reports[0] if reports else "")


def rendered(
    review: Review, outputs: Sequence[Output], form: str, *, path: Path, one_line: bool = False
) -> bytes:
    """Return a report on a review in a form other than the summary."""
    if form == MARKDOWN:
        from redline.render.markdown import report

        text = report(review, outputs, name=str(path))
    else:
        from redline.render.json import review_json

        flat = one_line or form == JSONL
        text = review_json(review, outputs, path=str(path), version=__version__, one_line=flat)
    # A lone surrogate, as in a file name that is no UTF-8, becomes an escape, which JSON allows.
    return text.encode("utf-8", "backslashreplace")


def summarise(review: Review, outputs: Sequence[Output], stream: TextIO, *, verbose: bool) -> str:
    """Return the one-screen summary for a stream."""
    from redline.render.terminal import summary

    return summary(review, outputs, page(stream, verbose=verbose))
