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


def test_a_contract_that_writes_either_party_with_a_capital_reads_so_in_our_words() -> None:
    habits = habits_of("Either Party may end it. The Parties shall meet, and each Party pays.")
    said = adopt(habits, "neither party may tell a third party what the other party said")
    assert said == "neither Party may tell a third party what the other Party said"


def test_a_party_stays_in_small_letters_where_the_contract_writes_it_so() -> None:
    habits = habits_of("Either party may end it. The parties shall meet. Each Party pays.")
    assert adopt(habits, "neither party may wait") == "neither party may wait"


def test_a_duty_at_the_end_of_our_words_takes_their_verb() -> None:
    habits = habits_of(" ".join(["Supplier will pay."] * 5))
    assert adopt(habits, "Supplier shall") == "Supplier will"


@pytest.mark.parametrize(
    ("verb", "other", "ours"),
    [
        ("will", "may", "Supplier will pay and will not wait."),
        ("must", "will", "Supplier must pay and must not wait."),
        ("shall", "must", "Supplier shall pay and shall not wait."),
    ],
)
def test_our_duties_take_the_verb_of_the_contract(verb: str, other: str, ours: str) -> None:
    habits = habits_of(f"Customer {verb} pay. " * 6 + f"Customer {other} wait. ")
    assert adopt(habits, "Supplier shall pay and shall not wait.") == ours


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This agreement ends if a party breaches this agreement.", "agreement"),
        ("This Agreement ends. The parties signed this agreement. In this Agreement", "Agreement"),
        ("In this Deed, and under this Deed", "Deed"),
        ("This is part of the Agreement. The Agreement and the Agreement. In this DPA.", "DPA"),
    ],
)
def test_the_contract_is_called_what_it_calls_itself(text: str, name: str) -> None:
    assert habits_of(text).agreement == name
