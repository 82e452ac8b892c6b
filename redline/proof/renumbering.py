"""Numbers that move: which clauses are called otherwise once a redline is accepted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from redline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from redline.model import Clause, Contract, Paragraph, Reference, Revision

_DRESS: Final = re.compile(r"^(?:[^\W\d]{3,20}\s{1,3}|§\s{0,3})?(?P<core>.*?)[.:]?$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """A clause whose number changes from `old` to `new`, empty where the clause is struck.

    `moved`: its own label changes, not only that of a clause around it. `cited` are the places of
    the old text that refer to it by the old number.
    """

    clause: str
    old: str
    new: str
    moved: bool
    cited: tuple[Span, ...] = ()


def renumbered(
    old: Contract,
    clauses: Sequence[Clause],
    references: Iterable[Reference],
    new: Contract,
    pairs: Mapping[int, int],
) -> tuple[Renumbered, ...]:
    """Return the clauses of `old` that are numbered otherwise in `new`, in order.

    `pairs` gives for each paragraph of `old` that stays its index in `new`. Labels are as Word counts
    them; numbers typed by hand stay as they are, except for those of the clauses around them. A
    struck clause counts if something refers to it and none with its number takes its place.
    """
    cited = _by_clause(references)
    kept = frozenset(pairs.values())
    fresh = {one.label for one in new.paragraphs if one.label and one.index not in kept}
    numbers: dict[str, tuple[str, str]] = {}
    found = []
    for clause in clauses:
        head = old.paragraphs[clause.paragraphs[0]]
        to = new.paragraphs[pairs[head.index]] if head.index in pairs else None
        around = numbers.get(clause.parent or "", ("", ""))
        now = clause.number if to is None else _number(clause, head, to, around)
        numbers[clause.id] = clause.number, now
        places = cited.get(clause.id, ())
        if to is None and clause.number and places and head.label not in fresh:
            found.append(_change(clause, "", places, moved=True))
        elif to is not None and clause.number and now != clause.number:
            found.append(_change(clause, now, places, moved=head.label != to.label))
    return tuple(found)


def paired(old: Contract, revisions: Iterable[Revision], new: Contract) -> dict[int, int]:
    """Return for each paragraph of `old` that revisions leave its index in `new`, the text they make.

    Where a mark could not be struck after all, so that the texts lie otherwise, paragraphs whose
    text is unique are paired instead.
    """
    ordered = sorted(revisions, key=lambda one: (*one.span, bool(one.paragraphs)))
    grown = sum(len(one.insert) - len(one.delete) for one in ordered)
    if len(old.text) + grown != len(new.text):
        return _paired_by_text(old, new)
    shifts = _Shifts(ordered)
    starts = [paragraph.span.start for paragraph in new.paragraphs]
    places = ((one.index, shifts.place(one.span)) for one in old.paragraphs)
    return {index: bisect_right(starts, at) - 1 for index, at in places if at is not None}


class _Shifts:
    """Where paragraphs come to stand when revisions are made."""

    def __init__(self, ordered: Sequence[Revision]) -> None:
        self._revisions = ordered
        self._starts = [one.span.start for one in ordered]
        self._sums = [0, *accumulate(len(one.insert) - len(one.delete) for one in ordered)]

    def place(self, paragraph: Span) -> int | None:
        """Return the new offset of a paragraph's mark or, with that struck, of its first character.

        None where both are struck.
        """
        mark = self._offset(paragraph.end)
        return self._offset(paragraph.start) if mark is None else mark

    def _offset(self, at: int) -> int | None:
        count = bisect_right(self._starts, at)
        while count and self._is_behind(self._revisions[count - 1], at):
            count -= 1
        last = self._revisions[count - 1].span if count else Span(0, 0)
        return None if last.start <= at < last.end else at + self._sums[count]

    def _is_behind(self, one: Revision, at: int) -> bool:
        """Say whether a revision puts whole paragraphs behind a mark, which stays where it is."""
        return bool(one.paragraphs) and one.span.start == at


def _paired_by_text(old: Contract, new: Contract) -> dict[int, int]:
    def unique(contract: Contract) -> dict[str, int]:
        texts = [paragraph.span.of(contract.text) for paragraph in contract.paragraphs]
        often = Counter(texts)
        return {text: index for index, text in enumerate(texts) if often[text] == 1}

    there = unique(new)
    return {index: there[text] for text, index in unique(old).items() if text in there}


def _by_clause(references: Iterable[Reference]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for reference in references:
        found.setdefault(reference.clause, []).append(reference.span)
    return {clause: tuple(spans) for clause, spans in found.items()}


def _change(clause: Clause, now: str, cited: tuple[Span, ...], *, moved: bool) -> Renumbered:
    return Renumbered(clause=clause.id, old=clause.number, new=now, moved=moved, cited=cited)


def _number(clause: Clause, head: Paragraph, to: Paragraph, around: tuple[str, str]) -> str:
    """Return the full number of a clause in the new text, from its label and the number around it."""
    was, now = _core(head.label), _core(to.label)
    if _core(clause.label) == clause.number:
        return clause.number if was == now or not now else clause.number.replace(was, now, 1)
    before, behind = "", clause.number
    if around[0] and clause.number.startswith(around[0]):
        before, behind = around[1], clause.number[len(around[0]) :]
    return before + (behind.replace(was, now, 1) if was and now else behind)


def _core(label: str) -> str:
    """Return a label without the word in front and the stop behind: `Section 5.` is 5."""
    found = _DRESS.match(label.strip())
    return found["core"] if found is not None else label
