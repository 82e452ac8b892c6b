"""Knows how to show foreign text without letting it steer the screen.

Contract text, file names and party names come from the other side. Escape sequences, control
characters and marks that turn the direction of writing would let a contract rewrite what the
reader sees, so none of them is ever printed.
"""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len, set_cell_size

from redline.model import OBJECT

HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Unicode categories with nothing to see: controls, format marks, private use, lone surrogates."""

MOST = 4000
"""No more characters than this of one foreign text are ever shown."""


def clean(text: str) -> str:
    """Return `text` on one line, white space folded, with nothing that acts on a terminal."""
    return " ".join("".join(map(_visible, text[:MOST])).split())


def cut(text: str, width: int) -> str:
    """Shorten clean `text` to `width` columns at a word, an ellipsis in place of the rest."""
    if cell_len(text) <= width:
        return text
    room = set_cell_size(text, max(width - 1, 0))
    at_word = room if text.startswith(room + " ") else room.rpartition(" ")[0]
    kept = at_word if len(at_word) * 3 > len(room) * 2 else room
    return kept.rstrip(" ,;:.") + "…"


def quoted(text: str, width: int) -> str:
    """Return foreign text in quotation marks within `width` columns, empty for no text."""
    words = clean(text)
    return f"“{cut(words, width - 2)}”" if words else ""


def _visible(character: str) -> str:
    if character == OBJECT or character.isspace():
        return " "
    return "" if unicodedata.category(character) in HIDDEN else character
