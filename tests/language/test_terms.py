"""Defined terms: where they are defined and what gives their meaning."""

import pytest

from redline.language.segmentation import segment
from redline.language.terms import find_terms
from tests.language.papers import cell, footnote, line, paper


def terms(*lines: object) -> list[tuple[str, str]]:
    contract = paper(*lines)  # type: ignore[arg-type]
    return [
        (term.term, contract.quote(term.definition))
        for term in find_terms(contract, segment(contract))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Fees” means the fees. More.", [("Fees", "means the fees.")]),
        ('"Fees" shall mean the fees.', [("Fees", "shall mean the fees.")]),
        ("‘Fees’ means the fees.", [("Fees", "means the fees.")]),
        ("”Fees” means the fees.", [("Fees", "means the fees.")]),
        ("“Fees” has the meaning in Section 2.", [("Fees", "has the meaning in Section 2.")]),
        (
            "“SOW” or “Work Order” means a paper.",
            [("SOW", "means a paper."), ("Work Order", "means a paper.")],
        ),
        ("**Fees** means the fees.", [("Fees", "means the fees.")]),
        (
            "**Business Day**: a day other than a Sunday.",
            [("Business Day", ": a day other than a Sunday.")],
        ),
        ("As used here, “Fees” means the fees.", [("Fees", "means the fees.")]),
        (
            "“Affiliate” of any Person means another.",
            [("Affiliate", "of any Person means another.")],
        ),
        (
            "Pay soon. Supplier sells widgets (the “Goods”) here.",
            [("Goods", "Supplier sells widgets")],
        ),
        (
            "Acme Inc. (“Acme” or the “Supplier”) sells.",
            [("Acme", "Acme Inc."), ("Supplier", "Acme Inc.")],
        ),
        ("Ten dollars (collectively, the “Fees”).", [("Fees", "Ten dollars")]),
        ("It is referred to as the “Project”.", [("Project", "It is referred to as the")]),
        ("Beta, hereinafter called “Client”.", [("Client", "Beta, hereinafter called")]),
        (
            "Each of them is a “Party” and together the “Parties” to it.",
            [("Parties", "Each of them is a “Party” and together the")],
        ),
        (
            "They may be referred to individually as a “Party”.",
            [("Party", "They may be referred to individually as a")],
        ),
        (
            "Shares not sold (before or after it, the “Community Offering”) are kept.",
            [("Community Offering", "Shares not sold")],
        ),
        ("Gamma (together with its assigns “Vivint”) acts.", [("Vivint", "Gamma")]),
        ("A site (the “eDiets Site”) is run.", [("eDiets Site", "A site")]),
        ("Both of them (collectively, “the Parties”) act.", [("Parties", "Both of them")]),
        ("Acme Inc. (the **Supplier**) sells.", [("Supplier", "Acme Inc.")]),
    ],
)
def test_a_definition_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The goods are provided “AS IS” and nothing more.",
        "The word “including” is used without limit.",
        "He said (and “she” agreed) to it.",
        "It is (for example) “good”.",
        "An unclosed “quote means nothing",
        "(see “Fees” in the Order Form)",
        "**Fees** are due.",
        "It is marked as “Not a Contribution” by them.",
        "It is paid (by the **Supplier** alone).",
        "",
    ],
)
def test_other_quotation_marks_define_nothing(text: str) -> None:
    assert terms(text) == []


def test_the_span_is_the_term_without_its_marks() -> None:
    contract = paper("Intro.", "“Net  Fees,” means the fees.")
    (term,) = find_terms(contract, segment(contract))
    assert term.span.of(contract.text) == "Net  Fees"
    assert term.term == "Net Fees"


def test_key_terms_of_a_cover_page_are_terms_if_the_clauses_use_them() -> None:
    rows = (
        cell(0, 0, 0, "**Subscription Period**"),
        cell(0, 0, 1, "One year."),
        cell(0, 1, 0, "**Unused Thing**"),
        cell(0, 1, 1, "None."),
        cell(0, 2, 0, "**CUSTOMER**"),
        cell(0, 2, 1, "Beta."),
    )
    assert terms(
        "**Order**", *rows, "1. Use. During the Subscription Period CUSTOMER may use it."
    ) == [("Subscription Period", "One year.")]


def test_footnotes_may_define_and_headers_may_not() -> None:
    assert terms("Text.", footnote("“Fees” means the fees.")) == [("Fees", "means the fees.")]
    assert terms("Text.", line("“Fees” means the fees.", story="header")) == []


def test_a_paragraph_full_of_definitions_takes_no_time() -> None:
    assert len(terms("“X” means a thing. " * 20_000)) == 20_000
