"""When a condition is met, is not, or cannot be told."""

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redline.assess.conditions import Value, evaluate
from redline.model import AllOf, AnyOf, Comparison, Condition, Holds, Not
from redline.playbook.conditions import parse_condition

VALUES: dict[str, Value] = {
    "days": 30.0,
    "months": 1 / 3 * 3 * 0.1 * 10,
    "law": "New York",
    "lost": None,
    "endless": math.inf,
    "mutual": True,
    "capped": False,
    "zero": 0.0,
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("days >= 30", True),
        ("days > 30", False),
        ("days < 30.5", True),
        ("days <= 29", False),
        ("days = 30", True),
        ("days != 30", False),
        ("months = 1", True),
        ("endless > 1000000", True),
        ("endless = forever", True),
        ("days < forever", True),
        ("law = 'new  york'", True),
        ("law in [Delaware, New York]", True),
        ("law not in [Delaware, New York]", False),
        ("law = Delaware", False),
        ("law = 3", False),
        ("days in [30, 45]", True),
        ("days not in [45]", True),
        ("mutual", True),
        ("capped", False),
        ("not capped", True),
        ("days", True),
        ("zero", True),
        ("lost", False),
        ("not lost", True),
        ("lost >= 3", None),
        ("not lost >= 3", None),
        ("lost in [a]", None),
        ("unheard_of = 3", None),
        ("lost >= 3 and capped", False),
        ("lost >= 3 and mutual", None),
        ("lost >= 3 or mutual", True),
        ("lost >= 3 or capped", None),
        ("not (lost >= 3 or mutual)", False),
    ],
)
def test_a_condition_is_weighed(source: str, expected: bool | None) -> None:
    assert evaluate(parse_condition(source), VALUES) is expected


def test_words_have_no_order() -> None:
    assert evaluate(Comparison("law", ">=", 3.0), VALUES) is None


# ------------------------------------------------------------------ against every possible world

NAMES = ("p", "q", "r")
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.builds(
        Comparison, st.sampled_from(NAMES), st.sampled_from(["<", ">=", "=="]), st.integers(0, 2)
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
FACTS = st.fixed_dictionaries({name: st.one_of(st.none(), st.integers(0, 2)) for name in NAMES})

THREE = {True: 1.0, None: 0.5, False: 0.0}
BACK = {1.0: True, 0.5: None, 0.0: False}
PLAIN = {"<": lambda a, b: a < b, ">=": lambda a, b: a >= b, "==": lambda a, b: a == b}


def naive(condition: Condition, values: Mapping[str, Value]) -> float:
    """Kleene's logic as arithmetic: not is 1 - x, and is the least, or is the greatest."""
    match condition:
        case Comparison(name, sign, value):
            known = values[name]
            return 0.5 if known is None else float(PLAIN[sign](known, value))
        case Holds():
            raise AssertionError
        case Not(inner):
            return 1 - naive(inner, values)
        case AllOf(parts):
            return min(naive(part, values) for part in parts)
        case AnyOf(parts):
            return max(naive(part, values) for part in parts)


@given(CONDITIONS, FACTS)
def test_connectives_are_those_of_three_valued_logic(
    condition: Condition, values: dict[str, Value]
) -> None:
    assert evaluate(condition, values) is BACK[naive(condition, values)]


@given(CONDITIONS, FACTS, st.data())
def test_what_is_settled_stays_so_when_more_is_known(
    condition: Condition, values: dict[str, Value], data: st.DataObject
) -> None:
    told = {
        name: data.draw(st.integers(0, 2)) if value is None else value
        for name, value in values.items()
    }
    before = evaluate(condition, values)
    assert before is None or evaluate(condition, told) is before
