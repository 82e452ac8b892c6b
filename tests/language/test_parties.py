"""Parties: who contracts, what they are called, and nobody who does not."""

import pytest

from redline.language.naming import is_company, name_in, short_names
from redline.language.parties import find_parties
from redline.language.segmentation import segment
from redline.model import Party
from redline.model.roles import is_role, role_of
from tests.language.papers import cell, paper

BODY = "1. Services. Supplier shall serve. Supplier may stop. The Customer shall pay the Supplier."


def parties(*lines: object, title: str = "") -> tuple[Party, ...]:
    contract = paper(*lines, title=title)  # type: ignore[arg-type]
    return find_parties(contract, segment(contract))


def named(*lines: object) -> list[tuple[str, str, str]]:
    return [(party.name, party.label, party.role) for party in parties(*lines)]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            "This Agreement (this “Agreement”) is made as of May 1 (the “Effective Date”) by and between "
            "Acme, Inc., a Delaware corporation (“Supplier”), and Beta LLC, with offices in Ohio (the "
            "“Customer”).",
            [("Acme, Inc.", "Supplier", "supplier"), ("Beta LLC", "Customer", "customer")],
        ),
        (
            "This Agreement is made as of May 1 (the “Effective Date”) by Acme, Inc., a Delaware corporation "
            "(the “Disclosing Party”), and Beta LLC, an Ohio company (the “Receiving Party”).",
            [
                ("Acme, Inc.", "Disclosing Party", "discloser"),
                ("Beta LLC", "Receiving Party", "recipient"),
            ],
        ),
        (
            'This Agreement is between Acme Corp. ("Acme") and the Beta Company, Ltd. ("Beta").',
            [("Acme Corp.", "Acme", ""), ("Beta Company, Ltd.", "Beta", "")],
        ),
        (
            "This Agreement is entered into by and between iBeta Inc. (‘Licensor’) having its place at 1 "
            "Main St., Reno, and Jane Roe, an individual (‘Licensee’).",
            [("iBeta Inc.", "Licensor", "licensor"), ("Jane Roe", "Licensee", "licensee")],
        ),
        (
            "This Agreement is made among Acme Inc. (“Seller”); Beta Inc. (“Buyer”); and Gamma Inc. "
            "(“Guarantor”), each a “Party”.",
            [
                ("Acme Inc.", "Seller", "seller"),
                ("Beta Inc.", "Buyer", "buyer"),
                ("Gamma Inc.", "Guarantor", "guarantor"),
            ],
        ),
        (
            "This Agreement is between Acme Inc., hereinafter referred to as “Provider”, and Beta Inc., "
            "hereinafter “Client”.",
            [("Acme Inc.", "Provider", "provider"), ("Beta Inc.", "Client", "client")],
        ),
        (
            "This Agreement is between [insert name] (“Controller”) and ____________ (“Processor”).",
            [("", "Controller", "controller"), ("", "Processor", "processor")],
        ),
        (
            "This Agreement is made between Acme Inc., hereinafter called the Supplier, and Jane Roe, an "
            "individual residing in Ohio, hereinafter called the Customer.",
            [("Acme Inc.", "Supplier", "supplier"), ("Jane Roe", "Customer", "customer")],
        ),
        (
            "This Agreement is between Acme Holdings LLC d/b/a Widget World (“Widget World”) and John Q. "
            "Public, an individual (“Contractor”), each a “Party” and together the “Parties”.",
            [
                ("Acme Holdings LLC", "Widget World", ""),
                ("John Q. Public", "Contractor", "contractor"),
            ],
        ),
        (
            "THIS AGREEMENT IS MADE BY AND BETWEEN ACME INC., A DELAWARE CORPORATION (“SELLER”), AND BETA "
            "LLC, AN OHIO COMPANY (“BUYER”).",
            [("ACME INC.", "SELLER", "seller"), ("BETA LLC", "BUYER", "buyer")],
        ),
        (
            "This Agreement is between Acme Inc. (Supplier) and Beta LLC (Shipping).",
            [("Acme Inc.", "Supplier", "supplier"), ("Beta LLC", "Shipping", "")],
        ),
        (
            "This Agreement is between Acme Inc., Acme Europe B.V. and Acme Asia Pte. Ltd. (collectively, "
            "“Acme”) and Beta LLC and its affiliates (“Beta”).",
            [
                ("Acme Inc.", "Acme", ""),
                ("Acme Europe B.V.", "Acme", ""),
                ("Acme Asia Pte. Ltd.", "Acme", ""),
                ("Beta LLC", "Beta", ""),
            ],
        ),
        (
            "This Agreement is made by Acme Inc., for services of Jane Roe (“Artist”), and Müller GmbH & Co. "
            "KG, Stuttgart (“Promoter”).",
            [
                ("Acme Inc.", "Artist", "artist"),
                ("Müller GmbH & Co. KG", "Promoter", "promoter"),
            ],
        ),
        (
            "This Agreement is made between Acme Inc., an Ohio corporation, and Beta LLC, as lender "
            "(“Beta”) and as agent (the “Agent”).",
            [("Acme Inc.", "Acme Inc.", ""), ("Beta LLC", "Beta", "agent")],
        ),
        (
            "This License Agreement is made by and between Acme Inc. and Beta LLC.",
            [("Acme Inc.", "Acme Inc.", ""), ("Beta LLC", "Beta LLC", "")],
        ),
    ],
)
def test_the_preamble_names_the_parties(
    preamble: str, expected: list[tuple[str, str, str]]
) -> None:
    assert named("**Agreement**", preamble, "1. Work. Work shall be done by all.") == expected


def test_a_british_paper_names_them_line_by_line() -> None:
    assert named(
        "**SERVICES AGREEMENT**",
        "**PARTIES**",
        "(1)\tACME LIMITED incorporated in England with number 1 (the **Supplier**); and",
        "(2)\tBETA PLC, a company (**Customer**).",
        "1. Work. The Supplier shall work.",
    ) == [("ACME LIMITED", "Supplier", "supplier"), ("BETA PLC", "Customer", "customer")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            (
                "May 1, 2020",
                "Dear Ms. Roe:",
                "This letter agreement sets out how Acme Inc. (the “Company”) engages Jane Roe (the "
                "“Consultant”).",
            ),
            [("Acme Inc.", "Company", "company"), ("Jane Roe", "Consultant", "consultant")],
        ),
        (
            (
                *("**SUPPLY AGREEMENT**", "BETWEEN:", "ACME INC.", "(the “Supplier”)", "AND:"),
                *("BETA LLC", "(the “Customer”)"),
            ),
            [("ACME INC.", "Supplier", "supplier"), ("BETA LLC", "Customer", "customer")],
        ),
        (
            (
                "**SUPPLY AGREEMENT** between ACME INC. 1 Main Street “the Supplier” -- AND -- BETA LLC",
                "2 Oak Avenue “the Customer”",
            ),
            [("ACME INC.", "Supplier", "supplier"), ("BETA LLC", "Customer", "customer")],
        ),
        (
            ("Party A: Acme Co., Ltd.", "Party B: Beta Co., Ltd."),
            [("Acme Co., Ltd.", "Party A", "party"), ("Beta Co., Ltd.", "Party B", "party")],
        ),
    ],
)
def test_letters_title_pages_and_lines_name_them(
    lines: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert named(*lines, "1. Work. Work shall be done by all.") == expected


def test_who_signs_is_a_party_where_nobody_else_is_named() -> None:
    block = ("IN WITNESS WHEREOF, they have executed this Agreement.", "ACME INC.", "By: ____")
    others = ("Chief Executive Officer BETA LLC By: Gamma LLC, its manager By: ____",)
    found = named("**Joint Filing**", "1. Filing. It is joint.", *block, *others)
    assert [name for name, _, _ in found] == ["ACME INC.", "BETA LLC"]


def test_who_signs_on_behalf_of_a_party_is_none() -> None:
    block = ("For and on behalf of Acme Limited", "______", "For and on behalf of Telesur", "____")
    found = named("**Cable Agreement**", "1. Cable. It is laid on behalf of all Users.", *block)
    assert [name for name, _, _ in found] == ["Acme Limited", "Telesur"]


def test_the_introduction_may_leave_parties_to_the_signature_pages() -> None:
    preamble = (
        "This Agreement is between Acme Inc. (“Company”), Beta LLC (“Beta”) and the persons set forth "
        "on the signature pages hereto."
    )
    block = (
        "IN WITNESS WHEREOF, they have executed this Agreement.",
        "GAMMA FUND L.P.",
        "By: ____",
    )
    found = named("**Agreement**", preamble, "1. Work. Company shall work.", *block)
    assert [name for name, _, _ in found] == ["Acme Inc.", "Beta LLC", "GAMMA FUND L.P."]


def test_a_party_without_a_label_is_called_what_the_contract_calls_it() -> None:
    preamble = "This Agreement is between Acme Widgets, Inc. and Beta LLC."
    acme, beta = parties("**Agreement**", preamble, "1. Work. Acme shall work. Acme may rest.")
    assert (acme.label, beta.label) == ("Acme", "Beta LLC")


def test_an_agreement_quoted_as_an_example_names_nobody() -> None:
    note = "For example, “Cloud Agreement between Acme Inc. and Beta LLC dated May 1”."
    assert named("**Addendum**", note, "1. Work. Work shall be done.") == []


def test_lines_with_the_role_before_a_colon_name_parties() -> None:
    assert named(
        "**Lease Agreement**", "Landlord: Acme Inc.", "Tenant: Jane Roe", "1. Rent. Pay it."
    ) == [
        ("Acme Inc.", "Landlord", "landlord"),
        ("Jane Roe", "Tenant", "tenant"),
    ]


def test_the_cover_page_names_parties_by_their_role() -> None:
    table = (
        cell(0, 0, 0, "**Employer**"),
        cell(0, 0, 1, "Acme Inc., 1 Main Street"),
        cell(0, 1, 0, "**Employee**"),
        cell(0, 1, 1, "[Full legal name]"),
        cell(0, 2, 0, "**Provider Security Contact**"),
        cell(0, 2, 1, "ciso@example.com"),
    )
    body = "1. Work. Employee shall work for Employer. Employer pays Employee."
    assert named("**Offer**", *table, body) == [
        ("Acme Inc.", "Employer", "employer"),
        ("", "Employee", "employee"),
    ]


def test_the_signature_block_gives_a_label_to_whom_the_text_names_without_one() -> None:
    order = (
        "This Order Form is governed by the Framework Terms of 5 May between Acme, Inc. and Beta LLC.",
        "1. Services. Provider will serve. Provider may stop. Customer will pay Provider.",
        "2. Data. Customer will keep copies. Provider will delete what Customer sends.",
        "IN WITNESS WHEREOF, the parties have signed.",
    )
    signed = (cell(0, 0, 1, "**PROVIDER: Acme, Inc.**"), cell(0, 0, 3, "**CUSTOMER: Beta LLC**"))
    again = (cell(1, 0, 1, "**PROVIDER: Acme, Inc.**"), cell(1, 0, 3, "**CUSTOMER: Beta LLC**"))
    assert named(*order, *signed, "On page two.", *again) == [
        ("Acme, Inc.", "Provider", "provider"),
        ("Beta LLC", "Customer", "customer"),
    ]


def test_a_party_is_called_by_a_name_rather_than_by_a_pronoun() -> None:
    found = parties(
        "This Agreement is between Marlow Cloud, Inc. (“we”, “us” or “Marlow”) and Thornbury Foods, "
        "Inc. (“you” or “Customer”).",
        "1. Service. We will provide the service. You may use it. You will pay us.",
    )
    assert [(party.label, party.aliases[:1]) for party in found] == [
        ("Marlow", ("we",)),
        ("Customer", ("you",)),
    ]


def test_a_line_that_begins_with_parties_introduces_them() -> None:
    assert named(
        "**Site License Agreement**",
        "Parties: Ostrava Imaging s.r.o. (the “Vendor”) and the University of Galway (the “Licensee”).",
        "1. Grant. The Vendor grants the Licensee a right. The Licensee pays the Vendor.",
    ) == [
        ("Ostrava Imaging s.r.o", "Vendor", "vendor"),
        ("University of Galway", "Licensee", "licensee"),
    ]


def test_the_signature_block_gives_no_label_that_the_text_does_not_use() -> None:
    assert named(
        "This Agreement is between Acme, Inc. and Beta LLC.",
        "1. Services. Acme shall serve. Beta shall pay Acme. Acme may stop. Beta may leave.",
        "IN WITNESS WHEREOF, the parties have signed.",
        cell(0, 0, 1, "**VENDOR: Acme, Inc.**"),
        cell(0, 0, 3, "**CUSTOMER: Beta LLC**"),
    ) == [("Acme, Inc.", "Acme", ""), ("Beta LLC", "Beta", "")]


def test_the_signature_block_names_parties() -> None:
    block = (
        "By signing this Order Form, each party agrees to it.",
        cell(0, 0, 1, "**PROVIDER: {company_name}**"),
        cell(0, 0, 3, "**CUSTOMER: Beta LLC**"),
        cell(0, 1, 0, "Signature"),
        cell(0, 2, 0, "Print Name"),
        cell(0, 3, 0, "Company"),
    )
    body = "1. Use. Customer may use it. Provider will host it."
    assert named("**Cloud Agreement**", body, *block) == [
        ("", "Provider", "provider"),
        ("Beta LLC", "Customer", "customer"),
    ]


def test_roles_that_keep_acting_are_parties_where_nobody_is_named() -> None:
    body = (
        "Provider shall serve. Provider may stop. Provider will bill. "
        "Customer shall pay. Customer may ask. Customer will use."
    )
    assert named("**Terms of Service**", f"1. Use. {body}") == [
        ("", "Provider", "provider"),
        ("", "Customer", "customer"),
    ]


def test_roles_act_where_names_are_never_heard_of_again() -> None:
    body = "Provider shall serve. Provider may stop. Customer shall pay. Customer may ask. "
    assert named(
        "**Cloud Agreement**",
        "This Order is governed by the Terms of 5 May between Acme, Inc. and Beta LLC.",
        f"1. Use. {body * 3}",
    )[2:] == [("", "Provider", "provider"), ("", "Customer", "customer")]


def test_the_role_that_is_spoken_of_most_is_the_other_party() -> None:
    buys = "Purchaser may cancel. Purchaser may inspect. Purchaser will pay."
    sells = "Seller is paid. " + "What Seller makes and Purchaser takes is as agreed. " * 7
    assert named("**General Terms of Purchase**", f"1. Sale. {buys} {sells}") == [
        ("", "Purchaser", "buyer"),
        ("", "Seller", "seller"),
    ]


def test_a_role_that_either_party_may_have_is_no_party() -> None:
    acts = "Recipient shall keep it. Recipient may use it. Recipient will return it. Discloser may ask."
    found = named(
        "**Agreement**",
        f"1. Secrets. {acts}",
        "2. “Recipient” means a party that receives information.",
    )
    assert found == []


def test_a_contract_that_names_nobody_has_no_parties() -> None:
    assert (
        named("**Policy**", "1. Passwords. They shall be long.", "2. Doors. They shall be shut.")
        == []
    )


@pytest.mark.parametrize(
    "preamble",
    [
        "This Agreement is the link between the Cover Page and the Terms (“Confidential Information”).",
        "This Agreement is between the two (the “Effective Date”) of them (each a “Party”).",
    ],
)
def test_a_defined_term_is_no_party(preamble: str) -> None:
    assert named("**Agreement**", preamble, "1. Law. Ohio law governs all of this.") == []


def test_both_sides_of_a_mutual_agreement_are_plain_parties() -> None:
    found = parties(
        "**Mutual Non-Disclosure Agreement**",
        "This Agreement is between Acme Inc. (“Acme”) and Beta Inc. (“Beta”).",
        "1. Secrets. Each party shall keep them.",
    )
    assert [party.role for party in found] == ["party", "party"]


def test_other_names_are_kept() -> None:
    acme, _ = parties(
        "**Agreement**",
        "This Agreement is between Acme Widgets, Inc. (“Acme” or the “Supplier”) and Beta LLC (“Customer”).",
        "1. Work. Acme Widgets shall work. Acme Widgets may rest.",
    )
    assert (acme.label, acme.aliases, acme.role) == (
        "Acme",
        ("Supplier", "Acme Widgets"),
        "supplier",
    )


def test_of_several_labels_the_one_in_use_is_taken() -> None:
    acme, beta = parties(
        "**Agreement**",
        "This Agreement is between Acme Inc. (“Acme” or “Provider”) and Beta LLC (“Beta” or “Buyer”).",
        "1. Work. Provider shall work. Provider may rest. Beta shall pay. Buyer shall help.",
    )
    assert (acme.label, acme.aliases) == ("Provider", ("Acme",))
    assert beta.label == "Beta"


@pytest.mark.parametrize(
    ("body", "article"),
    [
        ("The Supplier shall work. The Supplier may rest.", True),
        ("Supplier shall work. Supplier may rest.", False),
    ],
)
def test_whether_the_label_takes_an_article_is_read_from_the_text(body: str, article: bool) -> None:
    preamble = "This Agreement is between Acme Inc. (“Supplier”) and Beta LLC (“Customer”)."
    assert parties("**Agreement**", preamble, f"1. Work. {body}")[0].article is article


def test_a_party_is_where_its_name_stands() -> None:
    preamble = "This Agreement is between Acme Inc. (“Supplier”) and Beta LLC (“Customer”)."
    contract = paper("**Agreement**", preamble, BODY)
    spans = [party.span for party in find_parties(contract, segment(contract))]
    assert [span.of(contract.text) for span in spans if span] == ["Acme Inc.", "Beta LLC"]


def test_a_heading_in_capitals_is_given_as_the_text_writes_it() -> None:
    block = ("IN WITNESS WHEREOF, they sign.", "RECIPIENT", "By: ____")
    found = named("**One-Way NDA**", "1. Use. Recipient shall keep it. Discloser may ask.", *block)
    assert ("", "Recipient", "recipient") in found


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Customer", "customer"),
        ("the Service Provider", "provider"),
        ("Disclosing Party", "discloser"),
        ("RECEIVING PARTY", "recipient"),
        ("Party A", "party"),
        ("First Party", "party"),
        ("Data Exporter", "controller"),
        ("Acme", ""),
        ("Agreement", ""),
    ],
)
def test_labels_say_their_role(label: str, role: str) -> None:
    assert role_of(label) == role


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Customer", True),
        ("Service Provider", True),
        ("Receiving Party", True),
        ("Party 1", True),
        ("Contractor Employee", False),
        ("Each Party", False),
        ("Provider Security Contact", False),
        ("Acme", False),
        ("", False),
    ],
)
def test_a_role_is_told_from_what_contains_one(label: str, expected: bool) -> None:
    assert is_role(label) is expected


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Acme, Inc., a Delaware corporation", "Acme, Inc."),
        ("Beta LLC with offices at 1 Main St", "Beta LLC"),
        (
            "University of Texas M. D. Anderson Cancer Center",
            "University of Texas M. D. Anderson Cancer Center",
        ),
        ("the Alpha Bank, N.A. (“Bank”)", "Alpha Bank, N.A."),
        ("{company_name} of Ohio", "{company_name}"),
        ("3M Company", "3M Company"),
        ("e.l.f. Beauty, Inc., a company", "e.l.f. Beauty, Inc."),
        ("Tom Online (BVI) Limited, a company", "Tom Online (BVI) Limited"),
        ("Nevada Corporation", ""),
        ("Employee and Company", ""),
        ("1900 Avenue of the Stars", ""),
        ("a Delaware corporation", ""),
        ("whereas the parties agree", ""),
        ("The party that signs below first", ""),
        ("", ""),
    ],
)
def test_a_name_is_read_off_the_start_of_its_words(words: str, name: str) -> None:
    assert name_in(words) == name


def test_companies_and_their_short_names() -> None:
    assert is_company("Acme, Inc.")
    assert not is_company("Jane Roe")
    assert short_names("Acme Widgets, Inc.") == ("Acme Widgets",)
    assert short_names("Jane Roe") == ()


@pytest.mark.parametrize(
    "opening",
    [
        "Acme Forge, Inc. (the “Discloser”) and Beta Studio LLC (the “Recipient”) agree as follows.",
        "Acme Forge, Inc. (“the Discloser”) and Beta Studio LLC (“the Recipient”) agree these terms.",
    ],
)
def test_a_paragraph_may_begin_with_those_who_agree(opening: str) -> None:
    found = parties(opening, "1. Term. This ends.", title="NON-DISCLOSURE AGREEMENT")
    wanted = [("Acme Forge, Inc.", "Discloser"), ("Beta Studio LLC", "Recipient")]
    assert [(party.name, party.label) for party in found] == wanted


def test_an_address_for_notices_is_no_party() -> None:
    found = named(
        "FRANCHISE AGREEMENT",
        BODY,
        "If to Supplier:",
        "By: /s/ Ann Poole",
        "If To Customer: Fenwick LLC",
        "By: /s/ Ben Ray",
    )
    assert not [label for _, label, _ in found if label.lower().startswith("if to")]
