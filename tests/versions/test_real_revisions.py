"""What is told of real revisions of real agreements is true, word for word."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from redline import pipeline
from redline.model.versions import Became, Versions

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def found(corpus: Path) -> tuple[Versions, ...]:
    """What changed in every third of the real revisions."""
    with (corpus / "pairs.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] == "real-revision"]
    return tuple(
        pipeline.versions_of(corpus / row["base"], corpus / row["revised"]) for row in rows[::3]
    )


def test_every_change_quotes_both_versions(found: tuple[Versions, ...]) -> None:
    changes = [(each, change) for each in found for change in each.changes]
    assert changes
    for each, change in changes:
        assert change.old.of(each.old.text) == change.delete
        assert change.new.of(each.new.text) == change.insert


def test_the_changes_turn_the_older_version_into_the_newer(found: tuple[Versions, ...]) -> None:
    for each in found:
        if any(change.kind is Became.MOVED for change in each.changes):
            continue
        text = each.old.text
        for change in sorted(each.changes, key=lambda c: (c.old, c.passage), reverse=True):
            text = text[: change.old.start] + change.insert + text[change.old.end :]
        assert "".join(text.split()) == "".join(each.new.text.split())


def test_a_cosmetic_change_names_nothing_critical(found: tuple[Versions, ...]) -> None:
    for each in found:
        assert not [c for c in each.changes if c.cosmetic and c.critical]


def test_a_clause_is_told_once(found: tuple[Versions, ...]) -> None:
    for each in found:
        for side in ("old", "new"):
            ids = [getattr(c, side).id for c in each.clauses if getattr(c, side)]
            assert len(ids) == len(set(ids))
