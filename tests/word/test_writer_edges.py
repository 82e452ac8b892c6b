"""What is rare in Word files and must still come out right: dropped spaces, nesting, odd names, size."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

import pytest
from build import (
    alternate,
    archive,
    begin,
    cell,
    control,
    document,
    end,
    field,
    footnote_mark,
    gone,
    ins,
    mark_inserted,
    members,
    p,
    r,
    raw,
    row,
    table,
    text_box,
)
from edits import (
    DOCUMENT,
    MARK_STRUCK,
    STAMP,
    accepted,
    add,
    add_paragraphs,
    body,
    drop,
    is_markup,
    plain,
    redline,
    rejected,
    remark,
    struck,
    swap,
    text_of,
    written,
)

from redline import word
from redline.errors import RefusedError
from redline.model import Comment, NewParagraph, Revision, Span
from redline.word.normal import difference
from redline.word.package import package_from
from redline.word.resolve import reject
from redline.word.writer import write

if TYPE_CHECKING:
    from pathlib import Path

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def at(offset: int, insert: str) -> Revision:
    return Revision(id=offset, finding="f", span=Span(offset, offset), delete="", insert=insert)


# ------------------------------------------------------------------ spaces that Word drops


@pytest.mark.parametrize("cuts", list(itertools.combinations(range(13), 2)))
def test_spaces_that_word_drops_stay_dropped_wherever_text_is_cut(cuts: tuple[int, int]) -> None:
    source = document(p("<w:r><w:t>  foo  bar  </w:t></w:r>"))
    out = redline(source, *(lambda _, cut=cut: at(cut, "X") for cut in cuts))
    root = package_from("x.docx", out).tree(DOCUMENT)
    reject(root)
    texts = root.iter(f"{W}t")
    seen = "".join((x.text or "") if x.get(SPACE) else (x.text or "").strip() for x in texts)
    assert seen == "foo  bar"
    assert accepted(out).replace("X", "") == "  foo  bar  "


# ------------------------------------------------------------------ structures


def test_a_page_break_that_word_noted_at_a_runs_start_makes_no_empty_run() -> None:
    source = p(raw(f"<w:lastRenderedPageBreak/>{t('one two')}"))
    out = redline(document(source), swap("one", "1"))
    head = struck(raw(f"<w:lastRenderedPageBreak/>{t('one')}"))
    assert is_markup(out, p(head, written("1"), " two"))


def test_text_in_alternate_content_without_a_twin_is_cut_with_its_run() -> None:
    picture = alternate("<w:drawing/>", "<w:pict/>")
    source = document(p(raw(t("one") + picture + t("two"))))
    out = redline(source, drop("one\ufffc"))
    assert is_markup(out, p(struck(raw(t("one") + picture)), raw(t("two"))))


def test_a_field_that_goes_on_in_the_next_paragraph_may_not_be_struck_in_part() -> None:
    source = document(p(begin("TOC"), "one"), p("two", end()), p("x"))
    with pytest.raises(RefusedError, match="part of a text that Word computes"):
        redline(source, drop("one\n"))


def test_text_behind_a_field_that_began_earlier_stands_behind_its_end() -> None:
    source = document(p(begin("TOC"), "one"), p("two", end(), " three"), p("x"))
    out = redline(source, swap("three", "3"))
    assert rejected(out) == text_of(source)


def test_a_table_is_emptied_cell_by_cell_and_stays() -> None:
    source = document(p("a"), table(row("b", "c")), p("d"))
    out = redline(source, drop("a\nb\nc\n"))
    rows = table(row(cell(p(struck("b"))), cell(p(struck("c")))))
    assert is_markup(out, p(struck("a")), rows, p("d"))
    assert accepted(out) == "\n\n\nd"


def test_our_text_in_a_control_that_was_inserted_is_refused() -> None:
    inside = ins("X").replace(r("X"), control("one two"))
    with pytest.raises(RefusedError, match="inside a control that was inserted"):
        redline(document(p(inside)), swap("one", "1"))
    assert accepted(redline(document(p(inside)), drop("one"))) == " two"


def test_a_strike_from_one_link_into_another_writes_between() -> None:
    links = [f'<w:hyperlink w:anchor="{name}">{r(name)}</w:hyperlink>' for name in ("one", "two")]
    out = redline(document(p(*links)), swap("etw", "-"))
    assert accepted(out) == "on-o"


def test_lines_deleted_in_pieces_that_touch_join_right() -> None:
    source = document(p("one"), p("two"), p("three"), p("four"))
    out = redline(source, drop("\ntwo"), drop("\nth"))
    assert accepted(out) == "oneree\nfour"


def test_text_written_between_two_struck_paragraphs_stays_where_it_was_put() -> None:
    source = document(p("one two"), p("three"), p("four"), p("five"))
    out = redline(source, drop("two\n"), add("X", before="three"), drop("three\nfour"))
    assert accepted(out) == "one X\nfive"


def test_a_new_paragraph_keeps_the_paragraph_in_front_from_lending_its_mark() -> None:
    rows = table(row("a"))
    source = document(p("one"), p("two"), rows)
    out = redline(source, drop("two\n"), add_paragraphs("new", behind="one"))
    assert accepted(out) == "one\nnew\n\na"


def test_a_strike_up_to_the_last_paragraph_lends_it_the_first_ones_properties() -> None:
    source = document(p("one two", style="H"), p("three"))
    out = redline(source, drop(" two\nthree"))
    assert "pPrChange" in body(out)
    assert accepted(out) == "one"


def test_a_strike_with_the_last_mark_lends_the_first_ones_properties_too() -> None:
    rows = table(row("a"))
    source = document(p("one two", style="H"), p("three"), rows)
    out = redline(source, drop(" two\nthree\n"))
    assert body(out).startswith(plain(p("one", struck(" two"), style="H", mark=MARK_STRUCK)))
    assert body(out).count("pPrChange ") == 1
    assert accepted(out) == "one\na"


def test_changes_in_a_note_are_lost_with_its_mark() -> None:
    source = document(p("a", footnote_mark(1), " b"), footnotes={1: p("note text")})
    out = redline(
        source, drop("\ufffc b"), swap("note", "remark"), add_paragraphs("c", behind="text")
    )
    assert accepted(out) == "a"


def test_a_mark_between_two_cells_is_kept_when_a_strike_starts_there() -> None:
    source = document(table(row("a", "b")), p("c"))
    out = redline(source, drop("\nb"))
    assert accepted(out) == "a\n\nc"


# ------------------------------------------------------------------ what does not fit


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Revision(id=1, finding="f", span=Span(3, 3), delete="", insert="\nx",
                  paragraphs=(NewParagraph(text="x", like=9),)), "not there"),
        (Revision(id=1, finding="f", span=Span(1, 1), delete="", insert="\nx",
                  paragraphs=(NewParagraph(text="x", like=0),)), "in the midst of another"),
        (Revision(id=1, finding="f", span=Span(0, 3), delete="one", insert="\nx",
                  paragraphs=(NewParagraph(text="x", like=0),)), "both strikes text"),
        (Revision(id=1, finding="f", span=Span(0, 99), delete="one", insert=""), "another version"),
    ],
)  # fmt: skip
def test_a_revision_that_makes_no_sense_is_refused(wrong: Revision, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        redline(document(p("one"), p("two")), lambda _: wrong)


# ------------------------------------------------------------------ odd files


def test_a_file_with_white_space_between_elements_comes_out_right() -> None:
    parts = members(document(p("one two"), p("three")))
    for tag in (b"<w:p>", b"<w:r>", b"</w:p>"):
        parts[DOCUMENT] = parts[DOCUMENT].replace(tag, b"\n  " + tag)
    out = redline(archive(dict(parts)), swap("two", "2"), add_paragraphs("x", behind="two"))
    assert accepted(out) == "one 2\nx\nthree"


def test_a_file_with_another_prefix_comes_out_right() -> None:
    parts = members(document(p("one two"), p("three")))
    renamed = parts[DOCUMENT].replace(b"<w:", b"<x:").replace(b"</w:", b"</x:")
    renamed = renamed.replace(b"xmlns:w=", b"xmlns:x=")
    out = redline(archive({**parts, DOCUMENT: renamed}), swap("two", "2"))
    assert accepted(out) == "one 2\nthree"
    assert b"<x:del " in members(out)[DOCUMENT]


def test_a_name_declared_further_down_comes_out_right() -> None:
    odd = '<w:r xmlns:odd="http://odd"><w:t odd:x="1">one two</w:t></w:r>'
    out = redline(document(p(odd)), swap("two", "2"))
    assert accepted(out) == "one 2"


def test_a_name_declared_between_root_and_paragraph_comes_out_right() -> None:
    parts = members(document(p('<w:r><w:t odd:x="1">one two</w:t></w:r>').replace("odd:x", "w:x")))
    main = parts[DOCUMENT].replace(b"<w:body>", b'<w:body xmlns:odd="http://odd">')
    odd = {**parts, DOCUMENT: main.replace(b"w:x=", b"odd:x=")}
    assert accepted(redline(archive(dict(odd)), swap("two", "2"))) == "one 2"


def test_runs_that_word_saved_at_different_times_stay_apart() -> None:
    runs = r("one ").replace("<w:r>", '<w:r w:rsidR="1">') + r("two").replace(
        "<w:r>", '<w:r w:rsidR="2">'
    )
    out = redline(document(p(runs, " three")), swap("three", "3"))
    assert is_markup(out, p(runs, r(" "), struck("three"), written("3")))


def test_a_main_part_without_relationships_gets_some_with_its_first_comment() -> None:
    parts = members(document(p("one")))
    bare = {name: data for name, data in parts.items() if "document.xml.rels" not in name}
    out = redline(archive(dict(bare)), swap("one", "1"), remarks=(remark("one"),))
    assert "word/_rels/document.xml.rels" in members(out)


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-16"])
def test_a_part_in_another_encoding_is_written_in_utf_8(encoding: str) -> None:
    source = document(p("one", ins("théirs")))
    xml = f'<?xml version="1.0" encoding="{encoding}"?>' + members(source)[DOCUMENT].decode()
    parts = {**members(source), DOCUMENT: xml.replace("one", "né").encode(encoding)}
    out = redline(archive(dict(parts)), swap("né", "ü"))
    assert accepted(out) == "üthéirs"
    assert members(out)[DOCUMENT].startswith(b"<?xml version='1.0' encoding='UTF-8'")


def test_a_paragraph_around_a_text_box_is_verified_whole() -> None:
    source = document(p("a ", text_box(p("boxed")), " b"), p("c"))
    out = redline(source, swap("boxed", "open"), swap("a", "x"), swap("c", "d"))
    assert accepted(out) == "x \ufffc b\nd\nopen"


def test_strict_files_are_redlined_in_their_own_names() -> None:
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    strict = {
        name: data.replace(old + b"wordprocessingml/2006/", new + b"wordprocessingml/").replace(
            old + b"officeDocument/2006/", new + b"officeDocument/"
        )
        for name, data in members(document(p("one two"))).items()
    }
    out = redline(archive(dict(strict)), swap("two", "2"))
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in members(out)[DOCUMENT]
    assert b"wordprocessingml/2006/main" not in members(out)[DOCUMENT]


def test_the_paragraph_mark_of_somebody_elses_insertion_is_kept_when_ours_goes_behind() -> None:
    source = document(p(ins("one"), mark=mark_inserted()), p("two"))
    out = redline(source, add_paragraphs("new", behind="one"))
    assert rejected(out) == "one\ntwo"
    assert members(out)[DOCUMENT].count(b'w:author="Them"') == 2


def test_deleted_fields_of_others_are_no_fields_of_ours() -> None:
    source = document(p("a ", gone(field("REF x", "5")), field("REF y", "6"), " b"))
    out = redline(source, drop("a 6"))
    assert is_markup(
        out, p(struck("a "), gone(field("REF x", "5")), struck(field("REF y", "6")), " b")
    )


# ------------------------------------------------------------------ comparing


@pytest.mark.parametrize(
    ("one", "two", "where"),
    [
        ("<a/>", "<a/>", ""),
        ("<a/>", "<b/>", "the order of things"),
        ("<a><w:p/></a>", "<a><w:p/><w:p/></a>", "the number of paragraphs"),
        ("<a><w:p> </w:p></a>", "<a><w:p/></a>", ""),
        ("<a><w:p><w:pPr><w:rPr/></w:pPr></w:p></a>", "<a><w:p/></a>", ""),
        ("<a>  <w:p/></a>", "<a><w:p/></a>", ""),
        ("<a><w:p/><b/></a>", "<a><w:p/><c/></a>", "the order of things"),
        ('<a><w:p w:x="1" w:y="2"/></a>', '<a><w:p w:y="2" w:x="1"/></a>', ""),
        (
            "<a><w:p><w:r><w:t/><w:t>a</w:t></w:r></w:p></a>",
            "<a><w:p><w:r><w:t>a</w:t></w:r></w:p></a>",
            "",
        ),
        (
            "<a><w:p><w:r/><w:r><w:t>a</w:t></w:r></w:p></a>",
            "<a><w:p><w:r><w:t>a</w:t></w:r></w:p></a>",
            "",
        ),
        (
            "<a><w:p><w:r><w:t>a</w:t></w:r></w:p></a>",
            "<a><w:p><w:r><w:t>b</w:t></w:r></w:p></a>",
            "paragraph 1",
        ),
    ],
)
def test_stories_are_equal_where_no_reader_could_tell_them_apart(
    one: str, two: str, where: str
) -> None:
    declared = f'<a xmlns:w="{W[1:-1]}"'
    first, second = (x.replace("<a", declared, 1).encode() for x in (one, two))
    assert difference(first, second).startswith(where)
    assert bool(difference(first, second)) == bool(where)


# ------------------------------------------------------------------ files and size


def test_a_file_is_redlined_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(document(p("one")))
    revision = swap("one", "1")("one")
    out = write(path, [revision], [Comment(finding="f", span=Span(0, 3), text="Why.")], STAMP)
    assert accepted(out) == "1"


def test_the_room_has_a_small_door(tmp_path: Path) -> None:
    path = tmp_path / "contract.docx"
    path.write_bytes(document(p("one")))
    contract = word.read(path)
    assert word.unplaceable(contract, [Comment(finding="f", span=Span(0, 3), text="")]) == ()


def test_time_grows_with_the_document_and_not_faster() -> None:
    def spent(count: int) -> float:
        source = document(*(p(f"Clause {n} ", "within 30 days", ".") for n in range(count)))
        edits = [swap("30", "60", nth) for nth in range(0, count, 10)]
        start = time.process_time()
        redline(source, *edits)
        return time.process_time() - start

    spent(50)
    assert spent(1600) < 12 * spent(400)
