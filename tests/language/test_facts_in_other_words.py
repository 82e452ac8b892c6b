"""Facts as contracts word them now and then: ordinals, blanks for dates, salaries, caps not exceeded."""

from __future__ import annotations

import time

import pytest

from redline.language.facts import facts_in
from redline.language.ordinals import ORDINAL, read_ordinal
from redline.model import Fact, Party

PARTIES = (
    Party(name="Acme Corp.", label="Customer", role="customer"),
    Party(name="Beta Ltd", label="Supplier", role="supplier"),
)


def only(text: str) -> Fact:
    (fact,) = facts_in(text)
    return fact


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "event"),
    [
        ("30 or more consecutive days", "30 or more consecutive days", 30, "day", ""),
        ("within 10 workdays", "10 workdays", 10, "business-day", ""),
        ("the third (3rd) working day after posting",
         "third (3rd) working day", 3, "business-day", "mailing"),
        ("the thirty-first day following receipt", "thirty-first day", 31, "day", "receipt"),
        ("the 10th calendar day before delivery", "10th calendar day", 10, "day", "delivery"),
        ("upon notice to Supplier of at least 3 months", "3 months", 3, "month", "notice"),
        ("ninety- (90-) day", "ninety- (90-) day", 90, "day", ""),
    ],
)  # fmt: skip
def test_periods_in_other_words(text: str, words: str, value: float, unit: str, event: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit, fact.event) == ("duration", value, unit, event)
    assert fact.span.of(text) == words


@pytest.mark.parametrize(
    "text",
    ["the first Contract Year", "the tenth day of each month", "one day for each day of delay"],
)
def test_a_place_in_a_row_alone_is_no_period(text: str) -> None:
    assert facts_in(text) == ()


def test_ordinals_reach_past_a_hundred() -> None:
    assert read_ordinal("one hundred and twentieth") == 120
    assert read_ordinal("ninety-ninth (99th)") == 99
    assert "third" in ORDINAL


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("in no event shall the liability of Supplier exceed $5", "at-most"),
        ("the period does not in total exceed five days", "at-most"),
        ("revenues exceed $5", "more-than"),
        ("within such thirty-day period", "at-most"),
        ("in no event later than 45 days of receipt", "at-most"),
        ("the two-year period immediately preceding the claim", "before"),
        ("$5 or the fees, which ever is later", "greater-of"),
        ("the greater of $[___] or less", "greater-of"),
    ],
)
def test_bounds_in_other_words(text: str, qualifier: str) -> None:
    assert qualifier in only(text).qualifiers


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("interest at 1.5% per month (18% per annum)", True),
        ("interest at 1% per month, compounded monthly (12.68% per annum)", True),
        ("interest at 1.5% per month, or eighteen percent (18%) per annum", True),
        ("interest at 5% per annum or 1% per month", False),
        ("interest at 1% per month; tax of 12% per annum", False),
    ],
)
def test_a_rate_said_twice_counts_once(text: str, second: bool) -> None:
    _, again = facts_in(text)
    assert ("equivalent" in again.qualifiers) is second


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("made this ____ day of ________, 20__", "____ day of ________, 20__"),
        ("dated as of [\u25cf]", "[\u25cf]"),
        ("as of ___________, 2015", "___________, 2015"),
        ("on or about ______.", "______"),
        ("as of December ___, 1999", "December ___, 1999"),
        ("effective as of [Effective Date]", "[Effective Date]"),
        ("Date: ______", "______"),
    ],
)
def test_dates_to_be_filled_in_are_blanks(text: str, words: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.unit, fact.span.of(text)) == ("blank", "date", words)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the first (1st) day of January 2019", "2019-01-01"),
        ("01-Jan-2015", "2015-01-01"),
        ("12-31-2015", "2015-12-31"),
        ("2015/01/31", "2015-01-31"),
        ("this 21st day of January 2003", "2003-01-21"),
    ],
)
def test_dates_in_other_words(text: str, value: str) -> None:
    assert (only(text).kind, only(text).value) == ("date", value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("pay NTD 12 million", 12e6, "TWD"),
        ("pay (pounds)500,000", 5e5, "GBP"),
        ("A HUNDRED THOUSAND EUROS (100,000 \u20ac)", 1e5, "EUR"),
        ("pay [$50,000]", 5e4, "USD"),
    ],
)
def test_money_in_other_words(text: str, value: float, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("up to $[purchase amount (such as 500)]", "USD", "$[purchase amount (such as 500)]"),
        ("US$ [***] (US Dollars [***])", "USD", "US$ [***] (US Dollars [***])"),
        ("within {payment_days} of receipt", "day", "{payment_days}"),
        ("Governing law: {governing_law}", "law", "{governing_law}"),
    ],
)
def test_slots_that_say_what_they_hold_are_blanks(text: str, unit: str, words: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.unit, fact.span.of(text)) == ("blank", unit, words)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pay eighteen (18) months gross salary", 18),
        ("pay twice the employee's annual salary", 24),
    ],
)
def test_multiples_of_a_salary_are_read(text: str, value: float) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit) == ("multiple", value, "salary-months")


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("submit to the jurisdiction of the English courts", "English courts"),
        ("exclusive venue is in Paris and jurisdiction and venue in Lyon", "Lyon"),
        ("any action shall be brought in Suffolk County.", "Suffolk County"),
        ("arbitration shall be conducted in English in Oslo.", "Oslo"),
        ("brought in a New York State court sitting in Albany", "New York State court sitting in Albany"),
        ("arbitration shall be held in Los Angeles, CA. The arbitrator decides", "Los Angeles, CA"),
    ],
)  # fmt: skip
def test_venues_in_other_words(text: str, venue: str) -> None:
    assert facts_in(text)[-1].value == venue


@pytest.mark.parametrize(
    "text",
    [
        "SUITS BROUGHT IN CONTRACT, TORT",
        "resolved in the courts of the Governing Law state",
        "INTEREST ADDED BY A COURT OF LAW OR AN ARBITRATION PANEL",
        "having the effect of law in the United States under Applicable Laws",
        "punishable under the laws of the United States by the government",
    ],
)
def test_what_only_looks_like_a_law_or_a_venue_is_none(text: str) -> None:
    assert facts_in(text) == ()


def test_settled_in_accordance_with_a_law_names_the_law() -> None:
    assert only("shall be settled in compliance with the laws of Spain").value == "Spain"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Supplier may leave if (i) Customer fails to pay within 30 days.", ("Customer",)),
        ("failure of Customer to pay within 30 days shall be a breach", ("Customer",)),
        ("Customer's failure to pay within 30 days shall be a breach", ("Customer",)),
        ("Customer breaches any term, or duty and does not cure such breach within 30 days", ("Customer",)),
        ("Customer may leave if Supplier shall have failed to deliver for 30 days", ("Supplier",)),
        ("Each party shall account to the other, and sums shall be handed over in 30 days", ()),
    ],
)  # fmt: skip
def test_a_period_measures_who_is_at_fault(text: str, bound: tuple[str, ...]) -> None:
    assert only_of(text).bound == bound


def only_of(text: str) -> Fact:
    (fact,) = facts_in(text, PARTIES)
    return fact


@pytest.mark.parametrize(
    "text",
    [
        "first " * 1000 + "day after",
        "___ day of " * 500,
        "[date " * 1000,
        "action brought " * 700 + "in A",
        "1% per month (" * 500,
        "Customer fails to " * 400 + "30 days " * 400,
        "$[" * 4000,
        "exceed " * 700 + "30 days",
        "six months of the " * 500 + "salary",
    ],
)
def test_hostile_text_is_read_quickly(text: str) -> None:
    start = time.process_time()
    facts_in(text, PARTIES)
    assert time.process_time() - start < 2
