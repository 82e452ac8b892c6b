"""How a playbook weighs what it finds, and who must agree to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from redline.model.playbook import Risk, Rung


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """A row of the approval matrix: who must agree before what deviates may be accepted.

    It counts for a finding under one of `rules` (ids or their beginnings) that stands at `rung` or
    below and is of `risk` or more; and for a contract worth `deal_value` or more, with so many
    `deviations` or more, under one of `laws`. What is left out does not matter. Of `roles` any one
    may agree, or with `every` all must; within `days`.
    """

    roles: tuple[str, ...]
    rules: tuple[str, ...] = ()
    rung: Rung = Rung.FALLBACK
    risk: Risk = Risk.INFO
    deal_value: float = 0
    deviations: int = 0
    laws: tuple[str, ...] = ()
    every: bool = False
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """The published score: points by risk times the factor of the rung (`docs/explanation/score.md`).

    A finding of an area in `weights` counts so many times. `approve`, `escalate` and `reject` are the
    scores (0 to 100) at which the verdict changes.
    """

    points: dict[Risk, float]
    factors: dict[str, float]
    weights: dict[str, float] = field(default_factory=dict)
    approve: float = 10
    escalate: float = 60
    reject: float = 90
