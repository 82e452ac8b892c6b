"""A rule also looks at a clause of another type that deals with the rule's matter beside its own."""

from __future__ import annotations

from pathlib import Path

import docx

from redline import pipeline
from redline.model import FindingKind, Options

BOOK = """\
id: ours
title: License, customer side
version: "1.0"
contract_types: [software-licence]
we_are: [customer]
they_are: [supplier]
approvers: {legal: Legal}
"""

RULE = """\
id: compete
title: No restraint on us
clause: non-compete
risk: high
priority: must
source: Commercial policy 7
comment: We cannot tie our business to one contract.
recognise:
  phrases: ["not compete"]
positions:
  - {rung: walk-away, when: otherwise}
unacceptable: []
edits:
  - {delete: "not compete", whole: sentence}
examples:
  - {text: Customer shall not compete with Supplier., rung: walk-away}
  - {text: Customer will not compete with Supplier., rung: walk-away}
  - {text: Customer shall pay., rung: silent}
  - {text: Supplier shall deliver., rung: silent}
"""

GRANT = (
    "1. License Grant. Supplier hereby grants to Customer a license to use the Software and to "
    "sublicense it to its affiliates. Customer shall not compete with Supplier, directly or "
    "indirectly, during the term and for two years thereafter."
)


def test_a_restraint_hidden_in_a_license_is_found_and_struck(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "playbook.yaml").write_text(BOOK, "utf-8")
    (folder / "compete.yaml").write_text(RULE, "utf-8")
    document = docx.Document()
    document.add_paragraph("Software License Agreement")
    document.add_paragraph(
        'This Agreement is made between Northwind Ltd. ("Customer") and Acme Corp. ("Supplier").'
    )
    document.add_paragraph(GRANT)
    path = tmp_path / "contract.docx"
    document.save(path)
    review = pipeline.review(path, Options(playbook=str(folder), we_are="customer"))
    grant = next(clause for clause in review.reading.clauses if clause.number == "1")
    assert (grant.type, grant.topics) == ("license-grant", ("non-compete",))
    assert [finding.kind for finding in review.findings] == [FindingKind.DEVIATION]
    struck = [revision.delete.strip() for revision in review.revisions]
    assert len(struck) == 1
    assert struck[0].startswith("Customer shall not compete")
