"""The proof for the parts around comments finds whatever else happened to them."""

from __future__ import annotations

import pytest
from build import comment, commented, document, p, style
from edits import STAMP, redline, remark
from packing import archive, members

from redline.word.growth import annexes_of, wrong_growth
from redline.word.package import package_from

SOURCE = redline(
    document(
        p(commented("one"), " two"),
        comments=comment(0, "Theirs."),
        styles=style("Body", name="Normal"),
    ),
    remarks=(remark("one"),),
)
MADE = redline(SOURCE, remarks=(remark("two"),))
PEOPLE, EXTENDED, COMMENTS = "word/people.xml", "word/commentsExtended.xml", "word/comments.xml"


def wrong(made: bytes, count: int = 1) -> str:
    source = package_from("a.docx", SOURCE)
    return wrong_growth(source, package_from("a.docx", made), STAMP.author, count)


def with_change(part: str, old: str, new: str) -> bytes:
    parts = members(MADE)
    assert old.encode() in parts[part]
    return archive({**parts, part: parts[part].replace(old.encode(), new.encode(), 1)})


def test_a_true_addition_passes() -> None:
    assert wrong(MADE) == ""


def test_the_parts_around_comments_are_known() -> None:
    assert set(annexes_of(package_from("a.docx", MADE))) == {
        *(PEOPLE, EXTENDED, COMMENTS),
        "word/styles.xml",
    }


@pytest.mark.parametrize(
    ("part", "old", "new", "what"),
    [
        (COMMENTS, "Theirs.", "Ours.", "the part for comments changed"),
        (PEOPLE, "<w15:person ", "<w15:person w15:x='' ", "the part for people changed"),
        (PEOPLE, "</w15:people>", "<w15:person w15:author='X'/></w15:people>", "grew by something"),
        (PEOPLE, "</w15:people>", " </w15:people>", "people changed without cause"),
        (EXTENDED, 'w15:done="0"', 'w15:done="1"', "commentsExtended changed"),
        ("word/styles.xml", 'w:val="20"', 'w:val="21"', "the part for styles changed"),
    ],
)
def test_a_lie_is_found(part: str, old: str, new: str, what: str) -> None:
    assert what in wrong(with_change(part, old, new))


def test_a_comment_too_few_is_found() -> None:
    assert wrong(MADE, count=2) == "a comment was lost"


def test_a_comment_in_no_thread_is_found() -> None:
    last = members(MADE)[EXTENDED].decode().rpartition("<w15:commentEx ")[2].partition("/>")[0]
    assert (
        wrong(with_change(EXTENDED, f"<w15:commentEx {last}/>", "")) == "a comment is in no thread"
    )
