"""Fields: the reader sees results, nobody may cut them, and broken ones hide nothing."""

from __future__ import annotations

import pytest
from build import (
    alternate,
    begin,
    control,
    document,
    end,
    field,
    gone,
    ins,
    link,
    p,
    r,
    raw,
    simple_field,
)

from redline.model import OBJECT
from redline.word.package import package_from
from redline.word.projection import Projection, project

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def seen(*blocks: str) -> Projection:
    return project(package_from("contract.docx", document(*blocks)))


def shown(*content: str) -> list[tuple[str, bool]]:
    """Return each piece of a paragraph with whether it is locked."""
    return [(piece.text, piece.locked) for piece in seen(p(*content)).paragraphs[0].pieces]


def fields(*blocks: str) -> list[str]:
    projection = seen(*blocks)
    return [span.of(projection.text) for span in projection.fields]


@pytest.mark.parametrize(
    "code", ["REF _Ref1 \\h", "PAGEREF _x", "SEQ Table", "DATE", "= 2 + 2", ""]
)
def test_a_result_that_word_computes_is_read_and_locked(code: str) -> None:
    assert shown("see ", field(code, "4.2"), " below") == [
        ("see ", False),
        ("4.2", True),
        (" below", False),
    ]
    assert fields(p("see ", field(code, "4.2"))) == ["4.2"]


@pytest.mark.parametrize("code", ['HYPERLINK "http://x"', "FORMTEXT", "hyperlink \\l there"])
def test_a_result_that_the_author_wrote_is_not_locked(code: str) -> None:
    assert shown(field(code, "click"), " here") == [("click", False), (" here", False)]
    assert fields(p(field(code, "click"))) == []


def test_a_simple_field_is_read_and_locked() -> None:
    assert shown("page ", simple_field("PAGE", "3")) == [("page ", False), ("3", True)]
    assert fields(p("page ", simple_field("PAGE", "3"))) == ["3"]
    assert shown(simple_field("HYPERLINK x", "3")) == [("3", False)]


def test_a_locked_piece_names_its_outermost_field() -> None:
    (piece,) = seen(p(field("TOC", link(field("PAGEREF x", "7"))))).paragraphs[0].pieces
    assert piece.field is not None
    assert piece.field.keyword == "TOC"
    assert piece.field.begin.get(piece.field.begin.keys()[0]) == "begin"
    assert piece.field.end.get(piece.field.end.keys()[0]) == "end"


def test_fields_within_fields_are_noted_outermost_first() -> None:
    assert fields(p(field("TOC", "Payment ", field("PAGEREF x", "7")))) == ["Payment 7", "7"]


def test_a_field_over_several_paragraphs_locks_them_all() -> None:
    projection = seen(p(begin("TOC"), "1 Payment"), p("2 Term"), p(end(), "after"))
    locks = [[piece.locked for piece in x.pieces] for x in projection.paragraphs]
    assert locks == [[True], [True], [False]]
    assert fields(p(begin("TOC"), "1 Payment"), p("2 Term"), p(end())) == ["1 Payment\n2 Term\n"]


def test_a_field_without_a_result_shows_nothing() -> None:
    bare = f"{BEGIN}{raw('<w:instrText> XE &quot;term&quot; </w:instrText>')}{END}"
    assert shown("a", bare, "b") == [("a", False), ("b", False)]


def test_a_field_within_an_instruction_shows_nothing() -> None:
    code = raw("<w:instrText>IF </w:instrText>") + field("REF x", "inner")
    assert shown(BEGIN, code, SEPARATE, "yes", END) == [("yes", True)]


def test_the_keyword_may_come_in_pieces_and_be_tracked() -> None:
    split = ins(raw("<w:instrText> HYPER</w:instrText>")) + raw("<w:instrText>LINK x</w:instrText>")
    assert shown(f"{BEGIN}{split}{SEPARATE}{r('text')}{END}") == [("text", False)]


@pytest.mark.parametrize(
    "broken",
    [
        BEGIN,
        END,
        SEPARATE,
        BEGIN + SEPARATE,
        END + BEGIN,
        begin("REF x"),
        gone(BEGIN),
        END + END,
    ],
)
def test_a_field_that_is_not_whole_hides_nothing_and_locks_nothing(broken: str) -> None:
    assert shown("before ", broken, "after") == [("before ", False), ("after", False)]


def test_a_field_that_begins_or_ends_in_a_deletion_ends_where_it_ends() -> None:
    assert shown(begin("REF x"), "4.2", gone(END), " after")[-1] == (" after", False)
    assert shown(gone(field("REF x", "4.2")), "after") == [("after", False)]


def test_a_second_separator_changes_nothing() -> None:
    assert shown(begin("REF x"), "4", SEPARATE, "2", END, "a") == [
        ("4", True),
        ("2", True),
        ("a", False),
    ]


def test_marks_in_a_version_nobody_is_shown_do_not_count() -> None:
    assert shown(alternate(r("a"), BEGIN), "b", END)[-1] == ("b", False)


def test_an_unclosed_inner_field_does_not_outlast_its_outer_one() -> None:
    inner = control(BEGIN)
    assert shown(begin("REF x"), inner, "4.2", END, END, "after")[-1] == ("after", False)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("MACROBUTTON NoMacro [Click and type]", "[Click and type]"),
        ("GOTOBUTTON there here", "here"),
        ("MACROBUTTON NoMacro two\nlines", "two lines"),
        ("MACROBUTTON NoMacro", ""),
        ("LISTNUM", OBJECT),
        ("AUTONUMLGL \\e", OBJECT),
        ("TC term", ""),
        ("", ""),
    ],
)
def test_a_field_without_a_result_may_show_its_instruction_or_a_number(
    code: str, expected: str
) -> None:
    bare = f"{BEGIN}{raw(f'<w:instrText> {code} </w:instrText>')}{END}"
    assert shown(bare, "after") == [(t, t == expected) for t in (expected, "after") if t]


def test_a_number_that_word_counts_is_told() -> None:
    bare = f"{BEGIN}{raw('<w:instrText>LISTNUM</w:instrText>')}{END}"
    assert [sighting.kind for sighting in seen(p(bare)).sightings] == ["number"]


def test_a_simple_field_that_an_outer_field_ends_in_is_left_in_good_order() -> None:
    assert shown(begin("REF x"), simple_field("PAGE", "3", END), "after")[-1] == ("after", False)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ("<w:checkBox/>", "☐"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="yes"/></w:ddList>',
            "yes",
        ),
        ('<w:ddList><w:default w:val="0"/><w:listEntry w:val="no"/></w:ddList>', "no"),
        ('<w:ddList><w:listEntry w:val="no"/></w:ddList>', "no"),
        ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="no"/></w:ddList>', ""),
        ('<w:ddList><w:listEntry w:val="a&#10;b"/></w:ddList>', "a b"),
        ("<w:textInput/>", ""),
    ],
)
def test_a_legacy_form_field_shows_how_it_is_filled_in(data: str, expected: str) -> None:
    start = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    content = f"{start}{raw('<w:instrText>FORMCHECKBOX</w:instrText>')}{SEPARATE}{END}"
    assert shown(content, " Yes") == [(t, t == expected) for t in (expected, " Yes") if t]
