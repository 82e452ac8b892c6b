"""Interactions are found in whole contracts, among other clauses and as those are really read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.plain_text import plain_contract
from redline import language
from redline import playbook as playbooks
from redline.assess import assess
from redline.model import Options
from redline.playbook.builtin import library

DATA = Path(__file__).resolve().parents[1] / "data" / "interactions"
SERVICES = {
    "background-license-ends",
    "convenience-no-refund",
    "court-abroad",
    "court-and-arbitration",
    "fixed-price-open-change",
    "minimum-no-exit",
    "one-way-uncapped-indemnity",
    "order-over-liability",
    "payment-before-acceptance",
    "price-after-renewal-window",
    "renewal-beyond-exit",
    "sole-remedy-small-cap",
    "survival-omits-secrecy",
    "suspension-without-cure",
    "title-on-payment-disputes",
    "warranty-within-acceptance",
}
CLOUD = {
    "assignment-against-license",
    "audit-without-secrecy",
    "breach-notice-beyond-law",
    "claims-before-warranty",
    "credits-no-exit",
    "damages-twice",
    "exclusivity-no-minimum",
    "indemnity-in-cap",
    "insurance-below-cap",
    "order-over-liability",
    "perpetual-license-support",
    "precedence-circular",
    "renewal-open-price",
    "two-caps",
}


@pytest.mark.parametrize(("name", "planted"), [("services", SERVICES), ("cloud", CLOUD)])
def test_what_was_planted_in_a_contract_is_found_and_nothing_else(
    name: str, planted: set[str]
) -> None:
    contract = plain_contract(name, (DATA / f"{name}.txt").read_text("utf-8"))
    book = replace(playbooks.load(library() / "msa-customer"), rules=())
    review = assess(contract, language.read(contract), book, "asked for", Options())
    codes = {finding.code for finding in review.findings}
    found = {code.removeprefix("interaction.") for code in codes if code.startswith("interaction.")}
    assert found == planted
