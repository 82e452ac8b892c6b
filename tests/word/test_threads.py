"""Comments that a file holds are read with their threads, their places and whether they are settled."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from build import commented, document, gone, ins, p, text_box
from talk import entry, remarked, talked

from redline.model import Remark, Span
from redline.word.package import open_package, package_from
from redline.word.threads import existing


def read(data: bytes) -> tuple[Remark, ...]:
    return existing(package_from("contract.docx", data))


def test_a_comment_is_read_with_its_author_date_words_and_place() -> None:
    (one,) = read(talked(p("a ", commented("b c"), " d"), comments=remarked(0, "Why?\nSay more.")))
    assert one == Remark(
        id="0",
        author="Them",
        initials="T",
        date="2024-05-06T07:08:09Z",
        text="Why?\nSay more.",
        span=Span(2, 5),
        quote="b c",
    )


def test_a_file_without_comments_has_none() -> None:
    assert read(document(p("a"))) == ()


def test_a_reply_names_its_parent() -> None:
    both = remarked(3, "Why?", "0000000A") + remarked(4, "Because.", "0000000b")
    entries = entry("0000000A") + entry("0000000B", "0000000A")
    data = talked(p(commented("a", comment=3)), comments=both, entries=entries)
    assert [(one.id, one.parent) for one in read(data)] == [("3", ""), ("4", "3")]


def test_a_whole_thread_is_resolved_with_the_comment_that_opened_it() -> None:
    both = remarked(3, "Why?", "0000000A") + remarked(4, "Because.", "0000000B")
    entries = entry("0000000A", done="1") + entry("0000000B", "0000000A")
    data = talked(p("a"), comments=both, entries=entries)
    assert [one.resolved for one in read(data)] == [True, True]


def test_a_reply_to_a_reply_belongs_to_the_comment_that_opened_the_thread() -> None:
    three = "".join(remarked(n, "?", f"0000000{n}") for n in (1, 2, 3))
    entries = entry("00000001", "00000002") + entry("00000002", "00000003") + entry("00000003")
    data = talked(p("a"), comments=three, entries=entries)
    assert [(one.id, one.parent) for one in read(data)] == [("1", "3"), ("2", "3"), ("3", "")]


def test_very_long_chains_of_replies_are_read_in_time_that_grows_with_their_length() -> None:
    count = 3000
    comments = "".join(remarked(n, "?", f"{n + 1:08X}") for n in range(count))
    entries = entry("00000001") + "".join(
        entry(f"{n + 1:08X}", f"{n:08X}") for n in range(1, count)
    )
    data = talked(p("a"), comments=comments, entries=entries)
    start = time.process_time()
    assert {one.parent for one in read(data)} == {"", "0"}
    assert time.process_time() - start < 3


def test_comments_that_name_each_other_as_parents_do_not_go_round_for_ever() -> None:
    both = remarked(3, "Why?", "0000000A") + remarked(4, "Because.", "0000000B")
    entries = entry("0000000A", "0000000B") + entry("0000000B", "0000000A")
    both_read = read(talked(p("a"), comments=both, entries=entries))
    assert [one.parent for one in both_read] == ["", "3"]


def test_a_comment_on_several_paragraphs_spans_them() -> None:
    start, end = commented("X").split("X")[0].split("<w:r>")[0], '<w:commentRangeEnd w:id="0"/>'
    data = talked(p("a ", start, "b"), p("c", end, " d"), comments=remarked(0, "?"))
    (one,) = read(data)
    assert (one.span, one.quote) == (Span(2, 5), "b c")


def test_a_range_that_starts_between_paragraphs_starts_with_the_next() -> None:
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    data = talked(p("a"), start, p("b"), p("c"), end, p("d"), comments=remarked(0, "?"))
    assert read(data)[0].span == Span(2, 5)


def test_a_comment_with_a_mark_and_no_range_is_about_a_point() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    assert read(talked(p("ab", mark, "c"), comments=remarked(0, "?")))[0].span == Span(2, 2)


def test_a_comment_that_stands_nowhere_has_no_place() -> None:
    (one,) = read(talked(p("a"), comments=remarked(0, "?")))
    assert (one.span, one.quote) == (None, "")


def test_struck_words_are_no_part_of_what_a_comment_is_about() -> None:
    data = talked(p(commented("a", gone("b"), ins("c"))), comments=remarked(0, "?"))
    assert read(data)[0].quote == "ac"


def test_words_struck_inside_a_comment_are_not_read() -> None:
    words = remarked(0, "X").replace("<w:r>", gone("not ") + "<w:r>")
    assert read(talked(p("a"), comments=words))[0].text == "X"


def test_a_text_box_on_the_way_does_not_move_a_comment() -> None:
    data = talked(p("a", text_box(p("far away")), commented("b")), comments=remarked(0, "?"))
    assert read(data)[0].quote == "b"


@pytest.mark.corpus
def test_the_true_instant_is_read_where_word_wrote_it(corpus: Path) -> None:
    path = corpus / "C-torture" / "superdoc" / "threaded-comment.docx"
    first, reply, other = existing(open_package(path))
    assert (first.date, first.date_utc) == ("2025-02-13T08:07:00Z", "2025-02-13T16:07:00Z")
    assert (reply.parent, other.parent) == (first.id, "")


@pytest.mark.corpus
def test_comments_of_other_programs_are_read_as_word_shows_them(corpus: Path) -> None:
    by_file = {
        "adeu/dirty_sample.docx": [
            ("Resolved comment", "Typing", True),
            ("Open comment", "some", False),
        ],
        "superdoc/basic-resolved-comment.docx": [
            ("abcabc", "test", False),
            ("Resolve this", "resolved", True),
        ],
    }
    for name, wanted in by_file.items():
        remarks = existing(open_package(corpus / "C-torture" / name))
        assert [(one.text, one.quote, one.resolved) for one in remarks] == wanted
