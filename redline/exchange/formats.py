"""The formats a playbook can be written to and read from, each with what its files end in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from redline.exchange import markdown, opf, spreadsheet
from redline.model.outline import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format: `write` takes an outline, a date and the version of the program."""

    endings: tuple[str, ...]
    write: Callable[[Outline, str, str], bytes]
    read: Callable[[bytes, str], Outline]


FORMATS: Mapping[str, Form] = {
    "opf": Form(endings=(".json",), write=opf.to_opf, read=opf.from_opf),
    "markdown": Form(
        endings=(".md", ".markdown"),
        write=lambda outline, _date, _version: markdown.to_markdown(outline),
        read=markdown.from_markdown,
    ),
    "csv": Form(
        endings=(".csv",),
        write=lambda outline, _date, _version: spreadsheet.to_csv(outline),
        read=spreadsheet.from_csv,
    ),
    "xlsx": Form(
        endings=(".xlsx",),
        write=lambda outline, _date, _version: spreadsheet.to_xlsx(outline),
        read=spreadsheet.from_xlsx,
    ),
}
