"""The language room held against real contracts and hand-made labels."""

import json
from pathlib import Path

import pytest

from benchmarks.segmentation import Share, figures, measure
from redline.language.segmentation import segment
from redline.word.reader import read
from tests.language.invariants import broken

pytestmark = pytest.mark.corpus


def test_clauses_of_every_real_contract_keep_the_rules(corpus: Path) -> None:
    for path in sorted((corpus / "A-contracts").rglob("*.docx")):
        contract = read(path)
        assert broken(contract, segment(contract)) == [], path.name


def test_clauses_are_found_as_a_lawyer_found_them(corpus: Path) -> None:
    totals: dict[str, list[int]] = {}
    for path in sorted((corpus / "gold-clauses").glob("*.json")):
        for name, share in measure(json.loads(path.read_text("utf-8")), corpus).items():
            right, of = totals.get(name, [0, 0])
            totals[name] = [right + share.right, of + share.of]
    found = figures({name: Share(*counts) for name, counts in totals.items()})
    assert found["start_f1"] >= 0.98
    assert found["number_accuracy"] >= 0.99
    assert found["parent_accuracy"] >= 0.95
    assert found["role_accuracy"] >= 0.98
