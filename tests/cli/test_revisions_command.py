from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest
from conftest import Redline

sys.path.append(str(Path(__file__).resolve().parents[1] / "word"))

from build import document, gone, ins, p

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "redline.revisions.1.json"
SOURCE = document(
    p("1. Services. Supplier shall provide the services ", ins("promptly "), "to Customer."),
    p("2. Payment. Pay within ", gone("15", author="Us"), ins("45", author="Us"), " days."),
)


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "acme.docx"
    path.write_bytes(SOURCE)
    return path


def test_tracked_changes_are_listed(redline: Redline, marked: Path) -> None:
    ran = redline("revisions", "list", "acme.docx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("acme.docx · 3 tracked changes · Us 2 · Them 1\n")
    assert "2 Payment" in ran.out


def test_the_list_is_as_its_schema_says(redline: Redline, marked: Path) -> None:
    made = json.loads(redline("revisions", "list", marked, "--format", "json").out)
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
    assert [change["text"] for change in made["changes"]] == ["promptly ", "15", "45"]
    text = json.loads(redline("clauses", marked, "--format", "json").out)["text"]
    assert text[made["changes"][0]["at"] :].startswith("promptly ")


def test_a_list_can_be_narrowed(redline: Redline, marked: Path) -> None:
    ran = redline("revisions", "list", marked, "--clause", "Payment", "--kind", "insert")
    assert "of those in the file" in ran.out
    assert "“45”" in ran.out
    assert "“15”" not in ran.out


def test_all_are_accepted_beside_the_file(redline: Redline, marked: Path) -> None:
    ran = redline("revisions", "accept", "acme.docx")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "accepted 3 changes (2 insertions, 1 deletion) by Us 2, Them 1\n"
        "left: none\n"
        "wrote acme.accepted.docx\n"
    )
    assert "no tracked changes" in redline("revisions", "list", "acme.accepted.docx").out
    assert marked.read_bytes() == SOURCE


def test_some_are_rejected_into_a_named_file(redline: Redline, marked: Path) -> None:
    ran = redline("revisions", "reject", marked, "--author", "Us", "-o", "theirs.docx")
    assert ran.code == 0
    assert "left: 1 change (1 insertion) by Them 1\nwrote theirs.docx\n" in ran.err
    assert "Them 1" in redline("revisions", "list", "theirs.docx").out


def test_some_are_rejected_into_a_folder_without_a_word(
    redline: Redline, marked: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    ran = redline("revisions", "reject", marked, "--id", "100", "-q", "-o", "out")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "out" / "acme.rejected.docx").is_file()


def test_a_macro_file_stays_one(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "acme.docm").write_bytes(SOURCE)
    assert "wrote acme.accepted.docm\n" in redline("revisions", "accept", "acme.docm").err


def test_nothing_to_do_is_said_and_nothing_written(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "plain.docx").write_bytes(document(p("a")))
    ran = redline("revisions", "accept", "plain.docx", "--author", "Us")
    assert ran.code == 0
    assert ran.err == "plain.docx: it holds no tracked changes; nothing was written\n"
    assert not (tmp_path / "plain.accepted.docx").exists()


def test_filters_that_fit_nothing_together_are_said(redline: Redline, marked: Path) -> None:
    ran = redline("revisions", "reject", "acme.docx", "--author", "Them", "--clause", "2")
    assert ran.code == 0
    assert ran.err == "acme.docx: no tracked change is meant by that; nothing was written\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--author", "Nobody"), "--author: no tracked change is by `Nobody`."),
        (("--id", "9"), "--id: no tracked change has the id `9`."),
        (("--clause", "9"), "--clause: no tracked change stands in a clause `9`."),
        (("--since", "soon"), "--since: `soon` is not an ISO 8601 date."),
        (("--kind", "colour"), "Invalid value for '--kind'"),
    ],
)
def test_a_slip_ends_with_2_and_writes_nothing(
    redline: Redline, marked: Path, options: tuple[str, str], message: str
) -> None:
    ran = redline("revisions", "accept", marked, *options)
    assert ran.code == 2
    assert message in ran.err
    assert list(marked.parent.iterdir()) == [marked]


def test_what_is_there_is_overwritten_only_by_force(redline: Redline, marked: Path) -> None:
    assert redline("revisions", "accept", marked).code == 0
    again = redline("revisions", "accept", marked)
    assert again.code == 2
    assert "is there already" in again.err
    assert redline("revisions", "accept", marked, "--force").code == 0


def test_the_file_itself_is_never_overwritten(redline: Redline, marked: Path) -> None:
    ran = redline("revisions", "accept", marked, "-o", marked, "--force")
    assert ran.code == 2
    assert marked.read_bytes() == SOURCE


@pytest.mark.parametrize("command", ["list", "accept", "reject"])
def test_what_is_no_word_document_ends_with_3(
    redline: Redline, tmp_path: Path, command: str
) -> None:
    (tmp_path / "scan.docx").write_bytes(b"%PDF-1.7")
    ran = redline("revisions", command, "scan.docx")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("scan.docx: not a Word document (it is a PDF).")


def test_a_result_that_fails_its_check_is_refused(redline: Redline, tmp_path: Path) -> None:
    """Nobody can say what words in the mark of a paragraph's end are to mean; they would be lost."""
    odd = '<w:ins w:id="5" w:author="Us"><w:r><w:t>x</w:t></w:r></w:ins>'
    (tmp_path / "odd.docx").write_bytes(document(p("a", mark=odd), p("b", ins("c"))))
    ran = redline("revisions", "accept", "odd.docx")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("odd.docx: the result failed its own check, the text of word/")
    assert [path.name for path in tmp_path.iterdir()] == ["odd.docx"]
    assert redline("revisions", "accept", "odd.docx", "--author", "Them").code == 0


def test_the_group_alone_shows_its_help(redline: Redline) -> None:
    ran = redline("revisions")
    assert ran.code == 0
    assert "redline revisions reject" in ran.out


@pytest.mark.parametrize("command", ["list", "accept", "reject"])
def test_every_command_shows_examples(redline: Redline, command: str) -> None:
    assert (
        f"redline revisions {command} acme-msa.docx" in redline("revisions", command, "--help").out
    )
