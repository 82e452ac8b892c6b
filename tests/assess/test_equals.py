"""Ways of saying `may`, `shall` and `not` that a phrase need not tell apart."""

import pytest

from redline.assess.phrases import Names, find
from redline.playbook.phrases import parse_phrase

NAMES = Names(us=("Customer",), them=("Supplier",))


def found(phrase: str, text: str) -> list[str]:
    return [span.of(text) for span in find(parse_phrase(phrase), text, NAMES)]


@pytest.mark.parametrize(
    "said",
    [
        "Supplier can end",
        "Supplier is entitled to end",
        "Supplier shall be at liberty to end",
        "Supplier reserves the right to end",
        "Supplier has and reserves the sole right to end",
        "Supplier shall have the option at any time to end",
    ],
)
def test_a_right_is_found_however_it_is_given(said: str) -> None:
    assert found("{them} may end", f"{said} this Agreement.") == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Supplier cannot end",
        "Supplier may never end",
        "Supplier must not end",
        "Supplier is not entitled to end",
        "Supplier has no right to end",
        "Supplier agrees not to end",
    ],
)
def test_a_prohibition_is_found_however_it_is_laid_down(said: str) -> None:
    assert found("{them} shall not end", f"{said} this Agreement.") == [said]
    assert not found("{them} may end", said)


@pytest.mark.parametrize(
    "said",
    [
        "Supplier must pay",
        "Supplier will pay",
        "Supplier undertakes to pay",
        "Supplier is required to pay",
        "Supplier has to pay",
        "Supplier is to pay",
    ],
)
def test_a_duty_is_found_however_it_is_laid_down(said: str) -> None:
    assert found("{them} shall pay", f"{said} this sum.") == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Supplier need not repair",
        "Supplier is under no duty to repair",
        "Supplier is not obliged to repair",
        "Supplier shall not be required to repair",
    ],
)
def test_the_absence_of_a_duty_is_found_however_it_is_said(said: str) -> None:
    assert found("{them} shall have no obligation to repair", said) == [said]
    assert not found("{them} shall repair", said)


def test_never_is_read_as_not() -> None:
    assert found("not liable", "Supplier is never liable.") == ["never liable"]


def test_what_is_at_will_is_no_duty() -> None:
    assert not found("at shall", "Either party may end it at will.")


def test_words_as_written_come_first_and_no_place_is_found_twice() -> None:
    text = "Supplier must pay. Supplier will pay, and Customer shall pay."
    assert found("(shall|must) pay", text) == ["must pay", "will pay", "shall pay"]


def test_a_match_does_not_run_over_into_the_next_sentence_that_says_it_otherwise() -> None:
    assert not found("may ... may", "Supplier can end. Customer can end.")
