"""The values of the model are found by their names, whichever module defines them."""

from __future__ import annotations

import ast
from pathlib import Path

from redline import model

LISTED = ast.parse(Path(model.__file__).read_text("utf-8"))


def test_every_name_that_type_checkers_see_is_there_when_the_program_runs() -> None:
    names = [
        alias.name
        for node in ast.walk(LISTED)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("redline.model.")
        for alias in node.names
    ]
    assert len(names) > 60
    assert [name for name in names if not hasattr(model, name)] == []
    assert sorted(names) == sorted(name for home in model._HOMES.values() for name in home)
