"""`redline playbook`: what each of its commands shows, writes and returns."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from redline.cli.door import run
from redline.errors import ExitCode
from redline.playbook import available, lint, load

Shown = pytest.CaptureFixture[str]

RULE = """\
id: payment.days
title: Payment period
clause: payment-terms
risk: medium
priority: trade
source: Policy 4
comment: Our payables run is monthly; {value} days let us pay every invoice on time.
facts:
  days: {kind: duration, unit: day}
positions:
  - {rung: preferred, when: "days >= 45", say: 45 days}
  - {rung: walk-away, when: "days < 45"}
edits:
  - {set: days, to: 45}
examples:
  - {text: Customer shall pay in 45 days., rung: preferred}
  - {text: Customer shall pay in 60 days., rung: preferred}
  - text: Customer shall pay each invoice within 15 days.
    rung: walk-away
    after: Customer shall pay each invoice within 45 days.
  - {text: Customer shall pay in 20 days., rung: walk-away}
"""
BOOK = """\
id: ours
title: Ours
version: "1"
contract_types: [msa]
we_are: [customer]
they_are: [supplier]
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "playbook.yaml").write_text(BOOK, "utf-8")
    (folder / "payment-terms.yaml").write_text(RULE, "utf-8")
    return folder


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "payment-terms.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_without_a_command_the_help_is_shown(capsys: Shown) -> None:
    assert run(["playbook"]) == ExitCode.DONE
    assert "Usage: redline playbook" in capsys.readouterr().out


def test_the_built_in_playbooks_are_listed(capsys: Shown) -> None:
    assert run(["playbook", "list"]) == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [name for name, _ in available()]
    assert any("we are customer" in line for line in lines)
    assert any(line.endswith("both sides alike") for line in lines)


def test_a_playbook_is_shown_rule_by_rule(ours: Path, capsys: Shown) -> None:
    assert run(["playbook", "show", str(ours)]) == ExitCode.DONE
    page = capsys.readouterr().out
    assert page.startswith("ours 1: Ours\n  for        msa\n  we are     customer\n")
    assert "  payment  payment.days  Payment period  medium  trade     45 days\n" in page
    assert page.endswith("\n  1 rule\n")


@pytest.mark.parametrize("name", [name for name, _ in available()])
def test_every_built_in_playbook_can_be_shown(name: str, capsys: Shown) -> None:
    assert run(["playbook", "show", name]) == ExitCode.DONE
    page = capsys.readouterr().out
    assert all(rule.id in page for rule in load(dict(available())[name]).rules)


def test_a_sound_playbook_has_no_problems(ours: Path, capsys: Shown) -> None:
    assert run(["playbook", "lint", str(ours)]) == ExitCode.DONE
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "no problems\n")


def test_problems_are_named_a_line_each(ours: Path, capsys: Shown) -> None:
    spoil(ours, "risk: medium", "risk: hi")
    spoil(ours, "unit: day}", "unit: day, whom: us}")
    assert run(["playbook", "lint", str(ours)]) == ExitCode.USAGE
    shown = capsys.readouterr()
    assert [line.split("  ")[0] for line in shown.out.splitlines()] == [
        f"{ours}/payment-terms.yaml:4:7",
        f"{ours}/payment-terms.yaml:9:37",
    ]
    assert shown.err == "2 problems\n"


def test_a_file_stands_for_its_playbook_and_each_is_linted_once(ours: Path, capsys: Shown) -> None:
    spoil(ours, "risk: medium", "risk: hi")
    files = [str(ours / "payment-terms.yaml"), str(ours / "playbook.yaml"), str(ours)]
    assert run(["playbook", "lint", *files]) == ExitCode.USAGE
    assert capsys.readouterr().err == "1 problem\n"


def test_examples_that_come_out_as_they_say_are_counted(ours: Path, capsys: Shown) -> None:
    assert run(["playbook", "test", str(ours)]) == ExitCode.DONE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "ours: 4 examples of 1 rule, all as expected\n"


def test_every_example_is_shown_when_asked(ours: Path, capsys: Shown) -> None:
    assert run(["playbook", "test", "--verbose", str(ours)]) == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("payment-terms.yaml  examples[1]: preferred, as expected")
    assert len(lines) == 4


def test_examples_that_come_out_otherwise_are_shown(ours: Path, capsys: Shown) -> None:
    spoil(ours, "in 60 days., rung: preferred", "in 60 days., rung: silent")
    spoil(ours, "within 45 days.", "within 50 days.")
    assert run(["playbook", "test", str(ours)]) == ExitCode.FINDINGS
    shown = capsys.readouterr()
    path = ours / "payment-terms.yaml"
    assert shown.out == (
        f"{path}  examples[2]: expected silent, but the rule says preferred\n"
        f"{path}  examples[3]: reads otherwise once changed\n"
        "    expected  Customer shall pay each invoice within 50 days.\n"
        "    reads     Customer shall pay each invoice within 45 days.\n"
    )
    assert shown.err == "ours: 4 examples of 1 rule, 2 fail\n"


def test_only_the_rules_named_are_tried(ours: Path, capsys: Shown) -> None:
    assert run(["playbook", "test", str(ours), "--select", "payment"]) == ExitCode.DONE
    assert run(["playbook", "test", str(ours), "--select", "pay"]) == ExitCode.USAGE
    assert "--select pay: ours has no such rule, only payment.days." in capsys.readouterr().err


def test_a_playbook_with_problems_is_not_tried(ours: Path, capsys: Shown) -> None:
    spoil(ours, "risk: medium", "risk: hi")
    assert run(["playbook", "test", str(ours)]) == ExitCode.USAGE
    assert "`hi` is not one of" in capsys.readouterr().err


def test_a_playbook_is_started_from_another(tmp_path: Path, capsys: Shown) -> None:
    folder = tmp_path / "Our MSA (2)"
    assert run(["playbook", "init", str(folder), "--from", "msa-customer"]) == ExitCode.DONE
    assert lint(folder) == ()
    copy, original = load(folder), load(dict(available())["msa-customer"])
    assert copy.id == "our-msa-2"
    assert [rule.id for rule in copy.rules] == [rule.id for rule in original.rules]
    assert f"{len(copy.rules)} rules copied" in capsys.readouterr().out


def test_a_playbook_may_be_named_by_a_year(tmp_path: Path) -> None:
    folder = tmp_path / "2026"
    assert run(["playbook", "init", str(folder), "--from", "nda-mutual"]) == ExitCode.DONE
    assert load(folder).id == "playbook-2026"


def test_what_is_there_is_not_written_over(ours: Path, capsys: Shown) -> None:
    before = (ours / "playbook.yaml").read_bytes()
    assert run(["playbook", "init", str(ours), "--from", "nda-mutual"]) == ExitCode.USAGE
    assert "is there already and not empty" in capsys.readouterr().err
    assert (ours / "playbook.yaml").read_bytes() == before


@pytest.mark.parametrize("of", ["rule", "playbook", "context", "internal", "interaction"])
def test_a_schema_is_printed(of: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["playbook", "schema", "--of", of]) == ExitCode.DONE
    assert json.loads(capfdbinary.readouterr().out)["$id"] == f"redline.{of}.1.json"


def test_the_schemas_are_written_to_a_folder(tmp_path: Path) -> None:
    assert run(["playbook", "schema", "--output", str(tmp_path / "schemas")]) == ExitCode.DONE
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == [
        "redline.context.1.json",
        "redline.glossary.1.json",
        "redline.interaction.1.json",
        "redline.internal.1.json",
        "redline.playbook.1.json",
        "redline.rule.1.json",
    ]


LIGHT = """
import sys
from redline.cli.door import run
code = run(sys.argv[1:])
assert not {"spacy", "numpy", "lxml", "docx"} & set(sys.modules)
sys.exit(code)
"""


@pytest.mark.parametrize("command", ["list", "show", "lint"])
def test_no_language_is_learnt_to_look_at_a_playbook(command: str) -> None:
    arguments = ["playbook", command] + (["nda-mutual"] if command != "list" else [])
    done = subprocess.run([sys.executable, "-c", LIGHT, *arguments], check=False)
    assert done.returncode == ExitCode.DONE
