"""Numbers that move, told in words: what changes, and which places of the text still say the old one."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from redline.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from redline.model import Clause, Contract, Span
    from redline.proof.renumbering import Renumbered

_NAMED: Final = 6
"""So many changes of numbers, or places, are named before the rest are only counted."""


def notices(
    changes: Sequence[Renumbered], old: Contract, clauses: Sequence[Clause]
) -> tuple[Notice, ...]:
    """Return one notice on all numbers that change, and one for each clause that is referred to."""
    moved = [change for change in changes if change.new and change.moved]
    places = _Places(old, clauses)
    stale = sum(len(places.typed(change.cited)) for change in changes if change.new)
    told = [_summary(moved, clauses, stale)] if moved else []
    return (*told, *(_stale(change, places) for change in changes if change.cited))


def _summary(moved: Sequence[Renumbered], clauses: Sequence[Clause], stale: int) -> Notice:
    """Tell of all changes by the outermost of them, for 9.2 follows from 9, and of stale references."""
    parents = {clause.id: clause.parent for clause in clauses}
    inner = {change.clause for change in moved}
    outer = [change for change in moved if parents.get(change.clause) not in inner]
    named = [f"{change.old} becomes {change.new}" for change in outer[:_NAMED]]
    rest = len(outer) - len(named)
    more = [f"{rest} more" if len(outer) == len(moved) else f"{rest} more with all below them"]
    count = f"{len(moved)} clause number{'s change' if len(moved) > 1 else ' changes'}"
    what = f"{count}: {_listed([*named, *more[: bool(rest)]])}"
    left = f"{stale} reference{'s name the old ones' if stale > 1 else ' names the old one'}"
    return Notice(code="renumbered", message=f"{what}; {left}" if stale else what)


def _stale(change: Renumbered, places: _Places) -> Notice:
    typed, computed = places.split(change.cited)
    what = f"is {change.new} in the redline" if change.new else "is struck"
    said = [
        *([f"the text still says {change.old} in {typed}"] if typed else []),
        *([f"Word renews the reference in {computed} with its fields"] if computed else []),
    ]
    return Notice(
        code="stale-reference" if change.new else "struck-reference",
        message=f"clause {change.old} {what}; {' and '.join(said)}",
        where=_listed([part for part in (typed, computed) if part]),
    )


class _Places:
    """How the places of a contract are cited."""

    def __init__(self, contract: Contract, clauses: Sequence[Clause]) -> None:
        self._contract, self._clauses = contract, clauses
        self._starts = [clause.span.start for clause in clauses]
        self._fields = [field.start for field in contract.fields]

    def typed(self, cited: Sequence[Span]) -> list[Span]:
        """Return the places where a number is typed and not shown by a field."""
        return [span for span in cited if not self._is_computed(span)]

    def split(self, cited: Sequence[Span]) -> tuple[str, str]:
        """Return in words where a number is typed, and where a field shows it."""
        typed = self.typed(cited)
        computed = [span for span in cited if self._is_computed(span)]
        return _listed(list(self._cited(typed))), _listed(list(self._cited(computed)))

    def _is_computed(self, span: Span) -> bool:
        index = bisect_right(self._fields, span.start) - 1
        return index >= 0 and self._contract.fields[index].meets(span)

    def _cited(self, spans: Sequence[Span]) -> Iterator[str]:
        names = list(dict.fromkeys(self._name(span) for span in spans))
        yield from names[:_NAMED]
        rest = len(names) - _NAMED
        if rest > 0:
            yield f"{rest} more place{'s' if rest > 1 else ''}"

    def _name(self, span: Span) -> str:
        """Return the number of the clause that a place is in, else that of its paragraph."""
        index = bisect_right(self._starts, span.start) - 1
        clause = self._clauses[index] if index >= 0 else None
        if clause is not None and clause.number and clause.span.holds(span):
            return f"clause {clause.number}"
        starts = self._contract.paragraphs
        at = bisect_right(starts, span.start, key=lambda paragraph: paragraph.span.start)
        return f"paragraph {at}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
