"""Pairs of files that the hunt, or a thought in its course, found wanting: each as small as can be.

Judged as in `test_compare_properties`: rejecting gives the older file, accepting the newer one.
"""

from __future__ import annotations

import pytest
from build import (
    begin,
    block_control,
    cell,
    comment,
    commented,
    control,
    end,
    field,
    footnote_mark,
    gone,
    ins,
    mark_gone,
    mark_inserted,
    moved_from,
    moved_to,
    p,
    picture,
    r,
    raw,
    row,
    table,
    text_box,
)
from compare_trials import compared, comparison
from packing import archive, document, members
from trials import judge

pytestmark = pytest.mark.verifiers


def _link(anchor: str, run: str) -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{run}</w:hyperlink>'


def _row_saying_nothing(text: str) -> str:
    return row(text).replace("<w:tr>", "<w:tr><w:trPr></w:trPr>")


def _with_footer_of_no_section(content: str) -> bytes:
    made = members(document(p("x"), footers={"default": content}))
    main = made["word/document.xml"]
    at = main.index(b"<w:footerReference")
    made["word/document.xml"] = main[:at] + main[main.index(b"/>", at) + 2 :]
    return archive({**made})


NOTED = comment(0, "q")
LISTED = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
RUNS = begin("DATE").replace("<w:r>", "|<w:r>").split("|")[1:]
IN_PIECES = "".join(map(ins, (*RUNS, r("5"), end())))
MERGE = '<w:cellMerge w:id="8" w:author="Them" w:vMerge="cont"/>'
PAIRS = {
    "header-layout": (
        document(p("x"), headers={"default": p("head")}),
        document(p("x"), headers={"default": p("head", props='<w:jc w:val="center"/>')}),
    ),
    "header-empty-layout": (
        document(p("x"), headers={"default": p()}),
        document(p("x"), headers={"default": p(props='<w:jc w:val="center"/>')}),
    ),
    "body-empty-layout": (
        document(p(), p("x")),
        document(p(props='<w:jc w:val="center"/>'), p("x")),
    ),
    "footnote-layout": (
        document(p("x", footnote_mark(1)), footnotes={1: p("note")}),
        document(
            p("x", footnote_mark(1)), footnotes={1: p("note", props='<w:jc w:val="center"/>')}
        ),
    ),
    "textbox-layout": (
        document(p("x", text_box(p("in"), twin=True))),
        document(p("x", text_box(p("in", props='<w:jc w:val="center"/>'), twin=True))),
    ),
    "link-target": (
        document(p("see ", _link("there", r("here")), " end")),
        document(p("see ", _link("elsewhere", r("here")), " end")),
    ),
    "link-target-alone": (
        document(p(_link("there", r("here")))),
        document(p(_link("elsewhere", r("here")))),
    ),
    "link-unwrapped": (
        document(p("see ", _link("there", r("here")), " end")),
        document(p("see ", "here", " end")),
    ),
    "link-made": (
        document(p("see ", "here", " end")),
        document(p("see ", _link("there", r("here")), " end")),
    ),
    "control-unwrapped": (
        document(p("see ", control(r("here")), " end")),
        document(p("see ", "here", " end")),
    ),
    "control-in-new-paragraph": (
        document(p("one"), p("two")),
        document(p("one"), p("a ", control(r("here"))), p("two")),
    ),
    "control-alone-in-new-paragraph": (
        document(p("one"), p("two")),
        document(p("one"), p(control(r("here"))), p("two")),
    ),
    "control-alone-in-struck-paragraph": (
        document(p("one"), p(control(r("here"))), p("two")),
        document(p("one"), p("two")),
    ),
    "control-in-struck-paragraph": (
        document(p("one"), p("a ", control(r("here"))), p("two")),
        document(p("one"), p("two")),
    ),
    "control-in-new-row": (
        document(table(row("a", "b")), p("x")),
        document(table(row("a", "b"), row(cell(p(control(r("here")))), "d")), p("x")),
    ),
    "field-code-one-paragraph": (
        document(p("a ", field("REF x", "5"))),
        document(p("a ", field("REF y", "5"))),
    ),
    "field-code-spanning": (
        document(p("a ", begin("TOC"), "5"), p("6", end())),
        document(p("a ", begin("INDEX"), "5"), p("6", end())),
    ),
    "before-spanning-field": (
        document(p(begin("TOC"), "5"), p("6", end())),
        document(p("new"), p(begin("TOC"), "5"), p("6", end())),
    ),
    "spanning-field-struck": (
        document(p("x"), p(begin("TOC"), "5"), p("6", end()), p("y")),
        document(p("x"), p("y")),
    ),
    "spanning-field-new": (
        document(p("x"), p("y")),
        document(p("x"), p(begin("TOC"), "5"), p("6", end()), p("y")),
    ),
    "in-spanning-field": (
        document(p(begin("TOC"), "5"), p("mid one"), p("6", end())),
        document(p(begin("TOC"), "5"), p("mid two"), p("6", end())),
    ),
    "paragraph-struck-in-spanning-field": (
        document(p(begin("TOC"), "5"), p("mid one"), p("6", end())),
        document(p(begin("TOC"), "5"), p("6", end())),
    ),
    "table-with-struck-row-struck": (
        document(
            p("x"),
            table(row(cell(p(gone("a"), mark=mark_gone())), props=mark_gone()), row("b")),
            p("y"),
        ),
        document(p("x"), p("y")),
    ),
    "struck-mark-paragraph-struck": (
        document(p("x"), p("b", mark=mark_gone()), p("y")),
        document(p("x"), p("y")),
    ),
    "struck-mark-paragraph-struck-last": (
        document(p("x"), p("b", mark=mark_gone())),
        document(p("x")),
    ),
    "rprchange-rejected": (
        document(
            p(r("words", '<w:i/><w:rPrChange w:id="3" w:author="Other"><w:rPr/></w:rPrChange>'))
        ),
        document(p(r("words"))),
    ),
    "rprchange-accepted": (
        document(
            p(r("words", '<w:i/><w:rPrChange w:id="3" w:author="Other"><w:rPr/></w:rPrChange>'))
        ),
        document(p(r("words", "<w:i/>"))),
    ),
    "deletion-rejected": (document(p("a ", gone("b "), "c")), document(p("a ", "b ", "c"))),
    "deletion-accepted": (document(p("a ", gone("b "), "c")), document(p("a ", "c"))),
    "insertion-rejected": (document(p("a ", ins("b "), "c")), document(p("a ", "c"))),
    "inserted-row-rejected": (
        document(
            table(row("a"), row(cell(p(ins("z"), mark=mark_inserted())), props=mark_inserted())),
            p("x"),
        ),
        document(table(row("a")), p("x")),
    ),
    "struck-row-rejected": (
        document(
            table(row("a"), row(cell(p(gone("z"), mark=mark_gone())), props=mark_gone())), p("x")
        ),
        document(table(row("a"), row("z")), p("x")),
    ),
    "inserted-mark-rejected": (document(p("a", mark=mark_inserted()), p("b")), document(p("ab"))),
    "struck-mark-rejected": (document(p("a", mark=mark_gone()), p("b")), document(p("a"), p("b"))),
    "move-accepted": (
        document(p("a ", moved_from("m "), "b"), p("c ", moved_to("m "), "d")),
        document(p("a b"), p("c m d")),
    ),
    "new-with-marks-in-new-table": (
        document(p("x")),
        document(
            p("x"),
            table(row("a", cell(p("q"), props='<w:cellDel w:id="9" w:author="Them"/>'))),
            p("y"),
        ),
    ),
    "new-with-marks-in-new-paragraph": (
        document(p("x")),
        document(p("x"), p("a ", ins("b"), gone("c"), mark=mark_inserted()), p("y")),
    ),
    "note-put": (
        document(p("x y"), footnotes={1: p("n")}),
        document(p("x ", footnote_mark(2), "y"), footnotes={1: p("n"), 2: p("new note")}),
    ),
    "empty-before-table-moved": (
        document(p(), table(row("a")), p("x")),
        document(table(row("a")), p(), p("x")),
    ),
    "before-table-struck": (
        document(p("x"), p("gone"), table(row("a")), p("x")),
        document(p("x"), table(row("a")), p("x")),
    ),
    "first-before-table-struck": (
        document(p("gone"), table(row("a")), p("x")),
        document(table(row("a")), p("x")),
    ),
    "table-before-table": (
        document(p("q"), p("x")),
        document(p("q"), table(row("a")), table(row("b")), p("x")),
    ),
    "column-put": (
        document(p("q"), table(row("a"), row("b")), p("x")),
        document(p("q"), table(row("a", "c"), row("b", "d")), p("x")),
    ),
    "math-changed": (
        document(p("q <", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")),
        document(p("q <", "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>")),
    ),
    "picture-put": (document(p("q ")), document(p("q ", picture()))),
    "hidden": (
        document(p("q ", r("hid", "<w:vanish/>"))),
        document(p("q ", r("hidden", "<w:vanish/>"))),
    ),
    "sym": (
        document(p("q ", raw('<w:sym w:font="Symbol" w:char="F0B7"/>'))),
        document(p("q ", raw('<w:sym w:font="Symbol" w:char="F0B8"/>'))),
    ),
    "last-struck": (document(p("x"), p("y")), document(p("x"))),
    "cell-last-struck": (
        document(table(row(cell(p("a"), p("b")))), p("y")),
        document(table(row(cell(p("a")))), p("y")),
    ),
    "all-struck": (document(p("x"), p("y")), document(p())),
    "block-control-unwrapped": (
        document(p("q"), block_control(p("x")), p("y")),
        document(p("q"), p("x"), p("y")),
    ),
    "block-control-new": (
        document(p("q"), p("y")),
        document(p("q"), block_control(p("x")), p("y")),
    ),
    "block-control-struck": (
        document(p("q"), block_control(p("x")), p("y")),
        document(p("q"), p("y")),
    ),
    "nested-table-row": (
        document(table(row(cell(table(row("in")), p("z")))), p("y")),
        document(table(row(cell(table(row("in"), row("new")), p("z")))), p("y")),
    ),
    "box-and-field-begin": (
        document(p(text_box(p("in"), twin=True), "words ", begin("TOC"), "5"), p("6", end())),
        document(
            p(text_box(table(row("t")), p("in"), twin=True), "words ", begin("TOC"), "5"),
            p("6", end()),
        ),
    ),
    "box-only-table-put": (
        document(p(text_box(p("in"), twin=True), "words ")),
        document(p(text_box(table(row("t")), p("in"), twin=True), "words ")),
    ),
    "end-of-spanning-field-parted": (
        document(p(begin("TOC"), "5"), p("mid"), p(end(), "not withstanding")),
        document(p(begin("TOC"), "5"), p("mid"), p(end(), "not"), p("withstanding")),
    ),
    "end-of-spanning-field-parted-and-mid-struck": (
        document(p(begin("TOC"), "5"), p("mid"), p("x"), p(end(), "not withstanding")),
        document(p(begin("TOC"), "5"), p("x"), p(end(), "not"), p("withstanding")),
    ),
    "before-table-with-foreign-insertion-struck": (
        document(p("x"), p(ins("them "), "gone"), table(row("a")), p("x")),
        document(p("x"), table(row("a")), p("x")),
    ),
    "before-table-with-comment-struck": (
        document(p("x"), p(commented("gone")), table(row("a")), p("x"), comments=comment(0, "q")),
        document(p("x"), table(row("a")), p("x")),
    ),
    "between-tables-struck": (
        document(table(row("q")), p("gone"), table(row("a")), p("x")),
        document(table(row("q")), table(row("a")), p("x")),
    ),
    "between-tables-with-insertion-struck": (
        document(table(row("q")), p(ins("them "), "gone"), table(row("a")), p("x")),
        document(table(row("q")), table(row("a")), p("x")),
    ),
    "before-table-with-struck-mark-struck": (
        document(p("e.g.", mark=mark_gone()), table(row("a")), p("x")),
        document(table(row("a")), p("x")),
    ),
    "header-struck-mark-then-new": (
        document(p("x"), headers={"default": p(mark=mark_gone())}),
        document(p("x"), headers={"default": p(mark=mark_gone()) + p()}),
    ),
    "header-struck-mark-with-look-then-new": (
        document(p("x"), headers={"default": p(mark=mark_gone() + "<w:caps/>")}),
        document(p("x"), headers={"default": p(mark=mark_gone() + "<w:caps/>") + p()}),
    ),
    "body-struck-mark-look-rejected": (
        document(p("a"), p(mark=mark_gone() + "<w:b/>"), table(row("q")), p("x")),
        document(p("a"), p(), table(row("q")), p("x")),
    ),
    "last-struck-mark-with-look-struck": (
        document(p(), p(mark=mark_gone() + '<w:highlight w:val="yellow"/>')),
        document(p()),
    ),
    "cell-struck-mark-moved-up": (
        document(table(row(cell(p(), p(mark=mark_gone() + "<w:strike/>")))), p("x")),
        document(table(row(cell(p(mark=mark_gone() + "<w:strike/>"), p()))), p("x")),
    ),
    "rows-swapped-with-celldel": (
        document(
            table(
                row(cell(p("a"))), row(cell(p("b"), props='<w:cellDel w:id="8" w:author="Them"/>'))
            ),
            p("x"),
        ),
        document(
            table(
                row(cell(p("b"), props='<w:cellDel w:id="8" w:author="Them"/>')), row(cell(p("a")))
            ),
            p("x"),
        ),
    ),
    "paragraph-with-movefrom-before-new-table": (
        document(p("old ", moved_from("m ")), p("y ", moved_to("m "))),
        document(table(row("t")), p("y ", moved_to("m "))),
    ),
    "first-paragraph-becomes-table": (
        document(p("old words"), p("y")),
        document(table(row("new")), p("y")),
    ),
    "first-paragraph-with-deletion-becomes-table": (
        document(p("old words", gone("g")), p("y")),
        document(table(row("new")), p("y")),
    ),
    "between-tables-with-comment-struck": (
        document(table(row("q")), p(commented("gone")), table(row("a")), p("x"), comments=NOTED),
        document(table(row("q")), table(row("a")), p("x"), comments=NOTED),
    ),
    "behind-table-with-deletion-becomes-table": (
        document(table(row("q")), p("old words", gone("g")), p("more"), p("y")),
        document(table(row("q")), table(row("new")), p("y")),
    ),
    "row-with-empty-properties-struck": (
        document(table(_row_saying_nothing("a"), _row_saying_nothing("b")), p("x")),
        document(table(_row_saying_nothing("a")), p("x")),
    ),
    "list-that-nobody-defines": (
        document(p("x")),
        document(p("x", num=(7, 0))),
    ),
    "field-in-insertions-of-others-struck": (
        document(p("x ", IN_PIECES, " y")),
        document(p("x  y")),
    ),
    "field-in-insertions-of-others-changed": (
        document(p("x ", IN_PIECES, " y")),
        document(p("x ", IN_PIECES.replace("DATE", "TIME"), " y")),
    ),
    "paragraph-with-field-in-insertions-of-others-struck": (
        document(p("x"), p(IN_PIECES, " y")),
        document(p("x")),
    ),
    "paragraph-with-field-in-insertions-of-others-new": (
        document(p("x")),
        document(p("x"), p(IN_PIECES, " y")),
    ),
    "field-partly-in-insertions-of-others-new": (
        document(p("x")),
        document(p("x"), p(ins(begin("DATE")), "5", ins("6", end()), " y")),
    ),
    "row-with-tracked-merge-new": (
        document(table(row("a", "b"), row("c", cell(p("d"), props=MERGE))), p("x")),
        document(table(row("a"), row(cell(p("d"), props=MERGE))), p("x")),
    ),
    "field-over-a-mark-that-others-struck-changed": (
        document(p(begin("TOC"), "5", mark=mark_gone()), p("6", end()), p("x")),
        document(p(begin("INDEX"), "5", mark=mark_gone()), p("6", end()), p("x")),
    ),
    "field-over-a-mark-that-others-struck-kept": (
        document(p("x y", begin("TOC"), mark=mark_gone()), p(end(), "z")),
        document(p("x", begin("TOC"), mark=mark_gone()), p(end(), "q")),
    ),
    "new-paragraph-behind-the-start-of-a-field": (
        document(p("x"), p("words ", begin("TOC")), p(end(), "y")),
        document(p("x"), p("words ", begin("TOC")), p("new"), table(row("t")), p(end(), "y")),
    ),
    "paragraph-that-begins-a-field-moved": (
        document(p("one of many words here"), p("two of them all", begin("TOC")), p(end(), "y")),
        document(p("two of them all", begin("TOC")), p("one of many words here"), p(end(), "y")),
    ),
    "table-between-paragraphs-that-run-on": (
        document(p("a"), p("b", mark=mark_gone()), p("c", mark=mark_gone()), p("d"), p("e")),
        document(
            p("a"),
            p("b", mark=mark_gone()),
            table(row("t")),
            p("c", mark=mark_gone()),
            p("d"),
            p("e"),
        ),
    ),
    "before-table-with-deletion-alone-struck": (
        document(p(gone("g")), table(row("a")), p("x")),
        document(table(row("a")), p("x")),
    ),
    "before-control-with-deletion-alone-struck": (
        document(p(gone("g"), "h"), block_control(p("in")), p("x")),
        document(block_control(p("in")), p("x")),
    ),
    "result-in-an-insertion-of-others-changed": (
        document(p("x ", ins(begin("DATE"), "5", end()), " y")),
        document(p("x ", ins(begin("DATE"), "7", end()), " y")),
    ),
    "link-of-nothing-new": (
        document(p("x y")),
        document(p("x "), p("and ", _link("there", r("")), "y")),
    ),
    "note-ahead-of-all-others": (
        document(p("x ", footnote_mark(1)), footnotes={1: p("note")}),
        document(
            p("x ", footnote_mark(1), footnote_mark(2)), footnotes={1: p("new"), 2: p("note")}
        ),
    ),
    "footer-of-no-section": (
        _with_footer_of_no_section(p("a")),
        _with_footer_of_no_section(p("b")),
    ),
}


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_a_pair_that_once_failed_is_right_both_ways(name: str) -> None:
    if judge() is None:
        pytest.skip("the checkers were not found; set REDLINE_VERIFY to where they are")
    compared(*PAIRS[name])


def test_a_paragraph_with_properties_twice_is_restored_or_refused() -> None:
    """Without the first, empty ones the second would count: so rejecting must not leave them out."""
    twice = p(props='</w:pPr><w:pPr><w:jc w:val="center"/>').replace("<w:pPr></w:pPr>", "<w:pPr/>")
    old, new = document(twice), document(p(props='<w:jc w:val="right"/>'))
    assert "refused" in compared(old, new, sound=False)


def test_a_new_list_takes_no_number_that_stands_for_no_list() -> None:
    """The paragraph of list 1, which nobody defined, must not be in the list that is brought along."""
    old = document(p("a", num=(1, 0)), p("b"))
    new = document(p("a"), p("b", num=(1, 0)), numbering=LISTED)
    out = members(comparison(old, new).data)["word/document.xml"].decode()
    assert '<w:numId w:val="2"/>' in out
