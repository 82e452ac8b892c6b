"""`redline letter` and `redline memo` as a lawyer runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from redline.cli.door import run
from redline.errors import ExitCode

SAMPLES = Path(__file__).resolve().parents[2] / "sample_contracts"
MSA = SAMPLES / "northwind-acme-msa.docx"


@pytest.mark.parametrize("kind", ["letter", "memo"])
def test_the_paper_goes_to_the_screen(kind: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run([kind, str(MSA)]) == ExitCode.DONE
    assert capfdbinary.readouterr().out.startswith(b"# ")


@pytest.mark.parametrize(("kind", "ending"), [("letter", "letter"), ("memo", "memo.internal")])
def test_with_a_folder_it_goes_into_a_file_that_says_what_it_is(
    kind: str, ending: str, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    assert run([kind, str(MSA), "-o", str(folder), "--format", "html"]) == ExitCode.DONE
    (made,) = folder.iterdir()
    assert made.name == f"northwind-acme-msa.{ending}.html"
    assert made.read_text("utf-8").startswith("<!doctype html>")
    assert run([kind, str(MSA), "-o", str(folder), "--format", "html"]) == ExitCode.USAGE


def test_several_contracts_need_a_folder(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["letter", str(SAMPLES)]) == ExitCode.USAGE
    assert "name a folder" in capfd.readouterr().err
