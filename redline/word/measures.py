"""Numbers and lengths in XML attributes, read without trusting them."""

from __future__ import annotations

import re
from typing import Final

_INTEGER = re.compile(r"[+-]?[0-9]{1,9}\Z")
_LENGTH = re.compile(r"([+-]?[0-9]{1,7})(?:\.[0-9]{0,9})?(mm|cm|in|pt|pc|pi)?\Z")
_TWIPS: Final = {"mm": 56.7, "cm": 567.0, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}


def integer(value: str | None, default: int = 0) -> int:
    """Return a whole number, or the default for anything else."""
    return int(value) if value and _INTEGER.match(value) else default


def twips(value: str | None) -> int | None:
    """Return a length in twentieths of a point (17.18.87, ST_TwipsMeasure), none for anything else."""
    match = _LENGTH.match(value or "")
    if match is None:
        return None
    number, unit = match.groups()
    return int(number) if unit is None else round(int(number) * _TWIPS[unit])


def whole(value: str) -> str:
    """Return a measure such as `216.0`, which some programs write, as the whole number it must be."""
    digits = value.removesuffix(".0")
    return digits if digits != value and digits.lstrip("-").isdecimal() else value
