from __future__ import annotations

import hashlib
import json
import os
import zipfile
from pathlib import Path

import pytest
from conftest import Redline, write_contract

DATE = ("--date", "2026-03-31")


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_one_contract_gives_a_redline_beside_it_and_a_summary(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    before = acme.read_bytes()
    ran = redline("review", "acme.docx", "--we-are", "customer")
    assert (ran.code, ran.err) == (0, "")
    assert files(tmp_path) == ["acme.docx", "acme.redline.docx"]
    assert acme.read_bytes() == before
    assert "Payment period" in ran.out
    assert "acme.redline.docx   " in ran.out
    assert "verified: rejecting all gives their text back" in ran.out


def test_equal_input_gives_equal_bytes(redline: Redline, acme: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert redline("review", acme, "-o", folder, *DATE, "--author", "A. Lawyer").code == 0
    one, two = (tmp_path / folder / "acme.redline.docx" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_the_author_and_the_date_are_in_the_redline(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    redline("review", acme, *DATE, "--author", "A. Lawyer")
    with zipfile.ZipFile(tmp_path / "acme.redline.docx") as package:
        body = package.read("word/document.xml").decode()
    assert 'w:author="A. Lawyer"' in body
    assert 'w:date="2026-03-31T00:00:00Z"' in body


def test_no_comments_means_none(redline: Redline, acme: Path, tmp_path: Path) -> None:
    assert redline("review", acme, "--no-comments").code == 0
    with zipfile.ZipFile(tmp_path / "acme.redline.docx") as package:
        assert "commentReference" not in package.read("word/document.xml").decode()


def test_json_has_standard_output_to_itself(redline: Redline, acme: Path) -> None:
    ran = redline("review", acme, "--format", "json")
    made = json.loads(ran.out)
    assert made["schema"] == "redline.review/1"
    assert ran.err == ""


def test_the_outputs_named_in_json_are_on_the_disk(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    made = json.loads(redline("review", acme, "--format", "json", "-o", "out").out)
    (output,) = made["outputs"]
    written = (tmp_path / output["path"]).read_bytes()
    assert output["kind"] == "redline"
    assert output["sha256"] == hashlib.sha256(written).hexdigest()


def test_a_summary_beside_json_gives_way_to_standard_error(redline: Redline, acme: Path) -> None:
    ran = redline("review", acme, "--format", "json", "--format", "terminal")
    assert json.loads(ran.out)
    assert "Payment period" in ran.err


def test_with_a_folder_reports_become_files(redline: Redline, acme: Path, tmp_path: Path) -> None:
    forms = [f"--format={form}" for form in ("terminal", "json", "markdown")]
    ran = redline("review", acme, "-o", "out", *forms)
    assert files(tmp_path / "out") == ["acme.redline.docx", "acme.review.json", "acme.review.md"]
    assert "Payment period" in ran.out
    made = json.loads((tmp_path / "out" / "acme.review.json").read_text("utf-8"))
    assert [output["kind"] for output in made["outputs"]] == ["redline"]


def test_two_reports_cannot_share_the_screen(redline: Redline, acme: Path, tmp_path: Path) -> None:
    ran = redline("review", acme, "--format", "json", "--format", "markdown")
    assert ran.code == 2
    assert ran.err == (
        "--format: json and markdown cannot share the screen. Name a folder with -o.\n"
    )
    assert files(tmp_path) == ["acme.docx"]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_form_we_cannot_give_is_refused_with_those_we_can(
    redline: Redline, acme: Path, form: str
) -> None:
    ran = redline("review", acme, "--format", form)
    assert ran.code == 2
    assert "'terminal', 'json', 'jsonl', 'markdown'" in ran.err


def test_an_earlier_redline_is_kept_unless_forced(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    (tmp_path / "acme.redline.docx").write_bytes(b"earlier")
    ran = redline("review", "acme.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "acme.redline.docx: is there already. Overwrite it with --force, or use -o DIR.\n"
    )
    assert (tmp_path / "acme.redline.docx").read_bytes() == b"earlier"
    assert redline("review", "acme.docx", "--force").code == 0
    assert (tmp_path / "acme.redline.docx").read_bytes() != b"earlier"


def test_an_input_is_never_overwritten(redline: Redline, acme: Path, tmp_path: Path) -> None:
    other = write_contract(tmp_path / "acme.redline.docx")
    before = other.read_bytes()
    ran = redline("review", "acme.docx", "acme.redline.docx", "--force")
    assert ran.code == 2
    assert "is itself a contract under review" in ran.err
    assert other.read_bytes() == before


def test_a_file_is_no_folder_to_write_to(redline: Redline, acme: Path) -> None:
    ran = redline("review", "acme.docx", "-o", "acme.docx")
    assert (ran.code, ran.err) == (
        2,
        "-o acme.docx: is a file. Name a folder for what is written.\n",
    )


def test_no_playbook_means_no_redline_and_no_failure(
    redline: Redline, letter: Path, tmp_path: Path
) -> None:
    ran = redline("review", letter, "--fail-on", "info")
    assert ran.code == 0
    assert "ESCALATE" in ran.out
    assert "no playbook fits" in ran.out
    assert files(tmp_path) == ["letter.docx"]


def test_nothing_to_say_means_no_redline(redline: Redline, acme: Path, tmp_path: Path) -> None:
    ran = redline("review", acme, "--select", "no.such.code")
    assert "no redline written: nothing to change and nothing to ask" in ran.out
    assert files(tmp_path) == ["acme.docx"]


def test_quiet_says_nothing_and_still_writes(redline: Redline, acme: Path, tmp_path: Path) -> None:
    ran = redline("review", acme, "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "acme.redline.docx" in files(tmp_path)


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("critical", 1), ("walk-away", 1)])
def test_grave_findings_show_in_the_exit_code(
    redline: Redline, acme: Path, fail_on: str, code: int
) -> None:
    assert redline("review", acme, "--we-are", "customer", "--fail-on", fail_on).code == code


def test_codes_may_be_given_with_commas_or_one_by_one(redline: Redline, acme: Path) -> None:
    def codes(*arguments: str) -> set[str]:
        made = json.loads(redline("check", acme, "--format", "json", *arguments).out)
        return {finding["code"] for finding in made["findings"]}

    assert codes("--select", "payment,liability.cap") == {"payment.days", "liability.cap"}
    assert codes("--select", "payment", "--select", "liability.cap") == {
        "payment.days",
        "liability.cap",
    }
    assert "payment.days" not in codes("--ignore", "payment")


def test_a_side_nobody_is_on_is_refused_with_those_there_are(redline: Redline, acme: Path) -> None:
    ran = redline("review", "acme.docx", "--we-are", "landlord", "--playbook", "msa-customer")
    assert ran.code == 2
    assert ran.err.startswith("acme.docx: --we-are landlord: ")
    assert ran.err.count("\n") == 1


def test_a_playbook_that_is_not_there_is_told_once(
    redline: Redline, acme: Path, letter: Path
) -> None:
    ran = redline("review", acme, letter, "--playbook", "no-such")
    assert ran.code == 2
    assert ran.err.count("no such playbook") == 1


def test_a_playbook_that_is_wrong_ends_the_batch_at_once(
    redline: Redline, acme: Path, letter: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "playbook.yaml").write_text("id: book\nnonsense: 1\n", "utf-8")
    ran = redline("review", acme, letter, "--playbook", book)
    assert ran.code == 2
    assert "playbook.yaml:" in ran.err
    assert ran.err.count(" problem") == 1


def test_the_configuration_in_use_is_named(redline: Redline, acme: Path, tmp_path: Path) -> None:
    (tmp_path / "redline.toml").write_text('output = "redlines"\nauthor = "A. Lawyer"', "utf-8")
    ran = redline("review", acme)
    assert ran.err == "settings from redline.toml\n"
    assert (tmp_path / "redlines" / "acme.redline.docx").is_file()


def test_a_redline_that_cannot_be_written_is_told_and_the_findings_are_still_shown(
    redline: Redline, tmp_path: Path
) -> None:
    write_contract(tmp_path / "in" / "deal" / "acme.docx")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "deal").write_text("a file where the folder should be")
    ran = redline("review", "in", "-o", "out")
    assert ran.code == 2
    assert ran.err.startswith("out/deal/acme.redline.docx: cannot be written (")
    assert ran.err.count("\n") == 1
    assert "Payment period" in ran.out
    assert ran.out.endswith("  no redline written\n")


# ------------------------------------------------------------------ several contracts


def test_a_batch_goes_on_past_a_bad_file(redline: Redline, acme: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"%PDF-1.7")
    (tmp_path / "empty.docx").touch()
    ran = redline("review", tmp_path, "-o", "out")
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 2
    assert ran.out.count("no review") == 2
    assert "3 contracts in" in ran.out
    assert files(tmp_path / "out") == ["acme.redline.docx"]


def test_a_batch_keeps_contracts_of_one_name_apart(redline: Redline, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_contract(tmp_path / folder / "nda.docx")
    assert redline("review", "a/nda.docx", "b/nda.docx", "-o", "out").code == 0
    assert files(tmp_path / "out") == ["nda-2.redline.docx", "nda.redline.docx"]


def test_a_folder_keeps_its_shape_under_the_output(redline: Redline, tmp_path: Path) -> None:
    for folder in ("in/a", "in/b"):
        write_contract(tmp_path / folder / "nda.docx")
    assert redline("review", "in", "-o", "out").code == 0
    assert files(tmp_path / "out") == ["a/nda.redline.docx", "b/nda.redline.docx"]


def test_a_second_run_over_a_folder_takes_no_redline_for_a_contract(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    redline("review", tmp_path)
    redline("review", tmp_path, "--force")
    assert files(tmp_path) == ["acme.docx", "acme.redline.docx"]


def test_several_contracts_give_one_line_of_json_each(
    redline: Redline, acme: Path, letter: Path
) -> None:
    ran = redline("review", acme, letter, "--format", "json")
    paths = [json.loads(line)["contract"]["path"] for line in ran.out.splitlines()]
    assert paths == [str(acme), str(letter)]


def test_a_folder_without_contracts_is_told(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = redline("review", "empty")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("empty: no Word contracts in it.")


def test_every_summary_is_shown_when_asked_for(redline: Redline, acme: Path, letter: Path) -> None:
    ran = redline("review", acme, letter, "-v")
    assert "acme.docx · Master Services Agreement" in ran.out
    assert "2 contracts in" in ran.out


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_closed_to_us_is_told(redline: Redline, acme: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    ran = redline("review", acme, "-o", "out")
    assert ran.code == 2
    assert "cannot be written (Permission denied)" in ran.err


@pytest.mark.parametrize(
    ("we_are", "playbook"),
    [
        ("Acme Corp.", "msa-supplier"),
        ("acme", "msa-supplier"),
        ("Supplier", "msa-supplier"),
        ("Northwind", "msa-customer"),
    ],
)
def test_who_we_are_by_name_decides_for_whom_it_is_reviewed(
    redline: Redline, acme: Path, we_are: str, playbook: str
) -> None:
    made = json.loads(redline("review", acme, "--we-are", we_are, "--format", "json").out)
    assert made["playbook"]["id"] == playbook


def test_a_playbook_for_the_other_side_is_told_of(redline: Redline, acme: Path) -> None:
    asked = ("--playbook", "msa-customer", "--we-are", "Acme Corp.", "--format", "json")
    told = json.loads(redline("review", acme, *asked).out)["notices"]
    assert "side-across" in {notice["code"] for notice in told}
