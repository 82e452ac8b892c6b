"""What a contract points at: clauses in every form, schedules, other papers, laws and pages."""

from __future__ import annotations

import time

import pytest

from redline.language import links
from redline.language.segmentation import segment
from redline.model import Link
from tests.language.papers import paper

PAPER = (
    "**AGREEMENT**",
    "This Agreement is between Acme Inc. (“Supplier”) and Beta LLC (“Customer”).",
    "1.| **Services.**",
    "1.1| **Work.** Supplier shall work.",
    "1.2| **Stop.** Supplier may stop. {0}",
    "(a)| on notice {1}; or",
    "(b)| at once.",
    "2.| **Fees.** Customer shall pay.",
    "3.| **Term.** It lasts a year.",
    "4.| **Law.** {2}",
    "**Schedule 1 – Prices**",
    "1.| **Rates.** The rate is one.",
    "2.| **Rise.** Rates may rise.",
)


def found(*words: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What the words point at, put where the paper has room for them: kind, words, clauses."""
    filled = (*words, "", "", "")[:3]
    contract = paper(*(line.format(*filled) for line in PAPER))
    clauses = segment(contract)
    numbers = {clause.id: clause.number for clause in clauses}
    return [
        (link.kind, link.span.of(contract.text), tuple(numbers[one] for one in link.clauses))
        for link in links(contract, clauses)
    ]


def only(*words: str) -> Link:
    filled = (*words, "", "", "")[:3]
    contract = paper(*(line.format(*filled) for line in PAPER))
    (link,) = links(contract, segment(contract))
    return link


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("See Section 2.", [("clause", "2", ("2",))]),
        ("See Sections 2 through 4.", [("clause", "2", ("2",)), ("clause", "4", ("2", "3", "4"))]),
        ("See clause 1.2(a)(i).", [("clause", "1.2(a)(i)", ("1.2(a)",))]),
        (
            "See Section 1.2(a) and (b).",
            [("clause", "1.2(a)", ("1.2(a)",)), ("clause", "(b)", ("1.2(b)",))],
        ),
        ("Nothing in this Section limits it.", [("clause", "this Section", ("1.2",))]),
        ("Nothing in this Article limits it.", [("clause", "this Article", ("1",))]),
        ("See the preceding section.", [("clause", "the preceding section", ("1.1",))]),
        ("See Schedule 1.", [("attachment", "Schedule 1", ("Schedule 1",))]),
        ("See Exhibit C.", [("attachment", "Exhibit C", ())]),
        (
            "See Exhibits A, B and C.",
            [("attachment", "Exhibits A", ()), ("attachment", "B", ()), ("attachment", "C", ())],
        ),
        (
            "See Schedule 1, paragraph 2.",
            [
                ("attachment", "Schedule 1", ("Schedule 1",)),
                ("clause", "2", ("Schedule 1, 2",)),
            ],
        ),
        (
            "See paragraph 2 of Schedule 1.",
            [
                ("clause", "2", ("Schedule 1, 2",)),
                ("attachment", "Schedule 1", ("Schedule 1",)),
            ],
        ),
        ("See clause 4.2 of the Master Agreement.", [("document", "4.2", ())]),
        ("See Section 409A of the Code.", [("law", "409A", ())]),
        ("See Sections 3 and 4 of the Delaware Act.", [("law", "3", ()), ("law", "4", ())]),
        ("See 29 U.S.C. § 157; (d) this is no reference.", [("law", "29 U.S.C. § 157", ())]),
        ("See C.R.S. § 8-2-113(4).", [("law", "C.R.S. § 8-2-113(4)", ())]),
        ("See https://acme.example/terms.", [("url", "https://acme.example/terms", ())]),
        ("See acme.com/terms, too.", [("url", "acme.com/terms", ())]),
        ("The Section headings and Exhibit titles say nothing.", []),
        ("Write to jane@acme.com/home at once.", []),
    ],
)
def test_it_points_at(words: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert found(words) == expected


def test_the_following_paragraph_is_the_next_one() -> None:
    assert found("", "under the following paragraph")[0][2] == ("1.2(b)",)


def test_what_has_no_neighbour_points_at_nothing() -> None:
    assert found("", "", "See the next section.")[0][2] == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Acceptable Use Policy is incorporated by reference.", "Acceptable Use Policy"),
        ("Exhibit C is made part of this Agreement.", "Exhibit C"),
        (
            "The terms at https://acme.example/aup are hereby incorporated.",
            "https://acme.example/aup",
        ),
    ],
)
def test_what_is_made_part_of_the_contract_is_told(words: str, name: str) -> None:
    link = only(words)
    assert (link.name, link.incorporated) == (name, True)


def test_a_paper_with_a_date_is_another_paper() -> None:
    link = only("It replaces the Master Services Agreement dated May 1, 2020.")
    assert (link.kind, link.name, link.incorporated) == (
        "document",
        "Master Services Agreement",
        False,
    )


@pytest.mark.parametrize(
    "words",
    [
        "This Order Form is incorporated.",
        "These Standard Terms form part of it.",
        "Schedule of works.",
    ],
)
def test_the_paper_itself_is_no_other_paper(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "piece",
    [
        "Exhibit A, ",
        "this Section ",
        "the next paragraph ",
        "www.a.b",
        "Master Agreement incorporated ",
    ],
)
def test_hostile_text_takes_no_longer_than_any_other(piece: str) -> None:
    contract = paper("1.| **Work.** Work.", piece * (50_000 // len(piece)))
    clauses = segment(contract)
    start = time.process_time()
    links(contract, clauses)
    assert time.process_time() - start < 3
