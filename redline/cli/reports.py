"""Knows where each form of a report goes: to the screen, to another program, or into a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from redline.cli.forms import JOINED, MARKDOWN, SARIF, TERMINAL, XLSX, leaves
from redline.cli.screen import page
from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.model import Output, Review

COUNTERPARTY = "counterparty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """Where the forms asked for go: `piped` alone to standard output, `filed` into files.

    `summary` says whether a person gets a summary to read, and `beside` that it has to give way to
    a report on standard output. With `outside` all of it is for the other side to read.
    """

    summary: bool
    piped: str = ""
    filed: tuple[str, ...] = ()
    outside: bool = False

    @property
    def stream(self) -> TextIO:
        """Return the stream of the summary: standard output unless a program reads that."""
        return sys.stderr if self.piped else sys.stdout

    @property
    def joined(self) -> bool:
        """Say whether what is piped is one report over all contracts, made when all are done."""
        return self.piped in JOINED

    @property
    def leaving(self) -> tuple[str, ...]:
        """Return the forms that may leave the house: they are searched before anything is written."""
        forms = (self.piped, *self.filed)
        return tuple(form for form in forms if form and leaves(form, outside=self.outside))

    def kind(self, form: str) -> str:
        """Return what a report is called among outputs: one for the other side is a letter."""
        return f"letter.{form}" if self.outside and form != SARIF else form


def routes(formats: Sequence[str], *, has_folder: bool, audience: str = "") -> Routes:
    """Decide where each form goes. With a folder and several forms, all but the summary are files.

    So is one that is made over all contracts. The other side gets no summary, but the letter.
    """
    outside = audience == COUNTERPARTY
    asked = tuple(formats) or (TERMINAL,)
    shown = (MARKDOWN if outside and form == TERMINAL else form for form in asked)
    wanted = tuple(dict.fromkeys(shown))
    reports = tuple(form for form in wanted if form != TERMINAL)
    summary = TERMINAL in wanted
    if has_folder and (len(wanted) > 1 or wanted[0] in JOINED):
        return Routes(summary=summary, filed=reports, outside=outside)
    if len(reports) > 1:
        both = " and ".join(reports)
        raise UsageError(f"--format: {both} cannot share the screen. Name a folder with -o.")
    if XLSX in reports and sys.stdout.isatty():
        raise UsageError("--format xlsx: no screen shows a workbook. Name a folder with -o.")
    return Routes(summary=summary, piped=reports[0] if reports else "", outside=outside)


def summarise(review: Review, outputs: Sequence[Output], stream: TextIO, *, verbose: bool) -> str:
    """Return the one-screen summary for a stream."""
    from redline.render.terminal import summary

    return summary(review, outputs, page(stream, verbose=verbose))
