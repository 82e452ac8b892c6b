"""Our wording goes in as the contract would have written it."""

from __future__ import annotations

import pytest

from redline.assess.habits import adopt, habits_of

BRITISH = "The Supplier shall notify every unauthorised use. The law of England applies."
AMERICAN = "Supplier shall notify every unauthorized use. The law of Ireland applies."


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("unauthorized access", "unauthorised access"),
        ("each organization it authorizes", "each organisation it authorises"),
        ("summarized, finalized and anonymized", "summarised, finalised and anonymised"),
        ("a reorganization", "a reorganisation"),
        (
            "fulfill its commercially reasonable endeavors",
            "fulfil its commercially reasonable endeavours",
        ),
        ("analyze the data center", "analyse the data centre"),
        ("a license it is licensed under", "a licence it is licensed under"),
        ("to license its software", "to license its software"),
        ("WILLFUL DEFAULT", "WILFUL DEFAULT"),
        ("the size of the prize", "the size of the prize"),
        ("payable in installments", "payable in instalments"),
        ("labor laws and favorable terms", "labour laws and favourable terms"),
    ],
)
def test_a_british_contract_is_given_british_spelling(ours: str, theirs: str) -> None:
    assert adopt(habits_of(BRITISH), ours) == theirs


def test_an_american_contract_keeps_ours() -> None:
    assert adopt(habits_of(AMERICAN), "unauthorized organization") == "unauthorized organization"


def test_a_name_does_not_tell_the_spelling() -> None:
    assert not habits_of("Harbour Organisation Ltd. and the Defence Agency are parties.").british


def test_the_law_tells_the_spelling_where_no_word_does() -> None:
    assert habits_of("The law of Scotland applies.").british
    assert not habits_of("The law of Texas applies.").british
