"""What holds for every document and every set of revisions, tried on many made at random."""

from __future__ import annotations

import re
from collections import Counter

from build import (
    b,
    block_control,
    cell,
    commented,
    control,
    document,
    field,
    footnote_mark,
    gone,
    ins,
    link,
    mark_gone,
    mark_inserted,
    members,
    p,
    picture,
    r,
    raw,
    row,
    simple_field,
    table,
    u,
)
from edits import DOCUMENT, STAMP, accepted, body, rejected, text_of
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from redline.errors import RefusedError
from redline.model import OBJECT, Comment, NewParagraph, Revision, Span
from redline.word.package import package_from
from redline.word.projection import project
from redline.word.writer import write_bytes

WORDS = st.text(alphabet="ab ,.“é条🤝", min_size=1, max_size=8)
TEXT = st.one_of(
    WORDS,
    WORDS.map(b),
    WORDS.map(u),
    st.just("\t"),
    st.just("a\vb"),
    st.just(raw("<w:noBreakHyphen/>")),
)
INLINE = st.one_of(
    TEXT,
    TEXT.map(link),
    st.tuples(TEXT, TEXT).map(lambda both: ins(*both)),
    TEXT.map(gone),
    TEXT.map(lambda text: ins(gone(text))),
    TEXT.map(lambda text: field("REF x", text)),
    TEXT.map(lambda text: field('HYPERLINK "x"', text, "z")),
    TEXT.map(lambda text: simple_field("REF x", text)),
    TEXT.map(control),
    WORDS.map(
        lambda text: r(text, "<w:rPrChange w:id='77' w:author='Them'><w:rPr/></w:rPrChange>")
    ),
    st.just(picture()),
    st.just("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"),
    st.just("<w:proofErr/>"),
)
PARAGRAPH = st.builds(
    lambda content, style, mark: p(*content, style=style, mark=mark),
    st.lists(INLINE, max_size=5),
    st.sampled_from(["", "", "H"]),
    st.sampled_from(["", "", "", "<w:b/>", mark_gone(), mark_inserted()]),
)
CELL = st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda blocks: cell(*blocks, p("z")))
BLOCK = st.one_of(
    PARAGRAPH,
    PARAGRAPH,
    PARAGRAPH,
    st.lists(CELL, min_size=1, max_size=2).map(lambda cells: table(row(*cells))),
    st.lists(PARAGRAPH, min_size=1, max_size=2).map(lambda blocks: block_control(*blocks, p("c"))),
    st.just(p("s", section="<w:cols/>")),
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Make a document of random blocks with a note and a comment, its last block a paragraph."""
    blocks = draw(st.lists(BLOCK, min_size=1, max_size=5))
    fixed = p("n", footnote_mark(1), commented("c"), " end") if draw(st.booleans()) else p("end")
    return document(*blocks, fixed, footnotes={1: p("note one") + p("note two")})


@st.composite
def revisions_of(draw: st.DrawFn, data: bytes) -> list[Revision]:
    """Draw revisions from left to right that do not overlap and stay in one story."""
    text = text_of(data)
    paragraphs = project(package_from("x.docx", data)).paragraphs
    made: list[Revision] = []
    at = 0
    for number in range(draw(st.integers(1, 4))):
        start = at + draw(st.integers(0, 9))
        end = start + draw(st.sampled_from([0, 0, 1, 2, 3, 5, 8, 13]))
        if end > len(text):
            break
        ends_one = any(paragraph.span.end == start for paragraph in paragraphs)
        if start == end and ends_one and draw(st.booleans()):
            like = draw(st.integers(0, len(paragraphs) - 1))
            new = (
                NewParagraph(text="New. Text", like=like, heading=4),
                NewParagraph(text="", like=like),
            )
            count = draw(st.integers(1, 2))
            made.append(_revision(number, Span(start, start), "", new[:count]))
            at = start + 2
            continue
        insert = draw(st.sampled_from(["", "new", " \tnew\v", "x "]))
        if end > start or insert:
            made.append(_revision(number, Span(start, end), text[start:end], insert=insert))
            at = end + 1
    assume(made)
    return made


def _revision(
    number: int, span: Span, delete: str, new: tuple[NewParagraph, ...] = (), insert: str = ""
) -> Revision:
    return Revision(id=number, finding="f", span=span, delete=delete, insert=insert, paragraphs=new)


def intended(text: str, revisions: list[Revision]) -> str:
    """Return the text with the revisions made, by the plainest means."""
    whole = text + "\n"
    for one in reversed(revisions):
        start, end = one.span
        if one.paragraphs:
            added = "".join(f"{new.text}\n" for new in one.paragraphs)
            whole = whole[: start + 1] + added + whole[start + 1 :]
        else:
            whole = whole[:start] + one.insert + whole[end:]
    return whole[:-1]


def written(data: bytes, revisions: list[Revision]) -> bytes:
    """Write a redline with a comment at every revision, or give the example up where it is refused."""
    comments = [Comment(finding="f", span=one.span, text="Because.") for one in revisions]
    try:
        return write_bytes("contract.docx", data, revisions, comments, STAMP)
    except RefusedError as refusal:
        if "own check" not in str(refusal):
            reject()
        raise


SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)


@SLOW
@given(st.data())
def test_rejecting_gives_the_source_and_accepting_the_wanted_text(data: st.DataObject) -> None:
    source = data.draw(documents())
    revisions = data.draw(revisions_of(source))
    out = written(source, revisions)
    assert rejected(out) == text_of(source)
    if not any(OBJECT in one.delete for one in revisions):
        wanted, got = intended(text_of(source), revisions), accepted(out)
        # a mark that has no paragraph to join stays: nothing else may differ
        assert got.replace("\n", "") == wanted.replace("\n", "")
        assert got.count("\n") >= wanted.count("\n")
        assert got.count("\n") - wanted.count("\n") <= sum(
            one.delete.count("\n") for one in revisions
        )


@SLOW
@given(st.data())
def test_every_id_is_used_once_and_all_marks_of_others_are_there(data: st.DataObject) -> None:
    source = data.draw(documents())
    out = written(source, data.draw(revisions_of(source)))
    before, after = (members(each)[DOCUMENT].decode() for each in (source, out))
    ids = Counter(re.findall(r'<w:(?:ins|del|rPrChange|pPrChange) [^>]*?w:id=["\'](\d+)', after))
    ours = Counter(re.findall(r'<w:(?:ins|del|pPrChange) w:id="(\d+)" w:author="Us"', after))
    assert all(ids[number] == 1 for number in ours)
    theirs = re.compile(r'<w:(?:ins|del) w:id="\d+" w:author="Them"[^>]*>')
    assert not Counter(theirs.findall(before)) - Counter(theirs.findall(after))


@SLOW
@given(st.data())
def test_no_insertion_stands_in_an_insertion_and_no_text_in_a_deletion(data: st.DataObject) -> None:
    source = data.draw(documents())
    xml = body(written(source, data.draw(revisions_of(source))))
    depth = {"ins": 0, "del": 0}
    for closing, name, empty in re.findall(r"<(/?)w:(ins|del|t|instrText)\b[^>]*?(/?)>", xml):
        if name in depth and not empty:
            depth[name] += -1 if closing else 1
            assert depth[name] <= 1
        elif name not in depth and not closing:
            assert not depth["del"]


@settings(SLOW, max_examples=20)
@given(st.data())
def test_the_same_revisions_give_the_same_bytes(data: st.DataObject) -> None:
    source = data.draw(documents())
    revisions = data.draw(revisions_of(source))
    assert written(source, revisions) == written(source, revisions)


@settings(SLOW, max_examples=30)
@given(st.data())
def test_a_redline_can_be_redlined_again(data: st.DataObject) -> None:
    first = written(source := data.draw(documents()), data.draw(revisions_of(source)))
    second = written(first, data.draw(revisions_of(first)))
    assert rejected(second) == text_of(source)
