"""A playbook as people and other tools keep it: positions in words, without how they are recognised."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.playbook import Rung


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One position of a ladder in a few words."""

    rung: Rung
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What is wanted of one kind of clause. What nobody said is empty.

    `wording` is our text of the clause, `approvers` are titles, `comment` goes to the other side and
    `note` is for our own side alone.
    """

    title: str
    steps: tuple[Step, ...] = ()
    id: str = ""
    clause: str = ""
    wording: str = ""
    approvers: tuple[str, ...] = ()
    comment: str = ""
    risk: str = ""
    priority: str = ""
    source: str = ""
    note: str = ""

    def said(self, *rungs: Rung) -> tuple[str, ...]:
        """Return what is said at some rungs, best first."""
        return tuple(step.say for step in self.steps if step.rung in rungs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The topics of a playbook, and what it is for where that is known."""

    title: str
    topics: tuple[Topic, ...]
    id: str = ""
    version: str = ""
    contract_types: tuple[str, ...] = ()
    us: tuple[str, ...] = ()
    them: tuple[str, ...] = ()
