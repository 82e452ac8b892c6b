"""Knows the numbers that the clauses of a contract have, with all numbers around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import Role

if TYPE_CHECKING:
    from redline.model import Span
    from redline.proof.draft import Draft

_STEP: Final = re.compile(r"\.?\d{1,4}|\([^()]{1,8}\)|[A-Za-z]{1,7}\.?")
_LETTER: Final = re.compile(r"(?<=\d)\.([a-z]{1,4})(?![a-z])")
_ROMAN: Final = re.compile(r"[IVXLC]{1,7}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of a contract: each with its clause's place, the outermost ones, and Roman ones.

    `lettered` are the numbers below which there are clauses with letters: 2.1 of 2.1(a).
    """

    places: dict[str, Span]
    tops: frozenset[int]
    romans: frozenset[str]
    lettered: frozenset[str]


def numbers_of(draft: Draft) -> Numbers:
    """Collect the numbers of a contract; in schedules without what names the schedule."""
    places: dict[str, Span] = {}
    tops: set[int] = set()
    romans: set[str] = set()
    lettered: set[str] = set()
    for clause in draft.reading.clauses:
        if clause.role not in {Role.CLAUSE, Role.DEFINITION, Role.SCHEDULE} or not clause.number:
            continue
        number = "".join(clause.number.rpartition(",")[2].split()).rstrip(".")
        number = _LETTER.sub(r"(\1)", number)
        if roman := _ROMAN.match(number):
            romans.add(roman.group())
        before = ""
        for step in _STEP.finditer(number):
            if step.group().startswith("("):
                lettered.add(before)
            elif not before and step.group().isdigit():
                tops.add(int(step.group()))
            before += step.group()
            places.setdefault(before, clause.span)
        places.setdefault(number.removesuffix(".0"), clause.span)
    return Numbers(
        places=places,
        tops=frozenset(tops),
        romans=frozenset(romans),
        lettered=frozenset(lettered),
    )
