"""A sum of money in terms of a rule's facts: what a concession could cost us."""

from __future__ import annotations

from dataclasses import dataclass

DEAL_VALUE = "deal_value"
"""The name that stands for what the contract is worth a year."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or with `name` the value of a fact."""

    number: float = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Two sums joined by `+`, `-`, `*` or `/`."""

    sign: str
    left: Sum
    right: Sum


Sum = Amount | Term


def names_of(total: Sum) -> tuple[str, ...]:
    """Return the facts that a sum is made of."""
    if isinstance(total, Term):
        return (*names_of(total.left), *names_of(total.right))
    return (total.name,) if total.name else ()
