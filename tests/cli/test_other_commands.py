from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Redline

from redline import __version__
from redline.cli.config import KEYS


def test_the_clause_tree_is_shown(redline: Redline, acme: Path) -> None:
    ran = redline("clauses", acme)
    assert ran.code == 0
    assert any(line.split()[-2:-1] == ["payment-terms"] for line in ran.out.splitlines())


def test_positions_in_the_tree_refer_to_its_text(redline: Redline, acme: Path) -> None:
    tree = json.loads(redline("clauses", acme, "--format", "json").out)
    payment = next(clause for clause in tree["clauses"] if clause["heading"] == "Payment")
    start, end = payment["span"]
    assert tree["text"][start:end].endswith("within fifteen (15) days of the invoice date.")


def test_a_clause_tree_of_nothing_is_an_error(redline: Redline) -> None:
    ran = redline("clauses", "gone.docx")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "gone.docx: there is no such file. Check the name and the folder.\n"


@pytest.mark.parametrize("code", ["walk-away", "4", "Missing", "no-playbook"])
def test_a_code_of_the_program_is_explained(redline: Redline, code: str) -> None:
    ran = redline("explain", code)
    assert ran.code == 0
    assert ran.out.startswith(f"{code.lower()}: ")


def test_a_code_of_a_rule_is_explained_by_its_playbook(redline: Redline) -> None:
    ran = redline("explain", "payment.days", "--playbook", "msa-customer")
    assert ran.code == 0
    assert ran.out.startswith("payment.days: Payment period (playbook msa-customer ")
    assert "  preferred   " in ran.out


def test_what_a_rule_puts_in_is_explained(redline: Redline) -> None:
    assert "\n  required    " in redline("explain", "data.protection").out


HEADER = """\
id: ours
title: Ours
version: "1"
contract_types: [msa]
we_are: [customer]
they_are: [supplier]
approvers: {legal: Legal}
"""
RULE = """\
id: warranty.none
title: Warranty
clause: disclaimers
risk: high
priority: should
approvers: [legal]
source: Policy 1
comment: We suggest a plain warranty.
unacceptable:
  - phrase: as is
    message: Services are offered with no promise at all.
    edits: [{delete: as is, whole: sentence}]
examples:
  - {text: "The services are provided as is.", rung: unacceptable}
  - {text: "Supplier provides the software as is.", rung: unacceptable}
  - {text: "The services are provided with care.", rung: silent}
  - {text: "Supplier warrants the software for a year.", rung: silent}
"""


def test_what_a_rule_never_accepts_is_explained(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "playbook.yaml").write_text(HEADER, "utf-8")
    (tmp_path / "ours" / "warranty.yaml").write_text(RULE, "utf-8")
    ran = redline("explain", "warranty.none", "--playbook", "./ours")
    assert ran.err == ""
    assert "  never       “as is”: Services are offered with no promise at all.\n" in ran.out


def test_a_code_in_several_playbooks_is_explained_by_each(redline: Redline) -> None:
    ran = redline("explain", "payment.days")
    assert ran.out.count("payment.days: ") > 1


def test_a_code_that_nobody_has_is_answered_with_the_likely_ones(redline: Redline) -> None:
    ran = redline("explain", "payment.day")
    assert ran.code == 2
    assert ran.err.startswith("explain: no code `payment.day`. Did you mean `payment.days`")


def test_a_code_like_no_other_is_answered_with_where_to_look(redline: Redline) -> None:
    assert "See `redline playbook show`" in redline("explain", "zzzzzz").err


def test_the_doctor_shows_every_setting_and_its_source(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "redline.toml").write_text('# ours\nposture = "firm"', "utf-8")
    ran = redline("doctor")
    assert ran.code == 0
    assert f"redline            {__version__}" in ran.out
    assert all(f"\n  {key} " in ran.out for key in KEYS)
    (line,) = (line for line in ran.out.splitlines() if line.startswith("  posture "))
    assert line.split() == ["posture", "firm", "redline.toml:2"]


def test_the_doctor_names_the_playbooks_and_samples_found(redline: Redline) -> None:
    out = redline("doctor", "--isolated").out
    assert "  msa-customer       " in out
    assert "  northwind-acme-msa.docx" in out


def test_the_doctor_finds_a_program_in_our_way(
    redline: Redline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "bin" / "redline"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", str(other.parent))
    out = redline("doctor").out
    assert f"{other} is another program; use `rdl` or `python -m redline`" in out
    assert "rdl                not on PATH" in out


def test_the_demo_lays_out_a_contract_and_its_redline(redline: Redline, tmp_path: Path) -> None:
    ran = redline("demo", "-o", "demo", "--date", "2026-03-31")
    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "demo").iterdir()) == [
        "northwind-acme-msa.docx",
        "northwind-acme-msa.redline.docx",
    ]
    assert "Northwind Ltd (us, Customer)" in ran.out
    assert redline("demo", "-o", "demo", "--force").code == 0


def test_the_demo_overwrites_nothing_of_yours(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "northwind-acme-msa.docx").write_bytes(b"mine")
    ran = redline("demo")
    assert ran.code == 2
    assert (tmp_path / "northwind-acme-msa.docx").read_bytes() == b"mine"


def test_no_command_shows_the_help(redline: Redline) -> None:
    ran = redline()
    assert ran.code == 0
    assert "review " in ran.out


def test_the_version_is_shown(redline: Redline) -> None:
    assert redline("--version").out == f"redline {__version__}\n"


@pytest.mark.parametrize("command", ["review", "check", "clauses", "explain", "demo", "doctor"])
def test_every_command_shows_examples_in_its_help(redline: Redline, command: str) -> None:
    ran = redline(command, "--help")
    assert ran.code == 0
    assert f"Examples:\n    redline {command}" in ran.out


def test_the_shell_can_complete_playbooks(
    redline: Redline, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_REDLINE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "redline check --playbook msa-c")
    monkeypatch.setenv("COMP_CWORD", "3")
    with pytest.raises(SystemExit):
        redline("check")
    assert capsys.readouterr().out == "msa-customer\n"
