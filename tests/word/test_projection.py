"""Which characters a reader sees, in which order, and where each of them comes from."""

from __future__ import annotations

import pytest
from build import (
    b,
    block_control,
    bookmark,
    cell,
    commented,
    control,
    document,
    footnote_mark,
    gone,
    ins,
    link,
    mark_gone,
    moved_from,
    moved_to,
    p,
    picture,
    r,
    raw,
    row,
    style,
    table,
)

from redline.model import OBJECT
from redline.word.names import q
from redline.word.package import package_from
from redline.word.projection import Projection, project

LOCKED = '<w:lock w:val="sdtContentLocked"/>'


def seen(*blocks: str, **parts: object) -> Projection:
    """Return the projection of a document, checked for what holds of every projection."""
    projection = project(package_from("contract.docx", document(*blocks, **parts)))  # type: ignore[arg-type]
    check(projection)
    return projection


def check(projection: Projection) -> None:
    at = 0
    for index, paragraph in enumerate(projection.paragraphs):
        assert paragraph.index == index
        assert paragraph.span.start == at
        assert "".join(piece.text for piece in paragraph.pieces) == paragraph.span.of(
            projection.text
        )
        for piece in paragraph.pieces:
            assert piece.span.start == at
            at = piece.span.end
        assert at == paragraph.span.end
        assert projection.text[at : at + 1] in {"\n", ""}
        at += 1
    assert at == len(projection.text) + 1 or not projection.paragraphs


def text(*content: str) -> str:
    """Return what is seen of one paragraph."""
    return seen(p(*content)).text


def locked(*content: str) -> list[str]:
    return [piece.text for piece in seen(p(*content)).paragraphs[0].pieces if piece.locked]


def kinds(projection: Projection) -> list[str]:
    return [sighting.kind for sighting in projection.sightings]


# ------------------------------------------------------------------ characters


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ('<w:t>a</w:t><w:ptab w:alignment="right"/>', "a\t"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\vb"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>', "a\vb"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\vb"),
        ("<w:t>30</w:t><w:noBreakHyphen/><w:t>day</w:t>", "30\u2011day"),
        ("<w:t>in</w:t><w:softHyphen/><w:t>voice</w:t>", "in\u00advoice"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "☐"),
        ('<w:sym w:font="Wingdings" w:char="FE"/>', "☑"),
        ('<w:sym w:font="Symbol" w:char="F0D3"/>', "©"),
        ('<w:sym w:font="Arial" w:char="00A7"/>', "§"),
        ('<w:sym w:font="Wingdings" w:char="F028"/>', OBJECT),
        ('<w:sym w:font="Arial" w:char="F0A7"/>', OBJECT),
        ('<w:sym w:font="Arial" w:char="zzz"/>', OBJECT),
        ("<w:t>two\nlines\n</w:t>", "two lines "),
        ("<w:t>forged\ufffc</w:t>", "forged\ufffd"),
        ("<w:t/><w:t></w:t>", ""),
        ("<w:pgNum/>", OBJECT),
        ("<w:lastRenderedPageBreak/><w:t>a</w:t>", "a"),
        ("<w:delText>gone</w:delText>", ""),
        ("<w:t>&#x1F600;&#x4E2D;</w:t>", "😀中"),
    ],
)
def test_each_element_of_a_run_shows_its_characters(content: str, expected: str) -> None:
    assert text(raw(content)) == expected


def test_a_sign_of_unknown_meaning_is_locked_and_a_known_one_is_not() -> None:
    unknown = raw('<w:sym w:font="Webdings" w:char="F028"/>')
    assert locked(raw('<w:sym w:font="Wingdings" w:char="F0FC"/>'), unknown) == [OBJECT]


def test_pieces_name_their_element_and_their_run() -> None:
    (first, second) = seen(p("fifteen", b("\tdays"))).paragraphs[0].pieces[:2]
    assert (first.node.tag, second.node.tag) == (q("w:t"), q("w:tab"))
    assert first.run is not None
    assert second.run is not None
    assert first.run is not second.run
    assert first.node.getparent() is first.run


@pytest.mark.parametrize(
    "content",
    [
        bookmark("within ", "days"),
        commented("within ", "days"),
        '<w:proofErr w:type="spellStart"/>' + r("within ") + r("days"),
        '<w:permStart w:id="1"/>' + r("within ") + '<w:permEnd w:id="1"/>' + r("days"),
        link("within ", "days"),
        control("within ", "days"),
        f"<w:smartTag>{r('within ')}</w:smartTag>{r('days')}",
        f"<w:customXml>{r('within ')}</w:customXml>{r('days')}",
        f"<w:dir>{r('within ')}</w:dir><w:bdo>{r('days')}</w:bdo>",
        raw(f"<w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('within ')}</w:rubyBase></w:ruby>")
        + r("days"),
        link(control(f"<w:smartTag>{r('within days')}</w:smartTag>")),
    ],
)
def test_what_stands_around_text_is_walked_through_and_has_no_width(content: str) -> None:
    assert text(content) == "within days"
    assert locked(content) == []


# ------------------------------------------------------------------ tracked changes


def test_insertions_are_read_and_deletions_are_not() -> None:
    assert text("within ", gone("15"), ins("30"), " days") == "within 30 days"


def test_a_move_is_read_where_it_goes_to() -> None:
    assert text(moved_from("first "), "second ", moved_to("first")) == "second first"


def test_a_piece_knows_the_insertion_it_stands_in() -> None:
    pieces = seen(p("a", ins(link("b")), "c")).paragraphs[0].pieces
    assert [piece.insertion is not None for piece in pieces] == [False, True, False]
    assert pieces[1].insertion is not None
    assert pieces[1].insertion.tag == q("w:ins")


def test_a_deletion_within_an_insertion_is_not_read() -> None:
    assert text(ins("thirty ", gone("business "), "days")) == "thirty days"


def test_a_paragraph_whose_mark_is_deleted_runs_into_the_next() -> None:
    projection = seen(p("First ", mark=mark_gone()), p("second."), p("Third."))
    assert projection.text == "First second.\nThird."
    joined = projection.paragraphs[0]
    assert len(joined.elements) == 2
    assert joined.element is joined.elements[1]
    assert joined.pieces[0].node.getparent().getparent() is joined.elements[0]  # type: ignore[union-attr]


def test_a_paragraph_deleted_whole_leaves_no_line() -> None:
    assert seen(p("A."), p(gone("B."), mark=mark_gone()), p("C.")).text == "A.\nC."


def test_a_deleted_mark_before_a_table_or_at_an_end_joins_nothing() -> None:
    cells = row(cell(p("in", mark=mark_gone())), cell("next"))
    assert seen(p("A", mark=mark_gone()), table(cells)).text == "A\nin\nnext"
    assert seen(p("A"), p("B", mark=mark_gone())).text == "A\nB"


def test_a_deleted_mark_joins_across_a_content_control() -> None:
    assert seen(p("A ", mark=mark_gone()), block_control(p("B"))).text == "A B"


def test_deleted_rows_and_cells_are_not_read() -> None:
    deleted = row("x", "y", props='<w:del w:id="1" w:author="T"/>')
    half = row(cell("a", props='<w:cellDel w:id="2" w:author="T"/>'), "b")
    assert seen(p("T"), table(deleted, half)).text == "T\nb"


def test_a_change_of_properties_alone_is_not_text() -> None:
    change = '<w:rPrChange w:id="1" w:author="T"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    assert text(r("plain", change)) == "plain"


# ------------------------------------------------------------------ locked characters


@pytest.mark.parametrize(
    "props",
    [
        LOCKED,
        '<w:lock w:val="contentLocked"/>',
        '<w:dataBinding w:xpath="/x"/>',
        "<w:dropDownList/>",
        "<w:comboBox/>",
        "<w14:checkbox/>",
        "<w:showingPlcHdr/>",
    ],
)
def test_text_that_word_fills_in_itself_is_locked(props: str) -> None:
    assert locked("a", control("b", props=props), "c") == ["b"]
    projection = seen(block_control(p("b"), props=props))
    assert [piece.locked for piece in projection.paragraphs[0].pieces] == [True]


@pytest.mark.parametrize(
    "props",
    ["", "<w:text/>", "<w:date/>", '<w:lock w:val="sdtLocked"/>', '<w:showingPlcHdr w:val="0"/>'],
)
def test_text_of_a_free_control_is_not_locked(props: str) -> None:
    assert locked(control("b", props=props)) == []


def test_a_control_without_properties_is_not_locked() -> None:
    assert locked(f"<w:sdt><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>") == []


def test_things_without_text_are_one_locked_character_each() -> None:
    assert locked("a", picture(), "b", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>") == [
        OBJECT,
        OBJECT,
    ]
    assert text("a", footnote_mark(1), "b") == f"a{OBJECT}b"


def test_content_of_an_unknown_kind_is_told_and_locked() -> None:
    projection = seen(p("a", "<w:novelty><w:r><w:t>x</w:t></w:r></w:novelty>", raw("<w:odd/>")))
    assert projection.text == f"a{OBJECT}{OBJECT}"
    assert [(s.kind, s.detail) for s in projection.sightings] == [
        ("unknown", "novelty"),
        ("unknown", "odd"),
    ]


def test_content_of_an_unknown_kind_between_paragraphs_is_told() -> None:
    projection = seen(p("a"), "<w:novelty/>", r("stray"), p("b"))
    assert projection.text == "a\nb"
    assert kinds(projection) == ["unknown", "unknown"]


def test_elements_within_text_are_told() -> None:
    assert kinds(seen(p(raw("<w:t>a<w:odd/></w:t>")))) == ["unknown"]


# ------------------------------------------------------------------ hidden text


def test_hidden_text_is_not_read_and_is_told() -> None:
    projection = seen(p("a", r("b", "<w:vanish/>"), "c"))
    assert projection.text == "ac"
    assert kinds(projection) == ["hidden"]


def test_text_hidden_by_its_style_is_not_read() -> None:
    styles = style("H", run="<w:vanish/>") + style("C", run="<w:vanish/>", kind="character")
    projection = seen(
        p("x", style="H"),
        p("a", r("b", '<w:rStyle w:val="C"/>')),
        p(r("shown", '<w:vanish w:val="0"/>'), style="H"),
        styles=styles,
    )
    assert projection.text == "\na\nshown"


def test_a_paragraph_hidden_with_its_mark_leaves_no_line() -> None:
    hidden = p(r("b", "<w:vanish/>"), mark="<w:vanish/>")
    assert seen(p("a"), hidden, p("c")).text == "a\nc"


def test_a_heading_whose_mark_is_hidden_stays_a_paragraph_of_its_own() -> None:
    assert (
        seen(p("1. Payment.", mark="<w:vanish/><w:specVanish/>"), p("Pay.")).text
        == "1. Payment.\nPay."
    )


def test_nothing_is_told_of_hidden_runs_without_text() -> None:
    assert kinds(seen(p(r("a"), "<w:r><w:rPr><w:vanish/></w:rPr><w:tab/></w:r>"))) == []
