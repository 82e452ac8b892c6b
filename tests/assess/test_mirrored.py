"""The right side: what stands against us is no finding once the same clause binds them instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.mirrors import BELOW, EXCEPTIONS, Mirrored, keeps, mirrored, swapped
from redline.examples import trials
from redline.model import Example, Playbook
from redline.playbook import available, load

HELD = dict(available())
"""Every built-in playbook is held to it; `python -m benchmarks.mirrors` tells the figures."""

NEITHER = Example(text="Neither Customer nor Supplier is liable for acts of God.")
ALONE = Example(text="Supplier is not liable for acts of God.")


@pytest.fixture(scope="module", params=HELD.values(), ids=lambda path: path.name)
def made(request: pytest.FixtureRequest) -> tuple[Mirrored, ...]:
    path: Path = request.param
    return tuple(mirrored(load(path)))


def test_a_verdict_flips_with_the_sides_unless_the_text_says_the_same_of_both(
    made: tuple[Mirrored, ...],
) -> None:
    wrong = [one for one in made if one.outcome == "wrong"]
    assert [(one.rule.id, sorted(one.after), one.text) for one in wrong] == []


def test_few_examples_are_excused(made: tuple[Mirrored, ...]) -> None:
    assert sum(one.outcome == "excused" for one in made) <= len(made) / 30


def test_every_excuse_is_still_needed() -> None:
    books = map(load, HELD.values())
    made = (
        one
        for book in books
        for one in mirrored(
            replace(book, rules=tuple(rule for rule in book.rules if rule.id in EXCEPTIONS))
        )
    )
    assert {one.rule.id for one in made if one.outcome == "excused"} == set(EXCEPTIONS)


@pytest.fixture(scope="module")
def book() -> Playbook:
    return load(HELD["msa-customer"])


def test_a_verdict_must_flip_where_a_text_names_one_party(book: Playbook) -> None:
    assert not keeps(book, ALONE)


def test_a_verdict_is_kept_where_a_text_names_the_parties_together(book: Playbook) -> None:
    assert keeps(book, NEITHER)


def test_a_verdict_must_flip_where_the_parties_are_named_together_and_one_alone_as_well(
    book: Playbook,
) -> None:
    assert not keeps(book, replace(NEITHER, text=f"{NEITHER.text} {ALONE.text}"))


def test_between_equals_a_verdict_is_kept(book: Playbook) -> None:
    assert keeps(replace(book, symmetric=True), ALONE)


def test_parties_change_places_whatever_they_are_called(book: Playbook) -> None:
    made = swapped(book, Example(text="Client shall pay Vendor; Client's staff shall help."))
    assert made is not None
    assert made.text == "Vendor shall pay Client; Vendor's staff shall help."


def test_a_party_that_a_text_names_alone_gives_way_to_the_other(book: Playbook) -> None:
    made = swapped(book, Example(text="Client shall pay within ten days."))
    assert made is not None
    assert made.text == "Supplier shall pay within ten days."


def test_a_text_that_names_nobody_has_no_mirror(book: Playbook) -> None:
    assert swapped(book, Example(text="Fees are due within ten days.")) is None


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        ("assignment", "{} may assign this Agreement to any third party without consent."),
        (
            "definition.mutual",
            'In this mutual confidentiality agreement, "Confidential Information" means drawings '
            "disclosed by {}.",
        ),
        (
            "relief.equitable",
            "Each party will receive secrets of the other. {} shall be entitled to seek injunctive "
            "relief.",
        ),
    ],
)
def test_between_equals_a_right_of_theirs_is_told_and_one_of_ours_is_not(
    rule_id: str, text: str
) -> None:
    book = load(HELD["nda-mutual"])
    rule = next(rule for rule in book.rules if rule.id == rule_id)
    told = [
        next(trials(replace(book, rules=(replace(rule, examples=(said,)),)))).said
        for said in (
            Example(text=text.format(party), we_are="customer") for party in ("Customer", "Vendor")
        )
    ]
    assert [BELOW.isdisjoint(said) for said in told] == [True, False]
