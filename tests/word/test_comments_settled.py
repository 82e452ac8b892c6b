"""Comments and the settling of tracked changes: one goes with the words that its mark stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import commented, document, gone, ins, members, p
from edits import is_markup
from talk import entry, remarked, talked

from redline.errors import RefusedError
from redline.model import Settled
from redline.word.package import package_from, save
from redline.word.revisions import settle
from redline.word.settlement import MARKS, check_settled
from redline.word.threads import existing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[..., Path]

COMMENTS, EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
TWO = remarked(0, "Why?", "0000000A") + remarked(1, "Because.", "0000000B", author="Us")
THREAD = entry("0000000A") + entry("0000000B", "0000000A")
STRUCK = p("a ", gone(commented("b", comment=0), commented("", comment=1)), " c")


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(data: bytes) -> Path:
        path = tmp_path / "talk.docx"
        path.write_bytes(data)
        return path

    return write


def ids(done: Settled) -> list[str]:
    return [one.id for one in existing(package_from("x.docx", done.data))]


def test_a_thread_in_struck_words_goes_with_them(written: Written) -> None:
    done = settle(written(talked(STRUCK, comments=TWO, entries=THREAD)), accepting=True)
    assert is_markup(done.data, p("a ", " c"))
    assert done.comments == ("0", "1")
    out = members(done.data)
    assert b"Why?" not in out[COMMENTS]
    assert b"0000000A" not in out[EXTENDED]
    assert b"w15:commentEx " not in out[EXTENDED]


def test_it_stays_when_the_words_do(written: Written) -> None:
    source = talked(STRUCK, comments=TWO, entries=THREAD)
    done = settle(written(source), accepting=False)
    assert done.comments == ()
    assert ids(done) == ["0", "1"]
    assert members(done.data)[COMMENTS] == members(source)[COMMENTS]


def test_a_comment_on_an_insertion_goes_when_that_is_rejected(written: Written) -> None:
    source = document(p("a", ins(commented("b"))), comments=remarked(0, "Why?"))
    done = settle(written(source), accepting=False)
    assert done.comments == ("0",)
    assert ids(done) == []
    assert is_markup(done.data, p("a"))


def test_a_comment_whose_mark_stays_keeps_its_place(written: Written) -> None:
    source = document(p("a", commented(gone("b"))), comments=remarked(0, "Why?"))
    done = settle(written(source), accepting=True)
    assert done.comments == ()
    assert is_markup(done.data, p("a", commented()))
    assert ids(done) == ["0"]


def test_an_answer_that_stays_opens_a_thread(written: Written) -> None:
    text = p("a ", gone(commented("b", comment=0)), commented("c", comment=1))
    done = settle(written(talked(text, comments=TWO, entries=THREAD)), accepting=True)
    assert done.comments == ("0",)
    assert ids(done) == ["1"]
    assert b"paraIdParent" not in members(done.data)[EXTENDED]


def test_a_comment_that_had_no_mark_before_is_none_of_ours(written: Written) -> None:
    source = document(p("a", gone("b")), comments=remarked(0, "Why?"))
    done = settle(written(source), accepting=True)
    assert done.comments == ()
    assert members(done.data)[COMMENTS] == members(source)[COMMENTS]


def test_a_tracked_change_in_a_comment_that_goes_is_lost(written: Written) -> None:
    inside = remarked(0, "x").replace("</w:p>", ins("y", author="Others") + "</w:p>", 1)
    path = written(document(p("a", gone(commented("b"))), comments=inside))
    done = settle(path, accepting=True, choose=lambda change: change.author == "Them")
    assert [change.author for change in done.lost] == ["Others"]
    assert done.comments == ("0",)


# ------------------------------------------------------------------ the proof


def planted(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Settle a thread and hold the file, with a part altered, against its source."""
    package = package_from("c.docx", path.read_bytes())
    numbers = frozenset(n for n, _ in enumerate(package.tree(package.main_part).iter(*MARKS)))
    made = package_from("c.docx", settle(path, accepting=True).data)
    altered = made.part(part).replace(old, new, 1)
    assert altered != made.part(part)
    data = save(made, {part: altered})
    check_settled(package, data, {package.main_part: numbers}, accepting=True)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (EXTENDED, b'w15:done="0"', b'w15:done="1"'),
        (EXTENDED, b'w15:done="0"', b'w15:paraIdParent="0000000A" w15:done="0"'),
        (COMMENTS, b"Because.", b"Because"),
        (
            "word/document.xml",
            b"</w:body>",
            b'<w:p><w:commentRangeStart w:id="0"/></w:p></w:body>',
        ),
        (
            "word/document.xml",
            b"<w:commentRangeStart",
            b'<w:commentRangeEnd w:id="0"/><w:commentRangeStart',
        ),
    ],
)
def test_a_planted_fault_is_refused(written: Written, part: str, old: bytes, new: bytes) -> None:
    text = p("a ", gone(commented("b", comment=0)), commented("c", comment=1))
    path = written(talked(text, comments=TWO, entries=THREAD))
    with pytest.raises(RefusedError, match="own check"):
        planted(path, part, old, new)


@pytest.mark.corpus
def test_in_real_files_the_comments_of_rejected_words_go(corpus: Path) -> None:
    path = corpus / "C-torture" / "superdoc" / "WordOriginatedComments.docx"
    before = {one.id for one in existing(package_from("x.docx", path.read_bytes()))}
    done = settle(path, accepting=False)
    assert set(done.comments) == {"3", "4"}
    assert set(ids(done)) == before - {"3", "4"}
    assert settle(path, accepting=True).comments == ()
