"""Nothing internal leaves: wording, limits and names are found wherever they would go out."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from redline import pipeline
from redline import playbook as playbooks
from redline.discretion import leaks
from redline.errors import RefusedError
from redline.model import Comment, Internal, Options, Review, Secret, Stamp

SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "northwind-acme-msa.docx"
STAMP = Stamp(author="A. Lawyer", initials="AL", date="2026-01-05T09:00:00Z")
FLOOR = "we would sign at twenty days once finance has nodded it through"


@pytest.fixture(scope="module")
def plain() -> Review:
    return pipeline.review(SAMPLE, Options(playbook="msa-customer"))


@pytest.fixture(scope="module")
def reviewed(plain: Review) -> Review:
    """The review, under a playbook that keeps something from the other side about every rule."""
    book = plain.playbook
    assert book is not None
    kept = Internal(why=Secret(""), floor=Secret(FLOOR), leverage=Secret(""))
    rules = tuple(dataclasses.replace(rule, internal=kept) for rule in book.rules)
    secretive = dataclasses.replace(book, rules=rules, sha256="of another")
    return dataclasses.replace(plain, playbook=secretive)


def saying(reviewed: Review, text: str) -> Review:
    """The review with another remark on the finding about payment."""
    payment = next(f for f in reviewed.findings if f.rule == "payment.days")
    assert payment.span is not None
    remark = Comment(finding=payment.id, span=payment.span, text=text)
    return dataclasses.replace(reviewed, comments=(*reviewed.comments, remark))


def test_what_the_built_in_playbooks_say_is_fit_to_leave(reviewed: Review) -> None:
    assert leaks(reviewed, ()) == ()
    assert pipeline.redline_bytes(SAMPLE, reviewed, STAMP)


@pytest.mark.parametrize(
    "text",
    [
        "Well, would sign at twenty days, they said.",
        "WOULD\nSIGN \u2014 at twenty; days",
    ],
)
def test_internal_wording_in_a_comment_is_refused_and_nothing_is_written(
    reviewed: Review, text: str
) -> None:
    with pytest.raises(RefusedError, match="internal wording of rule"):
        pipeline.redline_bytes(SAMPLE, saying(reviewed, text), STAMP)


def test_the_message_does_not_repeat_the_secret(reviewed: Review) -> None:
    with pytest.raises(RefusedError) as caught:
        pipeline.redline_bytes(SAMPLE, saying(reviewed, FLOOR), STAMP)
    assert "twenty" not in str(caught.value)


def test_internal_wording_anywhere_in_the_file_is_found(reviewed: Review) -> None:
    (leak, *_) = leaks(reviewed, [("docProps/custom.xml", f"<x> {FLOOR} </x>", "")])
    assert leak.where == "docProps/custom.xml"


def test_words_that_the_contract_itself_has_are_no_secret(reviewed: Review) -> None:
    assert leaks(reviewed, [("word/document.xml", FLOOR, f"It says: {FLOOR}.")]) == ()


@pytest.mark.parametrize("text", ["Twenty days would do.", "Perhaps 20 days?", "Say thirty."])
def test_a_limit_nobody_has_named_is_no_matter_for_a_comment(reviewed: Review, text: str) -> None:
    assert [leak.what for leak in leaks(saying(reviewed, text), ())] == ["one of our limits"]


@pytest.mark.parametrize(
    "text", ["45 days let us pay.", "Clause 30.2 says so.", "After 2020 days."]
)
def test_other_numbers_are_free(reviewed: Review, text: str) -> None:
    assert leaks(saying(reviewed, text), ()) == ()


def test_those_who_approve_are_not_named(reviewed: Review) -> None:
    text = "Our chief financial officer insists."
    assert {leak.what for leak in leaks(saying(reviewed, text), ())} == {
        "somebody who approves on our side"
    }


def test_what_a_rule_says_for_our_own_table_is_internal_too(reviewed: Review) -> None:
    (rule,) = (
        r for r in playbooks.load(playbooks.find("msa-customer")).rules if r.id == "payment.days"
    )
    assert leaks(saying(reviewed, f"It is in {rule.source}."), ())


def test_without_a_playbook_there_is_nothing_to_keep(reviewed: Review) -> None:
    assert leaks(dataclasses.replace(reviewed, playbook=None), [("x", FLOOR, "")]) == ()
