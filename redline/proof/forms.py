"""Knows the forms of an English noun: `Services` and `Service` are one word, `Bus` is no plural."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from redline.model import Term

_IRREGULAR: Final = {
    "parties": "party",
    "persons": "person",
    "people": "person",
    "subsidiaries": "subsidiary",
    "indices": "index",
    "data": "data",
    "analyses": "analysis",
    "premises": "premises",
    "proceeds": "proceeds",
    "business": "business",
    "process": "process",
    "losses": "loss",
    "taxes": "tax",
    "addresses": "address",
    "access": "access",
    "status": "status",
    "basis": "basis",
    "address": "address",
    "loss": "loss",
    "gdpr": "gdpr",
}


_EXAMPLE: Final = re.compile(
    r"(?:\bfor (?:example|instance),?|\be\.g\.,?|\bsuch as|\bi\.e\.,?)\s[“\"‘']?$", re.IGNORECASE
)
_BACK: Final = 20


def real_terms(text: str, terms: Iterable[Term]) -> Iterator[Term]:
    """Yield each defined term once; what is quoted as an example, or is a number, is none."""
    seen: set[int] = set()
    for term in terms:
        before = text[max(0, term.span.start - _BACK) : term.span.start]
        is_name = not term.term[:1].isdigit() and not _EXAMPLE.search(before)
        if is_name and term.span.start not in seen:
            seen.add(term.span.start)
            yield term


def singular(word: str) -> str:
    """Return a noun in the singular, in lower case; a word that has none as it is."""
    low = word.casefold()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1]


def plain(term: str) -> str:
    """Return a term as it is compared: lower case, singular, `the` and marks left out."""
    words = term.casefold().replace("\u00a0", " ").replace("’", "'").strip(" .,;:'\"“”").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


def is_plural(word: str) -> bool:
    """Say whether a noun stands in the plural."""
    return singular(word) != word.casefold()
