"""No key of a playbook file exists that none of our own playbooks uses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
import yaml
from pydantic import BaseModel

from redline.playbook import available, load
from redline.playbook.backtable import ContextShape, InternalShape
from redline.playbook.book_schema import PlaybookShape
from redline.playbook.builtin import library
from redline.playbook.joint import InteractionShape
from redline.playbook.schema import RuleShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUILT_IN = library()
PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "score.md"
HOMES = {
    PlaybookShape: ("*/playbook.yaml",),
    InternalShape: ("*/internal/*.yaml",),
    ContextShape: ("contexts/*.yaml",),
    InteractionShape: ("interactions/*.yaml", "*/*.yaml"),  # its parts are read as rules are
    RuleShape: ("*/*.yaml",),
}
OURS_ALONE = {"our_names", "names", "interests", "history", "leverage"}
"""What a firm says of itself and of those it deals with; a playbook for everybody has none of it."""


def _keys(shape: type[BaseModel]) -> Iterator[str]:
    """Yield the keys of a shape, and of the shapes inside it."""
    for name, field in shape.model_fields.items():
        yield field.alias or name
        for inner in _shapes(field.annotation):
            yield from _keys(inner)


def _shapes(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _shapes(argument)


def _said(value: object) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from _said(inner)
        case list():
            for inner in value:
                yield from _said(inner)


def _said_in(paths: Iterable[Path]) -> set[str]:
    return {key for path in paths for key in _said(yaml.safe_load(path.read_text("utf-8")))}


@pytest.mark.parametrize("shape", HOMES, ids=lambda shape: shape.__name__)
def test_every_key_is_used_by_a_playbook_of_ours(shape: type[BaseModel]) -> None:
    said = _said_in(path for home in HOMES[shape] for path in BUILT_IN.glob(home))
    assert sorted(set(_keys(shape)) - said - OURS_ALONE) == []


def test_the_page_on_the_score_tells_the_weights_of_every_playbook() -> None:
    rows = re.findall(r"^\| (`.+`) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    told = {
        pattern: {pair.split()[0]: float(pair.split()[1]) for pair in weights.split(", ")}
        for names, weights in rows
        for pattern in re.findall(r"`([a-z*-]+)`", names)
    }
    for name, folder in available():
        (told_of,) = (each for pattern, each in told.items() if Path(name).match(pattern))
        assert load(folder).scoring.weights == told_of, name
