"""`redline compare`: two versions of a document in, one redline and a list of changes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from redline.cli import options as o

EXAMPLES = """\b
Examples:
  redline compare msa-v1.docx msa-v2.docx
  redline compare ours.docx theirs.docx -o theirs-against-ours.docx --author "A. Lawyer"
  redline compare msa-v1.docx msa-v2.docx --format json > changes.json
  redline compare msa-v1.docx msa-v2.docx --most-fragments 0 --quiet"""

Old = Annotated[Path, typer.Argument(metavar="OLD", show_default=False)]
New = Annotated[Path, typer.Argument(metavar="NEW", show_default=False)]
ComparedFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="Where to write. [default: NEW.compare.docx beside NEW]",
    ),
]
MostFragments = Annotated[
    int | None,
    typer.Option(
        "--most-fragments",
        metavar="N",
        min=0,
        help="Strike and rewrite a sentence that would carry more changes; 0: never. [default: 4]",
    ),
]

Moves = Annotated[
    bool,
    typer.Option(
        "--moves/--no-moves",
        help="Write a paragraph found elsewhere as moved, or as struck and written.",
    ),
]


def compare(  # noqa: PLR0913, PLR0917 - one parameter an option
    old: Old,
    new: New,
    output: ComparedFile = None,
    author: o.Author = None,
    date: o.Date = None,
    formats: o.FormatOption = None,
    certificate: o.Certified = False,
    most_fragments: MostFragments = None,
    moves: Moves = True,
    force: o.Force = False,
    config: o.ConfigFile = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Write a redline of two versions of a document, and list what changed.

    The outcome is OLD with tracked changes: accept them all and it says what NEW says, reject them
    all and it is OLD again. Both are proven before the file is written. Changes that others tracked
    in OLD stay theirs. OLD and NEW are never touched.

    The list goes clause by clause. Changes of numbers, dates, money, negations, parties and the like
    are marked as critical; those that only look otherwise are counted (--verbose shows them).
    """
    from redline.cli.comparing import Wanted, compare_files
    from redline.cli.config import settings
    from redline.cli.reports import routes
    from redline.cli.stamp import stamp

    chosen = settings(old, o.given(author=author), config=config, isolated=isolated)
    wanted = Wanted(
        routes=routes(formats or (), has_folder=output is not None and output.is_dir()),
        output=output,
        most_fragments=most_fragments,
        moves=moves,
        certificate=certificate,
        force=force,
        quiet=quiet,
        verbose=verbose,
    )
    return compare_files(old, new, stamp(chosen.author, date), wanted)
