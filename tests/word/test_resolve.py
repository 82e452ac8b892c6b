"""Accepting and rejecting: each kind of tracked change gives the document Word would give."""

from __future__ import annotations

import pytest
from build import (
    bookmark,
    cell,
    commented,
    document,
    field,
    gone,
    ins,
    link,
    mark_gone,
    mark_inserted,
    moved_from,
    moved_to,
    p,
    r,
    row,
    table,
)
from edits import plain
from lxml import etree

from redline.word.package import package_from
from redline.word.resolve import accept, reject

TRACK = 'w:id="5" w:author="Them" w:date="2024-01-02T03:04:05Z"'


def settled(settle: object, *blocks: str, **how: object) -> str:
    assert callable(settle)
    root = package_from("x.docx", document(*blocks)).tree("word/document.xml")
    settle(root, **how)
    xml = etree.tostring(root[0]).decode()
    return plain(xml[xml.index(">") + 1 : xml.rindex("<")])


def same(one: str, *blocks: str) -> bool:
    assert one == plain("".join(blocks))
    return True


# ------------------------------------------------------------------ runs


def test_an_insertion_is_unwrapped_or_goes() -> None:
    source = p("a", ins("b"), "c")
    assert same(settled(accept, source), p("a", "b", "c"))
    assert same(settled(reject, source), p("a", "c"))


def test_a_deletion_goes_or_becomes_text_again() -> None:
    source = p("a", gone("b", field("REF x", "5")), "c")
    assert same(settled(accept, source), p("a", "c"))
    assert same(settled(reject, source), p("a", "b", field("REF x", "5"), "c"))


def test_a_deletion_in_an_insertion_leaves_nothing_when_both_are_settled() -> None:
    source = p("a", ins("X").replace(r("X"), gone("b") + r("c")), "d")
    assert same(settled(accept, source), p("a", "c", "d"))
    assert same(settled(reject, source), p("a", "d"))


def test_the_inner_one_alone_is_settled_when_only_it_is_ours() -> None:
    source = p(ins("X").replace(r("X"), gone("b", author="Us") + r("c")))
    author = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author"
    done = settled(reject, source, mine=lambda mark: mark.get(author) == "Us")
    assert same(done, p(ins("b", "c")))
    empty = settled(
        accept,
        p("a", ins("X").replace(r("X"), gone("b", author="Us"))),
        mine=lambda mark: mark.get(author) == "Us",
    )
    assert same(empty, p("a"))


def test_a_move_goes_from_the_one_place_to_the_other_or_back() -> None:
    start = f'<w:moveFromRangeStart {TRACK} w:name="m"/>'
    stop = '<w:moveFromRangeEnd w:id="5"/>'
    source = p(start, moved_from("a"), stop) + p(moved_to("a"), "b")
    assert same(settled(accept, source), p(), p("a", "b"))
    assert same(settled(reject, source), p("a"), p("b"))


def test_bookmarks_and_comments_in_deleted_text_are_kept() -> None:
    source = p("a", gone(bookmark("b")), "c")
    marks = '<w:bookmarkStart w:id="900" w:name="there"/><w:bookmarkEnd w:id="900"/>'
    assert same(settled(accept, source), p("a", marks, "c"))


def test_a_link_without_text_goes_and_leaves_its_marks() -> None:
    mark = '<w:bookmarkEnd w:id="900"/>'
    source = p("a", link(gone("b"), mark), "c")
    assert same(settled(accept, source), p("a", mark, "c"))


def test_a_comment_around_a_deletion_is_left_where_it_was() -> None:
    assert same(settled(accept, p(commented(gone("b")))), p(commented()))


# ------------------------------------------------------------------ paragraphs


def test_a_paragraph_without_its_mark_joins_the_next_whose_properties_stay() -> None:
    source = p("a", mark=mark_gone(), style="A") + p("b", style="B")
    assert same(settled(accept, source), p("a", "b", style="B"))
    assert same(settled(reject, source), p("a", style="A"), p("b", style="B"))


def test_an_inserted_mark_is_the_mirror_of_a_deleted_one() -> None:
    source = p("a", mark=mark_inserted(), style="A") + p("b", style="B")
    assert same(settled(accept, source), p("a", style="A"), p("b", style="B"))
    assert same(settled(reject, source), p("a", "b", style="B"))


def test_several_paragraphs_join_into_the_last() -> None:
    source = p("a", mark=mark_gone()) + p("b", mark=mark_gone()) + p("c")
    assert same(settled(accept, source), p("a", "b", "c"))


def test_marks_between_paragraphs_keep_their_place_when_those_join() -> None:
    mark = '<w:bookmarkEnd w:id="900"/>'
    source = p("a", mark=mark_gone()) + mark + p("b")
    assert same(settled(accept, source), p("a", mark, "b"))


@pytest.mark.parametrize("behind", ["", table(row("x")), "<w:sectPr/>"])
def test_a_mark_with_no_paragraph_behind_it_cannot_go(behind: str) -> None:
    source = p(gone("a"), mark=mark_gone()) + behind
    assert same(settled(accept, source), p(), behind)


def test_the_last_mark_of_a_cell_and_of_a_section_cannot_go() -> None:
    inside = table(row(cell(p(gone("a"), mark=mark_gone()))))
    assert same(settled(accept, inside), table(row(cell(p()))))
    ended = p(gone("a"), mark=mark_gone(), section="<w:cols/>")
    assert same(settled(accept, ended + p("b")), p(section="<w:cols/>"), p("b"))


# ------------------------------------------------------------------ rows and cells


def test_an_inserted_row_goes_when_rejected_and_the_table_with_its_last_row() -> None:
    marked = row(cell(p(ins("a"))), props=f"<w:ins {TRACK}/>")
    assert same(settled(reject, table(row("b"), marked)), table(row("b")))
    assert same(settled(reject, p("x") + table(marked) + p("y")), p("x"), p("y"))
    assert same(settled(accept, table(marked)), table(row("a")))


def test_a_deleted_row_goes_when_accepted() -> None:
    marked = row(cell(p(gone("a"))), props=f"<w:del {TRACK}/>")
    assert same(settled(accept, table(row("b"), marked)), table(row("b")))
    assert same(settled(reject, table(marked)), table(row("a")))


def test_cells_come_and_go_and_merge() -> None:
    new = cell(p("n"), props=f"<w:cellIns {TRACK}/>")
    old = cell(p("o"), props=f"<w:cellDel {TRACK}/>")
    assert same(settled(accept, table(row(new, old, "x"))), table(row("n", "x")))
    assert same(settled(reject, table(row(new, old, "x"))), table(row("o", "x")))
    merged = cell(p("m"), props=f'<w:tcW/><w:cellMerge {TRACK} w:vMerge="rest"/>')
    restart = '<w:tcW/><w:vMerge w:val="restart"/>'
    assert same(settled(accept, table(row(merged))), table(row(cell(p("m"), props=restart))))
    assert same(settled(reject, table(row(merged))), table(row(cell(p("m"), props="<w:tcW/>"))))


# ------------------------------------------------------------------ records of former properties


def test_run_properties_stay_or_come_back() -> None:
    former = f"<w:rPrChange {TRACK}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    source = p(r("a", f"<w:b/>{former}"))
    assert same(settled(accept, source), p(r("a", "<w:b/>")))
    assert same(settled(reject, source), p(r("a", "<w:i/>")))


def test_run_properties_that_were_none_leave_none() -> None:
    source = p(r("a", f"<w:b/><w:rPrChange {TRACK}><w:rPr/></w:rPrChange>"))
    assert same(settled(reject, source), p("a"))


def test_paragraph_properties_come_back_and_mark_and_section_stay() -> None:
    former = f'<w:pPrChange {TRACK}><w:pPr><w:pStyle w:val="A"/></w:pPr></w:pPrChange>'
    kept = "<w:rPr><w:b/></w:rPr><w:sectPr><w:cols/></w:sectPr>"
    source = f'<w:p><w:pPr><w:pStyle w:val="B"/>{kept}{former}</w:pPr></w:p>'
    assert same(settled(reject, source), f'<w:p><w:pPr><w:pStyle w:val="A"/>{kept}</w:pPr></w:p>')
    assert same(settled(accept, source), f'<w:p><w:pPr><w:pStyle w:val="B"/>{kept}</w:pPr></w:p>')


def test_a_list_that_was_joined_is_left_again() -> None:
    joined = f'<w:numPr><w:numId w:val="1"/><w:ins {TRACK}/></w:numPr>'
    plain_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    assert same(settled(accept, p("a", props=joined)), p("a", props=plain_list))
    assert same(settled(reject, p("a", props=joined)), p("a"))


@pytest.mark.parametrize("kind", ["tblPr", "trPr", "tcPr", "sectPr"])
def test_properties_of_tables_and_sections_come_back(kind: str) -> None:
    former = f'<w:{kind}Change {TRACK}><w:{kind}><w:jc w:val="left"/></w:{kind}></w:{kind}Change>'
    now, before = f'<w:jc w:val="right"/>{former}', '<w:jc w:val="left"/>'
    shapes = {
        "tblPr": lambda x: f"<w:tbl><w:tblPr>{x}</w:tblPr>{row('a')}</w:tbl>",
        "trPr": lambda x: table(row("a", props=x)),
        "tcPr": lambda x: table(row(cell("a", props=x))),
        "sectPr": lambda x: p("a", section=x),
    }
    assert same(settled(reject, shapes[kind](now)), shapes[kind](before))


def test_old_numbers_on_record_are_forgotten_either_way() -> None:
    listed = f'<w:numPr><w:numId w:val="1"/><w:numberingChange {TRACK} w:original="1."/></w:numPr>'
    kept = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    for settle in (accept, reject):
        assert same(settled(settle, p("a", props=listed)), p("a", props=kept))


def test_marks_in_formulas_are_left_alone() -> None:
    formula = f"<m:oMath><m:ctrlPr><w:ins {TRACK}/></m:ctrlPr></m:oMath>"
    assert same(settled(reject, p(formula)), p(formula))


def test_what_stands_in_a_runs_own_properties_marks_no_paragraph() -> None:
    odd = p(r("a", f"<w:ins {TRACK}/>"))
    assert same(settled(reject, odd), odd)


def test_deleted_text_in_a_deletion_that_stays_stays_deleted() -> None:
    author = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author"
    inner = gone("b", author="Us")
    source = p(gone("X").replace(gone("X")[gone("X").index("<w:r>") : -8], inner))
    done = settled(reject, source, mine=lambda mark: mark.get(author) == "Us")
    assert same(done, p(gone("b")))


def test_a_merge_that_was_there_gives_way_to_the_one_on_record() -> None:
    now = f'<w:vMerge/><w:cellMerge {TRACK} w:vMergeOrig="cont"/>'
    before = '<w:vMerge w:val="continue"/>'
    cells = table(row(cell(p("m"), props=now)))
    assert same(settled(reject, cells), table(row(cell(p("m"), props=before))))


def test_an_insertion_directly_in_a_part_goes() -> None:
    root = etree.fromstring(
        b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:ins w:id="1" w:author="Them"/><w:p/></w:hdr>'
    )
    reject(root)
    assert [child.tag.rpartition("}")[2] for child in root] == ["p"]
