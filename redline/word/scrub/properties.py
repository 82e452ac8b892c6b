"""Document properties: who made a file, when, with what, and what else was noted about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from redline.word.archive import EPOCH
from redline.word.scrub.found import SHOWN, Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from redline.word.scrub.draft import Draft

_CORE: Final = ("metadata/core-properties",)
_EXTENDED: Final = ("extended-properties", "extendedProperties")
_CUSTOM: Final = ("custom-properties", "customProperties")
_LABELS: Final = ("classificationlabels",)
_PERSONAL: Final = ("creator", "lastModifiedBy", "Manager", "Company", "title", "HyperlinkBase")
"""The properties that tell most, named first."""


def properties(draft: Draft) -> Iterator[Found]:
    """Find core and extended properties (ECMA-376 Part 2, 8; Part 1, 22.2), and times of packing."""
    for part in (*_parts(draft, *_CORE), *_parts(draft, *_EXTENDED)):
        shown = partial(_is_shown, draft.showing.properties)
        yield from _entries(draft, part, shown)
    times = sum(m.stamp != EPOCH for m in draft.package.members if not m.is_folder)
    if times:
        yield Found(count=times, samples=("times of packing",), take=draft.forget_times)


def custom_properties(draft: Draft) -> Iterator[Found]:
    """Find custom properties (ECMA-376 Part 1, 22.3), and sensitivity labels ([MS-OFFCRYPTO])."""
    for part in _parts(draft, *_CUSTOM):
        yield from _entries(draft, part, partial(_is_named, draft.showing.names))
    for part in _parts(draft, *_LABELS):
        sample = "sensitivity labels"
        yield Found(samples=(sample,), take=partial(draft.unlink_part, part))


def thumbnail(draft: Draft) -> Iterator[Found]:
    """Find pictures of the first page, taken when the file was last saved by its author."""
    links = draft.linked("", "metadata/thumbnail")
    if links:
        ids, targets = {link.id for link in links}, tuple(link.target for link in links)
        yield Found(count=len(links), samples=targets, take=partial(draft.unlink, "", ids))


def _parts(draft: Draft, *kinds: str) -> tuple[str, ...]:
    """Return the parts that the package names by such relationships."""
    names = (draft.package.name_of(link.target) for link in draft.linked("", *kinds))
    return tuple(dict.fromkeys(name for name in names if name))


def _entries(draft: Draft, part: str, is_shown: Callable[[Element], bool]) -> Iterator[Found]:
    shown: list[Element] = []
    others: list[Element] = []
    for entry in draft.tree(part):
        (shown if is_shown(entry) else others).append(entry)
    if others:
        ordered = tuple(_said(entry) for entry in sorted(others, key=_telling) if _text(entry))
        take = partial(_take, draft, part, others)
        yield Found(count=len(others), samples=ordered, take=take)
    if shown:
        yield Found(count=len(shown), samples=tuple(map(_said, shown)), stays=SHOWN)


def _take(draft: Draft, part: str, entries: list[Element]) -> None:
    for entry in entries:
        draft.remove(part, entry)
    if not len(draft.tree(part)):
        draft.unlink_part(part)


def _is_shown(properties: set[str], entry: Element) -> bool:
    return _name(entry) in properties


def _is_named(names: set[str], entry: Element) -> bool:
    return entry.get("name", "").casefold() in names


def _telling(entry: Element) -> tuple[bool, int]:
    name = _name(entry)
    return name not in _PERSONAL, _PERSONAL.index(name) if name in _PERSONAL else 0


def _said(entry: Element) -> str:
    return f"{entry.get('name') or _name(entry)}: {_text(entry)}"


def _name(entry: Element) -> str:
    return str(entry.tag).rpartition("}")[2]


def _text(entry: Element) -> str:
    return " ".join(" ".join(str(text) for text in entry.itertext()).split())
