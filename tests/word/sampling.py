"""How many of many like things are tried: some by default, all with `REDLINE_WHOLE_CORPUS=1`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")
WHOLE = bool(os.environ.get("REDLINE_WHOLE_CORPUS"))
"""Whether all are wished, as `make test-all` does."""


def sampled(things: Sequence[_T], every: int) -> list[_T]:
    """Return every so-manyth of some things, or all."""
    return list(things[:: 1 if WHOLE else every])
