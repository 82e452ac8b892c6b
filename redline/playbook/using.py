"""How files share: `use: common/payment-days` stands on that file and says only what differs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from redline.errors import PlaybookError
from redline.playbook.builtin import library
from redline.playbook.header import HEADER
from redline.playbook.names import known_names
from redline.playbook.source import Problem, Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from redline.playbook.source import Plain, Where

INTERNAL = "internal"
"""The folder of what only our side may know of the rules beside it."""

USE, RULES, INTERACTIONS = "use", "rules", "interactions"
DEEPEST = 4
"""Files that may stand on one another. Two are usual: ours, and the one all playbooks share."""

WIDE = 96
"""Characters of a line where rules are written out."""

_LIST = re.compile(rf"^{RULES}:.*\n(?:(?:[ \t]+|- ).*\n|[ \t]*\n)*", re.MULTILINE)
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
    if depth > DEEPEST:
        return source.problem((USE,), f"more than {DEEPEST} files use one another, or in a circle")
    below = _taken(source, (USE,), source.value[USE], shelf, depth)
    return below if isinstance(below, Problem) else _upon(source, below)


def taken_over(header: Source, shelf: Path, key: str = RULES) -> tuple[Source | Problem, ...]:
    """Return the files that a `playbook.yaml` lists under a key, taken from elsewhere as they are."""
    listed = _mapping(header.value).get(key)
    names = listed if isinstance(listed, list) else []
    return tuple(_taken(header, (key, index), name, shelf, 1) for index, name in enumerate(names))


def _taken(source: Source, where: Where, name: Plain, shelf: Path, depth: int) -> Source | Problem:
    """Return the file that `source` names at `where`, with what that one uses."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return source.problem(where, "expected folder and file, as in common/payment-days")
    base = _found(name, shelf)
    if base is None:
        known = known_names(name, _offered(shelf))
        return source.problem(where, f"no rule `{name}` beside this playbook or built in; {known}")
    read = read_source(base)
    return read if isinstance(read, Problem) else _completed(read, shelf, depth + 1)


def _upon(source: Source, base: Source) -> Source:
    own = {key: value for key, value in _mapping(source.value).items() if key != USE}
    return replace(source, value=merged(base.value, own), base=base)


def merged(base: Plain, own: Plain) -> Plain:
    """Lay one value over another: keys by name, anything else whole; an empty one drops the key."""
    if not isinstance(base, dict) or not isinstance(own, dict):
        return own
    kept = {key: value for key, value in base.items() if key not in own}
    laid = {key: merged(base.get(key), value) for key, value in own.items() if value is not None}
    return kept | laid


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def written_out(folder: Path) -> dict[str, bytes]:
    """Return the files of a playbook by name, as they would stand without what they share.

    What only our side may know of its rules goes along, in `internal/`.
    Raises `PlaybookError` where one cannot be read.
    """
    shelf = folder.resolve().parent
    header = _whole(folder / HEADER, shelf)
    own = [_whole(path, shelf) for path in sorted(folder.glob("*.yaml")) if path.name != HEADER]
    rules = [*own, *map(_sound, taken_over(header, shelf))]
    alone = _LIST.sub("", header.text) if header.base is None else as_yaml(_without_rules(header))
    secret = {
        f"{INTERNAL}/{rule.path.name}": path.read_bytes()
        for rule in rules
        if (path := kept_at(rule, folder))
    }
    written = {rule.path.name: _written(rule) for rule in rules}
    return {HEADER: alone.encode()} | written | secret


def kept_at(rule: Source, playbook: Path) -> Path | None:
    """Return the file of `internal/` that is about a rule: the playbook's, else beside what it uses."""
    beside = (part.path.parent / INTERNAL / part.path.name for part in rule.chain())
    places = (playbook / INTERNAL / rule.path.name, *beside)
    return next((place for place in places if place.is_file()), None)


def paths_used(folder: Path) -> frozenset[Path]:
    """Return every file that a playbook is made of, its own and those it shares."""
    shelf = folder.resolve().parent
    header = _whole(folder / HEADER, shelf)
    own = [_whole(path, shelf) for path in sorted(folder.glob("*.yaml"))]
    listed = (taken_over(header, shelf, key) for key in (RULES, INTERACTIONS))
    every = (*own, *(_sound(each) for taken in listed for each in taken))
    return frozenset(part.path.resolve() for source in every for part in source.chain())


def _whole(path: Path, shelf: Path) -> Source:
    read = _sound(read_source(path))
    return _sound(completed(read, shelf))


def _sound(read: Source | Problem) -> Source:
    if isinstance(read, Problem):
        raise PlaybookError((str(read),))
    return read


def _without_rules(header: Source) -> dict[str, Plain]:
    return {key: value for key, value in _mapping(header.value).items() if key != RULES}


def _written(source: Source) -> bytes:
    return source.content if source.base is None else as_yaml(source.value).encode()


def as_yaml(value: Plain) -> str:
    """Write a value as a file of a playbook: short lists and long texts as people would."""
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
