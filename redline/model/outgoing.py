"""What goes to the other side besides the redline: points with their reasons, and nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of wording: as it stands, `struck` out of it, or `added` to it."""

    text: str
    struck: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One point for the other side.

    `place` is the clause as they would cite it, empty for a clause that is new. `wording` is theirs
    with our change in it; where we change nothing it is their words alone. `reason` is ours. `code`
    is the finding's, for programs.
    """

    number: int
    place: str
    topic: str
    wording: tuple[Passage, ...]
    reason: str
    code: str = ""

    def theirs(self) -> str:
        """Return the wording as it stands."""
        return "".join(passage.text for passage in self.wording if not passage.added)

    def proposed(self) -> str:
        """Return the wording as we propose it, empty where we change nothing."""
        if not any(passage.struck or passage.added for passage in self.wording):
            return ""
        return "".join(passage.text for passage in self.wording if not passage.struck)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A neutral list of issues. `ours` and `theirs` are what the contract calls the two sides."""

    contract: str
    ours: str
    theirs: str
    issues: tuple[Issue, ...]

    def texts(self) -> tuple[str, ...]:
        """Return everything the letter says, in every way it can be read, to be searched."""
        said = (
            text
            for issue in self.issues
            for text in (
                issue.place,
                issue.topic,
                "".join(passage.text for passage in issue.wording),
                issue.theirs(),
                issue.proposed(),
                issue.reason,
            )
        )
        return (self.contract, self.ours, self.theirs, *said)
