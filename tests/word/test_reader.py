"""A contract as it is read: how its paragraphs look, what it is called, and what is told of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from build import (
    abstract,
    alternate,
    archive,
    b,
    comment,
    commented,
    control,
    document,
    field,
    gone,
    ins,
    level,
    mark_inserted,
    members,
    num,
    num_pr,
    p,
    picture,
    r,
    raw,
    relationships,
    style,
    text_box,
    u,
)

from redline.model import OBJECT, Contract, Notice, Paragraph, Story
from redline.word.reader import read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT = style("Normal").replace("<w:style ", '<w:style w:default="1" ')


def contract(*blocks: str, **parts: object) -> Contract:
    return read_bytes("folder/contract.docx", document(*blocks, **parts))  # type: ignore[arg-type]


def first(*blocks: str, **parts: object) -> Paragraph:
    return contract(*blocks, **parts).paragraphs[0]


def emphasised(*content: str, style_id: str = "", styles: str = "") -> list[str]:
    read_back = contract(p(*content, style=style_id), styles=styles)
    return [span.of(read_back.text) for span in read_back.paragraphs[0].emphasis]


# ------------------------------------------------------------------ the file


def test_a_contract_has_the_name_and_hash_of_its_file(tmp_path: Path) -> None:
    data = document(p("Payment."))
    path = tmp_path / "Acme MSA.docx"
    path.write_bytes(data)
    read_back = read(path)
    assert read_back.name == "Acme MSA.docx"
    assert read_back.sha256 == hashlib.sha256(data).hexdigest()
    assert read_back.text == "Payment."


def test_reading_from_memory_is_reading() -> None:
    assert contract(p("a"), p("b")).text == "a\nb"
    assert contract(p("a")).name == "contract.docx"


def test_fields_are_the_results_that_word_computes() -> None:
    read_back = contract(p("see ", field("REF x", "4.2")))
    assert [span.of(read_back.text) for span in read_back.fields] == ["4.2"]


# ------------------------------------------------------------------ emphasis


def test_bold_and_underlined_stretches_are_emphasised() -> None:
    assert emphasised(b("Payment."), " Fees are ", u("due"), " now") == ["Payment.", "due"]


def test_stretches_with_only_white_space_between_them_are_one() -> None:
    assert emphasised(b("Late"), " ", b("payment."), " Interest") == ["Late payment."]


def test_white_space_alone_is_no_emphasis() -> None:
    assert (
        emphasised(b(" "), "plain", picture().replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")) == []
    )


@pytest.mark.parametrize(
    "off",
    [
        '<w:b w:val="0"/>',
        '<w:b w:val="false"/>',
        '<w:b w:val="off"/>',
        '<w:u w:val="none"/>',
        "<w:i/>",
    ],
)
def test_formats_that_are_off_or_slanted_are_no_emphasis(off: str) -> None:
    assert emphasised(r("plain", off)) == []


def test_emphasis_comes_from_the_style_of_the_run_or_the_paragraph() -> None:
    styles = (
        style("Strong", kind="character", run="<w:b/>")
        + style("Base", run='<w:u w:val="single"/>')
        + style("Heading", based_on="Base")
    )
    assert emphasised("a ", r("b", '<w:rStyle w:val="Strong"/>'), styles=styles) == ["b"]
    assert emphasised("whole", style_id="Heading", styles=styles) == ["whole"]
    assert emphasised(r("not", '<w:u w:val="none"/>'), style_id="Heading", styles=styles) == []


def test_bold_in_bold_cancels_out_as_word_has_it() -> None:
    styles = style("Strong", kind="character", run="<w:b/>") + style("Heading", run="<w:b/>")
    strong = r("plain", '<w:rStyle w:val="Strong"/>')
    assert emphasised(strong, " bold", style_id="Heading", styles=styles) == [" bold"]


def test_bold_by_default_is_bold_for_all() -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert emphasised("all", styles=defaults) == ["all"]


def test_that_a_link_is_underlined_is_no_emphasis() -> None:
    styles = style("Link", name="Hyperlink", kind="character", run='<w:u w:val="single"/>')
    linked = '<w:rStyle w:val="Link"/>'
    assert emphasised(r("here", linked), styles=styles) == []
    assert emphasised(r("here", linked + '<w:u w:val="single"/>'), styles=styles) == ["here"]


# ------------------------------------------------------------------ looks


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("LIMITATION OF LIABILITY", True),
        ("Limitation", False),
        ("1.2 (3)", False),
        ("", False),
        (r("Limitation", "<w:caps/>"), True),
        (r("Limitation", "<w:smallCaps/>"), True),
        (r("Limitation ", "<w:caps/>") + r("of liability"), False),
        (r("Limitation ", "<w:caps/>") + r("OF LIABILITY 1"), True),
    ],
)
def test_capitals_are_what_shows_as_capitals(content: str, expected: bool) -> None:
    assert first(p(content)).capitals is expected


def test_a_paragraph_is_centred_by_itself_its_style_or_the_defaults() -> None:
    centre, left = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
    styles = style("Title", paragraph=centre)
    assert first(p("x", props=centre)).centred
    assert first(p("x", style="Title"), styles=styles).centred
    assert not first(p("x", style="Title", props=left), styles=styles).centred
    assert not first(p("x")).centred
    everywhere = (
        f"<w:docDefaults><w:pPrDefault><w:pPr>{centre}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    assert first(p("x"), styles=everywhere).centred


@pytest.mark.parametrize(
    ("said", "expected"), [("0", 0), ("8", 8), ("9", None), ("x", None), ("-1", None)]
)
def test_the_outline_level_is_0_to_8(said: str, expected: int | None) -> None:
    assert first(p("x", props=f'<w:outlineLvl w:val="{said}"/>')).outline == expected


def test_the_outline_level_comes_from_the_chain_of_styles() -> None:
    styles = style("H", paragraph='<w:outlineLvl w:val="1"/>') + style("Own", based_on="H")
    assert first(p("x", style="Own"), styles=styles).outline == 1


def test_a_style_is_called_as_word_calls_it() -> None:
    styles = (
        DEFAULT
        + style("H", name="heading 1")
        + style("C", name="toc 2")
        + style("T", name="My Style")
    )
    names = [x.style for x in contract(p("a", style="H"), p("b", style="C"), p("c", style="T"), p("d"),
                                       p("e", style="none such"), styles=styles).paragraphs]  # fmt: skip
    assert names == ["Heading 1", "TOC 2", "My Style", "Normal", "Normal"]
    assert first(p("x", style="H")).style == ""


def test_a_circle_of_styles_comes_to_an_end() -> None:
    styles = style("A", based_on="B") + style("B", based_on="A", run="<w:b/>")
    assert emphasised("x", style_id="A", styles=styles) == ["x"]


# ------------------------------------------------------------------ indentation

LEFT = '<w:ind w:left="{}"/>'
LIST = abstract(0, level(0, "%1.", paragraph=LEFT.format(720)), level(1, "%2")) + num(1, 0)


@pytest.mark.parametrize(
    ("ind", "expected"),
    [
        (LEFT.format(360), 360),
        ('<w:ind w:start="360"/>', 360),
        ('<w:ind w:left="1in"/>', 1440),
        ('<w:ind w:left="-20"/>', -20),
        ('<w:ind w:firstLine="300"/>', 0),
        ('<w:ind w:left="wide"/>', 0),
        ("", 0),
    ],
)
def test_the_indent_is_how_far_a_paragraph_is_moved_in(ind: str, expected: int) -> None:
    assert first(p("x", props=ind)).indent == expected


def test_the_paragraph_goes_before_its_list_and_that_before_its_style() -> None:
    styles = style("S", paragraph=LEFT.format(100))
    assert first(p("x", style="S"), styles=styles, numbering=LIST).indent == 100
    assert first(p("x", style="S", num=(1, 0)), styles=styles, numbering=LIST).indent == 720
    both = p("x", style="S", num=(1, 0), props=LEFT.format(50))
    assert first(both, styles=styles, numbering=LIST).indent == 50
    assert first(p("x", style="S", num=(1, 1)), styles=styles, numbering=LIST).indent == 100


def test_a_style_that_names_the_list_goes_before_the_list_and_its_base_does_not() -> None:
    base = style("Base", paragraph=LEFT.format(5))
    plain = style("N", based_on="Base", paragraph=num_pr(1, 0))
    moved = style("M", based_on="Base", paragraph=num_pr(1, 0) + LEFT.format(7))
    derived = style("D", based_on="N", paragraph=LEFT.format(9))
    styles = base + plain + moved + derived
    indents = [
        first(p("x", style=s), styles=styles, numbering=LIST).indent for s in ("N", "M", "D")
    ]
    assert indents == [720, 7, 9]


def test_the_default_indent_counts_last() -> None:
    moved = f"<w:pPrDefault><w:pPr>{LEFT.format(33)}</w:pPr></w:pPrDefault>"
    assert first(p("x"), styles=f"<w:docDefaults>{moved}</w:docDefaults>").indent == 33


# ------------------------------------------------------------------ labels, locks, insertions


def test_a_paragraph_carries_its_label_and_place_in_its_list() -> None:
    paragraph = first(p("x", num=(1, 0)), numbering=LIST)
    assert (paragraph.label, paragraph.level, paragraph.list_id, paragraph.bullet) == (
        "1.",
        0,
        1,
        False,
    )


def test_locked_characters_that_touch_are_one_stretch() -> None:
    read_back = contract(p("a", field("REF x", "4", b("2")), picture(), "b", picture()))
    assert [span.of(read_back.text) for span in read_back.paragraphs[0].locked] == [
        f"42{OBJECT}",
        OBJECT,
    ]


def test_inserted_characters_are_known() -> None:
    read_back = contract(p("a", ins("b"), ins("c", author="Other"), "d"))
    assert [span.of(read_back.text) for span in read_back.paragraphs[0].inserted] == ["bc"]


def test_a_paragraph_knows_its_story() -> None:
    read_back = contract(p("a"), footers={"default": p("b")})
    assert [paragraph.story for paragraph in read_back.paragraphs] == [Story.BODY, Story.FOOTER]


# ------------------------------------------------------------------ title


def title(*blocks: str, **parts: object) -> str:
    return contract(*blocks, **parts).title


CENTRE = '<w:jc w:val="center"/>'


def test_the_title_is_the_line_that_names_the_kind_of_contract() -> None:
    assert (
        title(p("Acme Corp.", props=CENTRE), p("Master Services Agreement"), p("x"))
        == "Master Services Agreement"
    )


def test_without_such_a_line_the_one_that_stands_out_is_the_title() -> None:
    assert title(p("some words"), p(b("Project Blue"))) == "Project Blue"
    assert title(p("some words"), p("Project Blue", props=CENTRE)) == "Project Blue"


@pytest.mark.parametrize(
    "line",
    [
        "This Agreement is made on the date below.",
        "This Agreement sets out in a great many words and with some care what the parties have agreed",
        "Table of Contents",
        "Agreement\t3",
        "[Name of Agreement]",
        "between",
        "TEMPLATE",
    ],
)
def test_a_sentence_a_blank_or_a_line_of_contents_is_no_title(line: str) -> None:
    assert title(p(line)) == ""


def test_a_numbered_line_is_no_title() -> None:
    assert title(p("Agreement", num=(1, 0)), numbering=LIST) == ""


def test_the_recorded_title_counts_first_if_the_page_says_it_too() -> None:
    blocks = (p("Services Agreement"), p("Order Form"))
    assert title(*blocks, core="Order Form") == "Order Form"
    assert title(*blocks, core="Old Template Agreement") == "Services Agreement"


def test_the_recorded_title_counts_last_if_it_is_sensible() -> None:
    assert title(p("some words."), core="Lease of the Mill") == "Lease of the Mill"
    for left_over in ("Microsoft Word - x", "Document1", "lease.docx", "Template for all", ""):
        assert title(p("some words."), core=left_over) == ""


def test_broken_properties_do_not_keep_a_contract_from_being_read() -> None:
    data = document(p("NDA"), core="x")
    broken = {**members(data), "docProps/core.xml": b"<broken"}
    assert read_bytes("x.docx", archive(broken)).title == "NDA"


# ------------------------------------------------------------------ notices


def told(*blocks: str, **parts: object) -> dict[str, Notice]:
    return {notice.code: notice for notice in contract(*blocks, **parts).notices}


def test_a_plain_contract_has_no_notices() -> None:
    assert contract(p("Payment.")).notices == ()


@pytest.mark.parametrize(
    ("content", "code", "unread"),
    [
        (picture(), "picture", True),
        (
            picture('<wp:extent cx="9" cy="9"/><a:graphicData uri="http://x/picture"/>'),
            "decoration",
            False,
        ),
        (picture('<a:graphicData uri="http://x/chart"/>'), "chart", True),
        (picture('<a:graphicData uri="http://x/diagram"/>'), "diagram", True),
        (picture("<o:OLEObject/>"), "embedded-object", True),
        (picture("<w:control/>"), "active-control", True),
        (picture("<v:textpath/>"), "wordart", False),
        ("<m:oMathPara/>", "formula", True),
        (r("x", "<w:vanish/>"), "hidden-text", True),
        ("<w:subDoc/>", "other-document", True),
        ("<w:novelty/>", "unknown-content", True),
    ],
)
def test_what_is_not_read_is_told_with_its_place(content: str, code: str, unread: bool) -> None:
    notice = told(p("a"), p("b", content))[code]
    assert (notice.unread, notice.where) == (unread, "paragraph 2")
    assert not notice.message.endswith(".")


def test_a_shape_without_words_is_no_news() -> None:
    assert told(p("a", picture('<a:graphicData uri="http://x/shape"/>'))) == {}


def test_many_of_a_kind_are_told_together() -> None:
    notice = told(*[p(picture()) for _ in range(7)])["picture"]
    assert notice.message == "7 pictures were not read: words in them stay unseen"
    assert notice.where == "paragraphs 1, 2, 3, 4, 5 and 2 more places"
    assert told(*[p(picture()) for _ in range(6)])["picture"].where.endswith("5 and 1 more place")
    assert told(p(picture(), picture()))["picture"].where == "paragraph 1"


def test_a_picture_in_a_header_is_decoration() -> None:
    notice = told(p("a"), headers={"default": p(picture())})["decoration"]
    assert (notice.where, notice.unread) == ("a header", False)


def test_places_outside_the_body_are_named() -> None:
    formula = "<m:oMath/>"
    notice = told(p(formula), p(text_box(p(formula))), footers={"default": p(formula)})["formula"]
    assert notice.where == "paragraph 1, a footer and a text box"


def test_something_seen_in_a_file_without_paragraphs_is_in_the_whole_file() -> None:
    assert told("<w:altChunk/>")["other-document"].where == "the whole file"


def test_form_fields_are_told() -> None:
    box = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>'
    assert told(p(raw(box)))["form-field"].unread is False


def test_what_is_unread_is_told_first() -> None:
    notices = contract(p(ins("a"), picture())).notices
    assert [notice.unread for notice in notices] == [True, False]


def test_tracked_changes_and_their_authors_are_counted() -> None:
    change = '<w:rPrChange w:id="9" w:author="Them"><w:rPr/></w:rPrChange>'
    read_back = contract(
        p(ins("a"), gone("b", author="Other"), r("c", change), mark=mark_inserted()),
        headers={"default": p(gone("d"))},
    )
    assert read_back.existing_revisions == 5
    (notice,) = read_back.notices
    assert notice.code == "existing-revisions"
    assert notice.message.startswith("5 tracked changes by 2 authors found")


def test_comments_are_counted() -> None:
    read_back = contract(p(commented("a")), comments=comment(0, "why?"))
    assert read_back.existing_comments == 1
    assert [notice.code for notice in read_back.notices] == ["existing-comments"]
    assert read_back.text == "a"


def test_macros_a_signature_and_the_strict_form_are_told() -> None:
    assert "macros" in told(p("a"), parts={"word/vbaProject.bin": b"x"})
    data = members(document(p("a")))
    signature = (
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    )
    rels = relationships(("a", "officeDocument", "word/document.xml"), ("b", signature, "s.sigs"))
    signed = read_bytes("x.docx", archive({**data, "_rels/.rels": rels}))
    assert [notice.code for notice in signed.notices] == ["signed"]
    iso = rels.replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    strict = read_bytes("x.docx", archive({**data, "_rels/.rels": iso}))
    assert [notice.code for notice in strict.notices] == ["signed", "strict"]


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ('w:edit="readOnly" w:enforcement="1"', "the file is protected against any change"),
        (
            'w:edit="trackedChanges" w:enforcement="true"',
            "the file is protected so that every change is tracked",
        ),
        ('w:edit="readOnly" w:enforcement="0"', None),
        ('w:edit="readOnly"', None),
        ('w:enforcement="1"', None),
    ],
)
def test_protection_is_told_where_it_is_in_force(attributes: str, message: str | None) -> None:
    found = told(p("a"), settings=f"<w:documentProtection {attributes}/>").get("protected")
    assert (None if found is None else found.message) == message


def test_locked_controls_read_as_text_and_need_no_notice() -> None:
    assert told(p(control("a", props="<w:dropDownList/>"), alternate(r("b"), r("c")))) == {}
