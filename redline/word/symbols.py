"""Symbols that Word stores by number in a font of its own, and the characters a reader takes them for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.model import OBJECT
from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WINGDINGS: Final = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9E: "·",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL: Final = {
    0x2D: "\u2212",
    0xA3: "≤",
    0xA5: "∞",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "\u00d7",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xE2: "®",
    0xE3: "©",
    0xE4: "™",
}
_FONTS: Final = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}
_PRIVATE = 0xF000
"""Symbol fonts keep their characters in Unicode's private area, moved up by this much."""


def symbol(element: Element) -> str:
    """Return the one character that a `w:sym` shows, OBJECT where it has no common meaning."""
    try:
        code = int(element.get(q("w:char"), ""), 16)
    except ValueError:
        return OBJECT
    return shown_character(code, element.get(q("w:font"), ""))


def shown_character(code: int, font: str) -> str:
    """Return what a character code shows in a font, OBJECT where that has no common meaning."""
    table = _FONTS.get(font.lower())
    if table is None:
        is_private = 0xE000 <= code < 0xF900
        is_text = 0x20 <= code < 0xD800 or 0xF900 <= code < 0x110000
        return chr(code) if is_text and not is_private else OBJECT
    return table.get(code - _PRIVATE if code >= _PRIVATE else code, OBJECT)
