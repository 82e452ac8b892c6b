"""How hard to ask: firm lets only the preferred wording stand, light asks for the least that is fine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from redline import pipeline
from redline import playbook as playbooks
from redline.assess.aim import first_value, let_go, stands, target
from redline.model import Options, Priority, Review, Rule, Rung

SAMPLE = Path(__file__).resolve().parents[2] / "sample_contracts" / "northwind-acme-msa.docx"
RULES = {rule.id: rule for rule in playbooks.load(playbooks.find("msa-customer")).rules}
PAYMENT = RULES["payment.days"]


@pytest.fixture(scope="module")
def reviews() -> dict[str, Review]:
    return {
        posture: pipeline.review(SAMPLE, Options(playbook="msa-customer", posture=posture))
        for posture in ("firm", "balanced", "light")
    }


def test_firm_lets_only_the_preferred_wording_stand() -> None:
    assert [stands(rung, "firm") for rung in Rung] == [True, False, False, False, False]
    assert [stands(rung, "balanced") for rung in Rung] == [True, True, False, False, False]


def test_light_lets_a_fallback_go_and_of_a_trade_the_last_resort() -> None:
    assert PAYMENT.priority is Priority.TRADE
    must = replace(PAYMENT, priority=Priority.MUST)
    assert [let_go(must, rung, "light") for rung in Rung] == [False, False, True, False, False]
    assert [let_go(PAYMENT, rung, "light") for rung in Rung] == [False, False, True, True, False]
    assert not any(let_go(PAYMENT, rung, "balanced") for rung in Rung)


@pytest.mark.parametrize(
    ("rule", "posture", "asked"),
    [
        (PAYMENT, "balanced", ("45", Rung.PREFERRED)),
        (PAYMENT, "firm", ("45", Rung.PREFERRED)),
        (PAYMENT, "light", ("30", Rung.ACCEPTABLE)),
        (replace(PAYMENT, positions=PAYMENT.positions[2:]), "light", ("45", Rung.FALLBACK)),
    ],
)
def test_what_is_asked_for(rule: Rule, posture: str, asked: tuple[str, Rung]) -> None:
    aimed = target(rule, posture)
    assert aimed is not None
    assert (first_value(rule, posture), aimed.rung) == asked


def test_a_light_review_touches_less_and_says_what_it_let_go(reviews: dict[str, Review]) -> None:
    touched = {
        name: sum(len(r.delete) + len(r.insert) for r in made.revisions)
        for name, made in reviews.items()
    }
    assert touched["light"] < touched["balanced"] <= touched["firm"]
    passed = [finding for finding in reviews["light"].findings if finding.stands and finding.rule]
    assert passed
    spoken = {comment.finding for comment in reviews["light"].comments}
    assert not spoken & {finding.id for finding in passed}


def test_a_light_review_asks_for_the_least_in_words_and_figures(reviews: dict[str, Review]) -> None:
    light = reviews["light"]
    finding = next(f for f in light.findings if f.rule == "payment.days")
    written = [r.insert for r in light.revisions if r.finding == finding.id]
    assert "".join(written) == "thirty (30)"
    assert "30" in finding.rationale
    assert finding.proposed_rung is Rung.ACCEPTABLE
