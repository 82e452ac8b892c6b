"""One thing found in a file that tells about its making, and how to take it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN = "the document shows it"
"""Why something stays that a field or a bound control of the text shows."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """So many things alike. `take` removes them; where there is none they stay, and `stays` says why."""

    count: int = 1
    samples: tuple[str, ...] = ()
    take: Callable[[], None] | None = None
    stays: str = ""
