"""Runs the program as a user does: another process, its two streams apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASIDE = (
    "COLUMNS",
    "NO_COLOR",
    "FORCE_COLOR",
    "TTY_COMPATIBLE",
    "SOURCE_DATE_EPOCH",
    "PYTHONWARNINGS",
)
"""What the developer's own shell may hold and a test must not depend on."""


def redline(
    *arguments: object, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `redline` with arguments in a folder."""
    kept = {name: value for name, value in os.environ.items() if name not in ASIDE}
    return subprocess.run(
        [sys.executable, "-m", "redline", *map(str, arguments)],
        cwd=folder,
        env={**kept, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
