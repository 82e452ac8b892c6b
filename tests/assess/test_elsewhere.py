"""What a document lacks that the terms it depends on may have is told once, not clause by clause."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options, Review

COVER = (
    "Mutual Non-Disclosure Agreement",
    "This cover page and the standard terms posted at papers.example.org/nda make up the agreement.",
    "Purpose: evaluating whether to enter into a business relationship with the other party.",
    "Governing law: the laws of the State of Delaware.",
)
POLICY = (
    "Non-Disclosure Agreement",
    'This Agreement is made between Lumen Inc. ("Discloser") and Fenwick LLC ("Recipient").',
    "1. Secrecy. Recipient shall not disclose Confidential Information to anyone.",
    "2. Visits. On site Recipient follows the visitor policy found at lumen.example.org/visits.",
)
CODE = "may-be-elsewhere"


def _review(tmp_path: Path, lines: tuple[str, ...]) -> Review:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    return pipeline.review(path, Options(playbook="nda-mutual"))


def test_a_cover_page_lacks_nothing_that_its_terms_may_have(tmp_path: Path) -> None:
    review = _review(tmp_path, COVER)
    told = [notice.message for notice in review.notices if notice.code == CODE]
    assert len(told) == 1
    assert "Standard exclusions" in told[0]
    assert not any(finding.says == "missing" for finding in review.findings)


def test_what_only_a_policy_says_elsewhere_hides_nothing(tmp_path: Path) -> None:
    review = _review(tmp_path, POLICY)
    assert CODE not in {notice.code for notice in review.notices}
    assert any(finding.rule == "exclusions.present" for finding in review.findings)


@pytest.mark.parametrize("lines", [COVER, POLICY])
def test_terms_that_nobody_read_keep_a_verdict_from_being_clear(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    assert any(notice.unread for notice in _review(tmp_path, lines).notices)


def test_a_playbook_for_something_else_misses_nothing_clause_by_clause(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (*POLICY[:3], "2. Staff. Recipient processes personal data of staff with care."):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="dpa-controller", we_are="discloser")
    review = pipeline.review(path, options)
    assert "other-kind" in {notice.code for notice in review.notices}
    assert not any(finding.says == "missing" for finding in review.findings)


@pytest.mark.parametrize(("title", "put_in"), [("CONSULTING", False), ("SUPPLY", True)])
def test_only_paper_of_its_trade_is_given_the_clauses_of_a_playbook(
    tmp_path: Path, title: str, put_in: bool
) -> None:
    document = docx.Document()
    for line in (
        f"{title} AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Consultant") and Fenwick LLC ("Company").',
        "1. Work. Consultant shall do for Company what Company orders.",
        "2. Pay. Company shall pay Consultant within sixty (60) days of receipt of an invoice.",
    ):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="purchase-buyer", we_are="company", select=("warranty",))
    review = pipeline.review(path, options)
    assert bool(review.revisions) is put_in
