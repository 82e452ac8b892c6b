"""Knows where tracked changes stand and which of them somebody means: by author, date, clause or id."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import dropwhile
from pathlib import Path

from redline import word
from redline.errors import UsageError
from redline.model import ChangeKind, ChangeOf, Clause, Contract, Settled, TrackedChange

MOVES = (ChangeKind.MOVE_FROM, ChangeKind.MOVE_TO)
KINDS = tuple(dict.fromkeys((*ChangeKind, "move", *ChangeOf)))
"""What `kinds` of a selection may be: what was done, to what it was done, or `move` for both halves."""

Test = Callable[["Standing"], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A tracked change and the clauses around it, the outermost first.

    The clauses are those of the present text; where nothing is left of the change there, those of
    the text as it was.
    """

    change: TrackedChange
    clauses: tuple[Clause, ...] = ()

    @property
    def clause(self) -> Clause | None:
        """The innermost clause around the change."""
        return self.clauses[-1] if self.clauses else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which tracked changes are meant: those that every given filter lets through.

    `authors`, `clauses` (a number or words of a heading), `ids` and `kinds` each let through what
    fits any of their entries. `since` and `until` are ISO 8601 dates, both included; they are held
    against the dates as the file writes them, and a change without a date fits neither.
    """

    authors: Sequence[str] = ()
    since: str = ""
    until: str = ""
    clauses: Sequence[str] = ()
    ids: Sequence[str] = ()
    kinds: Sequence[str] = ()


def standings(path: Path, *, with_clauses: bool = True) -> tuple[Standing, ...]:
    """List the tracked changes of a file, each with the clauses it stands in if those are wanted."""
    changes = word.tracked_changes(path)
    if not with_clauses or not changes:
        return tuple(Standing(change=change) for change in changes)
    now = _Clauses(word.read(path)) if any(c.at is not None for c in changes) else None
    then = _Clauses(word.as_it_was(path)) if any(c.was_at is not None for c in changes) else None
    return tuple(Standing(change=c, clauses=_around(c, now, then)) for c in changes)


def select(found: Sequence[Standing], selection: Selection) -> tuple[Standing, ...]:
    """Return the changes that are meant, in order.

    Raises `UsageError` for an author, clause or id that no change of the file has: it is a slip.
    """
    tests = tuple(_tests(found, selection))
    return tuple(each for each in found if all(test(each) for test in tests))


def settle(path: Path, selection: Selection, *, accepting: bool) -> Settled:
    """Accept or reject the changes that are meant; the file as it was where there are none.

    Raises `UnreadableError` for no Word document, `UsageError` for a slip in the selection, and
    `RefusedError` when the result fails its own check.
    """
    found = standings(path, with_clauses=bool(selection.clauses))
    numbers = {each.change.number for each in select(found, selection)}
    return word.settle_changes(
        path, accepting=accepting, choose=lambda change: change.number in numbers
    )


# ------------------------------------------------------------------ clauses


class _Clauses:
    """The clauses of one text, asked for by position."""

    def __init__(self, contract: Contract) -> None:
        from redline import language

        self._clauses = sorted(language.segment(contract), key=_start)
        self._by_id = {clause.id: clause for clause in self._clauses}

    def around(self, at: int) -> tuple[Clause, ...]:
        """Return the clauses around a position or that end there, the outermost first."""
        before = bisect_right(self._clauses, at, key=_start)
        latest = self._clauses[before - 1] if before else None
        upwards = dropwhile(lambda clause: clause.span.end < at, self._upwards(latest))
        return tuple(reversed(list(upwards)))

    def _upwards(self, clause: Clause | None) -> Iterable[Clause]:
        while clause is not None:
            yield clause
            clause = self._by_id.get(clause.parent) if clause.parent else None


def _start(clause: Clause) -> int:
    return clause.span.start


def _around(
    change: TrackedChange, now: _Clauses | None, then: _Clauses | None
) -> tuple[Clause, ...]:
    if change.at is not None and now is not None:
        return now.around(change.at)
    if change.was_at is not None and then is not None:
        return then.around(change.was_at)
    return ()


# ------------------------------------------------------------------ filters


def _tests(found: Sequence[Standing], selection: Selection) -> Iterable[Test]:
    if selection.authors:
        yield _by_author(found, selection.authors)
    if selection.since or selection.until:
        yield _by_date(selection.since, selection.until)
    if selection.clauses:
        yield _by_clause(found, selection.clauses)
    if selection.ids:
        yield _by_id(found, selection.ids)
    if selection.kinds:
        yield _by_kind(selection.kinds)


def _by_author(found: Sequence[Standing], authors: Sequence[str]) -> Test:
    known = {_folded(each.change.author): each.change.author for each in found}
    for author in authors:
        if found and _folded(author) not in known:
            raise _unknown("--author", author, "no tracked change is by", known.values())
    wanted = set(map(_folded, authors))
    return lambda each: _folded(each.change.author) in wanted


def _by_id(found: Sequence[Standing], ids: Sequence[str]) -> Test:
    wanted: set[tuple[str, str]] = set()
    for given in ids:
        hits = {(e.change.part, e.change.id) for e in found if given in _names(e.change)}
        if len(hits) > 1:
            handles = sorted({e.change.handle for e in found if given in _names(e.change)})
            raise UsageError(f"--id: `{given}` is in several parts. Say {' or '.join(handles)}.")
        if found and not hits:
            raise _unknown("--id", given, "no tracked change has the id", ())
        wanted |= hits
    return lambda each: (each.change.part, each.change.id) in wanted


def _names(change: TrackedChange) -> tuple[str, ...]:
    """Return what may be said for a change: its id alone, or behind its part in short or in full."""
    short = change.part.rpartition("/")[2].removesuffix(".xml")
    return change.id, f"{short}:{change.id}", f"{change.part}:{change.id}"


def _by_clause(found: Sequence[Standing], named: Sequence[str]) -> Test:
    clauses = [clause for each in found for clause in each.clauses]
    for name in named:
        if found and not any(_is_called(clause, name) for clause in clauses):
            headings = {c.heading for c in clauses if c.heading} | {c.number for c in clauses}
            raise _unknown("--clause", name, "no tracked change stands in a clause", headings)
    return lambda each: any(_is_called(c, name) for c in each.clauses for name in named)


def _is_called(clause: Clause, name: str) -> bool:
    """Say whether a clause has that number, or a heading with those words in it."""
    wanted = _folded(name).rstrip(".")
    heading = f" {_folded(clause.heading).rstrip('.:')} "
    return bool(wanted) and (
        wanted == _folded(clause.number).rstrip(".") or f" {wanted} " in heading
    )


def _by_kind(kinds: Sequence[str]) -> Test:
    wanted = set(kinds) | (set(MOVES) if "move" in kinds else set())
    return lambda each: each.change.kind in wanted or each.change.of in wanted


def _by_date(since: str, until: str) -> Test:
    first = _given("--since", since, time.min) if since else datetime.min
    last = _given("--until", until, time.max) if until else datetime.max

    def test(each: Standing) -> bool:
        moment = _moment(each.change.date)
        return moment is not None and first <= moment <= last

    return test


def _given(option: str, date: str, whole_day: time) -> datetime:
    moment = _moment(date)
    if moment is None:
        cure = "Write it as 2026-03-31 or 2026-03-31T09:30:00."
        raise UsageError(f"{option}: `{date}` is not an ISO 8601 date. {cure}")
    return datetime.combine(moment, whole_day) if len(date.strip()) <= len("2026-03-31") else moment


def _moment(date: str) -> datetime | None:
    """Read a date as the clock on the wall: Word writes local time and calls it UTC."""
    try:
        return datetime.fromisoformat(date.strip()).replace(tzinfo=None)
    except ValueError:
        return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _unknown(option: str, given: str, what: str, known: Iterable[str]) -> UsageError:
    names = sorted({name for name in known if name})
    near = difflib.get_close_matches(given, names, n=3, cutoff=0.5) or names[:5]
    hint = f" There is {', '.join(f'`{name}`' for name in near)}." if near else ""
    return UsageError(f"{option}: {what} `{given}`.{hint} See `redline revisions list`.")
