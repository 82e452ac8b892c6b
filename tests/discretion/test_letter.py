"""The letter says what the redline says, and nothing of what we think of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from redline import pipeline
from redline.discretion import letter
from redline.model import FindingKind, Options, Review
from redline.render.letter import letter_sheet
from redline.render.memo import memo_sheet
from redline.render.sheet_html import html
from redline.render.sheet_markdown import markdown

SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "northwind-acme-msa.docx"


@pytest.fixture(scope="module")
def reviewed() -> Review:
    return pipeline.review(SAMPLE, Options(playbook="msa-customer"))


def test_every_point_that_the_redline_makes_is_in_it_with_its_reason(reviewed: Review) -> None:
    made = letter(reviewed)
    changed = [f for f in reviewed.findings if f.revisions]
    reasons = {issue.reason for issue in made.issues}
    assert {finding.rationale for finding in changed} <= reasons
    assert [issue.number for issue in made.issues] == list(range(1, len(made.issues) + 1))
    assert all(issue.reason for issue in made.issues)


def test_each_change_is_shown_in_their_words(reviewed: Review) -> None:
    (issue,) = (issue for issue in letter(reviewed).issues if issue.place == "4.3 Payment")
    assert issue.topic == "Payment period"
    assert "".join(p.text for p in issue.wording if not p.added).startswith(
        "Customer shall pay each invoice within fifteen (15) days of the invoice date"
    )
    assert [p.text for p in issue.wording if p.struck] == ["fifteen (15)"]
    assert [p.text for p in issue.wording if p.added] == ["forty-five (45)"]


def test_long_sentences_are_cut_at_words(reviewed: Review) -> None:
    text = reviewed.contract.text
    for issue in letter(reviewed).issues:
        first = issue.wording[0].text
        at = text.find(first)
        assert at <= 0 or not (text[at - 1].isalnum() and first[:1].isalnum())


@pytest.mark.parametrize("write", [markdown, html])
def test_nothing_of_our_own_side_is_in_it(reviewed: Review, write: object) -> None:
    paper = write(letter_sheet(letter(reviewed)))  # type: ignore[operator]
    assert reviewed.playbook is not None
    inner = {finding.message for finding in reviewed.findings}
    approvers = {title for title in reviewed.playbook.approvers.values() if " " in title}
    for secret in {*approvers, "walk-away", "fallback", "beyond what we accept", "critical"}:
        assert secret not in paper
    assert not [message for message in inner if len(message) > 40 and message in paper]
    pipeline.check_outgoing(reviewed, "letter", paper)


def test_what_a_person_must_still_read_is_no_point_for_a_letter(reviewed: Review) -> None:
    unsure = tuple(dataclasses.replace(f, kind=FindingKind.UNKNOWN) for f in reviewed.findings)
    assert letter(dataclasses.replace(reviewed, findings=unsure)).issues == ()


def test_with_no_points_it_says_so(reviewed: Review) -> None:
    bare = dataclasses.replace(reviewed, findings=(), revisions=(), comments=())
    assert "can be signed as it stands" in markdown(letter_sheet(letter(bare)))


def test_the_memo_names_who_must_agree_and_why(reviewed: Review) -> None:
    paper = markdown(memo_sheet(reviewed))
    assert paper.startswith("# Memo on Master Services Agreement\n\n**Internal: not for the other")
    assert "### Chief Financial Officer" in paper
    assert "fifteen (15) days (beyond what we accept)" in paper


def test_html_shows_changes_and_nothing_that_acts() -> None:
    from redline.model.outgoing import Passage
    from redline.render.sheet import Grid, Points, Quote, Title, Words

    nasty = "<script>alert(1)</script>"
    page = html(
        (
            Title(text=nasty, level=1),
            Words(text=nasty, strong=True),
            Quote(text=nasty),
            Points(items=((nasty, nasty),)),
            Grid(
                columns=("a",),
                rows=(
                    ((Passage(text="in "), Passage(text="ten", struck=True), Passage(text="x")),),
                ),
            ),
        )
    )
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "<td>in <del>ten</del>x</td>" in page
