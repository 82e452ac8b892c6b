"""Every form of report that may leave is made of the letter, and refused where it would tell more."""

from __future__ import annotations

import dataclasses
import json
from functools import lru_cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redline import pipeline
from redline.cli.forms import CSV, HTML, JSON, JSONL, MARKDOWN, SARIF, XLSX, Told, rendered
from redline.cli.forms import _readable as readable
from redline.errors import RefusedError, UsageError
from redline.model import Internal, Options, Review, Secret

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_contracts" / "harbour-mutual-nda.docx"
FORMS = (JSON, JSONL, MARKDOWN, HTML, CSV, XLSX, SARIF)
INNER = ("walk-away", "fallback", "last-resort", "critical", "General Counsel", "approver")
WORDS = st.sampled_from(["we", "would", "sign", "at", "ten", "days", "if", "they", "push", "price"])
SAYING = st.lists(WORDS, min_size=5, max_size=12).map(" ".join)
JOINTS = st.sampled_from([" ", "\n", "; ", "\t", " \u2014 ", "\u201d \u201c", " > "])


@lru_cache(maxsize=1)
def reviewed_sample() -> Review:
    return pipeline.review(SAMPLE, Options(playbook="nda-mutual"))


@pytest.fixture(scope="module")
def plain() -> Review:
    return reviewed_sample()


def told(review: Review) -> list[Told]:
    return [Told(review=review, path=Path("nda.docx"))]


def text_of(review: Review, form: str) -> str:
    return "\n".join(readable(rendered(told(review), form, outside=True), form))


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_our_side_is_in_a_report_for_the_other(plain: Review, form: str) -> None:
    text = text_of(plain, form)
    assert not [word for word in INNER if word in text]
    assert not [f.message for f in plain.findings if len(f.message) > 40 and f.message in text]
    spoken = [f for f in plain.findings if f.revisions]
    assert spoken
    assert all(finding.title in text for finding in spoken)


@settings(max_examples=25, deadline=None)
@given(
    secret=SAYING,
    joint=JOINTS,
    where=st.sampled_from(["reason", "topic", "insert", "nowhere"]),
    number=st.integers(0, 20),
    form=st.sampled_from(FORMS),
)
def test_no_report_says_anything_internal(
    secret: str, joint: str, where: str, number: int, form: str
) -> None:
    """Over random playbooks: a secret planted in what goes out is refused, whatever the form."""
    said = secret.replace(" ", joint)
    reviewed = _planted(_secretive(reviewed_sample(), secret, number), said, where, number)
    if where == "nowhere":
        assert secret not in text_of(reviewed, form)
    else:
        with pytest.raises(RefusedError):
            rendered(told(reviewed), form, outside=True)


def _secretive(plain: Review, secret: str, number: int) -> Review:
    book = plain.playbook
    assert book is not None
    rules = list(book.rules)
    kept = Internal(why=Secret(""), floor=Secret(secret), leverage=Secret(""))
    rules[number % len(rules)] = dataclasses.replace(rules[number % len(rules)], internal=kept)
    mine = dataclasses.replace(book, rules=tuple(rules), sha256=f"{secret}{number}")
    return dataclasses.replace(plain, playbook=mine)


def _planted(review: Review, said: str, where: str, number: int) -> Review:
    if where == "insert":
        inserting = [i for i, r in enumerate(review.revisions) if r.insert]
        at = inserting[number % len(inserting)]
        revisions = list(review.revisions)
        revisions[at] = dataclasses.replace(revisions[at], insert=f"so, {said} x")
        return dataclasses.replace(review, revisions=tuple(revisions))
    spoken = [i for i, f in enumerate(review.findings) if f.revisions]
    findings = list(review.findings)
    at = spoken[number % len(spoken)]
    if where == "reason":
        findings[at] = dataclasses.replace(findings[at], rationale=f"As agreed, {said} x.")
    elif where == "topic":
        findings[at] = dataclasses.replace(findings[at], title=f"x {said}")
    return dataclasses.replace(review, findings=tuple(findings))


def test_the_json_for_the_other_side_keeps_to_its_schema(plain: Review) -> None:
    schema = json.loads((ROOT / "docs/schemas/redline.letter.1.json").read_text("utf-8"))
    made = json.loads(rendered(told(plain), JSON, outside=True))
    jsonschema.validate(made, schema)
    assert len(made["issues"]) == made["issues"][-1]["number"] > 2
    assert {part["change"] for issue in made["issues"] for part in issue["wording"]} == {
        "none",
        "struck",
        "added",
    }


@pytest.mark.parametrize("form", [JSON, MARKDOWN, HTML, CSV, XLSX])
def test_of_a_contract_that_was_held_against_nothing_nothing_is_said(
    plain: Review, form: str
) -> None:
    unjudged = dataclasses.replace(plain, playbook=None, findings=(), playbook_reason="no fit")
    with pytest.raises(UsageError, match="no playbook fits"):
        rendered(told(unjudged), form, outside=True)


def test_a_build_may_hold_contracts_that_no_playbook_fits(plain: Review) -> None:
    unjudged = dataclasses.replace(plain, playbook=None, findings=(), revisions=(), comments=())
    log = json.loads(rendered([*told(unjudged), *told(plain)], SARIF))
    assert len(log["runs"][0]["results"]) > 2
