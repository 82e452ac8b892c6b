"""Contexts: what a law, an industry or a counterparty changes in a playbook, and which ones apply."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from redline.errors import PlaybookError, UsageError
from redline.playbook.backtable import ContextShape
from redline.playbook.builtin import CONTEXTS, library
from redline.playbook.names import known_names
from redline.playbook.source import Problem, Source, read_source
from redline.playbook.using import merged
from redline.playbook.wording import shaped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

KINDS = ("jurisdiction", "industry", "counterparty")
"""The more specific one comes later and wins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """One context as it was read."""

    source: Source
    shape: ContextShape


def contexts_for(
    playbook: Path, asked: Iterable[str], laws: Collection[str], parties: Collection[str]
) -> tuple[str, ...]:
    """Return the names of the contexts that apply; see `redline.playbook.contexts_for`."""
    chosen = list(dict.fromkeys(asked))
    every = {name: _read(path) for name, path in known(playbook).items()}
    kinds = {every[name].shape.kind for name in chosen if name in every}
    for name, overlay in every.items():
        shape = overlay.shape
        lawful = "jurisdiction" not in kinds and any(law in laws for law in shape.laws)
        if (lawful or _is_party(shape, parties)) and name not in chosen:
            chosen.append(name)
    return tuple(chosen)


def _is_party(shape: ContextShape, parties: Collection[str]) -> bool:
    named = {name.casefold() for name in shape.names}
    return any(party.casefold() in named for party in parties)


def overlays(playbook: Path, names: Iterable[str]) -> tuple[Overlay, ...]:
    """Read contexts by name, the less specific first.

    Raises `UsageError` for a name that nobody has, `PlaybookError` for a file that is malformed.
    """
    every = known(playbook)
    found = []
    for name in names:
        if name not in every:
            raise UsageError(f"no context is called {name}; {known_names(name, every)}")
        found.append(_read(every[name]))
    return tuple(sorted(found, key=lambda overlay: KINDS.index(overlay.shape.kind)))


def known(playbook: Path) -> dict[str, Path]:
    """Return every context by name; one beside the playbook wins over a built-in one."""
    places = (library() / CONTEXTS, playbook.resolve().parent / CONTEXTS, playbook / CONTEXTS)
    return {path.stem: path for place in places for path in sorted(place.glob("*.yaml"))}


def _read(path: Path) -> Overlay:
    source = read_source(path)
    if isinstance(source, Problem):
        raise PlaybookError((str(source),))
    shape, problems = shaped(source, ContextShape)
    if shape is None:
        raise PlaybookError(tuple(map(str, problems)))
    return Overlay(source=source, shape=shape)


def laid_over(rule: Source, given: Iterable[Overlay]) -> Source:
    """Return a rule file with what the contexts say of its rule laid over it."""
    id_ = rule.value.get("id") if isinstance(rule.value, dict) else None
    for overlay in given:
        change = overlay.shape.rules.get(str(id_))
        if change is None:
            continue
        within = ("rules", str(id_))
        part = replace(overlay.source, value=change, within=within)
        rule = replace(rule, value=merged(rule.value, change), over=(*rule.over, part))
    return rule


def ties(given: Iterable[Overlay]) -> Iterator[Problem]:
    """Yield where two contexts of one kind say otherwise: neither is more specific, so neither wins."""
    for _, group in groupby(given, key=lambda overlay: overlay.shape.kind):
        taken: dict[tuple[str, str], tuple[str, object]] = {}
        for overlay in group:
            for id_, key, value in _changes(overlay):
                other, said = taken.setdefault((id_, key), (overlay.shape.id, value))
                if said != value:
                    message = f"{other} says another `{key}` of this rule; ask for one of them"
                    yield overlay.source.problem(("rules", id_, key), message)


def _changes(overlay: Overlay) -> Iterator[tuple[str, str, object]]:
    for id_, change in overlay.shape.rules.items():
        for key, value in change.items():
            yield id_, key, value
