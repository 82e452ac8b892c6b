"""Tells whether a position can ever be reached, where it hangs on one number alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from redline.model.playbook import AllOf, AnyOf, Comparison, Condition, Not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def unreachable(conditions: Sequence[Condition | None]) -> Iterator[tuple[int, str]]:
    """Yield the index of each position that the ones before it leave nothing to, and why.

    Only conditions over one and the same number are weighed: the steps of an ordinary ladder.
    """
    for index, condition in enumerate(conditions):
        before = conditions[:index]
        if condition in before and condition is not None:
            yield index, f"the same condition as position {before.index(condition) + 1}"
        elif condition is not None and (name := _one_number(condition)):
            yield from _covered(index, condition, name, before)


def _covered(
    index: int, condition: Condition, name: str, before: Sequence[Condition | None]
) -> Iterator[tuple[int, str]]:
    rivals = [other for other in before if other is not None and _one_number(other) == name]
    mine = [sample for sample in _samples((condition, *rivals)) if _holds(condition, sample)]
    if not mine:
        yield index, "no number meets its condition"
        return
    if all(any(_holds(rival, sample) for rival in rivals) for sample in mine):
        yield index, "the positions before it already take every number that meets its condition"


def _one_number(condition: Condition) -> str:
    """Return the name of the one number that a condition hangs on, empty if it is not so simple."""
    comparisons = tuple(_comparisons(condition))
    names = {comparison.name if comparison else "" for comparison in comparisons}
    return names.pop() if len(names) == 1 else ""


def _comparisons(condition: Condition) -> Iterator[Comparison | None]:
    """Yield the comparisons with a number in a condition, none for anything else in it."""
    match condition:
        case Comparison(value=int() | float()):
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _comparisons(part)
        case Not(inner):
            yield from _comparisons(inner)
        case _:
            yield None


def _samples(conditions: Iterable[Condition]) -> Iterator[float]:
    """Yield every number at which one of the conditions can change, and one between each two."""
    compared = (c for condition in conditions for c in _comparisons(condition) if c)
    edges = sorted({_number(comparison.value) for comparison in compared})
    yield edges[0] - 1
    for edge, following in zip(edges, [*edges[1:], math.inf], strict=True):
        yield edge
        yield (edge + following) / 2 if following < math.inf else edge + 1
    yield math.inf


_TESTS = {
    ">=": float.__ge__,
    "<=": float.__le__,
    ">": float.__gt__,
    "<": float.__lt__,
    "==": float.__eq__,
    "!=": float.__ne__,
}


def _holds(condition: Condition, number: float) -> bool:
    """Say whether a condition on one number holds of `number`."""
    match condition:
        case Comparison(_, operator, value):
            return _TESTS[operator](number, _number(value))
        case Not(inner):
            return not _holds(inner, number)
        case AllOf(parts):
            return all(_holds(part, number) for part in parts)
        case AnyOf(parts):
            return any(_holds(part, number) for part in parts)
        case _:
            raise AssertionError(condition)


def _number(value: object) -> float:
    assert isinstance(value, int | float)  # noqa: S101 - what `_comparisons` let pass
    return float(value)
