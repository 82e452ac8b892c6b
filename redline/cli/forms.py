"""Knows how each form of a report is made, and that what is for the other side is searched first."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redline import __version__
from redline.errors import UsageError

if TYPE_CHECKING:
    from redline.model import Output, Review
    from redline.model.outgoing import Letter

TERMINAL, JSON, JSONL, MARKDOWN = "terminal", "json", "jsonl", "markdown"
HTML, SARIF, CSV, XLSX = "html", "sarif", "csv", "xlsx"

JOINED = frozenset({HTML, SARIF, CSV, XLSX})
"""Forms of which there is one over all contracts of a run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A contract to report on: its review, where it lies, and what was written of it."""

    review: Review
    path: Path
    outputs: tuple[Output, ...] = ()


def rendered(
    told: Sequence[Told], form: str, *, outside: bool = False, one_line: bool = False
) -> bytes:
    """Return a report on some contracts; with `outside` one that the other side may read.

    Raises `RefusedError` where such a report would say anything internal.
    """
    flat = one_line or form == JSONL
    if not leaves(form, outside=outside):
        return _INSIDE[form](told, flat)
    pairs = [(each, _letter(each, form)) for each in told]
    for each, letter in pairs:
        _search(each, letter, _OUTSIDE[form]([(each, letter)], flat), form)
    return _OUTSIDE[form](pairs, flat)


def leaves(form: str, *, outside: bool) -> bool:
    """Say whether a report is for eyes other than ours: SARIF always is."""
    return outside or form == SARIF


def _letter(told: Told, form: str) -> Letter:
    from redline.discretion import letter

    if form != SARIF:
        check_read(told.review)
    return letter(told.review)


def check_read(review: Review) -> None:
    """Raise `UsageError` where no playbook fits: "no points" would then be a promise nobody made."""
    if review.playbook is None:
        name, reason = review.contract.name, review.playbook_reason
        raise UsageError(
            f"{name}: nothing can be said to the other side, no playbook fits ({reason})."
        )


def _search(told: Told, letter: Letter, made: bytes, form: str) -> None:
    """Look for anything internal in what a letter says and in the bytes that would carry it."""
    from redline import pipeline

    pipeline.check_outgoing(told.review, f"{form} report", *letter.texts(), *_readable(made, form))


def _readable(made: bytes, form: str) -> Sequence[str]:
    if form != XLSX:
        return (made.decode("utf-8", "replace"),)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]


# ------------------------------------------------------------------ for our side


def _json(told: Sequence[Told], flat: bool) -> bytes:
    from redline.render.json import review_json

    # A lone surrogate, as in a file name that is no UTF-8, becomes an escape, which JSON allows.
    return "".join(
        review_json(
            each.review, each.outputs, path=str(each.path), version=__version__, one_line=flat
        )
        for each in told
    ).encode("utf-8", "backslashreplace")


def _markdown(told: Sequence[Told], _flat: bool) -> bytes:
    from redline.render.markdown import report

    pages = (report(each.review, each.outputs, name=str(each.path)) for each in told)
    return "".join(pages).encode("utf-8", "backslashreplace")


def _html(told: Sequence[Told], _flat: bool) -> bytes:
    from redline.render.review_sheet import review_sheet
    from redline.render.sheet_html import html

    sheets = (review_sheet(each.review, each.outputs, name=str(each.path)) for each in told)
    return html(tuple(part for sheet in sheets for part in sheet)).encode("utf-8", "replace")


def _rows(told: Sequence[Told]) -> list[tuple[str, ...]]:
    from redline.render.finding_table import COLUMNS, finding_rows

    found = (row for each in told for row in finding_rows(each.review, name=str(each.path)))
    return [COLUMNS, *found]


def _csv(told: Sequence[Told], _flat: bool) -> bytes:
    from redline.tables import csv_bytes

    return csv_bytes(_rows(told))


def _xlsx(told: Sequence[Told], _flat: bool) -> bytes:
    from redline.tables import xlsx_bytes

    return xlsx_bytes(_rows(told), "Findings (internal)")


_INSIDE: Mapping[str, Callable[[Sequence[Told], bool], bytes]] = {
    JSON: _json,
    JSONL: _json,
    MARKDOWN: _markdown,
    HTML: _html,
    CSV: _csv,
    XLSX: _xlsx,
}

# ------------------------------------------------------------------ for the other side

Pairs = Sequence[tuple[Told, "Letter"]]


def _letter_json(pairs: Pairs, flat: bool) -> bytes:
    from redline.render.letter_table import letter_json

    made = (letter_json(letter, __version__, one_line=flat) for _, letter in pairs)
    return "".join(made).encode("utf-8", "backslashreplace")


def _letter_markdown(pairs: Pairs, _flat: bool) -> bytes:
    from redline.render.letter import letter_sheet
    from redline.render.sheet_markdown import markdown

    pages = (markdown(letter_sheet(letter)) for _, letter in pairs)
    return "".join(pages).encode("utf-8", "replace")


def _letter_html(pairs: Pairs, _flat: bool) -> bytes:
    from redline.render.letter import letter_sheet
    from redline.render.sheet_html import html

    sheets = (letter_sheet(letter) for _, letter in pairs)
    return html(tuple(part for sheet in sheets for part in sheet)).encode("utf-8", "replace")


def _letter_csv(pairs: Pairs, _flat: bool) -> bytes:
    from redline.render.letter_table import letter_rows
    from redline.tables import csv_bytes

    return csv_bytes(letter_rows(letter for _, letter in pairs))


def _letter_xlsx(pairs: Pairs, _flat: bool) -> bytes:
    from redline.render.letter_table import letter_rows
    from redline.tables import xlsx_bytes

    return xlsx_bytes(letter_rows(letter for _, letter in pairs), "Points")


def _sarif(pairs: Pairs, _flat: bool) -> bytes:
    from redline.render.sarif import sarif

    made = sarif([(each.path, letter) for each, letter in pairs], __version__)
    return made.encode("utf-8", "backslashreplace")


_OUTSIDE: Mapping[str, Callable[[Pairs, bool], bytes]] = {
    JSON: _letter_json,
    JSONL: _letter_json,
    MARKDOWN: _letter_markdown,
    HTML: _letter_html,
    CSV: _letter_csv,
    XLSX: _letter_xlsx,
    SARIF: _sarif,
}
