"""A term that a playbook gives to a side is said as that party's name where the contract lacks it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options

NAMED = (
    "NON-DISCLOSURE AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Lumen") and Fenwick LLC ("Dealer").',
    "1. Secrecy. Dealer shall not disclose Confidential Information of Lumen to anyone.",
    "2. Return. Upon request Dealer shall return all Confidential Information and all documents.",
)
TERMED = (
    NAMED[0],
    'This Agreement is made between Lumen Inc. ("Discloser") and Fenwick LLC ("Recipient").',
    "1. Secrecy. The Recipient shall not disclose Confidential Information to anyone.",
    "2. Return. Upon request the Recipient shall return all Confidential Information.",
)


def _kept(tmp_path: Path, lines: tuple[str, ...], we_are: str) -> str:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="nda-recipient", we_are=we_are, select=("return.retention",))
    return " ".join(one.insert for one in pipeline.review(path, options).revisions)


@pytest.mark.parametrize(
    ("lines", "we_are", "said"),
    [
        (NAMED, "Dealer", "except that Dealer may keep copies"),
        (TERMED, "recipient", "except that the Recipient may keep copies"),
    ],
)
def test_a_sentence_of_ours_calls_the_recipient_as_the_contract_does(
    tmp_path: Path, lines: tuple[str, ...], we_are: str, said: str
) -> None:
    assert said in _kept(tmp_path, lines, we_are)


def test_what_is_the_disclosers_is_said_with_its_name_too(tmp_path: Path) -> None:
    document = docx.Document()
    for line in NAMED:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="nda-recipient", we_are="Dealer", select=("compelled.disclosure",))
    said = " ".join(one.insert for one in pipeline.review(path, options).revisions)
    assert "If Dealer is required by law" in said
    assert "at Lumen's cost" in said
