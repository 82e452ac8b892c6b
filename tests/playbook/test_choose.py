"""The playbook that fits is taken, and the reason is given; where none fits, why."""

from pathlib import Path

import pytest

from redline.playbook import Header, choose
from redline.playbook.fitting import choose as choose_from

CUSTOMER = ("customer", "client", "buyer")
SUPPLIER = ("supplier", "provider", "vendor")


def header(
    name: str, types: str, us: tuple[str, ...], them: tuple[str, ...], symmetric: bool = False
) -> Header:
    return Header(
        id=name,
        title=name,
        version="1",
        contract_types=tuple(types.split()),
        us=us,
        them=them,
        symmetric=symmetric,
        folder=Path(name),
    )


MSA = header("msa-customer", "msa sow", CUSTOMER, SUPPLIER)
MSA_SUPPLIER = header("msa-supplier", "msa sow", SUPPLIER, CUSTOMER)
SAAS = header("saas-customer", "saas software-licence", CUSTOMER, SUPPLIER)
ORDERS = header("orders-customer", "sow", CUSTOMER, SUPPLIER)
NDA = header("nda-mutual", "nda", ("company",), ("counterparty",), symmetric=True)
NDA_OURS = header("nda-recipient", "nda", ("recipient",), ("discloser",))
ALL = (MSA, MSA_SUPPLIER, SAAS, NDA)


@pytest.mark.parametrize(
    ("headers", "kind", "we_are", "expected"),
    [
        (ALL, "msa", "customer", MSA),
        (ALL, "msa", "Client", MSA),
        (ALL, "msa", "purchaser", MSA),
        (ALL, "msa", "vendor", MSA_SUPPLIER),
        (ALL, "msa", "consultant", MSA_SUPPLIER),
        (ALL, "saas", "licensee", SAAS),
        ((MSA, ORDERS), "sow", "customer", ORDERS),
        ((NDA, NDA_OURS), "nda", "recipient", NDA_OURS),
        ((NDA, NDA_OURS), "nda", "discloser", NDA),
        (ALL, "nda", "company", NDA),
        (ALL, "nda", "supplier", NDA),
    ],
)
def test_the_type_and_our_role_decide(
    headers: tuple[Header, ...], kind: str, we_are: str, expected: Header
) -> None:
    found, reason = choose_from(headers, kind, we_are, ())
    assert found is expected
    assert reason.startswith("chosen: ")


def test_without_a_role_the_only_playbook_that_fits_is_taken_and_it_is_said() -> None:
    found, reason = choose_from((MSA, SAAS), "msa", "", ("customer", "supplier"))
    assert found is MSA
    assert "the only playbook that fits; taken that we are customer" in reason


def test_without_a_role_both_sides_alike_are_taken() -> None:
    found, reason = choose_from((NDA, NDA_OURS), "nda", "", ("recipient", "discloser"))
    assert found is NDA
    assert reason.endswith("both sides alike")


def test_without_a_role_two_sides_are_not_guessed_between() -> None:
    found, reason = choose_from(ALL, "msa", "", ("customer", "supplier"))
    assert found is None
    assert reason.endswith("say --we-are customer or supplier")


def test_without_a_role_the_parties_tell_what_can_be_ours() -> None:
    tenant = header("lease-tenant", "other msa", ("tenant",), ("landlord",))
    found, _ = choose_from((MSA, tenant), "msa", "", ("landlord", "tenant"))
    assert found is tenant


def test_the_name_of_a_party_is_no_role() -> None:
    found, _ = choose_from((MSA,), "msa", "Northwind", ("customer", "supplier"))
    assert found is MSA


def test_a_role_that_no_playbook_has_is_not_taken_for_another() -> None:
    found, reason = choose_from((MSA, SAAS), "msa", "supplier", ("customer", "supplier"))
    assert found is None
    assert "no playbook for us as supplier; there are: msa-customer (msa, sow; we are" in reason


def test_two_that_fit_as_well_are_not_guessed_between() -> None:
    twin = header("msa-twin", "msa", CUSTOMER, SUPPLIER)
    found, reason = choose_from((MSA, twin), "msa", "customer", ())
    assert found is None
    assert "several playbooks fit as well: msa-customer, msa-twin; choose with --playbook" in reason


def test_for_another_kind_of_contract_everything_there_is_is_named() -> None:
    found, reason = choose_from(ALL, "equity", "investor", ())
    assert found is None
    assert "(investment or share agreement)" in reason
    assert all(header.id in reason for header in ALL)
    assert choose_from((), "equity", "", ())[1].endswith("there are no playbooks")


def test_among_the_built_in_ones_the_folder_is_returned() -> None:
    folder, _ = choose("nda", "", ("recipient", "discloser"))
    assert folder is not None
    assert folder.name == "nda-mutual"
    assert choose("equity", "", ())[0] is None


@pytest.mark.parametrize(
    ("kind", "we_are", "expected"),
    [
        ("dpa", "controller", "dpa-controller"),
        ("dpa", "customer", "dpa-controller"),
        ("dpa", "processor", "dpa-processor"),
        ("dpa", "vendor", "dpa-processor"),
        ("software-licence", "licensee", "licence-licensee"),
        ("software-licence", "", "licence-licensee"),
        ("saas", "customer", "saas-customer"),
    ],
)
def test_a_built_in_one_is_there_for_each_side(kind: str, we_are: str, expected: str) -> None:
    folder, reason = choose(kind, we_are, ())
    assert folder is not None, reason
    assert folder.name == expected


def test_without_a_role_neither_side_of_a_data_processing_agreement_is_guessed() -> None:
    folder, reason = choose("dpa", "", ("controller", "processor"))
    assert folder is None
    assert reason.endswith("say --we-are controller or processor")


@pytest.mark.parametrize("kind", ["msa", "saas"])
def test_without_a_role_the_usual_side_is_taken_and_the_other_named(kind: str) -> None:
    folder, reason = choose(kind, "", ("customer", "supplier"))
    assert folder is not None
    assert folder.name == f"{kind}-customer"
    assert "taken that we are customer; if not, say --we-are " in reason
