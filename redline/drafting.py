"""Holds a draft against the template of ours that it was made from: where it says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from redline import language, versions, word
from redline.assess import assess, found_missing
from redline.model import Contract, Options, Playbook, Reading, Span
from redline.model.template import Departure, Template
from redline.model.versions import ClauseChange


def template_of(
    path: Path, contract: Contract, reading: Reading, playbook: Playbook, options: Options
) -> Template:
    """Read our template and return how a draft departs from it. Raises `UnreadableError`."""
    ours = word.read(path)
    understood = language.read(ours)
    reviewed = assess(ours, understood, playbook, "", options)
    old = versions.Side(contract=ours, reading=understood, references=())
    new = versions.Side(contract=contract, reading=reading, references=())
    return Template(
        name=path.name,
        text=ours.text,
        lacking=found_missing(reviewed.findings),
        departures=tuple(_departures(old, new)),
    )


def _departures(old: versions.Side, new: versions.Side) -> Iterator[Departure]:
    for change in versions.compare(old, new).clauses:
        if not change.cosmetic and change.changes:
            yield _departure(old, new, change)


def _departure(old: versions.Side, new: versions.Side, change: ClauseChange) -> Departure:
    first = change.changes[0]
    now = _sentence(new, first.new) if change.new else None
    was = _sentence(old, first.old) if change.old else None
    clause = change.new or change.old
    return Departure(
        clause=change.new.id if change.new else "",
        place=f"{clause.number} {change.heading}".strip() if clause else change.heading,
        span=now,
        now=new.contract.quote(now) if now else "",
        was=old.contract.quote(was) if was else "",
        grave=bool(change.critical),
    )


def _sentence(side: versions.Side, span: Span) -> Span:
    """Return the sentence around a change, or the change itself where there is none."""
    around = (s.span for s in side.reading.sentences if s.span.start <= span.start <= s.span.end)
    return next(around, span)
