"""The language room held against real contracts and hand-made labels."""

import json
from pathlib import Path

import pytest

from benchmarks.flat_contracts import check
from benchmarks.flat_contracts import figures as flat_figures
from benchmarks.segmentation import OWN, Share, figures, measure
from redline.language.segmentation import segment
from redline.word.reader import read
from tests.language.invariants import broken

pytestmark = pytest.mark.corpus


def test_clauses_of_every_real_contract_keep_the_rules(corpus: Path) -> None:
    for path in sorted((corpus / "A-contracts").rglob("*.docx")):
        contract = read(path)
        assert broken(contract, segment(contract)) == [], path.name


def test_clauses_are_found_as_a_lawyer_found_them(corpus: Path) -> None:
    found = measured(corpus / "gold-clauses", corpus)
    assert found["start_f1"] >= 0.98
    assert found["number_accuracy"] >= 0.99
    assert found["parent_accuracy"] >= 0.95
    assert found["role_accuracy"] >= 0.98


def test_the_structure_of_further_contracts_is_as_we_read_it(corpus: Path) -> None:
    found = measured(OWN, corpus)
    assert found["start_f1"] >= 0.99
    assert found["number_accuracy"] >= 0.99
    assert found["parent_accuracy"] >= 0.97
    assert found["role_accuracy"] >= 0.98


def test_contracts_in_plain_text_are_segmented_as_their_own_headings_say(corpus: Path) -> None:
    counts, _ = check(corpus / "B-labelled" / "cuad", every=60)
    found = flat_figures(counts)
    assert found["flat_headings"] >= 0.95
    assert found["flat_numbers"] >= 0.99
    assert found["flat_continuity"] >= 0.93


def measured(labels: Path, corpus: Path) -> dict[str, float]:
    """Return the figures of all labelled contracts of a folder."""
    totals: dict[str, list[int]] = {}
    for path in sorted(labels.glob("*.json")):
        for name, share in measure(json.loads(path.read_text("utf-8")), corpus).items():
            right, of = totals.get(name, [0, 0])
            totals[name] = [right + share.right, of + share.of]
    return figures({name: Share(*counts) for name, counts in totals.items()})
