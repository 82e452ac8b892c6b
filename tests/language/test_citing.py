"""References from clause to clause are found, and those to other documents are not taken for them."""

from __future__ import annotations

import time

import pytest

from redline.language import references
from redline.model import Clause, Span


def clause(number: str, span: tuple[int, int] = (0, 10_000)) -> Clause:
    return Clause(id=number, number=number, span=Span(*span), body=Span(*span))


NUMBERS = ("1", "2", "2.1", "2.1(a)", "2.1(b)", "3", "3.1", "9.2", "9.2(a)", "12", "IV", "B.2")


def found(text: str) -> list[tuple[str, str]]:
    clauses = [clause(number) for number in NUMBERS]
    return [(one.span.of(text), one.clause) for one in references(text, clauses)]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("as set out in Section 9.2.", ["9.2"]),
        ("under clause 2.1(a), the", ["2.1(a)"]),
        ("Sections 2.1 and 3.1 survive", ["2.1", "3.1"]),
        ("Sections 1, 2.1(a)-(b), and 12 survive", ["1", "2.1(a)", "2.1(b)", "12"]),
        ("Clauses 1 to 3 apply", ["1", "3"]),
        ("Article IV applies", ["IV"]),
        ("see § 9.2 and §§ 1, 2", ["9.2", "1", "2"]),
        ("paragraph 3.0 applies", ["3"]),
        ("SECTION B.2", ["B.2"]),
        ("Section 9.2 of this Agreement", ["9.2"]),
        ("Section 9.2 of the Agreement", ["9.2"]),
        ("Section 9.2 (Fees) in the event of", ["9.2"]),
    ],
)
def test_references_are_found(text: str, clauses: list[str]) -> None:
    assert [one for _, one in found(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "Section 3 of the Delaware Act",
        "Section 3 of Exhibit A",
        "Section 9.2 (Fees) of the Master Agreement",
        "Section 3-113 of a statute",
        "C.R.S. § 2-2-113",
        "Section 7",
        "Section headings",
        "subsection 12.345",
        "Section 2.15",
        "in 3 months",
        "Section 3% more",
    ],
)
def test_other_numbers_are_no_references(text: str) -> None:
    assert found(text) == []


def test_a_letter_alone_belongs_to_the_clause_around_it() -> None:
    text = "x" * 50 + " subject to clause (b) below"
    clauses = [
        clause("2", (0, 100)),
        clause("2.1", (10, 100)),
        clause("2.1(a)", (20, 100)),
        clause("2.1(b)", (100, 120)),
    ]
    assert [one.clause for one in references(text, clauses)] == ["2.1(b)"]


def test_a_letter_alone_in_no_such_clause_points_at_nothing() -> None:
    assert references("clause (b)", [clause("3")]) == ()


@pytest.mark.parametrize("piece", ["Sections 1, ", "§", "Section 1(", "clause (a)(b)", "1.1.1."])
def test_hostile_text_takes_no_longer_than_any_other(piece: str) -> None:
    text = "Sections " + piece * (200_000 // len(piece))
    start = time.process_time()
    references(text, [clause("1")])
    assert time.process_time() - start < 2
