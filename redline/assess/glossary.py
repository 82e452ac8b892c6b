"""Finds the technical terms that a contract uses, and tells which of them it leaves undefined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.model.glossary import TradeTerm, Usage

if TYPE_CHECKING:
    from redline.model import Contract, Reading


def usages(contract: Contract, reading: Reading, terms: tuple[TradeTerm, ...]) -> tuple[Usage, ...]:
    """Return the terms that the contract uses, in the order in which they first appear."""
    named = {_singular(name): term for term in terms for name in _names(term)}
    if not named:
        return ()
    defined = {_singular(term.term) for term in reading.terms}
    first: dict[str, Usage] = {}
    for hit in _pattern(terms).finditer(contract.text):
        term = named[_singular(hit[0])]
        if term.term not in first:
            first[term.term] = Usage(
                term=term,
                written=hit[0],
                clause=_clause(reading, hit.start()),
                defined=any(_singular(name) in defined for name in _names(term)),
            )
    return tuple(first.values())


def _names(term: TradeTerm) -> tuple[str, ...]:
    return (term.term, *term.also)


def _singular(name: str) -> str:
    """Return a name as it is looked up: in small letters, without the ending of a plural."""
    return name.casefold().removesuffix("s")


def _pattern(terms: tuple[TradeTerm, ...]) -> re.Pattern[str]:
    """Return a pattern for any of the names as a whole word, one or several, the longest first.

    A name with capitals is found as it stands, any other in whatever case.
    """
    names = {name for term in terms for name in _names(term)}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_found, ordered))})s?(?![\w-])")


def _found(name: str) -> str:
    words = re.escape(name)
    return words if any(letter.isupper() for letter in name) else f"(?i:{words})"


def _clause(reading: Reading, start: int) -> str:
    """Return the id of the innermost clause at a place, empty outside all of them."""
    around = [clause for clause in reading.clauses if clause.span.start <= start < clause.span.end]
    return max(around, key=lambda clause: clause.span.start).id if around else ""
