"""Knows the one table over many contracts: worst first, what could not be read last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rich.cells import cell_len
from rich.text import Text

from redline.model import Risk
from redline.render import words
from redline.render.page import GAP, INDENT, RISK_STYLES, VERDICT_STYLES, Page, printed
from redline.render.rows import BatchRow
from redline.render.safe import clean

COUNTED = (Risk.CRITICAL, Risk.HIGH, Risk.MEDIUM, Risk.LOW)
HEAD = ("contract", "verdict", "risk", "crit", "high", "med", "low", "changes")
WIDTHS = (9, 9, 4, 4, 4, 4, 7)
"""Columns after the name of the contract."""


def batch_table(rows: Sequence[BatchRow], page: Page) -> str:
    """Return the table over all contracts with a line that counts them."""
    top = _shared_folder([row.name for row in rows])
    ordered = sorted(rows, key=lambda row: (*_group(row), -row.before, row.name))
    widths = (page.width - INDENT - sum(WIDTHS) - GAP * len(WIDTHS), *WIDTHS)
    lines = page.columns([Text(name, "dim") for name in HEAD], widths, indent=INDENT)
    for each in ordered:
        lines += _row(each, top, widths, page)
    return printed([*lines, Text(), *_count(rows, top, page)], page)


def _group(row: BatchRow) -> tuple[bool, bool]:
    """Put contracts held against a playbook first, those that could not be read last."""
    return row.verdict is None, row.unheld


def _shared_folder(names: Sequence[str]) -> str:
    """Return the folder that all contracts lie in, as far as the names begin alike."""
    folders = [name.replace("\\", "/").rpartition("/")[0].split("/") for name in names]
    shared = list(takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False)))
    return "".join(f"{parts[0]}/" for parts in shared) if len(names) > 1 else ""


def _row(row: BatchRow, top: str, widths: Sequence[int], page: Page) -> list[Text]:
    name = Text(_end(clean(row.name[len(top) :]), widths[0]))
    verdict = Text(row.verdict, VERDICT_STYLES[row.verdict]) if row.verdict else Text("no review")
    if row.verdict is None or row.unheld:
        rest = sum(widths[2:]) + GAP * (len(widths) - 3)
        cells = [name, verdict, Text(clean(row.trouble), "dim")]
        return page.columns(cells, (*widths[:2], rest), indent=INDENT)
    cells = [
        name,
        verdict,
        Text(_scores(row)),
        *(_number(row.risks.count(risk), risk) for risk in COUNTED),
        Text(f"{row.changes:>7}" if row.redlined else f"{NONE:>7}"),
    ]
    lines = page.columns(cells, widths, indent=INDENT)
    trouble = [Text(clean(row.trouble), "red")] if row.trouble else []
    return lines + page.flowed(trouble, between="", indent=INDENT * 2)


def _scores(row: BatchRow) -> str:
    before, after = words.number(row.before), words.number(row.after)
    return f"{before} → {after}" if row.redlined and row.changes else before


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


def _count(rows: Sequence[BatchRow], top: str, page: Page) -> list[Text]:
    redlined = sum(row.redlined for row in rows)
    unheld = sum(row.unheld for row in rows)
    failed = sum(row.verdict is None for row in rows)
    parts = [
        words.counted(len(rows), "contract") + (f" in {clean(top)}" if top else ""),
        f"{redlined} redlined" if redlined else "none redlined",
        f"{unheld} that no playbook fits" if unheld else "",
        f"{failed} without a review" if failed else "",
    ]
    return page.flowed([Text(part) for part in parts if part], between=" · ", indent=INDENT)
