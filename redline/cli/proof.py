"""`redline proof`: drafting checks, for the last look before a contract goes out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from redline.cli import options as o

EXAMPLES = """\b
Examples:
  redline proof acme-msa.docx
  redline proof contracts/ --fail-on high
  redline proof acme-msa.docx --select terms,references
  redline proof acme-saas.docx --playbook saas-customer
  redline proof our-form.docx --template --ignore drafting.spelling
  redline proof contracts/ --format jsonl > proof.jsonl"""


class ProofFormat(StrEnum):
    """The forms a proof can be shown in."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"


FormOption = Annotated[ProofFormat, typer.Option("--format", help="Form of the findings.")]
PlaybookOption = Annotated[
    str | None,
    typer.Option(
        "--playbook",
        metavar="DIR|NAME",
        help="Also tell of duties that lack the remedy this playbook asks for.",
        autocompletion=o.playbook_names,
    ),
]
TemplateOption = Annotated[
    bool | None,
    typer.Option(
        "--template/--no-template",
        help="Blanks to fill in belong in this draft. [default: told by its look]",
    ),
]


def proof(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: o.Contracts,
    playbook: PlaybookOption = None,
    we_are: o.WeAre = None,
    template: TemplateOption = None,
    form: FormOption = ProofFormat.TERMINAL,
    fail_on: o.FailOnOption = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    config: o.ConfigFile = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    debug: o.Debug = False,
) -> int:
    """Check the drafting of contracts; write nothing.

    PATH is a Word contract, or a folder to look through. No playbook is needed. Looks for defined
    terms that are undefined, unused, defined twice or written otherwise; references that lead
    nowhere or to another clause than they name; numbers left out or there twice; words and figures
    that differ; blanks; party names, dates and spelling that do not agree; and clauses that
    contradict each other. Each comes with the words of both places and the cure, gravest first.
    Ends with exit code 1 when a finding is at or above --fail-on (default: medium). `redline explain
    CODE` says why a finding matters.
    """
    from redline.cli.config import settings
    from redline.cli.inputs import contracts
    from redline.cli.proofing import Wanted, proof_all

    given = o.given(
        template=template, fail_on=fail_on, ignore=ignore, playbook=playbook, we_are=we_are
    )
    typed = o.given(select=select)["select"]
    wanted = Wanted(
        settings=settings(paths[0], given, config=config, isolated=isolated),
        select=typed if isinstance(typed, tuple) else (),
        form=form.value,
        quiet=quiet,
        verbose=verbose,
        debug=debug,
    )
    return proof_all(contracts(paths), wanted)
