"""Knows how a contract without slips is changed in one place, always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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

    def is_body(self, span: Span) -> bool:
        """Say whether a place is in the running text of the contract, in no form and no schedule."""
        return any(
            clause.span.holds(span) and clause.role in {Role.CLAUSE, Role.DEFINITION, Role.PARTIES}
            for clause in self.reading.clauses
            if "," not in clause.number
        )

    def line(self, at: int) -> Paragraph:
        """Return the paragraph around an offset."""
        return next(one for one in self.contract.paragraphs if one.span.start <= at <= one.span.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A contract with one slip: what was written anew, as spans of the new text.

    With `word` only a finding that names it counts. `edits` are set where nothing else was changed, so
    that several slips can be planted at once.
    """

    contract: Contract
    places: tuple[Span, ...]
    word: str = ""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of slip: the codes that tell of it, and how it is planted; not `alone`, with others."""

    name: str
    codes: tuple[str, ...]
    plant: Callable[[Clean], Planted | None]
    alone: bool = True


def edited(contract: Contract, edits: Iterable[Edit]) -> Planted:
    """Return a contract with some of its words replaced, and where the new ones stand."""
    ordered = list(edits)
    ordered.sort(key=lambda edit: edit[0])
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
    return Planted(contract=made, places=tuple(places), edits=tuple(ordered))


def together(clean: Clean, planted: Sequence[Planted]) -> tuple[Planted, ...]:
    """Plant several slips in one paper and return each with its places there."""
    marked = [(edit, index) for index, one in enumerate(planted) for edit in one.edits]
    marked.sort(key=lambda each: each[0][0])
    whole = edited(clean.contract, [edit for edit, _ in marked])
    owners = [index for _, index in marked]
    return tuple(
        replace(
            one,
            contract=whole.contract,
            places=tuple(
                p for p, owner in zip(whole.places, owners, strict=True) if owner == index
            ),
        )
        for index, one in enumerate(planted)
    )


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
    labels = [p.label for p in clean.reading.parties if p.label[:1].isupper() and p.label != "None"]
    return (labels[0], labels[1]) if len(labels) > 1 else ("Provider", "Customer")
