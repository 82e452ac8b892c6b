"""Purposes: what a value is for, and the heads of liability that no cap reaches."""

from __future__ import annotations

import time

import pytest

from redline.language.facts import facts_in
from redline.language.purposes import told_purposes
from redline.model import Fact, Party
from redline.model.reading import PURPOSES

PARTIES = (
    Party(name="Acme Corp.", label="Customer", role="customer"),
    Party(name="Beta Ltd", label="Supplier", role="supplier"),
)


def only(text: str) -> Fact:
    (fact,) = (fact for fact in facts_in(text, PARTIES) if fact.kind != "head")
    return fact


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Either party may terminate on thirty (30) days' written notice.", "notice"),
        ("by written notice to Supplier of at least three months", "notice"),
        ("unless notice is given at least 60 days prior to the end of the term", "notice"),
        ("fails to cure such breach within thirty (30) days of notice", "cure"),
        ("if such default continues for 10 days after notice", "cure"),
        ("Customer shall pay each invoice within 45 days of receipt.", "payment"),
        ("This clause shall survive for two years after termination.", "survival"),
        ("For one year after the term, Supplier shall not solicit staff.", "restriction"),
        ("The initial term of this Agreement is three years.", "term"),
        ("This Agreement renews for successive one-year periods.", "renewal"),
        ("No action may be brought more than two years after it accrues.", "claims"),
        ("Supplier shall keep records of each sale for six years.", "retention"),
        ("Supplier warrants the Software for 90 days from delivery.", "warranty"),
        ("Customer may reject the goods within ten days.", "acceptance"),
        ("fees invoiced in the twelve months prior to the claim", "lookback"),
        ("renews unless ended within 60 days prior to the expiration of the term", "renewal"),
        ("not solicit customers served during the final 24 months of employment", "lookback"),
        ("Supplier shall respond within 4 hours.", "response"),
        ("Supplier shall deliver the goods within 20 days.", "delivery"),
        ("deemed received three days after mailing", ""),
        ("12 months", ""),
    ],
)
def test_a_period_knows_what_it_is_for(text: str, purpose: str) -> None:
    assert only(text).purpose == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("uptime of at least 99.9%", "uptime"),
        ("a credit of 5% of the monthly price", "service-credit"),
        ("liability shall not exceed 80% of the price", "cap"),
        ("owns more than 50% of the voting stock", "control"),
        ("fees shall not increase by more than 3%", "price-increase"),
        ("interest at 1% per month", "interest"),
        ("a royalty of 4%", "share"),
        ("10% of the crates", ""),
        ("liability shall not exceed $1,000,000", "cap"),
        ("liability shall not exceed the fees paid in the prior 12 months", "cap"),
        ("general liability insurance of $1,000,000 per occurrence", "insurance"),
        ("liquidated damages of $500", "liquidated-damages"),
        ("Customer shall pay $500", "fee"),
        ("pay $[___]", "fee"),
        ("bounded by $7", ""),
    ],
)
def test_a_share_or_an_amount_knows_what_it_is_for(text: str, purpose: str) -> None:
    assert only(text).purpose == purpose


def test_what_is_said_in_another_part_of_the_sentence_tells_no_purpose() -> None:
    assert only("Customer shall pay at once; the crane stands for ten days").purpose == ""


def test_every_purpose_that_is_told_can_be_asked_for() -> None:
    assert told_purposes() == {name for names in PURPOSES.values() for name in names}


def heads(text: str) -> list[str]:
    return [str(fact.value) for fact in facts_in(text) if fact.kind == "head"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The limitations of liability shall not apply to fraud or breach of confidentiality.",
            ["fraud", "confidentiality"],
        ),
        (
            "Except for gross negligence or wilful misconduct, in no event shall the liability "
            "of a party under its confidentiality duties exceed the fees.",
            ["gross-negligence", "wilful-misconduct"],
        ),
        (
            "Nothing in this Agreement excludes or limits liability for death or personal injury.",
            ["death-or-injury"],
        ),
        (
            "Supplier's liability shall not exceed $5, except for its indemnification obligations.",
            ["indemnity"],
        ),
        ("The liability cap does not apply to infringement.", ["intellectual-property"]),
        ("Neither party shall be liable for fraud of its agents.", []),
        ("Confidential Information shall not include what is public.", []),
        ("Except for fees due, this Agreement has no price.", []),
    ],
)
def test_heads_without_a_cap_are_found(text: str, expected: list[str]) -> None:
    assert heads(text) == expected


def test_a_head_is_quoted_as_written() -> None:
    text = "The limitation of liability shall not apply to Willful Misconduct."
    (fact,) = facts_in(text)
    assert (fact.unit, fact.span.of(text)) == ("uncapped", "Willful Misconduct")


@pytest.mark.parametrize(
    "text",
    [
        "limitation " * 700 + "liability",
        "liability except for " * 500 + "exceed",
        "nothing in this " * 500 + "limits liability",
        "not solicit " * 500 + "30 days",
        "30 days claims actions suits " * 200,
        "liability exceed, the liability " * 300,
    ],
)
def test_hostile_text_is_read_quickly(text: str) -> None:
    start = time.process_time()
    facts_in(text, PARTIES)
    assert time.process_time() - start < 2
