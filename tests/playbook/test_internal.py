"""What only our side may know of a rule lies in `internal/`, and never says what goes outside."""

from pathlib import Path

import pytest
from folders import RULE, folder, spoiled

from redline.model import Secret
from redline.playbook import lint, load

INTERNAL = """\
why: Treasury plans with fifty-two days, so forty-five costs nothing.
floor: thirty days, once finance has agreed
leverage: Their quarter ends in March and they want to book the order.
pushback:
  - they_say: Everybody else pays at thirty.
    we_say: Everybody else buys a tenth of what we do.
in_return: [payment.days]
mitigation: [Ask treasury to take the invoice into the weekly run.]
"""


def with_internal(where: Path, text: str = INTERNAL, name: str = "payment") -> Path:
    """A sound playbook with one file in `internal/`."""
    made = folder(where)
    (made / "internal").mkdir()
    (made / "internal" / f"{name}.yaml").write_text(text, "utf-8")
    return made


def problems(path: Path) -> list[str]:
    return [problem.removeprefix(f"{path}/") for problem in lint(path)]


def test_what_is_kept_goes_with_the_rule(tmp_path: Path) -> None:
    (rule,) = load(with_internal(tmp_path)).rules
    kept = rule.internal
    assert kept is not None
    assert kept.floor == Secret("thirty days, once finance has agreed")
    assert kept.in_return == ("payment.days",)
    assert len(kept.secrets()) == 6


def test_without_the_folder_there_is_nothing_to_keep(tmp_path: Path) -> None:
    (rule,) = load(folder(tmp_path)).rules
    assert rule.internal is None


def test_a_shared_rule_brings_what_is_kept_of_it(tmp_path: Path) -> None:
    (tmp_path / "common" / "internal").mkdir(parents=True)
    (tmp_path / "common" / "payment-days.yaml").write_text(RULE, "utf-8")
    (tmp_path / "common" / "internal" / "payment-days.yaml").write_text(INTERNAL, "utf-8")
    (rule,) = load(folder(tmp_path, payment="use: common/payment-days\n")).rules
    assert rule.internal is not None
    assert rule.internal.floor


def test_a_file_that_belongs_to_no_rule_is_named(tmp_path: Path) -> None:
    (problem,) = problems(with_internal(tmp_path, name="paymemt"))
    assert problem.startswith("internal/paymemt.yaml:1:1  belongs to no rule; did you mean")


def test_a_concession_for_a_rule_that_is_not_there_is_named(tmp_path: Path) -> None:
    text = INTERNAL.replace("[payment.days]", "[payment.day]")
    (problem,) = problems(with_internal(tmp_path, text))
    assert problem == (
        "internal/payment.yaml:7:13  in_return[1]: no rule has the id `payment.day`;"
        " did you mean `payment.days`?"
    )


@pytest.mark.parametrize("flaw", ["title: Payment: period", "titel: Payment period"])
def test_what_is_kept_is_not_blamed_for_a_rule_that_cannot_be_read(
    tmp_path: Path, flaw: str
) -> None:
    made = with_internal(tmp_path)
    (made / "payment.yaml").write_text(spoiled("title: Payment period", flaw), "utf-8")
    assert not [problem for problem in problems(made) if problem.startswith("internal/")]


def test_a_shared_concession_may_name_a_rule_that_another_playbook_has(tmp_path: Path) -> None:
    (tmp_path / "common" / "internal").mkdir(parents=True)
    (tmp_path / "common" / "payment-days.yaml").write_text(RULE, "utf-8")
    text = INTERNAL.replace("[payment.days]", "[price.increase]")
    (tmp_path / "common" / "internal" / "payment-days.yaml").write_text(text, "utf-8")
    assert problems(folder(tmp_path, payment="use: common/payment-days\n")) == []


def test_words_said_to_the_other_side_cannot_be_internal(tmp_path: Path) -> None:
    text = INTERNAL.replace("Treasury plans", "As our payables run is monthly, treasury plans")
    (problem,) = problems(with_internal(tmp_path, text))
    assert problem.startswith("internal/payment.yaml:1:6  why: `our payables run is monthly`")


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    (problem,) = problems(with_internal(tmp_path, INTERNAL + "whole_truth: yes\n"))
    assert "unknown key `whole_truth`" in problem


def test_the_fingerprint_covers_it(tmp_path: Path) -> None:
    made = with_internal(tmp_path)
    before = load(made).sha256
    (made / "internal" / "payment.yaml").write_text(INTERNAL.replace("thirty", "ten"), "utf-8")
    assert load(made).sha256 != before
