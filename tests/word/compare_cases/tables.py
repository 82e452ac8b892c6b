"""Edits of tables: words in cells, rows, columns, whole tables, and what stands next to them."""

from __future__ import annotations

from build import cell, p, row

from compare_cases.papers import SECTION, Case, grid, paper

HEAD = p("Schedule of fees", style="Heading1")
ASIDE = p("All fees are net of tax.")
TAIL = p("Signed by the parties.")
TOP = row("Item", "Fee")
SETUP = row("Setup", "EUR 500")
MONTH = row("Month", "EUR 90")
EXTRA = row("Travel", "EUR 70")
WIDE = ("Item", "Hours", "Fee")
TABLE = grid(TOP, SETUP, MONTH)


def _of(
    name: str,
    old: tuple[str, ...],
    new: tuple[str, ...],
    cost: tuple[int | None, int | None],
    marks: dict[str, int] | None = None,
) -> Case:
    return Case(
        name=name, old=paper(*old), new=paper(*new), struck=cost[0], written=cost[1], marks=marks
    )


def _around(*blocks: str) -> tuple[str, ...]:
    return (HEAD, *blocks, TAIL)


def _sectioned(*blocks: str) -> tuple[str, ...]:
    return (HEAD, *blocks, p("End of part one.", section=SECTION), ASIDE, TAIL)


FIRST = (
    _of(
        "a table cell's word",
        _around(TABLE),
        _around(grid(TOP, row("Setup", "USD 500"), MONTH)),
        (3, 3),
        {"ins-run": 1, "del-run": 1},
    ),
    _of("row inserted", _around(TABLE), _around(grid(TOP, SETUP, EXTRA, MONTH)), (0, 12)),
    _of("row deleted", _around(TABLE), _around(grid(TOP, MONTH)), (12, 0)),
    _of("table inserted", _around(ASIDE), _around(ASIDE, grid(TOP, SETUP)), (0, 19)),
    _of(
        "paragraph before a table deleted",
        _around(p("These apply:"), ASIDE, TABLE),
        _around(p("These apply:"), TABLE),
        (24, 0),
    ),
)
DEEP = "A nested fee applies"
MORE = (
    _of("table deleted", _around(ASIDE, grid(TOP, SETUP)), _around(ASIDE), (19, 0)),
    _of("first row inserted", _around(grid(SETUP)), _around(grid(TOP, SETUP)), (0, 7)),
    _of("last row deleted", _around(TABLE), _around(grid(TOP, SETUP)), (11, 0)),
    _of(
        "one of many equal rows deleted",
        _around(grid(TOP, *(SETUP,) * 4)),
        _around(grid(TOP, *(SETUP,) * 3)),
        (12, 0),
    ),
    _of(
        "column inserted",
        _around(grid(row("Item", "Fee"), row("Setup", "EUR 500"))),
        _around(grid(row("Item", "Hours", "Fee"), row("Setup", "7", "EUR 500"), columns=3)),
        (None, None),
    ),
    _of(
        "column deleted",
        _around(grid(row("Item", "Hours", "Fee"), row("Setup", "7", "EUR 500"), columns=3)),
        _around(grid(row("Item", "Fee"), row("Setup", "EUR 500"))),
        (None, None),
    ),
    _of(
        "a word in a nested table",
        _around(grid(row(cell(p("Outer"), grid(row("In", "Out")), p("end")), "Fee"))),
        _around(grid(row(cell(p("Outer"), grid(row("In", "Off")), p("end")), "Fee"))),
        (3, 3),
    ),
    _of(
        "a nested table inserted",
        _around(grid(row(cell(p("Outer"), p("end")), "Fee"))),
        _around(grid(row(cell(p("Outer"), grid(row("In", "Out")), p("end")), "Fee"))),
        (0, 5),
    ),
    _of("table first in the body", (TABLE, TAIL), (grid(TOP, MONTH), TAIL), (12, 0)),
    _of("table put first in the body", (ASIDE, TAIL), (grid(TOP), ASIDE, TAIL), (0, 7)),
    _of("first table deleted", (grid(TOP), ASIDE, TAIL), (ASIDE, TAIL), (7, 0)),
    _of("table last in the body", (HEAD, TABLE, p()), (HEAD, grid(TOP, MONTH), p()), (12, 0)),
    _of("table put last in the body", (HEAD, ASIDE), (HEAD, ASIDE, grid(TOP), p()), (0, 7)),
    _of("last table deleted", (HEAD, ASIDE, grid(TOP), p()), (HEAD, ASIDE), (7, 0)),
    _of(
        "all text of a cell deleted",
        _around(TABLE),
        _around(grid(TOP, row("Setup", ""), MONTH)),
        (7, 0),
    ),
    _of(
        "text in an empty cell",
        _around(grid(TOP, row("Setup", ""))),
        _around(grid(TOP, row("Setup", "EUR 500"))),
        (0, 7),
    ),
    _of(
        "paragraph inserted in a cell",
        _around(grid(row(cell("Setup"), "EUR 500"))),
        _around(grid(row(cell("Setup", "once only"), "EUR 500"))),
        (0, 9),
    ),
    _of(
        "last paragraph of a cell deleted",
        _around(grid(row(cell("Setup", "once only"), "EUR 500"))),
        _around(grid(row(cell("Setup"), "EUR 500"))),
        (9, 0),
    ),
    _of(
        "two tables, the first deleted",
        _around(grid(TOP), ASIDE, grid(MONTH)),
        _around(ASIDE, grid(MONTH)),
        (7, 0),
    ),
    _of(
        "a paragraph between two tables deleted",
        _around(grid(TOP), ASIDE, grid(MONTH)),
        _around(grid(TOP), grid(MONTH)),
        (24, 0),
    ),
    _of(
        "a paragraph between two tables inserted",
        _around(grid(TOP), grid(MONTH)),
        _around(grid(TOP), ASIDE, grid(MONTH)),
        (0, 24),
    ),
    _of("paragraph behind a table deleted", _around(TABLE, ASIDE), _around(TABLE), (24, 0)),
    _of("paragraph behind a table inserted", _around(TABLE), _around(TABLE, ASIDE), (0, 24)),
    _of("paragraph before a table inserted", _around(TABLE), _around(ASIDE, TABLE), (0, 24)),
    _of("a table for a paragraph", _around(ASIDE), _around(grid(TOP)), (24, 7)),
    _of("a paragraph for a table", _around(grid(TOP)), _around(ASIDE), (7, 24)),
    _of(
        "rows swapped",
        _around(grid(TOP, SETUP, MONTH)),
        _around(grid(TOP, MONTH, SETUP)),
        (None, None),
    ),
    _of(
        "a row edited beside one inserted",
        _around(grid(TOP, SETUP)),
        _around(grid(TOP, EXTRA, row("Setup", "EUR 600"))),
        (3, 15),
    ),
    _of(
        "a width of cells changed",
        _around(grid(row(cell("Item", props='<w:tcW w:w="900" w:type="dxa"/>'), "Fee"))),
        _around(grid(row(cell("Item", props='<w:tcW w:w="950" w:type="dxa"/>'), "Fee"))),
        (None, None),
    ),
    _of(
        "cells merged down",
        _around(grid(row("Item", "Fee"), row("Setup", "EUR 500"))),
        _around(
            grid(
                row(cell("Item", props='<w:vMerge w:val="restart"/>'), "Fee"),
                row(cell("", props="<w:vMerge/>"), "EUR 500"),
            )
        ),
        (None, None),
    ),
    _of(
        "cells merged across",
        _around(grid(row("Item", "Fee"), row("Setup", "EUR 500"))),
        _around(
            grid(
                row(cell("Item and Fee", props='<w:gridSpan w:val="2"/>')), row("Setup", "EUR 500")
            )
        ),
        (None, None),
    ),
    _of(
        "a section break's paragraph edited",
        (HEAD, p("End of part one.", section=SECTION), ASIDE, TAIL),
        (HEAD, p("End of part two.", section=SECTION), ASIDE, TAIL),
        (3, 3),
    ),
    _of("paragraph before a section break inserted", _sectioned(), _sectioned(ASIDE), (0, 24)),
    _of("paragraph before a section break deleted", _sectioned(ASIDE), _sectioned(), (24, 0)),
)
