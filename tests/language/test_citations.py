"""Every place that cites a clause is found, with what it may mean or with nothing."""

from __future__ import annotations

import pytest

from redline.language import citations
from redline.model import Clause, Span

NUMBERS = ("1", "2", "2.1", "4.2.a", "Annex, 1", "Annex, 1.3")


def found(text: str, at: int = 0) -> list[tuple[str, tuple[str, ...], bool]]:
    spans = {number: Span(500, 900) if "," in number else Span(0, 499) for number in NUMBERS}
    clauses = [Clause(id=n, number=n, span=span, body=span) for n, span in spans.items()]
    whole = " " * at + text
    return [(c.span.of(whole), c.clauses, c.elsewhere) for c in citations(whole, clauses)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section 2.1 applies", [("2.1", ("2.1",), False)]),
        ("Section 9.4 applies", [("9.4", (), False)]),
        ("Sections 1 and 9", [("1", ("1",), False), ("9", (), False)]),
        ("Section 4.2(a) applies", [("4.2(a)", ("4.2.a",), False)]),
        ("Section 3 of the Act", [("3", (), True)]),
        ("Labor Code section 2870", []),
        ("Code Section 409", [("409", (), True)]),
        ("45 C.F.R. § 164.504", [("164.504", (), True)]),
        ("FAR section 12.212", [("12.212", (), True)]),
        ("Article 28 GDPR", [("28", (), True)]),
    ],
)
def test_what_is_cited(text: str, expected: list[tuple[str, tuple[str, ...], bool]]) -> None:
    assert found(text) == expected


def test_in_an_annex_its_own_numbers_come_first() -> None:
    assert found("Section 1 applies", at=600) == [("1", ("Annex, 1", "1"), False)]
    assert found("Section 1.3 applies", at=600) == [("1.3", ("Annex, 1.3",), False)]
    assert found("Section 2.1 applies", at=600) == [("2.1", ("2.1",), False)]


def test_the_number_at_the_head_of_an_article_cites_nothing() -> None:
    text = "ARTICLE 5. CONFIDENTIALITY. Section 1 applies."
    article = Clause(
        id="5",
        number="Article 5",
        label="ARTICLE 5.",
        span=Span(0, len(text)),
        body=Span(11, len(text)),
    )
    first = Clause(id="1", number="1", span=Span(900, 950), body=Span(900, 950))
    assert [cited.span.of(text) for cited in citations(text, (article, first))] == ["1"]
