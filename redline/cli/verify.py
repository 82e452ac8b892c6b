"""`redline verify`: hold a redline against its source, with nothing but the two files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from redline import __version__
from redline.cli import options as o
from redline.cli.screen import page, say, say_bytes
from redline.errors import ExitCode

EXAMPLES = """\b
Examples:
  redline verify acme-msa.redline.docx --against acme-msa.docx
  redline verify acme-msa.redline.docx --against acme-msa.docx --author "Jane Doe"
  redline verify out.docx --against in.docx --certificate out.certificate.json --format json"""

AUTHOR = "Redline"
"""Who signs redlines where nobody else is named."""


def verify(  # noqa: PLR0913, PLR0917 - one parameter an option
    path: Annotated[Path, typer.Argument(metavar="FILE")],
    against: Annotated[
        Path, typer.Option("--against", metavar="SOURCE", help="The file it was made from.")
    ],
    certificate: Annotated[
        Path | None,
        typer.Option("--certificate", metavar="FILE", help="Certificate to hold both files to."),
    ] = None,
    author: Annotated[
        str | None,
        typer.Option(
            "--author",
            metavar="NAME",
            help="Whose changes to look at. [default: the certificate's, else Redline]",
        ),
    ] = None,
    form: Annotated[
        o.TreeFormat, typer.Option("--format", help="Form of the outcome.")
    ] = o.TreeFormat.TERMINAL,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Check a redline against the file it was made from.

    FILE is the redline. Shown is whether rejecting the changes gives SOURCE back, text and
    formatting, in every story; whether tracked changes and comments of others are all there; and
    whether anything else in the file changed. With a certificate every hash in it is computed anew.
    Ends with exit code 4, and names the place, where something does not hold.
    """
    from redline.cli.certificates import borne_out, given
    from redline.word import attest

    handed = given(certificate) if certificate else None
    name = author or (handed and handed.author) or AUTHOR
    date = "" if author or handed is None else handed.date
    attested = attest(against, path, author=name, date=date)
    statements = (*attested.statements, *(borne_out(handed, attested) if handed else ()))
    good = all(statement.holds for statement in statements)
    if form is o.TreeFormat.JSON:
        from redline.render.certificate import verification_json

        text = verification_json(attested, statements, version=__version__)
        say_bytes(text.encode("utf-8", "backslashreplace"))
    elif not (quiet and good):
        from redline.render.certificate import verification

        say(verification(attested, statements, page(sys.stdout, verbose=verbose)))
    return ExitCode.DONE if good else ExitCode.REFUSED
