"""Facts: what is read out of a sentence, where it stands, and whose duty it measures."""

from __future__ import annotations

import math
import time

import pytest

from redline.language.facts import facts_in, find_facts
from redline.model import Clause, Contract, Fact, Party, Sentence, Span

PARTIES = (
    Party(name="Acme Corp.", label="Customer", role="customer"),
    Party(name="Beta Ltd", label="Supplier", role="supplier"),
)


def only(text: str) -> Fact:
    (fact,) = facts_in(text)
    return fact


def said(text: str) -> str:
    return only(text).span.of(text)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("pay within thirty (30) days", "thirty (30) days", 30, "day"),
        ("pay within 30 (thirty) days", "30 (thirty) days", 30, "day"),
        ("on 10 business days' notice", "10 business days", 10, "business-day"),
        ("within five (5) working days", "five (5) working days", 5, "business-day"),
        ("for two years", "two years", 2, "year"),
        ("a 24-hour response", "24-hour", 24, "hour"),
        ("for one (1) calendar quarter", "one (1) calendar quarter", 3, "month"),
        ("over a decade and two decades", "two decades", 20, "year"),
        (
            "within one hundred and twenty (120) days",
            "one hundred and twenty (120) days",
            120,
            "day",
        ),
        ("upon (30) days written notice", "(30) days", 30, "day"),
        ("on net 30 terms", "net 30", 30, "day"),
        ("payment is Net-45", "Net-45", 45, "day"),
        ("within 1\u00bd years", "1\u00bd years", 1.5, "year"),
        ("cured within a week of it", "a week", 1, "week"),
        ("for a full year from delivery", "a full year", 1, "year"),
        ("ends on a month's prior notice", "a month", 1, "month"),
        ("by the end of the third month after delivery", "third month", 3, "month"),
        ("survives in perpetuity", "in perpetuity", math.inf, "year"),
        ("an indefinite licence", "indefinite", math.inf, "year"),
    ],
)
def test_periods_are_read_with_their_unit(text: str, words: str, value: float, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit, said(text)) == ("duration", value, unit, words)


@pytest.mark.parametrize(
    "text",
    [
        "on a month-to-month basis",
        "no more than once within a year",
        "paid for a day rate",
        "24 hours a day, seven days a week",
        "40 hours per week",
        "persons 21 years of age",
        "see Section 4.2 and Exhibit 12",
        "someone or everyone",
        "the ten year anniversary",
    ],
)
def test_what_measures_no_period_is_no_fact(text: str) -> None:
    assert facts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("within 30 days after receipt of the invoice", "receipt"),
        ("within 30 days of the invoice date", "invoice"),
        ("net 30 days from the end of the calendar month", "end-of-month"),
        ("net 30", "invoice"),
        ("upon 60 days' prior written notice", "notice"),
        ("by written notice of at least 60 days", "notice"),
        ("2 years from the Effective Date", "effective-date"),
        ("90 days following termination", "termination"),
        ("60 days prior to the end of the then-current term", "expiration"),
        ("five days after delivery", "delivery"),
        ("30 days after becoming aware of it", "discovery"),
        ("within 10 days", ""),
        ("uncured 30 days in the case of a breach", ""),
    ],
)
def test_a_period_knows_what_it_runs_from(text: str, event: str) -> None:
    assert only(text).event == event


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("not less than thirty days", "at-least"),
        ("within thirty days", "at-most"),
        ("shall not exceed thirty days", "at-most"),
        ("more than thirty days", "more-than"),
        ("in less than thirty days", "less-than"),
        ("thirty days before the end of the term", "before"),
        ("thirty (45) days", "words-and-figures-differ"),
        ("within [30] days", "bracketed"),
        ("within [30 days]", "bracketed"),
        ("the greater of $5,000 or less", "greater-of"),
        ("the lesser of 2% and the rate permitted", "lesser-of"),
        ("the rate or $5,000, whichever is higher", "greater-of"),
    ],
)
def test_words_about_a_value_are_kept(text: str, qualifier: str) -> None:
    assert qualifier in only(text).qualifiers


def test_where_words_and_figures_differ_the_words_count() -> None:
    assert only("within thirty (45) days").value == 30


def test_both_ends_of_a_range_are_read() -> None:
    text = "within 10 to 15 days"
    facts = facts_in(text)
    assert [(fact.value, fact.span.of(text)) for fact in facts] == [(10, "10"), (15, "15 days")]
    assert "range" in facts[0].qualifiers


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("pay $1,000,000 now", "$1,000,000", 1e6, "USD"),
        ("USD 5 million", "USD 5 million", 5e6, "USD"),
        ("US$2 million", "US$2 million", 2e6, "USD"),
        ("one million dollars ($1,000,000)", "one million dollars ($1,000,000)", 1e6, "USD"),
        ("US$5,000 (five thousand dollars)", "US$5,000 (five thousand dollars)", 5000, "USD"),
        ("EUR 500.000,00", "EUR 500.000,00", 5e5, "EUR"),
        ("EUR 500.000", "EUR 500.000", 5e5, "EUR"),
        ("\u20ac1.5 million", "\u20ac1.5 million", 1.5e6, "EUR"),
        ("\u00a350k", "\u00a350k", 5e4, "GBP"),
        ("500 pounds sterling", "500 pounds sterling", 500, "GBP"),
        ("20,000 Canadian dollars", "20,000 Canadian dollars", 2e4, "CAD"),
        ("5,000 euros", "5,000 euros", 5000, "EUR"),
        ("$.25 a share", "$.25", 0.25, "USD"),
        ("CHF 2bn", "CHF 2bn", 2e9, "CHF"),
        ("RMB10,000", "RMB10,000", 1e4, "CNY"),
    ],
)
def test_money_is_read_with_its_currency(text: str, words: str, value: float, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit, said(text)) == ("money", value, unit, words)


def test_money_knows_what_it_is_counted_by() -> None:
    each, all_together = facts_in("$1,000,000 per occurrence and $2,000,000 in the aggregate")
    assert each.qualifiers == ("per-occurrence",)
    assert all_together.qualifiers == ("aggregate",)


def test_money_whose_words_and_figures_differ_says_so() -> None:
    fact = only("one million dollars ($2,000,000)")
    assert fact.value == 1e6
    assert "words-and-figures-differ" in fact.qualifiers


def test_a_remark_in_brackets_is_no_part_of_an_amount() -> None:
    assert said("$5,000 (the Fee)") == "$5,000"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("ten percent (10%) of it", "ten percent (10%)", 10),
        ("ten (10%) percent of it", "ten (10%) percent", 10),
        ("five-percent (5%)", "five-percent (5%)", 5),
        ("99.9% of the time", "99.9%", 99.9),
        ("10 per cent", "10 per cent", 10),
        ("one and one-half percent (1.5%)", "one and one-half percent (1.5%)", 1.5),
        ("1 1/2%", "1 1/2%", 1.5),
        ("2\u00bd%", "2\u00bd%", 2.5),
        (
            "ninety-nine point nine nine percent (99.99%)",
            "ninety-nine point nine nine percent (99.99%)",
            99.99,
        ),
        ("ninety nine point five per cent", "ninety nine point five per cent", 99.5),
        ("one-half of one percent (0.5%)", "one-half of one percent (0.5%)", 0.5),
        ("50 basis points", "50 basis points", 0.5),
    ],
)
def test_percentages_are_read(text: str, words: str, value: float) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit, said(text)) == ("percent", value, "percent", words)


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("interest at 1.5% per month", "1.5% per month", 1.5, "percent/month"),
        ("interest of 18% per annum", "18% per annum", 18, "percent/year"),
        ("interest at 6 per cent. per annum", "6 per cent. per annum", 6, "percent/year"),
        ("interest at 5% above the base rate", "5%", 5, "percent/year"),
        (
            "a surcharge of 2% for every started month on unpaid sums",
            "2% for every started month",
            2,
            "percent/month",
        ),
        ("a monthly finance charge of 2%", "2%", 2, "percent/month"),
        ("interest of 1% for every month", "1% for every month", 1, "percent/month"),
        ("interest at 4% a year above the base rate", "4% a year", 4, "percent/year"),
        ("interest at a daily rate of 0.03%", "0.03%", 0.03, "percent/day"),
        ("a late fee of 2% monthly", "2% monthly", 2, "percent/month"),
        (
            "interest of 1% of the outstanding balance per month",
            "1% of the outstanding balance per month",
            1,
            "percent/month",
        ),
    ],
)
def test_interest_is_a_rate(text: str, words: str, value: float, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit, said(text)) == ("rate", value, unit, words)


@pytest.mark.parametrize(
    "text",
    [
        "interest at 4% a year above the base rate",
        "interest at 4% above the base rate of Barclays",
        "interest at the prime rate plus 2%",
    ],
)
def test_a_margin_over_a_base_rate_says_so(text: str) -> None:
    assert "above-base-rate" in only(text).qualifiers


def test_a_price_rise_is_a_percentage_and_no_rate() -> None:
    fact = only("shall not increase fees by more than 5% per year")
    assert (fact.kind, fact.value) == ("percent", 5)
    assert "per-year" in fact.qualifiers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        (
            "liability shall not exceed the fees paid in the twelve (12) months preceding the claim",
            12,
            "",
        ),
        ("liability shall not exceed the fees paid during the three months that precede it", 3, ""),
        (
            "liability is limited to two times (2x) the fees paid or payable in the preceding 12 months",
            24,
            "",
        ),
        ("damages shall not exceed 150% of the fees paid in the prior year", 18, ""),
        ("liability is limited to twice the Fees paid during the last six months", 12, ""),
        ("liability is capped at 1.5x the fees paid in the prior 12 months", 18, ""),
        ("liability shall not exceed one month's fees", 1, ""),
        ("liability shall not exceed six (6) months of fees", 6, ""),
        ("liability shall not exceed three times the monthly fees", 3, ""),
        ("liability shall not exceed the annual fees paid", 12, ""),
        ("the liability of each is limited to twice the fees for a year", 24, ""),
        ("liability is limited to 150% of the charges for that year", 18, ""),
        ("liability is limited to the fees for the 18 months before the claim", 18, ""),
        ("neither owes the other more than the fees for one year", 12, ""),
        ("liability shall not exceed the fees of two months", 2, ""),
        ("Supplier shall never pay more than the fees paid in the last six months", 6, ""),
        ("remedies are limited to the price of the Services in the two years before", 24, ""),
        ("liable for no more than the total Fees under this Agreement", 1, "fee-total"),
        ("liability shall not exceed the total fees paid under this Agreement", 1, "fee-total"),
        ("liability shall not exceed two times the amounts paid hereunder", 2, "fee-total"),
    ],
)
def test_caps_are_multiples_of_fees(text: str, value: float, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit) == ("multiple", value, unit or "fee-months")


@pytest.mark.parametrize(
    "text",
    [
        "Customer shall pay the fees due under this Agreement.",
        "Licensee shall pay the royalties accrued in the preceding quarter.",
        "The fees for a year are due at its beginning.",
        "The total fees under this Agreement are due at its beginning.",
    ],
)
def test_fees_to_be_paid_are_no_multiple(text: str) -> None:
    assert facts_in(text) == ()


def test_a_share_of_revenue_is_a_percentage_and_no_multiple() -> None:
    assert only("Licensee shall pay 5% of the amounts received each year").kind == "percent"


def test_a_factor_to_be_filled_in_is_a_blank() -> None:
    text = "liability is limited to {multiplier} times the fees paid in the prior 12 months"
    assert (only(text).kind, only(text).unit) == ("blank", "fee-months")


def test_the_greater_of_money_and_a_multiple_marks_both() -> None:
    facts = facts_in("the greater of $1,000,000 and 1x the fees paid in the prior 12 months")
    assert {fact.kind for fact in facts} == {"money", "multiple"}
    assert all("greater-of" in fact.qualifiers for fact in facts)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("January 1, 2024", "2024-01-01"),
        ("1 January 2024", "2024-01-01"),
        ("Sept. 5, 2021", "2021-09-05"),
        ("the 1st day of May, 2024", "2024-05-01"),
        ("31st December 2020", "2020-12-31"),
        ("2024-01-31", "2024-01-31"),
        ("31.12.2020", "2020-12-31"),
        ("12/31/99", "1999-12-31"),
        ("31/12/2020", "2020-12-31"),
    ],
)
def test_dates_are_given_in_iso_order(text: str, value: str) -> None:
    assert (only(text).kind, only(text).value) == ("date", value)


def test_a_date_that_can_be_read_two_ways_says_so() -> None:
    assert only("5/8/14").qualifiers == ("day-or-month-first",)


@pytest.mark.parametrize(
    "text", ["February 30, 2024", "99/99/2020", "version 10.1.2", "see 3.2.17"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert [fact for fact in facts_in(text) if fact.kind == "date"] == []


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("governed by the laws of the State of New York", "New York"),
        ("governed by the law of England", "England and Wales"),
        ("governed by the laws of England and Wales", "England and Wales"),
        ("governed by English law", "England and Wales"),
        ("construed under Indonesian law", "Indonesia"),
        ("subject to Turkish law", "Turkey"),
        ("subject to the laws of the State of Kuwait", "Kuwait"),
        ("the parties choose the law of the Federal Republic of Nigeria", "Nigeria"),
        ("governed by Swiss substantive law", "Switzerland"),
        ("Kenyan law, without its conflict rules, applies", "Kenya"),
        ("disputes are determined by the laws of Spain", "Spain"),
        ("the contract is subject in every respect to the law of Kuwait", "Kuwait"),
        ("construed under the laws for the time being in force in Jersey", "Jersey"),
        ("the law applicable to this contract is that of Turkey", "Turkey"),
        ("construed under the laws of the Commonwealth of Massachusetts", "Massachusetts"),
        ("governed by the laws of the People's Republic of China", "China"),
        ("governed by the laws in force in the Province of Ontario", "Ontario"),
        ("governed by the internal laws, and not the law of conflicts, of Nevada", "Nevada"),
        ("governed by the laws of the United States and by the laws of Texas", "Texas"),
        ("governed by the laws of the United States of America", "United States"),
    ],
)
def test_the_governing_law_has_one_name(text: str, law: str) -> None:
    assert (only(text).kind, only(text).value) == ("law", law)


@pytest.mark.parametrize(
    "text",
    [
        "a corporation organized and existing under the laws of Delaware, governed by its board",
        "governed as agreed, without regard to any conflict of laws of California",
        "shall comply with the laws of the United States",
        "subject to the export laws of the United States",
    ],
)
def test_a_law_that_does_not_govern_is_no_fact(text: str) -> None:
    assert facts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "venue", "qualifiers"),
    [
        (
            "the exclusive jurisdiction of the state and federal courts located in Austin, Texas.",
            "state and federal courts located in Austin, Texas",
            ("exclusive",),
        ),
        (
            "the courts of England and Wales shall have non-exclusive jurisdiction",
            "courts of England and Wales",
            ("non-exclusive",),
        ),
        ("arbitration in Geneva, Switzerland.", "Geneva, Switzerland", ("arbitration",)),
        ("the seat of arbitration shall be London", "London", ("arbitration",)),
        ("venue shall be in Cook County, Illinois", "Cook County, Illinois", ()),
        ("the courts of Washington, D.C.", "courts of Washington, D.C.", ()),
    ],
)
def test_venues_are_quoted_as_written(text: str, venue: str, qualifiers: tuple[str, ...]) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.qualifiers) == ("venue", venue, qualifiers)
    assert said(text) == venue


@pytest.mark.parametrize(
    "text",
    [
        "any court of competent jurisdiction",
        "arbitration in English",
        "a court of the United States",
    ],
)
def test_what_names_no_place_is_no_venue(text: str) -> None:
    assert facts_in(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("within [__] days", "[__] days", "day"),
        ("within ____ (__) days", "____ (__) days", "day"),
        ("within [\u25cf] business days", "[\u25cf] business days", "business-day"),
        ("within [insert number] months", "[insert number] months", "month"),
        ("for {term_value} {unit}", "{term_value} {unit}", ""),
        ("pay $[____]", "$[____]", "USD"),
        ("pay [***] dollars ($[***])", "[***] dollars ($[***])", "USD"),
        ("pay [***] ([***]%)", "[***] ([***]%)", "percent"),
        ("governed by the laws of {governing_law}", "laws of {governing_law}", "law"),
        ("courts located in {jurisdiction}", "courts located in {jurisdiction}", "venue"),
    ],
)
def test_numbers_to_be_filled_in_are_blanks(text: str, words: str, unit: str) -> None:
    fact = only(text)
    assert (fact.kind, fact.value, fact.unit, said(text)) == ("blank", None, unit, words)


@pytest.mark.parametrize("text", ["[ x ] {term} from {start}", "until {end_time} {timezone}"])
def test_what_is_filled_in_with_no_number_is_no_blank(text: str) -> None:
    assert facts_in(text) == ()


def test_spans_point_into_text_with_white_space_of_any_kind() -> None:
    text = "pay within\tthirty\n (30)  days of \u00a0receipt"
    fact = only(text)
    assert fact.span.of(text) == "thirty\n (30)  days"
    assert fact.event == "receipt"


def test_letters_whose_lower_case_is_longer_do_not_shift_spans() -> None:
    text = "\u0130\u0130\u0130 pays within 30 days"
    assert said(text) == "30 days"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Customer shall pay within 30 days.", ("Customer",)),
        ("Within 30 days of receipt, Customer shall pay.", ("Customer",)),
        ("If Customer fails to pay within 30 days, Supplier may suspend.", ("Customer",)),
        ("Customer shall pay and Supplier shall refund within 30 days.", ("Supplier",)),
        ("Supplier may suspend if Customer fails to pay within 30 days.", ("Customer",)),
        ("The parties agree that, within 30 days, Supplier shall deliver.", ("Supplier",)),
        ("Either party may terminate on 30 days' notice.", ("Customer", "Supplier")),
        ("This Agreement lasts 30 days.", ()),
        ("If unpaid within 30 days, Supplier may suspend.", ()),
    ],
)
def test_a_fact_measures_the_duty_it_stands_with(text: str, bound: tuple[str, ...]) -> None:
    (fact,) = facts_in(text, PARTIES)
    assert fact.bound == bound


def test_facts_of_a_contract_are_numbered_and_placed_in_its_text() -> None:
    text = "Preface of 5 days.\nCustomer shall pay within 30 days.\nNet 10 applies."
    contract = Contract(name="a", sha256="", text=text, paragraphs=())
    clauses = (Clause(id="1", span=Span(19, len(text)), body=Span(19, len(text))),)
    sentences = (
        Sentence(span=Span(0, 18), clause="gone"),
        Sentence(span=Span(19, 53), clause="1", bound=("Customer",)),
        Sentence(span=Span(54, 69), clause="1", bound=("Customer",)),
    )
    facts = find_facts(contract, clauses, sentences, ())
    assert [(fact.id, fact.span.of(text), fact.clause) for fact in facts] == [
        ("f1", "30 days", "1"),
        ("f2", "Net 10", "1"),
    ]
    assert facts[1].bound == ("Customer",)
    assert facts[1].sentence == Span(54, 69)


def test_facts_of_an_endless_sentence_are_read_in_time_that_grows_with_it() -> None:
    piece = "if thirty (30) days and Customer shall pay the fees paid in [__] the courts of A "
    times = []
    for count in (400, 1600):
        start = time.process_time()
        facts_in(piece * count, PARTIES)
        times.append(time.process_time() - start)
    assert times[1] < 8 * times[0] + 0.2


@pytest.mark.parametrize(
    "text",
    [
        "one " * 5000,
        "[" * 5000,
        "_" * 5000,
        "{a" * 5000,
        "1,1" * 5000,
        "the fees " * 3000 + "exceed",
        "(" * 3000 + "30" + ")" * 3000,
        "court of " * 3000,
        "arbitration " * 3000,
        "30 days " + "prior " * 3000,
        "A " * 8000 + "courts of " + "A" * 8000,
    ],
)
def test_hostile_text_is_read_quickly(text: str) -> None:
    start = time.process_time()
    facts_in(text, PARTIES)
    assert time.process_time() - start < 2
