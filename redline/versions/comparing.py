"""Knows how two versions become one list of changes, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from redline.model import Clause, Contract, Paragraph, Reference, Span, Story
from redline.model.versions import Became, Change, ClauseChange, Versions
from redline.versions.judging import Judge
from redline.versions.pairing import Pairs, paired
from redline.versions.passages import Passage, passages
from redline.versions.side import Edited, Side
from redline.versions.wording import Token, differences, pieces, tokens_of


class Key(NamedTuple):
    """Where changes are listed: the ids of the clause in either version, empty for none, and the story."""

    old: str
    new: str
    story: Story


class _Way(Enum):
    """How a passage is told: word by word, as one that moved, or struck and written whole."""

    KEPT = auto()
    MOVED = auto()
    WHOLE = auto()


class _Placed(NamedTuple):
    key: Key
    change: Change


def compare(old: Side, new: Side) -> Versions:
    """Return what became of the older version in the newer, clause by clause in the newer's order."""
    found = passages(old.contract, new.contract)
    texts = old.contract.text, new.contract.text
    pairs = paired(old.reading.clauses, new.reading.clauses, found, texts)
    desk = _Desk(old, new, pairs)
    changes = tuple(desk.changes(found))
    return Versions(
        old=old.contract,
        new=new.contract,
        clauses=tuple(_by_clause(old, new, pairs, changes)),
        pairs=pairs.ids,
    )


def kept(references: Iterable[Reference], versions: Versions) -> tuple[Reference, ...]:
    """Return the references of the older version that stand unchanged in the newer."""
    struck = [c.old for c in versions.changes if c.delete and c.kind is not Became.MOVED]
    return tuple(one for one in references if not any(span.meets(one.span) for span in struck))


class _Desk:
    """Two versions being compared, passage by passage."""

    def __init__(self, old: Side, new: Side, pairs: Pairs) -> None:
        self._old, self._new = old.contract, new.contract
        self._pairs = pairs
        self._judge = Judge(old, new, pairs)
        self._ranks = _ranks(self._old), _ranks(self._new)

    def changes(self, found: Sequence[Passage]) -> Iterator[_Placed]:
        """Yield the changes of all passages, each with the clause it is in."""
        number, here = 0, Here(0, 0)
        for (way, key, _), run in groupby(found, self._way):
            together = list(run)
            if way is not _Way.KEPT:
                number += 1
                yield _Placed(key, self._whole(way, together, number, here))
            for passage in together:
                number += 1
                yield from self._inside(passage, number)
                here = here.after(passage)

    def _way(self, passage: Passage) -> tuple[_Way, Key, int]:
        """Say how to tell of a passage; whole ones in a row, of one clause, are told together.

        Those that moved are, if they came from one place: the number tells by how much they moved.
        """
        old, new, moved = passage
        if moved:
            key = self._key(passage, old[0].span.start, new[0].span.start)
            return _Way.MOVED, key, self._ranks[0][old[0].index] - self._ranks[1][new[0].index]
        if old and not new:
            return _Way.WHOLE, self._gone(old[0]), 0
        if new and not old:
            return _Way.WHOLE, self._come(new[0]), 0
        return _Way.KEPT, Key("", "", Story.BODY), 0

    def _gone(self, paragraph: Paragraph) -> Key:
        clause = self._pairs.old.at(paragraph.span.start)
        outermost = self._pairs.deleted(clause) or clause
        one = outermost.id if outermost is not None else ""
        return Key(one, self._pairs.newer(one), paragraph.story)

    def _come(self, paragraph: Paragraph) -> Key:
        clause = self._pairs.new.at(paragraph.span.start)
        outermost = self._pairs.inserted(clause) or clause
        one = outermost.id if outermost is not None else ""
        return Key(self._pairs.older(one), one, paragraph.story)

    def _key(self, passage: Passage, old: int, new: int) -> Key:
        """Return where to list words of a passage that were at one place and are at another."""
        story = passage.new[0].story
        one, two = self._pairs.old.at(old), self._pairs.new.at(new)
        if two is not None and self._pairs.older(two.id):
            return Key(self._pairs.older(two.id), two.id, story)
        if one is not None and self._pairs.newer(one.id):
            return Key(one.id, self._pairs.newer(one.id), story)
        return Key(one.id if one else "", two.id if two else "", story)

    # -------------------------------------------------------------- whole paragraphs

    def _whole(self, way: _Way, together: Sequence[Passage], number: int, here: Here) -> Change:
        old = _stretch([p for passage in together for p in passage.old], here.old)
        new = _stretch([p for passage in together for p in passage.new], here.new)
        change = Change(
            kind=_outer_kind(way, old, new),
            passage=number,
            old=old,
            new=new,
            delete=old.of(self._old.text),
            insert=new.of(self._new.text),
        )
        if way is _Way.MOVED:
            return change
        struck = Edited(list(tokens_of(self._old, old)), old, old)
        written = Edited(list(tokens_of(self._new, new)), new, new)
        return self._judged(change, struck, written, whole=not (old.length and new.length))

    def _judged(self, change: Change, old: Edited, new: Edited, *, whole: bool = False) -> Change:
        cosmetic = self._judge.is_cosmetic(old, new)
        critical = () if cosmetic else self._judge.critical(old, new, whole=whole)
        return replace(change, cosmetic=cosmetic, critical=critical)

    # -------------------------------------------------------------- inside a passage

    def _inside(self, passage: Passage, number: int) -> Iterator[_Placed]:
        if not (passage.old and passage.new) or self._same(passage):
            return
        sides = pieces(self._old, passage.old), pieces(self._new, passage.new)
        around = [_stretch(side, 0) for side in passage[:2]]
        for struck, written, old, new in differences(*sides):
            change = Change(
                kind=_inner_kind(struck, written),
                passage=number,
                old=old,
                new=new,
                delete=old.of(self._old.text),
                insert=new.of(self._new.text),
            )
            edited = Edited(struck, old, around[0]), Edited(written, new, around[1])
            key = self._key(passage, old.start, new.start)
            yield _Placed(key, self._judged(change, *edited))

    def _same(self, passage: Passage) -> bool:
        texts = [
            [paragraph.span.of(contract.text) for paragraph in side]
            for contract, side in ((self._old, passage.old), (self._new, passage.new))
        ]
        return texts[0] == texts[1]


class Here(NamedTuple):
    """How far both texts have been gone through."""

    old: int
    new: int

    def after(self, passage: Passage) -> Here:
        """Return the place behind a passage; one that moved leads nowhere in the older text."""
        old = passage.old[-1].span.end if passage.old and not passage.moved else self.old
        return Here(old, passage.new[-1].span.end if passage.new else self.new)


def _ranks(contract: Contract) -> dict[int, int]:
    """Return the places of paragraphs among those that are not blank."""
    texts = ((p.index, p.span.of(contract.text)) for p in contract.paragraphs)
    read = (index for index, text in texts if text.strip())
    return {index: rank for rank, index in enumerate(read)}


def _stretch(paragraphs: Sequence[Paragraph], here: int) -> Span:
    """Return where paragraphs stand together; where there are none, the place that was reached."""
    if not paragraphs:
        return Span(here, here)
    return Span(
        min(paragraph.span.start for paragraph in paragraphs),
        max(paragraph.span.end for paragraph in paragraphs),
    )


def _outer_kind(way: _Way, old: Span, new: Span) -> Became:
    if way is _Way.MOVED:
        return Became.MOVED
    if not old.length:
        return Became.INSERTED
    return Became.CHANGED if new.length else Became.DELETED


def _inner_kind(struck: Sequence[Token], written: Sequence[Token]) -> Became:
    """Say what became of words in a passage: a paragraph that was only cut, or joined, says the same."""
    both = [*struck, *written]
    if all(token.text.isspace() for token in both):
        if any(token.text == "\n" for token in written):
            return Became.SPLIT
        if any(token.text == "\n" for token in struck):
            return Became.MERGED
    return Became.CHANGED


# ------------------------------------------------------------------ by clause


def _by_clause(
    old: Side, new: Side, pairs: Pairs, placed: Sequence[_Placed]
) -> Iterator[ClauseChange]:
    """Gather the changes of each clause, and the clauses that only have another number."""
    changes: dict[Key, list[Change]] = {}
    for key, change in placed:
        changes.setdefault(key, []).append(change)
    older = {clause.id: clause for clause in old.reading.clauses}
    newer = {clause.id: clause for clause in new.reading.clauses}
    for one, two in pairs.ids:
        key = Key(one, two, newer[two].story)
        if older[one].number != newer[two].number:
            changes.setdefault(key, [])
    made = [
        ClauseChange(
            kind=_became(key, newer.get(key.new), found),
            story=key.story,
            old=older.get(key.old),
            new=newer.get(key.new),
            heading=pairs.new.heading(newer.get(key.new)) or pairs.old.heading(older.get(key.old)),
            changes=tuple(found),
        )
        for key, found in changes.items()
    ]
    yield from sorted(made, key=_place)


def _became(key: Key, clause: Clause | None, found: Sequence[Change]) -> Became:
    """Say what became of a clause; it has moved where its first words have."""
    if not found:
        return Became.RENUMBERED
    whole = all(change.kind in {Became.INSERTED, Became.DELETED} for change in found)
    if whole and not key.old and key.new:
        return Became.INSERTED
    if whole and not key.new and key.old:
        return Became.DELETED
    moved = [change.new for change in found if change.kind is Became.MOVED]
    begins = clause is not None and any(at.start <= clause.span.start < at.end for at in moved)
    return Became.MOVED if begins else Became.CHANGED


def _place(clause: ClauseChange) -> tuple[int, int]:
    """Return where a clause stands in the newer version, or where it would."""
    if clause.changes:
        return clause.changes[0].new.start, clause.changes[0].passage
    return (clause.new.span.start if clause.new else 0), 0
