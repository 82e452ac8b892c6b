"""The folder `internal/` of a playbook: what only our side may know of a rule, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.model.overlap import RUN, runs
from redline.playbook.backtable import ContextShape, InternalShape
from redline.playbook.names import known_names
from redline.playbook.schema import RuleShape
from redline.playbook.source import Problem, Source, read_source
from redline.playbook.tact import outgoing_of
from redline.playbook.using import INTERNAL, kept_at
from redline.playbook.wording import shaped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from redline.playbook.overlaying import Overlay
    from redline.playbook.source import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept from the other side about one rule, the file it stands in, and its problems."""

    source: Source | None = None
    shape: InternalShape | None = None
    problems: tuple[Problem, ...] = ()


def kept_of(rule: Source, playbook: Path) -> Kept:
    """Return what `internal/` says of a rule: in the playbook, else beside the rule or what it uses."""
    path = kept_at(rule, playbook)
    if path is None:
        return Kept()
    source = read_source(path)
    if isinstance(source, Problem):
        return Kept(problems=(source,))
    shape, problems = shaped(source, InternalShape)
    return Kept(source=source, shape=shape, problems=problems)


def strays(playbook: Path, names: Collection[str]) -> Iterator[Problem]:
    """Yield files of `internal/` that belong to no rule; `names` are the files of the rules."""
    for path in sorted((playbook / INTERNAL).glob("*")):
        if path.name not in names:
            message = f"belongs to no rule; {known_names(path.name, names)}"
            yield Problem(file=str(path), message=message)


def misdirected(
    kept: Iterable[Kept], rules: Sequence[RuleShape], playbook: Path
) -> Iterator[Problem]:
    """Yield concessions of a playbook's own files that ask for something under a rule nobody has.

    What is shared may name a rule that only another of the playbooks that share it has.
    """
    ids = [rule.id for rule in rules]
    for each in kept:
        own = each.source is not None and each.source.path.is_relative_to(playbook)
        for index, other in enumerate(each.shape.in_return if each.shape and own else ()):
            if each.source and other not in ids:
                message = f"no rule has the id `{other}`; {known_names(other, ids)}"
                yield each.source.problem(("in_return", index), message)


def indiscreet(kept: Iterable[Kept | Overlay], rules: Sequence[RuleShape]) -> Iterator[Problem]:
    """Yield internal words that some rule says to the other side as well."""
    held = [(each.source, each.shape) for each in kept if each.source and each.shape]
    sayings = (words for rule in rules for words in outgoing_of(rule)) if held else ()
    outside = {run for words in sayings for run in runs(words)}
    for source, shape in held:
        for where, words in _wordings(shape):
            said = next((run for run in runs(words) if run in outside), None)
            if said:
                message = f"`{' '.join(said)}` is said to the other side as well: use other words"
                yield source.problem(where, f"{message} ({RUN} words in a row)")


def _wordings(shape: InternalShape | ContextShape) -> Iterator[tuple[Where, str]]:
    """Yield every internal text of a file with its place."""
    for key, value in shape:
        if key in _PUBLIC:
            continue
        if isinstance(value, str):
            yield (key,), value
        for index, each in enumerate(value if isinstance(value, list) else ()):
            if isinstance(each, str):
                yield (key, index), each
            else:
                yield from (((key, index, inner), words) for inner, words in each)


_PUBLIC = frozenset({"exposure", "id", "title", "kind", "laws", "names", "in_return", "rules"})
"""Keys that hold names, and no wording of ours."""
