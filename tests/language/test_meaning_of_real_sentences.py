"""Facts and duties of real sentences, as read by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sentences import measure


@pytest.mark.corpus
def test_real_sentences_are_read_as_by_hand(corpus: Path) -> None:
    figures = measure(corpus)
    assert figures["sentences"] >= 150
    assert figures["facts_f1"] >= 0.97
    assert figures["facts_full_f1"] >= 0.97
    assert figures["bound_accuracy"] >= 0.97
