"""A contract as it is read: its text and how its paragraphs look."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from build import (
    abstract,
    b,
    document,
    field,
    ins,
    level,
    num,
    num_pr,
    p,
    picture,
    r,
    style,
    u,
)

from redline.model import OBJECT, Contract, Paragraph, Story
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
