"""Words of ours go into a sentence in capitals in capitals, and into no other."""

from __future__ import annotations

import pytest

from redline.assess.capitals import in_capitals
from redline.model import Span


@pytest.mark.parametrize(
    ("text", "at", "capitals"),
    [
        ("Cap. THE PROVIDER'S TOTAL LIABILITY IS LIMITED TO THE FEES.", "THE PROVIDER'S", True),
        ("10.1 Excluded damages. IN NO EVENT SHALL PROVIDER BE LIABLE.", "SHALL PROVIDER", True),
        ("NOT LIABLE FOR LOST PROFITS OR LOST DATA.", ".", True),
        ("NOT LIABLE FOR LOST PROFITS.\n10.2 Cap. The limit is low.", "The limit", False),
        ("COMPANY may assign this Agreement to an affiliate.", "COMPANY", False),
        ("ACME AND NORTHWIND shall each keep the other's secrets.", "ACME AND", False),
        ("Not in capitals. THIS SENTENCE IS IN CAPITALS. This one is not.", "This one", False),
    ],
)
def test_a_sentence_in_capitals_is_told(text: str, at: str, capitals: bool) -> None:
    place = Span(text.index(at), text.index(at) + len(at))
    end = Span(place.end, place.end) if at == "." else place
    assert in_capitals(text, end) is capitals
