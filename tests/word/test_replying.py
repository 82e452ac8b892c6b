"""Replying to comments, resolving and reopening them: what is written, and what stays."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from build import comment, commented, document, ins, members, p, style
from edits import STAMP, body
from talk import entry, remarked, talked

from redline.errors import RefusedError, UsageError
from redline.model import Remark
from redline.word.package import package_from
from redline.word.replying import reply, settle
from redline.word.threads import existing

BARE = talked(p("a ", commented("b"), " c"), comments=comment(0, "Why?"))
THREAD = talked(
    p("a ", commented(commented("b", comment=4), comment=3), " c"),
    p(commented("d", comment=5)),
    comments=remarked(3, "Why?", "0000000A")
    + remarked(4, "So.", "0000000B")
    + remarked(5, "Else?", "0000000C"),
    entries=entry("0000000A") + entry("0000000B", "0000000A") + entry("0000000C"),
    styles=style("Body", name="Normal"),
)


def remarks(data: bytes) -> tuple[Remark, ...]:
    return existing(package_from("contract.docx", data))


def answered(data: bytes, number: str, text: str = "Agreed.") -> bytes:
    return reply("contract.docx", data, number, text, STAMP)


def settled(data: bytes, *numbers: str, resolved: bool = True) -> bytes:
    return settle("contract.docx", data, numbers, resolved=resolved)


# ------------------------------------------------------------------ replying


def test_a_reply_joins_the_thread_and_leaves_the_others_as_they_were() -> None:
    out = remarks(answered(THREAD, "3"))
    assert out[:-1] == remarks(THREAD)
    assert (out[-1].parent, out[-1].text, out[-1].author, out[-1].quote) == (
        "3",
        "Agreed.",
        "Us",
        "b",
    )


def test_a_reply_to_a_reply_joins_the_same_thread() -> None:
    assert remarks(answered(THREAD, "4"))[-1].parent == "3"


def test_the_anchors_of_a_reply_stand_beside_those_of_its_parent() -> None:
    xml = body(answered(BARE, "0"))
    start, end = "<w:commentRangeStart", "<w:commentRangeEnd"
    assert xml.count(start) == xml.count(end) == xml.count("<w:commentReference") == 2
    assert re.search(rf"{start}[^>]*>{start}[^>]*><w:r><w:t>b", xml)
    assert re.search(rf"b</w:t></w:r>{end}[^>]*>{end}", xml)


def test_the_mark_of_a_reply_stands_outside_of_their_insertion() -> None:
    whole = commented("b")
    data = talked(p("a ", ins("x").replace("<w:r>", whole + "<w:r>")), comments=comment(0, "Why?"))
    xml = body(answered(data, "0"))
    assert re.search(r"</w:ins><w:r>(?:<w:rPr>.*?</w:rPr>)?<w:commentReference", xml)


def test_a_comment_without_a_range_gets_a_reply_at_its_mark() -> None:
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    out = answered(talked(p("ab", mark, "c"), comments=comment(0, "Why?")), "0")
    assert [one.span for one in remarks(out)] == [(2, 2), (2, 2)]


def test_a_comment_that_word_gave_no_key_gets_one_to_be_replied_to() -> None:
    out = answered(BARE, "0")
    assert remarks(out)[1].parent == "0"
    keys = re.findall(r'w15:paraId="(\w+)"', members(out)["word/commentsExtended.xml"].decode())
    assert len(set(keys)) == 2
    assert all(0 < int(key, 16) < 0x80000000 for key in keys)


def test_what_was_in_the_list_of_threads_keeps_its_bytes() -> None:
    name = "word/commentsExtended.xml"
    before, after = members(THREAD)[name], members(answered(THREAD, "5"))[name]
    assert after.startswith(before.removesuffix(b"</w15:commentsEx>"))


def test_later_names_are_declared_and_ignorable_in_every_part_that_uses_them() -> None:
    parts = members(answered(BARE, "0"))
    for name, prefix in (("comments", "w14"), ("commentsExtended", "w15"), ("people", "w15")):
        head = parts[f"word/{name}.xml"].decode().partition("Ignorable=")[2][:40]
        assert prefix in head.split('"')[1].split(), name


def test_the_author_is_put_on_the_list_of_people_once() -> None:
    out = answered(answered(THREAD, "3"), "3", "And one thing more.")
    assert members(out)["word/people.xml"].decode().count('w15:author="Us"') == 1


def test_the_same_reply_gives_the_same_bytes() -> None:
    assert answered(THREAD, "3") == answered(THREAD, "3")


def test_a_reply_of_several_lines_has_several_paragraphs() -> None:
    assert remarks(answered(THREAD, "3", "One.\nTwo."))[-1].text == "One.\nTwo."


def test_a_comment_that_is_not_there_cannot_be_answered() -> None:
    with pytest.raises(UsageError, match="no comment 9"):
        answered(THREAD, "9")


def test_a_comment_that_stands_nowhere_cannot_be_answered() -> None:
    with pytest.raises(UsageError, match="stands nowhere"):
        answered(talked(p("a"), comments=comment(0, "Why?")), "0")


def test_a_file_protected_against_comments_is_refused() -> None:
    protection = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    data = document(p(commented("b")), comments=comment(0, "Why?"), settings=protection)
    with pytest.raises(RefusedError, match="protected"):
        answered(data, "0")


def test_a_file_that_allows_comments_alone_is_answered() -> None:
    protection = '<w:documentProtection w:edit="comments" w:enforcement="1"/>'
    data = document(p(commented("b")), comments=comment(0, "Why?"), settings=protection)
    assert len(remarks(answered(data, "0"))) == 2


# ------------------------------------------------------------------ resolving


def test_a_thread_is_resolved_as_a_whole_and_alone() -> None:
    out = remarks(settled(THREAD, "3"))
    assert [one.resolved for one in out] == [True, True, False]


def test_any_comment_of_a_thread_stands_for_it() -> None:
    assert settled(THREAD, "4") == settled(THREAD, "3")


def test_resolving_and_reopening_gives_what_was_there() -> None:
    assert remarks(settled(settled(THREAD, "3"), "3", resolved=False)) == remarks(THREAD)


def test_nothing_but_the_list_of_threads_changes() -> None:
    before, after = members(THREAD), members(settled(THREAD, "3", "5"))
    assert [name for name in before if before[name] != after[name]] == ["word/commentsExtended.xml"]


def test_a_comment_without_a_key_is_resolved_too() -> None:
    out = settled(BARE, "0")
    assert [one.resolved for one in remarks(out)] == [True]
    assert members(out)["word/document.xml"] == members(BARE)["word/document.xml"]


def test_what_is_resolved_already_is_not_written_again() -> None:
    with pytest.raises(UsageError, match="resolved already"):
        settled(settled(THREAD, "3"), "3")


# ------------------------------------------------------------------ judged by others


@pytest.mark.verifiers
@pytest.mark.parametrize("source", [BARE, THREAD], ids=["bare", "thread"])
def test_independent_checkers_find_nothing_wrong(
    verifiers: Path, tmp_path: Path, source: bytes
) -> None:
    number = remarks(source)[0].id
    before, after = tmp_path / "in.docx", tmp_path / "out.docx"
    before.write_bytes(source)
    after.write_bytes(settled(answered(source, number), number))
    checker = [sys.executable, str(verifiers / "docx_verify.py")]
    done = subprocess.run(
        [*checker, "validate", str(after), "--baseline", str(before), "--tools", "integrity,lint"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    done = subprocess.run(
        [*checker, "list", str(after), "--engine", "lo"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)["comments"]
    assert len(seen) == len(remarks(source)) + 1
    assert [one["resolved"] for one in seen if one["text"] == "Agreed."] == [True]
