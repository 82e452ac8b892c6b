"""Works out what a deviation could cost in money, where its facts and the worth of the contract allow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from redline.model import Finding, Playbook
from redline.model.sum import DEAL_VALUE, Amount, Sum, Term


def exposures(
    findings: Iterable[Finding], playbook: Playbook, deal_value: float
) -> tuple[tuple[str, float], ...]:
    """Return the findings whose cost can be told, each with the amount in the contract's currency.

    A fact that the clause does not state leaves the cost untold, and a gain is no cost.
    """
    sums = {r.id: r.internal.exposure for r in playbook.rules if r.internal and r.internal.exposure}
    known = ((f.id, _cost(f, sums[f.rule], deal_value)) for f in findings if f.rule in sums)
    return tuple((name, round(cost, 2)) for name, cost in known if cost is not None and cost > 0)


def _cost(finding: Finding, total: Sum, deal_value: float) -> float | None:
    numbers = {
        part.name: float(part.answer)
        for part in finding.parts
        if isinstance(part.answer, int | float) and not isinstance(part.answer, bool)
    }
    if deal_value:
        numbers[DEAL_VALUE] = deal_value
    cost = _value(total, numbers)
    return cost if cost is not None and math.isfinite(cost) else None


def _value(total: Sum, numbers: Mapping[str, float]) -> float | None:
    if isinstance(total, Amount):
        return numbers.get(total.name) if total.name else total.number
    left, right = _value(total.left, numbers), _value(total.right, numbers)
    return None if left is None or right is None else _joined(total, left, right)


def _joined(term: Term, left: float, right: float) -> float | None:
    match term.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else None
