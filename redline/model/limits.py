"""Which numbers of a rule say how far we would go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model.playbook import AllOf, AnyOf, Comparison, Condition, Holds, Not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def parts_of(condition: Condition) -> Iterator[Comparison | Holds]:
    """Yield the comparisons and bare names of a condition, in order."""
    match condition:
        case Not(inner):
            yield from parts_of(inner)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from parts_of(part)
        case _:
            yield condition


def numbers_in(conditions: Iterable[Condition | None]) -> frozenset[float]:
    """Return the numbers that facts are held against in some conditions."""
    return frozenset(
        float(part.value)
        for condition in conditions
        if condition is not None
        for part in parts_of(condition)
        if isinstance(part, Comparison) and isinstance(part.value, int | float)
    )
