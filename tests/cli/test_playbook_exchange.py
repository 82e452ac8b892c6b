"""Playbooks come in from elsewhere, go out, and begin from a starter with our role and name in it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from conftest import Redline, write_contract

from redline.cli import playbook_start

DATED = ("--date", "2026-01-05")


def test_what_is_exported_comes_in_again_and_lint_names_the_gaps(
    redline: Redline, tmp_path: Path
) -> None:
    assert redline("playbook", "export", "nda-mutual", "-o", "x.csv").code == 0
    ran = redline("playbook", "import", "x.csv", "-o", "ours")
    assert ran.code == 0
    assert "only what x.csv says was written" in ran.err
    rule = (tmp_path / "ours" / "return-days.yaml").read_text("utf-8")
    assert "id: return.days" in rule
    assert "say: ten to thirty days" in rule
    assert "when:" not in rule
    linted = redline("playbook", "lint", "ours")
    assert linted.code == 2
    assert "`when` is missing" in linted.out
    assert "`we_are` is missing" in linted.out


def test_a_note_is_kept_for_our_side_alone(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Issue,Position,Note\nPayment terms,45 days,cash is short\n")
    assert redline("playbook", "import", "x.csv", "-o", "ours").code == 0
    kept = tmp_path / "ours" / "internal" / "payment-terms.yaml"
    assert kept.read_text("utf-8") == "why: cash is short\n"
    rule = (tmp_path / "ours" / "payment-terms.yaml").read_text("utf-8")
    assert "clause: payment-terms" in rule
    assert "cash" not in rule


def test_two_issues_of_one_name_are_two_rules(redline: Redline, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Issue,Position\nLaw,New York\nLaw,Delaware\nPlaybook,x\n")
    assert redline("playbook", "import", "x.csv", "-o", "ours").code == 0
    names = {path.name for path in (tmp_path / "ours").iterdir()}
    assert names == {"playbook.yaml", "law.yaml", "law-2.yaml", "playbook-2.yaml"}


def test_an_export_to_the_screen_is_the_file(redline: Redline) -> None:
    made = json.loads(redline("playbook", "export", "nda-mutual", "--as", "opf", *DATED).out)
    assert made["opf_version"] == "0.3"
    assert made["compiler"]["generated_at"] == "2026-01-05T00:00:00Z"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "nda-mutual"), "say which format it is with --as"),
        (("import", "x.pdf", "-o", "ours"), "say which format it is with --as"),
        (("import", "gone.csv", "-o", "ours"), "cannot be read"),
        (("import", "x.csv", "-o", "full"), "is there already and not empty"),
    ],
)
def test_misuse_is_told_with_the_cure(
    redline: Redline, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").touch()
    ran = redline("playbook", *arguments)
    assert ran.code == 2
    assert told in ran.err


# ------------------------------------------------------------------ init


def test_a_starter_knows_our_role_and_our_name(redline: Redline, tmp_path: Path) -> None:
    ran = redline(
        "playbook", "init", "our-nda", "--from", "nda-mutual", "--we-are", "Northwind",
    )  # fmt: skip
    assert ran.code == 0
    header = (tmp_path / "our-nda" / "playbook.yaml").read_text("utf-8")
    assert 'our_names: ["Northwind"]\n' in header
    assert redline("playbook", "lint", "our-nda").code == 0


def test_the_name_in_a_playbook_says_which_party_we_are(redline: Redline, tmp_path: Path) -> None:
    acme = write_contract(tmp_path / "acme.docx")
    redline("playbook", "init", "ours", "--from", "nda-mutual", "--we-are", "acme corp.")
    made = json.loads(redline("review", acme, "--playbook", "ours", "--format", "json").out)
    sides = {party["name"]: party["side"] for party in made["contract"]["parties"]}
    assert sides == {"Northwind Ltd": "them", "Acme Corp.": "us"}


def test_a_role_comes_first_among_our_words(redline: Redline, tmp_path: Path) -> None:
    redline("playbook", "init", "our-msa", "--from", "msa-customer", "--we-are", "client")
    header = (tmp_path / "our-msa" / "playbook.yaml").read_text("utf-8")
    assert "we_are: [client, customer, buyer" in header


def test_the_other_side_is_no_role_of_ours(redline: Redline, tmp_path: Path) -> None:
    ran = redline("playbook", "init", "x", "--from", "msa-customer", "--we-are", "supplier")
    assert ran.code == 2
    assert "supplier: is the other side in msa-customer" in ran.err
    assert not (tmp_path / "x").exists()


def test_without_a_starter_role_and_folder_tell_which(redline: Redline) -> None:
    ran = redline("playbook", "init", "our-msa", "--we-are", "customer")
    assert ran.code == 0
    assert "copied from msa-customer" in ran.out


def test_where_nobody_can_answer_nothing_is_asked(redline: Redline) -> None:
    ran = redline("playbook", "init", "ours")
    assert ran.code == 2
    assert "name a playbook to start from with --from: " in ran.err


def test_at_a_screen_role_and_name_are_asked_for(
    redline: Redline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["client", "Northwind"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(playbook_start, "_at_a_screen", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    assert redline("playbook", "init", "our-msa", "--from", "msa-customer").code == 0
    header = (tmp_path / "our-msa" / "playbook.yaml").read_text("utf-8")
    assert "we_are: [client, customer" in header
    assert 'our_names: ["Northwind"]' in header


# ------------------------------------------------------------------ explain


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("interaction.renewal-beyond-exit", "renewal     a clause on renewal"),
        ("england-wales", "where its law governs, or with --context england-wales"),
        ("template.changed", "departs from our own template"),
    ],
)
def test_more_than_rules_is_explained(redline: Redline, code: str, told: str) -> None:
    ran = redline("explain", code, "--playbook", "msa-customer")
    assert ran.code == 0
    assert told in ran.out


def test_a_context_keeps_its_notes_to_the_memo(redline: Redline) -> None:
    ran = redline("explain", "england-wales", "--playbook", "msa-customer")
    assert "for our own side, in `redline memo`" in ran.out
    assert "Unfair Contract Terms" not in ran.out


def test_a_context_mistyped_is_proposed(redline: Redline) -> None:
    ran = redline("explain", "england-wale", "--playbook", "nda-mutual")
    assert ran.code == 2
    assert "`england-wales`" in ran.err
