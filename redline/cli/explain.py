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
    from redline.model import Context, Interaction, Playbook, Rule

EXAMPLES = """\b
Examples:
  redline explain liability.cap
  redline explain liability.cap --playbook clauses/our-msa
  redline explain interaction.renewal-beyond-exit
  redline explain england-wales
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

    CODE is the id of a rule, of a rule over several clauses or of a context, a notice, a verdict, a
    rung or an exit code. A rule is explained by the playbook named, or by every built-in one that has
    it.
    """
    from redline.cli.config import settings

    chosen = settings(Path(), o.given(playbook=playbook), config=config, isolated=isolated)
    known = code.strip().casefold()
    meanings = _meanings(known)
    if known in meanings:
        say(f"{known}: {meanings[known]}\n")
        return ExitCode.DONE
    pages = tuple(_pages(chosen.playbook, known))
    if not pages:
        raise UsageError(_unknown(code, (*meanings, *_known(chosen.playbook))))
    say("\n".join(pages))
    return ExitCode.DONE


def _pages(playbook: str, known: str) -> Iterator[str]:
    """Yield what there is to say of a code: one page for the playbooks that say the same of it."""
    pages: dict[str, list[str]] = {}
    for book in _books(playbook):
        rules = (_explained(book, rule) for rule in book.rules if rule.id.casefold() == known)
        joint = (_joint(book, each) for each in book.interactions if each.id.casefold() == known)
        for lines in (*rules, *joint):
            pages.setdefault("".join(lines), []).append(f"{book.id} {book.version}")
    for page, books in pages.items():
        head, _, rest = page.partition("\n")
        of = "playbook" if len(books) == 1 else "playbooks"
        yield f"{head} ({of} {', '.join(books)})\n{rest}"
    changed = list(_laid_over(playbook, known))
    if changed:
        yield "".join(_context(changed))


def _meanings(known: str = "") -> dict[str, str]:
    """Return what codes of the program mean; the drafting checks are loaded if it may be theirs."""
    from redline.cli.codes import CODES

    if known in CODES:
        return CODES
    from redline.proof.proofreading import codes

    return {**codes(), **CODES}


def _folders(playbook: str) -> tuple[Path, ...]:
    """Return the folder of the playbook named, else of the built-in ones."""
    from redline import playbook as playbooks

    if playbook:
        return (playbooks.find(playbook),)
    return tuple(folder for _, folder in playbooks.available())


def _books(playbook: str) -> Iterator[Playbook]:
    from redline import playbook as playbooks

    yield from map(playbooks.load, _folders(playbook))


def _known(playbook: str) -> Iterator[str]:
    """Yield every code that a playbook could explain."""
    from redline import playbook as playbooks

    yield from playbooks.contexts()
    for book in _books(playbook):
        yield from (rule.id for rule in book.rules)
        yield from (joint.id for joint in book.interactions)


def _laid_over(playbook: str, name: str) -> Iterator[tuple[Playbook, Context]]:
    """Yield each playbook with the context of that name laid over it."""
    from redline import playbook as playbooks

    for folder in _folders(playbook):
        if name in playbooks.contexts_of(folder):
            book = playbooks.load(folder, [name])
            yield from ((book, context) for context in book.contexts)


def _unknown(code: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(code.casefold(), dict.fromkeys(known), n=3)
    meant = f"Did you mean {', '.join(f'`{each}`' for each in close)}?" if close else ""
    return f"explain: no code `{code}`. {meant or 'See `redline playbook show` for the rules.'}"


def _explained(book: Playbook, rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}\n"
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


def _joint(book: Playbook, joint: Interaction) -> Iterator[str]:
    yield f"{joint.id}: {joint.title}\n"
    yield f"  found when  {' '.join(joint.message.split())}\n"
    yield f"  risk        {joint.risk.name.lower()}\n"
    yield f"  source      {joint.source}\n"
    yield f"  to them     {' '.join(joint.comment.split())}\n"
    for part in joint.parts:
        yield f"  {part.id:<11} a clause on {', '.join(part.clauses)}\n"
    if joint.approvers:
        yield f"  with        {', '.join(_titles(book, joint.approvers))}\n"


def _context(changed: list[tuple[Playbook, Context]]) -> Iterator[str]:
    """Yield what a context is and what it changes; its notes are for the memo alone."""
    _, context = changed[0]
    applies = {
        "jurisdiction": "where its law governs, or ",
        "counterparty": "where it is a party, or ",
    }
    yield f"{context.id}: {context.title} ({context.kind})\n"
    yield f"  applies     {applies.get(context.kind, '')}with --context {context.id}\n"
    if context.notes:
        yield f"  notes       {len(context.notes)} for our own side, in `redline memo`\n"
    for book, laid in changed:
        keys: dict[str, list[str]] = {}
        for rule, key in laid.changed:
            keys.setdefault(rule, []).append(key)
        told = "; ".join(f"{rule} ({', '.join(each)})" for rule, each in keys.items())
        yield f"  {book.id}: {told or 'no rule is otherwise'}\n"


def _titles(book: Playbook, roles: tuple[str, ...]) -> list[str]:
    return [book.approvers.get(role, role) for role in roles]
