"""Findings that strike sentences beside one another are both cured, and leave no empty clause."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options, Review

FRONT = (
    "NON-DISCLOSURE AGREEMENT",
    'This Agreement is made between Acme Corp. ("Discloser") and Northwind Ltd ("Recipient").',
)
ASSIGNS = "Recipient hereby assigns to Discloser all right, title and interest in any improvements."
GRANTS = "Recipient grants Discloser a perpetual, worldwide license to use any feedback it gives."
KEEPS = "Recipient shall return all papers."


def review(folder: Path, clause: str) -> Review:
    document = docx.Document()
    for line in (*FRONT, f"1. Ownership. {clause}"):
        document.add_paragraph(line)
    path = folder / "contract.docx"
    document.save(str(path))
    options = Options(playbook="nda-recipient", we_are="recipient", select=("ip.transfer",))
    return pipeline.review(path, options)


def accepted(made: Review) -> str:
    text = made.contract.text
    for change in sorted(made.revisions, key=lambda r: r.span, reverse=True):
        text = text[: change.span.start] + change.insert + text[change.span.end :]
    return text.split("\n")[-1]


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        (f"{ASSIGNS} {GRANTS}", "1. Ownership. [Intentionally omitted]"),
        (f"{KEEPS} {ASSIGNS} {GRANTS}", f"1. Ownership. {KEEPS}"),
        (f"{ASSIGNS} {GRANTS} {KEEPS}", f"1. Ownership. {KEEPS}"),
    ],
)
def test_two_sentences_that_stand_together_are_both_struck(
    tmp_path: Path, clause: str, left: str
) -> None:
    made = review(tmp_path, clause)
    assert [bool(finding.revisions) for finding in made.findings] == [True, True]
    assert accepted(made).rstrip() == left


def accepted_again(folder: Path, made: Review, options: Options) -> Review:
    text = made.contract.text
    for change in sorted(made.revisions, key=lambda r: r.span, reverse=True):
        text = text[: change.span.start] + change.insert + text[change.span.end :]
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph().add_run(line).bold = len(line) < 30 or None
    path = folder / "accepted.docx"
    document.save(str(path))
    return pipeline.review(path, options)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (
            ("Residual knowledge", f"{KEEPS[:-1]} but may use what stays in its memory."),
            "residuals",
        ),
        (
            ("Residual knowledge", "Recipient may use what it retains in unaided memory."),
            "residuals",
        ),
        (("Return", KEEPS), "secrecy.talks"),
    ],
)
def test_what_was_taken_out_or_put_in_is_not_proposed_again(
    tmp_path: Path, lines: tuple[str, ...], code: str
) -> None:
    document = docx.Document()
    for line in (
        *FRONT,
        "Secrecy",
        "Recipient shall keep Confidential Information secret.",
        *lines,
    ):
        document.add_paragraph().add_run(line).bold = len(line) < 30 or None
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="nda-discloser", we_are="discloser", select=(code,))
    made = pipeline.review(path, options)
    assert made.revisions
    assert accepted_again(tmp_path, made, options).revisions == ()


def test_what_is_said_once_for_two_sentences_still_strikes_them_both(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (
        "SUPPLY AGREEMENT",
        'This Agreement is made between Acme Corp. ("Seller") and Northwind Ltd ("Buyer").',
        "1. Risk. Risk of loss passes to Buyer when the Products are made. Title remains with Seller "
        "until it has been paid in full.",
    ):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="purchase-buyer", we_are="buyer", select=("title.risk",))
    read = accepted(pipeline.review(path, options))
    assert read.count("delivery at the agreed place") == 1
    assert "when the Products are made" not in read
    assert "until it has been paid" not in read


def test_a_sentence_that_the_next_one_leans_on_is_not_struck(tmp_path: Path) -> None:
    clause = (
        "Prices. Supplier shall license such functions to Customer at its best price to any other "
        "customer. Such licenses are subject to the terms of this Agreement."
    )
    document = docx.Document()
    for line in (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "Services. Supplier shall perform the Services with care.",
        clause,
    ):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="msa-supplier", we_are="supplier", select=("price.mfn",))
    made = pipeline.review(path, options)
    assert [finding.code for finding in made.findings] == ["price.mfn"]
    assert made.revisions == ()
