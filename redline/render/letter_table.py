"""The points for the other side as rows of a table, and as `redline.letter/1` for programs."""

from __future__ import annotations

from collections.abc import Iterable

from redline.model.outgoing import Issue, Letter, Passage
from redline.render.safe import clean
from redline.render.spelling import Value, spelled

LETTER_SCHEMA = "redline.letter/1"
COLUMNS = ("contract", "no.", "clause", "topic", "wording", "proposed wording", "reason")


def letter_rows(letters: Iterable[Letter]) -> tuple[tuple[str, ...], ...]:
    """Return a row for each point of some letters, headings first."""
    return (COLUMNS, *(_row(letter, issue) for letter in letters for issue in letter.issues))


def _row(letter: Letter, issue: Issue) -> tuple[str, ...]:
    cells = (letter.contract, issue.place or "new", issue.topic, issue.theirs(), issue.proposed())
    contract, place, topic, theirs, proposed = map(clean, cells)
    return contract, str(issue.number), place, topic, theirs, proposed, clean(issue.reason)


def letter_json(letter: Letter, version: str, *, one_line: bool = False) -> str:
    """Return a letter as `redline.letter/1`, indented or on one line, ending in a line feed."""
    value: dict[str, Value] = {
        "schema": LETTER_SCHEMA,
        "tool": {"name": "redline", "version": version},
        "contract": letter.contract,
        "from": letter.ours,
        "to": letter.theirs,
        "issues": [_issue(issue) for issue in letter.issues],
    }
    return spelled(value, one_line=one_line)


def _issue(issue: Issue) -> dict[str, Value]:
    return {
        "number": issue.number,
        "clause": issue.place or None,
        "topic": issue.topic,
        "wording": [{"text": p.text, "change": _change(p)} for p in issue.wording],
        "reason": issue.reason,
    }


def _change(passage: Passage) -> str:
    if passage.struck:
        return "struck"
    return "added" if passage.added else "none"
