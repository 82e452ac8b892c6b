"""Knows what `redline letter` and `redline memo` do with each contract: review it, write the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from redline.cli.batch import Done, each, gravest
from redline.cli.forms import check_read
from redline.cli.inputs import Found, Source
from redline.cli.outputs import Place, check_free, output_folder, places, write
from redline.cli.redlining import announce
from redline.cli.screen import say, say_bytes
from redline.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from redline.cli.config import Settings
    from redline.model import Review
    from redline.render.sheet import Sheet


class PaperFormat(StrEnum):
    """The forms a letter or a memo can be written in."""

    MARKDOWN = "markdown"
    HTML = "html"


FormOption = Annotated[PaperFormat, typer.Option("--format", help="Form of the paper.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is wanted of a run: the kind of paper (`letter`, `memo`), its form and its manner."""

    kind: str
    form: PaperFormat
    settings: Settings
    force: bool
    quiet: bool
    debug: bool


def papers(found: Found, wanted: Wanted) -> ExitCode:
    """Write the paper on every contract and return the gravest exit code."""
    folder = output_folder(wanted.settings.output)
    if folder is None and len(found.sources) > 1:
        raise UsageError(f"several contracts: name a folder for their {wanted.kind}s with -o.")
    announce(wanted.settings, quiet=wanted.quiet)
    where = places(found.sources, folder)
    done = each(
        found,
        lambda source, number: _paper(source, where[number] if folder else None, wanted, found),
        debug=wanted.debug,
        progress=not wanted.quiet,
    )
    return gravest(done)


def _paper(source: Source, place: Place | None, wanted: Wanted, found: Found) -> Done:
    from redline import pipeline

    kind = f"{wanted.kind}.{wanted.form}"
    target = place.of(kind) if place else None
    if target is not None:
        check_free(target, [each.path for each in found.sources], force=wanted.force)
    reviewed = pipeline.review(source.path, wanted.settings.options())
    data = _written(_PAGES[wanted.kind](reviewed), wanted.form).encode("utf-8", "backslashreplace")
    if wanted.kind == "letter":
        pipeline.check_outgoing(reviewed, "letter", data.decode("utf-8"))
    if target is None:
        say_bytes(data)
    else:
        say(f"{write(target, data, wanted.kind).path}\n")
    return Done(code=ExitCode.DONE)


def _written(sheet: Sheet, form: PaperFormat) -> str:
    if form is PaperFormat.HTML:
        from redline.render.sheet_html import html

        return html(sheet)
    from redline.render.sheet_markdown import markdown

    return markdown(sheet)


def _letter(reviewed: Review) -> Sheet:
    from redline.discretion import letter
    from redline.render.letter import letter_sheet

    check_read(reviewed)
    return letter_sheet(letter(reviewed))


def _memo(reviewed: Review) -> Sheet:
    from redline.render.memo import memo_sheet

    return memo_sheet(reviewed)


_PAGES: dict[str, Callable[[Review], Sheet]] = {"letter": _letter, "memo": _memo}
