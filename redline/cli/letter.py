"""`redline letter`: a paper for the other side: a neutral list of issues."""

from __future__ import annotations

from redline.cli import options as o
from redline.cli.papers import FormOption, PaperFormat

EXAMPLES = """\b
Examples:
  redline letter acme-msa.docx
  redline letter acme-msa.docx --format html > letter.html
  redline letter contracts/ -o out"""


def letter(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: o.Contracts,
    playbook: o.PlaybookOption = None,
    we_are: o.WeAre = None,
    posture: o.PostureOption = None,
    template: o.Template = None,
    form: FormOption = PaperFormat.MARKDOWN,
    output: o.OutputFolder = None,
    force: o.Force = False,
    select: o.Select = None,
    ignore: o.Ignore = None,
    context: o.Contexts = None,
    deal_value: o.DealValue = None,
    config: o.ConfigFile = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """Write a neutral list of issues for the other side.

    PATH is a Word contract, or a folder to look through. Each point has the clause, the wording with
    the change proposed, and the reason. Nothing internal gets in: no rung, no limit, no approver;
    what is written is searched for it, and refused with exit code 4 if anything is found. Without
    -o the letter goes to standard output.
    """
    from redline.cli.config import settings
    from redline.cli.inputs import contracts
    from redline.cli.papers import Wanted, papers

    wanted = Wanted(
        kind="letter",
        form=form,
        settings=settings(paths[0], o.typed(locals()), config=config, isolated=isolated),
        force=force,
        quiet=quiet,
        debug=debug,
    )
    return papers(contracts(paths), wanted)
