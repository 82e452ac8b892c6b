"""Our own template, as far as a draft on it is held against it."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A place where a draft says otherwise than our template: now, and in the template.

    `span` is none for a clause that was taken out. `grave` says that a number, a party, a negation or
    the like is otherwise.
    """

    clause: str
    place: str
    span: Span | None
    now: str
    was: str
    grave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What our template says (`text`), which rules' clauses it lacks, and how the draft departs from it."""

    name: str
    text: str
    lacking: frozenset[str]
    departures: tuple[Departure, ...]
