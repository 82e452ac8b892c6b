"""The tracked changes a file holds: listed, and settled all at once or those that are chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from redline.model import ChangeKind, ChangeOf, Settled, TrackedChange
from redline.word.marks import find_marks
from redline.word.names import q
from redline.word.package import open_package, package_from, save
from redline.word.placing import offsets
from redline.word.projection import project
from redline.word.reader import read_package
from redline.word.resolve import RECORDS, accept, reject
from redline.word.settlement import MARKS, check_settled
from redline.word.splicing import spliced
from redline.word.stray import is_stray
from redline.word.unanchored import drop_comments, marks_of_comments

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from redline.model import Contract
    from redline.word.marks import Found, Mark
    from redline.word.package import Package

    Choice = Callable[[TrackedChange], bool]
    Key = tuple[object, ...]

_STORIES: Final = {
    "header": "header",
    "footer": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "styles": "styles",
    "numbering": "numbering",
}
_WORDS: Final = frozenset({ChangeOf.TEXT, ChangeOf.PARAGRAPH_MARK})
_GRID: Final = q("w:tblGridChange")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Listing:
    """The changes of a file, the mark of each, and what was found in each part."""

    changes: tuple[TrackedChange, ...]
    marks: tuple[Mark, ...]
    parts: dict[str, Found]


def tracked_changes(path: Path) -> tuple[TrackedChange, ...]:
    """List the tracked changes of a file: every story, the comments, styles and lists, in order.

    Raises `UnreadableError`.
    """
    package, former = open_package(path), open_package(path)
    listing, before = _list(package), _list(former)
    at = offsets(listing.parts.values(), project(package))
    if any(mark not in at for mark in listing.marks):
        _reject_all(former)
        was_at = offsets(before.parts.values(), project(former))
    else:
        was_at = {}
    return tuple(
        replace(change, at=at.get(mark), was_at=None if mark in at else was_at.get(old))
        for change, mark, old in zip(listing.changes, listing.marks, before.marks, strict=True)
    )


def as_it_was(path: Path) -> Contract:
    """Read a file as it was before all its tracked changes: what `was_at` counts in."""
    package = open_package(path)
    _reject_all(package)
    return read_package(package)


def settle(path: Path, *, accepting: bool, choose: Choice | None = None) -> Settled:
    """Accept or reject the tracked changes of a file: all, or those that `choose` says yes to.

    Both halves of a move are settled together. A mark that stands where none can stand is left. A
    comment goes with the words that its mark stands in. Parts without such changes keep their bytes,
    and so do the paragraphs without them in other parts. The result is read back and held against
    the source: raises `RefusedError` if a change that was not chosen is not as it was, or the text
    is not what the chosen ones lead to. Raises `UnreadableError` for a file that is no Word document.
    """
    package = open_package(path)
    listing = _list(package)
    chosen = _chosen(listing, choose)
    elements = _elements(listing, chosen)
    numbers = {part: _numbers(package.tree(part), elements) for part, _ in _parts(package)}
    decided = {part: found for part, found in numbers.items() if found}
    by_mark = _by_number(package, listing)
    made = _made(package, decided, elements, accepting=accepting)
    data = save(package, made) if made else package.data
    source = package_from(package.path, package.data)
    lost = check_settled(source, data, decided, accepting=accepting)
    gone = {by_mark.get(mark) for mark in lost.marks}
    kept = [change for change in listing.changes if change.number not in chosen]
    return Settled(
        data=data,
        settled=tuple(change for change in listing.changes if change.number in chosen),
        left=tuple(change for change in kept if change.number not in gone),
        lost=tuple(change for change in kept if change.number in gone),
        comments=lost.comments,
    )


# ------------------------------------------------------------------ listing


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """Yield every part that may hold tracked changes, once, and what is in it."""
    found = {package.main_part: "body"}
    for kind, story in _STORIES.items():
        for part in package.related(package.main_part, kind):
            found.setdefault(part, story)
    yield from found.items()


def _list(package: Package) -> _Listing:
    stories = dict(_parts(package))
    parts = {part: find_marks(package.tree(part)) for part in stories}
    marks = [(part, mark) for part, found in parts.items() for mark in found.marks]
    handles = _handles(marks)
    changes = _changes(marks)
    return _Listing(
        changes=tuple(
            TrackedChange(
                number=number,
                change=change,
                part=part,
                story="textbox" if mark.boxed else stories[part],
                id=mark.id,
                handle=handles[part, mark.id],
                kind=mark.kind,
                of=mark.of,
                author=mark.author,
                date=mark.date,
                text=parts[part].text(mark),
                move=mark.move,
            )
            for number, ((part, mark), change) in enumerate(zip(marks, changes, strict=True), 1)
        ),
        marks=tuple(mark for _, mark in marks),
        parts=parts,
    )


def _handles(marks: list[tuple[str, Mark]]) -> dict[tuple[str, str], str]:
    """Return what names a mark on a command line: its id, with its part where others have it too."""
    users: dict[str, set[str]] = defaultdict(set)
    for part, mark in marks:
        users[mark.id].add(part)
    return {
        (part, number): number if len(parts) == 1 else f"{short_name(part)}:{number}"
        for number, parts in users.items()
        for part in parts
    }


def short_name(part: str) -> str:
    """Return a part's name without its folder and ending: `footnotes`."""
    return part.rpartition("/")[2].removesuffix(".xml")


def _changes(marks: list[tuple[str, Mark]]) -> Iterator[int]:
    """Give marks the numbers of their changes: one that begins where its like ends goes on."""
    ends: dict[Key, tuple[int, int]] = {}
    latest = 0
    for part, mark in marks:
        key = (part, mark.author, mark.date, mark.kind, _sort(mark), mark.move)
        change, end = ends.get(key, (0, -1))
        if end != mark.start or mark.start == mark.end:
            latest += 1
            change = latest
        ends[key] = (change, mark.end)
        yield change


def _sort(mark: Mark) -> ChangeOf:
    return (
        ChangeOf.TEXT if mark.of in _WORDS and mark.kind is not ChangeKind.FORMATTING else mark.of
    )


# ------------------------------------------------------------------ settling


def _chosen(listing: _Listing, choose: Choice | None) -> frozenset[int]:
    """Return the numbers of the chosen changes, with the other halves of their moves."""
    pairs = zip(listing.changes, listing.marks, strict=True)
    changes = [change for change, mark in pairs if not is_stray(mark.element)]
    wanted = [change for change in changes if choose is None or choose(change)]
    moves = {change.move for change in wanted if change.move}
    halves = {change.number for change in changes if change.move in moves}
    return frozenset({change.number for change in wanted} | halves)


def _elements(listing: _Listing, chosen: frozenset[int]) -> frozenset[Element] | None:
    """Return the elements of the chosen changes, none for all there are."""
    if len(chosen) == len(listing.changes):
        return None
    pairs = zip(listing.changes, listing.marks, strict=True)
    marks = [mark for change, mark in pairs if change.number in chosen]
    found = {element for mark in marks for element in (mark.element, *mark.twins)}
    remembered = {old for record in found if record.tag in RECORDS for old in record.iter(*MARKS)}
    return frozenset(found | remembered | _grids(listing, found))


def _grids(listing: _Listing, found: set[Element]) -> set[Element]:
    """Return the unsigned records of column widths in tables whose other changes are all chosen."""
    open_tables: set[Element] = set()
    settled: set[Element] = set()
    for mark in listing.marks:
        if mark.of in {ChangeOf.TABLE, ChangeOf.CELL}:
            table = next(mark.element.iterancestors(q("w:tbl")), mark.element)
            (settled if mark.element in found else open_tables).add(table)
    grids = (table.find(f"{q('w:tblGrid')}/{_GRID}") for table in settled - open_tables)
    return {grid for grid in grids if grid is not None}


def _numbers(root: Element, elements: frozenset[Element] | None) -> frozenset[int]:
    marks = enumerate(root.iter(*MARKS))
    return frozenset(n for n, mark in marks if elements is None or mark in elements)


def _by_number(package: Package, listing: _Listing) -> dict[tuple[str, int], int]:
    """Return for each mark, by its part and number in it, the number of its change."""
    known = {mark.element: c.number for c, mark in zip(listing.changes, listing.marks, strict=True)}
    return {
        (part, number): known[mark]
        for part in listing.parts
        for number, mark in enumerate(package.tree(part).iter(*MARKS))
        if mark in known
    }


def _made(
    package: Package,
    parts: Collection[str],
    elements: frozenset[Element] | None,
    *,
    accepting: bool,
) -> dict[str, bytes]:
    """Settle the chosen changes of some parts; return these and all others that change with them."""
    marked = {mark.get(q("w:id"), "") for _, mark in marks_of_comments(package)}
    for part in parts:
        root = package.tree(part)
        (accept if accepting else reject)(root, None if elements is None else elements.__contains__)
    marked -= {mark.get(q("w:id"), "") for _, mark in marks_of_comments(package)}
    changed = dict.fromkeys((*parts, *sorted(drop_comments(package, parts, marked))))
    return {part: spliced(package.part(part), package.tree(part)) for part in changed}


def _reject_all(package: Package) -> None:
    for part, _ in _parts(package):
        reject(package.tree(part))
