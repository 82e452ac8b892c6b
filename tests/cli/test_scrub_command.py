"""`redline scrub`: what it writes, what it shows, and what it will not do."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from conftest import Redline
from jsonschema import Draft202012Validator

from redline.cli.scrub import Kind
from redline.model.traces import TraceKind

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "redline.scrub.1.json"


def author_of(path: Path) -> str:
    return docx.Document(str(path)).core_properties.author


def commented(path: Path, author: str, text: str) -> None:
    """Put a comment into a contract."""
    document = docx.Document(str(path))
    document.add_comment(document.paragraphs[1].runs, text=text, author=author, initials="X")
    document.save(str(path))


def test_a_new_file_is_written_and_the_old_one_stays(redline: Redline, acme: Path) -> None:
    before = acme.read_bytes()
    ran = redline("scrub", "acme.docx")
    assert (ran.code, ran.err) == (0, "")
    assert acme.read_bytes() == before
    assert author_of(acme) == "python-docx"
    assert author_of(acme.with_name("acme.scrubbed.docx")) != "python-docx"
    assert "creator: python-docx" in ran.out
    assert "acme.scrubbed.docx · checked: text, formatting and tracked changes" in ran.out


def test_a_dry_run_writes_nothing(redline: Redline, acme: Path) -> None:
    ran = redline("scrub", acme, "--dry-run")
    assert ran.code == 0
    assert "would be removed" in ran.out
    assert "nothing was written" in ran.out
    assert [each.name for each in acme.parent.iterdir()] == ["acme.docx"]


def test_a_clean_file_is_copied_and_said_to_be_clean(redline: Redline, acme: Path) -> None:
    redline("scrub", acme, "-o", "once.docx")
    ran = redline("scrub", "once.docx", "-o", "twice.docx")
    assert "nothing found" in ran.out
    assert "an exact copy" in ran.out
    assert (acme.parent / "once.docx").read_bytes() == (acme.parent / "twice.docx").read_bytes()


def test_the_json_follows_its_schema(redline: Redline, acme: Path) -> None:
    commented(acme, "Jane", "our limit")
    ran = redline("scrub", acme, "--format", "json")
    told = json.loads(ran.out)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(told)
    assert [each["path"] for each in told["outputs"]] == [str(acme.with_name("acme.scrubbed.docx"))]
    comments = next(each for each in told["traces"] if each["kind"] == "comments")
    assert (comments["count"], comments["removed"]) == (1, 0)


def test_the_schema_knows_every_kind() -> None:
    kinds = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["trace"]["properties"]["kind"]["enum"]
    assert set(kinds) == set(TraceKind)


def test_the_command_knows_every_kind() -> None:
    assert [kind.value for kind in Kind] == [kind.value for kind in TraceKind]


def test_whoever_names_an_author_means_that_authors_comments(redline: Redline, acme: Path) -> None:
    commented(acme, "Jane Doe", "our limit")
    commented(acme, "Bob", "please see")
    redline("scrub", acme, "--author", "jane doe", "-o", "out.docx")
    left = docx.Document(str(acme.parent / "out.docx")).comments
    assert [comment.author for comment in left] == ["Bob"]


@pytest.mark.parametrize(
    ("options", "gone"),
    [
        (("--kind", "comments"), {"comments"}),
        (("--kind", "comments", "--also", "properties"), {"comments", "properties"}),
        (("--also", "comments", "--keep", "properties"), {"comments"}),
        (("--keep", "properties"), set()),
    ],
)
def test_kinds_can_be_chosen(
    redline: Redline, acme: Path, options: tuple[str, ...], gone: set[str]
) -> None:
    commented(acme, "Jane", "our limit")
    told = json.loads(redline("scrub", acme, "--dry-run", "--format", "json", *options).out)
    removed = {each["kind"] for each in told["traces"] if each["removed"]}
    assert removed & {"comments", "properties"} == gone


def test_an_existing_file_is_overwritten_only_by_force(redline: Redline, acme: Path) -> None:
    assert redline("scrub", acme).code == 0
    ran = redline("scrub", acme)
    assert ran.code == 2
    assert "--force" in ran.err
    assert redline("scrub", acme, "--force").code == 0


def test_the_source_is_never_overwritten(redline: Redline, acme: Path) -> None:
    before = acme.read_bytes()
    assert redline("scrub", acme, "-o", acme, "--force").code == 2
    assert acme.read_bytes() == before


def test_a_folder_to_write_to_may_be_named(redline: Redline, acme: Path) -> None:
    assert redline("scrub", acme, "-o", "out", "--quiet").out == ""
    assert (acme.parent / "out" / "acme.scrubbed.docx").is_file()


def test_an_unknown_kind_is_told(redline: Redline, acme: Path) -> None:
    ran = redline("scrub", acme, "--kind", "colours")
    assert ran.code == 2
    assert "'colours' is not one of" in ran.err


def test_a_file_that_is_no_contract_is_refused(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")
    ran = redline("scrub", "a.docx")
    assert (ran.code, ran.out) == (3, "")
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_what_a_file_says_of_itself_cannot_steer_the_screen(redline: Redline, acme: Path) -> None:
    commented(acme, "\N{RIGHT-TO-LEFT OVERRIDE}Jane", "x\u0085y\N{ZERO WIDTH SPACE}z")
    for form in ("terminal", "json"):
        out = redline("scrub", acme, "--dry-run", "--format", form).out
        assert not {"\u202e", "\u0085", "\u200b"} & set(out)
