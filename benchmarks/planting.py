"""Knows how a contract without slips is changed in one place, always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from redline.model import Clause, Contract, Paragraph, Reading, Role, Span, Story

Edit = tuple[Span, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A contract without slips, as it was read, and which of several wordings to plant."""

    contract: Contract
    reading: Reading
    turn: int

    def bodies(self) -> list[Clause]:
        """Return the clauses of running text that a sentence can be added to."""
        text = self.contract.text
        return [
            clause
            for clause in self.reading.clauses
            if clause.role is Role.CLAUSE
            and clause.story is Story.BODY
            and "," not in clause.number
            and clause.body.length > 120
            and clause.body.of(text).rstrip().endswith(".")
        ]

    def end(self, share: float) -> int | None:
        """Return where a sentence can be added, so far into the contract."""
        bodies = self.bodies()
        if len(bodies) < 3:
            return None
        clause = bodies[min(int(share * len(bodies)), len(bodies) - 1)]
        line = self.line(clause.body.start)
        return line.span.start + len(line.span.of(self.contract.text).rstrip())

    def line(self, at: int) -> Paragraph:
        """Return the paragraph around an offset."""
        return next(one for one in self.contract.paragraphs if one.span.start <= at <= one.span.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A contract with one slip: what was written anew, as spans of the new text."""

    contract: Contract
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of slip: the codes that tell of it, and how it is planted."""

    name: str
    codes: tuple[str, ...]
    plant: Callable[[Clean], Planted | None]


def edited(contract: Contract, edits: Iterable[Edit]) -> Planted:
    """Return a contract with some of its words replaced, and where the new ones stand."""
    ordered = sorted(edits)
    pieces, places, at, grown = [], [], 0, 0
    for span, new in ordered:
        pieces += [contract.text[at : span.start], new]
        places.append(Span(span.start + grown, span.start + grown + len(new)))
        grown += len(new) - span.length
        at = span.end
    text = "".join([*pieces, contract.text[at:]])

    def moved(offset: int, *, after: bool) -> int:
        shift = sum(
            len(new) - span.length
            for span, new in ordered
            if span.end < offset or (after and span.end <= offset)
        )
        return offset + shift

    paragraphs = tuple(
        replace(
            one,
            span=Span(moved(one.span.start, after=False), moved(one.span.end, after=True)),
            emphasis=tuple(
                Span(moved(s.start, after=False), moved(s.end, after=False)) for s in one.emphasis
            ),
            locked=(),
            inserted=(),
        )
        for one in contract.paragraphs
    )
    made = replace(contract, text=text, paragraphs=paragraphs, fields=())
    return Planted(contract=made, places=tuple(places))


def sentences(clean: Clean, *sentences: str) -> Planted | None:
    """Add sentences to as many clauses, spread over the contract."""
    edits = []
    for index, sentence in enumerate(sentences):
        at = clean.end((index + 0.4) / len(sentences))
        if at is None:
            return None
        edits.append((Span(at, at), f" {sentence}"))
    if len({span for span, _ in edits}) < len(edits):
        return None
    return edited(clean.contract, edits)


def pick(clean: Clean, *choices: tuple[str, ...]) -> Planted | None:
    return sentences(clean, *choices[clean.turn % len(choices)])


def labels(clean: Clean) -> tuple[str, str]:
    """Return what the contract calls two parties."""
    labels = [party.label for party in clean.reading.parties if party.label]
    return (labels[0], labels[1]) if len(labels) > 1 else ("Provider", "Customer")
