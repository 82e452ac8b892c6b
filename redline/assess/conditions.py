"""Knows when a condition of a playbook is met, is not, or cannot be told."""

from __future__ import annotations

import math
import operator
import re
from typing import TYPE_CHECKING

from redline.model.playbook import AllOf, AnyOf, Comparison, Condition, Holds, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Value = float | str | bool | None
"""What is known of a fact or check: its value, whether it is met, or nothing."""

_ORDERS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


def evaluate(condition: Condition, values: Mapping[str, Value]) -> bool | None:
    """Say whether a condition holds: yes, no, or none where a fact it turns on was not found.

    The connectives are Kleene's: what is false anyway stays false although a part of it is
    unknown, and likewise for true. A bare name asks of a check whether it is met and of a fact
    whether it was found, so it is never unknown. Numbers compare as numbers, `math.inf` above them
    all; words compare without regard to case and spacing; a number and a word are never equal.
    """
    match condition:
        case Comparison(name, sign, value):
            return _compares(values.get(name), sign, _meant(value, values))
        case Holds(name):
            return _holds(values.get(name))
        case Not(inner):
            return _negated(evaluate(inner, values))
        case AllOf(parts):
            return _all(evaluate(part, values) for part in parts)
        case AnyOf(parts):
            return _negated(_all(_negated(evaluate(part, values)) for part in parts))


def _meant(
    value: float | str | tuple[float | str, ...], values: Mapping[str, Value]
) -> float | str | tuple[float | str, ...] | None:
    """Return what a fact is held against: a value, or what is known of another fact of that name."""
    return values[value] if isinstance(value, str) and "." in value and value in values else value


def _compares(
    fact: Value, sign: str, value: float | str | tuple[float | str, ...] | None
) -> bool | None:
    if fact is None or value is None:
        return None
    if isinstance(value, tuple):
        return any(_equal(fact, each) for each in value) is (sign == "in")
    if sign in {"==", "!="}:
        return _equal(fact, value) is (sign == "==")
    if isinstance(fact, str) or isinstance(value, str):
        return None  # words have no order: nothing can be said
    return _ORDERS[sign](_number(fact), _number(value))


def _equal(fact: float | str | bool, value: float | str) -> bool:
    if isinstance(fact, str) or isinstance(value, str):
        return isinstance(fact, str) and isinstance(value, str) and _plain(fact) == _plain(value)
    return _number(fact) == _number(value)


def _number(value: float) -> float:
    """Cut off what binary fractions and the conversion of units leave at the ninth place."""
    return value if math.isinf(value) else round(value, 9)


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace("\u2019", "'")).strip().casefold()


def _holds(value: Value) -> bool:
    return value is not None and value is not False


def _negated(holds: bool | None) -> bool | None:
    return None if holds is None else not holds


def _all(parts: Iterable[bool | None]) -> bool | None:
    every = tuple(parts)
    if False in every:
        return False
    return None if None in every else True
