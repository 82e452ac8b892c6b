"""`redline scrub`: take out of a file what it tells about its making."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redline.cli import options as o
from redline.cli.outputs import check_free, write
from redline.cli.screen import page, say, say_bytes
from redline.errors import ExitCode

if TYPE_CHECKING:
    from redline.model import Output
    from redline.model.traces import Scrubbing, TraceKind

EXAMPLES = """\b
Examples:
  redline scrub acme-msa.docx
  redline scrub acme-msa.docx --dry-run
  redline scrub acme-msa.docx --author "Jane Doe" --also hidden-text
  redline scrub acme-msa.docm --kind macros"""


class Kind(StrEnum):
    """What can be removed: `redline.model.TraceKind`, which help and completion do without."""

    COMMENTS = "comments"
    COMMENT_AUTHORS = "comment-authors"
    REVISION_AUTHORS = "revision-authors"
    HIDDEN_TEXT = "hidden-text"
    MACROS = "macros"
    PROPERTIES = "properties"
    CUSTOM_PROPERTIES = "custom-properties"
    CUSTOM_XML = "custom-xml"
    PEOPLE = "people"
    TEMPLATE = "template"
    MAIL_MERGE = "mail-merge"
    VARIABLES = "variables"
    LOCAL_PATHS = "local-paths"
    PRINTER = "printer"
    THUMBNAIL = "thumbnail"
    RSIDS = "rsids"
    PROOFING = "proofing"
    ORPHANS = "orphans"


Kinds = list[Kind] | None


def scrub(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: Annotated[Path, typer.Argument(metavar="FILE")],
    kind: Annotated[
        Kinds, typer.Option("--kind", help="Remove this kind and no other; repeatable.")
    ] = None,
    also: Annotated[
        Kinds, typer.Option("--also", help="Remove this kind besides the usual; repeatable.")
    ] = None,
    keep: Annotated[Kinds, typer.Option("--keep", help="Keep this kind; repeatable.")] = None,
    author: Annotated[
        list[str] | None,
        typer.Option(
            "--author",
            metavar="NAME",
            help="Remove the comments of this author; limits the kinds that name people to them; "
            "repeatable.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what there is; write nothing.")
    ] = False,
    form: Annotated[
        o.TreeFormat, typer.Option("--format", help="Form of the report.")
    ] = o.TreeFormat.TERMINAL,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE|DIR", help="File or folder to write to."),
    ] = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Remove what a Word file tells about its making; write a new file.

    Usually removed are document and custom properties, unused custom XML, accounts of people who
    left no mark, template and data source, variables, paths to local files, printer settings, the
    thumbnail, numbers of editing sessions, marks of spelling checks and parts that nothing leads to.
    Comments, hidden text, names on comments and tracked changes, and macros are only reported unless
    asked for. What the document itself shows, in a field or a bound control, stays. The new file is
    given only if its text, its formatting and all tracked changes are the same. It is
    NAME.scrubbed.docx beside FILE, or as -o says.
    """
    from redline.word.scrub import scrub as scrubbed

    wanted = _wanted(kind, also, keep, author)
    made = scrubbed(path, wanted, tuple(author or ()))
    outputs: list[Output] = []
    if not dry_run:
        place = _place(path, output, made.suffix)
        check_free(place, (path,), force=force)
        outputs.append(write(place, made.data, "scrubbed"))
    if form is o.TreeFormat.JSON or not quiet:
        _show(made, outputs, form, name=str(path), dry=dry_run)
    return ExitCode.DONE


def _wanted(
    kind: Kinds, also: Kinds, keep: Kinds, author: list[str] | None
) -> frozenset[TraceKind]:
    """Return the kinds to remove. Whoever names an author means that author's comments."""
    from redline.model.traces import AS_A_RULE, TraceKind

    asked = {*(kind or ()), *(also or ()), *((Kind.COMMENTS,) if author and not kind else ())}
    wanted = {TraceKind(each) for each in asked} | (frozenset() if kind else AS_A_RULE)
    return frozenset(wanted - {TraceKind(each) for each in keep or ()})


def _place(path: Path, output: Path | None, suffix: str) -> Path:
    """Return where the new file goes; `output` may name it, or the folder for it."""
    if output is not None and output.suffix.lower() == suffix and not output.is_dir():
        return output
    return (output or path.parent) / f"{path.stem}.scrubbed{suffix}"


def _show(
    made: Scrubbing, outputs: list[Output], form: o.TreeFormat, *, name: str, dry: bool
) -> None:
    from redline import __version__
    from redline.render.traces import scrub_json, scrub_lines

    if form is o.TreeFormat.JSON:
        text = scrub_json(made, outputs, path=name, version=__version__)
        say_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        say(scrub_lines(made, outputs, page(sys.stdout), name=name, dry=dry))
