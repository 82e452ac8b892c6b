"""`redline revisions`: what tracked changes a file holds, and which of them to accept or reject."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redline.cli import options as o
from redline.errors import ExitCode

if TYPE_CHECKING:
    from redline.changes import Selection

HELP = "List the tracked changes of a Word file; accept or reject them."

EXAMPLES = """\b
Examples:
  redline revisions list acme-msa.docx
  redline revisions list acme-msa.docx --author "Jane Doe" --format json > changes.json
  redline revisions accept acme-msa.docx --clause 9.2 --clause Payment
  redline revisions reject acme-msa.docx --author "Jane Doe" --since 2026-03-01 -o ours.docx
  redline revisions accept acme-msa.docx --kind formatting"""

app = typer.Typer(name="revisions", help=HELP, epilog=EXAMPLES, rich_markup_mode=None)

LIST_EXAMPLES = """\b
Examples:
  redline revisions list acme-msa.docx
  redline revisions list acme-msa.docx --clause "Limitation of Liability"
  redline revisions list acme-msa.docx --format json > changes.json"""

ACCEPT_EXAMPLES = """\b
Examples:
  redline revisions accept acme-msa.docx
  redline revisions accept acme-msa.docx --author "Jane Doe" --clause 9.2
  redline revisions accept acme-msa.docx --id 14 --id footnotes:3 -o agreed.docx"""

REJECT_EXAMPLES = """\b
Examples:
  redline revisions reject acme-msa.docx
  redline revisions reject acme-msa.docx --kind formatting
  redline revisions reject acme-msa.docx --since 2026-03-01 --until 2026-03-31 -o march.docx"""


class Kind(StrEnum):
    """What `--kind` takes: what was done, or to what."""

    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"
    MERGE = "merge"
    FORMATTING = "formatting"
    NUMBERING = "numbering"
    TEXT = "text"
    PARAGRAPH_MARK = "paragraph-mark"
    ROW = "row"
    CELL = "cell"
    LIST = "list"
    CONTROL = "control"
    FORMULA = "formula"
    RUN = "run"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    TABLE = "table"


File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
Authors = Annotated[
    list[str] | None,
    typer.Option("--author", metavar="NAME", help="Only changes by this author; repeatable."),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only changes of that day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only changes of that day or earlier.")
]
Clauses = Annotated[
    list[str] | None,
    typer.Option(
        "--clause",
        metavar="NUMBER|HEADING",
        help="Only changes in this clause or below it; repeatable.",
    ),
]
Ids = Annotated[
    list[str] | None,
    typer.Option("--id", metavar="ID", help="Only the change with this id, as listed; repeatable."),
]
Kinds = Annotated[
    list[Kind] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Only this kind, such as insert or row; repeatable."
    ),
]
AcceptedFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="Where to write. [default: NAME.accepted.docx beside the file]",
    ),
]
RejectedFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="Where to write. [default: NAME.rejected.docx beside the file]",
    ),
]


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("list", epilog=LIST_EXAMPLES)
def list_(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: File,
    author: Authors = None,
    since: Since = None,
    until: Until = None,
    clause: Clauses = None,
    ids: Ids = None,
    kind: Kinds = None,
    form: Annotated[
        o.TreeFormat, typer.Option("--format", help="Form of the list.")
    ] = o.TreeFormat.TERMINAL,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show all words.", show_default=False)
    ] = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """List the tracked changes of a Word file.

    Every story is looked through: text, tables, headers, footers, notes, text boxes, comments, and
    the definitions of styles and lists. Fragments of one change are one line with all their ids,
    which --id takes. Filters of different kinds all have to fit, of one kind any.
    """
    from redline.cli.deciding import show

    selection = _selection(author, since, until, clause, ids, kind)
    show(path, selection, form, verbose=verbose)
    return ExitCode.DONE


@app.command(epilog=ACCEPT_EXAMPLES)
def accept(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: File,
    author: Authors = None,
    since: Since = None,
    until: Until = None,
    clause: Clauses = None,
    ids: Ids = None,
    kind: Kinds = None,
    output: AcceptedFile = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Accept tracked changes, in a new file.

    All of them, or those that every filter lets through. Everything else stays tracked as it is, by
    whom and when. Both halves of a move go together. Before the file is written it is read back and
    held against FILE. Where there is nothing to accept nothing is written.
    """
    from redline.cli.deciding import decide

    selection = _selection(author, since, until, clause, ids, kind)
    return decide(path, selection, output, accepting=True, force=force, quiet=quiet)


@app.command(epilog=REJECT_EXAMPLES)
def reject(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: File,
    author: Authors = None,
    since: Since = None,
    until: Until = None,
    clause: Clauses = None,
    ids: Ids = None,
    kind: Kinds = None,
    output: RejectedFile = None,
    force: o.Force = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Reject tracked changes, in a new file.

    All of them, or those that every filter lets through. Everything else stays tracked as it is, by
    whom and when. Both halves of a move go together. Before the file is written it is read back and
    held against FILE. Where there is nothing to reject nothing is written.
    """
    from redline.cli.deciding import decide

    selection = _selection(author, since, until, clause, ids, kind)
    return decide(path, selection, output, accepting=False, force=force, quiet=quiet)


def _selection(
    authors: list[str] | None,
    since: str | None,
    until: str | None,
    clauses: list[str] | None,
    ids: list[str] | None,
    kinds: list[Kind] | None,
) -> Selection:
    from redline.changes import Selection

    return Selection(
        authors=authors or (),
        since=since or "",
        until=until or "",
        clauses=clauses or (),
        ids=ids or (),
        kinds=[str(kind) for kind in kinds or ()],
    )
