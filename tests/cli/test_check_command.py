from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Redline


def test_findings_are_printed_one_a_line(redline: Redline, acme: Path) -> None:
    ran = redline("check", "acme.docx", "--we-are", "customer")
    assert ran.code == 1
    line = next(line for line in ran.out.splitlines() if "payment.days" in line)
    assert line.startswith("acme.docx: clause 2 [medium] payment.days: ")
    assert line.endswith(
        "“Customer shall pay each invoice within fifteen (15) days of the invoice date.”"
    )


def test_nothing_is_ever_written(redline: Redline, acme: Path, tmp_path: Path) -> None:
    (tmp_path / "redline.toml").write_text('output = "redlines"', "utf-8")
    redline("check", acme)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["acme.docx", "redline.toml"]


def test_silence_means_all_is_well(redline: Redline, acme: Path) -> None:
    ran = redline("check", acme, "--select", "no.such.code")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(("fail_on", "code"), [("medium", 1), ("critical", 0), ("never", 0)])
def test_the_exit_code_asks_for_the_risk_named(
    redline: Redline, acme: Path, fail_on: str, code: int
) -> None:
    ran = redline("check", acme, "--select", "payment.days", "--fail-on", fail_on)
    assert ran.code == code
    assert "payment.days" in ran.out


def test_quiet_prints_only_what_fails_the_check(redline: Redline, acme: Path) -> None:
    ran = redline("check", acme, "--select", "payment.days", "--fail-on", "high", "--quiet")
    assert (ran.code, ran.out) == (0, "")


def test_a_contract_without_a_playbook_is_told_and_does_not_fail(
    redline: Redline, letter: Path
) -> None:
    ran = redline("check", "letter.docx")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("letter.docx: not checked, no playbook fits (")


def test_an_unreadable_contract_outweighs_findings(
    redline: Redline, acme: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.docx").touch()
    ran = redline("check", "bad.docx", "acme.docx")
    assert ran.code == 3
    assert ran.err.startswith("bad.docx: ")
    assert "payment.days" in ran.out


def test_json_lines_are_for_programs(redline: Redline, acme: Path, letter: Path) -> None:
    ran = redline("check", acme, letter, "--format", "jsonl")
    types = [json.loads(line)["outputs"] for line in ran.out.splitlines()]
    assert types == [[], []]


def test_what_may_stand_is_printed_when_everything_is_asked_for(
    redline: Redline, acme: Path
) -> None:
    light = ("check", acme, "--we-are", "customer", "--posture", "light")
    assert len(redline(*light, "-v").out.splitlines()) >= len(redline(*light).out.splitlines())
