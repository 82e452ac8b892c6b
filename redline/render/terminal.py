"""Knows the one-screen summary: verdict, drivers, the table worst first, what is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.text import Text

from redline.model import Clause, Finding, Output, Review, Risk
from redline.render import words
from redline.render.page import GAP, RISK_STYLES, VERDICT_STYLES, Page, printed
from redline.render.safe import clean, cut, quoted
from redline.render.view import View, absent, not_sure, remarks, view, worst_first

INDENT = 2
ROOMY = 104
"""From this width on the table has a column for who may accept less."""

COLUMNS = ("clause", "they say", "we propose", "risk", "who may accept less")

NOWHERE = "\N{EN DASH}"
"""Stands for the number of a clause that is not there."""

EVERY = 10_000
"""More than any list has."""

QUOTE_LEVELS = (Risk.INFO, Risk.HIGH, None)
"""Quotes are given for all rows, else for the grave ones, else for none, until the table fits."""


def summary(review: Review, outputs: Sequence[Output], page: Page, *, name: str = "") -> str:
    """Return what the screen shows after a review; `page.verbose` lifts the limit of one screen."""
    shelves = view(review)
    top = [*_header(review, page, name or review.contract.name), *_verdict(review, page)]
    bottom = [
        *_tally(review, shelves, page),
        *_not_sure(review, page),
        *_written(review, outputs, page),
    ]
    room = page.height - len(top) - len(bottom) - 1
    return printed([*top, *_table(review, shelves, page).fitted(room), *bottom], page)


# ------------------------------------------------------------------ top


def _header(review: Review, page: Page, name: str) -> list[Text]:
    clauses = words.provisions(review.reading)
    parts = [
        Text(clean(name), "bold"),
        Text(words.kind_of(review.contract, review.reading)),
        Text(words.parties(review)),
        Text(words.counted(clauses, "clause")),
    ]
    lines = page.flowed([part for part in parts if part.plain], between=" · ")
    return [*lines, *page.flowed([Text(_playbook(review), "dim")], between=""), Text()]


def _playbook(review: Review) -> str:
    reason = clean(review.playbook_reason)
    if review.playbook is None:
        return f"no playbook fits: {reason}" if reason else "no playbook fits"
    named = f"playbook {clean(review.playbook.id)} {clean(review.playbook.version)}"
    return f"{named} ({reason})" if reason else named


def _verdict(review: Review, page: Page) -> list[Text]:
    badge = Text(review.verdict.upper(), VERDICT_STYLES[review.verdict])
    risk = f"risk {words.number(review.score.value)}"
    if review.revisions:
        risk += f" → {words.number(review.score.after)} after this redline"
    parts = [Text.assemble(badge, "   ", risk)]
    if review.score.drivers:
        parts.append(Text(f"drivers: {_drivers(review)}"))
    return [*page.flowed(parts, between="     ", indent=INDENT), Text()]


def _drivers(review: Review) -> str:
    titles = {finding.id: _lowered(clean(finding.title)) for finding in review.findings}
    ranked = sorted(review.score.drivers, key=lambda driver: -driver.points)[:3]
    return " · ".join(
        f"{titles.get(driver.finding, driver.finding)} {words.number(driver.points)}"
        for driver in ranked
    )


def _lowered(title: str) -> str:
    """Lower the first letter of a title, but leave `IP` and `SLA` as they are."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


# ------------------------------------------------------------------ table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What to negotiate, then what is missing; `rows` are worst first."""

    review: Review
    rows: tuple[Finding, ...]
    by_id: dict[str, Clause]
    commented: frozenset[str]
    widths: tuple[int, ...]
    page: Page

    def fitted(self, room: int) -> list[Text]:
        """Return the table within `room` lines: fewer quotes first, then fewer rows."""
        if not self.rows:
            return []
        for level in QUOTE_LEVELS:
            lines = self._lines(self.rows, level)
            if self.page.verbose or len(lines) <= room:
                return lines
        return self._cut(room)

    def _cut(self, room: int) -> list[Text]:
        """Keep the worst rows that leave room for the head, the line about the rest and a blank."""
        heights = accumulate(sum(1 for _ in self._row(finding, None)) for finding in self.rows)
        kept = max(sum(height <= room - 3 for height in heights), 1)
        left_out = self.rows[kept:]
        more = f"… and {len(left_out)} more: {words.by_risk(left_out)} (-v shows all)"
        *lines, blank = self._lines(self.rows[:kept], None)
        return [*lines, Text(cut(" " * INDENT + more, self.page.width), "dim"), blank]

    def _lines(self, rows: tuple[Finding, ...], level: Risk | None) -> list[Text]:
        return [
            *self._head(),
            *(line for finding in sorted(rows, key=absent) for line in self._row(finding, level)),
            Text(),
        ]

    def _head(self) -> list[Text]:
        number, title, *rest = self.widths
        cells = [Text(name, "dim") for name in COLUMNS[: len(rest) + 1]]
        return self.page.columns(cells, (number + GAP + title, *rest), indent=INDENT)

    def _row(self, finding: Finding, level: Risk | None) -> Iterator[Text]:
        cells = [
            Text(_number(self.by_id.get(finding.clause))),
            Text(clean(finding.title)),
            Text(_says(finding)),
            Text(_proposes(finding, commented=finding.id in self.commented)),
            Text(words.risk_word(finding.risk), RISK_STYLES[finding.risk]),
            Text(words.approvers(finding, self.review)),
        ]
        yield from self.page.columns(cells[: len(self.widths)], self.widths, indent=INDENT)
        if level is not None and finding.risk >= level:
            yield from self._evidence(finding)

    def _evidence(self, finding: Finding) -> Iterator[Text]:
        indent = INDENT + self.widths[0] + GAP
        asked = words.approvers(finding, self.review) if len(self.widths) <= len(COLUMNS) else ""
        note = f"less: ask {asked}" if asked else ""
        if self.page.verbose:
            parts = _in_full(finding, note)
        else:
            room = self.page.width - indent
            rest = room - (len(note) + 3 if note else 0)
            quote = quoted(finding.quote, rest) or cut(_nearest(finding), rest)
            parts = [cut(" · ".join(part for part in (quote, note) if part), room)]
        for part in filter(None, parts):
            yield from self.page.flowed([Text(part, "dim")], between="", indent=indent)


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
    return (clean(clause.number) or "§") if clause else NOWHERE


def _in_full(finding: Finding, note: str) -> list[str]:
    return [
        quoted(finding.quote, len(finding.quote) + 2),
        f"{clean(finding.code)}: {clean(finding.message)}",
        f"to them: {clean(finding.rationale)}" if finding.rationale else "",
        note,
    ]


def _says(finding: Finding) -> str:
    if absent(finding):
        return "missing" if finding.revisions else "not found"
    return clean(finding.says) or clean(finding.message)


def _nearest(finding: Finding) -> str:
    """Say where to look for a clause that was not found and not put in."""
    return "" if finding.revisions else clean(finding.message)


def _proposes(finding: Finding, *, commented: bool) -> str:
    proposal = clean(finding.proposes)
    if finding.revisions:
        return proposal or "see the redline"
    way = "comment only" if commented else "no change made"
    return f"{proposal} ({way})" if proposal else way


# ------------------------------------------------------------------ bottom


def _tally(review: Review, shelves: View, page: Page) -> list[Text]:
    conforming = len({entry.clause for entry in review.conforming})
    parts = []
    if conforming:
        conform = "conforms or is" if conforming == 1 else "conform or are"
        parts.append(Text(f"✓ {words.counted(conforming, 'clause')} {conform} acceptable", "green"))
    if shelves.standing:
        parts.append(Text(f"{words.counted(len(shelves.standing), 'deviation')} may stand"))
    if shelves.drafting:
        parts.append(Text(f"{words.counted(len(shelves.drafting), 'drafting point')}"))
    lines = page.flowed(parts, between=" · ", indent=INDENT)
    lines += [line for finding in shelves.conflicts for line in _conflict(finding, page)]
    if page.verbose:
        lines += _listed(review, shelves, page)
    return [*lines, Text()] if lines else []


def _conflict(finding: Finding, page: Page) -> list[Text]:
    return page.flowed(
        [Text(f"! {clean(finding.message)}", RISK_STYLES[finding.risk])], between="", indent=INDENT
    )


def _listed(review: Review, shelves: View, page: Page) -> list[Text]:
    """List what the short summary only counts."""
    by_id = words.clauses_by_id(review)
    titles = {rule.id: rule.title for rule in (review.playbook.rules if review.playbook else ())}
    items = [
        f"✓ {words.cite(by_id.get(entry.clause))} {clean(titles.get(entry.rule, entry.rule))}: "
        f"{words.RUNGS[entry.rung]}, {quoted(entry.quote, 200)}"
        for entry in review.conforming
    ]
    items += [
        f"{words.cite(by_id.get(finding.clause))} {clean(finding.title)} [{finding.risk.name.lower()}]: "
        f"{clean(finding.message)}"
        for finding in (*shelves.standing, *shelves.drafting)
    ]
    return [
        line for item in items for line in page.flowed([Text(item)], between="", indent=INDENT * 2)
    ]


def _not_sure(review: Review, page: Page) -> list[Text]:
    doubts = not_sure(review, most=EVERY if page.verbose else 3)
    notes = [clean(notice.message).rstrip(".") for notice in remarks(review)]
    shown = notes if page.verbose else notes[:4]
    lines = [
        *_paragraph(Text("Not read or not sure: ", "bold"), doubts, page),
        *_paragraph(Text("Noted: "), shown, page),
    ]
    return [*lines, Text()] if lines else []


def _paragraph(label: Text, items: Sequence[str], page: Page) -> list[Text]:
    if not items:
        return []
    lines = page.wrapped(label + Text(" · ".join(items)), page.width - INDENT, hang=INDENT)
    return [Text.assemble(" " * INDENT, line) for line in lines]


def _written(review: Review, outputs: Sequence[Output], page: Page) -> list[Text]:
    lines: list[Text] = []
    for output in outputs:
        notes = [WRITTEN.get(output.kind, output.kind)]
        if output.kind == "redline":
            notes = [words.changes(review), words.verified(review)]
        parts = [Text(clean(output.path), "bold"), *map(Text, notes)]
        lines += page.flowed(parts, between="   ", indent=INDENT)
    if not any(output.kind == "redline" for output in outputs):
        lines.append(Text(" " * INDENT + _no_redline(review)))
    return lines


WRITTEN = {"json": "the review as JSON", "jsonl": "the review as JSON", "markdown": "the report"}


def _no_redline(review: Review) -> str:
    if review.playbook is None:
        return "no redline written: nothing to hold the contract against"
    return "no redline written: nothing to change and nothing to ask"
