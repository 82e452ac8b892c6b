"""Over random playbooks: a redline that is written holds nothing internal, whatever was planted."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redline import pipeline
from redline.errors import RefusedError
from redline.model import Internal, Options, Pushback, Review, Secret, Stamp

SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "harbour-mutual-nda.docx"
STAMP = Stamp(author="A. Lawyer", initials="AL", date="2026-01-05T09:00:00Z")
WORDS = st.sampled_from(["we", "would", "sign", "at", "ten", "days", "if", "they", "push", "price"])
SAYING = st.lists(WORDS, min_size=5, max_size=12).map(" ".join)
PLACES = ("comment", "insert", "required", "nowhere")


@pytest.fixture(scope="module")
def plain() -> Review:
    return pipeline.review(SAMPLE, Options(playbook="nda-mutual"))


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(secret=SAYING, where=st.sampled_from(PLACES), number=st.integers(0, 5))
def test_a_redline_says_nothing_internal(
    plain: Review, secret: str, where: str, number: int
) -> None:
    """A secret planted in what goes out is refused; a redline that is made does not hold it."""
    reviewed, planted = _planted(plain, secret, where, number)
    try:
        made = pipeline.redline_bytes(SAMPLE, reviewed, STAMP)
    except RefusedError:
        assert planted
        return
    assert not planted
    assert secret not in _everything(made)


def _planted(plain: Review, secret: str, where: str, number: int) -> tuple[Review, bool]:
    book = plain.playbook
    assert book is not None
    rules = list(book.rules)
    at = number % len(rules)
    rules[at] = dataclasses.replace(rules[at], internal=_internal(secret, number))
    kept = dataclasses.replace(book, rules=tuple(rules), sha256=f"{secret}{number}")
    reviewed = dataclasses.replace(plain, playbook=kept)
    if where == "comment" and plain.comments:
        comments = list(plain.comments)
        comments[0] = dataclasses.replace(comments[0], text=f"As agreed, {secret}, and more.")
        return dataclasses.replace(reviewed, comments=tuple(comments)), True
    inserting = [i for i, r in enumerate(plain.revisions) if r.insert and not r.paragraphs]
    if where == "insert" and inserting:
        revisions = list(plain.revisions)
        mine = revisions[inserting[0]]
        revisions[inserting[0]] = dataclasses.replace(mine, insert=f"{mine.insert} {secret}")
        return dataclasses.replace(reviewed, revisions=tuple(revisions)), True
    return reviewed, False


def _internal(secret: str, number: int) -> Internal:
    """Put the secret into one of the fields."""
    fields = ["", "", ""]
    if number < 3:
        fields[number] = secret
    said = (Pushback(they_say=Secret(secret), we_say=Secret("")),) if number == 3 else ()
    mitigation = (Secret(secret),) if number > 3 else ()
    why, floor, leverage = map(Secret, fields)
    return Internal(why=why, floor=floor, leverage=leverage, pushback=said, mitigation=mitigation)


def _everything(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()
        )
