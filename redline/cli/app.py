"""The program as a whole: its commands in the order a user meets them."""

from typing import Annotated

import typer

from redline import __version__
from redline.cli import (
    check,
    clauses,
    comments,
    compare,
    demo,
    doctor,
    explain,
    playbook,
    proof,
    review,
    revisions,
    scrub,
    verify,
)

app = typer.Typer(
    name="redline",
    help=(
        "Review contracts against your own playbook and hand back a tracked-changes Word file, "
        "offline."
    ),
    epilog="Start with `redline demo`, then `redline review CONTRACT.docx`.",
    rich_markup_mode=None,  # plain help: drawing it with rich would double the start-up time
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"redline {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Show the help when no command is given."""
    del version  # acted on before this runs
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("review", epilog=review.EXAMPLES)(review.review)
app.command("verify", epilog=verify.EXAMPLES)(verify.verify)
app.command("check", epilog=check.EXAMPLES)(check.check)
app.command("proof", epilog=proof.EXAMPLES)(proof.proof)
app.command("compare", epilog=compare.EXAMPLES)(compare.compare)
app.command("clauses", epilog=clauses.EXAMPLES)(clauses.clauses)
app.command("scrub", epilog=scrub.EXAMPLES)(scrub.scrub)
app.add_typer(revisions.app)
app.add_typer(comments.app)
app.add_typer(playbook.app)
app.command("explain", epilog=explain.EXAMPLES)(explain.explain)
app.command("demo", epilog=demo.EXAMPLES)(demo.demo)
app.command("doctor", epilog=doctor.EXAMPLES)(doctor.doctor)
app.add_typer(playbook.app, name="playbook")
