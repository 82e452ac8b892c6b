"""The tracked changes of a file can be listed and settled: all, one author's, or one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import document, gone, ins, mark_gone, members, p, r, row, table
from edits import DOCUMENT, is_markup

from redline.word.revisions import TrackedChange, settle, tracked_changes

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = document(
    p("a ", ins("b"), gone("c", author="Others")),
    p("d", mark=mark_gone()),
    p(r("e", '<w:b/><w:rPrChange w:id="9" w:author="Them"><w:rPr/></w:rPrChange>')),
    table(row("f", props='<w:ins w:id="8" w:author="Them"/>')),
    p("end"),
    headers={"default": p("top ", ins("g"))},
    footers={"default": p("bottom")},
)
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer-default"/>'
    '<w:headerReference w:type="default" r:id="header-default"/></w:sectPr>'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "contract.docx"
    file.write_bytes(SOURCE)
    return file


def test_every_story_is_looked_through_and_each_change_told_apart(path: Path) -> None:
    found = [(c.part.split("/")[1], c.kind, c.author, c.text) for c in tracked_changes(path)]
    assert found == [
        ("document.xml", "insertion", "Them", "b"),
        ("document.xml", "deletion", "Others", "c"),
        ("document.xml", "paragraph mark deletion", "Them", ""),
        ("document.xml", "formatting", "Them", ""),
        ("document.xml", "row insertion", "Them", ""),
        ("header-default.xml", "insertion", "Them", "g"),
    ]


def test_a_change_carries_its_id_and_date(path: Path) -> None:
    assert tracked_changes(path)[0] == TrackedChange(
        part=DOCUMENT,
        id="100",
        kind="insertion",
        author="Them",
        date="2024-01-02T03:04:05Z",
        text="b",
    )


def test_all_are_accepted_in_every_story(path: Path) -> None:
    out = settle(path, accepting=True)
    bold = r("e", "<w:b/>")
    assert is_markup(out, p("a ", "b"), p("d", bold), table(row("f")), p("end"), SECTION)
    assert is_markup(out, p("top ", "g"), part="word/header-default.xml")


def test_all_are_rejected_in_every_story(path: Path) -> None:
    out = settle(path, accepting=False)
    assert is_markup(out, p("a ", "c"), p("d"), p("e"), p("end"), SECTION)
    assert is_markup(out, p("top "), part="word/header-default.xml")


def test_one_authors_alone_are_settled(path: Path) -> None:
    out = settle(path, accepting=True, authors={"Others"})
    path.write_bytes(out)
    assert {change.author for change in tracked_changes(path)} == {"Them"}
    assert members(out)["word/header-default.xml"] == members(SOURCE)["word/header-default.xml"]


def test_one_alone_is_settled(path: Path) -> None:
    before = tracked_changes(path)
    path.write_bytes(settle(path, accepting=False, ids={(DOCUMENT, "100")}))
    assert tracked_changes(path) == before[1:]


def test_parts_without_changes_keep_their_bytes(path: Path) -> None:
    out = members(settle(path, accepting=True))
    assert out["word/footer-default.xml"] == members(SOURCE)["word/footer-default.xml"]
