"""Technical terms in plain words, for negotiators who are no specialists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeTerm:
    """A technical term: how contracts write it, what it means, what to ask our own specialists."""

    term: str
    also: tuple[str, ...] = ()
    means: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A technical term that a contract uses, as it is `written`, and whether it is defined there.

    `clause` is the id of the first that uses it, empty outside all clauses.
    """

    term: TradeTerm
    written: str
    clause: str
    defined: bool
