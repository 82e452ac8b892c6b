"""`redline check`: the same review for hooks and pipelines; it prints findings and writes nothing."""

from __future__ import annotations

from redline.cli import options as o

EXAMPLES = """\b
Examples:
  redline check contracts/
  redline check --fail-on high --ignore payment nda.docx msa.docx
  redline check --fail-on walk-away --format jsonl contracts/ > findings.jsonl
  redline check --format sarif contracts/ > redline.sarif"""


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: o.Contracts,
    playbook: o.PlaybookOption = None,
    we_are: o.WeAre = None,
    paper: o.PaperOption = None,
    base: o.BaseOption = None,
    posture: o.PostureOption = None,
    template: o.Template = None,
    formats: o.ReportOption = None,
    audience: o.AudienceOption = o.Audience.INTERNAL,
    fail_on: o.FailOnOption = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    context: o.Contexts = None,
    deal_value: o.DealValue = None,
    config: o.ConfigFile = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    debug: o.Debug = False,
) -> int:
    """Hold contracts against a playbook; write nothing.

    PATH is a Word contract, or a folder to look through. Made for hooks and CI: prints one line a
    finding and nothing when all is well. Ends with exit code 1 when a finding is at or above
    --fail-on (default: medium), 3 when a contract cannot be read. A deviation that may stand as it
    is counts as info.
    """
    from redline.cli.checking import check_all
    from redline.cli.config import settings
    from redline.cli.inputs import contracts
    from redline.cli.redlining import Manner
    from redline.cli.reports import routes

    return check_all(
        contracts(paths),
        settings(paths[0], o.typed(locals()), config=config, isolated=isolated),
        routes(formats or (), has_folder=False, audience=audience),
        Manner(quiet=quiet, verbose=verbose, debug=debug),
    )
