"""Finds where a contract introduces its parties: `between Acme Inc. (“Supplier”) and …`, a title page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.introducing import Stretch, defined, is_sure, undefined
from redline.language.naming import company_at
from redline.language.titles import PAPER
from redline.model import Clause, Contract, Party, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

BETWEEN = re.compile(
    r"\b(?:by and (?:between|among)|between|among|entered into by(?: and)?|made by|is with"
    r"|(?:made|entered into|executed)\b(?:(?!\b(?:between|among|with)\b)[^.;\n]){1,120}?"
    r"\bby(?: and)?(?=\s(?-i:[A-Z]))"
    r"|enter(?:s|ed)? into(?: \w+){1,6} with|ladies and gentlemen|dear [^\n:,]{2,40}|the covenanter"
    r"|undersigned(?=,)|parties(?=:))\b[:,\s]*",
    re.IGNORECASE,
)
BACKGROUND = re.compile(
    r"\bwhereas\b|\b(?-i:RECITALS?|BACKGROUND|WITNESSETH|Recitals|Background"
    r"|R E C I T A L|W I T N E S S)(?:\b| [A-Z]\b)|\bnow,? therefore\b"
    r"|\bcollectively\b[^.\n]{0,60}[“\"‘'’]parties\b|\bin consideration of\b|\bagreed? as follows\b"
    r"|\b1\.\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
CALLED = re.compile(r"\((?:the )?[“\"]")
AGREE = re.compile(r"\bagrees?\b")
QUOTING = re.compile(r"(?<!\w)[“\"]\w[^“”\"\n]*$")
SEARCHED = 20_000  # characters within which the parties are introduced
OPENING = 4000  # characters within which a company with a label is one without more ado
LONGEST = 3500  # characters the introduction has at most
AGREED = 300  # characters behind their labels within which the parties agree
TRIES = 12  # places where it may begin


def introduced(contract: Contract, clauses: tuple[Clause, ...]) -> list[Party]:
    """Return the parties of the introduction that names two or more, else what one names at all."""
    stretches = list(_stretches(contract, clauses))
    readings = [defined(stretch) for stretch in stretches]
    readings += [undefined(stretch) for stretch in stretches]
    readings.append(_incorporated(contract))
    sure = (reading for reading in readings if any(map(is_sure, reading)))
    return max(sure, key=_worth, default=[])


def _worth(parties: list[Party]) -> tuple[int, int]:
    """Two parties are enough, and two that are named are better."""
    return min(sum(bool(party.name) for party in parties), 2), min(len(parties), 2)


def _stretches(contract: Contract, clauses: tuple[Clause, ...]) -> Iterator[Stretch]:
    """Yield where the parties may be introduced: what is marked so, then the opening of the text."""
    marked = [clause for clause in clauses if clause.role is Role.PARTIES]
    for start in [marked[0].span.start, 0] if marked else [0]:
        opening = contract.text[start : start + SEARCHED]
        for match in list(BETWEEN.finditer(opening))[:TRIES]:
            ending = BACKGROUND.search(opening, match.end())
            end = min(ending.start() if ending else len(opening), match.end() + LONGEST)
            letter = match.group()[:1] in "dDlL" and PAPER.search(
                opening, match.end(), match.end() + 600
            )
            if QUOTING.search(opening, max(0, match.start() - 100), match.start()):
                continue
            if start or letter or PAPER.search(opening, max(0, match.start() - 300), match.start()):
                yield Stretch(opening[match.end() : end], start + match.end(), led=True)
        yield from _agreeing(contract, start)
        if start:
            yield Stretch(contract.text[start : marked[-1].span.end][:LONGEST], start)


def _agreeing(contract: Contract, start: int) -> Iterator[Stretch]:
    """Yield a paragraph that begins with the parties: `Acme Inc. (“Supplier”) and … agree as follows`."""
    for paragraph in contract.paragraphs[: 2 * TRIES]:
        words = paragraph.span.of(contract.text)[:LONGEST]
        labels = [match.start() for match in CALLED.finditer(words)][:2]
        if paragraph.span.start < start or len(labels) < 2:
            continue
        if " and " in words[slice(*labels)] and AGREE.search(words, labels[1], labels[1] + AGREED):
            yield Stretch(words, paragraph.span.start, led=True)


def _incorporated(contract: Contract) -> list[Party]:
    """Return companies that are given a label where no words of contracting introduce them."""
    opening = contract.text[:OPENING]
    found = defined(Stretch(opening, 0))
    return [party for party in found if company_at(party.name) == party.name != ""][:2]
