"""The right side: what stands against us is no finding once the same clause binds them instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.mirrors import EXCEPTIONS, excused, mirrored, side_matters, swapped
from redline.model import Example, FactQuery, Playbook, Rule
from redline.playbook import available, load

BUILT_IN = [path for _, path in available()]
HELD = [
    dict(available())[name]
    for name in (
        "msa-customer",
        "msa-supplier",
        "saas-customer",
        "saas-provider",
        "nda-mutual",
        "nda-recipient",
        "nda-discloser",
    )
]
"""The playbooks that are held to it; `python -m benchmarks.mirrors` tells of every one."""


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.name)
def test_a_verdict_flips_with_the_sides_wherever_side_matters(path: Path) -> None:
    wrong = [one for one in mirrored(load(path)) if not one.flips and not excused(one)]
    assert [(one.rule.id, sorted(one.after), one.text) for one in wrong] == []


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.name)
def test_a_verdict_stays_as_it_is_wherever_side_does_not_matter(path: Path) -> None:
    wrong = [one for one in mirrored(load(path), mattering=False) if not one.stays]
    assert [(one.rule.id, sorted(one.before), sorted(one.after)) for one in wrong] == []


@pytest.fixture(scope="module")
def book() -> Playbook:
    return load(dict(available())["msa-customer"])


def rule(book: Playbook, name: str) -> Rule:
    return next(rule for rule in book.rules if rule.id == name)


def test_every_excuse_is_for_a_rule_that_is_there() -> None:
    rules = {(book.id, rule.id) for book in map(load, BUILT_IN) for rule in book.rules}
    named = {name for _, name in rules}
    gone = [key for key in EXCEPTIONS if key not in rules and (key[0] or key[1] not in named)]
    assert gone == []


def test_side_matters_to_a_rule_that_names_a_party(book: Playbook) -> None:
    assert side_matters(book, rule(book, "termination.convenience"))


def test_side_does_not_matter_to_a_rule_that_names_none(book: Playbook) -> None:
    assert not side_matters(book, rule(book, "law.governing"))


def test_side_matters_to_a_fact_that_must_bind_somebody(book: Playbook) -> None:
    bound = FactQuery(id="days", kind="duration", unit="day", who="us")
    assert side_matters(book, replace(rule(book, "law.governing"), facts=(bound,)))


def test_between_equals_side_does_not_matter(book: Playbook) -> None:
    assert not side_matters(replace(book, symmetric=True), rule(book, "termination.convenience"))


def test_parties_change_places_whatever_they_are_called(book: Playbook) -> None:
    made = swapped(book, Example(text="Client shall pay Vendor; Client's staff shall help."))
    assert made is not None
    assert made.text == "Vendor shall pay Client; Vendor's staff shall help."


def test_a_text_that_names_nobody_has_no_mirror(book: Playbook) -> None:
    assert swapped(book, Example(text="Fees are due within ten days.")) is None
