"""Knows which clause of the older version is which of the newer, through the paragraphs they hold."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from redline.model import Clause, Span
from redline.versions.passages import Passage

HEAD, HEADING, NUMBER, LINE = 1000, 100, 10, 1
"""What it says for two clauses being one: the same first paragraph, heading, number, any paragraph."""

TERM = re.compile(r"\s*[\"“']([^\"”'\n]{2,60})[\"”']")
"""A definition that begins with its term."""


class Tree:
    """The clauses of one version, asked for by place."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = sorted(clauses, key=_order)
        self._starts = [clause.span.start for clause in self._clauses]
        self._by_id = {clause.id: clause for clause in clauses}

    def at(self, place: int) -> Clause | None:
        """Return the innermost clause around a place, its end included."""
        index = bisect_right(self._starts, place) - 1
        clause = self._clauses[index] if index >= 0 else None
        while clause is not None and clause.span.end < place:
            clause = self.above(clause)
        return clause

    def above(self, clause: Clause) -> Clause | None:
        """Return the clause around a clause."""
        return self._by_id.get(clause.parent) if clause.parent else None

    def starting_in(self, span: Span) -> Sequence[Clause]:
        """Return the clauses that start in a stretch of text, in order, outer ones first."""
        first = bisect_right(self._starts, span.start - 1)
        return self._clauses[first : bisect_right(self._starts, span.end)]

    def heading(self, clause: Clause | None) -> str:
        """Return the heading of a clause or of the nearest around it that has one."""
        while clause is not None and not clause.heading:
            clause = self.above(clause)
        return clause.heading if clause is not None else ""


class Pairs:
    """Which clauses of both versions are one; none for what only one of them has."""

    def __init__(self, pairs: Mapping[str, str], old: Tree, new: Tree) -> None:
        self.old, self.new = old, new
        self.ids = tuple(pairs.items())
        self._forth = dict(pairs)
        self._back = {new_id: old_id for old_id, new_id in pairs.items()}

    def newer(self, old_id: str) -> str:
        """Return the id in the newer version of a clause of the older, empty for none."""
        return self._forth.get(old_id, "")

    def older(self, new_id: str) -> str:
        """Return the id in the older version of a clause of the newer, empty for none."""
        return self._back.get(new_id, "")

    def deleted(self, clause: Clause | None) -> Clause | None:
        """Return the outermost clause around and with this one that the newer version has not."""
        return _outermost(self.old, clause, self._forth)

    def inserted(self, clause: Clause | None) -> Clause | None:
        """Return the outermost clause around and with this one that the older version has not."""
        return _outermost(self.new, clause, self._back)


class Named(NamedTuple):
    """A clause and what it is called: its heading, or the term that it defines."""

    clause: Clause
    name: str


def named(clauses: Iterable[Clause], text: str) -> list[Named]:
    """Return clauses with what they are called, empty for nothing."""
    return [Named(clause, _name(clause, text)) for clause in clauses]


def _name(clause: Clause, text: str) -> str:
    defined = TERM.match(text, clause.body.start, clause.body.end)
    return (clause.heading or (defined[1] if defined else "")).casefold().rstrip(".:")


def paired(
    old: Sequence[Clause], new: Sequence[Clause], found: Iterable[Passage], texts: tuple[str, str]
) -> Pairs:
    """Pair the clauses of both versions, each with one at most, by all that speaks for it."""
    trees = Tree(old), Tree(new)
    votes: Counter[tuple[str, str]] = Counter()
    for passage in found:
        if passage.old and passage.new:
            votes.update(dict(_votes(trees, passage)))
    places = [{clause.id: at for at, clause in enumerate(side)} for side in (old, new)]
    clauses = {clause.id: clause for clause in old}, {clause.id: clause for clause in new}
    ranked = sorted(
        votes,
        key=lambda pair: (
            -votes[pair] - _alike(clauses[0][pair[0]], clauses[1][pair[1]]),
            places[0][pair[0]],
            places[1][pair[1]],
        ),
    )
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for one, two in ranked:
        if one not in pairs and two not in taken:
            pairs[one] = two
            taken.add(two)
    pairs |= _namesakes(pairs, named(old, texts[0]), named(new, texts[1]))
    ordered = {one: pairs[one] for one in places[0] if one in pairs}
    return Pairs(ordered, *trees)


def _namesakes(
    pairs: Mapping[str, str], old: Sequence[Named], new: Sequence[Named]
) -> dict[str, str]:
    """Pair clauses whose words are all others now: under the same clause, of a name of their own."""
    taken = set(pairs.values())
    left = _by_name(one for one in _under(old, pairs) if one[1].clause.id not in pairs)
    come = _by_name(one for one in _under(new, {}) if one[1].clause.id not in taken)
    return {left[name]: come[name] for name in left if left[name] and come.get(name)}


def _under(side: Sequence[Named], pairs: Mapping[str, str]) -> Iterator[tuple[str, Named]]:
    """Yield named clauses, each with the clause around it as the newer version knows it."""
    for one in side:
        around = one.clause.parent or ""
        yield pairs.get(around, around), one


def _by_name(named: Iterable[tuple[str, Named]]) -> dict[tuple[str, str], str]:
    """Return the ids of clauses by what is around them and their name, empty for namesakes."""
    found: dict[tuple[str, str], str] = {}
    for around, (clause, name) in named:
        if name:
            found[around, name] = "" if (around, name) in found else clause.id
    return found


def _votes(trees: tuple[Tree, Tree], passage: Passage) -> Iterator[tuple[tuple[str, str], int]]:
    spans = [Span(side[0].span.start, side[-1].span.end) for side in (passage.old, passage.new)]
    starting = [tree.starting_in(span) for tree, span in zip(trees, spans, strict=True)]
    around = [tree.at(span.start) for tree, span in zip(trees, spans, strict=True)]
    if around[0] is not None and around[1] is not None and not any(starting):
        yield (around[0].id, around[1].id), LINE
    for one, two in _side_by_side(*starting):
        yield (one.id, two.id), HEAD


def _side_by_side(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Pair the clauses that start in one paragraph: one by one, or by label where one was added."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    labels = {(clause.label, clause.heading): clause for clause in reversed(new)}
    for clause in old:
        if (clause.label, clause.heading) in labels:
            yield clause, labels[clause.label, clause.heading]


def _alike(old: Clause, new: Clause) -> int:
    same_heading = bool(old.heading) and old.heading.casefold() == new.heading.casefold()
    return HEADING * same_heading + NUMBER * (old.number == new.number)


def _outermost(tree: Tree, clause: Clause | None, paired_ids: Mapping[str, str]) -> Clause | None:
    found = None
    while clause is not None and clause.id not in paired_ids:
        found, clause = clause, tree.above(clause)
    return found


def _order(clause: Clause) -> tuple[int, int]:
    return clause.span.start, -clause.span.end
