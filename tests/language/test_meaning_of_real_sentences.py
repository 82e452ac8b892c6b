"""Facts and duties of real sentences, as read by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.sentences import GOLD, measure

LAST = 16  # the sample that was drawn last, and read by hand before the program had seen it


def test_the_sentences_are_named_by_place_and_hold_no_words_of_a_contract() -> None:
    gold = json.loads(GOLD.read_text("utf-8"))
    assert len(gold) >= 1100
    assert all(("contract" in entry) != ("file" in entry) for entry in gold)
    assert all("text" not in entry for entry in gold)


@pytest.mark.corpus
def test_real_sentences_are_read_as_by_hand(corpus: Path) -> None:
    figures = measure(corpus)
    assert figures["sentences"] >= 150
    assert figures["facts_f1"] >= 0.985
    assert figures["facts_full_f1"] >= 0.96
    assert figures["bound_accuracy"] >= 0.98


@pytest.mark.corpus
def test_sentences_of_the_last_sample_are_read_as_by_hand(corpus: Path) -> None:
    figures = measure(corpus, sample=LAST)
    assert figures["facts_f1"] >= 0.97
    assert figures["bound_accuracy"] >= 0.96
