"""`redline clauses`: the clause tree of one contract."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from redline.cli import options as o
from redline.cli.screen import page, say, say_bytes
from redline.errors import ExitCode

EXAMPLES = """\b
Examples:
  redline clauses acme-msa.docx
  redline clauses acme-msa.docx --format json > clauses.json"""


def clauses(
    path: Annotated[Path, typer.Argument(metavar="FILE")],
    form: Annotated[
        o.TreeFormat, typer.Option("--format", help="Form of the tree.")
    ] = o.TreeFormat.TERMINAL,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Show the clause tree of a contract.

    FILE is a Word contract. Each clause is shown with its number, its heading, its clause type and
    how sure that is. The JSON also holds the text that all positions refer to.
    """
    from redline import pipeline

    contract, reading = pipeline.read(path)
    if form is o.TreeFormat.JSON:
        from redline.render.json import clauses_json

        text = clauses_json(contract, reading, path=str(path))
        say_bytes(text.encode("utf-8", "backslashreplace"))
    else:
        from redline.render.clauses import clause_tree

        say(clause_tree(contract, reading, page(sys.stdout), name=str(path)))
    return ExitCode.DONE
