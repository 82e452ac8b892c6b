"""Conditions as rules write them, and what is said of those that make no sense."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redline.model import AllOf, AnyOf, Comparison, Condition, Holds, Not
from redline.playbook.conditions import parse_condition

A, B, C = Holds("a"), Holds("b"), Holds("c")


def refusal(source: str) -> str:
    """Why a condition is refused, empty if it is not."""
    try:
        parse_condition(source)
    except ValueError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("source", "condition"),
    [
        ("days >= 45", Comparison("days", ">=", 45.0)),
        ("days<1.5", Comparison("days", "<", 1.5)),
        ("sum > 1,000,000", Comparison("sum", ">", 1_000_000.0)),
        ("x ≥ -2", Comparison("x", ">=", -2.0)),
        ("x = 1", Comparison("x", "==", 1.0)),
        ("x <> 1", Comparison("x", "!=", 1.0)),
        ("term = forever", Comparison("term", "==", math.inf)),
        ("law = Delaware", Comparison("law", "==", "Delaware")),
        ("law = 'New  York'", Comparison("law", "==", "New York")),
        ("law = “New York”", Comparison("law", "==", "New York")),
        (
            "law in [New York, England and Wales, 'X, Y', 3]",
            Comparison("law", "in", ("New York", "England and Wales", "X, Y", 3.0)),
        ),
        ("law not in [Delaware]", Comparison("law", "not in", ("Delaware",))),
        ("a", A),
        ("not a", Not(A)),
        ("not not a", Not(Not(A))),
        ("a and b and c", AllOf((A, B, C))),
        ("a or b and c", AnyOf((A, AllOf((B, C))))),
        ("(a or b) and not c", AllOf((AnyOf((A, B)), Not(C)))),
        ("((a))", A),
        ("law = Delaware and a", AllOf((Comparison("law", "==", "Delaware"), A))),
    ],
)
def test_a_condition_is_read(source: str, condition: Condition) -> None:
    assert parse_condition(source) == condition


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "character 1: expected the name of a fact or check"),
        ("a and", "character 6: expected the name of a fact or check"),
        ("and a", "character 1: expected the name of a fact or check"),
        ("45 <= days", "character 1: put the name of the fact first"),
        ("days >= 45 days", "character 12: unexpected `days`"),
        ("1 < x < 3", "character 1: put the name of the fact first"),
        ("x > 1 < 3", "character 7: write each comparison on its own"),
        ("x > y", "character 3: `>` compares numbers"),
        ("x => 3", "character 3: write `>=`"),
        ("x >", "character 4: expected a value, not `the end`"),
        ("x = and", "character 5: expected a value, not `and`"),
        ("law = New York", "character 11: put quotes about several words"),
        ("law in Delaware", "character 8: expected a list in square brackets"),
        ("law in [Delaware", "character 8: this [ is never closed"),
        ("law in []", "character 9: a value is missing"),
        ("law in [a,", "character 8: a value is missing"),
        ("(a", "character 1: this ( is never closed"),
        ("a)", "character 2: unexpected `)`"),
        ("a b", "character 3: unexpected `b`"),
        ("a & b", "character 3: write `and`"),
        ("a || b", "character 3: write `or`"),
        ("!a", "character 1: write `not`"),
        ("x >= 5%", "character 7: write the number alone"),
        ("x >= $5", "character 6: write the number alone"),
        ("x = 'a", "character 5: this quote is never closed"),
        ("x >= 1.2.3", "character 6:"),
        ("a * b", "character 3: '*' has no meaning in a condition"),
        ("not " * 25 + "a", "character 85: conditions go deeper than 20"),
        ("(" * 30 + "a" + ")" * 30, "character 22: conditions go deeper than 20"),
        ("a or " * 300 + "a", "character 1001: the condition is too long"),
    ],
)
def test_a_condition_that_makes_no_sense_is_refused_with_its_place(
    source: str, problem: str
) -> None:
    assert refusal(source).startswith(problem)


# ------------------------------------------------------------------ what is written is what is read

NAMES = st.sampled_from(["days", "law", "cap_1", "mutual"])
NUMBERS = st.integers(-999, 999).map(lambda n: n / 4)
TEXTS = st.sampled_from(["Delaware", "New York", "England and Wales"])
ATOMS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Holds, NAMES),
    st.builds(Comparison, NAMES, st.sampled_from([">=", "<=", ">", "<", "==", "!="]), NUMBERS),
    st.builds(Comparison, NAMES, st.sampled_from(["==", "!="]), TEXTS),
    st.builds(
        Comparison,
        NAMES,
        st.sampled_from(["in", "not in"]),
        st.lists(st.one_of(TEXTS, NUMBERS), min_size=1, max_size=3).map(tuple),
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def written(condition: Condition) -> str:
    match condition:
        case Holds(name):
            return name
        case Comparison(name, sign, value):
            return f"{name} {sign} {shown(value)}"
        case Not(inner):
            return f"not ({written(inner)})"
        case AllOf(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case AnyOf(parts):
            return " or ".join(f"({written(part)})" for part in parts)


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(item if isinstance(item, str) else str(item) for item in value)}]"
    return f"'{value}'" if isinstance(value, str) else str(value)


@given(CONDITIONS)
def test_a_condition_means_what_it_would_be_written_as(condition: Condition) -> None:
    assert parse_condition(written(condition)) == condition


@given(st.text(alphabet="ab 019.,<>=!()[]'\"andornoti%-", max_size=30))
def test_any_text_is_a_condition_or_refused_with_a_place(source: str) -> None:
    assert re.match(r"$|character [0-9]+: ", refusal(source))
