"""Whatever two versions say, the changes between them account for every word of both."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from redline import versions
from redline.model import Contract, Reading, Span
from redline.model.versions import Became, Versions

sys.path.append(str(Path(__file__).resolve().parents[1] / "language"))

from papers import cell, line, paper

VOCABULARY = (
    'shall not may Customer Supplier pay 30 45 days $5 “term” "term" organise organize (a) , . ; '
    "- – non-exclusive and or any all 2% 1 May ﬁne 秘密 \u202e\u200b \ufffc"
)
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCE = st.lists(WORDS, max_size=9).map(" ".join)
LONG = st.sampled_from(
    [
        "Supplier keeps all plans of the works in a dry place at its own cost.",
        "Customer may once in each year audit the books and records of Supplier.",
        "Notices are sent by post to the address of the other party at any time.",
    ]
)
PARAGRAPH = st.one_of(SENTENCE, LONG)
PARAGRAPHS = st.lists(PARAGRAPH, max_size=9)


def contract(paragraphs: list[str], cells: int) -> Contract:
    lines = [cell(0, n, 0, text) if n < cells else line(text) for n, text in enumerate(paragraphs)]
    return paper(*lines)


def compared(old: Contract, new: Contract) -> Versions:
    reading = Reading(
        type="other", type_reason="", clauses=(), sentences=(), parties=(), terms=(), facts=()
    )
    return versions.compare(
        versions.Side(contract=old, reading=reading), versions.Side(contract=new, reading=reading)
    )


def left(text: str, spans: Iterable[Span]) -> str:
    """A text without some stretches of it, and without white space."""
    kept, at = "", 0
    for span in sorted(spans):
        kept += text[at : span.start]
        at = max(at, span.end)
    return "".join((kept + text[at:]).split())


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, st.integers(0, 3))
def test_without_what_is_struck_and_written_both_versions_are_the_same(
    one: list[str], two: list[str], cells: int
) -> None:
    found = compared(contract(one, cells), contract(two, cells))
    assert left(found.old.text, (c.old for c in found.changes)) == left(
        found.new.text, (c.new for c in found.changes)
    )


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_changes_quote_both_versions_and_judge_alike_in_either_direction(
    one: list[str], two: list[str]
) -> None:
    old, new = contract(one, 0), contract(two, 0)
    found = compared(old, new)
    for change in found.changes:
        assert change.old.of(old.text) == change.delete
        assert change.new.of(new.text) == change.insert
        assert not (change.cosmetic and change.critical)
        assert change.delete or change.insert
    assert found == compared(old, new)


@settings(max_examples=150, deadline=None)
@given(st.lists(LONG, min_size=2, max_size=3, unique=True), st.randoms())
def test_paragraphs_in_another_order_are_moved_and_no_more(
    lines: list[str], chance: object
) -> None:
    mixed = list(lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = compared(contract(lines, 0), contract(mixed, 0))
    assert {change.kind for change in found.changes} <= {Became.MOVED}


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS)
def test_a_version_held_against_itself_has_no_changes(lines: list[str]) -> None:
    assert compared(contract(lines, 1), contract(lines, 1)).changes == ()
