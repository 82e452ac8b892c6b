"""Where defined terms are used."""

from __future__ import annotations

import time

import pytest

from redline.language import uses
from redline.model import Span, Term


def used(text: str, *terms: str) -> dict[str, list[str]]:
    defined = [Term(term=one, span=Span(-1, -1), definition=Span(0, 0)) for one in terms]
    return {one: [span.of(text) for span in spans] for one, spans in uses(text, defined).items()}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Service and each Services Level", ["Service", "Services"]),
        ("a service", []),
        ("the Service’s end; the Services’ end", ["Service’s", "Services"]),
        ("Serviceable", []),
    ],
)
def test_a_term_is_used_in_singular_and_plural(text: str, places: list[str]) -> None:
    assert used(text, "Service") == {"Service": places}


def test_a_term_in_the_plural_is_used_in_the_singular() -> None:
    assert used("each Policy and Fee", "Policies", "Fees") == {
        "Policies": ["Policy"],
        "Fees": ["Fee"],
    }


def test_the_longest_term_is_the_one_used() -> None:
    text = "Confidential Information and other Information"
    assert used(text, "Information", "Confidential Information") == {
        "Information": ["Information"],
        "Confidential Information": ["Confidential Information"],
    }


def test_the_definition_is_no_use() -> None:
    text = "“Fees” means the sums. Customer pays the Fees."
    term = Term(term="Fees", span=Span(1, 5), definition=Span(7, 22))
    assert [span.of(text) for span in uses(text, [term])["Fees"]] == ["Fees"]
    assert uses(text, [term])["Fees"][0].start > 7


def test_time_grows_with_the_text_and_not_with_the_terms() -> None:
    text = "Alpha Beta Gamma " * 20_000
    terms = [f"Alpha Term{index}" for index in range(2_000)]
    start = time.process_time()
    used(text, *terms)
    assert time.process_time() - start < 3
