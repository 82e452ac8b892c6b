"""Knows the one table over many contracts: worst first, what could not be read last."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from redline.model import Risk
from redline.render import words
from redline.render.page import GAP, RISK_STYLES, VERDICT_STYLES, Page, printed
from redline.render.rows import BatchRow
from redline.render.safe import clean

INDENT = 2
COUNTED = (Risk.CRITICAL, Risk.HIGH, Risk.MEDIUM, Risk.LOW)
HEAD = ("contract", "verdict", "risk", "crit", "high", "med", "low", "changes")
WIDTHS = (9, 9, 4, 4, 4, 4, 7)
"""Columns after the name of the contract."""


def batch_table(rows: Sequence[BatchRow], page: Page) -> str:
    """Return the table over all contracts with a line that counts them."""
    ordered = sorted(rows, key=lambda row: (row.verdict is None, -row.before, row.name))
    widths = (page.width - INDENT - sum(WIDTHS) - GAP * len(WIDTHS), *WIDTHS)
    lines = page.columns([Text(name, "dim") for name in HEAD], widths, indent=INDENT)
    for each in ordered:
        lines += page.columns(_cells(each, widths[0]), widths, indent=INDENT)
        if each.trouble:
            lines += _trouble(each, page)
    return printed([*lines, Text(), Text(" " * INDENT + _count(rows))], page)


def _cells(row: BatchRow, room: int) -> list[Text]:
    name = Text(_end(clean(row.name), room))
    if row.verdict is None:
        return [name, Text("no review", "red"), *[Text()] * (len(HEAD) - 2)]
    return [
        name,
        Text(row.verdict, VERDICT_STYLES[row.verdict]),
        Text(_scores(row)),
        *(_number(row.risks.count(risk), risk) for risk in COUNTED),
        Text(f"{row.changes:>7}" if row.redlined else f"{NONE:>7}"),
    ]


def _trouble(row: BatchRow, page: Page) -> list[Text]:
    return page.flowed([Text(clean(row.trouble), "dim")], between="", indent=INDENT * 2)


def _scores(row: BatchRow) -> str:
    before, after = words.number(row.before), words.number(row.after)
    return f"{before} → {after}" if row.redlined else before


NONE = "·"


def _number(count: int, risk: Risk) -> Text:
    return Text(f"{count:>4}", RISK_STYLES[risk]) if count else Text(f"{NONE:>4}", "dim")


def _end(path: str, width: int) -> str:
    """Keep the end of a long path: the file's own name tells contracts apart."""
    if cell_len(path) <= width:
        return path
    while cell_len(path) > width - 1:
        path = path[1:]
    return "…" + path


def _count(rows: Sequence[BatchRow]) -> str:
    redlined = sum(row.redlined for row in rows)
    failed = sum(row.verdict is None for row in rows)
    parts = [
        words.counted(len(rows), "contract"),
        f"{redlined} redlined" if redlined else "none redlined",
        f"{failed} without a review" if failed else "",
    ]
    return " · ".join(part for part in parts if part)
