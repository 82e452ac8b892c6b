"""A place still to be filled in is told as a blank, and not again as a value that could not be read."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import FindingKind, Options

PAYS = "2. Payment. Customer shall pay each invoice within {} after receipt of the invoice."


def _undecided(tmp_path: Path, period: str) -> list[str]:
    document = docx.Document()
    for line in (
        "Master Services Agreement",
        'This Agreement is between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "1. Services. Supplier shall perform the services described in each statement of work.",
        PAYS.format(period),
        "3. Term. This Agreement runs for two years from the date of the last signature.",
    ):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="msa-customer", select=("payment.days",)))
    return [found.rule for found in review.findings if found.kind is FindingKind.UNKNOWN]


@pytest.mark.parametrize("blank", ["[ # ] days", "____ days", "{payment_days} days"])
def test_a_blank_is_not_told_again_as_undecided(tmp_path: Path, blank: str) -> None:
    assert _undecided(tmp_path, blank) == []


def test_words_that_give_no_number_are_for_a_person(tmp_path: Path) -> None:
    assert _undecided(tmp_path, "the agreed number of days") == ["payment.days"]
