"""A finding shows each question that decided it, and of what is missing what was looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from redline import pipeline
from redline.model import FindingKind, Options, Review

SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "northwind-acme-msa.docx"


@pytest.fixture(scope="module")
def reviewed() -> Review:
    return pipeline.review(SAMPLE, Options(playbook="msa-customer"))


def test_each_part_has_its_answer_and_its_own_words(reviewed: Review) -> None:
    payment = next(f for f in reviewed.findings if f.rule == "payment.days")
    assert [(part.name, part.answer, part.quote) for part in payment.parts] == [
        ("days", 15, "fifteen (15) days")
    ]
    told = [part for f in reviewed.findings if f.rung for part in f.parts if part.answer is True]
    assert told
    assert all(part.quote for part in told)


def test_absence_says_what_was_looked_for(reviewed: Review) -> None:
    absent = [f for f in reviewed.findings if f.kind is FindingKind.MISSING]
    assert absent
    assert all("clause of type" in f.searched[0] and len(f.searched) > 1 for f in absent)
