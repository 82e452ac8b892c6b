"""A package for the table: what we hold, what we give for it, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A finding that we let stand, and the findings that we ask for in return, by id."""

    finding: str
    in_return: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package that clears every must.

    `holds` are the findings that we insist on, `gives` what we let stand for them. `roles` must agree
    to what is given; `risk` is the score of the contract once the package is agreed. `alone` are the
    musts that nothing we could give is meant for: they must be had on their merits.
    """

    name: str
    holds: tuple[str, ...]
    gives: tuple[Gift, ...]
    roles: tuple[str, ...]
    risk: float
    alone: tuple[str, ...] = ()
