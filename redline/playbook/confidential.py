"""The folder `internal/` of a playbook: what only our side may know of a rule, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.model.overlap import RUN, runs
from redline.playbook.names import known_names
from redline.playbook.schema import InternalShape, RuleShape
from redline.playbook.source import Problem, Source, read_source
from redline.playbook.tact import outgoing_of
from redline.playbook.wording import shaped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

FOLDER = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept from the other side about one rule, the file it stands in, and its problems."""

    source: Source | None = None
    shape: InternalShape | None = None
    problems: tuple[Problem, ...] = ()


def kept_of(rule: Source, playbook: Path) -> Kept:
    """Return what `internal/` says of a rule: in the playbook, else beside the rule or what it uses."""
    beside = (part.path.parent / FOLDER / part.path.name for part in rule.chain())
    places = (playbook / FOLDER / rule.path.name, *beside)
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        return Kept()
    source = read_source(path)
    if isinstance(source, Problem):
        return Kept(problems=(source,))
    shape, problems = shaped(source, InternalShape)
    return Kept(source=source, shape=shape, problems=problems)


def strays(playbook: Path, names: Collection[str]) -> Iterator[Problem]:
    """Yield files of `internal/` that belong to no rule; `names` are the files of the rules."""
    for path in sorted((playbook / FOLDER).glob("*")):
        if path.name not in names:
            message = f"belongs to no rule; {known_names(path.name, names)}"
            yield Problem(file=str(path), message=message)


def indiscreet(kept: Iterable[Kept], rules: Sequence[RuleShape]) -> Iterator[Problem]:
    """Yield what is wrong with the internal side: names nobody has, words that any rule says outside."""
    held = [(each.source, each.shape) for each in kept if each.source and each.shape]
    outside = (
        {run for rule in rules for words in outgoing_of(rule) for run in runs(words)}
        if held
        else set()
    )
    for source, shape in held:
        yield from _unknown(source, shape, [rule.id for rule in rules])
        for where, words in _wordings(shape):
            said = next((run for run in runs(words) if run in outside), None)
            if said:
                message = f"`{' '.join(said)}` is said to the other side as well: use other words"
                yield source.problem(where, f"{message} ({RUN} words in a row)")


def _unknown(source: Source, shape: InternalShape, ids: Collection[str]) -> Iterator[Problem]:
    for index, other in enumerate(shape.in_return):
        if other not in ids:
            message = f"no rule has the id `{other}`; {known_names(other, ids)}"
            yield source.problem(("in_return", index), message)


def _wordings(shape: InternalShape) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key in ("why", "floor", "leverage"):
        yield (key,), getattr(shape, key)
    for index, each in enumerate(shape.pushback):
        yield ("pushback", index, "they_say"), each.they_say
        yield ("pushback", index, "we_say"), each.we_say
    for index, words in enumerate(shape.mitigation):
        yield ("mitigation", index), words
