"""Knows the contract as every check sees it: its text and clauses, and where a place of it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from redline.model import OBJECT, Role, Span, Story
from redline.model.proof import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Clause, Contract, Paragraph, Reading
    from redline.model.proof import Citation, Duty

AROUND: Final = 90
"""So many characters on either side of a place are shown with it."""

LONG, HEAD, TAIL = 260, 170, 80
"""Of a place of more characters only so many from its beginning and its end are shown."""

_SPACE: Final = re.compile(r"\s+")
_RUNNING: Final = frozenset({Role.CLAUSE, Role.DEFINITION, Role.RECITAL, Role.PARTIES, Role.TABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a check saw: where, what is to be said of it, and the place it clashes with."""

    span: Span
    message: str
    other: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A contract to be proofread. With `template` blanks belong there."""

    contract: Contract
    reading: Reading
    citations: tuple[Citation, ...] = ()
    template: bool = False
    duties: tuple[Duty, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _lines: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, Clause] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        clauses = self.reading.clauses
        object.__setattr__(self, "_starts", tuple(clause.span.start for clause in clauses))
        lines = tuple(one.span.start for one in self.contract.paragraphs)
        object.__setattr__(self, "_lines", lines)
        object.__setattr__(self, "_by_id", {clause.id: clause for clause in clauses})

    @property
    def text(self) -> str:
        """Return the text of the contract."""
        return self.contract.text

    def clause(self, name: str) -> Clause:
        """Return the clause with an id."""
        return self._by_id[name]

    def parent(self, clause: Clause) -> Clause | None:
        """Return the clause around a clause."""
        return self._by_id.get(clause.parent or "")

    def clause_at(self, at: int) -> Clause | None:
        """Return the innermost clause around an offset."""
        index = bisect_right(self._starts, at) - 1
        clause = self.reading.clauses[index] if index >= 0 else None
        while clause is not None and not clause.span.start <= at <= clause.span.end:
            clause = self._by_id.get(clause.parent or "")
        return clause

    def paragraph_at(self, at: int) -> Paragraph:
        """Return the paragraph around an offset."""
        return self.contract.paragraphs[max(bisect_right(self._lines, at) - 1, 0)]

    def part_at(self, at: int) -> str:
        """Return the schedule an offset is in, by the number of its clauses, empty for the body."""
        clause = self.clause_at(at)
        return clause.number.rpartition(",")[0] if clause is not None else ""

    def cite(self, at: int) -> str:
        """Return how a lawyer would refer to where an offset is: a number, else a heading."""
        clause = self.clause_at(at)
        while clause is not None and not clause.number and not clause.heading:
            clause = self._by_id.get(clause.parent or "")
        if clause is None:
            return ""
        return clause.number or f"“{' '.join(clause.heading.split())}”"

    def place(self, span: Span) -> Place:
        """Return a place with its words and the words around it."""
        clause = self.clause_at(span.start)
        return Place(
            clause=clause.id if clause is not None else "",
            span=span,
            quote=self.contract.quote(span),
            context=self._context(span),
        )

    def running(self) -> Iterator[Paragraph]:
        """Yield the paragraphs that are the contract's own wording, no contents and no signatures."""
        for paragraph in self.contract.paragraphs:
            if paragraph.story in {Story.HEADER, Story.FOOTER, Story.TEXTBOX}:
                continue
            clause = self.clause_at(paragraph.span.start)
            if clause is None or clause.role in _RUNNING:
                yield paragraph

    def _context(self, span: Span) -> str:
        """Return the words around a place within its paragraph, whole words only."""
        if span.length > LONG:
            whole = _SPACE.sub(" ", span.of(self.text).replace(OBJECT, " ")).strip()
            return f"{whole[:HEAD].rpartition(' ')[0]} … {whole[-TAIL:].partition(' ')[2]}"
        around = self.paragraph_at(span.start).span
        start = max(around.start, span.start - AROUND)
        end = min(max(around.end, span.end), span.end + AROUND)
        words = self.text[start:end].replace(OBJECT, " ")
        if start > around.start:
            words = "…" + (words.partition(" ")[2] or words)
        if end < around.end:
            words = (words.rpartition(" ")[0] or words) + "…"
        return _SPACE.sub(" ", words).strip()
