"""An option of a form binds when its box is ticked, and not before."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options

LEAD = (
    "CLOUD SERVICE AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Provider") and Fenwick LLC ("Customer").',
    "1. Service. Provider gives Customer access to the Cloud Service.",
    "2. Fees. Customer shall pay each invoice within thirty (30) days of receipt.",
)


def _rules(tmp_path: Path, *options: str) -> set[str]:
    document = docx.Document()
    for line in (*LEAD, *options):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="saas-provider", we_are="provider"))
    return {finding.rule for finding in review.findings if finding.quote}


@pytest.mark.parametrize("box", ["[ ]", "[    ]\t", "☐", "[__]"])
def test_what_stands_beside_an_empty_box_is_not_agreed(tmp_path: Path, box: str) -> None:
    options = (f"{box} Fees include all taxes.", f"{box} Fees are paid in Euro.")
    assert "fees.taxes" not in _rules(tmp_path, *options)


@pytest.mark.parametrize("box", ["[x]", "[X]\t", "☒", "☑"])
def test_what_stands_beside_a_ticked_box_is_agreed(tmp_path: Path, box: str) -> None:
    options = (f"{box} Fees include all taxes.", "[ ] Fees are paid in Euro.")
    assert "fees.taxes" in _rules(tmp_path, *options)


def test_an_empty_box_beside_a_ticked_one_is_an_option_not_taken(tmp_path: Path) -> None:
    options = ("[ ] Fees include all taxes.", "[x] Fees are paid in Euro.")
    assert "fees.taxes" not in _rules(tmp_path, *options)


def test_brackets_alone_in_a_contract_are_a_blank_and_no_box(tmp_path: Path) -> None:
    assert "fees.taxes" in _rules(tmp_path, "[   ] Fees include all taxes.")


@pytest.mark.parametrize(
    "note",
    [
        "<!-- Note: change this where Fees include all taxes. -->",
        "[ drafting note: say here that Fees include all taxes, if so. ]",
    ],
)
def test_a_note_to_the_drafter_is_not_agreed(tmp_path: Path, note: str) -> None:
    assert "fees.taxes" not in _rules(tmp_path, note)
