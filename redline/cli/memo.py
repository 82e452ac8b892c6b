"""`redline memo`: a paper for our own side: who must agree, what to say, what to ask in return."""

from __future__ import annotations

from redline.cli import options as o
from redline.cli.papers import FormOption, PaperFormat

EXAMPLES = """\b
Examples:
  redline memo acme-msa.docx
  redline memo acme-msa.docx --format html > memo.html
  redline memo contracts/ -o out"""


def memo(  # noqa: PLR0913, PLR0917 - one parameter an option
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
    """Write the internal memo: who must agree, what to say, what to ask in return.

    PATH is a Word contract, or a folder to look through. The memo has one packet for each approval
    that is needed, and for each point what the playbook keeps in `internal/`. It must not go to the
    other side. Without -o it goes to standard output.
    """
    from redline.cli.config import settings
    from redline.cli.inputs import contracts
    from redline.cli.papers import Wanted, papers

    wanted = Wanted(
        kind="memo",
        form=form,
        settings=settings(paths[0], o.typed(locals()), config=config, isolated=isolated),
        force=force,
        quiet=quiet,
        debug=debug,
    )
    return papers(contracts(paths), wanted)
