"""What can be said for certain about a redline, from its bytes and those of its source alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMark:
    """A file by its name, without any folder, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHashes:
    """SHA-256 of the canonical text and of the canonical formatting of one story."""

    text: str
    formatting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryProof:
    """One story: as the source has it, with our changes rejected, and with them accepted.

    `source` is none for a story that only the redline has, `rejected` and `accepted` for one that it
    has lost.
    """

    story: str
    part: str
    source: StoryHashes | None
    rejected: StoryHashes | None
    accepted: StoryHashes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many things there are, and the SHA-256 of a list of them."""

    count: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found out about a redline and its source.

    `ours` are our tracked changes by kind and `comments` the number of our comments. What others
    wrote is tallied in the source (`before`) and in the redline (`after`). `identical` is the number
    of parts with the same bytes; `settings` names the settings that were added or changed.
    """

    stories: tuple[StoryProof, ...]
    ours: tuple[tuple[str, int], ...]
    revisions_before: Tally
    revisions_after: Tally
    comments: int
    comments_before: Tally
    comments_after: Tally
    identical: int
    changed: tuple[FileMark, ...]
    added: tuple[FileMark, ...]
    removed: tuple[str, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that must hold of a redline; where it does not, `problems` name each place."""

    code: str
    text: str
    problems: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether it is true."""
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Attested:
    """A redline held against its source: the facts, and what holds and does not."""

    source: FileMark
    output: FileMark
    author: str
    date: str
    facts: Facts
    statements: tuple[Statement, ...]

    @property
    def holds(self) -> bool:
        """Say whether everything holds."""
        return all(statement.holds for statement in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookMark:
    """Which playbook a redline was made with, and nothing of what it says."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What redline states about a file it made. It may go to the other side.

    `target` is the newer document, where a redline was made by comparing two.
    """

    version: str
    attested: Attested
    playbook: PlaybookMark | None = None
    target: FileMark | None = None
