"""Knows how a change is shown: the name of its clause, the words struck and written, some around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from redline.model import OBJECT, Span, Story
from redline.model.versions import Became, Change, ClauseChange, Versions
from redline.render.safe import clean, cut
from redline.render.versions_json import Written
from redline.render.words import counted

CONTEXT = 48
"""Characters of the sentence to show on either side of a change."""

TOGETHER = 90
"""Between two changes in one paragraph so much is shown in full; of more, both ends."""

SHORT, LONG = 120, 3000
"""Characters of struck or written words to show, unless everything is asked for, or if it is."""

MOVED = 70
"""Characters of a paragraph that moved: what changed in it is shown apart."""


BREAK = re.compile(r"\n\s*")


class Piece(NamedTuple):
    """Words in a row: `kept`, `struck` or `written`."""

    part: str
    text: str


class Shown(NamedTuple):
    """The changes of one paragraph, or of whole ones, as pieces to show."""

    changes: tuple[Change, ...]
    pieces: tuple[Piece, ...]

    @property
    def critical(self) -> tuple[str, ...]:
        """Name what they alter that nobody should overlook, in the order of the words."""
        names = (each.value for change in self.changes for each in change.critical)
        return tuple(dict.fromkeys(names))


class Name(NamedTuple):
    """What a clause is called, what it was called, and what became of it as a whole."""

    number: str
    heading: str
    was: str
    fate: str


FATES = {Became.INSERTED: "added", Became.DELETED: "deleted", Became.MOVED: "moved"}
STORIES = {Story.HEADER: "Header", Story.FOOTER: "Footer", Story.TEXTBOX: "Text box"}


def named(clause: ClauseChange) -> Name:
    """Return what a clause is called now or, where it is gone, was called."""
    there = clause.new or clause.old
    return Name(
        number=clean(there.number) if there else "",
        heading=_heading(clause),
        was=_was(clause),
        fate=FATES.get(clause.kind, ""),
    )


def cited(clause: ClauseChange) -> str:
    """Return a clause as briefly as it can be told from others."""
    name = named(clause)
    return name.number or f"“{cut(name.heading, 30)}”"


def remarks(versions: Versions, written: Written) -> list[str]:
    """Return what else there is to know of a comparison, one sentence each."""
    notes = [notice.message for notice in (*versions.notices, *written.notices)]
    for which, contract in (("older", versions.old), ("newer", versions.new)):
        if contract.existing_revisions:
            held = counted(contract.existing_revisions, "tracked change")
            notes.append(f"the {which} version holds {held} of its own, compared as if accepted")
    return [clean(note).rstrip(".") for note in notes]


def _was(clause: ClauseChange) -> str:
    """Say which number and heading a clause had, as far as they are others now."""
    if clause.old is None or clause.new is None:
        return ""
    number = clean(clause.old.number) if clause.old.number != clause.new.number else ""
    both = clause.old.heading and clause.new.heading
    renamed = both and _plain(clause.old.heading) != _plain(clause.new.heading)
    heading = cut(clean(clause.old.heading), 30) if renamed else ""
    was = f"{number} {heading}".strip()
    return f"(was {was})" if was else ""


def _plain(heading: str) -> str:
    return clean(heading).casefold().rstrip(".:")


def _heading(clause: ClauseChange) -> str:
    if clause.story in STORIES:
        return STORIES[clause.story]
    there = clause.new or clause.old
    role = there.role.value.capitalize() if there is not None else "Outside of clauses"
    return clean(clause.heading).rstrip(".:") or role


def shown(
    clause: ClauseChange, changes: Sequence[Change], versions: Versions, *, in_full: bool
) -> Iterator[Shown]:
    """Yield changes of a clause paragraph by paragraph, each with what to show of it."""
    heading = clause.old.heading_span if clause.old else None
    floor = heading.end if heading else 0
    most = LONG if in_full else SHORT
    for _, group in groupby(changes, lambda change: change.passage):
        together = tuple(group)
        if together[0].kind in WHOLE:
            moved = clause.kind is not Became.MOVED
            yield Shown(together, tuple(_whole(together[0], most, moved_here=moved)))
        else:
            yield Shown(together, tuple(_in_sentence(together, versions.old.text, floor, most)))


WHOLE = frozenset({Became.INSERTED, Became.DELETED, Became.MOVED})


def _whole(change: Change, most: int, *, moved_here: bool) -> Iterator[Piece]:
    if change.kind is Became.MOVED:
        if moved_here:
            yield Piece("kept", "moved here: ")
        yield Piece("kept", _cut(change.insert, min(most, MOVED)))
        return
    if change.delete:
        yield Piece("struck", _cut(change.delete, most))
    if change.insert:
        yield Piece("written", _cut(change.insert, most))


def _in_sentence(changes: Sequence[Change], text: str, floor: int, most: int) -> Iterator[Piece]:
    yield Piece("kept", _before(text, changes[0].old.start, floor))
    for at, change in enumerate(changes):
        if at:
            yield Piece("kept", _between(Span(changes[at - 1].old.end, change.old.start).of(text)))
        if change.delete:
            yield Piece("struck", _cut(change.delete, most))
        if change.insert:
            yield Piece("written", _cut(change.insert, most))
    yield Piece("kept", _after(text, changes[-1].old.end))


def _before(text: str, place: int, floor: int) -> str:
    """Return the words before a place: of its paragraph, and not those of the heading above."""
    edge = text.rfind("\n", 0, place) + 1
    edge = floor if edge <= floor <= place else edge
    if edge >= place - CONTEXT:
        return _spaced(text[edge:place].lstrip(" .:\t") if edge == floor else text[edge:place])
    words = text[place - CONTEXT : place]
    return _spaced("… " + words[words.find(" ") + 1 :])


def _after(text: str, place: int) -> str:
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    words = text[place : min(end, place + CONTEXT)]
    if place + CONTEXT < end:
        words = words[: words.rfind(" ") + 1] + "…"
    return _spaced(words)


def _between(words: str) -> str:
    if len(words) <= TOGETHER:
        return _spaced(words)
    head, tail = words[: CONTEXT // 2], words[-CONTEXT // 2 :]
    return f"{_spaced(head[: head.rfind(' ') + 1])}… {_spaced(tail[tail.find(' ') + 1 :])}"


def _cut(text: str, most: int) -> str:
    """Return struck or written words; signs stand for those that nobody sees."""
    words = _spaced(BREAK.sub(" ¶ ", text.replace(OBJECT, "[object]")) if text.strip() else text)
    if words.strip():
        return words if len(words) <= most else cut(words, most)
    return "¶" if "\n" in text else "[space]" if text else ""


def _spaced(text: str) -> str:
    """Return clean words with the spaces that stand before and behind them."""
    words = clean(text)
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
