"""Holds rendered text against files that a person has looked at.

`REDLINE_GOLDEN=write pytest tests/render` writes them anew; read the difference before committing.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def same_as(name: str, text: str) -> bool:
    """Say whether `text` is what the golden file holds."""
    path = FOLDER / name
    if os.environ.get("REDLINE_GOLDEN") == "write":
        path.write_text(text, "utf-8")
    return path.read_text("utf-8") == text
