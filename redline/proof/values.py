"""Knows when two values are one: 30 days and a month, 24 hours and a day."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from redline.model import Fact

_DAYS: Final = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_SHORTEST_MONTH: Final = 27
_MONTH_AND_BIT: Final = 0.06


def comparable(fact: Fact) -> float | str:
    """Return the value of a fact so that 30 days and one month are not taken for two values."""
    if not isinstance(fact.value, float | int):
        return str(fact.value).casefold()
    if fact.kind != "duration" or math.isinf(fact.value):
        return float(fact.value)
    days = fact.value * _DAYS.get(fact.unit, 1.0)
    months = days / _DAYS["month"]
    near = days > _SHORTEST_MONTH and abs(months - round(months)) < _MONTH_AND_BIT
    return round(months) * 30.0 if near else round(days, 2)
