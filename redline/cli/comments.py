"""`redline comments`: what others remarked in the margin, and our part in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from redline.cli import options as o
from redline.errors import ExitCode

HELP = "Read the comments of a Word file; reply, resolve, reopen."

EXAMPLES = """\b
Examples:
  redline comments list acme-msa.docx
  redline comments list acme-msa.docx --format json > comments.json
  redline comments reply acme-msa.docx --id 3 --text "Agreed." -o answered.docx
  redline comments resolve acme-msa.docx --id 3 --id 7"""

app = typer.Typer(name="comments", help=HELP, epilog=EXAMPLES, rich_markup_mode=None)

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="Where to write. [default: NAME.comments.docx beside the file]",
    ),
]
Ids = Annotated[
    list[str],
    typer.Option(
        "--id",
        metavar="N",
        help="A comment, as `redline comments list` numbers it; may be repeated.",
        show_default=False,
    ),
]


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("list")
def list_(
    path: File,
    form: Annotated[
        o.TreeFormat, typer.Option("--format", help="Form of the list.")
    ] = o.TreeFormat.TERMINAL,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """List the comments of a Word file.

    Each thread is shown with its author, its date, the words it is about and its replies. The number
    in front is what --id takes. The positions in the JSON refer to the text that `redline clauses
    --format json` returns.
    """
    import sys

    from redline import word
    from redline.cli.screen import page, say, say_bytes

    remarks = word.remarks(path)
    if form is o.TreeFormat.JSON:
        from redline.render.json import comments_json

        text = comments_json(remarks, path=str(path))
        say_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        from redline.render.comments import comment_threads

        say(comment_threads(remarks, page(sys.stdout), name=str(path)))
    return ExitCode.DONE


@app.command()
def reply(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: File,
    number: Annotated[
        str,
        typer.Option(
            "--id",
            metavar="N",
            help="The comment, as `redline comments list` numbers it.",
            show_default=False,
        ),
    ],
    text: Annotated[
        str,
        typer.Option("--text", metavar="TEXT", help="What to answer.", show_default=False),
    ],
    author: o.Author = None,
    date: o.Date = None,
    output: OutputFile = None,
    force: o.Force = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Reply to a comment, in a new file.

    The answer joins the thread of the comment; nothing else in the file changes.
    """
    from redline import word
    from redline.cli.config import Settings
    from redline.cli.outputs import one_place, write
    from redline.cli.screen import tell
    from redline.cli.stamp import stamp

    words = _words(text)
    place = one_place(path, output, "comments", force=force)
    stamped = stamp(author or Settings().author, date)
    done = write(place, word.reply(path, number, words, stamped), "comments")
    tell(f"wrote {done.path}")
    return ExitCode.DONE


@app.command()
def resolve(
    path: File,
    numbers: Ids,
    output: OutputFile = None,
    force: o.Force = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Mark threads as resolved, in a new file."""
    return _settled(path, numbers, output, force=force, resolved=True)


@app.command()
def reopen(
    path: File,
    numbers: Ids,
    output: OutputFile = None,
    force: o.Force = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Open resolved threads again, in a new file."""
    return _settled(path, numbers, output, force=force, resolved=False)


def _settled(
    path: Path, numbers: list[str], output: Path | None, *, force: bool, resolved: bool
) -> int:
    from redline import word
    from redline.cli.outputs import one_place, write
    from redline.cli.screen import tell

    place = one_place(path, output, "comments", force=force)
    done = write(place, word.settle(path, numbers, resolved=resolved), "comments")
    tell(f"wrote {done.path}")
    return ExitCode.DONE


def _words(text: str) -> str:
    """Return an answer as it can stand in a Word file."""
    from redline.errors import UsageError

    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    if not any(lines) or not all(line.isprintable() for line in lines):
        raise UsageError("--text: has no words, or characters that cannot stand in a Word file.")
    return "\n".join(lines)
