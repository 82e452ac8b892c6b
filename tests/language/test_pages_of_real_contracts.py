"""References and defined terms on pages of real contracts that were read by hand."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import references, terms

FEW = 80  # places looked at here; the benchmarks look at all


@pytest.mark.parametrize("gold", [references.GOLD, terms.GOLD])
def test_pages_are_named_by_place_and_hold_no_words_of_a_contract(gold: Path) -> None:
    assert len(json.loads(gold.read_text("utf-8"))) >= 12


@pytest.mark.corpus
def test_real_references_are_resolved_as_by_hand(corpus: Path) -> None:
    outcomes = list(islice(references.measure(corpus), FEW))
    told = references.figures([one for one in outcomes if one.kind != "none"])
    assert told["resolved"] >= 0.95


@pytest.mark.corpus
def test_real_terms_are_found_as_by_hand(corpus: Path) -> None:
    outcomes = list(islice(terms.measure(corpus), 4))
    assert sum(len(one.lost) for one in outcomes) <= 4
    assert not any(one.wrong for one in outcomes)
