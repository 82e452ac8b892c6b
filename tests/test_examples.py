"""Every example of every built-in rule comes out as it says; and one that does not is caught."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from redline.examples import trials
from redline.model import Example, Playbook, Rung
from redline.playbook import available, load

BUILT_IN = [path for _, path in available()]


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_the_examples_of_a_built_in_playbook_come_out_as_they_say(path: Path) -> None:
    failed = [trial for trial in trials(load(path)) if not trial.passed]
    assert [(t.rule.id, t.number, t.expected, t.outcome, t.after) for t in failed] == []


@pytest.fixture(scope="module")
def book() -> Playbook:
    whole = load(dict(available())["msa-customer"])
    return replace(whole, rules=tuple(r for r in whole.rules if r.id == "payment.days"))


def outcome(book: Playbook, example: Example) -> tuple[bool, str]:
    rule = replace(book.rules[0], examples=(example,))
    (trial,) = trials(replace(book, rules=(rule,)))
    return trial.passed, trial.outcome


SHORT = "Customer shall pay each invoice within 10 days of receipt."


@pytest.mark.parametrize(
    "example",
    [
        Example(text=SHORT, rung=Rung.PREFERRED),
        Example(text=SHORT),
        Example(text=SHORT, missing=True),
        Example(text=SHORT, unacceptable=True),
        Example(text=SHORT, rung=Rung.WALK_AWAY, after=SHORT),
    ],
)
def test_an_example_that_says_otherwise_fails(book: Playbook, example: Example) -> None:
    assert outcome(book, example) == (False, "walk-away")


@pytest.mark.parametrize(
    "text",
    [
        "The Customer shall pay each invoice within 10 days of receipt.",
        "Client’s accounts department shall pay each invoice within 10 days of receipt.",
        "Buyer shall pay Vendor’s invoices within 10 days of receipt.",
    ],
)
def test_an_example_may_call_the_parties_by_any_of_their_roles(book: Playbook, text: str) -> None:
    assert outcome(book, Example(text=text, rung=Rung.WALK_AWAY)) == (True, "walk-away")


def test_an_example_may_be_of_several_paragraphs(book: Playbook) -> None:
    text = f"The following applies:\n\n(a) {SHORT}\n\n(b) Taxes are extra."
    assert outcome(book, Example(text=text, rung=Rung.WALK_AWAY))[0]


def test_an_example_says_who_we_are(book: Playbook) -> None:
    told = Example(text=SHORT.replace("Customer", "Purchaser"), rung=Rung.WALK_AWAY)
    assert outcome(book, replace(told, we_are="purchaser"))[0]
