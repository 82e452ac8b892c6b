"""New clauses go in with the next free numbers, in the order in which they stand."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import Options

CONTRACT = (
    "SUBSCRIPTION AGREEMENT",
    'This Agreement is made between Lumen Inc. ("Provider") and Fenwick LLC ("Customer").',
    "1. Service. Provider shall give Customer access to the hosted Service during the term.",
    "2. Payment. Customer shall pay each undisputed invoice within sixty (60) days of receipt.",
    "3. Term. This Agreement runs for one (1) year from the date of the last signature.",
)


@pytest.mark.parametrize("ignored", [(), ("confidentiality",), ("data",), ("liability",)])
def test_typed_numbers_go_on_without_gap_or_repeat(
    tmp_path: Path, ignored: tuple[str, ...]
) -> None:
    document = docx.Document()
    for line in CONTRACT:
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="saas-customer", we_are="customer", ignore=ignored)
    review = pipeline.review(path, options)
    new = [paragraph.text for revision in review.revisions for paragraph in revision.paragraphs]
    numbers = [int(found[1]) for text in new if (found := re.match(r"(\d+)\. ", text))]
    assert len(numbers) > 2
    assert numbers == list(range(4, 4 + len(numbers)))
