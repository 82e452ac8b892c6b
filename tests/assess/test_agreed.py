"""A clause that carries our own words, accepted in an earlier round, stands where we want it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options, Review

FREE = "Supplier may amend these terms by publishing a new version on its website"
OURS = ", but no such change is binding on Customer unless Customer has agreed to it in writing"


def review(folder: Path, clause: str) -> Review:
    document = docx.Document()
    document.add_paragraph("SERVICES AGREEMENT")
    document.add_paragraph(
        'This Agreement is made between Acme Corp. ("Supplier") and Northwind Ltd ("Customer").'
    )
    document.add_paragraph(f"1. Amendments. {clause}")
    path = folder / "contract.docx"
    document.save(str(path))
    return pipeline.review(path, Options(playbook="msa-customer", select=("amendment.unilateral",)))


def test_what_lacks_our_sentence_deviates(tmp_path: Path) -> None:
    assert [str(f.rung) for f in review(tmp_path, f"{FREE}.").findings] == ["walk-away"]


def test_what_has_our_sentence_is_found_no_more(tmp_path: Path) -> None:
    reviewed = review(tmp_path, f"{FREE}{OURS}.")
    assert reviewed.findings == ()
    assert [str(c.rung) for c in reviewed.conforming if c.rule == "amendment.unilateral"]


@pytest.mark.parametrize("spoilt", [OURS.replace("no such", "any such"), OURS[:60]])
def test_what_has_our_sentence_otherwise_still_deviates(tmp_path: Path, spoilt: str) -> None:
    assert review(tmp_path, f"{FREE}{spoilt}.").findings
