from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import jsonschema
import pytest
from conftest import TERMS, Redline, write_contract

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCHEMA = DOCS / "schemas" / "redline.comparison.1.json"
AUDIT = ("2. Audit", "Customer may once in each year audit the records of Supplier.")


def later() -> tuple[tuple[str, str], ...]:
    """The newer version: an audit clause, a longer period, no cap, other quotes."""
    title, preamble, services, payment, liability, law = TERMS
    return (
        title,
        (preamble[0], preamble[1].replace("“", '"').replace("”", '"')),
        services,
        AUDIT,
        ("3. Payment", payment[1].replace("fifteen (15)", "forty-five (45)")),
        ("4. Limitation of Liability", liability[1].replace("shall not exceed", "may exceed")),
        ("5. Governing Law", law[1]),
    )


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    return write_contract(tmp_path / "old.docx"), write_contract(tmp_path / "new.docx", later())


def compared(redline: Redline, versions: tuple[Path, Path], *options: str) -> dict[str, object]:
    ran = redline("compare", *versions, "--format", "json", *options)
    assert ran.code == 0
    made: dict[str, object] = json.loads(ran.out)
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
    return made


def test_what_changed_is_told_clause_by_clause(
    redline: Redline, versions: tuple[Path, Path]
) -> None:
    ran = redline("compare", "old.docx", "new.docx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("old.docx → new.docx · Master Services Agreement\n")
    assert "3       Payment  (was 2)\n" in ran.out
    assert "within [-fifteen (15)-]{+forty-five (45)+} days" in ran.out
    assert "! negation, modal" in ran.out
    assert "2       Audit  added\n" in ran.out
    assert "1 clause added" in ran.out
    assert "tracked changes, verified: accepted it is the newer version" in ran.out
    assert (versions[0].parent / "new.compare.docx").is_file()


def test_what_only_looks_otherwise_is_counted_and_shown_when_asked(
    redline: Redline, versions: tuple[Path, Path]
) -> None:
    short = redline("compare", "old.docx", "new.docx").out
    assert "cosmetic changes: “Parties” (4), 3, 4, 5" in short
    assert '[-“-]{+"+}' not in short
    long = redline("compare", "old.docx", "new.docx", "--verbose", "--force").out
    assert '[-“-]{+"+}Customer' in long


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_screen(
    redline: Redline,
    versions: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    width: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = redline("compare", *versions).out
    lines = [line for line in shown.splitlines() if ".docx" not in line]
    assert max(map(len, lines)) <= width
    assert len(lines) < 40


def test_the_json_is_as_its_schema_says(redline: Redline, versions: tuple[Path, Path]) -> None:
    made = compared(redline, versions)
    assert made["counts"]["clauses"]["inserted"] == 1  # type: ignore[index]
    assert made["outputs"][0]["kind"] == "compare"  # type: ignore[index]
    texts = {
        which: json.loads(redline("clauses", path, "--format", "json").out)["text"]
        for which, path in zip(("old", "new"), versions, strict=True)
    }
    for clause in made["clauses"]:  # type: ignore[attr-defined]
        for change in clause["changes"]:
            for which, words in (("old", "delete"), ("new", "insert")):
                start, end = change[which]
                assert texts[which][start:end] == change[words]


def test_the_same_two_files_give_the_same_json(
    redline: Redline, versions: tuple[Path, Path]
) -> None:
    options = ("--date", "2026-03-01T00:00:00Z", "--force")
    assert compared(redline, versions, *options) == compared(redline, versions, *options)


def test_clauses_that_others_refer_to_by_their_old_number_are_told(
    redline: Redline, tmp_path: Path
) -> None:
    cites = ("", "Supplier may suspend the services under Section 2 after notice.")
    old = write_contract(tmp_path / "old.docx", (*TERMS, cites))
    new = write_contract(tmp_path / "new.docx", (*later(), cites))
    notices = compared(redline, (old, new))["notices"]
    assert {notice["code"] for notice in notices} == {"renumbered", "stale-reference"}  # type: ignore[attr-defined]
    assert "the text still says 2 in clause 4" in redline("compare", old, new, "--force").out


def test_a_clause_that_is_numbered_now_is_no_stale_reference(
    redline: Redline, tmp_path: Path
) -> None:
    plain = tuple((heading.lstrip("1234. "), words) for heading, words in TERMS)
    old, new = write_contract(tmp_path / "old.docx", plain), write_contract(tmp_path / "new.docx")
    assert compared(redline, (old, new))["notices"] == []
    assert compared(redline, (new, old), "--force")["notices"] == []


def test_a_report_in_markdown_goes_to_standard_output(
    redline: Redline, versions: tuple[Path, Path]
) -> None:
    ran = redline("compare", *versions, "--format", "markdown")
    assert ran.out.startswith("# Changes from ")
    assert "## 3 Payment (was 2)" in ran.out
    assert "within ~~fifteen (15)~~**forty-five (45)** days" in ran.out
    assert "(**duration**)" in ran.out


def test_several_reports_go_into_the_folder(
    redline: Redline, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    forms = ("--format", "terminal", "--format", "json", "--format", "markdown")
    ran = redline("compare", *versions, *forms, "--certificate", "-o", "out")
    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "new.compare.certificate.json",
        "new.compare.docx",
        "new.compare.json",
        "new.compare.md",
    ]
    jsonschema.validate(
        json.loads((tmp_path / "out" / "new.compare.json").read_text("utf-8")),
        json.loads(SCHEMA.read_text("utf-8")),
    )


def test_a_certificate_names_the_newer_version(
    redline: Redline, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    outputs = compared(redline, versions, "--certificate")["outputs"]
    assert [output["kind"] for output in outputs] == ["compare", "certificate"]  # type: ignore[attr-defined]
    made = json.loads((tmp_path / "new.compare.certificate.json").read_text("utf-8"))
    assert made["target"]["name"] == "new.docx"
    proof = ("--certificate", "new.compare.certificate.json")
    assert redline("verify", "new.compare.docx", "--against", "old.docx", *proof).code == 0


def test_nothing_to_tell_is_said(redline: Redline, versions: tuple[Path, Path]) -> None:
    ran = redline("compare", versions[0], versions[0], "-o", "same.docx")
    assert "no differences" in ran.out


def test_the_author_is_taken_from_the_configuration(
    redline: Redline, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "redline.toml").write_text('author = "A. Lawyer"', "utf-8")
    redline("compare", *versions, "-q")
    assert "A. Lawyer" in redline("revisions", "list", "new.compare.docx").out
    redline("compare", *versions, "-q", "--isolated", "--force")
    assert "A. Lawyer" not in redline("revisions", "list", "new.compare.docx").out


def test_quiet_writes_the_redline_and_understands_nothing(
    versions: tuple[Path, Path],
) -> None:
    probe = (
        "import sys\nfrom redline.cli.door import run\n"
        "code = run(['compare', 'old.docx', 'new.docx', '--quiet'])\n"
        "print(int(code), 'spacy' in sys.modules, 'redline.language' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=versions[0].parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout, done.stderr) == ("0 False False\n", "")
    assert (versions[0].parent / "new.compare.docx").is_file()


def test_what_was_written_before_is_kept_unless_forced(
    redline: Redline, versions: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "new.compare.certificate.json").write_text("mine", "utf-8")
    ran = redline("compare", *versions, "--certificate")
    assert ran.code == 2
    assert not (tmp_path / "new.compare.docx").exists()


def test_what_a_contract_says_cannot_steer_the_screen(redline: Redline, tmp_path: Path) -> None:
    made = []
    for name, words in (("old", "plain"), ("new", "\u202eevil\u2066 [bold]x[/bold]")):
        document = docx.Document()
        document.add_paragraph(f"The parties agree on {words} words for this page.")
        document.save(str(tmp_path / f"{name}.docx"))
        made.append(tmp_path / f"{name}.docx")
    shown = redline("compare", *made).out
    assert "\u202e" not in shown
    assert "\u2066" not in shown
    assert "[bold]x[/bold]" in shown
