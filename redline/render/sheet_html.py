"""Writes a page of plain parts as one HTML file that needs nothing else and loads nothing."""

from __future__ import annotations

from html import escape

from redline.model.outgoing import Passage
from redline.render.safe import clean
from redline.render.sheet import Grid, Line, Part, Points, Quote, Sheet, Title, Words, spaced

STYLE = """
body { font: 11pt/1.45 Georgia, serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: .4em .6em; text-align: left; vertical-align: top; }
blockquote { border-left: 3px solid #999; margin-left: 0; padding-left: 1em; color: #333; }
del { color: #a00; } ins { color: #005; text-decoration: underline; }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(sheet: Sheet, language: str = "en") -> str:
    """Return a page as an HTML document. Foreign text is escaped, and nothing is fetched."""
    title = next((part.text for part in sheet if isinstance(part, Title)), "")
    body = "\n".join(_part(part) for part in sheet)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    )


def _part(part: Part) -> str:
    match part:
        case Title(text=text, level=level):
            return f"<h{level}>{_text(text)}</h{level}>"
        case Words(text=text, strong=strong):
            return f"<p><strong>{_line(text)}</strong></p>" if strong else f"<p>{_line(text)}</p>"
        case Quote(text=text):
            return f"<blockquote>{_line(text)}</blockquote>"
        case Points(items=items):
            rows = "\n".join(f"<li>{_labelled(label, text)}</li>" for label, text in items)
            return f"<ul>\n{rows}\n</ul>"
        case Grid(columns=columns, rows=rows):
            return f"<table>\n{_row(columns, 'th')}\n{_rows(rows)}\n</table>"


def _rows(rows: tuple[tuple[Line, ...], ...]) -> str:
    return "\n".join(_row(row, "td") for row in rows)


def _row(cells: tuple[Line, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_line(cell)}</{tag}>' for cell in cells)}</tr>"


def _labelled(label: str, text: Line) -> str:
    return f"<b>{_text(label)}:</b> {_line(text)}" if label else _line(text)


def _line(line: Line) -> str:
    if isinstance(line, str):
        return _text(line)
    return "".join(spaced(passage.text, _passage(passage)) for passage in line).strip()


def _passage(passage: Passage) -> str:
    words = _text(passage.text)
    if not words or not (passage.struck or passage.added):
        return words
    tag = "del" if passage.struck else "ins"
    return f"<{tag}>{words}</{tag}>"


def _text(text: str) -> str:
    return escape(clean(text))
