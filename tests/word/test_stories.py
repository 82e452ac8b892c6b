"""In which order a document is read: tables, headers, notes, text boxes, and what is in none."""

from __future__ import annotations

import pytest
from build import (
    alternate,
    archive,
    block_control,
    cell,
    document,
    footnote_mark,
    gone,
    members,
    p,
    picture,
    r,
    row,
    table,
    text_box,
)

from redline.errors import UnreadableError
from redline.model import OBJECT, Cell, Span, Story
from redline.word.names import q
from redline.word.package import package_from
from redline.word.projection import Projection, project


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


# ------------------------------------------------------------------ tables


def test_tables_are_read_cell_by_cell_with_each_cells_place() -> None:
    inner = table(row("in"))
    projection = seen(
        p("before"), table(row("a", cell(p("b"), inner, p("c"))), row("d")), p("after")
    )
    assert projection.text == "before\na\nb\nin\nc\nd\nafter"
    places = {x.span.of(projection.text): x.cell for x in projection.paragraphs}
    assert places == {
        "before": None,
        "a": Cell(table=0, row=0, column=0),
        "b": Cell(table=0, row=0, column=1),
        "in": Cell(table=1, row=0, column=0),
        "c": Cell(table=0, row=0, column=1),
        "d": Cell(table=0, row=1, column=0),
        "after": None,
    }


def test_columns_are_those_of_the_grid() -> None:
    wide = cell("wide", props='<w:gridSpan w:val="2"/>')
    projection = seen(table(row(wide, "next", props='<w:gridBefore w:val="1"/>')))
    columns = [x.cell.column for x in projection.paragraphs if x.cell]
    assert columns == [1, 3]


def test_rows_and_cells_in_controls_are_read() -> None:
    inside = block_control(row(block_control(cell("a")), "b"))
    assert seen(table(inside)).text == "a\nb"


# ------------------------------------------------------------------ stories


def test_stories_are_read_in_order_each_once() -> None:
    projection = seen(
        p("first", section='<w:headerReference w:type="default" r:id="header-default"/>'),
        p("body", footnote_mark(2), footnote_mark(1), text_box(p("box")), footnote_mark(2)),
        headers={"default": p("head")},
        footers={"default": p("foot")},
        footnotes={1: p("one"), 2: p("two"), 3: p("never referred to")},
    )
    stories = [(x.story, x.span.of(projection.text).strip(OBJECT)) for x in projection.paragraphs]
    assert stories == [
        (Story.BODY, "first"),
        (Story.BODY, "body"),
        (Story.HEADER, "head"),
        (Story.FOOTER, "foot"),
        (Story.FOOTNOTE, "two"),
        (Story.FOOTNOTE, "one"),
        (Story.TEXTBOX, "box"),
    ]


def test_a_paragraph_names_the_part_it_stands_in() -> None:
    projection = seen(p("a"), headers={"default": p("b", text_box(p("c")))})
    parts = [paragraph.part for paragraph in projection.paragraphs]
    assert parts == ["word/document.xml", "word/header-default.xml", "word/header-default.xml"]


def test_a_note_whose_mark_is_deleted_and_a_separator_are_not_read() -> None:
    content = p("a", gone(footnote_mark(1)), footnote_mark(-1), footnote_mark(9))
    assert seen(content, footnotes={1: p("one")}).text == f"a{OBJECT}{OBJECT}"


def test_a_header_that_is_referred_to_and_not_there_is_passed_over() -> None:
    reference = '<w:headerReference w:type="default" r:id="none"/>'
    assert seen(p("a"), section=reference).text == "a"


def test_a_text_box_within_a_text_box_is_read_after_it() -> None:
    inner = text_box(p("inner"))
    assert seen(p("a", text_box(p("outer", inner)))).text == f"a{OBJECT}\nouter{OBJECT}\ninner"


def test_one_version_of_alternate_content_is_read() -> None:
    assert text(alternate(r("new"), r("old"))) == "new"
    assert (
        text(f"<mc:AlternateContent><mc:Fallback>{r('old')}</mc:Fallback></mc:AlternateContent>")
        == "old"
    )
    assert text(r("a") + "<mc:AlternateContent/>") == "a"


def test_text_that_exists_in_two_versions_is_locked() -> None:
    assert locked(alternate(r("new"), r("old"))) == ["new"]
    assert locked(alternate(r("new"), "")) == []
    box = seen(p(text_box(p("in two versions"), twin=True))).paragraphs[1]
    assert box.span.length > 0
    assert [piece.locked for piece in box.pieces] == [True]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ('<a:graphicData uri="http://x/chart"/>', "chart"),
        ('<a:graphicData uri="http://x/diagram"/>', "diagram"),
        ('<a:graphicData uri="http://x/picture"/>', "picture"),
        ('<a:graphicData uri="http://x/other"/>', "shape"),
        ("<v:imagedata/>", "picture"),
        ("<v:textpath/>", "wordart"),
        ("<o:OLEObject/>", "object"),
        ("<w:control/>", "control"),
        ('<a:graphicData uri="http://x/group"><a:blip/></a:graphicData>', "picture"),
    ],
)
def test_drawings_are_told_by_what_they_show(data: str, kind: str) -> None:
    assert kinds(seen(p(picture(data)))) == [kind]


@pytest.mark.parametrize(
    ("cx", "cy", "kind"), [(900000, 900000, "small picture"), (5000000, 5000000, "picture")]
)
def test_a_picture_too_small_for_words_is_told_as_such(cx: int, cy: int, kind: str) -> None:
    data = f'<wp:extent cx="{cx}" cy="{cy}"/><a:graphicData uri="http://x/picture"/>'
    assert kinds(seen(p(picture(data)))) == [kind]


def test_embedded_documents_are_told() -> None:
    projection = seen(p("a"), '<w:altChunk r:id="x"/>', p("b", '<w:subDoc r:id="y"/>'))
    assert projection.text == "a\nb"
    assert [s.detail for s in projection.sightings] == ["altChunk", "subDoc"]


# ------------------------------------------------------------------ the whole


def test_an_empty_body_is_an_empty_text() -> None:
    projection = seen()
    assert projection.text == ""
    assert projection.paragraphs == ()


def test_a_main_part_without_a_body_is_refused() -> None:
    found = members(document(p("x")))
    main = f'<w:document xmlns:w="{q("w:x")[1:].partition("}")[0]}"/>'.encode()
    with pytest.raises(UnreadableError, match="has no text"):
        project(package_from("x", archive({**found, "word/document.xml": main})))


def test_deep_nesting_is_walked_through() -> None:
    deep = "<w:smartTag>" * 200 + r("deep") + "</w:smartTag>" * 200
    assert text(deep) == "deep"


def test_fields_and_spans_of_an_ordinary_paragraph() -> None:
    projection = seen(p("a"), p("b"))
    assert [paragraph.span for paragraph in projection.paragraphs] == [Span(0, 1), Span(2, 3)]
    assert projection.fields == ()
