"""Knows the JSON of the tracked changes a file holds: `redline.revisions/1`."""

from __future__ import annotations

from collections.abc import Iterable

from redline.model import Clause, TrackedChange
from redline.render.spelling import Value, spelled

REVISIONS_SCHEMA = "redline.revisions/1"

Placed = tuple[TrackedChange, Clause | None]


def changes_json(placed: Iterable[Placed], *, path: str, sha256: str) -> str:
    """Return tracked changes in the order of the file, each with the clause it stands in."""
    changes = [_change(change, clause) for change, clause in placed]
    return spelled(
        {
            "schema": REVISIONS_SCHEMA,
            "contract": {"path": path, "sha256": sha256},
            "changes": changes,
        }
    )


def _change(change: TrackedChange, clause: Clause | None) -> dict[str, Value]:
    return {
        "number": change.number,
        "change": change.change,
        "id": change.id,
        "handle": change.handle,
        "part": change.part,
        "story": change.story,
        "kind": change.kind.value,
        "of": change.of.value,
        "author": change.author,
        "date": change.date or None,
        "text": change.text,
        "move": change.move or None,
        "at": change.at,
        "was_at": change.was_at,
        "clause": None if clause is None else _clause(clause),
    }


def _clause(clause: Clause) -> dict[str, Value]:
    return {"number": clause.number, "heading": clause.heading, "type": clause.type}
