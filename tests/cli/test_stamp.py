from __future__ import annotations

import re

import pytest

from redline.cli.stamp import stamp
from redline.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("2026-03-31", "2026-03-31T00:00:00Z"),
        ("2026-03-31T09:30:15Z", "2026-03-31T09:30:15Z"),
        ("2026-03-31T09:30:15.999+02:00", "2026-03-31T07:30:15Z"),
        ("20260331T093015", "2026-03-31T09:30:15Z"),
        ("0099-03-31", "0099-03-31T00:00:00Z"),
    ],
)
def test_a_date_is_held_as_word_holds_it(typed: str, held: str) -> None:
    assert stamp("A. Lawyer", typed).date == held


def test_the_date_of_a_reproducible_build_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert stamp("A. Lawyer", None).date == "1970-01-02T00:00:00Z"


def test_a_typed_date_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert stamp("A. Lawyer", "2026-03-31").date == "2026-03-31T00:00:00Z"


def test_without_any_date_the_clock_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp("A", None).date)


@pytest.mark.parametrize(
    "date", ["tomorrow", "2026-13-01", "", "31.03.2026", "0001-01-01T00:00+10:00"]
)
def test_what_is_no_date_is_refused_with_an_example(date: str) -> None:
    with pytest.raises(UsageError, match=r"is not an ISO 8601 date. Write it as 2026-03-31"):
        stamp("A. Lawyer", date)


@pytest.mark.parametrize("seconds", ["soon", "9" * 40])
def test_an_environment_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        stamp("A. Lawyer", None)


@pytest.mark.parametrize(
    ("author", "initials"),
    [("A. Lawyer", "AL"), ("redline", "R"), ("Ada B. C. Dee", "ABC"), ("(us)", ""), ("Özil", "Ö")],
)
def test_initials_are_the_first_letters_of_the_name(author: str, initials: str) -> None:
    assert stamp(author, "2026-03-31").initials == initials


@pytest.mark.parametrize("author", ["", "  ", "bell\x07", "lone\udc80"])
def test_a_name_that_word_cannot_hold_is_refused(author: str) -> None:
    with pytest.raises(UsageError, match="--author"):
        stamp(author, "2026-03-31")
