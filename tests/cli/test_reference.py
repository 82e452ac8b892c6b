"""The pages of `docs/reference` say what the program does."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from redline.cli.codes import CODES
from redline.cli.config import KEYS
from redline.errors import ExitCode
from redline.model import FindingKind, Risk, Rung, Verdict
from redline.model.versions import Touched

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


def noticed() -> set[str]:
    """Return the codes of all notices that the program can give, as they stand in its source."""
    package = DOCS.parent / "redline"
    return {
        str(code.value)
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for code in (*_called(node), *_listed(node))
        if isinstance(code, ast.Constant)
    }


def _called(node: ast.AST) -> list[ast.expr]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return []
    if node.func.id == "_Wording":
        return node.args[:1]
    return [each.value for each in node.keywords if node.func.id == "Notice" and each.arg == "code"]


def _listed(node: ast.AST) -> list[ast.expr]:
    """Return the codes in a table of what is told of things left out: first of three."""
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.value, ast.Dict):
        return []
    if not isinstance(node.target, ast.Name) or node.target.id != "_WORDINGS":
        return []
    told = [each.elts for each in node.value.values if isinstance(each, ast.Tuple)]
    return [each[0] for each in told if len(each) == 3]


def test_every_notice_can_be_explained() -> None:
    known = {"picture", "macros", "no-playbook", "outside-terms", "links-not-carried"}
    assert known <= noticed()
    assert noticed() <= CODES.keys()


def test_what_a_critical_change_alters_can_be_explained() -> None:
    assert {*Touched} <= CODES.keys()


def test_every_word_of_a_finding_can_be_explained() -> None:
    words = {*Verdict, *FindingKind, *Rung, *(risk.name.lower() for risk in Risk)}
    assert words <= CODES.keys()
