"""`redline playbook`: the built-in playbooks, and everything that helps to keep one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from redline.cli import options as o
from redline.cli.playbook_exchange import Kept
from redline.errors import ExitCode

HELP = "Keep playbooks: list, show, lint, test, start one, import and export."

EXAMPLES = """\b
Examples:
  redline playbook list
  redline playbook init our-msa --from msa-customer --we-are "Northwind Ltd"
  redline playbook import positions.xlsx -o our-msa
  redline playbook export our-msa --as markdown -o our-msa.md
  redline playbook lint our-msa
  redline playbook test our-msa --select payment"""

app = typer.Typer(name="playbook", help=HELP, epilog=EXAMPLES, rich_markup_mode=None)


class SchemaOf(StrEnum):
    """The files that have a schema."""

    RULE = "rule"
    PLAYBOOK = "playbook"
    CONTEXT = "context"
    INTERNAL = "internal"
    INTERACTION = "interaction"


OverFormat = Annotated[o.TreeFormat, typer.Option("--format", help="Form of the answer.")]
AsFormat = Annotated[
    Kept | None,
    typer.Option("--as", help="Format of the file. [default: as its name ends]"),
]
Playbooks = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", autocompletion=o.playbook_names, show_default=False),
]


@app.callback(invoke_without_command=True)
def group(context: typer.Context) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command("list")
def list_(debug: o.Debug = False) -> int:  # noqa: ARG001 - read at the door
    """List the built-in playbooks.

    A line for each: its name, version and title, the kinds of contract it fits, and our side.
    """
    from redline import playbook as playbooks
    from redline.cli.playbook_pages import listed
    from redline.cli.screen import say

    say("".join(listed(playbooks.headers())))
    return ExitCode.DONE


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=o.playbook_names)],
    effective: Annotated[
        bool,
        typer.Option("--effective", help="Say of each rule which files it comes from."),
    ] = False,
    contexts: o.Contexts = None,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Show a playbook and what its rules ask.

    NAME is a built-in playbook or the path of a folder. `redline explain CODE` shows one rule.
    """
    from redline import playbook as playbooks
    from redline.cli.playbook_pages import origins, shown
    from redline.cli.screen import say

    folder = playbooks.find(name)
    book = playbooks.load(folder, contexts or ())
    say("".join(origins(book) if effective else shown(book)))
    return ExitCode.DONE


@app.command()
def lint(paths: Playbooks, debug: o.Debug = False) -> int:  # noqa: ARG001 - read at the door
    """Name everything wrong with a playbook.

    PATH is a playbook folder, a file in it, or the name of a built-in playbook. Each problem is one
    line, `file:line:column  place: problem and cure`. Ends with exit code 2 if there is any. What is
    only worth a look (a date to look it over that has passed, a comment that is hard to read, two
    rules alike) is told as advice and changes nothing.
    """
    from redline import playbook as playbooks
    from redline.cli.playbook_pages import counted, folders
    from redline.cli.screen import say, tell
    from redline.cli.stamp import stamp

    found = folders(paths)
    problems = [problem for folder in found for problem in playbooks.lint(folder)]
    say("".join(f"{problem}\n" for problem in problems))
    today = stamp("redline", None).date
    for line in (line for folder in found for line in playbooks.advice(folder, today)):
        tell(f"advice: {line}")
    tell(counted(len(problems), "problem") if problems else "no problems")
    return ExitCode.USAGE if problems else ExitCode.DONE


@app.command("test")
def try_(
    paths: Playbooks,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="CODE", help="Only rules with this id or below it; repeatable."
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every example.", show_default=False)
    ] = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Run the examples of a playbook's rules.

    Shows those that come out otherwise than they say. PATH is a playbook folder, a file in it, or
    the name of a built-in playbook. Ends with exit code 1 if an example fails, 2 if a playbook has
    problems.
    """
    from redline.cli.playbook_pages import folders, tested
    from redline.cli.screen import say, tell

    failed = 0
    for folder in folders(paths):
        outcome = tested(folder, select or [], verbose=verbose)
        failed += outcome.failed
        say(outcome.page)
        tell(outcome.summary)
    return ExitCode.FINDINGS if failed else ExitCode.DONE


@app.command()
def coverage(
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=o.playbook_names)],
    paths: o.Contracts,
    form: OverFormat = o.TreeFormat.TERMINAL,
    debug: o.Debug = False,
) -> int:
    """Show which clauses of real contracts no rule knows.

    NAME is a playbook, each PATH a Word contract or a folder of contracts. What no rule looks at is
    listed by clause type, the largest gaps first: where the next rule is worth writing.
    """
    from redline.cli.inputs import contracts
    from redline.cli.playbook_over import covered

    return covered(name, contracts(paths), form=form, debug=debug)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", autocompletion=o.playbook_names)],
    after: Annotated[str, typer.Argument(metavar="AFTER", autocompletion=o.playbook_names)],
    paths: o.Contracts,
    form: OverFormat = o.TreeFormat.TERMINAL,
    debug: o.Debug = False,
) -> int:
    """Show what a changed playbook makes of contracts otherwise.

    BEFORE and AFTER are playbooks, each PATH a Word contract or a folder of contracts. Verdicts,
    scores and findings that differ are listed by contract. Ends with exit code 1 if any does.
    """
    from redline.cli.inputs import contracts
    from redline.cli.playbook_over import differing

    return differing(before, after, contracts(paths), form=form, debug=debug)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")],
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="NAME",
            help="Playbook to start from: a built-in name or a folder. Without it, the one of your"
            " side that the name of the folder speaks of.",
            autocompletion=o.playbook_names,
            show_default=False,
        ),
    ] = "",
    we_are: Annotated[
        list[str] | None,
        typer.Option(
            "--we-are", metavar="ROLE|NAME", help="Our role, our name in contracts; repeatable."
        ),
    ] = None,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Start a playbook as a copy of another.

    FOLDER is made; it must not hold anything yet. Its name becomes the id of the playbook. What is
    not given is asked for at a screen, and never elsewhere.
    """
    from redline.cli.playbook_start import started
    from redline.cli.screen import say

    made = started(folder, source, we_are or ())
    say(
        f"{folder}: {made.rules} rules copied from {made.source}. Edit them, then run"
        f" `redline playbook lint {folder}` and `redline playbook test {folder}`.\n"
    )
    return ExitCode.DONE


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder to make.")
    ],
    form: AsFormat = None,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Make a playbook of one that others keep.

    FILE is an Open Playbook Format document (0.2 or 0.3), Markdown with the bullets Standard position,
    Acceptable range and Escalation trigger under each clause, or a table with a row for each issue.
    What it says is written; what a rule needs besides is left for you, and lint names it.
    """
    from redline.cli.playbook_exchange import imported

    return imported(file, form, output)


@app.command("export")
def export(  # noqa: PLR0913, PLR0917 - one parameter an option
    name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=o.playbook_names)],
    form: AsFormat = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="File to write. [default: the screen]"),
    ] = None,
    internal: Annotated[
        bool,
        typer.Option("--internal", help="Also what `internal/` keeps.", show_default=False),
    ] = False,
    date: o.Date = None,
    force: o.Force = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Write a playbook as others keep it.

    NAME is a built-in playbook or the path of a folder. Positions, approvers and sources are written,
    for our side of the table; what `internal/` keeps only if you ask for it.
    """
    from redline.cli.playbook_exchange import exported
    from redline.cli.stamp import stamp

    dated = stamp("redline", date).date
    return exported(name, form, output, dated, internal=internal, force=force)


@app.command()
def schema(
    of: Annotated[SchemaOf, typer.Option("--of", help="Which file to describe.")] = SchemaOf.RULE,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Write both schemas to this folder."),
    ] = None,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Print the JSON Schema of playbook files.

    Editors that know it complete keys, list the clause types and mark mistakes as you type.
    """
    from redline.cli.outputs import write
    from redline.cli.screen import say, say_bytes
    from redline.playbook.schema_json import schemas

    made = schemas()
    if output is None:
        say_bytes(made[f"redline.{of}.1.json"].encode())
        return ExitCode.DONE
    for name, text in made.items():
        write(output / name, text.encode(), "schema")
        say(f"{output / name}\n")
    return ExitCode.DONE
