"""Positions that can never be reached are told from those that can."""

import pytest

from redline.playbook.conditions import parse_condition
from redline.playbook.reach import unreachable


def never(*sources: str) -> list[int]:
    """Which of the positions, from 1, can never be reached."""
    conditions = [None if source == "otherwise" else parse_condition(source) for source in sources]
    return [index + 1 for index, _ in unreachable(conditions)]


@pytest.mark.parametrize(
    "ladder",
    [
        ("d >= 45", "d >= 30", "d < 30"),
        ("d >= 45", "d >= 30", "otherwise"),
        ("d > 45", "d >= 45", "d < 45"),
        ("d = 30", "d != 30"),
        ("d = 30", "d > 20", "d < 30"),
        ("d = forever", "d >= 12", "d < 12"),
        ("not d < 5", "d < 5"),
        ("a", "b", "not a"),
        ("a and d > 3", "d > 3"),
        ("d > 3 or a", "d > 4"),
        ("d > 3", "e > 3"),
        ("law in [New York]", "law in [Delaware]"),
        (),
    ],
)
def test_an_ordinary_ladder_is_reached_on_every_step(ladder: tuple[str, ...]) -> None:
    assert never(*ladder) == []


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        (("d >= 30", "d >= 45"), [2]),
        (("d >= 30", "d > 30", "d < 30"), [2]),
        (("d >= 30", "d < 30", "d = 20"), [3]),
        (("d > 3 and d < 2",), [1]),
        (("d >= 5 or d <= 5", "d = 1"), [2]),
        (("not (d < 5)", "d = 7 or d = 8"), [2]),
        (("a", "d > 3", "a"), [3]),
        (("a and b", "a and b"), [2]),
        (("law in [Delaware]", "law in [Delaware]"), [2]),
        (("d > 3", "d > 3"), [2]),
    ],
)
def test_a_step_that_is_taken_before_is_named(ladder: tuple[str, ...], expected: list[int]) -> None:
    assert never(*ladder) == expected
