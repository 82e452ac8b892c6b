"""Everything one review is decided on, gathered once: the contract, what was understood, and the names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from redline.assess.boxes import not_agreed
from redline.assess.habits import Habits, habits_of
from redline.assess.jointly import is_one_sided, joint_mentions
from redline.assess.phrases import Names, find
from redline.model import (
    Clause,
    Contract,
    Fact,
    Options,
    Party,
    Phrase,
    Playbook,
    Reading,
    Role,
    Sentence,
    Side,
    Sided,
    Span,
)

JUDGED = frozenset({Role.CLAUSE, Role.DEFINITION, Role.TABLE})
"""Only these are held against rules: a signature block or a table of contents is not a provision."""

NOTE = re.compile(
    r"(?:intentionally )?(?:omitted|deleted|left blank|reserved|not used)", re.IGNORECASE
)
LONGEST_NOTE = 40
"""What stands for a clause that was taken out so that the numbers behind it did not move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A contract ready to be judged.

    Options that nobody ticked are `open`: nothing in them is said. What is looked up in the text is
    remembered: where each phrase is said (`found`), which terms it writes with capitals (`used`).
    """

    contract: Contract
    reading: Reading
    playbook: Playbook
    parties: tuple[Sided, ...]
    names: Names
    posture: str
    by_id: dict[str, Clause]
    children: dict[str, tuple[Clause, ...]]
    habits: Habits
    joint: tuple[Span, ...] = ()
    open: tuple[Span, ...] = ()
    used: dict[str, bool] = field(default_factory=dict, compare=False)
    found: dict[Phrase, tuple[Span, ...]] = field(default_factory=dict, compare=False)

    def said(self, phrase: Phrase, span: Span) -> tuple[Span, ...]:
        """Return where `phrase` is said within `span`."""
        spans = self._everywhere(phrase)
        first = bisect_left(spans, span.start, key=lambda hit: hit.start)
        last = bisect_right(spans, span.end, key=lambda hit: hit.start)
        return tuple(hit for hit in spans[first:last] if hit.end <= span.end)

    def changeable(self, phrase: Phrase, span: Span) -> tuple[Span, ...]:
        """Return where `phrase` is said within `span` in words that are its own alone.

        Of `cannot`, which says `shall not`, no part can be changed without the other.
        """
        said = self.said(phrase, span)
        own = find(phrase, self.contract.text, self.names, whole=True) if said else ()
        return tuple(hit for hit in said if hit in own)

    def says_any(self, phrases: tuple[Phrase, ...], span: Span) -> Span | None:
        """Return the first place within `span` where any of `phrases` is said, or none."""
        hits = [hit for phrase in phrases for hit in self.said(phrase, span)[:1]]
        return min(hits, default=None)

    def _everywhere(self, phrase: Phrase) -> tuple[Span, ...]:
        known = self.found.get(phrase)
        if known is None:
            known = find(phrase, self.contract.text, self.names)
            if self.joint and is_one_sided(phrase):
                known = tuple(hit for hit in known if not self._of_both(hit))
            if self.open:
                known = tuple(hit for hit in known if not self._is_open(hit))
            self.found[phrase] = known
        return known

    def _of_both(self, hit: Span) -> bool:
        """Say whether a hit takes its party from a mention of both."""
        at = bisect_right(self.joint, hit.end, key=lambda span: span.start)
        return any(span.meets(hit) for span in self.joint[max(0, at - 2) : at])

    def _is_open(self, hit: Span) -> bool:
        """Say whether a hit stands in an option that nobody ticked."""
        at = bisect_right(self.open, hit.start, key=lambda span: span.start) - 1
        return at >= 0 and self.open[at].holds(hit)

    def sentences(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences that lie within `span`."""
        every = self.reading.sentences
        first = bisect_left(every, span.start, key=lambda sentence: sentence.span.start)
        last = bisect_left(every, span.end, key=lambda sentence: sentence.span.start)
        return every[first:last]

    def sentence(self, offset: int) -> Sentence | None:
        """Return the sentence at an offset, or none between sentences."""
        every = self.reading.sentences
        last = bisect_right(every, offset, key=lambda sentence: sentence.span.start) - 1
        found = every[last] if last >= 0 else None
        return found if found and offset < found.span.end else None

    def facts(self, span: Span) -> tuple[Fact, ...]:
        """Return the facts that stand within `span`."""
        every = self.reading.facts
        first = bisect_left(every, span.start, key=lambda fact: fact.span.start)
        last = bisect_left(every, span.end, key=lambda fact: fact.span.start)
        found = every[first:last]
        return tuple(fact for fact in found if not self._is_open(fact.span)) if self.open else found

    def sides(self, labels: tuple[str, ...]) -> frozenset[Side]:
        """Return the sides of the table that parties with these labels sit on."""
        return frozenset(sided.side for sided in self.parties if sided.party.label in labels)

    def party(self, side: Side) -> Party | None:
        """Return the party on a side, or none where the contract does not show it."""
        return next((sided.party for sided in self.parties if sided.side == side), None)

    def at(self, offset: int) -> Clause | None:
        """Return the smallest clause at an offset, or none between clauses."""
        every = self.reading.clauses
        last = bisect_right(every, offset, key=lambda clause: clause.span.start) - 1
        clause = every[last] if last >= 0 else None
        while clause and not clause.span.start <= offset < clause.span.end:
            clause = next(self.above(clause), None)
        return clause

    def section(self, clause: Clause) -> Clause:
        """Return the top-level clause that `clause` belongs to."""
        for above in self.above(clause):
            clause = above
        return clause

    def above(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses that `clause` is part of, the nearest first."""
        while clause.parent and (parent := self.by_id.get(clause.parent)):
            yield parent
            clause = parent

    def judged(self) -> Iterator[Clause]:
        """Yield the clauses that rules look at, in order."""
        return (
            clause
            for clause in self.reading.clauses
            if clause.role in JUDGED and not self._is_empty(clause)
        )

    def _is_empty(self, clause: Clause) -> bool:
        """Say whether a clause only keeps its number, and under its heading says that it says nothing."""
        start = clause.heading_span.end if clause.heading_span else clause.body.start
        said = self.contract.text[start : clause.span.end] if start < clause.span.end else ""
        return len(said) < LONGEST_NOTE and NOTE.fullmatch(said.strip(" \t\v\n.:[]()")) is not None


def build(
    contract: Contract,
    reading: Reading,
    playbook: Playbook,
    parties: tuple[Sided, ...],
    options: Options,
) -> Case:
    """Gather a case. Facts and sentences are put in the order of the text."""
    children: dict[str, list[Clause]] = {}
    for clause in reading.clauses:
        children.setdefault(clause.parent or "", []).append(clause)
    names = names_of(parties, playbook, contract)
    return Case(
        contract=contract,
        reading=reading,
        playbook=playbook,
        parties=parties,
        names=names,
        joint=joint_mentions(contract.text, names),
        open=not_agreed(contract),
        posture=options.posture,
        habits=habits_of(contract.text),
        by_id={clause.id: clause for clause in reading.clauses},
        children={parent: tuple(below) for parent, below in children.items()},
    )


def names_of(parties: tuple[Sided, ...], playbook: Playbook, contract: Contract) -> Names:
    """Return what each side is called in the contract.

    Between equals, where our side need not show, a phrase about either side fits both. Where it does
    not show and matters, phrases about the sides fit nothing. Where no party was found at all, the
    playbook's own role words serve if the contract writes them with a capital.
    """
    called = {
        side: tuple(
            name for sided in parties if sided.side == side for name in _called(sided.party)
        )
        for side in Side
    }
    us, them = called[Side.US], called[Side.THEM]
    if not us and not them:
        # between equals a phrase about one side fits either; else, better silent than wrong
        us = them = called[Side.OTHER] if playbook.symmetric else ()
    if parties and not playbook.symmetric:
        return Names(us=us, them=them)
    return Names(
        us=us or _role_words(playbook.us, contract.text),
        them=them or _role_words(playbook.them, contract.text),
    )


def _called(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (party.label, *party.aliases, party.name) if name))


def _role_words(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    capitals = (word.capitalize() for word in words)
    return tuple(word for word in capitals if re.search(rf"\b{re.escape(word)}\b", text))
