"""How files share: `use: common/payment-days` stands on that file and says only what differs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from redline.errors import PlaybookError
from redline.playbook.builtin import library
from redline.playbook.names import known_names
from redline.playbook.source import Problem, Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from redline.playbook.source import Plain

USE = "use"
DEEPEST = 4
"""Files that may stand on one another. Two are usual: ours, and the one all playbooks share."""

WIDE = 96
"""Characters of a line where rules are written out."""

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")


def completed(source: Source, shelf: Path) -> Source | Problem:
    """Return a file with what it uses filled in; or say why that cannot be had.

    `use` names a folder beside the playbook (`shelf` is the folder that holds both), or of the
    built-in library, and a file in it. Keys with keys of their own are merged name by name, lists
    and texts are replaced whole, and a key left empty drops what was shared.
    """
    return _completed(source, shelf, 1)


def _completed(source: Source, shelf: Path, depth: int) -> Source | Problem:
    if not isinstance(source.value, dict) or USE not in source.value:
        return source
    name = source.value[USE]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return source.problem((USE,), "expected folder and file, as in common/payment-days")
    if depth > DEEPEST:
        return source.problem((USE,), f"more than {DEEPEST} files use one another, or in a circle")
    base = _found(name, shelf)
    if base is None:
        known = known_names(name, _offered(shelf))
        return source.problem((USE,), f"no rule `{name}` beside this playbook or built in; {known}")
    read = read_source(base)
    below = read if isinstance(read, Problem) else _completed(read, shelf, depth + 1)
    return below if isinstance(below, Problem) else _upon(source, below)


def _upon(source: Source, base: Source) -> Source:
    own = {key: value for key, value in _mapping(source.value).items() if key != USE}
    return replace(source, value=_merged(base.value, own), base=base)


def _merged(base: Plain, own: Plain) -> Plain:
    """Lay one value over another: keys by name, anything else whole; an empty one drops the key."""
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    kept = {key: value for key, value in base.items() if key not in own}
    laid = {key: _merged(base.get(key), value) for key, value in own.items() if value is not None}
    return kept | laid


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def written_out(path: Path, shelf: Path) -> bytes:
    """Return a playbook file as it would stand without `use`, for a copy that lies elsewhere.

    Raises `PlaybookError` where it cannot be read.
    """
    read = read_source(path)
    source = completed(read, shelf) if isinstance(read, Source) else read
    if isinstance(source, Problem):
        raise PlaybookError((str(source),))
    return source.content if source.base is None else _as_yaml(source.value).encode()


def _as_yaml(value: Plain) -> str:
    import yaml  # heavy: only a copy needs it

    class _Dumper(yaml.SafeDumper):
        """Writes lists under their key, and text that fills more than a line as a block."""

    def text(dumper: yaml.SafeDumper, words: str) -> yaml.Node:
        style = ">" if len(words) > WIDE else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", words, style=style)

    _Dumper.add_representer(str, text)
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDE)


def _found(name: str, shelf: Path) -> Path | None:
    places = (place / f"{name}.yaml" for place in (shelf, library()))
    return next((place for place in places if place.is_file()), None)


def _offered(shelf: Path) -> Iterator[str]:
    for place in dict.fromkeys((shelf, library())):
        for path in sorted(place.glob("*/*.yaml")):
            yield f"{path.parent.name}/{path.stem}"
