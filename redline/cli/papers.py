"""Knows what `redline letter` and `redline memo` do with each contract: review it, write the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from redline.cli import options as o
from redline.cli.batch import Done, each, gravest
from redline.cli.forms import check_read
from redline.cli.inputs import Found, Source, contracts
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


LETTER = "letter"
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
    if wanted.kind == LETTER:
        _search(reviewed, data.decode("utf-8"))
    if target is None:
        say_bytes(data)
    else:
        say(f"{write(target, data, wanted.kind).path}\n")
    return Done(code=ExitCode.DONE)


def _search(reviewed: Review, made: str) -> None:
    """Look for anything internal in what the letter says and in how it is written, escapes and all."""
    from redline import pipeline
    from redline.discretion import letter

    pipeline.check_outgoing(reviewed, LETTER, *letter(reviewed).texts(), made)


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
    from redline import pipeline
    from redline.render.memo import memo_sheet

    return memo_sheet(reviewed, pipeline.trade_terms(reviewed))


_PAGES: dict[str, Callable[[Review], Sheet]] = {LETTER: _letter, "memo": _memo}


def command(kind: str, says: str) -> Callable[..., int]:
    """Return the command that writes one kind of paper; `says` is its help."""

    def run(  # noqa: PLR0913, PLR0917 - one parameter an option
        paths: o.Contracts,
        playbook: o.PlaybookOption = None,
        we_are: o.WeAre = None,
        posture: o.PostureOption = None,
        template: o.Template = None,
        form: FormOption = PaperFormat.MARKDOWN,
        output: o.OutputFolder = None,
        force: o.Force = False,
        select: o.Select = None,
        ignore: o.Ignore = None,
        context: o.Contexts = None,
        deal_value: o.DealValue = None,
        config: o.ConfigFile = None,
        isolated: o.Isolated = False,
        quiet: o.Quiet = False,
        debug: o.Debug = False,
    ) -> int:
        from redline.cli.config import settings

        wanted = Wanted(
            kind=kind,
            form=form,
            settings=settings(paths[0], o.typed(locals()), config=config, isolated=isolated),
            force=force,
            quiet=quiet,
            debug=debug,
        )
        return papers(contracts(paths), wanted)

    run.__doc__ = says
    return run
