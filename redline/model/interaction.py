"""Rules over several clauses: each is fine by itself, together they do harm."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.playbook import Condition, Risk, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A small contract and whether the interaction must be found in it.

    `says` are the parts that it has, by name, each with the wording of a clause.
    """

    says: tuple[tuple[str, str], ...]
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """Clauses that work against one another.

    Each of `parts` finds a clause and reads its facts and checks, as a rule does; the id of a part is
    its name. `when` turns on parts that are there (`cap`), their checks (`cap.applies`) and their
    facts, which may be held against one another (`renewal.notice > exit.notice`).
    """

    id: str
    title: str
    risk: Risk
    parts: tuple[Rule, ...]
    when: Condition
    message: str
    comment: str
    source: str
    approvers: tuple[str, ...] = ()
    examples: tuple[Joint, ...] = ()
