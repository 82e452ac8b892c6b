"""Writes a page of plain parts as Markdown."""

from __future__ import annotations

from redline.model.outgoing import Passage
from redline.render.markdown import escaped, foreign
from redline.render.sheet import Grid, Line, Part, Points, Quote, Sheet, Title, Words, spaced


def markdown(sheet: Sheet) -> str:
    """Return a page as a Markdown document. Foreign text cannot act in it."""
    return "\n\n".join(_part(part) for part in sheet) + "\n"


def _part(part: Part) -> str:
    match part:
        case Title(text=text, level=level):
            return f"{'#' * level} {foreign(text)}"
        case Words(text=text, strong=strong):
            return f"**{_line(text)}**" if strong else _line(text)
        case Quote(text=text):
            return f"> {_line(text)}"
        case Points(items=items):
            return "\n".join(f"- {_labelled(label, text)}" for label, text in items)
        case Grid(columns=columns, rows=rows):
            head = f"| {' | '.join(map(escaped, columns))} |\n|{'---|' * len(columns)}"
            return "\n".join((head, *(f"| {' | '.join(map(_line, row))} |" for row in rows)))


def _labelled(label: str, text: Line) -> str:
    return f"{foreign(label)}: {_line(text)}" if label else _line(text)


def _line(line: Line) -> str:
    if isinstance(line, str):
        return foreign(line)
    return "".join(spaced(passage.text, _passage(passage)) for passage in line).strip()


def _passage(passage: Passage) -> str:
    words = foreign(passage.text)
    if not words or not (passage.struck or passage.added):
        return words
    return f"~~{words}~~" if passage.struck else f"**{words}**"
