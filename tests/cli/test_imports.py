"""Nothing heavy is imported before it is needed: promised in law 9 of the architecture."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "numpy", "pydantic", "yaml", "lxml", "docx", "rich.console", "redline.model")

PROBE = """
import sys
from redline.cli.door import run
run({arguments!r})
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def imported(*arguments: str, folder: Path | None = None) -> set[str]:
    """Run one command line and return which of the heavy modules it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments), heavy=HEAVY)],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["review", "--help"],
        ["check", "--help"],
        ["playbook", "--help"],
        ["explain", "walk-away"],
        ["review", "--no-such-option"],
    ],
)
def test_help_and_misuse_import_nothing_heavy(arguments: list[str]) -> None:
    assert imported(*arguments) == set()


@pytest.mark.parametrize("command", ["review", "check"])
def test_a_wrong_configuration_is_told_before_anything_heavy(tmp_path: Path, command: str) -> None:
    (tmp_path / "redline.toml").write_text("postur = 'firm'", "utf-8")
    assert imported(command, "nda.docx", folder=tmp_path) == set()


def test_a_playbook_that_is_not_there_is_told_before_anything_heavy(tmp_path: Path) -> None:
    found = imported("check", "nda.docx", "--playbook", "no-such", folder=tmp_path)
    assert found <= {"redline.model"}


@pytest.mark.parametrize("arguments", [["playbook", "list"], ["playbook", "lint", "msa-customer"]])
def test_playbooks_are_kept_without_the_language_library(arguments: list[str]) -> None:
    assert imported(*arguments) & {"spacy", "numpy", "lxml", "docx"} == set()
