"""Clause types that a playbook adds: what clauses are of them, and that its rules are held against those."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from redline import pipeline
from redline.model import FindingKind, Options, Review
from redline.playbook import lint, load

BOOK = """\
id: ours
title: Services agreement, customer side
version: "1.0"
contract_types: [msa]
we_are: [customer]
they_are: [supplier]
approvers: {legal: Legal}
types:
  data-residency:
    covers: where data may be kept
    headings: [data residency, data locali~]
    phrases: ["(store~|process~|host~) ... (within|outside) the European Union"]
    not: [headings are for]
"""

RULE = """\
id: data.residency
title: Data residency
clause: data-residency
risk: high
priority: must
source: Data policy 2
comment: Our data stay in the European Union by law; please confirm it.
checks:
  at_home: {any: ["within the European Union"]}
positions:
  - {rung: preferred, when: at_home}
  - {rung: walk-away, when: otherwise}
edits:
  - {replace: "outside the European Union", with: within the European Union}
examples:
  - {text: Supplier shall host data within the European Union., rung: preferred}
  - {text: Data shall be stored within the European Union., rung: preferred}
  - text: Supplier may host data outside the European Union.
    rung: walk-away
    after: Supplier may host data within the European Union.
  - {text: Supplier may process data outside the European Union., rung: walk-away}
"""

CLAUSES = (
    ("Services", "Supplier shall provide the services to Customer."),
    ("Data Residency", "Supplier may keep data wherever it likes."),
    ("Operations", "Supplier may host Customer data outside the European Union."),
    ("Governing Law", "This Agreement is governed by the laws of Ireland."),
)


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "playbook.yaml").write_text(BOOK, "utf-8")
    (folder / "residency.yaml").write_text(RULE, "utf-8")
    return folder


@pytest.fixture
def review(tmp_path: Path, playbook: Path) -> Review:
    document = docx.Document()
    document.add_paragraph("Services Agreement")
    document.add_paragraph(
        'This Agreement is made between Northwind Ltd. ("Customer") and Acme Corp. ("Supplier").'
    )
    for number, (heading, words) in enumerate(CLAUSES, 1):
        document.add_paragraph(f"{number}. {heading}. {words}")
    path = tmp_path / "contract.docx"
    document.save(path)
    return pipeline.review(path, Options(playbook=str(playbook), we_are="customer"))


def test_a_clause_is_of_an_own_type_by_its_heading_or_by_its_words(review: Review) -> None:
    types = {clause.number: clause.type for clause in review.reading.clauses if clause.number}
    assert [types[number] for number in ("2", "3", "4")] == [
        "data-residency",
        "data-residency",
        "governing-law",
    ]
    sure = {clause.number: clause.confidence for clause in review.reading.clauses}
    assert sure["2"] > sure["3"] > 0.5


def test_a_rule_of_an_own_type_is_held_against_its_clauses_and_mends_them(review: Review) -> None:
    found = [finding for finding in review.findings if finding.kind is FindingKind.DEVIATION]
    assert {finding.type for finding in found} == {"data-residency"}
    assert len(found) == 2
    assert [revision.insert for revision in review.revisions] == ["within"]


def test_a_playbook_with_types_of_its_own_is_sound_and_keeps_them(playbook: Path) -> None:
    assert lint(playbook) == ()
    assert [own.name for own in load(playbook).types] == ["data-residency"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  data-residency:", "  insurance:", "`insurance` is a clause type everybody has"),
        ("  data-residency:", "  unknown:", "`unknown` is a clause type everybody has"),
        ("  data-residency:", "  data-resident:", "did you mean `data-resident`?"),
        ("  data-residency:", "  Data Residency:", "Data Residency"),
    ],
)
def test_types_that_cannot_be_told_apart_are_named(
    playbook: Path, old: str, new: str, told: str
) -> None:
    (playbook / "playbook.yaml").write_text(BOOK.replace(old, new), "utf-8")
    assert told in "\n".join(lint(playbook))


def test_a_type_that_nothing_can_be_known_by_is_refused(playbook: Path) -> None:
    bare = BOOK.split("    headings", maxsplit=1)[0]
    (playbook / "playbook.yaml").write_text(bare, "utf-8")
    assert "give it `headings` or `phrases`" in "\n".join(lint(playbook))
