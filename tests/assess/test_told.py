"""Rules that turn on what an NDA says to a question: acted on when sure, shown to a person when not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import docx

from redline import language, pipeline
from redline.assess import asks, assess
from redline.assess.told import asked_by
from redline.model import (
    QUESTIONS,
    Answer,
    Contract,
    Finding,
    FindingKind,
    Options,
    Playbook,
    Reading,
    Review,
    Rung,
    Stance,
)
from redline.playbook import available, load
from tests.language.papers import paper

BAN = "The Recipient shall leave the Confidential Information in the one form in which it came."
LICENSE = "The Confidential Information stays with the Discloser alone."


@cache
def nda() -> Playbook:
    return load(dict(available())["nda-mutual"])


@cache
def agreement() -> tuple[Contract, Reading]:
    contract = paper(
        "**MUTUAL NON-DISCLOSURE AGREEMENT**",
        'This Agreement is made between Acme Corp. ("Discloser") and Northwind Ltd ("Recipient").',
        f"1.| **Copies.** {BAN}",
        f"2.| **Ownership.** {LICENSE}",
        "3.| **Costs.** Each party bears its own costs.",
    )
    return contract, language.read(contract)


def answer(question: str, choice: Stance, confidence: float, words: str = "") -> Answer:
    contract, reading = agreement()
    spans = (sentence.span for sentence in reading.sentences)
    evidence = tuple(span for span in spans if words and words in span.of(contract.text))
    return Answer(question=question, choice=choice, confidence=confidence, evidence=evidence)


def held(rule: str, *answers: Answer) -> Review:
    """Hold the agreement, answered so, against one rule."""
    contract, reading = agreement()
    book = replace(nda(), rules=tuple(each for each in nda().rules if each.id == rule))
    return assess(contract, replace(reading, answers=answers), book, "", Options())


def only(review: Review) -> Finding:
    (finding,) = review.findings
    return finding


def test_a_sure_denial_is_a_deviation_that_quotes_the_passage_and_changes_it() -> None:
    review = held("copies", answer("copies", Stance.CONTRADICTED, 0.95, BAN))
    finding = only(review)
    assert (finding.kind, finding.rung) == (FindingKind.DEVIATION, Rung.FALLBACK)
    assert finding.quote == BAN
    assert "the copies that the Recipient needs" in review.revisions[0].insert


def test_a_denial_that_is_not_sure_is_shown_to_a_person_and_nothing_is_changed() -> None:
    review = held("copies", answer("copies", Stance.CONTRADICTED, 0.85, BAN))
    finding = only(review)
    assert (finding.kind, finding.quote) == (FindingKind.UNKNOWN, BAN)
    assert "probably: no copies at all" in finding.message
    assert review.revisions == ()


def test_a_guess_is_not_even_shown() -> None:
    assert held("copies", answer("copies", Stance.CONTRADICTED, 0.45, BAN)).findings == ()


def test_what_is_probably_as_it_should_be_is_left_in_peace() -> None:
    review = held("copies", answer("copies", Stance.ENTAILED, 0.6, BAN))
    assert (review.findings, review.conforming) == ((), ())


def test_a_sure_affirmation_conforms() -> None:
    review = held("copies", answer("copies", Stance.ENTAILED, 0.9, BAN))
    assert [(each.rung, each.quote) for each in review.conforming] == [(Rung.PREFERRED, BAN)]


def test_a_contract_that_was_not_asked_says_nothing_to_a_question() -> None:
    assert held("copies").findings == ()


def test_a_clause_that_is_there_in_other_words_is_not_missing() -> None:
    review = held("license.none", answer("no-license", Stance.ENTAILED, 0.9, LICENSE))
    assert review.findings == ()


def test_a_clause_that_may_be_there_is_named_and_none_is_put_in() -> None:
    review = held("license.none", answer("no-license", Stance.ENTAILED, 0.4, LICENSE))
    finding = only(review)
    assert finding.kind is FindingKind.UNKNOWN
    assert "the nearest is 2" in finding.message
    assert review.revisions == ()


def test_a_clause_that_the_contract_is_silent_on_goes_in() -> None:
    review = held("license.none", answer("no-license", Stance.NOT_MENTIONED, 0.9))
    assert only(review).kind is FindingKind.MISSING
    assert "license" in review.revisions[0].insert


def test_a_playbook_asks_if_one_of_its_rules_does() -> None:
    quiet = replace(nda(), rules=tuple(rule for rule in nda().rules if not asked_by(rule)))
    assert asks(nda())
    assert not asks(quiet)


def test_a_rule_asks_in_its_places_conditions_and_requirement() -> None:
    asked = {rule.id: asked_by(rule) for rule in nda().rules}
    assert asked["tail.present"] == ("survival",)
    assert asked["license.none"] == ("no-license",)
    assert asked["use.purpose"] == ("limited-use",)
    assert asked["term.length"] == ()
    assert {id_ for ids in asked.values() for id_ in ids} <= {each.id for each in QUESTIONS}


def _saved(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_an_nda_is_asked_and_a_services_agreement_is_not(tmp_path: Path) -> None:
    parties = 'between Acme Corp. ("Supplier") and Northwind Ltd. ("Customer").'
    secret = _saved(
        tmp_path / "nda.docx",
        "MUTUAL NON-DISCLOSURE AGREEMENT",
        f"This Agreement is made {parties}",
        "1. Confidentiality. Each party shall keep the Confidential Information of the other secret.",
    )
    services = _saved(
        tmp_path / "msa.docx",
        "MASTER SERVICES AGREEMENT",
        f"This Agreement is made {parties}",
        "1. Services. Supplier shall perform the services. Customer shall pay the fees.",
    )
    asked = pipeline.review(secret, Options(playbook="nda-mutual")).reading.answers
    assert len(asked) == len(QUESTIONS)
    assert pipeline.review(services, Options(playbook="nda-mutual")).reading.answers == ()


def test_a_clause_that_may_be_there_in_other_words_is_not_put_in() -> None:
    review = held("license.none", answer("no-license", Stance.NOT_MENTIONED, 0.6))
    assert only(review).kind is FindingKind.UNKNOWN
    assert "in other words" in only(review).message
    assert review.revisions == ()
