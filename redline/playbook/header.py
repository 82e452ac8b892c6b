"""What a playbook says of itself in its `playbook.yaml`: enough to list it and to choose by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.errors import PlaybookError

if TYPE_CHECKING:
    from pathlib import Path

    from redline.playbook.source import Plain

HEADER = "playbook.yaml"
"""The file that makes a folder a playbook; every other .yaml file in it is a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A playbook without its rules. `us` and `them` are role words, `folder` is where it lies.

    The `usual` one of two for either side is taken where nothing says which side is ours.
    """

    id: str
    title: str
    version: str
    contract_types: tuple[str, ...]
    us: tuple[str, ...]
    them: tuple[str, ...]
    symmetric: bool
    folder: Path
    usual: bool = False


def read_header(folder: Path) -> Header:
    """Return the header of the playbook in `folder`, taking no more than it needs.

    Raises `PlaybookError` where the file is no YAML. What else is wrong with it is for `lint`.
    """
    from redline.playbook.source import Problem, read_source
    from redline.playbook.using import completed

    source = read_source(folder / HEADER)
    if not isinstance(source, Problem):
        source = completed(source, folder.resolve().parent)
    if isinstance(source, Problem):
        raise PlaybookError((str(source),))
    values = source.value if isinstance(source.value, dict) else {}
    return Header(
        id=str(values.get("id", folder.name)),
        title=str(values.get("title", "")),
        version=str(values.get("version", "")),
        contract_types=_words(values.get("contract_types")),
        us=_words(values.get("we_are")),
        them=_words(values.get("they_are")),
        symmetric=values.get("symmetric") is True,
        usual=values.get("usual") is True,
        folder=folder,
    )


def _words(value: Plain) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
