"""Where the words of a clause end, above what a page left below them."""

from __future__ import annotations

import pytest

from redline.assess.going_on import last_words
from redline.model import Span

DUTY = "The Recipient keeps the information secret for two years."


@pytest.mark.parametrize(
    "left", ["Page 3", "Fenwick Holdings, Inc.", "Lumen Corp. and Fenwick Ltd."]
)
def test_a_sentence_goes_in_above_a_line_that_a_page_left(left: str) -> None:
    text = f"{DUTY}\n{left}"
    assert last_words(text, Span(0, len(text))) == len(DUTY)


def test_nobody_knows_how_a_sentence_goes_on_that_a_name_cuts() -> None:
    text = f"{DUTY} {DUTY} {DUTY} Accepted and agreed to:\nFenwick Holdings, Inc."
    assert last_words(text, Span(0, len(text))) is None


def test_a_sentence_that_ends_with_a_name_is_one() -> None:
    text = "This Agreement binds Fenwick Holdings, Inc."
    assert last_words(text, Span(0, len(text))) == len(text)
