"""Knows the table of a summary: what to negotiate, then what is missing, cut to fit the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text

from redline.model import Clause, Finding, Review, Risk
from redline.render import words
from redline.render.page import GAP, INDENT, RISK_STYLES, Page
from redline.render.safe import clean, cut, quoted
from redline.render.view import View, absent, worst_first

ROOMY = 104
"""From this width on the table has a column for who may accept less."""

COLUMNS = ("clause", "they say", "we propose", "risk", "who may accept less")

LINES = 2
"""Lines of a row where the screen has room for no quotes."""

LEAST = 30
"""With less room than this for a quote, the name of its clause is left out."""

NOWHERE, UNNUMBERED = "\N{EN DASH}", "§"
"""Stand for the number of a clause that is not there, and of one that has none."""

QUOTE_LEVELS = (Risk.INFO, Risk.HIGH, None)
"""Quotes are given for all rows, else for the grave ones, else for none, until the table fits."""


def fitted_table(review: Review, shelves: View, page: Page, room: int) -> list[Text]:
    """Return the table within `room` lines: fewer quotes first, then fewer rows."""
    table = _table(review, shelves, page)
    if not table.rows:
        return []
    for level in QUOTE_LEVELS:
        lines = table.lines(table.rows, level)
        if page.verbose or len(lines) <= room:
            return lines
    return table.cut(room)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The rows, worst first, with what is needed to lay them out."""

    review: Review
    rows: tuple[Finding, ...]
    by_id: dict[str, Clause]
    commented: frozenset[str]
    widths: tuple[int, ...]
    page: Page

    def lines(self, rows: tuple[Finding, ...], level: Risk | None) -> list[Text]:
        """Lay out some rows, with quotes from a risk on, what is missing last."""
        ordered = sorted(rows, key=absent)
        return [
            *self._head(),
            *(line for finding in ordered for line in self._row(finding, level)),
            Text(),
        ]

    def cut(self, room: int) -> list[Text]:
        """Keep the worst rows that leave room for the head, the line about the rest and a blank."""
        heights = accumulate(sum(1 for _ in self._row(finding, None)) for finding in self.rows)
        kept = max(sum(height <= room - 3 for height in heights), 1)
        left_out = self.rows[kept:]
        more = f"… and {len(left_out)} more: {words.by_risk(left_out)} (-v shows all)"
        *lines, blank = self.lines(self.rows[:kept], None)
        return [*lines, Text(cut(" " * INDENT + more, self.page.width), "dim"), blank]

    def _head(self) -> list[Text]:
        number, title, *rest = self.widths
        cells = [Text(name, "dim") for name in COLUMNS[: len(rest) + 1]]
        return self.page.columns(cells, (number + GAP + title, *rest), indent=INDENT)

    def _row(self, finding: Finding, level: Risk | None) -> Iterator[Text]:
        number, title, says, *rest = self.widths
        known = clean(finding.title)
        last = [
            Text(_proposes(finding, commented=finding.id in self.commented)),
            Text(words.risk_word(finding.risk), RISK_STYLES[finding.risk]),
            Text(words.approvers(finding, self.review)),
        ][: len(rest)]
        if absent(finding):
            first = [Text(NOWHERE), Text(f"{known}: {_lack(finding)}")]
            widths = (number, title + GAP + says, *rest)
        else:
            place = _number(self.by_id.get(finding.clause))
            first = [Text(place), Text(known), Text(clean(finding.says) or clean(finding.message))]
            widths = self.widths
        most = LINES if level is None else 0
        yield from self.page.columns([*first, *last], widths, indent=INDENT, most=most)
        if level is not None and finding.risk >= level:
            yield from self._evidence(finding)

    def _evidence(self, finding: Finding) -> Iterator[Text]:
        indent = INDENT + self.widths[0] + GAP
        asked = words.approvers(finding, self.review) if len(self.widths) <= len(COLUMNS) else ""
        note = f"less: ask {asked}" if asked else ""
        parts = self._in_full(finding, note) if self.page.verbose else self._brief(finding, note)
        for part in filter(None, parts):
            yield from self.page.flowed([Text(part, "dim")], between="", indent=indent)

    def _brief(self, finding: Finding, note: str) -> list[str]:
        """Say on one line where it stands, in their words, and who may accept less."""
        room = self.page.width - INDENT - self.widths[0] - GAP
        rest = room - (len(note) + 3 if note else 0)
        place = self._place(finding)
        if rest - cell_len(place) < LEAST:
            place = ""
        quote = f"{place}{quoted(finding.quote, rest - cell_len(place))}" if finding.quote else ""
        shown = quote or ("" if finding.revisions else cut(clean(finding.message), rest))
        return [cut(" · ".join(filter(None, (shown, note))), room) if shown else ""]

    def _in_full(self, finding: Finding, note: str) -> list[str]:
        quote = quoted(finding.quote, len(finding.quote) + 2)
        told = "" if finding.proposes and finding.says else clean(finding.message)
        return [
            f"{self._place(finding)}{quote}" if quote else "",
            told,
            f"to them: {clean(finding.rationale)}" if finding.rationale else "",
            " · ".join(filter(None, (clean(finding.code), *_standing(finding), note))),
        ]

    def _place(self, finding: Finding) -> str:
        """Name an unnumbered clause by its heading, for a number says where a numbered one is."""
        clause = self.by_id.get(finding.clause)
        heading = clean(clause.heading) if clause and not clause.number else ""
        return f"under {cut(heading, 30)}: " if heading else ""


def _table(review: Review, shelves: View, page: Page) -> _Table:
    rows = worst_first((*shelves.asks, *shelves.missing))
    by_id = words.clauses_by_id(review)
    numbers = [len(_number(by_id.get(finding.clause))) for finding in rows]
    return _Table(
        review=review,
        rows=rows,
        by_id=by_id,
        commented=frozenset(comment.finding for comment in review.comments),
        widths=_widths(page, min(max((*numbers, 4)), 10)),
        page=page,
    )


def _widths(page: Page, number: int) -> tuple[int, ...]:
    """Give every column its width: number, title, they say, we propose, risk, approvers."""
    last = (8, 19) if page.width >= ROOMY else (8,)
    room = page.width - INDENT - number - sum(last) - GAP * (3 + len(last))
    title = room * 27 // 100
    says = (room - title) // 2
    return (number, title, says, room - title - says, *last)


def _number(clause: Clause | None) -> str:
    return (clean(clause.number) or UNNUMBERED) if clause else NOWHERE


def _standing(finding: Finding) -> Iterator[str]:
    if finding.rung:
        yield words.RUNGS[finding.rung]
    yield f"{finding.confidence:.0%} sure"


def _lack(finding: Finding) -> str:
    return "missing" if finding.revisions else "not found"


def _proposes(finding: Finding, *, commented: bool) -> str:
    proposal = clean(finding.proposes)
    if finding.revisions:
        return proposal or "see the redline"
    way = "comment only" if commented else "no change made"
    return f"{proposal} ({way})" if proposal else way
