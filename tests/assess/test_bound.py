"""A rule with `who` looks at sentences about that side, whatever words they use for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.examples import SILENT, trials
from redline.model import Example, Options, Playbook
from redline.playbook import available, load

PAYS = "{} shall pay interest of 2% per month on any amount that is overdue."


@pytest.fixture(scope="module")
def book() -> Playbook:
    return load(dict(available())["msa-customer"])


def outcome(book: Playbook, who: str, text: str) -> str:
    rule = next(rule for rule in book.rules if rule.id == "interest.late")
    rule = replace(
        rule,
        recognise=replace(rule.recognise, who=who, not_phrases=()),
        examples=(Example(text=text),),
    )
    return next(trials(replace(book, rules=(rule,)))).outcome


def test_a_sentence_that_binds_the_side_asked_for_is_looked_at(book: Playbook) -> None:
    assert outcome(book, "us", PAYS.format("Customer")) != SILENT


def test_a_sentence_that_binds_the_other_side_alone_is_passed_over(book: Playbook) -> None:
    assert outcome(book, "us", PAYS.format("Supplier")) == SILENT


def test_a_sentence_that_binds_both_is_looked_at_for_either(book: Playbook) -> None:
    text = PAYS.format("Each party")
    assert SILENT not in {outcome(book, "us", text), outcome(book, "them", text)}


def test_a_sentence_that_names_nobody_is_looked_at(book: Playbook) -> None:
    assert outcome(book, "us", "Amounts overdue bear interest of 2% per month.") != SILENT


def test_without_who_every_sentence_is_looked_at(book: Playbook) -> None:
    assert outcome(book, "", PAYS.format("Supplier")) != SILENT


def test_one_side_alone_is_passed_over_where_both_are_asked_for(book: Playbook) -> None:
    assert outcome(book, "both", PAYS.format("Customer")) == SILENT


def test_what_is_shown_is_a_sentence_about_the_side_asked_for(tmp_path: Path) -> None:
    lines = (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "1. Indemnity. Customer shall indemnify Supplier against third party claims from any breach of "
        "this Agreement. Supplier shall indemnify Customer against third party claims from any breach "
        "of this Agreement.",
    )
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="msa-supplier"))
    [found] = [finding for finding in review.findings if finding.rule == "indemnity.scope"]
    assert found.quote.startswith("Supplier shall indemnify")
