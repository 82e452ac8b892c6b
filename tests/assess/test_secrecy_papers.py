"""A paper on secrecy is about one thing, whatever the types of its clauses."""

from __future__ import annotations

from pathlib import Path

import docx

from redline import pipeline
from redline.model import Options

LINES = (
    "NON-DISCLOSURE AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Discloser") and Fenwick LLC ("Recipient").',
    "1. Duties. Recipient shall guarantee that what it is told will never be disclosed to anybody.",
    "2. General. This Agreement is governed by the laws of New York. Discloser may amend this"
    " Agreement by notice. Recipient shall pay the attorneys' fees of Discloser in any action.",
)


def test_rules_find_their_words_under_whatever_title(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    review = pipeline.review(path, Options(playbook="nda-recipient", we_are="recipient"))
    found = {finding.rule for finding in review.findings}
    assert {"care.standard", "amendment.unilateral", "fees.legal"} <= found
