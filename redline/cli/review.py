"""`redline review`: contracts in, redlines and reports out."""

from __future__ import annotations

from redline.cli import options as o

EXAMPLES = """\b
Examples:
  redline review acme-msa.docx --we-are customer
  redline review contracts/ -o redlines/
  redline review nda.docx --certificate
  redline review nda.docx --playbook clauses/our-nda --posture firm
  redline review acme-msa.docx --format json > review.json
  redline review acme-msa.docx --format terminal --format html --format xlsx -o out/
  redline review acme-msa.docx --audience counterparty --format html -o out/"""


def review(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: o.Contracts,
    playbook: o.PlaybookOption = None,
    we_are: o.WeAre = None,
    paper: o.PaperOption = None,
    base: o.BaseOption = None,
    posture: o.PostureOption = None,
    template: o.Template = None,
    author: o.Author = None,
    date: o.Date = None,
    comments: o.Comments = None,
    formats: o.ReportOption = None,
    audience: o.AudienceOption = o.Audience.INTERNAL,
    output: o.OutputFolder = None,
    certificate: o.Certified = False,
    force: o.Force = False,
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
    """Review contracts and write redlines.

    PATH is a Word contract, or a folder to look through. Each contract is held against a playbook.
    What deviates goes into NAME.redline.docx beside it, as tracked changes and comments, and onto
    the screen as one table, worst first. The contract itself is never touched.
    """
    from redline.cli.config import settings
    from redline.cli.inputs import contracts
    from redline.cli.redlining import Manner, redline_all
    from redline.cli.reports import routes
    from redline.cli.stamp import stamp

    chosen = settings(paths[0], o.typed(locals()), config=config, isolated=isolated)
    return redline_all(
        contracts(paths),
        chosen,
        stamp(chosen.author, date),
        routes(formats or (), has_folder=bool(chosen.output), audience=audience),
        Manner(certificate=certificate, force=force, quiet=quiet, verbose=verbose, debug=debug),
    )
