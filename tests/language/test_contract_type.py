"""What kind of contract it is, and the reason given."""

import pytest

from redline.language import read
from redline.language.contract_type import contract_type, kind_of
from redline.language.parties import find_parties
from redline.language.segmentation import segment
from tests.language.papers import cell, paper


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Mutual Non-Disclosure Agreement", "nda"),
        ("One-Way NDA", "nda"),
        ("Confidentiality Agreement", "nda"),
        ("Confidentiality Letter", "nda"),
        ("Confidentiality & Invention Assignment Agreement", "ip-assignment"),
        ("MASTER SERVICES AGREEMENT", "msa"),
        ("Consulting Agreement", "msa"),
        ("Professional Services Agreement", "msa"),
        ("Outsourcing Agreement", "msa"),
        ("Cloud Service Agreement", "saas"),
        ("Enterprise Cloud Agreement", "saas"),
        ("Letter of Engagement for Design Services", "msa"),
        ("Software as a Service Subscription Agreement", "saas"),
        ("Web Hosting Agreement", "saas"),
        ("Software License Agreement", "software-licence"),
        ("Licence Agreement", "software-licence"),
        ("Data Processing Addendum", "dpa"),
        ("Data Transfer Agreement", "dpa"),
        ("Business Associate Agreement", "baa"),
        ("Statement of Work No. 3", "sow"),
        ("Order Form", "order-form"),
        ("Supply Agreement", "purchase"),
        ("Asset Purchase Agreement", "purchase"),
        ("Employment Offer Letter", "employment"),
        ("Independent Contractor Agreement", "contractor"),
        ("Reseller Agreement", "partnership"),
        ("Letter of Intent", "term-sheet"),
        ("First Amendment to Master Services Agreement", "amendment"),
        ("Acceptable Use Policy", "policy"),
        ("Founder Stock Repurchase Agreement", "equity"),
        ("Employee Restrictive Covenant Agreement", "restrictive-covenant"),
        ("Request for Proposal", "rfp"),
        ("Board Consent for SAFE Financing", "consent"),
        ("Agreement", ""),
        ("", ""),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def told(*lines: object, title: str = "") -> tuple[str, str]:
    contract = paper(*lines, title=title)  # type: ignore[arg-type]
    clauses = segment(contract)
    return contract_type(contract, clauses, find_parties(contract, clauses))


def test_the_title_is_the_reason() -> None:
    assert told("**Cloud Service Agreement**", "1. Use. Customer may use it.") == (
        "saas",
        "titled “Cloud Service Agreement”",
    )


def test_the_title_of_the_file_counts_where_none_stands_on_the_paper() -> None:
    assert told("1. Secrets. Keep them.", title="Mutual NDA")[0] == "nda"


def test_a_cover_page_alone_is_what_it_covers() -> None:
    rows = (cell(0, 0, 0, "**Order Form**"), cell(0, 0, 1, "The terms are:"))
    assert told("**Cloud Service Agreement**", *rows) == (
        "order-form",
        "it is only the “Order Form” part of a contract",
    )


def test_a_paper_without_a_title_may_call_itself_something() -> None:
    kind, reason = told("This Master Services Agreement is made by them.", "1. Work. They work.")
    assert (kind, reason) == ("msa", "calls itself “This Master Services Agreement”")


def test_a_line_near_the_top_may_name_it() -> None:
    assert told(
        "Draft of May", "request for quotation", "Prices are sought for many things here."
    ) == (
        "rfp",
        "opens with “request for quotation”",
    )


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (("Disclosing Party", "Receiving Party"), "nda"),
        (("Controller", "Processor"), "dpa"),
        (("Employer", "Employee"), "employment"),
        (("Licensor", "Licensee"), "software-licence"),
        (("Buyer", "Seller"), "purchase"),
        (("Customer", "Supplier"), "msa"),
    ],
)
def test_the_sides_tell_the_kind_where_no_words_do(labels: tuple[str, str], kind: str) -> None:
    first, second = labels
    preamble = f"This Agreement is between Acme Inc. (“{first}”) and Beta LLC (“{second}”)."
    found, reason = told("**Agreement**", preamble, "1. Work. They all work.")
    assert found == kind
    assert reason.startswith("its parties are a")


def test_a_supplier_of_a_cloud_service_makes_it_saas() -> None:
    preamble = "This Agreement is between Acme Inc. (“Provider”) and Beta LLC (“Customer”)."
    body = "1. Use. The Cloud Service is the Cloud Service during the Subscription Period."
    assert told("**Agreement**", preamble, body)[0] == "saas"


def test_what_nothing_tells_is_other() -> None:
    kind, reason = told("**Agreement**", "1. Things. They are as they are.")
    assert kind == "other"
    assert reason


def test_a_reading_holds_everything_at_once() -> None:
    reading = read(
        paper(
            "**MASTER SERVICES AGREEMENT**",
            "This Agreement is between Acme Inc. (“Supplier”) and Beta LLC (“Customer”).",
            "1. Fees. Customer shall pay each invoice within thirty (30) days of receipt.",
        )
    )
    assert reading.type == "msa"
    assert [party.label for party in reading.parties] == ["Supplier", "Customer"]
    assert [term.term for term in reading.terms] == ["Supplier", "Customer"]
    assert [(fact.kind, fact.value, fact.bound) for fact in reading.facts] == [
        ("duration", 30, ("Customer",))
    ]
    assert next(s for s in reading.sentences if s.clause == "1").bound == ("Customer",)
    assert read(paper("1. Fees. Pay.")) == read(paper("1. Fees. Pay."))
