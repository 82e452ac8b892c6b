"""Knows how the clause tree of a contract looks on a screen."""

from __future__ import annotations

from rich.text import Text

from redline.model import UNKNOWN, Clause, Contract, Reading, Role
from redline.render import words
from redline.render.page import Page, printed
from redline.render.safe import clean, cut, quoted

TYPE, SURE = 26, 4
"""Columns of the clause type and of how sure it is."""


def clause_tree(contract: Contract, reading: Reading, page: Page, *, name: str = "") -> str:
    """Return the tree: number, heading or first words, clause type and how sure that is."""
    head = [
        Text(clean(name or contract.name), "bold"),
        Text(words.kind_of(contract, reading)),
        Text(words.counted(words.provisions(reading), "clause")),
        Text(words.counted(contract.words(), "word")),
    ]
    lines = page.flowed([part for part in head if part.plain], between=" · ")
    tree = [_line(clause, contract, page) for clause in reading.clauses]
    noted = [
        line
        for notice in contract.notices
        for line in page.flowed([Text(clean(notice.message))], between="", indent=2)
    ]
    return printed([*lines, Text(), *tree, *([Text()] if noted else []), *noted], page)


def _line(clause: Clause, contract: Contract, page: Page) -> Text:
    """Lay out one clause; one that has its own type shows how sure that is."""
    room = page.width - TYPE - SURE - 2
    indent = "  " * min(clause.level, 8)
    number = clean(clause.label or clause.number)
    start = f"{indent}{cut(number, 16)}  " if number else indent
    title = cut(clean(clause.heading), room - len(start))
    line = Text.assemble(start, (title, "bold"))
    if not title:
        line.append(quoted(clause.body.of(contract.text), room - len(start)), "dim")
    line.append(" " * (room - line.cell_len + 1))
    shown = _shown(clause)
    line.append(f"{cut(shown, TYPE):<{TYPE}} ", "" if clause.confidence >= UNSURE else "dim")
    sure = shown == clause.type != UNKNOWN
    return line.append(f"{clause.confidence:>{SURE}.0%}" if sure else "")


def _shown(clause: Clause) -> str:
    """Return the clause type; for what is no provision, such as a signature, what it is for."""
    typed = clause.role in words.PROVISIONS or clause.role is Role.TABLE
    known = clause.type != UNKNOWN or clause.role in words.PROVISIONS
    return clause.type if typed and known else clause.role


UNSURE = 0.55
"""Types less sure than this are shown faintly."""
