"""Where a contract says we and you, a sentence of ours still has a subject that its verb agrees with."""

from __future__ import annotations

from pathlib import Path

import docx

from redline import pipeline
from redline.model import Options

TERMS = (
    "1. The service. We will host the service and you may use it for your business. We may stop it.",
    "2. Payment. You will pay our invoices within 45 days of receiving them. You may query them.",
    "3. Subcontractors. We may use subcontractors for the service.",
    "4. Your content. You keep your content. We will guard it. You will not harm others.",
)
PARTIES = 'This Agreement is between Marlow Cloud, Inc. ("we", "us") and Thornbury, Inc. ("you").'


def test_our_sentence_names_who_speaks(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("Cloud Service Agreement", PARTIES, *TERMS):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="saas-customer", we_are="you", select=("subcontracting.consent",))
    made = " ".join(revision.insert for revision in pipeline.review(path, options).revisions)
    assert "Marlow Cloud, Inc. is responsible" in made
