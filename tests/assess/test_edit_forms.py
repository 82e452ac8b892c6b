"""What each form of edit does to the words of a clause, whatever shape its sentence has."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.assess.going_on import last_words
from redline.assess.whole import NUMBERED
from redline.examples import trials
from redline.model import Options, Span
from redline.playbook import lint, load

BOOK = """\
id: ours
title: Services agreement, customer side
version: "1.0"
contract_types: [msa]
we_are: [customer]
they_are: [supplier]
"""

RULE = """\
id: amendment.alone
title: Changes by one party
clause: amendment
risk: high
priority: must
source: Legal policy
comment: We suggest that changes need both parties.
recognise: {{phrases: ["supplier", "customer"]}}
checks:
  alone: {{any: ["{{them}} may (amend|modify)"], scope: sentence}}
positions:
  - {{rung: preferred, when: "not alone"}}
  - {{rung: walk-away, when: otherwise}}
edits:
  - {edit}
examples:
  - {{text: Customer may wait., rung: preferred}}
  - {{text: Supplier may wait., rung: preferred}}
  - {{text: Supplier may modify it., rung: walk-away}}
  - text: >-
      {text}
    rung: walk-away
"""


def made(where: Path, edit: str, text: str) -> Path:
    folder = where / "ours"
    folder.mkdir()
    (folder / "playbook.yaml").write_text(BOOK, "utf-8")
    (folder / "amendment.yaml").write_text(RULE.format(edit=edit, text=text), "utf-8")
    return folder


def after(where: Path, edit: str, text: str) -> str:
    """Return how `text` reads once the edit is accepted."""
    *_, trial = trials(load(made(where, edit, text)))
    return trial.after


CONSENT = """{insert: ", but only with {us's} written consent", in: alone}"""


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Supplier may amend these terms.",
            "Supplier may amend these terms, but only with Customer's written consent.",
        ),
        (
            "Supplier may amend these terms; Customer shall comply with them.",
            "Supplier may amend these terms, but only with Customer's written consent; Customer "
            "shall comply with them.",
        ),
        (
            "Supplier may amend (a) the terms; (b) the prices; and (c) the policies.",
            "Supplier may amend (a) the terms; (b) the prices; and (c) the policies, but only with "
            "Customer's written consent.",
        ),
        (
            "Supplier may wait. Supplier may amend these terms (as posted). Customer may wait.",
            "Supplier may wait. Supplier may amend these terms (as posted), but only with "
            "Customer's written consent. Customer may wait.",
        ),
        (
            "Supplier may amend these terms; and",
            "Supplier may amend these terms, but only with Customer's written consent; and",
        ),
        (
            "SUPPLIER MAY AMEND THESE TERMS WHENEVER IT LIKES TO DO SO.",
            "SUPPLIER MAY AMEND THESE TERMS WHENEVER IT LIKES TO DO SO, BUT ONLY WITH CUSTOMER'S "
            "WRITTEN CONSENT.",
        ),
    ],
)
def test_words_that_begin_with_a_comma_go_on_with_the_sentence(
    tmp_path: Path, text: str, read: str
) -> None:
    assert after(tmp_path, CONSENT, text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Supplier may amend it.", "Supplier may, if both agree, amend it."),
        ("Supplier is free to amend it.", "Supplier is free, if both agree, to amend it."),
        (
            "Supplier has the right to amend it.",
            "Supplier has the right, if both agree, to amend it.",
        ),
    ],
)
def test_words_between_commas_part_no_infinitive(tmp_path: Path, text: str, read: str) -> None:
    edit = """{insert: ", if both agree,", after: "{them} may"}"""
    assert after(tmp_path, edit, text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Supplier may amend the following without consent:",
        "Supplier may amend the terms of sale, the price and the",
        'Supplier may amend what is called "the Terms."',
    ],
)
def test_a_sentence_that_opens_a_list_or_has_no_stop_is_left_alone(
    tmp_path: Path, text: str
) -> None:
    assert after(tmp_path, CONSENT, text.replace('"', "''")) == text.replace('"', "''")


def test_a_sentence_of_ours_goes_right_behind_the_one_it_is_about(tmp_path: Path) -> None:
    edit = '{insert: "{us} may refuse a change.", in: alone}'
    text = "Supplier may amend these terms. Customer may wait."
    read = "Supplier may amend these terms. Customer may refuse a change. Customer may wait."
    assert after(tmp_path, edit, text) == read


def test_words_are_struck_only_in_the_sentence_that_meets_the_check(tmp_path: Path) -> None:
    edit = '{delete: "at any time", in: alone}'
    text = "Customer may wait at any time. Supplier may amend these terms at any time."
    read = "Customer may wait at any time. Supplier may amend these terms."
    assert after(tmp_path, edit, text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Supplier may amend it at will.", "Supplier may amend it."),
        ("Supplier may amend it, at will.", "Supplier may amend it."),
        ("Supplier may amend it, at will, on notice.", "Supplier may amend it on notice."),
    ],
)
def test_struck_words_leave_no_comma_hanging(tmp_path: Path, text: str, read: str) -> None:
    assert after(tmp_path, '{delete: "at will"}', text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("At will, Supplier may amend it.", "Supplier may amend it."),
        ("At will, on notice Supplier may amend it.", "On notice Supplier may amend it."),
        ("At will Supplier may amend it.", "Supplier may amend it."),
    ],
)
def test_what_follows_struck_words_opens_the_sentence(tmp_path: Path, text: str, read: str) -> None:
    assert after(tmp_path, '{delete: "at will"}', text) == read


def test_an_aside_goes_with_both_its_commas(tmp_path: Path) -> None:
    text = "Supplier may amend it, so far as it can, on notice."
    read = "Supplier may amend it on notice."
    assert after(tmp_path, '{delete: "so far as it can"}', text) == read


@pytest.mark.parametrize("item", ["terms", "prices"])
def test_an_item_of_a_list_goes_with_one_comma(tmp_path: Path, item: str) -> None:
    text = "Supplier may amend terms, prices, policies and plans."
    read = text.replace(f"{item}, ", "")
    assert after(tmp_path, f'{{delete: "{item}"}}', text) == read


def test_a_sentence_is_made_to_say_something_else_and_keeps_its_stop(tmp_path: Path) -> None:
    edit = '{replace: "{them} may amend", with: "changes need both parties", whole: sentence}'
    text = "Customer may wait. Supplier may amend these terms as it sees fit; and"
    assert after(tmp_path, edit, text) == "Customer may wait. Changes need both parties; and"


def test_of_a_sentence_with_semicolons_only_the_part_in_question_is_said_anew(
    tmp_path: Path,
) -> None:
    edit = '{replace: "{them} may amend", with: "changes need both parties", whole: sentence}'
    text = "Customer may wait; Supplier may amend these terms; both may talk."
    read = "Customer may wait; changes need both parties; both may talk."
    assert after(tmp_path, edit, text) == read


def test_a_place_in_an_edit_is_a_check_of_the_rule(tmp_path: Path) -> None:
    (problem,) = lint(made(tmp_path, '{insert: ", or not", in: alonee}', "Supplier may amend it."))
    assert "unknown check `alonee`" in problem


def test_a_place_is_looked_for_only_where_words_are_changed(tmp_path: Path) -> None:
    (problem,) = lint(made(tmp_path, "{comment: true, in: alone}", "Supplier may amend it."))
    assert "`in` goes with" in problem


def test_a_sentence_of_ours_goes_behind_the_sentence_that_the_rule_is_about(tmp_path: Path) -> None:
    folder = made(tmp_path, '{insert: "{us} may refuse a change."}', "Supplier may amend it.")
    rule = folder / "amendment.yaml"
    about = 'recognise: {phrases: ["supplier"], scope: sentence}'
    told = rule.read_text("utf-8").replace('recognise: {phrases: ["supplier", "customer"]}', about)
    text = "Supplier may amend these terms. Customer may wait."
    rule.write_text(told.replace("Supplier may amend it.", text), "utf-8")
    *_, trial = trials(load(folder))
    read = "Supplier may amend these terms. Customer may refuse a change. Customer may wait."
    assert trial.after == read


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The price is fixed.", "The price is fixed."),
        ("The price is fixed", "The price is fixed"),
        ("The price is fixed.\nTerms | example.com PAGE 7", "The price is fixed."),
        ("The price is fixed.\nTerms\n12 of 40", "The price is fixed."),
    ],
)
def test_the_last_words_of_a_clause_stand_above_what_a_page_left(text: str, kept: str) -> None:
    assert last_words(text, Span(0, len(text))) == len(kept)


def test_a_sentence_that_a_page_cut_in_two_has_no_last_words() -> None:
    text = "The price is " + "fixed, " * 20 + "repair,\nSource: EXAMPLE INC., 10-K, 8/22/2019"
    assert last_words(text, Span(0, len(text))) is None


EQUALLY = '{mutual: them, in: alone, else: "This applies equally to {us}."}'


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Supplier may amend these terms.", "Either party may amend these terms."),
        (
            "Customer may wait; Supplier may amend these terms on notice to Customer.",
            "Customer may wait; either party may amend these terms on notice to the other party.",
        ),
        (
            "Supplier may amend these terms if Customer agrees.",
            "Supplier may amend these terms if Customer agrees. This applies equally to Customer.",
        ),
    ],
)
def test_what_one_party_may_do_both_may_do(tmp_path: Path, text: str, read: str) -> None:
    assert after(tmp_path, EQUALLY, text) == read


def test_each_sentence_of_theirs_goes_on_though_another_did(tmp_path: Path) -> None:
    tail = ", but only with the written consent of the other party to it"
    folder = made(
        tmp_path, f'{{insert: "{tail}"}}', "Supplier may amend it. Supplier may modify it."
    )
    rule = folder / "amendment.yaml"
    about = 'recognise: {phrases: ["supplier may"], scope: sentence}'
    told = rule.read_text("utf-8").replace('recognise: {phrases: ["supplier", "customer"]}', about)
    rule.write_text(told, "utf-8")
    *_, trial = trials(load(folder))
    assert trial.after == f"Supplier may amend it{tail}. Supplier may modify it{tail}."


def test_a_title_of_what_says_nothing_itself_is_no_place_of_a_rule(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (
        "SERVICES AGREEMENT",
        'This Agreement is made between Lumen Inc. ("Supplier") and Fenwick LLC ("Customer").',
        "1. Liability of Supplier shall not exceed its fees",
        "1.1 Care. Supplier shall perform the services with care.",
        "1.2 People. Supplier shall use able people.",
    ):
        document.add_paragraph(line)
    path = tmp_path / "contract.docx"
    document.save(str(path))
    options = Options(playbook="msa-customer", we_are="customer", select=("liability",))
    assert not [finding for finding in pipeline.review(path, options).findings if finding.revisions]


def test_in_a_long_clause_a_sentence_of_ours_stands_by_the_one_it_is_about(tmp_path: Path) -> None:
    edit = '{insert: "{us} may refuse a change."}'
    other = "Papers are kept in a dry room and shown to the auditors of the bank. " * 10
    read = after(tmp_path, edit, f"Supplier may amend these terms. {other}")
    assert read.startswith("Supplier may amend these terms. Customer may refuse a change. Papers")


def test_a_numbered_paragraph_is_not_replaced_with_the_clause_above_it() -> None:
    assert NUMBERED.match("6.4 OWNERSHIP. Supplier keeps all rights.")
    assert not NUMBERED.match("6 months later the rights pass.")


@pytest.mark.parametrize(
    "text",
    [
        "Supplier may amend it. Supplier cannot assign it.",
        "Supplier may amend it. Supplier has no right to assign it.",
        "Supplier may amend it. Supplier is under no duty to assign it.",
    ],
)
@pytest.mark.parametrize("cut", ["{them} shall", "not assign", "no obligation to assign"])
def test_of_another_way_to_say_it_no_part_is_changed(tmp_path: Path, text: str, cut: str) -> None:
    edit = f"""{{replace: "{cut}", with: "either party may"}}"""
    assert after(tmp_path, edit, text) == text
