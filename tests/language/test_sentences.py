"""Sentences: where they end in contracts, and where a full stop ends nothing."""

from itertools import pairwise

import pytest

from redline.language.sentences import starts


def split(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise([*starts(text), len(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "See Order No. 5 for details.",
        "Payment (e.g. by wire) is due, i.e. owed.",
        "Acme Inc. shall pay.",
        "The fees are U.S. Dollars 5.",
        "Supplier shall (i) work; and (iii) report.",
        "The price is $1.5 million.",
        "It ends at 5 p.m. Eastern Time.",
        "As held by the 9th Cir. 1997.",
        "As set out in Sched. 2 hereto.",
        "1. Fees are due.",
        "(a) Fees are due.",
        "Attn. J. Smith, 5th Fl. 30.",
        "Goods, services, etc. are included.",
        "Smith v. Jones applies.",
        "See Art. 5 and Sec. 3.2 hereof.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pay on time.", "Late fees apply."),
        ("This is Acme, Inc.", "The Supplier agrees."),
        ("It costs $1.5 million.", "30 days later it ends."),
        ("It binds the U.S.", "The courts agree."),
        ("He said “stop.”", "The party stops."),
        ("See Exhibit B.", "The Supplier agrees."),
        ("Is it so?", "Yes."),
        ("(a) One thing.", "(b) Another thing."),
        ("It is due [date].", "{party} pays."),
        ("As in Section 2.", "The parties agree."),
        ("There are many, e.g., lists etc.", "The list is open."),
        ("By J. Smith.", "He agrees."),
    ],
)
def test_a_sentence_ends_where_another_begins(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_white_space_holds_no_sentence() -> None:
    assert starts(" \t\v") == []
    assert starts("") == []


def test_a_sentence_begins_at_its_first_word() -> None:
    assert starts("  Pay.  Now.") == [2, 8]


@pytest.mark.parametrize("text", ["." * 50_000, ". " * 50_000, "A." * 50_000, "(" * 50_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    assert len(starts(text + " x")) >= 1
