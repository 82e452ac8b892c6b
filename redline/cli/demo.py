"""`redline demo`: a review of a contract that comes with the program, with nothing to set up."""

from __future__ import annotations

from pathlib import Path

from redline.cli import options as o

EXAMPLES = """\b
Examples:
  redline demo
  redline demo -o demo/"""


def demo(
    output: o.OutputFolder = None,
    force: o.Force = False,
    date: o.Date = None,
    verbose: o.Verbose = False,
    debug: o.Debug = False,
) -> int:
    """Review a sample contract that comes with redline.

    The contract and its redline go into the current folder, or under -o DIR. Open both in Word.
    """
    from redline.cli.config import Settings
    from redline.cli.inputs import Found, Source
    from redline.cli.redlining import Manner, redline_all
    from redline.cli.reports import routes
    from redline.cli.samples import laid_out
    from redline.cli.stamp import stamp

    contract = laid_out(output or Path(), force=force)
    settings = Settings()
    return redline_all(
        Found(sources=(Source(path=contract),)),
        settings,
        stamp(settings.author, date),
        routes((), has_folder=False),
        Manner(force=force, verbose=verbose, debug=debug),
    )
