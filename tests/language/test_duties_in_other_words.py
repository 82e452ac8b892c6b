"""Duties as contracts word them now and then: passives, promises, pronouns, long subjects, lists."""

from __future__ import annotations

import time

import pytest

from redline.language.binding import bind_all
from redline.language.duties import bind
from redline.model import Clause, Contract, Party, Sentence, Span

CUSTOMER = Party(name="Acme Corp.", label="Customer", role="customer")
SUPPLIER = Party(name="Beta Ltd", label="Supplier", role="supplier", article=True)
PARTIES = (CUSTOMER, SUPPLIER)
C, S, BOTH, NOBODY = ("Customer",), ("Supplier",), ("Customer", "Supplier"), ()


@pytest.mark.parametrize(
    ("sentence", "labels", "modal"),
    [
        ("Customer is to pay all invoices.", C, "shall"),
        ("Customer needs to give notice.", C, "must"),
        ("Customer pays Supplier each month.", C, ""),
        ("Customer does not have the right to sublicense.", C, "may not"),
        ("Supplier has no obligation to provide support.", S, ""),
        ("Supplier has the first right to bid.", S, "may"),
        ("Customer is under no obligation to buy.", C, ""),
        ("The parties irrevocably submit to the jurisdiction of the courts.", BOTH, ""),
        ("Customer hereby assumes all risk.", C, ""),
        ("Supplier additionally disclaims all warranties.", S, ""),
        ("Supplier covenants and agrees that it will perform.", S, "will"),
        ("Supplier warrants that it has the right to sell.", S, ""),
        ("Customer pledges that it will not circumvent it.", C, "will not"),
        ("Each of them shall bear its own costs.", BOTH, "shall"),
        ("Neither shall assign it.", BOTH, "shall not"),
        ("The total currency is in CAN dollars.", NOBODY, ""),
    ],
)
def test_verbs_in_other_words(sentence: str, labels: tuple[str, ...], modal: str) -> None:
    assert bind(sentence, PARTIES) == (labels, modal)


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Supplier's total liability for claims of any kind, however caused, shall be limited.", S),
        ("The liability of Supplier, in contract or tort, shall not exceed it.", S),
        ("The obligations of Customer to pay shall survive.", C),
        ("The party that breaches this clause shall pay.", BOTH),
        ("The parties identified below agree to meet.", BOTH),
        ("The party with whom the employee stays agrees to pay.", BOTH),
        ("Supplier, its affiliates and their subcontractors shall comply.", S),
        ("Our agents shall comply.", S),
        ("A representative from each party will attend.", BOTH),
        ("Customer, not Supplier, shall bear the risk.", C),
        ("Any remedy that Customer may have and that law allows remains.", NOBODY),
    ],
)
def test_subjects_in_other_words(sentence: str, labels: tuple[str, ...]) -> None:
    assert bind(sentence, PARTIES)[0] == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Faults will be corrected, by Supplier, at once.", S),
        ("Customer shall be invoiced by Supplier.", S),
        ("Supplier shall be paid a fee.", NOBODY),
        ("It may be ended at once by written notice by either party.", BOTH),
        ("No sale shall be made without approval of the buyer by Customer.", NOBODY),
        ("Any delay shall be deemed a breach justifying suspension by Supplier.", NOBODY),
        ("It is the Customer's responsibility to keep it safe.", C),
        ("It shall be the duty of the Supplier to keep records.", S),
        ("Late payments shall bear interest.", C),
        ("Late payments bear interest at 1% per month.", C),
        ("Invoices are to be paid within 30 days.", C),
        ("The remaining balance is due on delivery.", C),
    ],
)
def test_doers_in_other_words(sentence: str, labels: tuple[str, ...]) -> None:
    assert bind(sentence, PARTIES)[0] == labels


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("If Supplier does not perform, it may be replaced.", S),
        ("If any term is void, it will be limited.", NOBODY),
        ("Unless Supplier objects to the order, it shall be deemed accepted.", NOBODY),
        ("It means the manual as it may be revised by Supplier.", NOBODY),
    ],
)
def test_it_is_who_is_meant(sentence: str, labels: tuple[str, ...]) -> None:
    assert bind(sentence, PARTIES, previous=C)[0] == labels


def _told(*sentences: tuple[str, str]) -> list[tuple[tuple[str, ...], str]]:
    text, spans = "", []
    for clause, words in sentences:
        spans.append(Sentence(span=Span(len(text), len(text) + len(words)), clause=clause))
        text += words + "\n"
    whole = Span(0, len(text))
    clauses = (
        Clause(id="1", span=whole, body=whole),
        Clause(id="1.a", parent="1", span=whole, body=whole),
    )
    contract = Contract(name="a", sha256="", text=text, paragraphs=())
    done = bind_all(contract, clauses, tuple(spans), PARTIES)
    return [(sentence.bound, sentence.modal) for sentence in done]


@pytest.mark.parametrize(
    ("stem", "item", "labels", "modal"),
    [
        ("This Agreement may be ended as follows:", "(a) by Customer, if it likes;", C, "may"),
        ("It may be ended:", "(a) by either Supplier or Customer;", ("Supplier", "Customer"), "may"),
        ("This Agreement may be ended:", "(a) on 1 May;", NOBODY, ""),
        ("Supplier shall:", "(a) The fees shall be 50% of the price.", NOBODY, "shall"),
        ("Supplier may end it:", "(a) upon a breach; provided that Customer may cure it", S, "may"),
    ],
)  # fmt: skip
def test_items_say_by_whom_what_their_stem_says_is_done(
    stem: str, item: str, labels: tuple[str, ...], modal: str
) -> None:
    assert _told(("1", stem), ("1.a", item))[1] == (labels, modal)


@pytest.mark.parametrize(
    "text",
    [
        "Customer's liability " * 500 + "shall",
        "obligations of Customer " * 500 + "shall",
        "Customer, its " * 700 + "shall pay",
        "party that " * 700 + "shall pay",
        "is the responsibility of " * 500 + "Customer",
        "shall be paid by notice " * 500 + "by Customer",
        "Customer agrees, " * 500 + "that Supplier shall",
    ],
)
def test_hostile_sentences_are_judged_quickly(text: str) -> None:
    start = time.process_time()
    bind(text, PARTIES)
    assert time.process_time() - start < 2
