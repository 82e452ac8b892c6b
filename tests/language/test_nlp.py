"""The spaCy pipeline: what is in the Doc, and what importing it costs."""

import subprocess
import sys

import pytest

from redline.language.nlp import CLAUSES, analyse, sentences_of
from redline.language.segmentation import segment
from redline.model import Contract
from tests.language.papers import bullet, cell, paper

PAPER = paper(
    "**Services  Agreement**",
    "1.| **Fees.** Customer shall pay.  Payment is due in 30 days.",
    "(a)| at once; or",
    "(b)| never. So be it.",
    "2.| **Law**",
    "[Drafting note: choose one. Or none.]",
    "The law of Ohio governs.\v\tAll of it.",
    bullet("Courts of Ohio."),
    cell(0, 0, 0, "**Term**"),
    cell(0, 0, 1, "One year."),
)


def said(contract: Contract) -> list[tuple[str, str]]:
    found = sentences_of(contract, segment(contract))
    return [(sentence.clause, contract.quote(sentence.span)) for sentence in found]


def test_the_doc_is_the_contract_character_for_character() -> None:
    assert analyse(PAPER, segment(PAPER)).text == PAPER.text


@pytest.mark.parametrize("text", ["a  b", " a", "a ", "\n\n a\v\tb", "x\ufffcy", "", "a\n  \nb"])
def test_no_white_space_is_lost(text: str) -> None:
    contract = paper(text)
    assert analyse(contract, ()).text == contract.text


def test_the_doc_holds_the_clauses_as_spans() -> None:
    clauses = segment(PAPER)
    doc = analyse(PAPER, clauses)
    group = doc.spans[CLAUSES]
    assert [span.id_ for span in group] == [clause.id for clause in clauses]
    assert [span.label_ for span in group] == [clause.type for clause in clauses]
    assert all(
        clause.span.of(PAPER.text) in span.text for clause, span in zip(clauses, group, strict=True)
    )


def test_sentences_know_their_clause_and_stay_inside_it() -> None:
    assert said(PAPER) == [
        ("1", "Customer shall pay."),
        ("1", "Payment is due in 30 days."),
        ("1.a", "at once; or"),
        ("1.b", "never."),
        ("1.b", "So be it."),
        ("2/note", "[Drafting note: choose one."),
        ("2/note", "Or none.]"),
        ("2", "The law of Ohio governs."),
        ("2", "All of it."),
        ("2", "Courts of Ohio."),
        ("2/term", "One year."),
    ]


def test_every_sentence_is_a_stretch_of_the_text_without_white_space_around_it() -> None:
    clauses = segment(PAPER)
    for sentence in sentences_of(PAPER, clauses):
        words = sentence.span.of(PAPER.text)
        assert words == words.strip() != ""


def test_a_contract_without_words_has_no_sentences() -> None:
    contract = paper("")
    assert sentences_of(contract, segment(contract)) == ()


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_spacy_is_imported_without_its_command_line() -> None:
    """If this fails, spaCy's import has changed: see `redline.language.nlp.load_spacy`."""
    names = run(
        "import sys; from redline.language.nlp import load_spacy, pipeline; pipeline();"
        "print([n for n in ('typer', 'weasel', 'requests', 'spacy.cli') if n in sys.modules])"
    )
    assert names == "[]"


def test_spacy_info_still_works_after_the_short_import() -> None:
    assert "spacy_version" in run(
        "from redline.language.nlp import load_spacy; s = load_spacy(); print(s.info(silent=True))"
    )


def test_the_plain_import_is_made_where_the_short_one_fails() -> None:
    assert (
        run(
            "import redline.language.nlp as n; from types import ModuleType;"
            "n._stand_ins = lambda: {x: ModuleType(x) for x in n._CLI};"
            "s = n.load_spacy(); print(s.blank('en').lang, s.cli.info is not None)"
        )
        == "en True"
    )


def test_spacy_that_is_there_already_is_taken() -> None:
    assert (
        run(
            "import spacy; from redline.language.nlp import load_spacy; print(load_spacy() is spacy)"
        )
        == "True"
    )


def test_nothing_heavy_is_imported_before_a_contract_is_read() -> None:
    names = run(
        "import sys, redline.language; print('spacy' in sys.modules, 'numpy' in sys.modules)"
    )
    assert names == "False False"
