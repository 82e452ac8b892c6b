"""New clauses go in with the next free numbers, in the order in which they stand."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options

CONTRACT = (
    "SUBSCRIPTION AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Provider") and Fenwick LLC ("Customer").',
    "1. Service. Provider shall give Customer access to the hosted Service during the term.",
    "2. Payment. Customer shall pay each undisputed invoice within sixty (60) days of receipt.",
    "3. Term. This Agreement runs for one (1) year from the date of the last signature.",
)


@pytest.mark.parametrize("ignored", [(), ("confidentiality",), ("data",), ("liability",)])
def test_typed_numbers_go_on_without_gap_or_repeat(
    tmp_path: Path, ignored: tuple[str, ...]
) -> None:
    document = docx.Document()
    for line in CONTRACT:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="saas-customer", we_are="customer", ignore=ignored)
    review = pipeline.review(path, options)
    new = [paragraph.text for revision in review.revisions for paragraph in revision.paragraphs]
    numbers = [int(found[1]) for text in new if (found := re.match(r"(\d+)\. ", text))]
    assert len(numbers) > 2
    assert numbers == list(range(4, 4 + len(numbers)))


SIGNED = (
    "MASTER SERVICES AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
    "1. Definitions.",
    '1.1 "Confidential Information" means what a party must keep in confidence.',
    '1.2 "Services" means the services in the Statement of Work.',
    "2. Services. Supplier shall perform the Services with care.",
    "3. Notices. Notices are given in writing to the address of the other party.",
    "[Signature page follows]",
    "FENWICK LLC",
    "By: /s/ Ann Poole",
    "Name: Ann Poole",
    "LUMEN INC.",
    "By: /s/ Ben Ray",
    "Price list",
    "The prices of the Services are those of the last list.",
)


def test_nothing_goes_in_behind_the_signatures_or_among_the_definitions(tmp_path: Path) -> None:
    document = docx.Document()
    for line in SIGNED:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="msa-supplier", we_are="supplier"))
    places = {revision.span.start for revision in review.revisions if revision.paragraphs}
    assert places == {review.contract.text.index("\n[Signature page")}


def _after_a_letter(tmp_path: Path, *lines: str) -> tuple[str, ...]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="msa-supplier", we_are="supplier"))
    text = review.contract.text
    return tuple(
        text[: revision.span.start].rsplit("\n", 1)[-1] + revision.insert
        for revision in review.revisions
        if revision.paragraphs
    )


@pytest.mark.parametrize("closing", ["Sincerely,", "Very truly yours,", "Yours faithfully"])
def test_nothing_goes_in_behind_the_closing_of_a_letter(tmp_path: Path, closing: str) -> None:
    lines = (*SIGNED[:7], closing, "Ann Poole", "General Counsel")
    added = _after_a_letter(tmp_path, *lines)
    assert added
    assert all(one.startswith("3. Notices") for one in added)


def test_numbers_go_on_as_wide_as_they_are_written(tmp_path: Path) -> None:
    lines = (
        *SIGNED[:2],
        "Section 1.01 Services. Supplier shall perform the Services with care and in good time.",
        "Section 1.02 Staff. Supplier shall use able staff for the Services at all times.",
        "Section 1.03 Notices. Notices are given in writing to the address of the other party.",
    )
    added = _after_a_letter(tmp_path, *lines)
    assert added
    assert "\nSection 1.04 " in added[0]


def _supplied(folder: Path, lines: tuple[str, ...]) -> list[str]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "contract.docx"
    document.save(str(path))
    options = Options(playbook="msa-supplier", we_are="supplier", select=("confidentiality",))
    review = pipeline.review(path, options)
    return [paragraph.text for revision in review.revisions for paragraph in revision.paragraphs]


def test_roman_numbers_go_on_as_roman_numbers(tmp_path: Path) -> None:
    lines = (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "Article VII. Services. Supplier shall perform the Services with care.",
        "Article VIII. Payment. Customer shall pay each invoice within thirty (30) days.",
        "Article IX. Term. This Agreement runs for one (1) year.",
    )
    assert _supplied(tmp_path, lines)[0].startswith("Article X. Confidentiality")


def test_a_section_sign_stays_in_front_of_the_number(tmp_path: Path) -> None:
    lines = (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "§ 1 Services. Supplier shall perform the Services with care.",
        "§ 2 Payment. Customer shall pay each invoice within thirty (30) days.",
        "§ 3 Term. This Agreement runs for one (1) year.",
    )
    assert _supplied(tmp_path, lines)[0].startswith("§ 4 Confidentiality")


def test_a_party_is_called_as_the_sentences_call_it(tmp_path: Path) -> None:
    lines = (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("SUPPLIER") and Fenwick LLC ("CUSTOMER").',
        "1. Services. Supplier shall perform the Services. Supplier answers for its people.",
        "2. Payment. Customer shall pay each invoice. Customer may not set off any amount.",
    )
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="msa-supplier", we_are="supplier", select=("scope.cooperation",))
    (revision,) = pipeline.review(path, options).revisions
    assert "Customer shall in good time give Supplier" in revision.insert


def test_a_clause_goes_in_behind_the_addresses_for_notices(tmp_path: Path) -> None:
    lines = (
        *SIGNED[:6],
        "3. Notices. Notices are sent to the following address:",
        "Name: Ann Poole",
        "Title: General Counsel",
        "12 Mill Lane, Boston",
    )
    added = _after_a_letter(tmp_path, *lines)
    assert added
    assert all(one.startswith("12 Mill Lane, Boston\n") for one in added)


def test_a_clause_goes_in_before_the_name_of_a_company_that_signs(tmp_path: Path) -> None:
    added = _after_a_letter(tmp_path, *SIGNED[:7], "Fenwick Holdings, LLC")
    assert added
    assert all(one.startswith("3. Notices") for one in added)


def test_nothing_goes_into_an_article_on_the_background(tmp_path: Path) -> None:
    lines = (
        "MUTUAL CONFIDENTIALITY AGREEMENT",
        SIGNED[1],
        "1. RECORDAL",
        "1.1 The parties wish to protect the Confidential Information that they exchange.",
        "1.2 Confidential Information is to be kept in confidence by whoever receives it.",
        "2. SECRECY",
        "2.1 Each party shall keep the Confidential Information of the other in confidence.",
        "2.2 Neither party shall disclose Confidential Information of the other to a third party.",
    )
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="nda-mutual"))
    text = review.contract.text
    placed = [
        text[: revision.span.start].rsplit("\n", 1)[-1][:3]
        for revision in review.revisions
        if revision.paragraphs
    ]
    assert placed
    assert "1.2" not in placed


def test_an_amount_in_a_name_and_a_provision_in_quotes_stay_as_they_are(tmp_path: Path) -> None:
    lines = (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        '1. Warranty. Supplier warrants the Services for the "Two-Year Performance Period" after delivery.',
        '2. Indemnity. Section 8 is to read: "Supplier shall indemnify Customer against all losses."',
    )
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="msa-supplier", we_are="supplier", select=("warranty", "indemnity"))
    review = pipeline.review(path, options)
    edited = [revision for revision in review.revisions if not revision.paragraphs]
    assert {"warranty.period", "indemnity.control"} <= {finding.code for finding in review.findings}
    assert edited == []


def test_nothing_goes_behind_the_items_of_one_sentence(tmp_path: Path) -> None:
    lines = (
        *SIGNED[:2],
        "1. Payment. Customer undertakes in respect of the fees and charges of Supplier:",
        "1.1 to pay every invoice within thirty (30) days of its receipt,",
        "1.2 to pay the fees in full and without deduction, and",
        "1.3 to name the invoice that it pays.",
        "2. Notices. Notices are given in writing to the address of the other party.",
    )
    added = _after_a_letter(tmp_path, *lines)
    assert added
    assert all(one.startswith("2. Notices") for one in added)


def test_nothing_goes_behind_the_request_to_sign_a_letter(tmp_path: Path) -> None:
    asked = "Please confirm your agreement by signing and returning a copy of this letter."
    added = _after_a_letter(tmp_path, *SIGNED[:7], asked)
    assert added
    assert all(one.startswith("3. Notices") for one in added)


def test_articles_that_are_lettered_go_on_with_the_next_letter(tmp_path: Path) -> None:
    lines = (
        *CONTRACT[:2],
        *(f"{letter}. Customer shall do thing {letter}." for letter in "ABCDEFGHI"),
    )
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="saas-customer", we_are="customer")
    review = pipeline.review(path, options)
    new = [paragraph.text for revision in review.revisions for paragraph in revision.paragraphs]
    letters = [found[1] for text in new if (found := re.match(r"([A-Z]+)\. ", text))]
    assert len(letters) > 2
    assert "".join(letters) == "JKLMNOPQRSTUVWXYZ"[: len(letters)]
