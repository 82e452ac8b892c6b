"""Settling a field of which Word marks only the greater part leaves no pieces of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import document, field, gone, ins, members, p, r, raw
from edits import is_markup

from redline.word.revisions import settle, tracked_changes

if TYPE_CHECKING:
    from pathlib import Path

BEGIN, SEPARATE, END = (
    raw(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
)
CODE = raw("<w:instrText> DATE </w:instrText>")
FORMAT = raw("<w:instrText> \\* MERGEFORMAT </w:instrText>")


def settled(folder: Path, *content: str, accepting: bool, **how: object) -> bytes:
    path = folder / "field.docx"
    path.write_bytes(document(p(*content)))
    author = how.get("author")
    chosen = {"choose": lambda change: change.author == author} if author else {}
    return settle(path, accepting=accepting, **chosen).data


def test_the_mark_before_a_result_goes_with_an_inserted_field(tmp_path: Path) -> None:
    field_in = (ins(BEGIN, CODE), SEPARATE, ins("1 May", END))
    rejected = settled(tmp_path, "on ", *field_in, ".", accepting=False)
    assert is_markup(rejected, p("on ", "."))
    accepted = settled(tmp_path, "on ", *field_in, ".", accepting=True)
    assert is_markup(accepted, p("on ", BEGIN, CODE, SEPARATE, "1 May", END, "."))


def test_a_piece_of_code_goes_with_a_struck_field(tmp_path: Path) -> None:
    struck = (gone(BEGIN, CODE), FORMAT, gone(SEPARATE, "1 May"), END)
    assert is_markup(settled(tmp_path, "on ", *struck, accepting=True), p("on "))
    rejected = settled(tmp_path, "on ", *struck, accepting=False)
    assert is_markup(rejected, p("on ", BEGIN, CODE, FORMAT, SEPARATE, "1 May", END))


def test_words_of_a_result_that_stay_become_plain_text(tmp_path: Path) -> None:
    done = settled(tmp_path, gone(BEGIN, CODE, SEPARATE), "1 May", END, accepting=True)
    assert is_markup(done, p("1 May"))


def test_a_run_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    both = raw('<w:t>x</w:t><w:fldChar w:fldCharType="end"/>')
    done = settled(tmp_path, gone(BEGIN, CODE, SEPARATE), both, accepting=True)
    assert is_markup(done, p(raw("<w:t>x</w:t>")))


def test_a_field_that_begins_anew_keeps_the_end_of_the_old_one(tmp_path: Path) -> None:
    """The one strikes code and writes other code; there is one end for both."""
    content = (gone(BEGIN, CODE), ins(BEGIN, FORMAT), SEPARATE, "1 May", END)
    accepted = settled(tmp_path, *content, accepting=True)
    assert is_markup(accepted, p(BEGIN, FORMAT, SEPARATE, "1 May", END))
    rejected = settled(tmp_path, *content, accepting=False)
    assert is_markup(rejected, p(BEGIN, CODE, SEPARATE, "1 May", END))


def test_a_field_inside_another_outlives_it(tmp_path: Path) -> None:
    inner = field("PAGE", "3")
    done = settled(tmp_path, gone(BEGIN, CODE), SEPARATE, inner, END, accepting=True)
    assert is_markup(done, p(inner))


def test_marks_that_were_no_field_before_stay(tmp_path: Path) -> None:
    done = settled(tmp_path, SEPARATE, END, FORMAT, ins("a"), accepting=False)
    assert is_markup(done, p(SEPARATE, END, FORMAT))


def test_a_mark_of_somebody_else_on_what_is_left_is_lost_and_said_to_be(tmp_path: Path) -> None:
    content = (ins(BEGIN, CODE), ins(SEPARATE, author="Others"), ins("1 May", END))
    done = settled(tmp_path, "on ", *content, accepting=False, author="Them")
    assert is_markup(done, p("on "))
    again = settle(
        tmp_path / "field.docx", accepting=False, choose=lambda change: change.author == "Them"
    )
    assert [change.author for change in again.lost] == ["Others"]


def test_a_record_on_what_is_left_goes_with_it(tmp_path: Path) -> None:
    mark = '<w:fldChar w:fldCharType="separate"/>'
    look = '<w:b/><w:rPrChange w:id="9" w:author="Others"><w:rPr/></w:rPrChange>'
    middle = r("", look).replace("</w:rPr></w:r>", f"</w:rPr>{mark}</w:r>")
    assert mark in middle
    content = (ins(BEGIN, CODE), middle, ins("1 May", END))
    assert is_markup(settled(tmp_path, "on ", *content, accepting=False), p("on "))
    alone = settled(tmp_path, "on ", *content, accepting=False, author="Them")
    assert is_markup(alone, p("on "))


@pytest.mark.corpus
@pytest.mark.parametrize("accepting", [True, False])
@pytest.mark.parametrize(
    "name",
    [
        "008-InsertedFieldCode",
        "RP020-Inserted-Field-Code",
        "RP043-MERGEFORMAT-Field-Code",
        "RP044-MERGEFORMAT-Field-Code",
    ],
)
def test_real_files_are_left_with_whole_fields(corpus: Path, name: str, accepting: bool) -> None:
    path = corpus / "C-torture" / "docxodus" / f"{name}.docx"
    assert tracked_changes(path)
    xml = members(settle(path, accepting=accepting).data)["word/document.xml"]
    kinds = [xml.count(f'fldCharType="{kind}"'.encode()) for kind in ("begin", "separate", "end")]
    assert kinds in ([0, 0, 0], [1, 1, 1])
    assert (b"instrText" in xml) == (kinds[0] == 1)
