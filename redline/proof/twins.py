"""Checks that a sentence that is said twice has the same numbers in both places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from redline.model import Role
from redline.model.numerals import NUMBER_WORDS
from redline.proof.draft import Noted
from redline.proof.values import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Clause, Fact, Span
    from redline.proof.draft import Draft

_KINDS: Final = frozenset({"duration", "money", "percent", "rate", "multiple"})
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z’'-]{2,40}")
_OWN: Final = re.compile(
    r"\b(?:this|such|that) (?:covenant|section|clause|article|paragraph|restriction|provision|schedule"
    r"|exhibit|subsection|milestone|case|event)\b",
    re.IGNORECASE,
)
"""Words by which a sentence is about its own clause alone."""

_FIGURE: Final = re.compile(r"\b\d{1,9}\b")
_UNITS: Final = frozenset(
    ("day", "days", "business", "month", "months", "year", "years", "week", "weeks")
)
_FEWEST: Final = 7
_ALIKE: Final = 0.85
_RAREST: Final = 3
_MOST: Final = 40


def twins(draft: Draft) -> Iterator[Noted]:
    """Yield each number in a sentence that another clause says in nearly the same words, with another."""
    stated = _stated(draft)
    said = {sentence: sentence.of(draft.text) for sentence in stated}
    words = {span: _words(text) for span, text in said.items() if not _OWN.search(text)}
    often = Counter(word for found in words.values() for word in found)
    by_word: dict[str, list[Span]] = defaultdict(list)
    for sentence, found in words.items():
        if len(found) < _FEWEST:
            continue
        rare = sorted(found, key=lambda word: (often[word], word))[:_RAREST]
        near = {other for word in rare for other in by_word[word][-_MOST:]}
        for other in sorted(near):
            if _are_alike(found, words[other]):
                yield from _differing(draft, stated[other], stated[sentence])
        for word in rare:
            by_word[word].append(sentence)


def _stated(draft: Draft) -> dict[Span, list[Fact]]:
    """Return the sentences of clauses that have numbers, with these."""
    stated: dict[Span, list[Fact]] = defaultdict(list)
    for fact in draft.reading.facts:
        clause = draft.clause_at(fact.span.start)
        if fact.kind in _KINDS and clause is not None and clause.role is Role.CLAUSE:
            stated[fact.sentence].append(fact)
    return dict(stated)


def _words(sentence: str) -> frozenset[str]:
    found = (match.group().casefold() for match in _WORD.finditer(sentence))
    return frozenset(word for word in found if word not in NUMBER_WORDS and word not in _UNITS)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sentences are of one thing: the one may say more, but nothing in its place."""
    apart = bool(one - other) and bool(other - one)
    return not apart and len(one & other) >= _ALIKE * len(one | other)


def _differing(draft: Draft, ones: list[Fact], others: list[Fact]) -> Iterator[Noted]:
    """Yield the one number that differs; where several do, the sentences are about other things."""
    one_at, other_at = (draft.clause_at(facts[0].span.start) for facts in (ones, others))
    if one_at == other_at or [fact.kind for fact in ones] != [fact.kind for fact in others]:
        return
    if _are_items(one_at, other_at):
        return
    pairs = [
        (one, other)
        for one, other in zip(ones, others, strict=True)
        if comparable(one) != comparable(other)
    ]
    if len(pairs) == 1 and _counted(draft, ones) == _counted(draft, others):
        one, other = pairs[0]
        here, there = draft.contract.quote(other.span), draft.contract.quote(one.span)
        place = draft.cite(one.span.start) or "another place"
        said = f"{place} says nearly the same, with {there} for {here}"
        yield Noted(span=other.span, message=said, other=one.span)


def _counted(draft: Draft, facts: list[Fact]) -> list[str]:
    """Return the figures of a sentence that are no value in it: the numbers of what it is about."""
    sentence = facts[0].sentence
    figures = _FIGURE.finditer(draft.text, sentence.start, sentence.end)
    return [
        f[0]
        for f in figures
        if not any(fact.span.start <= f.start() < fact.span.end for fact in facts)
    ]


def _are_items(one: Clause | None, other: Clause | None) -> bool:
    """Say whether two clauses are items of one list, which are different cases."""
    if one is None or other is None or one.parent != other.parent:
        return False
    return one.label[:1] == other.label[:1] == "("
