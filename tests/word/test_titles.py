"""What a contract is called."""

from __future__ import annotations

import pytest
from build import abstract, archive, b, document, level, members, num, p

from redline.word.reader import read_bytes

LIST = abstract(0, level(0, "%1.")) + num(1, 0)


def title(*blocks: str, **parts: object) -> str:
    return read_bytes("x.docx", document(*blocks, **parts)).title  # type: ignore[arg-type]


CENTRE = '<w:jc w:val="center"/>'


def test_the_title_is_the_line_that_names_the_kind_of_contract() -> None:
    assert (
        title(p("Acme Corp.", props=CENTRE), p("Master Services Agreement"), p("x"))
        == "Master Services Agreement"
    )


def test_without_such_a_line_the_one_that_stands_out_is_the_title() -> None:
    assert title(p("some words"), p(b("Project Blue"))) == "Project Blue"
    assert title(p("some words"), p("Project Blue", props=CENTRE)) == "Project Blue"


@pytest.mark.parametrize(
    "line",
    [
        "This Agreement is made on the date below.",
        "This Agreement sets out in a great many words and with some care what the parties have agreed",
        "Table of Contents",
        "Agreement\t3",
        "[Name of Agreement]",
        "between",
        "TEMPLATE",
    ],
)
def test_a_sentence_a_blank_or_a_line_of_contents_is_no_title(line: str) -> None:
    assert title(p(line)) == ""


def test_a_numbered_line_is_no_title() -> None:
    assert title(p("Agreement", num=(1, 0)), numbering=LIST) == ""


def test_the_recorded_title_counts_first_if_the_page_says_it_too() -> None:
    blocks = (p("Services Agreement"), p("Order Form"))
    assert title(*blocks, core="Order Form") == "Order Form"
    assert title(*blocks, core="Old Template Agreement") == "Services Agreement"


def test_the_recorded_title_counts_last_if_it_is_sensible() -> None:
    assert title(p("some words."), core="Lease of the Mill") == "Lease of the Mill"
    for left_over in ("Microsoft Word - x", "Document1", "lease.docx", "Template for all", ""):
        assert title(p("some words."), core=left_over) == ""


def test_broken_properties_do_not_keep_a_contract_from_being_read() -> None:
    data = document(p("NDA"), core="x")
    broken = {**members(data), "docProps/core.xml": b"<broken"}
    assert read_bytes("x.docx", archive(broken)).title == "NDA"
