"""Marks of tracked changes that stand where the standard allows none are left, and break nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import cell, document, gone, ins, p, r, row, table
from edits import is_markup
from lxml import etree

from redline.word.names import q
from redline.word.parsing import parse
from redline.word.resolve import accept, reject
from redline.word.revisions import settle, tracked_changes
from redline.word.stray import is_stray

if TYPE_CHECKING:
    from pathlib import Path

WHO = 'w:id="7" w:author="Them"'
STRAYS = (
    p("a", f"<w:cellDel {WHO}/>"),
    p(r("a", f"<w:cellIns {WHO}/>")),
    p("a", props=f"<w:cellMerge {WHO}/>"),
    p("a", f"<w:rPrChange {WHO}><w:rPr/></w:rPrChange>"),
    p("a", f"<w:numberingChange {WHO}/>"),
    p("a", f"<w:trPr><w:del {WHO}/></w:trPr>"),
    p("a", f"<w:numPr><w:ins {WHO}/></w:numPr>"),
    p(r("a", f"<w:del {WHO}/>")),
    p("a") + table(row(cell(p("b"), props=f"<w:ins {WHO}/>"))) + p("c"),
    f"<w:tcPr><w:cellDel {WHO}/></w:tcPr>" + p("a"),
    f"<w:pPrChange {WHO}><w:pPr/></w:pPrChange>" + p("a"),
)


@pytest.mark.parametrize("accepting", [True, False])
@pytest.mark.parametrize("stray", STRAYS, ids=range(len(STRAYS)))
def test_a_stray_mark_is_left_and_said_to_be(tmp_path: Path, stray: str, accepting: bool) -> None:
    path = tmp_path / "stray.docx"
    path.write_bytes(document(stray, p("x", ins("y"), gone("z"))))
    done = settle(path, accepting=accepting)
    assert is_markup(done.data, stray, p("x", "y" if accepting else "z"))
    assert [change.id for change in done.left] == ["7"]
    assert [change.id for change in done.settled] == [
        change.id for change in tracked_changes(path) if change.id != "7"
    ]


def test_a_file_of_stray_marks_alone_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "stray.docx"
    path.write_bytes(source := document(STRAYS[0]))
    assert settle(path, accepting=True).data == source


@pytest.mark.parametrize("settled", [accept, reject])
@pytest.mark.parametrize("name", ["cellDel", "ins", "pPrChange"])
def test_a_mark_without_a_holder_is_stray(settled: object, name: str) -> None:
    root = etree.Element(q(f"w:{name}"), {q("w:id"): "1"})
    assert is_stray(root)
    assert callable(settled)
    settled(root)
    assert root.tag == q(f"w:{name}")


def test_former_properties_on_record_twice_are_put_back_once(tmp_path: Path) -> None:
    path = tmp_path / "twice.docx"
    record = f"<w:rPrChange {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    path.write_bytes(document(p(r("a", "<w:b/>" + record * 2))))
    assert is_markup(settle(path, accepting=False).data, p(r("a", "<w:i/>")))
    assert is_markup(settle(path, accepting=True).data, p(r("a", "<w:b/>")))


def test_marks_in_their_places_are_not_stray(tmp_path: Path) -> None:
    path = tmp_path / "sound.docx"
    path.write_bytes(document(p("x", ins("y")), table(row("f", props=f"<w:ins {WHO}/>")), p("z")))
    assert len(settle(path, accepting=True).settled) == 2


def test_properties_of_nothing_keep_their_mark() -> None:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root = parse("", "", f"<w:numPr {names}><w:ins {WHO}/></w:numPr>".encode())
    reject(root)
    assert len(root) == 1
