"""Numbers, attachments, broken fields and forms: slips that show in the structure of a contract."""

from __future__ import annotations

import pytest

from redline.model.proof import Slip
from tests.language.papers import cell, paper
from tests.proof.drafts import CLEAN, proof_of

HEADS = ("Services", "Fees", "Term", "Liability", "Notices")


def slips(*lines: object, template: bool | None = None) -> tuple[Slip, ...]:
    return proof_of(paper(*lines), template).slips  # type: ignore[arg-type]


def numbered(*labels: str) -> list[str]:
    """Return clauses with these numbers."""
    words = "The parties shall do what is agreed in writing and nothing else."
    return [f"{label}| **{head}.** {words}" for label, head in zip(labels, HEADS, strict=False)]


@pytest.mark.parametrize(
    ("labels", "messages"),
    [
        (("1.", "2.", "3.", "4.", "5."), []),
        (("1.", "2.", "4.", "5.", "6."), ["4 follows on 2"]),
        (("1.", "2.", "3.", "3.", "4."), ["3 is there twice"]),
        (("A.", "B.", "D.", "E.", "F."), ["D follows on B"]),
        (("I.", "II.", "III.", "V.", "VI."), ["V follows on III"]),
    ],
)
def test_numbers_run_on(labels: tuple[str, ...], messages: list[str]) -> None:
    found = slips("**Services Agreement**", *numbered(*labels))
    assert [slip.message for slip in found if slip.code.startswith("numbering")] == messages


def test_letters_run_on_from_h_to_j() -> None:
    items = [f"({letter})| the thing named {letter * 3};" for letter in "abcdefghijk"]
    found = slips("**Services Agreement**", *numbered("1.", "2."), *items)
    assert [slip for slip in found if slip.code.startswith("numbering")] == []


def test_a_field_that_word_could_not_fill_is_told() -> None:
    found = slips(*CLEAN[:-1], f"{CLEAN[-1]} See Error! Reference source not found.")
    assert [slip.code for slip in found] == ["references.dangling"]


def test_an_exhibit_is_missed_only_where_there_are_others() -> None:
    told = f"{CLEAN[-1]} Prices are in Exhibit A and Exhibit C."
    assert slips(*CLEAN[:-1], told) == ()
    found = slips(*CLEAN[:-1], told, "**Exhibit A**", "The prices are those of the list.")
    assert [slip.message for slip in found] == ["Exhibit C is not in this file"]


def test_a_lettered_reference_needs_the_letter() -> None:
    lines = [*CLEAN[:3], "(a)| the first of them;", "(b)| the second of them.", *CLEAN[3:]]
    assert slips(*lines[:-1], f"{lines[-1]} Section 1(b) survives.") == ()
    found = slips(*lines[:-1], f"{lines[-1]} Section 1(c) survives.")
    assert [slip.message for slip in found] == ["there is no 1(c) in this contract"]


ROWS = [
    cell(0, row, column, text)
    for row, pair in enumerate(
        (
            ("Customer", "{customer_name}"),
            ("Supplier", "{supplier_name}"),
            ("Fee", "{fee} per {period}"),
        )
    )
    for column, text in enumerate(pair)
]


def test_a_form_is_told_by_its_fields_and_its_blanks_are_left() -> None:
    proof = proof_of(paper(CLEAN[0], *ROWS, *CLEAN[2:]))
    assert proof.template
    assert [notice.code for notice in proof.notices] == ["template"]
    assert [slip for slip in proof.slips if slip.code == "drafting.blanks"] == []


def test_a_stray_blank_in_the_clauses_of_a_form_is_told() -> None:
    stray = f"{CLEAN[-1]} Notices take [●] days."
    found = proof_of(paper(CLEAN[0], *ROWS, *CLEAN[2:-1], stray)).slips
    assert [slip.place.quote for slip in found if slip.code == "drafting.blanks"] == ["[●]"]


def test_blanks_of_a_form_are_listed_when_it_is_none() -> None:
    proof = proof_of(paper(CLEAN[0], *ROWS, *CLEAN[2:]), template=False)
    assert [slip.place.quote for slip in proof.slips if slip.code == "drafting.blanks"] == [
        "{customer_name}",
        "{supplier_name}",
        "{fee}",
        "{period}",
    ]
    assert proof.notices == ()


def test_rules_to_sign_on_options_and_redactions_are_no_blanks() -> None:
    lines = ("[ ] Paid yearly.", "[x] Paid monthly.", "The price is [***].", "Name: ____________")
    lines += ("For Client: ____________", "Agreed for Moorland plc: ____________")
    assert [s.place.quote for s in slips(*CLEAN, *lines) if s.code == "drafting.blanks"] == []


def test_undefined_words_of_a_paper_that_leans_on_another_are_left() -> None:
    leans = "Undefined capitalized words have the meanings given in the Agreement."
    assert slips(*CLEAN[:-1], f"{CLEAN[-1]} {leans} The Widgets are sold.") == ()


def test_a_paper_full_of_capitals_has_no_undefined_terms() -> None:
    words = ("Report", "Roadmap", "Backlog", "Sprint", "Board", "Budget", "Ledger", "Portal")
    more = ("Mentor", "Tracker", "Runbook", "Digest", "Summary", "Planner", "Console", "Archive")
    free = " ".join(f"The {word} is kept." for word in (*words, *more))
    assert [s for s in slips(*CLEAN[:-1], f"{CLEAN[-1]} {free}") if "undefined" in s.code] == []
