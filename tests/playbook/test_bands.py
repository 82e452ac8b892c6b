"""Bands: the ladder of one number, and the positions that stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from redline.errors import PlaybookError
from redline.model import Comparison, Rung
from redline.playbook import load
from tests.playbook.folders import BOOK, RULE, folder

if TYPE_CHECKING:
    from pathlib import Path

LADDER = RULE[RULE.index("positions:") : RULE.index("edits:")]
CHECK = RULE[RULE.index("checks:") : RULE.index("positions:")]
PLAIN = RULE.replace(CHECK, "")
BANDS = """\
bands:
  fact: days
  best: most
  preferred: 45
  acceptable: 30
  fallback: 20
  approvers: {fallback: [finance], walk-away: [gc]}
"""
BANDED = PLAIN.replace(LADDER, BANDS).replace("to: 45", "to: preferred")


def problems(tmp_path: Path, rule: str) -> str:
    with pytest.raises(PlaybookError) as error:
        load(folder(tmp_path, rule=rule))
    return "\n".join(error.value.problems)


def test_bands_are_the_ladder_of_one_number(tmp_path: Path) -> None:
    (rule,) = load(folder(tmp_path, rule=BANDED)).rules
    assert [(p.rung, p.when, p.say, p.approvers) for p in rule.positions] == [
        (Rung.PREFERRED, Comparison("days", ">=", 45), "45 days or more", ()),
        (Rung.ACCEPTABLE, Comparison("days", ">=", 30), "30 days or more", ()),
        (Rung.FALLBACK, Comparison("days", ">=", 20), "20 days or more", ("finance",)),
        (Rung.WALK_AWAY, Comparison("days", "<", 20), "less than 20 days", ("gc",)),
    ]


def test_an_edit_may_set_what_a_rung_begins_at(tmp_path: Path) -> None:
    (rule,) = load(folder(tmp_path, rule=BANDED)).rules
    assert [edit.value for edit in rule.edits] == [45]


def test_where_the_least_is_best_the_comparisons_turn(tmp_path: Path) -> None:
    mirrored = BANDED.replace("best: most", "best: least").replace("preferred: 45", "preferred: 10")
    turned = mirrored.replace("acceptable: 30", "acceptable: 15")
    (rule,) = load(folder(tmp_path, rule=turned)).rules
    assert [str(p.when.operator) for p in rule.positions if isinstance(p.when, Comparison)] == [
        "<=",
        "<=",
        "<=",
        ">",
    ]
    assert rule.positions[-1].say == "more than 20 days"


def test_positions_stand_beside_bands_by_their_rung(tmp_path: Path) -> None:
    beside = "positions:\n  - {rung: acceptable, when: not days, say: none stated}\nedits:"
    (rule,) = load(folder(tmp_path, rule=BANDED.replace("edits:", beside))).rules
    assert [p.say for p in rule.positions if p.rung is Rung.ACCEPTABLE] == [
        "30 days or more",
        "none stated",
    ]


def test_numbers_that_do_not_get_worse_are_told_where_they_stand(tmp_path: Path) -> None:
    said = problems(tmp_path, BANDED.replace("acceptable: 30", "acceptable: 60"))
    line = BANDED[: BANDED.index("acceptable: 30")].count("\n") + 1
    assert f"rule.yaml:{line}:" in said
    assert "must lie below the rung before it, 45" in said


def test_bands_of_an_unknown_fact_are_told(tmp_path: Path) -> None:
    said = problems(tmp_path, BANDED.replace("fact: days", "fact: dayz"))
    assert "unknown fact or check `dayz`; did you mean `days`" in said


def test_who_approves_a_band_must_be_an_approver(tmp_path: Path) -> None:
    said = problems(tmp_path, BANDED.replace("walk-away: [gc]", "walk-away: [boss]"))
    assert "`boss` is no approver" in said


def test_a_position_that_the_bands_leave_nothing_to_is_told(tmp_path: Path) -> None:
    beside = 'positions:\n  - {rung: fallback, when: "days >= 25"}\nedits:'
    assert "can never be reached" in problems(tmp_path, BANDED.replace("edits:", beside))


def test_a_comment_may_not_tell_where_a_worse_band_begins(tmp_path: Path) -> None:
    said = problems(tmp_path, BANDED.replace("{value} days", "30 days"))
    assert "`30` tells the other side how far we would go" in said


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("{kind: percent}", "45% or more"),
        ("{kind: rate, unit: percent/year}", "45% a year or more"),
        ("{kind: multiple, unit: year}", "45 years of fees or more"),
        ("{kind: money, unit: USD}", "USD 45 or more"),
        ("{kind: duration, unit: business-day}", "45 business days or more"),
    ],
)
def test_a_band_says_its_number_in_the_unit_of_the_fact(
    fact: str, words: str, tmp_path: Path
) -> None:
    was = "{kind: duration, unit: day, near: [invoice~], who: us}"
    (rule,) = load(folder(tmp_path, rule=BANDED.replace(was, fact))).rules
    assert rule.positions[0].say == words


def test_weights_of_areas_are_read(tmp_path: Path) -> None:
    book = f"{BOOK}scoring:\n  weights: {{liability: 1.5}}\n"
    assert load(folder(tmp_path, book=book, rule=RULE)).scoring.weights == {"liability": 1.5}


def test_an_unknown_area_is_told(tmp_path: Path) -> None:
    book = f"{BOOK}scoring:\n  weights: {{liabilities: 1.5}}\n"
    with pytest.raises(PlaybookError, match="unknown area `liabilities`; did you mean `liability`"):
        load(folder(tmp_path, book=book, rule=RULE))
