"""How the duties of a contract are shared between the two sides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Sentences that put a duty on us alone, on them alone, and on both."""

    us: int = 0
    them: int = 0
    both: int = 0
