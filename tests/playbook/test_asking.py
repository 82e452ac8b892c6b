"""A rule may ask an NDA only questions that there are, and compare only with answers that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from redline.playbook import lint, load
from tests.playbook.folders import BOOK, folder

NDA = BOOK.replace("[msa, sow]", "[nda]")
RULE = """\
id: copies
title: Copies
clause: confidentiality
risk: low
priority: trade
source: NDA policy 3.7
comment: We suggest allowing the copies that the purpose needs.
recognise: {answers: [copies]}
positions:
  - {rung: preferred, when: "nda.copies = affirmed"}
  - {rung: fallback, when: "nda.copies in [denied, silent]"}
required: {heading: Copies, text: Copies may be made., answers: [copies]}
examples:
  - {text: Copies may be made., rung: preferred}
  - {text: Each party bears its costs., rung: silent}
  - {text: No copies may be made., rung: fallback}
  - {text: Copies are forbidden., rung: fallback}
"""


def test_a_rule_that_asks_is_read(tmp_path: Path) -> None:
    (rule,) = load(folder(tmp_path, book=NDA, copies=RULE)).rules
    assert rule.recognise.answers == ("copies",)
    assert rule.required is not None
    assert rule.required.answers == ("copies",)


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("answers: [copies]}\npos", "answers: [copys]}\npos", "no question `copys`; did you mean"),
        ("answers: [copies]}\nex", "answers: [copie]}\nex", "no question `copie`; did you mean"),
        ("nda.copies = affirmed", "nda.copie = affirmed", "no question `copie`; did you mean"),
        ("nda.copies = affirmed", "nda.copies", "compare `nda.copies` with affirmed, denied"),
        ("nda.copies = affirmed", "nda.copies = yes", "compare `nda.copies` with affirmed, denied"),
        ("[denied, silent]", "[denied, 1]", "compare `nda.copies` with affirmed, denied"),
    ],
)
def test_a_question_that_cannot_be_asked_so_is_named(
    tmp_path: Path, written: str, instead: str, told: str
) -> None:
    assert written in RULE
    problems = lint(folder(tmp_path, book=NDA, copies=RULE.replace(written, instead)))
    assert any(told in problem for problem in problems), problems


def test_only_a_playbook_for_ndas_may_ask(tmp_path: Path) -> None:
    (problem,) = lint(folder(tmp_path, copies=RULE))
    assert "questions are asked of NDAs only" in problem
