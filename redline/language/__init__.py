"""The room that understands contracts: from a `Contract` to its `Reading`. Only here is spaCy known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.model import Answer, Clause, Contract, Link, Party, Reading, Reference, Span, Term
    from redline.model.proof import Citation


def segment(contract: Contract) -> tuple[Clause, ...]:
    """Return the clauses of a contract in reading order, with their types and topics."""
    from redline.language.segmentation import segment as clauses_in
    from redline.language.topics import tell_topics
    from redline.language.types import type_clauses

    return tell_topics(contract, type_clauses(contract, clauses_in(contract)))


def read(contract: Contract, *, parties: tuple[Party, ...] | None = None) -> Reading:
    """Understand a contract: its kind, clauses, sentences, parties, defined terms and facts.

    With `parties` given, as for a wording on its own, none are looked for.
    """
    from redline.language.binding import bind_all
    from redline.language.contract_type import contract_type
    from redline.language.facts import find_facts
    from redline.language.nlp import sentences_of
    from redline.language.parties import find_parties
    from redline.language.terms import find_terms
    from redline.model import Reading

    clauses = segment(contract)
    parties = find_parties(contract, clauses) if parties is None else parties
    sentences = bind_all(contract, clauses, sentences_of(contract, clauses), parties)
    kind, reason = contract_type(contract, clauses, parties)
    return Reading(
        type=kind,
        type_reason=reason,
        clauses=clauses,
        sentences=sentences,
        parties=parties,
        terms=find_terms(contract, clauses),
        facts=find_facts(contract, clauses, sentences, parties),
    )


def classify(heading: str, body: str) -> tuple[tuple[str, float], ...]:
    """Return the likely types of a clause, best first, each with its confidence."""
    from redline.language import types

    return types.classify(heading, body)


def references(text: str, clauses: Iterable[Clause]) -> tuple[Reference, ...]:
    """Return every reference in a contract's text to one of its clauses, in order."""
    from redline.language import citing

    return citing.references(text, clauses)


def citations(text: str, clauses: Iterable[Clause]) -> tuple[Citation, ...]:
    """Return every place that cites a clause by number, also those that point at nothing."""
    from redline.language import citing

    return citing.citations(text, clauses)


def links(contract: Contract, clauses: Iterable[Clause]) -> tuple[Link, ...]:
    """Return every place that points at something: a clause, a schedule, a document, a law, a page."""
    from redline.language import linking

    return linking.links(contract, tuple(clauses))


def uses(text: str, terms: Iterable[Term]) -> dict[str, tuple[Span, ...]]:
    """Return where each defined term is used, beside the places that define it."""
    from redline.language import using

    return using.uses(text, tuple(terms))


def answers(contract: Contract, reading: Reading) -> tuple[Answer, ...]:
    """Return what an NDA says to the questions that are asked of every NDA, with the passages."""
    from redline.language import questions

    return questions.answers(contract, reading)


__all__ = [
    "answers",
    "citations",
    "classify",
    "links",
    "read",
    "references",
    "segment",
    "uses",
]
