"""What of a playbook must not reach the other side, in a form that can be searched for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from redline.model.limits import numbers_in
from redline.model.overlap import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Playbook, Rule

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Runs of internal words, each with the id of its rule or context; and the names of those who approve."""

    runs: dict[Run, str]
    starts: frozenset[str]
    names: tuple[str, ...]


@lru_cache(maxsize=4)
def _of(playbook: _Same) -> Secrets:
    book = playbook.book
    outside = {run for rule in book.rules for words in _outgoing(rule) for run in runs(words)}
    outside |= {run for joint in book.interactions for run in runs(joint.comment)}
    found: dict[Run, str] = {}
    for rule in book.rules:
        for words in _kept(rule):
            found |= dict.fromkeys(runs(words), rule.id)
        for words in _ours(rule):
            found |= {run: rule.id for run in runs(words) if run not in outside}
    for joint in book.interactions:
        inner = (run for words in (joint.message, joint.source) for run in runs(words))
        found |= {run: joint.id for run in inner if run not in outside}
    for context in book.contexts:
        for secret in context.secrets():
            found |= dict.fromkeys(runs(secret.for_us()), context.id)
    return Secrets(
        runs=found,
        starts=frozenset(run[0] for run in found),
        names=tuple(
            dict.fromkeys(name for name in book.approvers.values() if not _told(book, name))
        ),
    )


def _told(book: Playbook, name: str) -> bool:
    """Say whether a clause of ours has the title of an approver in it, as `Information Security`."""
    words = (words for rule in book.rules for words in _outgoing(rule))
    return any(name.casefold() in each.casefold() for each in words)


def secrets_of(playbook: Playbook) -> Secrets:
    """Return what of a playbook must not leave the house. Worked out once for each playbook."""
    return _of(_Same(playbook))


class _Same:
    """A playbook that is the same as another by the files it was read from."""

    def __init__(self, book: Playbook) -> None:
        self.book = book

    def __hash__(self) -> int:
        return hash(self.book.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.book == other.book


def _kept(rule: Rule) -> Iterator[str]:
    """Yield what `internal/` says of a rule. The linter keeps it apart from what goes outside."""
    if rule.internal is not None:
        yield from (secret.for_us() for secret in rule.internal.secrets())


def _ours(rule: Rule) -> Iterator[str]:
    """Yield what the rule itself says for our own table alone."""
    yield rule.source
    yield from (position.say for position in rule.positions)
    yield from (words.message for words in rule.unacceptable)


def _outgoing(rule: Rule) -> Iterator[str]:
    """Yield what a rule says to the other side: its title heads a point of the letter."""
    yield rule.title
    yield rule.comment
    yield from (position.text for position in rule.positions)
    edits = (*rule.edits, *(edit for words in rule.unacceptable for edit in words.edits))
    yield from (edit.text for edit in edits)
    if rule.required is not None:
        yield from (rule.required.heading, rule.required.text, rule.required.comment)


def limits_of(rule: Rule) -> frozenset[float]:
    """Return the numbers that say how far we would go: those of all positions but the first.

    A number that an edit proposes, or that the best position names, is no secret.
    """
    first, *rest = [position.when for position in rule.positions] or [None]
    edits = (*rule.edits, *(edit for words in rule.unacceptable for edit in words.edits))
    inner = [*(words.when for words in rule.unacceptable), *(edit.when for edit in edits)]
    proposed = {float(e.value) for e in edits if isinstance(e.value, int | float)}
    return numbers_in((*rest, *inner)) - numbers_in((first,)) - proposed
