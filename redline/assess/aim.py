"""Knows how far a review reaches: which rungs it lets stand, and which one it asks for."""

from __future__ import annotations

from operator import ge, gt, le, lt

from redline.model import (
    AllOf,
    Comparison,
    Condition,
    Edit,
    EditKind,
    Position,
    Priority,
    Rule,
    Rung,
)

FIRM, LIGHT = "firm", "light"
_FINE = frozenset({Rung.PREFERRED, Rung.ACCEPTABLE})
_SIGNS = {"<=": le, ">=": ge, "<": lt, ">": gt}
_REACH = frozenset({"<=", ">="})
"""The signs that name the value a position begins with."""


def stands(rung: Rung, posture: str) -> bool:
    """Say whether a clause may stay as it is without a word: firm lets only the preferred wording be."""
    return rung is Rung.PREFERRED or (rung in _FINE and posture != FIRM)


def let_go(rule: Rule, rung: Rung, posture: str) -> bool:
    """Say whether a light review lets a deviation be, and tells only our own side.

    A fallback always; the last resort too, where the rule is one to trade.
    """
    tradable = rung is Rung.LAST_RESORT and rule.priority is Priority.TRADE
    return posture == LIGHT and (rung is Rung.FALLBACK or tradable)


def target(rule: Rule, posture: str) -> Position | None:
    """Return the position that is asked for: our best, or in a light review the least that is fine.

    The least is asked for only where it names the value of everything that the rule would set.
    """
    best = next((each for each in rule.positions if _reached(rule, each)), None)
    best = best or next(iter(rule.positions), None)
    if posture != LIGHT:
        return best
    fine = [position for position in rule.positions if position.rung in _FINE]
    named = [p for p in fine if all(_bound(p, edit) is not None for edit in _setting(rule))]
    return named[-1] if named and any(_setting(rule)) else best


def _reached(rule: Rule, position: Position) -> bool:
    """Say whether what the edits set is as good as the position asks: 48 hours do not reach 36."""
    return all(
        _holds(part, edit.value)
        for edit in _setting(rule)
        for part in _all_of(position.when)
        if isinstance(part, Comparison) and part.name == edit.fact
    )


def _holds(part: Comparison, given: float | str) -> bool:
    sign = _SIGNS.get(part.operator)
    if sign is None or isinstance(given, str) or not isinstance(part.value, float | int):
        return True
    return bool(sign(given, part.value))


def value(rule: Rule, edit: Edit, posture: str) -> float | str:
    """Return what an edit sets its fact to: its own value, or the least that is fine."""
    aimed = target(rule, posture)
    bound = _bound(aimed, edit) if aimed and aimed is not rule.positions[0] else None
    return edit.value if bound is None else bound


def first_value(rule: Rule, posture: str) -> str:
    """Return what the first edit sets, as a comment writes it; empty where none sets anything."""
    setting = next(iter(_setting(rule)), None)
    asked = "" if setting is None else value(rule, setting, posture)
    return f"{asked:g}" if isinstance(asked, float | int) else asked


def _setting(rule: Rule) -> tuple[Edit, ...]:
    return tuple(edit for edit in rule.edits if edit.kind is EditKind.SET_FACT)


def _bound(position: Position, edit: Edit) -> float | None:
    """Return the value that a position begins with for the fact an edit sets, if it names one."""
    for part in _all_of(position.when):
        if not isinstance(part, Comparison) or (part.name, part.operator in _REACH) != (
            edit.fact,
            True,
        ):
            continue
        if isinstance(part.value, float | int):
            return float(part.value)
    return None


def _all_of(condition: Condition | None) -> tuple[Condition, ...]:
    """Return the conditions that must hold together."""
    if isinstance(condition, AllOf):
        return condition.conditions
    return () if condition is None else (condition,)
