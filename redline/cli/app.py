"""The program as a whole: its commands in the order a user meets them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final

import typer

from redline import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = (
    "review",
    "letter",
    "memo",
    "verify",
    "check",
    "proof",
    "compare",
    "clauses",
    "scrub",
    "revisions",
    "comments",
    "playbook",
    "explain",
    "demo",
    "doctor",
)
"""What a command is called, its module and the function there."""

GROUPS: Final = frozenset({"revisions", "comments", "playbook"})
"""Those that have commands of their own: a program in their module."""


def program(arguments: Sequence[str] = ()) -> typer.Typer:
    """Return the program, with the one command that the arguments name where they begin with one.

    Making all commands would take longer than many a comparison.
    """
    named = tuple(arguments[:1])
    made = _bare()
    for name in named if named and named[0] in COMMANDS else COMMANDS:
        _add(made, name)
    return made


def _bare() -> typer.Typer:
    made = typer.Typer(
        name="redline",
        help=(
            "Review contracts against your own playbook and hand back a tracked-changes Word file, "
            "offline."
        ),
        epilog="Start with `redline demo`, then `redline review CONTRACT.docx`.",
        rich_markup_mode=None,  # plain help: drawing it with rich would double the start-up time
        pretty_exceptions_enable=False,
        add_completion=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    made.callback(invoke_without_command=True)(root)
    return made


def _add(made: typer.Typer, name: str) -> None:
    home = import_module(f"redline.cli.{name}")
    if name in GROUPS:
        made.add_typer(home.app)
    else:
        made.command(name, epilog=home.EXAMPLES)(getattr(home, name))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"redline {__version__}")
        raise typer.Exit


def root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Show the help when no command is given."""
    del version  # acted on before this runs
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
