"""What a reader is told of a file: what was not read, and what else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import (
    alternate,
    archive,
    comment,
    commented,
    control,
    document,
    gone,
    ins,
    mark_inserted,
    members,
    p,
    picture,
    r,
    raw,
    relationships,
    text_box,
)

from redline.model import Contract, Notice
from redline.word.reader import read_bytes

if TYPE_CHECKING:
    pass


def contract(*blocks: str, **parts: object) -> Contract:
    return read_bytes("folder/contract.docx", document(*blocks, **parts))  # type: ignore[arg-type]


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
