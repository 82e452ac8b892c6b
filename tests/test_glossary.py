"""The glossary: sound, in plain words, found in contracts, and shown to our own side alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from redline import language, pipeline
from redline import playbook as playbooks
from redline.assess.glossary import usages
from redline.model import Options
from redline.model.glossary import TradeTerm, Usage
from redline.render.memo import memo_sheet
from redline.render.sheet import Grid, Title
from tests.language.papers import paper

SAMPLE = Path(__file__).resolve().parents[1] / "sample_contracts" / "lumen-saas-subscription.docx"
TERMS = playbooks.trade_terms()
LONGEST = 200
"""So many characters are two sentences that can be read at the table."""


def found(*lines: str) -> tuple[Usage, ...]:
    contract = paper(*lines)
    return usages(contract, language.read(contract), TERMS)


def test_no_name_stands_for_two_terms() -> None:
    names = [name.casefold().removesuffix("s") for t in TERMS for name in (t.term, *t.also)]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.term)
def test_every_term_is_explained_in_a_few_words_and_asks_something(term: TradeTerm) -> None:
    assert len(term.means) <= LONGEST
    assert term.means.endswith(".")
    assert term.ask.endswith("?")


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.term)
def test_every_name_of_a_term_is_found(term: TradeTerm) -> None:
    for name in (term.term, *term.also):
        assert [usage.term for usage in found(f"The Supplier shall observe the {name} here.")] == [
            term
        ], name


def test_terms_come_once_as_they_are_written_in_the_order_of_the_contract() -> None:
    told = found("Sub-processors shall meet the RPO. Each sub-processor shall meet the uptime.")
    assert [usage.written for usage in told] == ["Sub-processors", "RPO", "uptime"]


def test_letters_that_spell_an_ordinary_word_otherwise_are_no_term() -> None:
    assert found("The cap and the fob and the sla are not terms, nor is a Soc 3 or subMFA.") == ()


def test_what_the_contract_defines_is_told_apart() -> None:
    told = found('"Uptime" means the share of minutes in a month. Uptime is 99%, the RTO 4 hours.')
    assert [(usage.written, usage.defined) for usage in told] == [("Uptime", True), ("RTO", False)]


def test_the_memo_explains_the_terms_and_says_where_they_stand() -> None:
    review = pipeline.review(SAMPLE, Options())
    sheet = memo_sheet(review, pipeline.trade_terms(review))
    assert Title(text="Technical terms in this contract") in sheet
    table = sheet[-1]
    assert isinstance(table, Grid)
    assert ("Service credits (not defined here)", "2.3") in [row[:2] for row in table.rows]
