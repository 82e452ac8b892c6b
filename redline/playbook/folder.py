"""Reads the files of a playbook folder and puts together the playbook, or all that is wrong."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from redline.errors import PlaybookError, UsageError
from redline.playbook import build
from redline.playbook.book_schema import PlaybookShape
from redline.playbook.builtin import CONTEXTS
from redline.playbook.confidential import indiscreet, kept_of, misdirected, strays
from redline.playbook.header import HEADER
from redline.playbook.joint import InteractionShape, interaction, unsound
from redline.playbook.overlaying import Overlay, laid_over, overlays, ties
from redline.playbook.schema import RuleShape
from redline.playbook.soundness import unsound_book, unsound_parts, unsound_rule
from redline.playbook.source import Problem, Source, read_source
from redline.playbook.tact import tactless
from redline.playbook.using import INTERACTIONS, INTERNAL, completed, taken_over
from redline.playbook.wording import remainder, shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from redline.model import Interaction, Playbook
    from redline.playbook.source import Plain

MOST_FILES = 300
_WHOLE: dict[str, Plain] = {
    "id": "rule",
    "title": "Rule",
    "clause": "other",
    "risk": "low",
    "priority": "should",
    "source": "none",
    "comment": "None.",
}
"""What stands in for keys of a rule that are missing or misshapen, while the rest is looked through."""
NO_RULE = "holds no rule; add a .yaml file for each, or list some under `rules`"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """The files of a folder that could be read, and the problems of those that could not."""

    header: Source | None
    rules: tuple[Source, ...]
    joint: tuple[Source, ...]
    problems: tuple[Problem, ...]


def read_folder(folder: Path, contexts: Iterable[str] = ()) -> Playbook:
    """Return the playbook in `folder`; see `redline.playbook.load`."""
    given = overlays(folder, contexts)
    files = _laid_over(_read(folder), given)
    book, problems = _book(files.header)
    pairs = [(source, *shaped(source, RuleShape)) for source in files.rules]
    problems = [*files.problems, *problems, *_twice(pairs), *ties(given)]
    kept = [kept_of(source, folder) for source in files.rules]
    if not files.problems:
        problems += strays(folder, [source.path.name for source in files.rules])
    for (source, shape, misshapen), secret in zip(pairs, kept, strict=True):
        problems += (*misshapen, *secret.problems)
        problems += _flaws(source, shape, book) if shape else _flaws_in_rest(source, book)
    shapes = [shape for _, shape, _ in pairs if shape]
    if not files.problems and len(shapes) == len(pairs):
        problems += misdirected(kept, shapes, folder)
    problems += indiscreet((*kept, *given), shapes)
    joint, misjoined = _interactions(files.joint, book)
    problems += misjoined
    if problems or book is None:
        raise PlaybookError(tuple(str(problem) for problem in sorted(problems, key=_place)))
    rules = tuple(
        build.rule(shape, str(source.path), secret.shape)
        for (source, shape, _), secret in zip(pairs, kept, strict=True)
        if shape
    )
    said = tuple(build.context(each.shape, [rule.id for rule in rules]) for each in given)
    beside = (*(each.source for each in kept), *(each.source for each in given))
    every = (*files.rules, *files.joint, *(source for source in beside if source))
    sha256 = _sha256(files.header, every)
    return build.playbook(book, rules, sha256, str(folder), contexts=said, interactions=joint)


def _interactions(
    sources: Iterable[Source], book: PlaybookShape | None
) -> tuple[tuple[Interaction, ...], list[Problem]]:
    """Return the rules over several clauses, and everything that is wrong with them."""
    made: list[Interaction] = []
    problems: list[Problem] = []
    for source in sources:
        shape, misshapen = shaped(source, InteractionShape)
        problems += misshapen
        if shape is not None:
            flaws = unsound(shape, book.approvers if book else shape.approvers)
            problems += (source.problem(where, message) for where, message in flaws)
            made.append(interaction(shape, str(source.path)))
    return tuple(made), problems


def _laid_over(files: _Files, given: Iterable[Overlay]) -> _Files:
    return replace(files, rules=tuple(laid_over(rule, given) for rule in files.rules))


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line, problem.column, problem.message


def _read(folder: Path) -> _Files:
    if not (folder / HEADER).is_file():
        raise UsageError(
            f"{folder}: not a playbook; a playbook is a folder that holds a file {HEADER}."
        )
    paths = sorted(folder.glob("*.yaml"))
    problems = list(_strays(folder, len(paths)))
    header = _source(folder / HEADER, folder)
    read = [_source(path, folder) for path in paths[:MOST_FILES] if path.name != HEADER]
    joint: tuple[Source | Problem, ...] = ()
    if isinstance(header, Source):
        read += taken_over(header, folder.resolve().parent)
        joint = taken_over(header, folder.resolve().parent, INTERACTIONS)
    problems += [each for each in (header, *read, *joint) if isinstance(each, Problem)]
    if not read:
        problems.append(Problem(file=str(folder), message=NO_RULE))
    return _Files(
        header=header if isinstance(header, Source) else None,
        rules=tuple(sorted((s for s in read if isinstance(s, Source)), key=_named)),
        joint=tuple(sorted((s for s in joint if isinstance(s, Source)), key=_named)),
        problems=tuple(problems),
    )


def _named(source: Source) -> str:
    """Return what rules are put in order by, wherever their files lie."""
    return source.path.name


def _source(path: Path, folder: Path) -> Source | Problem:
    read = read_source(path)
    return completed(read, folder.resolve().parent) if isinstance(read, Source) else read


def _strays(folder: Path, count: int) -> Iterator[Problem]:
    """Yield files that look like rules and would not be read."""
    for path in sorted(folder.glob("*.yml")):
        yield Problem(file=str(path), message="rules end in .yaml; rename this file")
    for path in sorted(folder.glob("*/*.yaml")):
        if path.parent.name not in {INTERNAL, CONTEXTS}:
            message = "rules lie in the folder itself; move this file up"
            yield Problem(file=str(path), message=message)
    if count > MOST_FILES:
        yield Problem(file=str(folder), message=f"more than {MOST_FILES} rules; split the playbook")


def _book(header: Source | None) -> tuple[PlaybookShape | None, list[Problem]]:
    if header is None:
        return None, []
    book, problems = shaped(header, PlaybookShape)
    flaws = unsound_book(book) if book else ()
    return book, [*problems, *(header.problem(where, message) for where, message in flaws)]


def _flaws(source: Source, rule: RuleShape, book: PlaybookShape | None) -> Iterator[Problem]:
    for where, message in (*unsound_rule(rule, book), *tactless(rule, book)):
        yield source.problem(where, message)


def _flaws_in_rest(source: Source, book: PlaybookShape | None) -> Iterator[Problem]:
    """Yield what else is wrong with a rule that lacks its shape, so that all is told at once."""
    rest = remainder(source, RuleShape, _WHOLE)
    for where, message in unsound_parts(rest, book) if rest else ():
        yield source.problem(where, message)


def _twice(
    pairs: Iterable[tuple[Source, RuleShape | None, tuple[Problem, ...]]],
) -> Iterator[Problem]:
    """Yield rules whose id another file has taken."""
    taken: dict[str, str] = {}
    for source, rule, _ in pairs:
        if rule and rule.id in taken:
            yield source.problem(("id",), f"`{rule.id}` is the id of {taken[rule.id]} as well")
        elif rule:
            taken[rule.id] = source.path.name


def _sha256(header: Source | None, others: Iterable[Source]) -> str:
    """Return a hash over the names and bytes of the files, and of those they use, in order of name."""
    total = hashlib.sha256()
    every = (*((header,) if header else ()), *others)
    for source in sorted(every, key=_named):
        for part in source.chain():
            total.update(f"{part.path.name}\0{len(part.content)}\0".encode())
            total.update(part.content)
    return total.hexdigest()
