"""Comparing files whose markup is right but not as Word writes it, or seldom: still right both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from build import (
    archive,
    begin,
    document,
    end,
    field,
    link,
    members,
    p,
    r,
    raw,
    row,
    table,
    text_box,
)
from compare_trials import compared, comparison
from edits import STAMP

from redline.errors import UnreadableError
from redline.word import compare

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = "compared right"
MAIN = "word/document.xml"
LONG = "The supplier keeps the goods insured against loss until they are paid for in full."
OTHERS = tuple(p(f"Clause {n}. " + w * 9) for n, w in enumerate(("alpha ", "beta ", "gamma ")))


def with_main(data: bytes, pattern: str, new: str) -> bytes:
    parts = members(data)
    text, count = re.subn(pattern, new, parts[MAIN].decode())
    assert count
    return archive({**parts, MAIN: text.encode()})


def one_run(*inside: str) -> str:
    return f"<w:r>{''.join(inside)}</w:r>"


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


MARKS = {kind: f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")}
WHOLE = (MARKS["begin"], "<w:instrText> REF x </w:instrText>", MARKS["separate"])
PAIRS = {
    "blanks that count for nothing": (p(raw(t(" one "))), p(raw(t(" two ")))),
    "nothing but blanks": (p("a", raw(t("  ")), "b"), p("a", raw(t("  ")), "c")),
    "a line feed in the text": (p(raw(t("one\ntwo"))), p(raw(t("one\nthree")))),
    "a whole field and words in one run": (
        p(one_run(t("see"), *WHOLE, t("4.1"), MARKS["end"], t(" there"))),
        p(one_run(t("see"), *WHOLE, t("4.2"), MARKS["end"], t(" here"))),
    ),
    "words before the mark of a field in its run": (
        p(one_run(t("before"), *WHOLE), r("4.1"), one_run(MARKS["end"], t("behind"))),
        p(one_run(t("ahead"), *WHOLE), r("4.1"), one_run(MARKS["end"], t("after"))),
    ),
    "a field in the code of another": (
        p(raw(MARKS["begin"]), raw("<w:instrText> IF </w:instrText>"), field("PAGE", "3"),
          raw(MARKS["separate"]), "yes", raw(MARKS["end"]), "."),
        p(raw(MARKS["begin"]), raw("<w:instrText> IF </w:instrText>"), field("PAGE", "3"),
          raw(MARKS["separate"]), "no", raw(MARKS["end"]), "!"),
    ),
    "a field that begins in a link and ends behind it": (
        p(link(begin("REF x"), "4"), end(), " old"), p(link(begin("REF x"), "4"), end(), " new"),
    ),
    "a field without a result": (
        p(raw(MARKS["begin"]), raw("<w:instrText> XE y </w:instrText>"), raw(MARKS["end"]), "a"),
        p(raw(MARKS["begin"]), raw("<w:instrText> XE y </w:instrText>"), raw(MARKS["end"]), "b"),
    ),
    "a paragraph mark that becomes bold": (p("a"), p("a", mark="<w:b/>")),
    "a paragraph mark that becomes plain": (p("a", mark="<w:b/>"), p("a")),
    "an empty paragraph between tables": (
        table(row("a")) + p() + table(row("b")), table(row("a")) + p() + table(row("c")),
    ),
}  # fmt: skip


@pytest.mark.verifiers
@pytest.mark.parametrize("name", PAIRS)
def test_the_pair_is_right_both_ways(name: str) -> None:
    old, new = PAIRS[name]
    assert compared(document(old, p("z")), document(new, p("z"))) == RIGHT


@pytest.mark.verifiers
@pytest.mark.parametrize("name", ["x", "ns0"])
def test_any_prefix_is_right_both_ways(name: str) -> None:
    pair = (document(p("a one"), *OTHERS), document(p("a two"), *OTHERS))
    other = [with_main(data, r"(</?|\s|:)w(?=[:=])", rf"\1{name}") for data in pair]
    assert compared(*other) == RIGHT
    assert compared(pair[0], other[1]) == RIGHT
    assert compared(other[0], pair[1]) == RIGHT
    assert comparison(pair[0], other[0]).marks == 0


@pytest.mark.verifiers
@pytest.mark.parametrize("island", ["<!-- <w:p> -->", "<?odd <w:p/> ?>"])
def test_comments_and_instructions_are_passed_over(island: str) -> None:
    old = with_main(document(p("a one"), *OTHERS), "<w:body>", "<w:body>" + island)
    assert compared(old, document(p("a two"), *OTHERS)) == RIGHT


@pytest.mark.verifiers
@pytest.mark.parametrize("moves", [True, False])
def test_a_long_paragraph_that_moves_is_right_both_ways(tmp_path: Path, moves: bool) -> None:
    last = p("The end.")
    old, new = document(p(LONG), *OTHERS, last), document(*OTHERS, p(LONG), last)
    assert compared(old, new) == RIGHT
    for path, data in (("old.docx", old), ("new.docx", new)):
        (tmp_path / path).write_bytes(data)
    done = compare(tmp_path / "old.docx", tmp_path / "new.docx", STAMP, moves=moves)
    xml = members(done.data)[MAIN]
    assert (b"w:moveFromRangeStart" in xml) is moves
    assert len(re.findall(rb'w:move(?:From|To)RangeStart [^>]*w:name="move\d+"', xml)) == 2 * moves
    halves = [xml.count(f"<w:{word}".encode()) for word in ("moveFromRange", "moveToRange")]
    assert halves == [2 * moves] * 2


def test_a_main_part_without_text_is_told(tmp_path: Path) -> None:
    bare = with_main(document(p("a")), r"<w:body>.*</w:body>", "")
    (tmp_path / "old.docx").write_bytes(bare)
    (tmp_path / "new.docx").write_bytes(document(p("a")))
    with pytest.raises(UnreadableError, match="no text"):
        compare(tmp_path / "old.docx", tmp_path / "new.docx", STAMP)


def test_no_live_text_is_left_in_a_struck_text_box(tmp_path: Path) -> None:
    """Word opens no file with a `w:t` anywhere under a `w:del` (17.3.3.7)."""
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(document(p("See ", text_box(p("the box")), " here."), p("End.")))
    new.write_bytes(document(p("See  here."), p("End.")))
    made = members(compare(old, new, STAMP).data)[MAIN].decode()
    struck = "".join(re.findall(r"<w:del .*?</w:del>", made, re.DOTALL))
    assert "the box" in struck
    assert "<w:t>" not in struck
    assert "<w:t " not in struck
