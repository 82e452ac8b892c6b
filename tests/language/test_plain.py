"""Contracts in plain text: wrapped lines, pages run together, what a conversion left behind."""

import pytest

from redline.language.plain import contract_of
from redline.language.segmentation import segment
from redline.model import Role
from tests.language.invariants import broken
from tests.language.papers import shown

WRAPPED = """\
                         SERVICES AGREEMENT

This Services Agreement is entered into by and between Acme Inc. and Widget
Ltd. as of the first day of May.

1. FEES
   ----
Customer shall pay the fees within thirty days of the day on which it has
received the invoice for them, and not later.
2. TERM. This Agreement runs for one year from the day on which both of the
parties have signed it:
   (a) unless it is ended before; or
   (b) unless it is renewed.
"""
PAGES = (
    "ARTICLE 1 DEFINITIONS 1.1 Act. The Act is the law that Section 9.2. The Regulator enforces. "
    "1.2 Fees. The fees are due. ARTICLE 2 TERM 2.1 Length. One year, as Article 1. says. "
    "2.2 Ending. Either party may end it under Section 1.2. Notice is needed. "
    + "More words. "
    * 20
)


def outlined(text: str) -> list[str]:
    contract = contract_of("paper.txt", text)
    clauses = segment(contract)
    assert broken(contract, clauses) == []
    return [shown(clause) for clause in clauses]


@pytest.mark.parametrize("text", [WRAPPED, PAGES, "One.\r\n\r\nTwo.\r\n", "One\fTwo", "", "\n\n"])
def test_every_character_of_a_plain_text_keeps_its_place(text: str) -> None:
    contract = contract_of("paper.txt", text)
    assert len(contract.text) == len(text)
    for told, given in zip(contract.text, text, strict=True):
        assert told == given or told.isspace() or given == "-"


def test_paragraphs_cover_the_text_line_by_line() -> None:
    contract = contract_of("paper.txt", WRAPPED)
    assert [paragraph.span.of(contract.text) for paragraph in contract.paragraphs] == (
        contract.text.split("\n")
    )


def test_wrapped_lines_are_one_paragraph_and_numbers_begin_a_new_one() -> None:
    assert outlined(WRAPPED) == [
        "- SERVICES AGREEMENT <title>",
        "- <parties>",
        "1 FEES",
        "2 TERM",
        "  2(a)",
        "  2(b)",
    ]


def test_a_line_drawn_under_a_heading_is_no_text() -> None:
    assert "----" not in contract_of("paper.txt", WRAPPED).text


def test_clauses_run_together_on_a_page_are_told_apart_and_cited_ones_left() -> None:
    assert outlined(PAGES) == [
        "Article 1 DEFINITIONS",
        "  1.1 Act",
        "  1.2 Fees",
        "Article 2 TERM",
        "  2.1 Length",
        "  2.2 Ending",
    ]


def test_the_first_item_on_the_line_of_its_heading_is_an_item() -> None:
    assert outlined(
        "4. Remuneration. (a) Within thirty days Customer shall pay the fees.\n\n"
        "(b) It shall pay the expenses within sixty days.\n\n"
        "5. Rest. Nothing (a) else (b) matters at all in this whole paper."
    ) == ["4 Remuneration", "  4(a)", "  4(b)", "5 Rest"]


def test_entries_of_a_table_of_contents_on_one_line_are_no_clauses() -> None:
    found = outlined(
        "TABLE OF CONTENTS 1. Definitions 1 2. Fees 3 3. Term 4\n\n7\n\n"
        "4. Rest 5 5. Law 6\n\n"
        "1. Definitions. Words mean what they mean.\n\n2. Fees. Customer pays them."
    )
    assert found == ["- <contents>", "1 Definitions", "2 Fees"]


def test_what_stands_on_every_page_breaks_no_clause() -> None:
    page = "\n\nCONFIDENTIAL\n\nSource: ACME INC, 10-Q\n\n{}.\n\n\n\nSource: ACME INC, 10-Q\n\n"
    text = "".join(
        f"{at}. Point. This clause goes on over{page.format(at)}the page and ends there.\n\n"
        for at in range(1, 6)
    )
    clauses = segment(contract_of("paper.txt", text))
    assert [clause.number for clause in clauses if clause.role is Role.CLAUSE] == list("12345")


def test_the_number_of_a_filing_is_no_schedule() -> None:
    assert outlined("Exhibit 10.26\n\nSUPPLY AGREEMENT\n\n1. Fees. They are due at once.") == [
        "- Exhibit 10.26 <title>",
        "- SUPPLY AGREEMENT <title>",
        "1 Fees",
    ]


def test_a_number_cited_again_at_the_start_of_a_line_is_no_clause() -> None:
    assert outlined(
        "5.4 Fees. They are due.\n\n5.5 Taxes. They are added.\n\n5.6 Rest. What stays.\n\n"
        "7.1 Survival. The following survive the end of this Agreement:\n\n"
        "5.5 (Taxes) for three years\n\n7.2 Law. The law of Ohio."
    ) == ["5.4 Fees", "5.5 Taxes", "5.6 Rest", "7.1 Survival", "7.2 Law"]


def test_a_running_text_of_hundreds_of_clauses_is_taken_apart() -> None:
    text = " ".join(
        f"{at // 50 + 1}.{at % 50 + 1} Duty. The party that has it shall do it."
        for at in range(900)
    )
    assert len(segment(contract_of("paper.txt", text))) == 900


def test_lists_nested_without_end_are_taken_apart() -> None:
    labels = ("1.", "(a)", "(i)", "(A)", "1)", "a)", "i)", "A.", "I.")
    text = "\n\n".join(f"{label} item that holds:" for _ in range(60) for label in labels)
    contract = contract_of("paper.txt", text)
    assert broken(contract, segment(contract)) == []
