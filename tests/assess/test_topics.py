"""A rule also looks at a clause of another type that deals with the rule's matter beside its own."""

from __future__ import annotations

from pathlib import Path

import docx

from redline import pipeline
from redline.assess.locate import UNSURE
from redline.model import FindingKind, Options, Review

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
  phrases: ["not compete", "stay away"]
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

GUESSED = (
    "1. Dates. The dates in the attachment are targets, and Supplier will try to meet them. In the "
    "meantime Customer shall stay away from these shops."
)


def test_a_restraint_hidden_in_a_license_is_found_and_struck(tmp_path: Path) -> None:
    review = _reviewed(tmp_path, GRANT)
    grant = next(clause for clause in review.reading.clauses if clause.number == "1")
    assert (grant.type, grant.topics) == ("license-grant", ("non-compete",))
    assert [finding.kind for finding in review.findings] == [FindingKind.DEVIATION]
    struck = [revision.delete.strip() for revision in review.revisions]
    assert len(struck) == 1
    assert struck[0].startswith("Customer shall not compete")


def test_where_the_type_of_a_clause_is_a_guess_the_words_of_a_rule_place_it(tmp_path: Path) -> None:
    review = _reviewed(tmp_path, GUESSED)
    clause = next(clause for clause in review.reading.clauses if clause.number == "1")
    assert clause.type not in ("non-compete", "unknown", "other", "miscellaneous")
    assert clause.confidence < UNSURE
    assert [finding.rule for finding in review.findings] == ["compete"]


def _reviewed(folder: Path, clause: str) -> Review:
    book = folder / "ours"
    book.mkdir()
    (book / "playbook.yaml").write_text(BOOK, "utf-8")
    (book / "compete.yaml").write_text(RULE, "utf-8")
    document = docx.Document()
    document.add_paragraph("Software License Agreement")
    document.add_paragraph(
        'This Agreement is made between Northwind Ltd. ("Customer") and Acme Corp. ("Supplier").'
    )
    document.add_paragraph(clause)
    path = folder / "contract.docx"
    document.save(path)
    return pipeline.review(path, Options(playbook=str(book), we_are="customer"))
