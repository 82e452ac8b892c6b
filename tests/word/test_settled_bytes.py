"""Settling the tracked changes of a real file leaves the bytes of every other paragraph alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import document, ins, members, p
from lxml import etree
from sampling import sampled
from test_splicing import paragraphs, readable, unedited_are_kept

from redline.word.package import Package, package_from
from redline.word.resolve import accept, live_marks, reject
from redline.word.revisions import settle

if TYPE_CHECKING:
    from pathlib import Path


def test_odd_spelling_outlives_the_settling_of_another_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    path.write_bytes(document("<w:p ><w:r /></w:p>", p("a", ins("b")), "<w:p  ></w:p>"))
    out = members(settle(path, accepting=True).data)["word/document.xml"]
    assert b"<w:p ><w:r /></w:p>" in out
    assert b"<w:p  ></w:p>" in out
    assert b"w:ins" not in out


@pytest.mark.corpus
@pytest.mark.parametrize("accepting", [True, False])
def test_in_every_tracked_file_other_paragraphs_keep_their_bytes(
    corpus: Path, accepting: bool
) -> None:
    found = [
        (path.name, kept(path, package, accepting=accepting))
        for path in sampled(sorted(corpus.rglob("*.docx")), 3)
        for package in readable(path)
        if not package.strict and live_marks(package.tree(package.main_part))
    ]
    assert len(found) > 30
    assert not [name for name, is_kept in found if not is_kept]


def kept(path: Path, package: Package, *, accepting: bool) -> bool:
    """Say whether all paragraphs without settled changes have their bytes in the produced file."""
    name = package.main_part
    edited = touched(package.tree(name), accepting=accepting)
    made = package_from(path.name, settle(path, accepting=accepting).data)
    return unedited_are_kept(package.part(name), made.part(name), edited)


def touched(root: etree._Element, *, accepting: bool) -> set[int]:
    """Return the paragraphs that settling all changes takes away or alters, by their numbers."""
    before = [(each, etree.tostring(each, with_tail=False)) for each in paragraphs(root)]
    (accept if accepting else reject)(root)
    there = set(paragraphs(root))
    return {
        number
        for number, (each, was) in enumerate(before)
        if each not in there or etree.tostring(each, with_tail=False) != was
    }
