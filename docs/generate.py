"""Writes `docs/reference/cli.md` from the program itself: `python docs/generate.py`.

A test compares the page with what this would write, so the two cannot drift apart.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click
import typer

from redline.cli.app import program

PAGE = Path(__file__).parent / "reference" / "cli.md"

HEAD = """\
# Commands

<!-- Written by docs/generate.py from the program itself. Edit the program, then run that. -->

Exit codes are the same for every command: see [exit codes](exit-codes.md). What can be set once for
all contracts is in [configuration](configuration.md).
"""


def main() -> None:
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """Return the page: every command with its purpose, examples and options."""
    return "\n".join((HEAD, *_described("redline", typer.main.get_command(program()))))


def _described(name: str, command: click.Command) -> Iterator[str]:
    """Yield the section of a command, or of every command of a group."""
    if not isinstance(command, click.Group):
        yield from _command(name, command)
        return
    for word, below in command.commands.items():
        yield from _described(f"{name} {word}", below)


def _command(name: str, command: click.Command) -> Iterator[str]:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    options = [each for each in command.params if isinstance(each, click.Option)]
    yield f"## `{' '.join([name, *map(_placeholder, arguments)])}`\n"
    yield f"{inspect.cleandoc(command.help or '')}\n"
    yield from _examples(command.epilog or "")
    yield from _options([option for option in options if not option.hidden])


def _placeholder(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _examples(epilog: str) -> Iterator[str]:
    lines = [line.strip() for line in epilog.splitlines() if line.startswith("  ")]
    if lines:
        yield "\n".join(("```console", *(f"$ {line}" for line in lines), "```\n"))


def _options(options: list[click.Option]) -> Iterator[str]:
    if options:
        rows = [f"| {_names(option)} | {_escaped(option.help or '')} |" for option in options]
        yield "\n".join(("| option | what it does |", "|---|---|", *rows)) + "\n"


def _names(option: click.Option) -> str:
    names = [*option.opts, *option.secondary_opts]
    value = "" if option.is_flag else f" {_value(option)}"
    return _escaped(", ".join(f"`{name}{value}`" for name in names))


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.metavar or option.type.name.upper()


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
