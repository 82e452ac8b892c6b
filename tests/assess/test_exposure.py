"""What a deviation could cost is a sum of its facts; where one is missing, nothing is said."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from redline import playbook as playbooks
from redline.assess.exposure import exposures
from redline.model import Finding, FindingKind, Part, Playbook, Risk
from redline.model.sum import names_of
from redline.playbook.sums import parse_sum

BOOK = playbooks.load(playbooks.find("msa-customer"))


def book(total: str) -> Playbook:
    (rule,) = (rule for rule in BOOK.rules if rule.id == "liability.cap")
    assert rule.internal is not None
    kept = replace(rule.internal, exposure=parse_sum(total))
    return replace(BOOK, rules=(replace(rule, internal=kept),))


def finding(**facts: float | bool | None) -> Finding:
    return Finding(
        id="f1",
        code="liability.cap",
        rule="liability.cap",
        title="",
        type="other",
        kind=FindingKind.DEVIATION,
        risk=Risk.HIGH,
        message="",
        parts=tuple(Part(name=name, answer=answer) for name, answer in facts.items()),
    )


@pytest.mark.parametrize(
    ("total", "cost"),
    [
        ("deal_value * (1 - cap)", 75.0),
        ("deal_value - 10 - 20", 70.0),
        ("deal_value / cap / 4", 100.0),
        ("2 + 3 * cap", 2.75),
        ("(2 + 3) * cap", 1.25),
    ],
)
def test_sums_are_worked_out_as_on_paper(total: str, cost: float) -> None:
    assert exposures((finding(cap=0.25),), book(total), 100) == (("f1", cost),)


@pytest.mark.parametrize(
    ("total", "facts", "value"),
    [
        ("deal_value * (1 - cap)", {"cap": None}, 100),
        ("deal_value * (1 - cap)", {"cap": 0.5}, 0),
        ("deal_value * (1 - cap)", {"cap": 2.0}, 100),
        ("deal_value / (cap - cap)", {"cap": 1.0}, 100),
        ("deal_value * cap", {"cap": math.inf}, 100),
        ("deal_value * cap", {"cap": True}, 100),
    ],
    ids=["not stated", "no worth", "a gain", "by nought", "without end", "no number"],
)
def test_where_it_cannot_be_counted_nothing_is_said(
    total: str, facts: dict[str, float | bool | None], value: float
) -> None:
    assert exposures((finding(**facts),), book(total), value) == ()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1 +", "character 4: expected a number"),
        ("(1 + 2", "a bracket without its partner"),
        ("1 2", "character 2: expected +, -, * or /"),
        ("cap ** 2", "expected a number or the name"),
        ("__import__('os')", "only numbers, facts"),
        ("(" * 20 + "1" + ")" * 20, "too many brackets"),
        ("1 + " * 60 + "1", "the sum is too long"),
    ],
)
def test_a_sum_that_makes_no_sense_is_refused_at_its_place(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"character \d+") as caught:
        parse_sum(source)
    assert message in str(caught.value)


def test_every_built_in_sum_is_of_facts_that_its_rule_reads() -> None:
    counted = 0
    for _, folder in playbooks.available():
        for rule in playbooks.load(folder).rules:
            if rule.internal and rule.internal.exposure:
                known = {"deal_value", *(fact.id for fact in rule.facts)}
                assert set(names_of(rule.internal.exposure)) <= known
                counted += 1
    assert counted
