"""Clause typing: headings and words speak for a type, and doubt is admitted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from benchmarks.clause_data import cuad_spans
from benchmarks.clause_scores import (
    accuracy,
    calibration_error,
    counts_told,
    coverage,
    macro,
    reliability,
)
from benchmarks.clause_types import HELD_OUT, HELD_OUT_SHA256, tell
from redline.language.clause_model import clause_model, load
from redline.language.lexicon import clause_types, read_table, words_of
from redline.language.types import classify, clause_type, named, type_clauses
from redline.model import UNKNOWN, Clause, Contract, Role, Span

if TYPE_CHECKING:
    from pathlib import Path

SAID = {
    "governing-law": "This Agreement is governed by the laws of the State of New York.",
    "insurance": "Supplier shall maintain commercial general liability insurance.",
    "non-solicitation": "Neither party shall solicit for employment any employee of the other.",
    "force-majeure": "Neither party is liable for delay caused by acts of God, war, strikes or "
    "other events beyond its reasonable control.",
    "data-use": "Provider may use aggregated data but shall not train any artificial intelligence "
    "or machine learning models on Customer Data.",
    "jury-waiver": "Each party waives trial by jury.",
    "limitation-of-liability": "In no event shall either party's aggregate liability exceed the "
    "fees paid, nor shall it be liable for indirect or consequential damages.",
}


@pytest.mark.parametrize(("expected", "body"), SAID.items())
def test_plain_words_give_the_type_away(expected: str, body: str) -> None:
    assert clause_type("", body)[0] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Governing Law", "governing-law"),
        ("Late Payments", "payment-terms"),
        ("NOTICES", "notices"),
    ],
)
def test_a_plain_heading_gives_the_type_away_when_the_body_is_silent(
    heading: str, expected: str
) -> None:
    assert clause_type(heading, "The parties agree as follows.")[0] == expected


def test_without_evidence_the_type_is_unknown() -> None:
    assert clause_type("", "The moon was bright that night.")[0] == UNKNOWN


def test_an_empty_clause_is_unknown_with_no_confidence() -> None:
    assert clause_type("", "")[0] == UNKNOWN


def test_probabilities_fall_and_stay_below_one() -> None:
    ranked = classify("Fees and Payment", "Customer shall pay all fees within 30 days of invoice.")
    values = [value for _, value in ranked]
    assert values == sorted(values, reverse=True)
    assert 0 < sum(values) <= 1.0001


def test_words_ignore_case_hyphens_apostrophes_and_which_digits() -> None:
    assert words_of("Non-Compete: Buyer\u2019s 45 days") == [
        "non",
        "compete",
        "buyers",
        "00",
        "days",
    ]


def test_every_type_of_the_table_has_phrases_that_can_be_found() -> None:
    for clause, _, phrase in read_table():
        looked_up = phrase.lstrip("+=").replace("-", " ").split()[:2]
        stems = [stem for word in looked_up for stem in word.split("/") if stem.endswith("~")]
        assert all(len(stem) > 4 for stem in stems), (clause, phrase)
    assert len(clause_types()) >= 75


def test_a_type_is_named_with_few_others_and_the_surest_first() -> None:
    ranked = classify("Insurance", "Supplier shall keep insurance and name Customer as insured.")
    assert ranked[0][0] == "insurance"
    assert len(ranked) == 10


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Limitation of Liability", {"limitation-of-liability": 1.0}),
        ("Term and Termination", {"term": 0.5, "termination": 0.5}),
        ("", {}),
        ("The Moon", {}),
    ],
)
def test_a_heading_names_types_by_the_share_of_its_words(
    heading: str, expected: dict[str, float]
) -> None:
    assert named(heading) == expected


def test_a_heading_of_three_topics_names_a_bundle() -> None:
    shares = named("Modifications, Severability, and Waiver")
    assert max(shares, key=lambda name: shares[name]) == "miscellaneous"


def test_a_clause_that_repeats_its_heading_is_typed_by_its_words_too() -> None:
    contract = _contract("Law This Agreement is governed by the laws of England.")
    whole = Span(0, len(contract.text))
    clause = Clause(id="1", heading="Law", span=whole, body=whole)
    assert type_clauses(contract, (clause,))[0].type == "governing-law"


def test_an_item_nobody_could_type_takes_the_type_above_and_less_confidence() -> None:
    contract = _contract("Insurance", "zxq;", "qzx.")
    clauses = (
        Clause(id="1", heading="Insurance", span=Span(0, 19), body=Span(9, 9)),
        Clause(id="1.a", parent="1", level=2, span=Span(10, 14), body=Span(10, 14)),
        Clause(id="2", span=Span(15, 19), body=Span(15, 19)),
    )
    typed = type_clauses(contract, clauses)
    assert [clause.type for clause in typed] == ["insurance", "insurance", UNKNOWN]
    assert typed[1].confidence <= typed[0].confidence


def test_the_model_file_is_the_one_that_was_trained() -> None:
    model = clause_model()
    assert model.types == clause_types()
    assert model.weights.shape == (len(model.places), len(model.types))


def test_a_model_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    changed = tmp_path / "clause_model.npz"
    changed.write_bytes(b"PK no model")
    with pytest.raises(ValueError, match="not the model it should be"):
        load(changed, "0" * 64)


def test_four_hundred_clauses_are_typed_in_a_moment() -> None:
    classify("", "warm up")
    start = time.process_time()
    for at in range(400):
        classify("Fees", f"Customer shall pay the fees of item {at} within thirty days. " * 4)
    assert time.process_time() - start < 1.0


@pytest.mark.corpus
def test_lawyers_spans_of_unseen_filers_are_told_and_the_probability_is_honest(
    corpus: Path,
) -> None:
    models = (clause_model(), load(HELD_OUT, HELD_OUT_SHA256))
    told = tell(cuad_spans(corpus / "B-labelled"), models)
    assert accuracy(told) > 0.82
    assert macro(counts_told(told)) > 0.79
    assert coverage(told)["coverage_50"] > 0.96
    bins = reliability((item.confidence, item.right) for item in told)
    assert calibration_error(bins) < 0.06


def _contract(*texts: str) -> Contract:
    return Contract(name="a", sha256="", text="\n".join(texts), paragraphs=())


@pytest.mark.parametrize("role", [Role.TITLE, Role.CONTENTS, Role.NOTE])
def test_what_is_no_provision_has_no_type(role: Role) -> None:
    contract = _contract("This Agreement is governed by the laws of England.")
    clause = Clause(id="1", role=role, span=Span(0, 50), body=Span(0, 50))
    assert type_clauses(contract, (clause,)) == (clause,)


def test_a_sub_clause_in_doubt_takes_its_parents_type() -> None:
    contract = _contract("Each party waives trial by jury.", "in any court; or")
    whole, item = Span(0, 49), Span(33, 49)
    clauses = (
        Clause(id="1", heading="Waiver of Jury Trial", span=whole, body=Span(0, 32)),
        Clause(id="1.a", parent="1", level=2, span=item, body=item),
    )
    typed = type_clauses(contract, clauses)
    assert [clause.type for clause in typed] == ["jury-waiver", "jury-waiver"]
    assert typed[1].confidence <= typed[0].confidence


def test_a_sub_clause_with_a_heading_of_its_own_keeps_its_own_type() -> None:
    contract = _contract("General terms.", "This Agreement is governed by the laws of England.")
    clauses = (
        Clause(id="1", heading="Miscellaneous", span=Span(0, 65), body=Span(0, 14)),
        Clause(id="1.1", parent="1", level=2, heading="Law", span=Span(15, 65), body=Span(15, 65)),
    )
    assert type_clauses(contract, clauses)[1].type == "governing-law"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.RECITAL, "recitals"),
        (Role.DEFINITION, "definitions"),
        (Role.PARTIES, "parties"),
        (Role.SIGNATURE, "signatures"),
        (Role.SCHEDULE, "schedule"),
    ],
)
def test_a_role_settles_the_type(role: Role, expected: str) -> None:
    contract = _contract("Whatever it says.")
    clause = Clause(id="1", role=role, span=Span(0, 17), body=Span(0, 17))
    assert type_clauses(contract, (clause,))[0].type == expected
