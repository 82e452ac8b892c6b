"""What is worth a look in a playbook is said, and nothing is refused for it."""

from pathlib import Path

import pytest
from folders import BOOK, RULE, folder, spoiled

from redline.cli.door import run
from redline.errors import ExitCode
from redline.playbook import advice, available
from redline.playbook.advising import reading_grade

DATED = BOOK.replace('version: "1.0"\n', 'version: "1.0"\nreview_by: "2026-06-30"\n')


def test_a_date_to_look_it_over_that_has_passed_is_said(tmp_path: Path) -> None:
    made = folder(tmp_path, book=DATED)
    assert advice(made, "2026-06-30") == ()
    assert advice(made, "2026-07-01T08:00:00Z") == (
        f"{made}/playbook.yaml  was to be looked over by 2026-06-30",
    )


def test_a_comment_that_is_hard_to_read_is_said(tmp_path: Path) -> None:
    hard = (
        "comment: Notwithstanding contemporaneous administrative reconciliation procedures applicable"
        " to remuneration, {value} days facilitate verification of correspondingly particularised"
        " documentation."
    )
    text = spoiled(RULE.split("\n")[8], hard)
    (line,) = advice(folder(tmp_path, payment=text), "2026-01-01")
    assert "reads at grade" in line


def test_two_rules_that_look_for_the_same_are_said(tmp_path: Path) -> None:
    other = RULE.replace("id: payment.days", "id: payment.again")
    (line,) = advice(folder(tmp_path, a=RULE, b=other), "2026-01-01")
    assert line.endswith("looks at the same words for the same as payment.days")


def test_a_playbook_with_problems_gets_problems_and_no_advice(tmp_path: Path) -> None:
    assert advice(folder(tmp_path, payment=spoiled("risk: medium", "risk: grave")), "2026") == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat.", -3, 2),
        ("We pay once a month, so thirty days let us pay every correct invoice on time.", 4, 9),
        ("", 0, 0),
    ],
)
def test_reading_grades_are_those_of_the_formula(text: str, low: float, high: float) -> None:
    assert low <= reading_grade(text) <= high


def test_the_command_says_it_and_ends_well(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["playbook", "lint", str(folder(tmp_path, book=DATED))]) == ExitCode.DONE
    told = capfd.readouterr()
    assert "advice:" in told.err
    assert told.out == ""


def test_the_built_in_playbooks_need_little_of_it() -> None:
    said = {path.name: advice(path, "2026-12-01") for _, path in available()}
    assert all(len(lines) <= 4 for lines in said.values()), said
