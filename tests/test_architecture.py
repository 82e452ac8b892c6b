"""The size of functions and files, and the order of the rooms, are kept by counting."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "redline").rglob("*.py"))
FUNCTION_LINES, FILE_LINES = 50, 400


def test_no_file_has_more_than_400_lines() -> None:
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := _lines(p)) > FILE_LINES}
    assert not long


def test_no_function_has_more_than_50_lines() -> None:
    assert not {name: n for name, n in _functions().items() if n > FUNCTION_LINES}


def test_most_functions_are_short() -> None:
    lengths = sorted(_functions().values())
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.95)] <= 30


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "base", "misc"])
def test_no_module_has_a_name_that_says_nothing(word: str) -> None:
    assert not [path for path in SOURCES if path.stem == word]


def test_every_module_says_what_it_alone_knows() -> None:
    silent = [p for p in SOURCES if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert not silent


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _functions() -> dict[str, int]:
    """Return the lines of every function, its docstring not counted."""
    found: dict[str, int] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                name = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                found[name] = (node.end_lineno or 0) - node.lineno + 1 - _docstring_lines(node)
    return found


def _docstring_lines(node: ast.FunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or 0) - first.lineno + 1
