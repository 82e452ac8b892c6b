"""What became of one version of a document in the next: changes of its words, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redline.model.contract import Contract, Story
from redline.model.notice import Notice
from redline.model.reading import Clause
from redline.model.span import Span


class Became(StrEnum):
    """What became of words, or of a clause, from the older version to the newer."""

    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"


class Touched(StrEnum):
    """What makes a change critical: it alters something of this kind."""

    NUMBER = "number"
    DATE = "date"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DURATION = "duration"
    NEGATION = "negation"
    PARTY = "party"
    MODAL = "modal"
    TERM = "term"
    LAW = "law"
    REFERENCE = "reference"
    CONNECTIVE = "connective"
    SCOPE = "scope"
    LIABILITY = "liability"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the words: strike `delete`, write `insert` in its place.

    `old` and `new` are where these words stand, in the text of either version; empty spans where
    there are none. A paragraph, or a run of them, that is there in one version only is one change.
    Changes with the same `passage` stand in the same paragraph. A `cosmetic` change alters nothing
    that the words say; `critical` names what a change alters that nobody should overlook.
    """

    kind: Became
    passage: int
    old: Span
    new: Span
    delete: str
    insert: str
    cosmetic: bool = False
    critical: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseChange:
    """A clause in both versions, or in one, with its changes in order.

    Both clauses are none for words outside of any. `heading` is the clause's own, or else that of the
    nearest clause around it that has one.
    """

    kind: Became
    old: Clause | None
    new: Clause | None
    heading: str = ""
    story: Story = Story.BODY
    changes: tuple[Change, ...] = ()

    @property
    def cosmetic(self) -> bool:
        """Say whether what it says is as it was."""
        return self.kind is not Became.MOVED and all(change.cosmetic for change in self.changes)

    @property
    def critical(self) -> tuple[Touched, ...]:
        """Name what its changes alter that nobody should overlook."""
        touched = {each for change in self.changes for each in change.critical}
        return tuple(each for each in Touched if each in touched)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Two versions of a document, and what became of each clause that is not as it was.

    `pairs` are the ids of all clauses that are in both, of the older version and of the newer.
    """

    old: Contract
    new: Contract
    clauses: tuple[ClauseChange, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return the changes of all clauses."""
        return tuple(change for clause in self.clauses for change in clause.changes)
