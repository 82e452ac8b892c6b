"""What `clauses/README.md` tells somebody to write is sound, and its examples come out as they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from redline.examples import joint_trials, trials
from redline.model import QUESTIONS
from redline.model.glossary import TradeTerm
from redline.model.taxonomy import AREAS, CLAUSE_TYPES, CONTRACT_TYPES
from redline.playbook import lint, load, trade_terms

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "clauses" / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
RULE, BOOK = BLOCKS[0], BLOCKS[-1]
TAKEN, STANDING = (block for block in BLOCKS if block.startswith(("rules:", "use:")))
INTERNAL, CONTEXT, JOINT = (
    next(block for block in BLOCKS if block.startswith(start))
    for start in ("# internal", "id: england-wales", "id: interaction")
)
GLOSSARY = next(block for block in BLOCKS if block.startswith("# glossary"))
BANDS = next(block for block in BLOCKS if block.startswith("bands:"))
ASKING = next(block for block in BLOCKS if "nda." in block)

REST = """
id: rest
title: The other blocks of the page
clause: indemnification
risk: low
priority: should
source: The page itself
comment: Each party is best placed to answer for its own acts.
"""
ASKED = "edits: [{comment: true, when: mutual and uncapped and reasonable and not absolute}]\n"
MORE = """
  reasonable: {any: [reasonable]}
  absolute: {any: [absolute]}
"""
EXAMPLES = """
examples:
  - {text: Each party shall indemnify the other., rung: acceptable}
  - {text: It is reasonable., rung: silent}
  - {text: The service is provided as is., rung: unacceptable}
  - {text: Nothing is agreed., rung: missing}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "playbook.yaml").write_text(BOOK, "utf-8")
    (tmp_path / "payment-terms.yaml").write_text(RULE, "utf-8")
    return tmp_path


def test_the_whole_rule_is_sound_and_its_examples_come_out(folder: Path) -> None:
    assert lint(folder) == ()
    tried = tuple(trials(load(folder)))
    assert [(t.number, t.outcome, t.after) for t in tried if not t.passed] == []
    assert len(tried) >= 4


def test_the_block_on_bands_says_what_the_ladder_of_the_whole_rule_says(folder: Path) -> None:
    (before,) = load(folder).rules
    ladder = RULE[RULE.index("positions:") : RULE.index("edits:")]
    (folder / "payment-terms.yaml").write_text(RULE.replace(ladder, BANDS + "\n"), "utf-8")
    (banded,) = load(folder).rules
    assert [(p.rung, p.when, p.approvers) for p in banded.positions] == [
        (p.rung, p.when, p.approvers) for p in before.positions
    ]


def test_the_block_on_technical_terms_is_in_the_glossary() -> None:
    (said,) = yaml.safe_load(GLOSSARY)["terms"]
    assert TradeTerm(**said | {"also": tuple(said["also"])}) in trade_terms()


def test_the_other_blocks_make_a_sound_rule(folder: Path) -> None:
    middle = [
        block.rstrip()
        for block in BLOCKS[1:-1]
        if block not in {TAKEN, STANDING, ASKING, BANDS, GLOSSARY, INTERNAL, CONTEXT, JOINT}
    ]
    keys = [block.split(":")[0] for block in middle]
    assert keys == ["checks", "positions", "unacceptable", "required", "remedy"]
    checks = middle[0] + MORE.rstrip()
    text = "\n".join((REST.strip(), checks, *middle[1:], ASKED.strip(), EXAMPLES.strip()))
    (folder / "rest.yaml").write_text(text + "\n", "utf-8")
    assert lint(folder) == ()


def test_the_block_on_questions_makes_a_sound_rule_of_a_playbook_for_ndas(folder: Path) -> None:
    book = re.sub(r"contract_types: .*", "contract_types: [nda]", BOOK, count=1)
    (folder / "playbook.yaml").write_text(book, "utf-8")
    examples = EXAMPLES.replace("unacceptable", "fallback").replace("acceptable", "preferred")
    (folder / "rest.yaml").write_text(f"{REST.strip()}\n{ASKING}{examples.strip()}\n", "utf-8")
    assert lint(folder) == ()


def test_every_question_is_on_the_page() -> None:
    section = PAGE.split("## Questions on an NDA\n")[1].split("\n## ")[0]
    told = re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE)
    assert told == [question.id for question in QUESTIONS]


def test_the_blocks_on_sharing_make_a_sound_playbook(folder: Path) -> None:
    (folder / "playbook.yaml").write_text(BOOK + TAKEN, "utf-8")
    (folder / "payment-terms.yaml").write_text(STANDING, "utf-8")
    assert lint(folder) == ()
    rules = {rule.id: rule for rule in load(folder).rules}
    assert set(rules) == {"notices.deemed", "law.governing", "payment.days"}
    assert rules["payment.days"].clauses == ("payment-terms",)


def test_the_blocks_on_the_back_table_make_a_sound_playbook(tmp_path: Path, folder: Path) -> None:
    ours = tmp_path / "ours"
    for name in ("internal", "contexts"):
        (ours / name).mkdir(parents=True)
    for file in folder.glob("*.yaml"):
        (ours / file.name).write_bytes(file.read_bytes())
    (ours / "playbook.yaml").write_text(
        f"{BOOK}interactions: [interactions/mine]\n{TAKEN}", "utf-8"
    )
    (ours / "internal" / "payment-terms.yaml").write_text(INTERNAL, "utf-8")
    (ours / "contexts" / "england-wales.yaml").write_text(CONTEXT, "utf-8")
    (tmp_path / "interactions").mkdir()
    (tmp_path / "interactions" / "mine.yaml").write_text(JOINT, "utf-8")
    book = load(ours, ["england-wales"])
    assert [trial.passed for trial in joint_trials(book)] == [True] * 4
    assert [context.title for context in book.contexts] == ["England and Wales"]
    assert any(
        rule.internal and rule.internal.in_return == ("law.governing",) for rule in book.rules
    )
    assert [mandate.roles for mandate in book.mandates] == [("gc", "cfo"), ("finance",), ("gc",)]


def test_every_area_is_on_the_page() -> None:
    section = PAGE.split("## Areas\n")[1].split("\n## ")[0]
    told = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", section, re.MULTILINE)
    assert [(area, tuple(re.findall(r"`([a-z-]+)`", kinds))) for area, kinds in told] == list(
        AREAS.items()
    )


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [("Kinds of contract", CONTRACT_TYPES), ("Clause types", CLAUSE_TYPES)],
)
def test_every_type_is_on_the_page(heading: str, kinds: dict[str, str]) -> None:
    section = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", section, re.MULTILINE)) == kinds
