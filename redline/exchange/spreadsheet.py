"""Knows a playbook as a table: a row for each issue, a column for each position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from redline.errors import UsageError
from redline.model.outline import Outline, Step, Topic
from redline.model.playbook import Rung
from redline.tables import csv_bytes, csv_rows, xlsx_bytes, xlsx_rows

LADDER = {
    "position": Rung.PREFERRED,
    "acceptable": Rung.ACCEPTABLE,
    "fallback": Rung.FALLBACK,
    "last resort": Rung.LAST_RESORT,
    "walk-away": Rung.WALK_AWAY,
}
"""The columns of positions, best first. Several positions of a rung are lines of one cell."""

PLAIN = ("wording", "comment", "clause", "risk", "priority", "source", "id")
COLUMNS = ("issue", *LADDER, "approver", "note", *PLAIN)

NAMES: Mapping[str, tuple[str, ...]] = {
    "issue": ("topic", "clause title", "title", "provision", "point", "clause heading"),
    "position": (
        "standard position",
        "our position",
        "preferred",
        "preferred position",
        "standard",
    ),
    "acceptable": ("acceptable range", "acceptable position", "acceptable variation"),
    "fallback": ("fallback position", "fallbacks", "fall-back", "fall back", "first fallback"),
    "last resort": ("second fallback", "last resort position"),
    "walk-away": ("walk away", "walkaway", "red line", "deal breaker", "unacceptable", "never"),
    "approver": ("approvers", "approval", "escalation", "escalate to", "who may accept less"),
    "note": ("notes", "internal note", "why", "guidance"),
    "wording": ("standard wording", "standard clause", "clause text", "language"),
    "comment": ("comment to the other side", "rationale", "explanation"),
    "clause": ("clause type",),
    "id": ("rule", "code"),
}
"""What others call the columns."""

SEARCHED = 20
"""Rows in which the headings are looked for."""


def to_csv(outline: Outline) -> bytes:
    """Return an outline as a table of commas."""
    return csv_bytes(_rows(outline))


def from_csv(data: bytes, name: str) -> Outline:
    """Return the outline in a table of commas. Raises `UsageError`."""
    return _outline(csv_rows(data, name), name)


def to_xlsx(outline: Outline) -> bytes:
    """Return an outline as a workbook. Raises `UsageError` where openpyxl is missing."""
    return xlsx_bytes(_rows(outline), "Playbook")


def from_xlsx(data: bytes, name: str) -> Outline:
    """Return the outline in the first sheet of a workbook. Raises `UsageError`."""
    return _outline(xlsx_rows(data, name), name)


def _rows(outline: Outline) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for topic in outline.topics:
        ladder = ("\n".join(topic.said(rung)) for rung in LADDER.values())
        rest = (getattr(topic, column) for column in PLAIN)
        yield (topic.title, *ladder, "\n".join(topic.approvers), topic.note, *rest)


def _outline(rows: Sequence[Sequence[str]], name: str) -> Outline:
    head, columns = _headings(rows, name)
    topics = (_topic(_cells(row, columns)) for row in rows[head + 1 :])
    return Outline(title="", topics=tuple(topic for topic in topics if topic.title))


def _headings(rows: Sequence[Sequence[str]], name: str) -> tuple[int, dict[str, int]]:
    """Return the row of headings and where each of our columns stands in it."""
    known = {other: column for column, others in NAMES.items() for other in others}
    known |= {column: column for column in COLUMNS}
    for at, row in enumerate(rows[:SEARCHED]):
        found: dict[str, int] = {}
        for number, cell in enumerate(row):
            column = known.get(" ".join(cell.lower().split()))
            if column is not None:
                found.setdefault(column, number)
        if "issue" in found and found.keys() & LADDER.keys():
            return at, found
    wanted = ", ".join(COLUMNS[: len(LADDER) + 3])
    raise UsageError(f"{name}: no row of headings was found. Name the columns: {wanted}.")


def _cells(row: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {column: row[at].strip() for column, at in columns.items() if at < len(row)}


def _topic(cells: Mapping[str, str]) -> Topic:
    steps = (
        Step(rung=rung, say=line)
        for column, rung in LADDER.items()
        for line in _lines(cells.get(column, ""))
    )
    return Topic(
        title=_folded(cells.get("issue", "")),
        steps=tuple(steps),
        approvers=tuple(_lines(cells.get("approver", ""))),
        note=_folded(cells.get("note", "")),
        **{column: _folded(cells.get(column, "")) for column in PLAIN},
    )


def _lines(cell: str) -> list[str]:
    return [folded for line in cell.splitlines() if (folded := _folded(line))]


def _folded(text: str) -> str:
    return " ".join(text.split())
