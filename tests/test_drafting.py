"""A draft on our own paper: what our template says too is silent, every departure is told."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.assess.on_template import CODE
from redline.cli.door import run
from redline.errors import ExitCode
from redline.model import Options, Review, Risk

SAMPLE = Path(__file__).resolve().parents[1] / "sample_contracts" / "northwind-acme-msa.docx"


def changed(where: Path, **edits: str) -> Path:
    """The sample with words replaced, run by run; an empty replacement takes the paragraph out."""
    document = docx.Document(str(SAMPLE))
    for old, new in edits.items():
        wanted = old.replace("_", " ")
        (paragraph,) = [p for p in document.paragraphs if wanted in p.text]
        if new:
            paragraph.runs[-1].text = paragraph.text.replace(wanted, new)
            for run_ in paragraph.runs[:-1]:
                run_.text = ""
        else:
            paragraph._p.getparent().remove(paragraph._p)
    path = where / "draft.docx"
    document.save(str(path))
    return path


def review(path: Path) -> Review:
    return pipeline.review(path, Options(playbook="msa-customer", paper="ours", base=str(SAMPLE)))


def test_the_template_itself_is_silent(tmp_path: Path) -> None:
    assert review(changed(tmp_path)).findings == ()


def test_a_change_that_a_rule_knows_is_held_against_the_ladder(tmp_path: Path) -> None:
    made = review(changed(tmp_path, **{"within_fifteen_(15)_days": "within ten (10) days"}))
    assert {finding.code for finding in made.findings} == {"payment.days"}
    assert made.revisions


def test_a_change_that_no_rule_knows_is_listed_with_what_it_said(tmp_path: Path) -> None:
    made = review(changed(tmp_path, in_United_States_dollars="in euros"))
    (finding,) = made.findings
    assert finding.code in {CODE, "payment.days"}
    assert "in euros" in finding.quote


def test_what_was_taken_out_is_listed(tmp_path: Path) -> None:
    made = review(changed(tmp_path, Any_amount_not_paid_when_due=""))
    assert [f.message.startswith("Taken out of our template") for f in made.findings] == [True]
    assert made.findings[0].risk >= Risk.LOW


def test_a_template_is_for_drafts_on_our_own_paper(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(SAMPLE), "--base", str(SAMPLE)]) == ExitCode.USAGE
    assert "say --paper ours as well" in capfd.readouterr().err
    arguments = ["--paper", "ours", "--base", str(SAMPLE), "--playbook", "msa-customer"]
    assert run(["check", str(SAMPLE), *arguments]) == ExitCode.DONE
