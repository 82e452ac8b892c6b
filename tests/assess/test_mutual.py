"""What is said of one party is made to hold for both, whatever the shape of its sentence."""

from __future__ import annotations

import pytest

from redline.assess.mutual import made_mutual
from redline.assess.phrases import Names
from redline.model import Span

NAMES = Names(us=("Customer",), them=("Supplier",))


def read(text: str) -> str:
    """Return `text` once what binds or favors the supplier is made mutual; unchanged where it is not."""
    changes = made_mutual(text, Span(0, len(text)), NAMES.them, NAMES.us)
    for span, new in sorted(changes, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "mutual"),
    [
        ("Supplier may terminate.", "either party may terminate."),
        ("The Supplier may at any time terminate.", "either party may at any time terminate."),
        ("Supplier is entitled to end it.", "either party is entitled to end it."),
        ("Supplier shall indemnify Customer.", "each party shall indemnify the other party."),
        (
            "Supplier will, if asked, defend Customer.",
            "each party will, if asked, defend the other party.",
        ),
        ("Supplier hereby submits to the courts.", "each party hereby submits to the courts."),
        (
            "Supplier undertakes that it will not entice staff away from Customer.",
            "each party undertakes that it will not entice staff away from the other party.",
        ),
        (
            "Supplier shall not be liable to Customer.",
            "neither party shall be liable to the other party.",
        ),
        (
            "Supplier is not liable, even if Supplier was told.",
            "neither party is liable, even if such party was told.",
        ),
        ("Supplier may not be held liable.", "neither party may be held liable."),
        ("Supplier is not responsible for it.", "neither party is responsible for it."),
        (
            "Supplier shall under no circumstances be liable.",
            "neither party shall under any circumstances be liable.",
        ),
        (
            "Supplier will have no liability for it.",
            "neither party will have any liability for it.",
        ),
        (
            "Supplier and its affiliates shall not be liable.",
            "neither party nor its affiliates shall be liable.",
        ),
        ("In no event shall Supplier be liable.", "In no event shall either party be liable."),
        (
            "Under no theory of law will Supplier be liable.",
            "Under no theory of law will either party be liable.",
        ),
        (
            "Nor shall Supplier, its agents or staff be liable.",
            "Nor shall either party, its agents or staff be liable.",
        ),
        ("It may not be assigned by Supplier.", "It may not be assigned by either party."),
        ("Supplier's liability is limited.", "each party's liability is limited."),
        (
            "In no event will Supplier's liability exceed it.",
            "In no event will either party's liability exceed it.",
        ),
        ("The liability of Supplier is limited.", "The liability of each party is limited."),
        (
            "Supplier shall be excused for causes beyond Supplier's control.",
            "each party shall be excused for causes beyond its control.",
        ),
        (
            "Supplier shall be excused for causes beyond the control of Supplier.",
            "each party shall be excused for causes beyond the control of that party.",
        ),
        (
            "IN NO EVENT SHALL SUPPLIER'S LIABILITY EXCEED THE FEES PAID BY CUSTOMER.",
            "IN NO EVENT SHALL either party's LIABILITY EXCEED THE FEES PAID BY CUSTOMER.",
        ),
        (
            "Supplier's liability shall not exceed payments made to Supplier by Customer hereunder.",
            "each party's liability shall not exceed payments made to Supplier by Customer hereunder.",
        ),
        (
            "Supplier's liability shall not exceed half of the amount paid by the Customer to Supplier.",
            "each party's liability shall not exceed half of the amount paid by the Customer to Supplier.",
        ),
        (
            "Supplier's liability shall not exceed the payments made by Customer.",
            "each party's liability shall not exceed the payments made by Customer.",
        ),
        (
            "Supplier's liability shall not exceed the fees paid by Customer.",
            "each party's liability shall not exceed the fees paid by Customer.",
        ),
        (
            "Supplier may end it by giving Customer notice.",
            "either party may end it by giving the other party notice.",
        ),
    ],
)
def test_what_favors_or_binds_one_party_holds_for_both(text: str, mutual: str) -> None:
    assert read(text) == mutual


@pytest.mark.parametrize(
    "text",
    [
        "It is made by Supplier.",
        "Supplier shall not be liable for loss of Customer Data.",
        "Supplier shall indemnify the Customer Indemnitees.",
        "Supplier may end it if Customer fails to pay.",
        "Supplier shall defend Customer against claims from Supplier's products sold by the Supplier.",
        "Supplier may end it and Supplier may keep the fees paid to Customer by Supplier.",
        "Except for Supplier's duties in Section 4, Supplier's liability shall not exceed the fees.",
        "Nothing here is about a party.",
    ],
)
def test_a_sentence_in_which_both_act_is_left_alone(text: str) -> None:
    assert read(text) == text
