from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from redline.model import ChangeKind, ChangeOf, Clause, Settled, Span, TrackedChange
from redline.render.changes import change_list, settled_lines
from redline.render.changes_json import changes_json
from redline.render.page import Page

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
CLAUSE = Clause(
    id="c1",
    number="9.2",
    heading="Limitation of Liability and of everything that somebody may ever owe to another",
    span=Span(0, 9),
    body=Span(0, 9),
)
ONE = TrackedChange(
    number=1,
    change=1,
    part="word/document.xml",
    story="body",
    id="14",
    handle="14",
    kind=ChangeKind.INSERT,
    of=ChangeOf.TEXT,
    author="Jane Doe",
    date="2026-03-01T08:00:00Z",
    text="each \x1b[31mparty ",
    at=3,
)
TWO = replace(ONE, number=2, id="15", handle="15", of=ChangeOf.PARAGRAPH_MARK, text="\n")
LONG = replace(
    ONE, number=3, change=2, id="16", handle="16", kind=ChangeKind.DELETE, text="lorem " * 90
)
NOTE = replace(
    ONE,
    number=4,
    change=3,
    part="word/footnotes.xml",
    story="footnote",
    id="14",
    handle="footnotes:14",
    kind=ChangeKind.FORMATTING,
    of=ChangeOf.PARAGRAPH,
    author="",
    date="",
    text=" ",
    at=None,
    was_at=7,
)
PLACED = [(ONE, CLAUSE), (TWO, CLAUSE), (LONG, None), (NOTE, None)]


def listed(width: int, **how: object) -> list[str]:
    page = Page(width=width, **how)  # type: ignore[arg-type]
    return change_list(PLACED, page, name="acme.docx", of=4).splitlines()


def test_the_head_counts_changes_and_authors() -> None:
    assert listed(120)[0] == "acme.docx · 3 tracked changes · Jane Doe 2 · nobody 1"


def test_fragments_of_one_change_are_one_line_with_all_ids() -> None:
    (row,) = (line for line in listed(120) if line.startswith("  14, 15"))
    assert row.split(maxsplit=3)[2] == "insert"
    assert row.endswith("“each [31mparty ¶”")


@pytest.mark.parametrize("width", [60, 80, 104, 120, 200])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(map(cell_len, listed(width))) <= min(width, 132)


def test_on_a_narrow_page_the_words_stand_below() -> None:
    lines = listed(80)
    at = next(number for number, line in enumerate(lines) if line.startswith("  14, 15"))
    assert lines[at + 2].strip() == "“each [31mparty ¶”"


def test_long_words_are_cut_unless_all_is_asked_for() -> None:
    assert sum(line.count("lorem") for line in listed(120)) < 20
    assert sum(line.count("lorem") for line in listed(120, verbose=True)) == 90


def test_what_has_no_clause_is_named_by_its_story() -> None:
    (row,) = (line for line in listed(120) if line.startswith("  footnotes:"))
    assert "nobody" in row
    assert "footnote " in row
    assert row.endswith("  white space")


def test_a_file_without_tracked_changes_says_so() -> None:
    page = Page(width=80)
    assert change_list([], page, name="a.docx", of=0) == "a.docx · no tracked changes\n"


def test_a_part_of_the_changes_is_called_so() -> None:
    head = change_list(PLACED[:1], Page(width=80), name="a.docx", of=4).splitlines()[0]
    assert head == "a.docx · 1 tracked change of those in the file · Jane Doe 1"
    none = change_list([], Page(width=80), name="a.docx", of=4)
    assert none == "a.docx · 0 tracked changes of those in the file\n"


def test_what_was_settled_is_told_by_kind_and_author() -> None:
    move = replace(ONE, change=7, kind=ChangeKind.MOVE_FROM, move="m")
    halves = (move, replace(move, change=8, kind=ChangeKind.MOVE_TO))
    done = Settled(data=b"", settled=(ONE, TWO, *halves), left=(LONG,), lost=(NOTE,))
    assert settled_lines(done, accepted=True) == [
        "accepted 3 changes (1 insertion, 1 move) by Jane Doe 3",
        "gone with the words they stood in: 1 change (1 formatting change) by nobody 1",
        "left: 1 change (1 deletion) by Jane Doe 1",
    ]
    none = Settled(data=b"", settled=(ONE,), left=())
    assert settled_lines(none, accepted=False)[-1] == "left: none"


@pytest.mark.parametrize(("ids", "told"), [(("4",), "1 comment"), (("4", "5"), "2 comments")])
def test_comments_that_went_with_their_words_are_told(ids: tuple[str, ...], told: str) -> None:
    done = Settled(data=b"", settled=(ONE,), left=(), comments=ids)
    assert f"gone with the words they are about: {told}" in settled_lines(done, accepted=True)


def test_the_json_is_as_its_schema_says() -> None:
    schema = json.loads((SCHEMAS / "redline.revisions.1.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    made = json.loads(changes_json(PLACED, path="acme.docx", sha256="a" * 64))
    jsonschema.validate(made, schema)
    known = schema["$defs"]["change"]["properties"]
    assert all(set(change) == set(known) for change in made["changes"])
    assert made["changes"][0]["clause"]["number"] == "9.2"


def test_the_json_has_nothing_that_acts_on_a_screen() -> None:
    made = changes_json([(replace(ONE, text="a\u202eb\x9b"), None)], path="p", sha256="a" * 64)
    assert "\u202e" not in made
    assert "\x9b" not in made
