"""What a proof of a contract's drafting finds: slips of the pen and places that contradict each other."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.contract import Contract
from redline.model.notice import Notice
from redline.model.playbook import Risk
from redline.model.reading import Reading
from redline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place that cites clauses by number: `span` is the number alone, `clauses` what it may mean.

    `clauses` is empty where no clause has that number. `elsewhere`: the words around it say that it
    is a clause of another document or of a law.
    """

    span: Span
    clauses: tuple[str, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty for which a playbook asks a remedy and the contract has none; `name` is its rule's title."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a contract: its words, the clause they stand in, and the words around them."""

    clause: str
    span: Span
    quote: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One thing that is wrong with the drafting: where, why it matters, what to do, what it clashes with."""

    id: str
    code: str
    title: str
    risk: Risk
    message: str
    why: str
    cure: str
    place: Place
    other: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Everything that a proof found. `template` says that blanks were taken to belong there."""

    contract: Contract
    reading: Reading
    slips: tuple[Slip, ...]
    template: bool
    notices: tuple[Notice, ...] = ()
