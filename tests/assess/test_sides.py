"""Which party is us: as we are told, else by the role words of the playbook."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redline.assess.sides import acts_as, take_sides
from redline.errors import UsageError
from redline.model import Party, Playbook, Reading, Scoring, Side

SUPPLIER = Party(name="Acme Corp.", label="Supplier", aliases=("Acme",), role="supplier")
CUSTOMER = Party(name="Northwind Ltd", label="Customer", role="customer")
BANK = Party(name="First Bank", label="Bank", role="lender")


def reading(*parties: Party) -> Reading:
    return Reading(
        type="msa", type_reason="", clauses=(), sentences=(), parties=parties, terms=(), facts=()
    )


def playbook(*, symmetric: bool = False) -> Playbook:
    return Playbook(
        id="p",
        title="P",
        version="1",
        contract_types=("msa",),
        us=("customer", "client", "owner"),
        them=("supplier", "provider"),
        symmetric=symmetric,
        terms={},
        approvers={},
        scoring=Scoring(points={}, factors={}),
        rules=(),
        sha256="",
    )


def sides(*parties: Party, we_are: str = "", symmetric: bool = False) -> dict[str, Side]:
    taken = take_sides(reading(*parties), playbook(symmetric=symmetric), we_are)
    return {sided.party.label: sided.side for sided in taken}


def test_two_companies_under_one_label_sit_on_one_side() -> None:
    second = Party(name="Acme Europe B.V.", label="Supplier", role="supplier")
    taken = take_sides(reading(SUPPLIER, second, CUSTOMER), playbook(), "supplier")
    assert [one.side for one in taken] == [Side.US, Side.US, Side.THEM]


def test_role_words_tell_the_sides() -> None:
    assert sides(SUPPLIER, CUSTOMER) == {"Supplier": Side.THEM, "Customer": Side.US}


def test_we_may_say_who_we_are_by_how_one_name_alone_begins() -> None:
    assert sides(SUPPLIER, CUSTOMER, we_are="Northwind")["Customer"] is Side.US
    sister = Party(name="Northwind Shipping Ltd", label="Carrier")
    with pytest.raises(UsageError):
        sides(CUSTOMER, sister, we_are="Northwind")


@pytest.mark.parametrize(
    "we_are", ["supplier", "Supplier", "Acme Corp.", "acme", "provider", "vendor", "licensor"]
)
def test_we_may_say_who_we_are_by_role_synonym_name_or_label(we_are: str) -> None:
    assert sides(SUPPLIER, CUSTOMER, we_are=we_are) == {"Supplier": Side.US, "Customer": Side.THEM}


def test_the_only_other_party_is_theirs_whatever_it_is_called() -> None:
    assert sides(BANK, CUSTOMER)["Bank"] is Side.THEM


def test_the_party_across_from_theirs_is_us_whatever_it_is_called() -> None:
    company = Party(name="Northwind Ltd", label="Company", role="company")
    assert sides(SUPPLIER, company) == {"Supplier": Side.THEM, "Company": Side.US}
    assert sides(company, BANK) == {"Company": Side.OTHER, "Bank": Side.OTHER}


def test_a_word_that_may_mean_either_side_does_not_tell_on_its_own() -> None:
    owner = Party(name="Tide LP", label="Owner", role="owner")
    charterer = Party(name="Sail LP", label="Charterer", role="charterer")
    assert set(sides(owner, charterer).values()) == {Side.OTHER}
    assert sides(owner, SUPPLIER) == {"Owner": Side.US, "Supplier": Side.THEM}


def test_a_third_party_is_on_no_side() -> None:
    assert sides(SUPPLIER, CUSTOMER, BANK)["Bank"] is Side.OTHER


def test_between_equals_nobody_is_us_until_we_say_so() -> None:
    assert set(sides(SUPPLIER, CUSTOMER, symmetric=True).values()) == {Side.OTHER}
    assert sides(SUPPLIER, CUSTOMER, symmetric=True, we_are="Acme")["Supplier"] is Side.US


def test_a_name_that_is_nobody_is_refused_with_the_parties_found() -> None:
    for nobody in ("Globex", "landlord"):
        with pytest.raises(UsageError, match="Parties found: `Supplier`, `Customer`"):
            sides(SUPPLIER, CUSTOMER, we_are=nobody)


def test_a_role_that_no_party_shows_leaves_us_open() -> None:
    assert Side.US not in sides(SUPPLIER, BANK, we_are="customer").values()


def test_between_equals_a_role_of_another_trade_is_no_mistake() -> None:
    """A setting for all contracts says `customer`; an NDA has none."""
    first, second = Party(name="One Ltd", label="One"), Party(name="Two Ltd", label="Two")
    assert sides(first, second, we_are="customer", symmetric=True) == {
        "One": Side.OTHER,
        "Two": Side.OTHER,
    }
    with pytest.raises(UsageError):
        sides(first, second, we_are="Three", symmetric=True)


def test_parties_without_labels_are_not_one_side() -> None:
    first, second = Party(name="One Ltd", label=""), Party(name="Two Ltd", label="")
    taken = take_sides(reading(first, second), playbook(), "One Ltd")
    assert [sided.side for sided in taken] == [Side.US, Side.THEM]


def test_the_owner_of_a_ship_does_not_make_the_charterer_a_supplier() -> None:
    owner = Party(name="Tide LP", label="Owner", role="owner")
    charterer = Party(name="Sail LP", label="Charterer", role="charterer")
    selling = replace(playbook(), us=("supplier",), them=("customer", "owner"))
    taken = take_sides(reading(owner, charterer), selling, "")
    assert Side.US not in {sided.side for sided in taken}


KESTREL = Party(name="Kestrel Group, LLC", label="Consultant", role="consultant")
MARIGOLD = Party(name="Marigold Foods, Inc.", label="Marigold", role="party")


@pytest.mark.parametrize("said", ["Kestrel Group, LLC", "kestrel", "Consultant", "consultant"])
def test_a_party_named_in_any_way_acts_as_its_role(said: str) -> None:
    assert acts_as((KESTREL, MARIGOLD), said).casefold() == "consultant"


def test_a_party_without_a_role_stands_across_the_table_from_the_other() -> None:
    assert acts_as((KESTREL, MARIGOLD), "Marigold Foods, Inc.") == "customer"


@pytest.mark.parametrize("said", ["", "customer", "Somebody Else Ltd"])
def test_a_role_word_and_a_name_of_nobody_stay_as_they_are(said: str) -> None:
    assert acts_as((KESTREL, MARIGOLD), said) == said
    assert acts_as((), said) == said
