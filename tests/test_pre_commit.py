"""The hook works with the real pre-commit, in a scratch repository of templates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "sample_contracts" / "templates"
CONFIG = """\
repos:
  - repo: {root}
    rev: {rev}
    hooks:
      - id: redline
"""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of templates with the hook of this checkout installed."""
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit installs hooks from a git repository, and this is not one")
    folder = tmp_path_factory.mktemp("templates")
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "config", "user.name", "A. Lawyer")
    _git(folder, "config", "user.email", "lawyer@example.com")
    rev = _git(ROOT, "rev-parse", "HEAD").stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(root=ROOT, rev=rev))
    shutil.copy(TEMPLATES / "redline.toml", folder)
    _run(folder, sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return folder


def test_a_template_at_our_positions_can_be_committed(repository: Path) -> None:
    shutil.copy(TEMPLATES / "services-agreement.docx", repository)
    done = _commit(repository, "services-agreement.docx")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr


def test_a_contract_with_findings_cannot_be_committed(repository: Path) -> None:
    shutil.copy(ROOT / "sample_contracts" / "northwind-acme-msa.docx", repository / "draft.docx")
    done = _commit(repository, "draft.docx")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "Failed" in said
    assert "draft.docx: clause" in said
    assert not list(repository.glob("*.redline.docx"))


def _commit(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    _git(folder, "add", name, ".pre-commit-config.yaml", "redline.toml")
    return _run(folder, "git", "commit", "-q", "-m", f"Add {name}", check=False)


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run(folder, "git", *arguments)


def _run(folder: Path, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # an environment of its own: one a revision would fill the developer's cache
    clean["PRE_COMMIT_HOME"] = str(folder / ".git" / "pre-commit-home")
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=clean
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done
