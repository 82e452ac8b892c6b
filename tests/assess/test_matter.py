"""A playbook leaves alone what it is not for, and a side that nothing shows is not edited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from redline import pipeline
from redline.model import Options, Review

if TYPE_CHECKING:
    from pathlib import Path

OPENS = (
    "MASTER SERVICES AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
    "1. Services. Supplier shall perform the Services with care.",
    "2. Audit. Customer may audit the records of Supplier at any time.",
)
PERSONAL = (
    "3. Data. Supplier shall process personal data only as Customer instructs. Supplier shall notify "
    "Customer of a personal data breach within four (4) hours.",
)


def _review(folder: Path, lines: tuple[str, ...], playbook: str, we_are: str = "") -> Review:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "contract.docx"
    document.save(str(path))
    return pipeline.review(path, Options(playbook=playbook, we_are=we_are))


def test_a_services_agreement_without_personal_data_is_no_processing_agreement(
    tmp_path: Path,
) -> None:
    review = _review(tmp_path, OPENS, "dpa-processor", "supplier")
    assert [finding.code for finding in review.findings] == []


def test_an_article_on_personal_data_is_held_against_the_rules_and_no_other_is(
    tmp_path: Path,
) -> None:
    review = _review(tmp_path, (*OPENS, *PERSONAL), "dpa-processor", "supplier")
    edited = {finding.code for finding in review.findings if finding.revisions}
    assert edited == {"dpa.breach-notice"}
    assert not any(revision.paragraphs for revision in review.revisions)


def test_nothing_is_edited_or_remarked_where_no_side_shows_as_ours(tmp_path: Path) -> None:
    lines = (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Lumen") and Fenwick LLC ("Fenwick").',
        "1. Payment. Each invoice is payable within ninety (90) days of receipt.",
        "2. Law. This Agreement is governed by the laws of France.",
    )
    review = _review(tmp_path, lines, "msa-supplier")
    assert review.we_are == ""
    assert "payment.days" in {finding.code for finding in review.findings}
    assert review.revisions == ()
    assert review.comments == ()


def test_a_schedule_that_belongs_to_an_agreement_lacks_nothing_that_may_stand_there(
    tmp_path: Path,
) -> None:
    lines = (
        "SERVICES SCHEDULE",
        "This Services Schedule is attached to the Software License and Maintenance Agreement "
        'between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "1. Services. Supplier shall perform the Services with care.",
        "2. Fees. Customer shall pay the fees within thirty (30) days.",
    )
    review = _review(tmp_path, lines, "msa-supplier", "supplier")
    assert not any(revision.paragraphs for revision in review.revisions)


def test_an_agreement_on_sharing_data_that_processes_none_for_anybody_lacks_nothing(
    tmp_path: Path,
) -> None:
    lines = (
        "DATA SHARING AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Provider") and Fenwick LLC ("Recipient").',
        "1. Data. Provider shares images that are no personal data with Recipient.",
        "2. Term. Provider may terminate this Agreement if Recipient commits a material breach.",
    )
    review = _review(tmp_path, lines, "dpa-controller", "recipient")
    assert review.reading.type == "dpa"
    assert review.revisions == ()


def test_what_is_asked_for_is_what_the_edit_sets(tmp_path: Path) -> None:
    lines = (
        *OPENS,
        "3. Personal data breaches. Supplier shall notify Customer of a personal data "
        "breach within ninety (90) hours.",
    )
    review = _review(tmp_path, lines, "dpa-controller", "customer")
    (found,) = (f for f in review.findings if f.code == "dpa.breach-notice")
    assert found.proposes == "within 48 hours"
