"""Reads who signs out of signature blocks: `ACME INC. By: ____`, `For and on behalf of Acme Limited`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.naming import companies, is_company, letters, name_in
from redline.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Clause, Contract

OPENED = re.compile(
    r"\bin witness (?:where|here)of\b|\bhave (?:duly )?(?:executed|signed|caused)\b|\bthe undersigned\b"
    r"|\b(?:accepted|agreed)(?: to)? and (?:agreed|accepted)\b|\bsignature page",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"[\s.,]*(?:\([^()\n]{1,60}\)\s*)?(?:as [\w ]{3,40}\s|an? [\w ,]{3,60}\s)?(?:[Bb][Yy]\s?[:/]|/s/|Per:"
    r"|Signed\b|SIGNED\b|Signature|SIGNATURE|_{3,}|-{5,}|Name:)"
)
BEHALF = re.compile(
    r"(?:^|\n|\s{3})\s*(?i:(?:for and )?on behalf of)[:\s]+(?P<name>(?!THE\s)[A-Z][^\n:_]{2,80}?)"
    r"(?=\s{2,}|\n|$|\s?[:_]|,? by\b)"
)
OFFICE = re.compile(
    r"(?:\b(?:Officer|President|Director|Signatory|Counsel|Secretary|Manager|Treasurer|Member|Partner|Principal"
    r"|Attorney-in-fact|Attorney|CEO|CFO|COO|Chairman|Trustee|Title|Name|Date|By)\b|\b(?:19|20)\d\d\b)[:,.]?\s+"
)
THROUGH = re.compile(
    r"(?:[Bb][Yy]|[Nn]ame|[Tt]itle|[Ss]ource|its)[ \t]?:?[ \t]*(?:the\s)?$", re.IGNORECASE
)
ITS = re.compile(
    r",?\s+(?:its|as)\s+(?:\w+\s){0,2}(?:general|managing|sole|manager|member|investment|agent)"
)
ENDING = 12_000  # characters at the end of a contract within which it is signed
MOST = 80  # names that are read


def signers(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[tuple[str, Span], ...]:
    """Return the companies that sign, each once, with where their names stand."""
    found: dict[str, tuple[str, Span]] = {}
    for zone in _zones(contract, clauses):
        for name, at in _named(zone.of(contract.text)):
            start = zone.start + at
            found.setdefault(letters(name), (name, Span(start, start + len(name))))
    return tuple(sorted(found.values(), key=lambda one: one[1])[:MOST])


def _zones(contract: Contract, clauses: tuple[Clause, ...]) -> list[Span]:
    """Return the signature blocks, or where none was found what follows the last words of signing."""
    marked = [clause.span for clause in clauses if clause.role is Role.SIGNATURE]
    end = len(contract.text)
    begun = max(0, end - ENDING)
    opened = OPENED.search(contract.text, begun)
    return [*marked, Span(opened.start() if opened else begun, end)]


def _named(words: str) -> Iterator[tuple[str, int]]:
    for at, name in companies(words):
        kept = _without_office(name)
        offset = at + len(name) - len(kept)
        before, after = words[max(0, offset - 16) : offset], words[offset + len(kept) :][:120]
        signs = FIELD.match(after) and not ITS.match(after)
        if signs and is_company(kept) and not THROUGH.search(before):
            yield kept, offset
    for match in BEHALF.finditer(words):
        if name_in(match["name"]):
            yield match["name"].strip(), match.start("name")


def _without_office(name: str) -> str:
    """Cut off what the line before ran into: `Chief Financial Officer ACME INC.`, `May 1, 2020 ACME`."""
    offices = list(OFFICE.finditer(name))
    return name[offices[-1].end() :] if offices else name
