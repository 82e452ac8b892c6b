"""The questions on an NDA: what it says, denies or leaves open, exceptions and lists included."""

from __future__ import annotations

import math
import time
from itertools import pairwise

import pytest

from redline.language import answers, read
from redline.language.nda_cues import heard, patterns, rules
from redline.language.nda_model import FILE, SHA256, load, nda_model
from redline.language.passages import folded, passages_in, passages_of
from redline.language.questions import answers_in
from redline.model import QUESTIONS, Answer, Span, Stance
from tests.language.papers import paper

OURS = """MUTUAL NON-DISCLOSURE AGREEMENT
1. "Confidential Information" means all business, financial, customer and technical information that one party discloses to the other, whether orally, in writing or in any other form, and whether or not it is marked as confidential.
2. Confidential Information does not include information that:
(a) was lawfully received from a third party without any obligation of confidentiality; or
(b) is independently developed by the Recipient without use of the Confidential Information.
3. The Recipient shall use the Confidential Information solely for the Purpose and for no other purpose.
4. The Recipient shall not disclose Confidential Information to any third party, except to those of its employees, attorneys and professional advisers who need to know it for the Purpose and are bound by similar obligations.
5. If the Recipient is required by law, court order or subpoena to disclose Confidential Information, it shall promptly notify the Discloser so that the Discloser may seek a protective order.
6. Nothing in this Agreement grants the Recipient any license or other right in the Confidential Information.
7. Upon termination of this Agreement the Recipient shall return or destroy all Confidential Information, except that it may retain one copy in its legal department as required by law or its document retention policy.
8. The obligations of confidentiality shall survive termination of this Agreement for a period of three years.
This Agreement is governed by the laws of Ireland."""  # noqa: E501


def said(text: str) -> dict[str, Answer]:
    """Answers to a text of one sentence or list item a line."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return {answer.question: answer for answer in answers_in(text, spans)}


def choice(text: str, question: str) -> Stance:
    return said(text)[question].choice


@pytest.mark.parametrize(
    "question",
    [
        "oral",
        "limited-use",
        "employees",
        "third-parties",
        "compelled-disclosure",
        "independent-development",
        "third-party-sources",
        "no-license",
        "return",
        "survival",
        "retention",
    ],
)
def test_a_usual_agreement_affirms_what_it_says(question: str) -> None:
    assert choice(OURS, question) is Stance.ENTAILED


@pytest.mark.parametrize("question", ["marking", "technical-only"])
def test_a_definition_that_needs_no_mark_and_takes_in_business_matters_denies(
    question: str,
) -> None:
    assert choice(OURS, question) is Stance.CONTRADICTED


@pytest.mark.parametrize("question", ["reverse-engineering", "no-solicitation"])
def test_what_an_agreement_is_silent_on_is_not_mentioned(question: str) -> None:
    answer = said(OURS)[question]
    assert answer.choice is Stance.NOT_MENTIONED
    assert answer.evidence == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("survival", "shall survive termination"),
        ("compelled-disclosure", "promptly notify"),
        ("limited-use", "solely for the Purpose"),
        ("independent-development", "independently developed"),
        ("no-license", "any license"),
        ("retention", "may retain one copy"),
    ],
)
def test_evidence_is_the_sentence_that_says_it(question: str, words: str) -> None:
    assert words in said(OURS)[question].evidence[0].of(OURS)


def test_every_question_is_answered_once_in_order() -> None:
    assert list(said(OURS)) == [question.id for question in QUESTIONS]
    assert len(QUESTIONS) == 17


def test_an_empty_text_mentions_nothing() -> None:
    assert {answer.choice for answer in answers_in("", [])} == {Stance.NOT_MENTIONED}


def test_answers_come_out_the_same_twice() -> None:
    assert said(OURS) == said(OURS)


def test_a_ban_on_reverse_engineering_is_heard() -> None:
    text = (
        f"{OURS}\n9. The Recipient shall not reverse engineer, decompile or disassemble any sample."
    )
    assert choice(text, "reverse-engineering") is Stance.ENTAILED


def test_a_bar_on_hiring_is_heard() -> None:
    text = (
        f"{OURS}\n9. For one year neither party shall directly or indirectly solicit for employment "
        "any employee of the other party."
    )
    assert choice(text, "no-solicitation") is Stance.ENTAILED


def test_a_contract_that_was_read_is_answered_from_its_clauses() -> None:
    contract = paper(
        "**MUTUAL NON-DISCLOSURE AGREEMENT**",
        "1.| **Exceptions.** Confidential Information does not include information that:",
        "(a)| is independently developed by the Recipient without use of it; or",
        "(b)| was received from a third party without breach of any obligation.",
        "2.| **Term.** The obligations of the parties survive termination of this Agreement.",
    )
    found = {answer.question: answer for answer in answers(contract, read(contract))}
    developed = found["independent-development"]
    assert developed.choice is Stance.ENTAILED
    assert "independently developed" in developed.evidence[0].of(contract.text)
    assert found["survival"].choice is Stance.ENTAILED


def test_items_of_numbered_clauses_know_what_leads_in_to_them() -> None:
    contract = paper(
        "1.| The Recipient shall not:",
        "(a)| copy any Confidential Information; or",
        "(b)| sell it.",
        "2.| This Agreement lasts one year.",
    )
    passages = passages_of(contract, read(contract))
    stems = {passage.words.split()[0]: passage.stem for passage in passages}
    assert stems["copy"] == stems["sell"] == "the recipient shall not:"
    assert stems["this"] == ""


def test_a_list_in_running_text_knows_what_leads_in_to_it() -> None:
    text = "Each party shall: (a) keep it secret; (b) return it. The end has come."
    cuts = [0, 18, 38, 53, len(text) + 1]
    spans = [Span(start, end - 1) for start, end in pairwise(cuts)]
    lead, first, second, after = passages_in(text, spans)
    assert first.stem == second.stem == "each party shall:"
    assert lead.items == ("(a) keep it secret;", "(b) return it.")
    assert after.stem == ""


def test_folding_makes_quotes_plain_and_spaces_single() -> None:
    assert folded("The\u00a0\u201cDisclosing  Party\u2019s\u201d") == 'the "disclosing party\'s"'


def test_an_exception_to_a_ban_on_copies_is_told_from_a_bare_ban() -> None:
    bare = heard("the recipient shall not copy any confidential information.")
    eased = heard(
        "the recipient shall not copy any confidential information except as necessary for the purpose."
    )
    assert "copying-forbidden" in bare & eased
    assert "copying-forbidden-but" in eased - bare


def test_copies_only_with_consent_are_no_exception() -> None:
    said_ = heard(
        "recipient shall not make copies of it without the prior written consent of owner."
    )
    assert "copying-forbidden" in said_
    assert "copying-forbidden-but" not in said_


def test_every_rule_speaks_of_known_cues_and_questions() -> None:
    cues = {name for name, _ in patterns()}
    known = {question.id for question in QUESTIONS}
    assert {cue for rule in rules() for cue in rule.needs | rule.bars | rule.own} <= cues
    assert {rule.question for rule in rules()} == known == set(nda_model().questions)


def test_the_three_choices_share_certainty() -> None:
    assert all(1 / 3 <= answer.confidence <= 1 for answer in said(OURS).values())
    assert math.isclose(len(said(OURS)), 17)


def test_a_model_that_was_tampered_with_is_refused() -> None:
    with pytest.raises(ValueError, match=FILE):
        load(b"something else", SHA256)


def test_hostile_words_are_looked_through_quickly() -> None:
    begun = time.process_time()
    heard(folded("not only except to use may retain copies disclose grant terminate " * 100))
    heard(folded("no " * 2000))
    assert time.process_time() - begun < 5
