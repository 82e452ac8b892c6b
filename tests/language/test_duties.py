"""Duties: whom a sentence binds, by which verb, and how lists and pronouns hand that on."""

from __future__ import annotations

import time

import pytest

from redline.language.binding import bind_all
from redline.language.duties import bind
from redline.model import Clause, Contract, Party, Sentence, Span

CUSTOMER = Party(name="Acme Corp.", label="Customer", aliases=("Acme",), role="customer")
SUPPLIER = Party(name="Beta Ltd", label="Supplier", role="supplier", article=True)
PARTIES = (CUSTOMER, SUPPLIER)
C, S, BOTH, NOBODY = ("Customer",), ("Supplier",), ("Customer", "Supplier"), ()


@pytest.mark.parametrize(
    ("sentence", "labels", "modal"),
    [
        ("Customer shall pay.", C, "shall"),
        ("The Supplier must not copy it.", S, "must not"),
        ("Customer may not sublicense.", C, "may not"),
        ("Supplier cannot assign.", S, "may not"),
        ("Customer agrees to pay.", C, "shall"),
        ("Customer agrees not to disclose it.", C, "shall not"),
        ("Supplier undertakes to perform.", S, "shall"),
        ("Supplier is required to insure.", S, "must"),
        ("Supplier has a duty to report.", S, "must"),
        ("Customer is entitled to a refund or is entitled to credit.", C, "may"),
        ("Customer is not permitted to copy.", C, "may not"),
        ("Customer is prohibited from copying.", C, "may not"),
        ("Customer shall have the right to audit.", C, "may"),
        ("Customer shall have no right to audit.", C, "may not"),
        ("Supplier hereby grants a licence.", S, ""),
        ("Supplier represents and warrants that it is able.", S, ""),
        ("Supplier is solely responsible for staff.", S, ""),
        ("The moon shone.", NOBODY, ""),
        ("It happened at will in May 2020.", NOBODY, ""),
    ],
)
def test_verbs_amount_to_modals(sentence: str, labels: tuple[str, ...], modal: str) -> None:
    assert bind(sentence, PARTIES) == (labels, modal)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Acme Corp. shall pay.", C),
        ("Acme shall pay.", C),
        ("BETA LTD SHALL DELIVER.", S),
        ("The Supplier, at its own expense, shall maintain insurance.", S),
        ("Customer, upon notice to Supplier, may terminate.", C),
        ("Supplier and its Affiliates shall not use Customer Data.", S),
        ("Customer (or its designee) shall pay.", C),
        ("Customer and Supplier shall cooperate.", BOTH),
        ("Each of Customer and Supplier agrees to cooperate.", BOTH),
        ("Supplier's aggregate liability shall not exceed the fees.", S),
        ("The liability of Supplier shall not exceed the fees.", S),
        ("Customer's users shall comply.", C),
        ("At Customer's request, Supplier will deliver.", S),
        ("Services provided by Supplier shall conform.", NOBODY),
        ("Notice to Customer shall be in writing.", NOBODY),
        ("Customer Data shall be kept.", NOBODY),
        ("The obligations of Customer shall be governed by English law.", NOBODY),
        ("Nothing in this Agreement shall limit Supplier's rights.", NOBODY),
    ],
)
def test_the_subject_of_the_verb_is_bound(sentence: str, labels: tuple[str, ...]) -> None:
    assert bind(sentence, PARTIES)[0] == labels


@pytest.mark.parametrize(
    "subject",
    [
        "Either party",
        "Each Party hereto",
        "Both parties",
        "The parties",
        "The Receiving Party",
        "Recipient",
        "The party giving notice",
        "The non-defaulting party",
        "Each of us",
    ],
)
def test_a_neutral_subject_binds_everyone(subject: str) -> None:
    assert bind(f"{subject} shall keep it secret.", PARTIES) == (BOTH, "shall")


@pytest.mark.parametrize("subject", ["Neither party", "No party", "Neither Customer nor Supplier"])
def test_a_subject_that_denies_turns_the_modal_round(subject: str) -> None:
    assert bind(f"{subject} shall assign it.", PARTIES) == (BOTH, "shall not")


def test_a_label_of_the_contract_comes_before_a_neutral_reading() -> None:
    parties = (Party(name="A", label="Receiving Party"), Party(name="B", label="Disclosing Party"))
    assert bind("The Receiving Party shall return it.", parties)[0] == ("Receiving Party",)


@pytest.mark.parametrize(
    "sentence",
    [
        "No third party shall have rights.",
        "A person who is not a party to this Agreement may not enforce it.",
    ],
)
def test_strangers_are_not_bound(sentence: str) -> None:
    assert bind(sentence, PARTIES)[0] == NOBODY


@pytest.mark.parametrize(
    ("sentence", "labels", "modal"),
    [
        ("In no event shall Supplier be liable.", S, "shall not"),
        ("Under no circumstances will either party be liable.", BOTH, "will not"),
        ("Customer has not paid, nor will it pay.", C, "will not"),
    ],
)
def test_a_subject_behind_its_verb_is_found(
    sentence: str, labels: tuple[str, ...], modal: str
) -> None:
    assert bind(sentence, PARTIES) == (labels, modal)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("The fees shall be paid by Customer.", C),
        ("This Agreement may be terminated by either party.", BOTH),
        ("The work will be done as requested by Customer.", NOBODY),
        ("It shall be delivered, unless agreed otherwise by the parties.", NOBODY),
        ("The number will be set by the volume of orders placed by Customer.", NOBODY),
        ("It shall be approved by Customer.", C),
        ("It shall be shown on written request by Customer.", NOBODY),
    ],
)
def test_the_doer_of_a_passive_is_bound(sentence: str, labels: tuple[str, ...]) -> None:
    assert bind(sentence, PARTIES)[0] == labels


@pytest.mark.parametrize(
    "sentence",
    [
        "Invoices shall be paid within 30 days.",
        "All fees are due and payable within 30 days.",
        "Payment of all fees shall be made in dollars.",
        "Fees are payable in advance.",
    ],
)
def test_payment_binds_the_one_who_pays(sentence: str) -> None:
    assert bind(sentence, PARTIES)[0] == C


def test_payment_binds_nobody_where_it_is_not_clear_who_pays() -> None:
    two = (CUSTOMER, Party(name="G", label="Client", role="client"))
    assert bind("Invoices shall be paid within 30 days.", two)[0] == NOBODY
    assert bind("Fees are due.", two)[0] == NOBODY


def test_the_label_serves_where_a_party_has_no_role() -> None:
    parties = (Party(name="A", label="Buyer"), Party(name="B", label="Seller"))
    assert bind("Invoices shall be paid within 30 days.", parties)[0] == ("Buyer",)


def test_you_and_we_are_the_customer_and_the_provider() -> None:
    assert bind("You shall pay.", PARTIES)[0] == C
    assert bind("We may suspend the Services.", PARTIES)[0] == S


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("If Customer fails to pay, Supplier may suspend.", S),
        ("If Customer shall fail to pay, Supplier may suspend.", S),
        ("Except as set out in Section 4, Customer shall pay.", C),
        ("Supplier shall perform, provided that Customer shall give access.", S),
        ("The Services shall begin, provided that Customer shall give access.", C),
        ("Customer acknowledges that Supplier may use agents.", S),
        ("Customer agrees that it shall not copy.", C),
        ("Customer agrees that the Services may change.", C),
        ("If Supplier rejects the order, it shall say so.", S),
        ("Goods that Supplier may deliver shall conform.", NOBODY),
        ("It shall be paid which Customer may owe.", NOBODY),
    ],
)
def test_the_main_clause_counts(sentence: str, labels: tuple[str, ...]) -> None:
    assert bind(sentence, PARTIES)[0] == labels


def test_a_pronoun_means_those_bound_before() -> None:
    assert bind("It shall also keep records.", PARTIES) == (NOBODY, "shall")
    assert bind("It shall also keep records.", PARTIES, previous=S) == (S, "shall")


def test_without_parties_nobody_is_bound() -> None:
    assert bind("Customer shall pay.", ()) == (NOBODY, "shall")


def _bound(*sentences: tuple[str, str], parents: dict[str, str | None]) -> list[tuple[str, ...]]:
    text, spans = "", []
    for clause, words in sentences:
        spans.append(Sentence(span=Span(len(text), len(text) + len(words)), clause=clause))
        text += words + "\n"
    whole = Span(0, len(text))
    clauses = tuple(
        Clause(id=name, parent=parent, span=whole, body=whole) for name, parent in parents.items()
    )
    contract = Contract(name="a", sha256="", text=text, paragraphs=())
    return [item.bound for item in bind_all(contract, clauses, tuple(spans), PARTIES)]


def test_items_of_a_list_are_bound_as_their_stem_says() -> None:
    bound = _bound(
        ("1", "Supplier shall:"),
        ("1.a", "keep records; and"),
        ("1.b", "ensure that the Services shall conform;"),
        ("1.c", "provided that Customer shall pay."),
        parents={"1": None, "1.a": "1", "1.b": "1", "1.c": "1"},
    )
    assert bound == [S, S, S, C]


def test_items_take_the_modal_of_their_stem_if_they_have_none() -> None:
    text = "Customer shall not:\ncopy it.\n"
    contract = Contract(name="a", sha256="", text=text, paragraphs=())
    clauses = (
        Clause(id="1", span=Span(0, 28), body=Span(0, 19)),
        Clause(id="1.a", parent="1", span=Span(20, 28), body=Span(20, 28)),
    )
    sentences = (
        Sentence(span=Span(0, 19), clause="1"),
        Sentence(span=Span(20, 28), clause="1.a"),
    )
    done = bind_all(contract, clauses, sentences, PARTIES)
    assert [item.modal for item in done] == ["shall not", "shall not"]


def test_a_clause_beside_the_list_is_not_bound_by_it() -> None:
    bound = _bound(
        ("1", "Supplier shall:"),
        ("1.a", "keep records."),
        ("2", "Time is of the essence."),
        parents={"1": None, "1.a": "1", "2": None},
    )
    assert bound == [S, S, NOBODY]


def test_a_pronoun_reaches_back_within_its_clause_only() -> None:
    bound = _bound(
        ("1", "Supplier shall deliver."),
        ("1", "It shall insure the goods."),
        ("2", "It shall end in May."),
        parents={"1": None, "2": None},
    )
    assert bound == [S, S, NOBODY]


@pytest.mark.parametrize(
    "text",
    [
        "Customer shall " * 3000,
        "Customer, " * 3000 + "shall pay",
        "if " * 5000 + "Customer shall pay",
        "Customer and " * 3000 + "Supplier shall pay",
        "shall " * 5000 + "be paid by Customer",
        "Customer's " * 3000 + "liability shall",
    ],
)
def test_hostile_sentences_are_judged_quickly(text: str) -> None:
    start = time.process_time()
    bind(text, PARTIES)
    assert time.process_time() - start < 2
