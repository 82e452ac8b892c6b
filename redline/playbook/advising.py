"""What is not wrong with a playbook but worth a look: stale dates, rules alike, comments hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.model import Playbook, Rule

HARDEST = 15.0
"""The reading grade (Kincaid and others, 1975) above which a comment wants shorter sentences."""

_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_SYLLABLE = re.compile(r"[aeiouy]+")


def advice(playbook: Playbook, today: str) -> tuple[str, ...]:
    """Return what is worth a look, a line each: `file  what`. `today` is an ISO date."""
    return tuple(_advice(playbook, today))


def _advice(playbook: Playbook, today: str) -> Iterator[str]:
    if playbook.review_by and playbook.review_by < today[:10]:
        yield f"{playbook.path}/playbook.yaml  was to be looked over by {playbook.review_by}"
    for rule in playbook.rules:
        for comment in _comments(rule):
            grade = reading_grade(comment)
            if grade > HARDEST:
                yield f"{rule.path}  comment reads at grade {grade:.0f}; shorten its sentences"
    yield from _alike(playbook.rules)


def _comments(rule: Rule) -> Iterator[str]:
    yield rule.comment
    if rule.required and rule.required.comment:
        yield rule.required.comment


def _alike(rules: Iterable[Rule]) -> Iterator[str]:
    """Name rules that look at the same words of the same clauses, and so speak of them twice."""
    for one, other in combinations(rules, 2):
        shared = set(one.recognise.phrases) & set(other.recognise.phrases)
        asked = (one.clauses[0], one.recognise, one.facts, one.checks, one.unacceptable)
        if shared and asked == (
            other.clauses[0],
            other.recognise,
            other.facts,
            other.checks,
            other.unacceptable,
        ):
            yield f"{other.path}  looks at the same words for the same as {one.id}"


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text: the years of schooling that reading it takes."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Count groups of vowels, a silent e at the end not among them; a word has one at least."""
    plain = word.casefold()
    count = len(_SYLLABLE.findall(plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee")) and count > 1
    return max(1, count - silent)
