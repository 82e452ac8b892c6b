"""Small contracts to run the commands on, and the commands run in this process with their streams."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from redline.cli.door import run

TERMS = (
    ("Master Services Agreement", ""),
    (
        "",
        "This Master Services Agreement is made on 1 March 2026 between Northwind Ltd, a company "
        "of Delaware (“Customer”), and Acme Corp., a company of Nevada (“Supplier”).",
    ),
    ("1. Services", "Supplier shall provide the services described in each statement of work."),
    (
        "2. Payment",
        "Customer shall pay each invoice within fifteen (15) days of the invoice date.",
    ),
    (
        "3. Limitation of Liability",
        "Supplier's total liability under this Agreement shall not exceed the fees paid by "
        "Customer in the one (1) month preceding the claim.",
    ),
    ("4. Governing Law", "This Agreement is governed by the laws of the State of Delaware."),
)

LETTER = (
    ("Action by Written Consent of the Board of Directors", ""),
    (
        "",
        "The undersigned, being all directors of the Corporation, adopt the following resolutions.",
    ),
    ("", "RESOLVED, that the officers are authorized to open an account at First Bank."),
)


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code and what it wrote to either stream."""

    code: int
    out: str
    err: str


Redline = Callable[..., Ran]


def write_contract(path: Path, parts: tuple[tuple[str, str], ...] = TERMS) -> Path:
    """Write a small contract."""
    document = docx.Document()
    for heading, text in parts:
        if heading:
            document.add_heading(heading, 1)
        if text:
            document.add_paragraph(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A services agreement with a short payment period and a low cap."""
    return write_contract(tmp_path / "acme.docx")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A consent of a board, which no playbook fits."""
    return write_contract(tmp_path / "letter.docx", LETTER)


@pytest.fixture
def redline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Redline:
    """Run a command in the temporary folder, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Ran(int(code), told.out, told.err)

    return ran
