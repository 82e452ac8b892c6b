"""The word-level diff: what lawyers see struck and written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redline.compare import hunks, similarity

WORDS = st.lists(
    st.sampled_from(
        ["Customer", "shall", "pay", "thirty", "(30)", "days.", "$1,000", "2%", "—", "é"]
    ),
    max_size=30,
).map(" ".join)


def shown(old: str, new: str, **options: int) -> str:
    """Write the change as CriticMarkup."""
    out, at = [], 0
    for hunk in hunks(old, new, **options):
        struck = hunk.span.of(old)
        out += [old[at : hunk.span.start], f"{{--{struck}--}}" if struck else ""]
        out.append(f"{{++{hunk.insert}++}}" if hunk.insert else "")
        at = hunk.span.end
    return "".join([*out, old[at:]])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("pay in 15 days", "pay in 45 days", "pay in {--15--}{++45++} days"),
        (
            "up to $150,000.00 a year",
            "up to $250,000.00 a year",
            "up to {--$150,000.00--}{++$250,000.00++} a year",
        ),
        ("100% of fees", "150% of fees", "{--100%--}{++150%++} of fees"),
        (
            "within fifteen (15) days",
            "within forty-five (45) days",
            "within {--fifteen (15)--}{++forty-five (45)++} days",
        ),
        ("the Customer’s data", "the Supplier’s data", "the {--Customer’s--}{++Supplier’s++} data"),
        ("shall pay", "shall not pay", "shall {++not ++}pay"),
    ],
)
def test_a_change_is_shown_in_whole_words_and_numbers(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_a_sentence_with_too_many_changes_is_rewritten_whole() -> None:
    old = "Alpha one beta two gamma three delta four epsilon five zeta."
    new = "Alpha six beta seven gamma eight delta nine epsilon ten zeta."
    assert shown(old, new).count("{--") == 1
    assert shown(old, new, most_fragments=9).count("{--") == 5


def test_other_sentences_keep_their_small_changes() -> None:
    old = "Pay in 15 days. Alpha one beta two gamma three delta four epsilon five zeta."
    new = "Pay in 45 days. Alpha six beta seven gamma eight delta nine epsilon ten zeta."
    assert shown(old, new).startswith("Pay in {--15--}{++45++} days. ")
    assert shown(old, new).count("{--") == 2


@given(WORDS, WORDS)
def test_making_the_changes_gives_the_new_wording(old: str, new: str) -> None:
    text = old
    for hunk in reversed(hunks(old, new)):
        text = text[: hunk.span.start] + hunk.insert + text[hunk.span.end :]
    assert text == new


@given(WORDS, WORDS)
def test_changes_are_in_order_and_apart(old: str, new: str) -> None:
    spans = [hunk.span for hunk in hunks(old, new)]
    assert all(left.end < right.start for left, right in pairwise(spans))


@given(WORDS)
def test_equal_wordings_need_no_change(text: str) -> None:
    assert hunks(text, text) == ()
    assert similarity(text, text) == 1.0


def test_likeness_counts_shared_words_in_order() -> None:
    assert similarity("a b c d", "a b c d") == 1.0
    assert similarity("a b c d", "e f g h") == 0.0
    assert similarity("a b c d", "a b x y") == 0.5


def test_more_different_words_than_can_be_told_apart_are_replaced_as_a_whole() -> None:
    old = " ".join(f"w{number}" for number in range(7000))
    (hunk,) = hunks(old, f"{old} more")
    assert (hunk.span.start, hunk.span.end) == (0, len(old))
    assert hunk.insert == f"{old} more"
