"""The letter to the other side: a neutral list of issues. It is given nothing that is internal."""

from __future__ import annotations

from collections.abc import Iterator

from redline.model.outgoing import Issue, Letter
from redline.render.sheet import Grid, Line, Part, Sheet, Title, Words

COLUMNS = ("", "Clause", "Topic", "Wording, with the change proposed", "Reason")


def letter_sheet(letter: Letter) -> Sheet:
    """Return the page of a letter."""
    return tuple(_parts(letter))


def _parts(letter: Letter) -> Iterator[Part]:
    yield Title(text=f"Points on {letter.contract}", level=1)
    if letter.ours and letter.theirs:
        yield Words(text=f"From {letter.ours} to {letter.theirs}")
    if not letter.issues:
        yield Words(text="There are no points to raise: the draft can be signed as it stands.")
        return
    yield Words(
        text="The points below are those on which the enclosed draft proposes a change, or that"
        " may be worth a word. Each is given with its reason; other wording that serves the same"
        " purpose is welcome."
    )
    yield Grid(columns=COLUMNS, rows=tuple(_row(issue) for issue in letter.issues))


def _row(issue: Issue) -> tuple[Line, ...]:
    return (str(issue.number), issue.place or "new", issue.topic, issue.wording, issue.reason)
