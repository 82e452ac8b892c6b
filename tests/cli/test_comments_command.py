"""`redline comments`: what is in the margin, and new files with our part in it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest

from redline import word

sys.path.append(str(Path(__file__).resolve().parents[1] / "word"))
from build import commented, p
from talk import entry, remarked, talked

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "redline.comments.1.json"
DATA = talked(
    p("We pay ", commented("within 90 days", comment=3), "."),
    p(commented("End.", comment=5)),
    comments=remarked(5, "Fine.", "0000000C")
    + remarked(3, "Too long?", "0000000A")
    + remarked(4, "\x9bYes.", "0000000B"),
    entries=entry("0000000C", done="1") + entry("0000000A") + entry("0000000B", "0000000A"),
)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "nda.docx"
    path.write_bytes(DATA)
    return path


def test_threads_are_listed_in_the_order_of_the_text(redline, contract: Path) -> None:
    ran = redline("comments", "list", contract)
    assert ran.code == 0
    lines = [line.strip() for line in ran.out.splitlines() if line.strip()]
    assert lines[0].endswith("nda.docx · 3 comments · 2 threads · 1 resolved")
    assert lines[1:] == [
        "3  Them · 2024-05-06 07:08:09 · on “within 90 days”",
        "Too long?",
        "4  Them · 2024-05-06 07:08:09",
        "Yes.",
        "5  Them · 2024-05-06 07:08:09 · on “End.” · resolved",
        "Fine.",
    ]


def test_the_json_is_what_its_schema_says(redline, contract: Path) -> None:
    made = json.loads(redline("comments", "list", contract, "--format", "json").out)
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
    assert [(one["id"], one["parent"], one["resolved"]) for one in made["comments"]] == [
        ("5", None, True),
        ("3", None, False),
        ("4", "3", False),
    ]
    text = word.read(contract).text
    assert text[slice(*made["comments"][1]["span"])] == made["comments"][1]["quote"]


def test_a_reply_goes_into_a_new_file(redline, contract: Path) -> None:
    ran = redline(
        *("comments", "reply", contract, "--id", "4", "--text", "Make it 30."),
        *("--author", "A. Lawyer", "--date", "2026-03-31"),
    )
    assert ran.code == 0, ran.err
    assert contract.read_bytes() == DATA
    last = word.remarks(contract.with_name("nda.comments.docx"))[-1]
    assert (last.parent, last.text, last.author) == ("3", "Make it 30.", "A. Lawyer")
    assert last.date == "2026-03-31T00:00:00Z"


def test_threads_are_resolved_and_reopened(redline, contract: Path, tmp_path: Path) -> None:
    out, back = tmp_path / "out.docx", tmp_path / "back.docx"
    assert redline("comments", "resolve", contract, "--id", "3", "-o", out).code == 0
    assert all(one.resolved for one in word.remarks(out))
    assert redline("comments", "reopen", out, "--id", "3", "--id", "5", "-o", back).code == 0
    assert not any(one.resolved for one in word.remarks(back))


def test_the_file_itself_is_never_overwritten(redline, contract: Path) -> None:
    ran = redline("comments", "resolve", contract, "--id", "3", "-o", contract, "--force")
    assert ran.code == 2
    assert contract.read_bytes() == DATA


def test_an_output_may_be_a_folder(redline, contract: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert redline("comments", "resolve", contract, "--id", "3", "-o", folder).code == 0
    assert (folder / "nda.comments.docx").is_file()


@pytest.mark.parametrize("text", ["  ", "bell \x07"])
def test_words_that_cannot_stand_in_a_file_are_refused(redline, contract: Path, text: str) -> None:
    ran = redline("comments", "reply", contract, "--id", "3", "--text", text)
    assert ran.code == 2
    assert "--text" in ran.err


def test_a_comment_that_is_not_there_is_named(redline, contract: Path) -> None:
    ran = redline("comments", "resolve", contract, "--id", "9")
    assert ran.code == 2
    assert "no comment 9" in ran.err


def test_no_command_shows_the_help_of_the_group(redline) -> None:
    ran = redline("comments")
    assert ran.code == 0
    assert "redline comments list acme-msa.docx" in ran.out
