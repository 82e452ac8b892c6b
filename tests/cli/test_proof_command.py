"""`redline proof`: what it prints, its JSON, its codes and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from conftest import Redline, write_contract

from redline.proof.proofreading import codes

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "schemas" / "redline.proof.1.json"
PARTS = (
    ("Master Services Agreement", ""),
    (
        "",
        "This Master Services Agreement (the “Agreement”) is made on 1 March 2026 between Northwind "
        "Ltd, a company of Delaware (“Customer”), and Acme Corp., a company of Nevada (“Supplier”).",
    ),
    ("1. Services", "Supplier shall provide services. Customer shall return the Loan Equipment."),
    ("2. Payment", "Customer shall pay each invoice within thirty (30) days of receipt."),
    ("3. Invoices", "Supplier’s invoices are payable net 15 days from the invoice date."),
    ("4. Governing Law", "This Agreement is governed by the laws of the State of Delaware."),
    ("5. General", "Supplier may use subcontractors, subject to Section 9.4."),
)
FOUND = ["terms.undefined", "contradiction.value", "references.dangling"]


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    return write_contract(tmp_path / "flawed.docx", PARTS)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write_contract(tmp_path / "clean.docx")


@pytest.mark.parametrize("width", [80, 120])
def test_findings_stand_gravest_first_with_both_quotes_and_the_cure(
    redline: Redline, flawed: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = redline("proof", "flawed.docx")
    assert ran.code == 1
    assert max(map(len, ran.out.splitlines())) <= width
    lines = [line.strip() for line in ran.out.splitlines()]
    assert lines[0].startswith("flawed.docx · Master Services Agreement · 3 findings: 1 high")
    ends = [line.split()[-1] for line in lines if line]
    assert [end for end in ends if end in codes()] == [FOUND[1], FOUND[0], FOUND[2]]
    flat = " ".join(ran.out.split())
    assert "the time to pay an invoice is net 15 days here and thirty (30) days in 2" in flat
    assert "2: “Customer shall pay each invoice within thirty (30) days of receipt.”" in flat
    assert "→ Keep one of the two, and strike the other or make it an exception in words." in flat


def test_the_json_is_what_its_schema_says(redline: Redline, flawed: Path) -> None:
    made = json.loads(redline("proof", flawed, "--format", "json").out)
    jsonschema.validate(made, json.loads(SCHEMA.read_text("utf-8")))
    text = json.loads(redline("clauses", flawed, "--format", "json").out)["text"]
    assert [one["code"] for one in made["findings"]] == FOUND
    for one in made["findings"]:
        assert " ".join(text[slice(*one["span"])].split()) == one["quote"]
    assert made["findings"][1]["other"]["quote"] == "thirty (30) days"


def test_of_several_contracts_each_is_one_line_of_json(
    redline: Redline, flawed: Path, clean: Path, tmp_path: Path
) -> None:
    ran = redline("proof", tmp_path, "--format", "json")
    made = [json.loads(line) for line in ran.out.splitlines()]
    assert [(Path(one["contract"]["path"]).name, len(one["findings"])) for one in made] == [
        ("clean.docx", 0),
        ("flawed.docx", 3),
    ]


def test_a_clean_contract_is_said_to_be_so(redline: Redline, clean: Path) -> None:
    ran = redline("proof", "clean.docx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split("\n")[0].endswith("nothing found")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("low", 1), ("high", 1), ("critical", 0), ("never", 0)]
)
def test_the_exit_code_asks_for_the_risk_named(
    redline: Redline, flawed: Path, fail_on: str, code: int
) -> None:
    assert redline("proof", flawed, "--fail-on", fail_on).code == code


def test_codes_are_selected_and_ignored_with_all_below_them(redline: Redline, flawed: Path) -> None:
    chosen = redline("proof", flawed, "--select", "terms,references", "--format", "json").out
    assert [one["code"] for one in json.loads(chosen)["findings"]] == [FOUND[0], FOUND[2]]
    rest = redline("proof", flawed, "--ignore", "contradiction", "--format", "json").out
    assert [one["code"] for one in json.loads(rest)["findings"]] == [FOUND[0], FOUND[2]]


def test_a_code_that_does_not_exist_is_a_mistake(redline: Redline, flawed: Path) -> None:
    ran = redline("proof", flawed, "--select", "terms.undefned")
    assert ran.code == 2
    assert "did you mean `terms.undefined`?" in ran.err


def test_quiet_shows_only_what_fails(redline: Redline, flawed: Path, clean: Path) -> None:
    assert redline("proof", clean, "--quiet").out == ""
    ran = redline("proof", flawed, "--quiet", "--fail-on", "high")
    assert "contradiction.value" in ran.out
    assert "terms.undefined" not in ran.out


def test_a_playbook_adds_duties_without_the_remedy_it_asks_for(
    redline: Redline, tmp_path: Path
) -> None:
    uptime = "Supplier shall keep the Services available at least 99.9% of the time in each month."
    parts = (*PARTS[:2], ("1. Services", uptime), *PARTS[5:6])
    write_contract(tmp_path / "bare.docx", parts)
    asked = ("--playbook", "saas-customer", "--we-are", "customer", "--format", "json")
    assert "contradiction.duty" not in redline("proof", "bare.docx", "--format", "json").out
    made = json.loads(redline("proof", "bare.docx", *asked).out)
    (told,) = [one for one in made["findings"] if one["code"] == "contradiction.duty"]
    assert told["quote"] == uptime
    credit = "For each hour of downtime Customer receives a service credit."
    write_contract(tmp_path / "bare.docx", (*parts, ("6. Credits", credit)))
    assert "contradiction.duty" not in redline("proof", "bare.docx", *asked).out


def test_an_unreadable_contract_does_not_stop_the_others(
    redline: Redline, flawed: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.docx").touch()
    ran = redline("proof", "bad.docx", "flawed.docx")
    assert ran.code == 3
    assert "contradiction.value" in ran.out


def test_blanks_of_a_form_are_listed_when_asked_for(redline: Redline, tmp_path: Path) -> None:
    blank = "Customer shall pay {fee_amount} to {company_name} within {payment_days} days."
    write_contract(tmp_path / "form.docx", (*PARTS[:2], ("1. Fees", blank)))
    assert "drafting.blanks" not in redline("proof", "form.docx").out
    assert redline("proof", "form.docx", "--no-template").out.count("drafting.blanks") == 3


@pytest.mark.parametrize("code", list(codes()))
def test_every_code_can_be_explained(redline: Redline, code: str) -> None:
    ran = redline("explain", code)
    assert ran.code == 0
    assert ran.out.startswith(f"{code}: ")


@pytest.mark.parametrize("code", list(codes()))
def test_every_code_is_on_its_page(code: str) -> None:
    page = SCHEMA.parents[1] / "reference" / "proof.md"
    assert f"| `{code}` |" in page.read_text("utf-8")
