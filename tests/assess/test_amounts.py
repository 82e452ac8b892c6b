"""A new amount is written the way the contract wrote the old one."""

from __future__ import annotations

import pytest

from redline.assess.amounts import restated
from redline.model import Fact, Span


def fact(kind: str, value: float, unit: str) -> Fact:
    return Fact(
        id="t1",
        clause="c1",
        kind=kind,
        value=value,
        unit=unit,
        span=Span(0, 1),
        sentence=Span(0, 1),
    )


@pytest.mark.parametrize(
    ("text", "kind", "now", "unit", "value", "wanted", "expected"),
    [
        ("fifteen (15) days", "duration", 15, "day", 45, "day", "forty-five (45) days"),
        (
            "THE FEES PAID FOR THE TWENTY-FOUR MONTHS BEFORE",
            "multiple",
            24,
            "fee-months",
            1,
            "year",
            "THE FEES PAID FOR THE TWELVE MONTHS BEFORE",
        ),
        ("15 days", "duration", 15, "day", 45, "day", "45 days"),
        ("fifteen days", "duration", 15, "day", 45, "day", "forty-five days"),
        (
            "Fifteen (15) calendar days",
            "duration",
            15,
            "day",
            45,
            "day",
            "Forty-five (45) calendar days",
        ),
        ("FIFTEEN (15) DAYS", "duration", 15, "day", 45, "day", "FORTY-FIVE (45) DAYS"),
        ("five (5) business days", "duration", 5, "business-day", 10, "day", "ten (10) days"),
        ("15 Calendar Days", "duration", 15, "day", 45, "day", "45 Calendar Days"),
        ("ten Business Days", "duration", 10, "business-day", 30, "day", "thirty days"),
        ("two (2) months", "duration", 2, "month", 45, "day", "forty-five (45) days"),
        ("one (1) year", "duration", 1, "year", 3, "year", "three (3) years"),
        ("3 years", "duration", 3, "year", 1, "year", "1 year"),
        ("net fifteen (15) days", "duration", 15, "day", 45, "day", "net forty-five (45) days"),
        ("Net 30", "duration", 30, "day", 45, "day", "Net 45"),
        ("fifteen (15) day", "duration", 15, "day", 30, "day", "thirty (30) day"),
        ("15-day", "duration", 15, "day", 30, "day", "30-day"),
        ("twenty-four hours", "duration", 24, "hour", 48, "hour", "forty-eight hours"),
        ("2%", "percent", 2, "percent", 4, "percent", "4%"),
        ("two percent (2%)", "percent", 2, "percent", 4, "percent", "four percent (4%)"),
        (
            "ninety-nine point nine nine percent (99.99%)",
            "percent",
            99.99,
            "percent",
            99.9,
            "percent",
            "ninety-nine point nine percent (99.9%)",
        ),
        ("10 percent", "percent", 10, "percent", 5, "percent", "5 percent"),
        ("1.5% per month", "rate", 1.5, "percent/month", 4, "percent/year", "4% per year"),
        ("1-1/2% per month", "rate", 1.5, "percent/month", 8, "percent/year", "8% per year"),
        ("1 1/2% per month", "rate", 1.5, "percent/month", 8, "percent/year", "8% per year"),
        ("1\u00bd% per month", "rate", 1.5, "percent/month", 8, "percent/year", "8% per year"),
        ("1/2% per month", "rate", 0.5, "percent/month", 8, "percent/year", "8% per year"),
        ("1% a month", "rate", 1, "percent/month", 8, "percent/year", "8% a year"),
        (
            "1.5% of the balance for each month",
            "rate",
            1.5,
            "percent/month",
            8,
            "percent/year",
            "8% of the balance for each year",
        ),
        ("fourth calendar day", "duration", 4, "day", 20, "day", "twentieth calendar day"),
        ("Third Business Day", "duration", 3, "business-day", 45, "day", "Forty-fifth day"),
        ("fifth (5th) day", "duration", 5, "day", 30, "day", "thirtieth (30th) day"),
        ("tenth (10) day", "duration", 10, "day", 12, "day", "twelfth (12) day"),
        ("2nd day", "duration", 2, "day", 21, "day", "21st day"),
        ("third month", "duration", 3, "month", 2, "year", "second year"),
        ("2 1/2 years", "duration", 2.5, "year", 3, "year", "3 years"),
        ("18% per annum", "rate", 18, "percent/year", 4, "percent/year", "4% per annum"),
        (
            "the fees paid in the one (1) month preceding",
            "multiple",
            1,
            "fee-months",
            1,
            "year",
            "the fees paid in the twelve (12) months preceding",
        ),
        (
            "fees paid in the preceding six months",
            "multiple",
            6,
            "fee-months",
            1,
            "year",
            "fees paid in the preceding twelve months",
        ),
        (
            "one (1) month's fees",
            "multiple",
            1,
            "fee-months",
            1,
            "year",
            "twelve (12) months' fees",
        ),
        ("$1,000,000", "money", 1e6, "USD", 2e6, "USD", "$2,000,000"),
        ("$25 million", "money", 25e6, "USD", 5e6, "USD", "$5 million"),
        ("USD 2.5 Billion", "money", 25e8, "USD", 5e6, "USD", "USD 5 Million"),
        ("ten million dollars", "money", 1e7, "USD", 5e6, "USD", "five million dollars"),
        (
            "Twenty Million Dollars ($20,000,000.00)",
            *("money", 2e7, "USD", 5e6, "USD"),
            "Five Million Dollars ($5,000,000.00)",
        ),
    ],
)
def test_the_style_of_the_amount_is_kept(
    text: str, kind: str, now: float, unit: str, value: float, wanted: str, expected: str
) -> None:
    assert restated(fact(kind, now, unit), text, value, wanted) == expected


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value", "wanted"),
    [
        ("a reasonable period", "duration", "day", 45, "day"),
        ("fifteen (15) days", "duration", "day", 7.5, "day"),
        ("2% overall", "rate", "percent/month", 4, "percent/year"),
        ("12-18 months", "duration", "month", 45, "day"),
        ("fourth day", "duration", "day", 4.5, "day"),
        ("1 to 2% per month", "rate", "percent/month", 8, "percent/year"),
        ("one and one-half percent (1-1/2%) per month", "rate", "percent/month", 8, "percent/year"),
        ("the total fees paid", "multiple", "fee-total", 1, "year"),
    ],
)
def test_what_cannot_be_restated_surely_is_left_alone(
    text: str, kind: str, unit: str, value: float, wanted: str
) -> None:
    assert restated(fact(kind, 1, unit), text, value, wanted) is None
