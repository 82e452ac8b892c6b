"""Knows how JSON is spelled for other programs: UTF-8, indented or on one line, nothing that acts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Value = str | int | float | bool | None | Sequence["Value"] | dict[str, "Value"]

ACTING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
"""Characters that act on a screen or have no place in UTF-8; in JSON they can be spelled out."""


def spelled(value: Mapping[str, Value], *, one_line: bool = False) -> str:
    """Return an object as JSON that ends in a line feed; its keys keep their order."""
    text = json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        indent=None if one_line else 2,
        separators=(",", ":") if one_line else None,
    )
    return ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
