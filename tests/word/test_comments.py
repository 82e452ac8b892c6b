"""Remarks to the other side: anchored beside the changes, in a part Word can open."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from build import comment, commented, document, ins, link, members, p, style
from edits import (
    MARK_WRITTEN,
    STAMP,
    Edit,
    Remark,
    add,
    add_paragraphs,
    body,
    drop,
    is_markup,
    plain,
    redline,
    remark,
    struck,
    swap,
    text_of,
    written,
)
from packing import archive

from redline.model import Comment, Contract, Paragraph, Span, Story
from redline.word.comments import unplaceable
from redline.word.names import NAMESPACES
from redline.word.package import package_from
from redline.word.reader import read_bytes

COMMENTS = "word/comments.xml"


def anchored(*content: str, mark: str = "") -> str:
    """Return content that one of our comments is about."""
    return plain(commented(*content)).replace(
        "<w:r><w:commentReference", f"<w:r>{mark}<w:commentReference"
    )


def point(offset: int) -> Remark:
    """Comment on a place between two characters."""
    return lambda _: Comment(finding="f", span=Span(offset, offset), text="Because.")


def test_a_comment_stands_around_the_change_it_is_about() -> None:
    out = redline(document(p("within 30 days")), swap("30", "60"), remarks=(remark("30"),))
    assert is_markup(out, p("within ", anchored(struck("30"), written("60")), " days"))


def test_a_comment_on_an_insertion_alone_covers_it() -> None:
    out = redline(
        document(p("one two")),
        add(" and", behind="one"),
        remarks=(point(3),),
    )
    assert is_markup(out, p("one", anchored(written(" and")), " two"))


def test_a_comment_on_new_paragraphs_covers_them_with_their_marks() -> None:
    out = redline(
        document(p("one"), p("two", style="H")),
        add_paragraphs("a", "b", behind="one"),
        remarks=(point(3),),
    )
    start, end = plain(commented()).split("<w:commentRangeEnd")
    first = p(start, written("a"), mark=MARK_WRITTEN)
    last = p(f"<w:commentRangeEnd{end}", "two", style="H")
    assert is_markup(out, p("one"), first, p(written("b"), mark=MARK_WRITTEN), last)


@pytest.mark.parametrize("behind", ["", p()])
def test_a_comment_on_a_new_paragraph_with_no_text_behind_it_ends_with_it(behind: str) -> None:
    out = redline(
        document(p("one"), behind), add_paragraphs("a", behind="one"), remarks=(point(3),)
    )
    assert is_markup(out, p("one", mark=MARK_WRITTEN), p(anchored(written("a"))), behind)


def for_finding(finding: str, edit: Edit) -> Edit:
    return lambda text: replace(edit(text), finding=finding)


def noted(finding: str, offset: int) -> Remark:
    return lambda _: Comment(finding=finding, span=Span(offset, offset), text=finding)


def test_comments_on_clauses_put_in_at_one_place_start_each_at_its_own() -> None:
    edits = [for_finding(f, add_paragraphs(f, behind="one")) for f in ("A", "B")]
    out = redline(document(p("one"), p("two")), *edits, remarks=(noted("A", 3), noted("B", 3)))
    start, end = plain(commented()).split("<w:commentRangeEnd")
    end = f"<w:commentRangeEnd{end}"
    news = [p(start, written(text), mark=MARK_WRITTEN) for text in "AB"]
    assert is_markup(out, p("one"), *news, p(end, end, "two"))


def test_comments_on_clauses_put_in_at_the_end_cover_each_its_own() -> None:
    edits = [for_finding(f, add_paragraphs(f, behind="one")) for f in ("A", "B")]
    out = redline(document(p("one")), *edits, remarks=(noted("A", 3), noted("B", 3)))
    first = p(anchored(written("A")), mark=MARK_WRITTEN)
    assert is_markup(out, p("one", mark=MARK_WRITTEN), first, p(anchored(written("B"))))


def test_a_comment_on_words_put_in_is_not_taken_for_one_on_the_clause_behind_them() -> None:
    edits = (for_finding("A", add("!", behind="one")), add_paragraphs("new", behind="one"))
    out = redline(document(p("one"), p("two")), *edits, remarks=(noted("A", 3),))
    new = p(written("new"), mark=MARK_WRITTEN)
    assert is_markup(out, p("one", anchored(written("!"))), new, p("two"))


def test_a_comment_on_words_that_do_not_change_cuts_them_out() -> None:
    out = redline(document(p("one two three")), remarks=(remark("two"),))
    assert is_markup(out, p("one ", anchored("two"), " three"))


def test_a_comment_inside_a_link_stands_around_the_link() -> None:
    out = redline(document(p("a ", link("b c"), " d")), swap("b", "x"), remarks=(remark("b"),))
    inside = link(struck("b"), written("x"), " c")
    assert is_markup(out, p("a ", anchored(inside), " d"))


def test_a_comment_inside_their_insertion_stands_around_it() -> None:
    out = redline(document(p("a ", ins("b c"), " d")), remarks=(remark("c"),))
    assert is_markup(out, p("a ", anchored(ins("b c")), " d"))


def test_a_comment_across_paragraphs_starts_in_one_and_ends_in_the_other() -> None:
    out = redline(document(p("one two"), p("three four")), remarks=(remark("two\nthree"),))
    xml = body(out)
    assert xml.index("commentRangeStart") < xml.index("two")
    assert xml.index("three") < xml.index("commentRangeEnd") < xml.index("commentReference")


def test_a_comment_on_a_struck_paragraph_is_kept_outside_the_strike() -> None:
    out = redline(document(p("one"), p("two")), drop("one\n"), remarks=(remark("one"),))
    assert plain(f"{anchored(struck('one'))}</w:p>") in body(out)


@pytest.mark.parametrize(("offset", "first"), [(0, True), (3, False)])
def test_a_comment_on_no_words_and_no_change_marks_a_point(offset: int, first: bool) -> None:
    out = redline(
        document(p("one")),
        remarks=(point(offset),),
    )
    assert is_markup(out, p(anchored(), "one") if first else p("one", anchored()))


def test_a_comment_in_an_empty_paragraph_marks_it() -> None:
    out = redline(
        document(p(), p("one")),
        remarks=(point(0),),
    )
    assert is_markup(out, p(anchored()), p("one"))


def test_two_comments_on_the_same_words_both_have_their_anchors() -> None:
    out = redline(document(p("one two")), remarks=(remark("one", "A."), remark("one", "B.")))
    xml = body(out)
    assert xml.count("commentRangeStart") == xml.count("commentReference") == 2
    assert xml.rindex("commentRangeStart") < xml.index("<w:t>one") < xml.index("commentRangeEnd")


# ------------------------------------------------------------------ the comments part


KEYS = re.compile(r'w14:paraId="([0-9A-F]{8})"')


def keys_of(data: bytes) -> list[str]:
    return KEYS.findall(members(data)[COMMENTS].decode())


def test_a_comments_part_is_made_with_type_and_relationship() -> None:
    out = redline(document(p("one")), remarks=(remark("one", "First.\nSecond."),))
    parts = members(out)
    (key,) = keys_of(out)
    said = (
        '<w:comment w:id="@id@" w:author="Us" w:date="2024-01-02T03:04:05Z" w:initials="U">'
        "<w:p><w:r><w:annotationRef/></w:r><w:r><w:t>First.</w:t></w:r></w:p>"
        f'<w:p w14:paraId="{key}"><w:r><w:t>Second.</w:t></w:r></w:p></w:comment>'
    )
    assert body(out, COMMENTS) == said
    assert b"wordprocessingml.comments+xml" in parts["[Content_Types].xml"]
    assert b"relationships/comments" in parts["word/_rels/document.xml.rels"]
    assert package_from("x", out).related("word/document.xml", "comments") == (COMMENTS,)


def test_comments_that_are_there_keep_their_bytes() -> None:
    source = document(p(commented("one"), " two"), comments=comment(0, "Theirs."))
    out = redline(source, remarks=(remark("two"),))
    said, before = members(out)[COMMENTS], members(source)[COMMENTS]
    inside = before[before.index(b"<w:comment ") : before.index(b"</w:comments>")]
    assert inside in said
    assert said.count(b"<w:comment ") == 2


def test_files_that_hold_every_part_already_keep_their_lists_of_parts() -> None:
    once = redline(document(p("one two")), remarks=(remark("one"),))
    twice = redline(once, remarks=(remark("two"),))
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/people.xml"):
        assert members(twice)[name] == members(once)[name]


def test_the_documents_own_comment_styles_are_used_under_their_own_ids() -> None:
    styles = style("Kommentartext", name="annotation text") + style(
        "Kommentarzeichen", name="annotation reference", kind="character"
    )
    out = redline(document(p("one"), styles=styles), remarks=(remark("one"),))
    mark = '<w:rPr><w:rStyle w:val="Kommentarzeichen"/></w:rPr>'
    assert is_markup(out, p(anchored("one", mark=mark)))
    assert '<w:pStyle w:val="Kommentartext"/>' in body(out, COMMENTS)


def test_comment_styles_that_the_document_lacks_are_put_behind_its_own() -> None:
    source = document(p("one"), styles=style("Body", name="Normal"))
    out = redline(source, remarks=(remark("one"),))
    mark = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    assert is_markup(out, p(anchored("one", mark=mark)))
    said, before = members(out)["word/styles.xml"], members(source)["word/styles.xml"]
    assert said.startswith(before.removesuffix(b"</w:styles>"))
    assert said.count(b"<w:style ") == 3
    assert b'w:styleId="CommentText"><w:name w:val="annotation text"/>' in said


def test_a_new_style_takes_no_id_that_another_style_has() -> None:
    taken = style("CommentText", name="Something else")
    out = redline(document(p("one"), styles=taken), remarks=(remark("one"),))
    assert '<w:pStyle w:val="CommentText1"/>' in body(out, COMMENTS)


def test_no_style_is_made_where_nothing_is_remarked() -> None:
    source = document(p("one"), styles=style("Body", name="Normal"))
    out = redline(source, swap("one", "1"))
    assert members(out)["word/styles.xml"] == members(source)["word/styles.xml"]


def test_no_style_is_named_where_there_is_no_list_of_styles() -> None:
    out = redline(document(p("one")), remarks=(remark("one"),))
    assert "Style" not in body(out) + body(out, COMMENTS)


def test_ids_of_comments_and_revisions_are_all_different_and_new() -> None:
    source = document(p('<w:bookmarkStart w:id="41" w:name="x"/>', "one two"))
    out = redline(source, swap("one", "1"), remarks=(remark("one"), remark("two")))
    ids = [int(i) for i in re.findall(r':id="(\d+)"', members(out)["word/document.xml"].decode())]
    assert len(set(ids)) == 5
    assert min(i for i in ids if i != 41) == 42


def test_ids_stay_below_the_limit_that_word_sets() -> None:
    source = document(p('<w:bookmarkStart w:id="2147483647" w:name="x"/>', "one"))
    out = redline(source, swap("one", "1"))
    assert 'w:del w:id="1"' in members(out)["word/document.xml"].decode()


# ------------------------------------------------------------------ the parts around comments

IDS = (
    f'<w16cid:commentsIds xmlns:w16cid="{NAMESPACES["w16cid"]}" xmlns:mc="{NAMESPACES["mc"]}"'
    ' mc:Ignorable="w16cid"><w16cid:commentId w16cid:paraId="0000000A"'
    ' w16cid:durableId="0000000B"/></w16cid:commentsIds>'
)


def with_ids(data: bytes) -> bytes:
    """Return a document that keeps lasting ids of its comments."""
    parts = members(data)
    kind = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"
    link = f'<Relationship Id="ids" Type="{kind}" Target="commentsIds.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    found = {rels: parts[rels].replace(b"</Relationships>", link.encode())}
    return archive({**parts, **found, "word/commentsIds.xml": IDS})


def test_each_comment_gets_a_lasting_id_where_the_file_keeps_such() -> None:
    out = redline(with_ids(document(p("one two"))), remarks=(remark("one"), remark("two")))
    said = members(out)["word/commentsIds.xml"].decode()
    assert said.startswith(IDS.removesuffix("</w16cid:commentsIds>"))
    assert all(f'w16cid:paraId="{key}"' in said for key in keys_of(out))
    lasting = re.findall(r'durableId="(\w+)"', said)
    assert len(set(lasting)) == 3
    assert not set(lasting) & set(keys_of(out))


def test_each_comment_opens_a_thread_of_its_own() -> None:
    out = redline(document(p("one two")), remarks=(remark("one"), remark("two")))
    said = members(out)["word/commentsExtended.xml"].decode()
    assert re.findall(r'paraId="(\w+)" w15:done="0"', said) == keys_of(out)
    assert all(0 < int(key, 16) < 0x80000000 for key in keys_of(out))
    assert b'w15:author="Us"' in members(out)["word/people.xml"]


def test_keys_differ_from_those_of_the_text() -> None:
    source = document(p("one two"))
    (key,) = keys_of(redline(source, remarks=(remark("one"),)))
    text = members(source)["word/document.xml"]
    taken = archive(
        {
            **members(source),
            "word/document.xml": text.replace(b"<w:p>", f'<w:p w14:paraId="{key}">'.encode(), 1),
        }
    )
    (other,) = keys_of(redline(taken, remarks=(remark("one"),)))
    assert other != key


def test_a_new_part_takes_no_name_that_is_taken() -> None:
    source = document(p("one"), parts={"word/people.xml": b"<x/>", "word/comments.xml": b"<y/>"})
    out = redline(source, remarks=(remark("one"),))
    parts = members(out)
    assert (parts["word/people.xml"], parts["word/comments.xml"]) == (b"<x/>", b"<y/>")
    assert b'w15:author="Us"' in parts["word/people2.xml"]


# ------------------------------------------------------------------ where Word allows none


def test_a_remark_on_a_header_is_left_out_and_can_be_reported() -> None:
    source = document(p("one"), headers={"default": p("top")})
    out = redline(
        source, swap("top", "up"), swap("one", "1"), remarks=(remark("top"), remark("one"))
    )
    assert body(out, COMMENTS).count("<w:comment ") == 1
    contract = read_bytes("contract.docx", source)
    notices = unplaceable(contract, (remark("top")(contract.text), remark("one")(contract.text)))
    assert [notice.code for notice in notices] == ["comment-not-placed"]
    assert "header" in notices[0].message


def test_a_remark_on_the_body_is_no_cause_for_a_notice() -> None:
    contract = Contract(
        name="x",
        sha256="",
        text="one",
        paragraphs=(Paragraph(index=0, span=Span(0, 3), story=Story.BODY),),
    )
    assert unplaceable(contract, (Comment(finding="f", span=Span(0, 3), text=""),)) == ()


def test_comment_and_revision_carry_one_and_the_same_date() -> None:
    out = redline(document(p("one")), swap("one", "1"), remarks=(remark("one"),))
    said = members(out)[COMMENTS].decode() + members(out)["word/document.xml"].decode()
    assert said.count(f'w:date="{STAMP.date}"') == 3
    assert text_of(out) == "1"
