"""Knows how a list is read: its opening words belong to each of its items."""

from __future__ import annotations

from collections.abc import Iterator

from redline.assess.case import Case
from redline.assess.phrases import says
from redline.model import Clause, Phrase

ENDS = (".", "?", "!", "”", '"')
"""A clause that ends like this is a sentence of its own, and what follows is no list of it."""


def says_in_list(case: Case, phrases: tuple[Phrase, ...]) -> bool:
    """Say whether any of `phrases` is said by an opening and an item together.

    `Supplier shall defend Customer against: (a) a claim of infringement` says that Supplier defends
    against infringement, though no line of it does.
    """
    return says(phrases, "\n".join(_readings(case)), case.names)


def _readings(case: Case) -> Iterator[str]:
    text = case.contract.text
    for clause in case.judged():
        opening = clause.body.of(text).strip()
        if opening and not opening.endswith(ENDS):
            for item in case.children.get(clause.id, ()):
                yield " ".join(f"{opening} {_words(item, text)}".split())


def _words(item: Clause, text: str) -> str:
    return text[item.body.start : item.span.end]
