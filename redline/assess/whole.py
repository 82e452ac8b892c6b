"""Knows how to strike a whole clause, or to make it say our wording, and what stands where it stood."""

from __future__ import annotations

import re

from redline.assess.case import Case
from redline.assess.draft import Draft, rewrite
from redline.assess.voice import in_their_voice
from redline.compare import similarity
from redline.model import Clause, Paragraph, Span

CLOSE_KIN = 0.5
"""Below this likeness words are struck and replaced as a block: a word-by-word diff would confuse."""

TITLE = re.compile(r"\s*[A-Z][\w’'-]*(?:[ ,&/]{1,2}[\w’'-]+){0,5}[.:]\s+(?=[A-Z(“\"])")
"""A few words and a stop in front of a sentence: a title, though nothing in its look says so."""

NUMBERED = re.compile(r"\s*(?:section |clause )?\d{1,3}(?:\.\d{1,3}){1,4}[.):]?\s", re.IGNORECASE)
"""How a paragraph begins that is a provision of its own: `6.4 Ownership`."""

OMITTED = "[Intentionally omitted]"
"""Stands for a struck clause, so that the numbers of those behind it do not move."""


def omit(case: Case, clause: Clause) -> tuple[Draft, ...]:
    """Strike all that a clause says, and leave a note, so that no number behind it moves."""
    return _say(case, clause, OMITTED)


def replace_clause(case: Case, clause: Clause, ours: str) -> tuple[Draft, ...]:
    """Make a clause say our wording: word by word where theirs is close kin, else as a block."""
    new = " ".join(in_their_voice(case, ours).split())
    paragraphs = _paragraphs(case, clause)
    if len(paragraphs) == 1:
        span = stripped(case.contract.text, _said_in(case, clause, paragraphs[0]))
        return say_anew(case.contract.text, span, new)
    return _say(case, clause, new)


def say_anew(text: str, span: Span, new: str) -> tuple[Draft, ...]:
    """Make the words at a place say `new`: word by word where they are close kin, else as a block."""
    if similarity(span.of(text), new) >= CLOSE_KIN:
        return rewrite(text, span, new)
    return (Draft(span=span, insert=new),)


def stripped(text: str, span: Span) -> Span:
    """Return a span without the white space at its ends."""
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + len(words.rstrip()))


def _paragraphs(case: Case, clause: Clause) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a clause that hold words of its body or its sub-clauses."""
    first, last = clause.paragraphs
    every = case.contract.paragraphs[first:last]
    return tuple(p for p in every if p.span.length and p.span.end > clause.body.start)


def _say(case: Case, clause: Clause, new: str) -> tuple[Draft, ...]:
    """Make the clause's first paragraph say `new`, and strike the others with their marks.

    A clause with provisions of its own below it is left alone: they may be about something else. So is
    one with a numbered paragraph, which may be a provision that nobody has told from it.
    """
    paragraphs = _paragraphs(case, clause)
    if not paragraphs or any(_stands_alone(below) for below in case.children.get(clause.id, ())):
        return ()
    first, *others = paragraphs
    if any(NUMBERED.match(other.span.of(case.contract.text)) for other in others):
        return ()
    span = stripped(case.contract.text, _said_in(case, clause, first))
    return (Draft(span=span, insert=new), *(Draft(span=_whole(case, p)) for p in others))


def _stands_alone(clause: Clause) -> bool:
    """Say whether a sub-clause is a provision of its own and no item of a list."""
    figures = any(character.isdigit() for character in clause.label)
    return bool(clause.heading) or figures


def _said_in(case: Case, clause: Clause, first: Paragraph) -> Span:
    """Return what a clause says in its first paragraph, without a title typed in front of it."""
    span = Span(max(first.span.start, clause.body.start), first.span.end)
    title = TITLE.match(span.of(case.contract.text)) if clause.heading_span is None else None
    return Span(span.start + title.end(), span.end) if title else span


def _whole(case: Case, paragraph: Paragraph) -> Span:
    """Return a paragraph with its mark, where there is another one behind it that it can join.

    The last paragraph of a story or a table cell keeps its mark (ECMA-376 Part 1, 17.13.5.15).
    """
    behind = case.contract.paragraphs[paragraph.index + 1 : paragraph.index + 2]
    joins = any(p.story == paragraph.story and p.cell == paragraph.cell for p in behind)
    return Span(paragraph.span.start, paragraph.span.end + joins)
