"""Reports for people and programs: where each goes, for whom it is, and what it must not say."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import openpyxl
import pytest
from conftest import Redline, write_contract

from redline.cli.reports import routes
from redline.errors import UsageError
from redline.tables import xlsx_rows

INNER = ("Chief Financial Officer", "walk-away", "beyond what we accept", "Finance policy")
CUSTOMER = ("--playbook", "msa-customer")


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_table_has_one_line_a_finding(redline: Redline, acme: Path) -> None:
    ran = redline("review", acme, *CUSTOMER, "--format", "csv")
    rows = rows_of(ran.out)
    assert len(rows) == len(ran.out.splitlines()) - 1 > 3
    (payment,) = (row for row in rows if row["code"] == "payment.days")
    assert payment["they stand at"] == "walk-away"
    assert "fifteen (15) days" in payment["their words"]


def test_several_contracts_make_one_table_and_one_log(redline: Redline, tmp_path: Path) -> None:
    two = [write_contract(tmp_path / name) for name in ("a.docx", "b.docx")]
    rows = rows_of(redline("check", *two, *CUSTOMER, "--format", "csv").out)
    assert {Path(row["contract"]).name for row in rows} == {"a.docx", "b.docx"}
    log = json.loads(redline("check", *two, *CUSTOMER, "--format", "sarif").out)
    assert len(log["runs"]) == 1
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    }
    assert uris == {"a.docx", "b.docx"}


def test_with_a_folder_each_form_is_a_file(redline: Redline, acme: Path, tmp_path: Path) -> None:
    forms = [f"--format={form}" for form in ("terminal", "html", "sarif", "csv", "xlsx", "json")]
    ran = redline("review", acme, *CUSTOMER, *forms, "-o", "out")
    assert ran.code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "acme.redline.docx",
        "acme.review.html",
        "acme.review.csv",
        "acme.review.xlsx",
        "acme.review.json",
        "acme.sarif",
    }
    page = (tmp_path / "out" / "acme.review.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "Internal: not for the other side." in page
    assert "<del>fifteen (15)</del>" in page
    table = xlsx_rows((tmp_path / "out" / "acme.review.xlsx").read_bytes(), "x")
    assert [row[1] for row in table].count("payment.days") == 1


def test_a_single_workbook_goes_into_the_folder(redline: Redline, acme: Path) -> None:
    ran = redline("review", acme, *CUSTOMER, "--format", "xlsx", "-o", "out")
    assert (ran.code, ran.out) == (0, "")
    assert openpyxl.load_workbook("out/acme.review.xlsx").worksheets[0].title


def test_what_is_for_the_other_side_says_nothing_of_ours(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    forms = [f"--format={form}" for form in ("terminal", "html", "csv", "json", "jsonl", "sarif")]
    ran = redline(
        "review", acme, *CUSTOMER, "--audience", "counterparty", *forms, "-o", tmp_path / "out"
    )
    assert (ran.code, ran.out) == (0, "")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    written = {f"acme.letter.{end}" for end in ("md", "html", "csv", "json", "jsonl")}
    assert names == {*written, "acme.sarif", "acme.redline.docx"}
    for name in names - {"acme.redline.docx"}:
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert "forty-five (45)" in text
        assert not [word for word in INNER if word in text]


def test_on_the_screen_the_other_side_reads_the_letter(redline: Redline, acme: Path) -> None:
    for command in ("review", "check"):
        ran = redline(command, acme, *CUSTOMER, "--audience", "counterparty")
        assert ran.out.startswith("# Points on Master Services Agreement")
        assert not [word for word in INNER if word in ran.out]


def test_what_would_tell_is_refused_and_nothing_is_written(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    """No playbook that says inside what it says outside can be read; a name can still give it away."""
    redline("playbook", "init", "ours", "--from", "msa-customer")
    kept = tmp_path / "ours" / "internal" / "payment-days.yaml"
    kept.write_text("floor: sign at twenty days if finance nods it through\n", "utf-8")
    told = ("--author", "Sign at twenty days if finance nods")
    assert redline("review", acme, "--playbook", "ours", "-o", "fine").code == 0
    assert redline("review", acme, "--playbook", "ours", *told, "-o", "out").code == 4
    assert not (tmp_path / "out").exists()


def test_no_screen_is_given_a_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UsageError, match="no screen shows a workbook"):
        routes(("xlsx",), has_folder=False)


def test_a_contract_that_no_playbook_fits_gets_no_letter(redline: Redline, tmp_path: Path) -> None:
    minutes = (("Minutes of the Garden Club", ""), ("", "The members met and admired the roses."))
    letter = write_contract(tmp_path / "minutes.docx", minutes)
    for ran in (
        redline("review", letter, "--audience", "counterparty"),
        redline("letter", letter),
    ):
        assert ran.code == 2
        assert "nothing can be said to the other side, no playbook fits" in ran.err
