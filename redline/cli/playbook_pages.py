"""What the commands about playbooks show, copy and count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.examples import JointTrial, Trial
    from redline.model import Playbook, Rule
    from redline.playbook import Header


def folders(paths: Sequence[str]) -> tuple[Path, ...]:
    """Return the playbook folders that are meant, each once: a file stands for its folder."""
    from redline import playbook as playbooks

    return tuple(dict.fromkeys(playbooks.find(_holding(path)) for path in paths))


def _holding(given: str) -> str:
    path = Path(given)
    return str(path.parent) if path.suffix in {".yaml", ".yml"} and path.is_file() else given


def counted(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines, their cells under each other."""
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip() + "\n"


# ------------------------------------------------------------------ list and show


def listed(headers: Sequence[Header]) -> Iterator[str]:
    """Yield a line for each playbook."""
    yield from columns(
        (
            header.id,
            header.version,
            header.title,
            ", ".join(header.contract_types),
            "both sides alike" if header.symmetric else f"we are {header.us[0]}",
        )
        for header in headers
    )


def shown(book: Playbook) -> Iterator[str]:
    """Yield the page of one playbook: what it is for, then a line for each rule."""
    yield f"{book.id} {book.version}: {book.title}\n"
    yield f"  for        {', '.join(book.contract_types)}\n"
    yield f"  we are     {', '.join(book.us)}\n"
    yield f"  they are   {', '.join(book.them)}\n"
    yield f"  folder     {book.path}\n\n"
    from redline.model.taxonomy import AREAS, GENERAL

    areas = (*AREAS, GENERAL)
    head = ("area", "rule", "title", "risk", "priority", "we ask for")
    rules = sorted(book.rules, key=lambda rule: areas.index(rule.area))
    yield from (f"  {line}" for line in columns((head, *map(_row, rules))))
    joint = f", and {len(book.interactions)} over several clauses" if book.interactions else ""
    yield f"\n  {counted(len(rules), 'rule')}{joint}\n"


def _row(rule: Rule) -> tuple[str, ...]:
    asked = next((position.say for position in rule.positions), "")
    there = "that it is there" if rule.required else ""
    never = f"no “{rule.unacceptable[0].phrase.source}”" if rule.unacceptable else ""
    return (
        rule.area,
        rule.id,
        rule.title,
        rule.risk.name.lower(),
        rule.priority,
        asked or there or never,
    )


def origins(book: Playbook) -> Iterator[str]:
    """Yield a line for each rule as it is in effect: its file, and each key that a context changed."""
    changed: dict[str, list[str]] = {}
    for context in book.contexts:
        for rule, key in context.changed:
            changed.setdefault(rule, []).append(f"{key} by {context.id}")
    laid = ", ".join(f"{context.id} ({context.kind})" for context in book.contexts)
    yield f"{book.id} {book.version}, with {laid or 'no context'}\n\n"
    rows = [(r.id, r.path, ", ".join(changed.get(r.id, ())) or "as it stands") for r in book.rules]
    yield from columns((("rule", "from", "changed"), *rows))


# ------------------------------------------------------------------ test


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What became of the examples of one playbook."""

    page: str
    summary: str
    failed: int


def tested(folder: Path, codes: Sequence[str], *, verbose: bool) -> Tested:
    """Run the examples of the playbook in `folder`, of the rules named if any are."""
    from redline import playbook as playbooks
    from redline.examples import joint_trials, trials

    book = _selected(playbooks.load(folder), codes)
    tried: tuple[Trial | JointTrial, ...] = (*trials(book), *joint_trials(book))
    failed = [trial for trial in tried if not trial.passed]
    outcome = f"{len(failed)} fail" if failed else "all as expected"
    count = len(book.rules) + len(book.interactions)
    return Tested(
        page="".join(line for trial in (tried if verbose else failed) for line in _told(trial)),
        summary=f"{book.id}: {counted(len(tried), 'example')} of {counted(count, 'rule')}, {outcome}",
        failed=len(failed),
    )


def _selected(book: Playbook, codes: Sequence[str]) -> Playbook:
    if not codes:
        return book
    wanted = [code.strip() for each in codes for code in each.split(",")]

    def named(id_: str) -> bool:
        return any(id_ == code or id_.startswith(f"{code}.") for code in wanted)

    rules = tuple(rule for rule in book.rules if named(rule.id))
    joint = tuple(each for each in book.interactions if named(each.id))
    if not rules and not joint:
        ids = (*(rule.id for rule in book.rules), *(each.id for each in book.interactions))
        known = ", ".join(ids)
        raise UsageError(f"--select {', '.join(wanted)}: {book.id} has no such rule, only {known}.")
    return replace(book, rules=rules, interactions=joint)


def _told(trial: Trial | JointTrial) -> Iterator[str]:
    from redline.examples import JointTrial

    if isinstance(trial, JointTrial):
        outcome = "found" if trial.found else "not found"
        known = "as expected" if trial.passed else "other than expected"
        yield f"{trial.interaction.id}  examples[{trial.number}]: {outcome}, {known}\n"
        return
    where = f"{trial.rule.path}  examples[{trial.number}]"
    if trial.passed:
        yield f"{where}: {trial.outcome}, as expected\n"
        return
    if not trial.as_expected:
        yield f"{where}: expected {trial.expected}, but the rule says {trial.outcome}\n"
    if not trial.reads_as_expected:
        yield f"{where}: reads otherwise once changed\n"
        yield f"    expected  {' '.join(trial.example.after.split())}\n"
        yield f"    reads     {trial.after}\n"


# ------------------------------------------------------------------ init


def check_new(folder: Path) -> None:
    """Raise `UsageError` where a folder to be made holds something already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: is there already and not empty. Name a new folder.")
