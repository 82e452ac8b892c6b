"""The pages of `docs/reference` say what the program does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from redline.cli.codes import CODES
from redline.cli.config import KEYS
from redline.errors import ExitCode

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = DOCS / "reference"


def test_the_page_of_commands_is_what_the_program_says() -> None:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (REFERENCE / "cli.md").read_text("utf-8") == module.page(), "run docs/generate.py"


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_is_on_its_page(key: str) -> None:
    assert f"| `{key}` |" in (REFERENCE / "configuration.md").read_text("utf-8")


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_on_its_page_and_can_be_explained(code: ExitCode) -> None:
    assert f"| {code:d} |" in (REFERENCE / "exit-codes.md").read_text("utf-8")
    assert f"{code:d}" in CODES


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in REFERENCE.glob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).is_file(), f"{page.name}: {link}"
