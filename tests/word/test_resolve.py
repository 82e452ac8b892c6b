"""Accepting and rejecting: each kind of tracked change gives the document Word would give."""

from __future__ import annotations

import pytest
from build import (
    block_control,
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
def test_an_empty_paragraph_with_none_behind_it_goes_with_its_mark(behind: str) -> None:
    source = p("x") + p(gone("a"), mark=mark_gone()) + behind
    assert same(settled(accept, source), p("x"), behind)


@pytest.mark.parametrize("behind", ["", table(row("x")), "<w:sectPr/>"])
def test_a_paragraph_with_words_and_none_behind_it_keeps_its_mark(behind: str) -> None:
    source = p("x") + p("a", gone("b"), mark=mark_gone()) + behind
    assert same(settled(accept, source), p("x"), p("a"), behind)


def test_a_document_keeps_one_paragraph() -> None:
    assert same(settled(accept, p(gone("a"), mark=mark_gone()), "<w:sectPr/>"), p(), "<w:sectPr/>")


def test_a_control_around_paragraphs_goes_with_the_last_of_them() -> None:
    mark = '<w:bookmarkEnd w:id="900"/>'
    inside = block_control(p(gone("a"), mark=mark_gone()), mark)
    assert same(settled(accept, p("x") + inside + p("y")), p("x"), mark, p("y"))


def test_a_cell_that_loses_its_only_table_keeps_a_paragraph() -> None:
    inner = table(row(cell(p()), props=f"<w:del {TRACK}/>"))
    outer = table(row(cell(inner)))
    assert same(settled(accept, outer), table(row(cell(p()))))


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


def formula(*content: str) -> str:
    return f"<m:oMath>{''.join(content)}</m:oMath>"


def math(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def fraction(control: str) -> str:
    parts = f"<m:num>{math('a')}</m:num><m:den><m:ctrlPr/>{math('b')}</m:den>"
    return f"<m:f><m:fPr><m:ctrlPr>{control}</m:ctrlPr></m:fPr>{parts}</m:f>"


def test_a_fraction_comes_and_goes_apart_from_what_is_in_it() -> None:
    source = p(formula(fraction(f"<w:ins {TRACK}><w:rPr/></w:ins>")))
    assert same(settled(accept, source), p(formula(fraction("<w:rPr/>"))))
    assert same(settled(reject, source), p(formula(math("a"), math("b"))))


def test_a_matrix_leaves_the_formulas_in_its_cells() -> None:
    cells = f"<m:mr><m:e>{math('a')}</m:e><m:e>{math('b')}</m:e></m:mr>"
    control = f"<m:ctrlPr><w:del {TRACK}/></m:ctrlPr>"
    source = p(formula(f"<m:m><m:mPr>{control}</m:mPr>{cells}</m:m>"))
    assert same(settled(accept, source), p(formula(math("a"), math("b"))))


def test_a_control_of_nothing_in_a_formula_only_loses_its_mark() -> None:
    source = p(formula(f"<m:ctrlPr><w:ins {TRACK}/></m:ctrlPr>", math("a")))
    assert same(settled(reject, source), p(formula("<m:ctrlPr/>", math("a"))))


def test_signs_of_a_formula_go_and_the_formula_with_the_last() -> None:
    sign = f"<m:r><w:ins {TRACK}><m:t>2</m:t></w:ins></m:r>"
    assert same(settled(accept, p(formula(sign))), p(formula(math("2"))))
    assert same(settled(reject, p("x", formula(sign))), p("x"))
    assert same(settled(reject, p(formula(sign, math("b")))), p(formula(math("b"))))


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


def test_what_a_record_remembers_is_no_mark_of_its_own() -> None:
    old = f'<w:tcPr><w:tcW w:w="9"/><w:cellDel {TRACK}/></w:tcPr>'
    props = f'<w:tcW w:w="1"/><w:cellDel {TRACK}/><w:tcPrChange {TRACK}>{old}</w:tcPrChange>'
    source = table(row(cell(p("a"), props=props), "b"))
    assert same(settled(accept, source), table(row("b")))
    assert same(settled(reject, source), table(row(cell(p("a"), props='<w:tcW w:w="9"/>'), "b")))


def test_a_list_that_a_record_remembers_as_joined_is_left_too() -> None:
    numbered = f'<w:numPr><w:numId w:val="1"/><w:ins {TRACK}/></w:numPr>'
    props = f'<w:jc w:val="left"/><w:pPrChange {TRACK}><w:pPr>{numbered}</w:pPr></w:pPrChange>'
    assert same(settled(reject, p("a", props=props)), p("a"))


def test_a_mark_that_is_gone_twice_is_settled_once() -> None:
    both = mark_gone() + f"<w:moveFrom {TRACK}/>"
    assert same(settled(accept, p("a", mark=both) + p("b")), p("a", "b"))
    twice = f"<w:cellDel {TRACK}/>" * 2
    cells = table(row(cell(p("a"), props=twice), "b"))
    assert same(settled(accept, cells), table(row("b")))


def control_range(word: str, number: int, *content: str) -> str:
    start = f'<w:customXml{word}RangeStart w:id="{number}" w:author="Them"/>'
    return f'{start}{"".join(content)}<w:customXml{word}RangeEnd w:id="{number}"/>'


def tracked_control(word: str) -> str:
    """Return a content control as Word marks one: its opening and its closing tag in a range."""
    start = f'<w:customXml{word}RangeStart w:id="%d" w:author="Them"/>'
    end = f'<w:customXml{word}RangeEnd w:id="%d"/>'
    inside = f"{end % 1}{r('a')}{start % 2}"
    return f"{start % 1}<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>{end % 2}"


def test_a_content_control_comes_and_goes_apart_from_its_words() -> None:
    kept = "<w:sdt><w:sdtPr/><w:sdtContent>" + r("a") + "</w:sdtContent></w:sdt>"
    assert same(settled(accept, p(tracked_control("Ins"))), p(kept))
    assert same(settled(reject, p(tracked_control("Ins"))), p("a"))
    assert same(settled(accept, p(tracked_control("Del"))), p("a"))
    assert same(settled(reject, p(tracked_control("Del"))), p(kept))


def test_custom_xml_goes_as_a_content_control_does() -> None:
    inner = f'<w:customXml w:element="e"><w:customXmlPr/>{r("a")}</w:customXml>'
    assert same(settled(reject, p(control_range("Ins", 1, inner))), p("a"))


def test_a_content_control_of_somebody_else_stays_tracked() -> None:
    source = p(tracked_control("Ins"))
    assert same(settled(reject, source, mine=lambda _: False), source)


def test_the_ends_of_a_move_stay_while_some_of_it_is_open() -> None:
    start = f'<w:moveFromRangeStart {TRACK} w:name="m"/>'
    stop = '<w:moveFromRangeEnd w:id="5"/>'
    source = p(start, moved_from("a"), moved_from("b", author="Us"), stop)
    author = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}author"
    done = settled(accept, source, mine=lambda mark: mark.get(author) == "Us")
    assert same(done, p(start, moved_from("a"), stop))


def test_a_move_of_whole_paragraphs_ends_with_their_marks() -> None:
    start = f'<w:moveFromRangeStart {TRACK} w:name="m"/>'
    stop = '<w:moveFromRangeEnd w:id="5"/>'
    mark = f"<w:moveFrom {TRACK}/>"
    source = p(start, moved_from("a"), mark=mark) + stop + p("b")
    assert same(settled(reject, source), p("a"), p("b"))
    half = settled(accept, source, mine=lambda m: m.getparent().tag.endswith("}rPr"))
    assert same(half, p(start, moved_from("a"), stop, "b"))


def test_an_insertion_directly_in_a_part_goes() -> None:
    root = etree.fromstring(
        b'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:ins w:id="1" w:author="Them"/><w:p/></w:hdr>'
    )
    reject(root)
    assert [child.tag.rpartition("}")[2] for child in root] == ["p"]
