"""Knows the one-screen summary: verdict, drivers, the table worst first, what is not sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from redline.model import Finding, Output, Review
from redline.render import words
from redline.render.page import INDENT, RISK_STYLES, VERDICT_STYLES, Page, printed
from redline.render.safe import clean, cut, quoted
from redline.render.table import fitted_table
from redline.render.view import View, not_sure, remarks, view

WIDE = 96
"""Room in which one line says enough of a doubt."""

EVERY = 10_000
"""More than any list has."""


def summary(review: Review, outputs: Sequence[Output], page: Page, *, name: str = "") -> str:
    """Return what the screen shows after a review; `page.verbose` lifts the limit of one screen."""
    shelves = view(review)
    top = [*_header(review, page, name or review.contract.name), *_verdict(review, page)]
    bottom = [
        *_tally(review, shelves, page),
        *_not_sure(review, shelves, page),
        *_written(review, outputs, page),
    ]
    room = page.height - len(top) - len(bottom) - 1
    return printed([*top, *fitted_table(review, shelves, page, room), *bottom], page)


# ------------------------------------------------------------------ top


def _header(review: Review, page: Page, name: str) -> list[Text]:
    clauses = words.provisions(review.reading)
    parts = [
        Text(clean(name), "bold"),
        Text(words.kind_of(review.contract, review.reading)),
        Text(words.parties(review)),
        Text(words.counted(clauses, "clause") if clauses else ""),
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
    if review.playbook is None:
        risk = "not judged: a person must read it"
    first = Text.assemble(badge, "   ", risk)
    drivers = [Text(driver) for driver in _drivers(review)]
    if not drivers:
        return [Text.assemble(" " * INDENT, first), Text()]
    drivers[0] = Text.assemble("drivers: ", drivers[0])
    beside = Text.assemble(" " * INDENT, first, " " * 5, Text(" · ").join(drivers))
    if beside.cell_len <= page.width:
        return [beside, Text()]
    below = page.flowed(drivers, between=" · ", indent=INDENT)
    return [Text.assemble(" " * INDENT, first), *below, Text()]


def _drivers(review: Review) -> list[str]:
    """Name the three points that weigh most; several findings on one point weigh together."""
    titles = {finding.id: clean(finding.title) for finding in review.findings}
    weights: Counter[str] = Counter()
    for driver in review.score.drivers:
        weights[titles.get(driver.finding, driver.finding)] += driver.points  # type: ignore[assignment]
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:3]
    return [f"{_lowered(title)} {words.number(points)}" for title, points in ranked]


def _lowered(title: str) -> str:
    """Lower the first letter of a title, but leave `IP` and `SLA` as they are."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


# ------------------------------------------------------------------ bottom


def _tally(review: Review, shelves: View, page: Page) -> list[Text]:
    conforming = len({entry.clause for entry in review.conforming})
    parts = []
    if conforming:
        conform = "conforms or is" if conforming == 1 else "conform or are"
        parts.append(Text(f"✓ {words.counted(conforming, 'clause')} {conform} acceptable", "green"))
    if shelves.standing:
        parts.append(Text(f"{words.counted(len(shelves.standing), 'deviation')} may stand"))
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
        f"{words.cite(by_id.get(finding.clause))} {clean(finding.message)} "
        f"[{words.risk_word(finding.risk)}]".strip()
        for finding in (*shelves.standing, *shelves.drafting)
    ]
    return [
        line for item in items for line in page.flowed([Text(item)], between="", indent=INDENT * 2)
    ]


def _not_sure(review: Review, shelves: View, page: Page) -> list[Text]:
    doubts = not_sure(review, most=EVERY if page.verbose else 3)
    by_id = words.clauses_by_id(review)
    notes = [words.briefly(finding, by_id) for finding in shelves.drafting]
    notes += [clean(notice.message).rstrip(".") for notice in remarks(review)]
    rest = [] if page.verbose else notes[4:]
    more = [f"{words.counted(len(rest), 'more note')} (--verbose)"] if rest else []
    lines = [
        *_list(Text("Not read or not sure:", "bold"), doubts, page),
        *_list(Text("Noted:"), [*notes[: len(notes) - len(rest)], *more], page),
    ]
    return [*lines, Text()] if lines else []


def _list(label: Text, items: Sequence[str], page: Page) -> list[Text]:
    """Run a short list on as one paragraph; give each item of a longer one its own line."""
    if not items:
        return []
    room = page.width - INDENT
    text = Text.assemble(label, " ", " · ".join(items))
    lines = page.wrapped(text, room, hang=INDENT)
    if len(lines) > 2:
        lines = [label, *(line for item in items for line in _point(item, room, page))]
    return [Text.assemble(" " * INDENT, line) for line in lines]


def _point(item: str, room: int, page: Page) -> list[Text]:
    """Lay out one item: in full if all is asked for, else on one line, or two of a narrow screen."""
    inner = room - INDENT * 2
    if not page.verbose:
        item = cut(item, inner if room >= WIDE else inner * 2 - 10)
    return page.wrapped(Text(" " * INDENT + item), room, hang=INDENT * 2)


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
    if review.revisions or review.comments:
        return "no redline written"
    return "no redline written: nothing to change and nothing to ask"
