"""`redline explain`: what a code means, be it of a rule or of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redline.cli import options as o
from redline.cli.screen import say
from redline.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from redline.model import Playbook, Rule

EXAMPLES = """\b
Examples:
  redline explain liability.cap
  redline explain liability.cap --playbook clauses/our-msa
  redline explain walk-away
  redline explain 4"""


def _codes(incomplete: str) -> list[str]:
    return [code for code in _meanings() if code.startswith(incomplete)]


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", autocompletion=_codes)],
    playbook: o.PlaybookOption = None,
    config: o.ConfigFile = None,
    isolated: o.Isolated = False,
    debug: o.Debug = False,  # noqa: ARG001 - read at the door
) -> int:
    """Say what a code means.

    CODE is the id of a rule, a notice, a verdict, a rung or an exit code. A rule is explained by
    the playbook named, or by every built-in one that has it.
    """
    from redline.cli.config import settings

    chosen = settings(Path(), o.given(playbook=playbook), config=config, isolated=isolated)
    known = code.strip().casefold()
    meanings = _meanings(known)
    if known in meanings:
        say(f"{known}: {meanings[known]}\n")
        return ExitCode.DONE
    rules = tuple(_rules(chosen.playbook))
    found = [(book, rule) for book, rule in rules if rule.id.casefold() == known]
    if not found:
        raise UsageError(_unknown(code, (*meanings, *(rule.id for _, rule in rules))))
    say("\n".join("".join(_explained(book, rule)) for book, rule in found))
    return ExitCode.DONE


def _meanings(known: str = "") -> dict[str, str]:
    """Return what codes of the program mean; the drafting checks are loaded if it may be theirs."""
    from redline.cli.codes import CODES

    if known in CODES:
        return CODES
    from redline.proof.proofreading import codes

    return {**codes(), **CODES}


def _rules(playbook: str) -> Iterator[tuple[Playbook, Rule]]:
    """Yield every rule of the playbook named, else of the built-in ones."""
    from redline import playbook as playbooks

    built_in = (folder for _, folder in playbooks.available())
    folders = (playbooks.find(playbook),) if playbook else built_in
    for book in map(playbooks.load, folders):
        yield from ((book, rule) for rule in book.rules)


def _unknown(code: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(code.casefold(), dict.fromkeys(known), n=3)
    meant = f"Did you mean {', '.join(f'`{each}`' for each in close)}?" if close else ""
    return f"explain: no code `{code}`. {meant or 'See `redline playbook show` for the rules.'}"


def _explained(book: Playbook, rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title} (playbook {book.id} {book.version})\n"
    yield f"  looks at    {', '.join(rule.clauses)}\n"
    yield f"  risk        {rule.risk.name.lower()}, priority {rule.priority}\n"
    yield f"  source      {rule.source}\n"
    yield f"  to them     {' '.join(rule.comment.split())}\n"
    for position in rule.positions:
        asked = f" (with {', '.join(_titles(book, position.approvers))})"
        yield f"  {position.rung:<11} {position.say}{asked if position.approvers else ''}\n"
    for words in rule.unacceptable:
        yield f"  never       “{words.phrase.source}”: {words.message}\n"
    if rule.required:
        yield f"  required    inserted as “{rule.required.heading}” where it is missing\n"


def _titles(book: Playbook, roles: tuple[str, ...]) -> list[str]:
    return [book.approvers.get(role, role) for role in roles]
