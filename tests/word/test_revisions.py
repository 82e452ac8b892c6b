"""The tracked changes of a file can be listed and settled: all, somebody's, or one alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from build import (
    alternate,
    cell,
    comment,
    commented,
    control,
    document,
    footnote_mark,
    gone,
    ins,
    mark_gone,
    mark_inserted,
    members,
    moved_from,
    moved_to,
    p,
    r,
    row,
    style,
    table,
    text_box,
)
from edits import DOCUMENT, is_markup

from redline.errors import RefusedError, UnreadableError
from redline.model import ChangeKind, ChangeOf, TrackedChange
from redline.word import reader
from redline.word.package import package_from, save
from redline.word.revisions import as_it_was, settle, tracked_changes
from redline.word.settlement import Lost, check_settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[..., Path]

BOLD = '<w:b/><w:rPrChange w:id="9" w:author="Them"><w:rPr/></w:rPrChange>'
SOURCE = document(
    p("a ", ins("b"), gone("c", author="Others")),
    p("d", mark=mark_gone()),
    p(r("e", BOLD)),
    table(row("f", props='<w:ins w:id="8" w:author="Them"/>')),
    p("end"),
    headers={"default": p("top ", ins("g"))},
    footers={"default": p("bottom")},
)
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer-default"/>'
    '<w:headerReference w:type="default" r:id="header-default"/></w:sectPr>'
)
HEADER = "word/header-default.xml"


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(data: bytes) -> Path:
        file = tmp_path / "contract.docx"
        file.write_bytes(data)
        return file

    return write


@pytest.fixture
def path(written: Written) -> Path:
    return written(SOURCE)


def seen(path: Path) -> list[tuple[str, str, str]]:
    return [(c.kind, c.of, c.text) for c in tracked_changes(path)]


# ------------------------------------------------------------------ listing


def test_every_story_is_looked_through_and_each_change_told_apart(path: Path) -> None:
    found = [(c.story, c.kind, c.of, c.author, c.text) for c in tracked_changes(path)]
    assert found == [
        ("body", "insert", "text", "Them", "b"),
        ("body", "delete", "text", "Others", "c"),
        ("body", "delete", "paragraph-mark", "Them", "\n"),
        ("body", "formatting", "run", "Them", "e"),
        ("body", "insert", "row", "Them", "f\n"),
        ("header", "insert", "text", "Them", "g"),
    ]


def test_a_change_carries_all_that_names_it(path: Path) -> None:
    assert tracked_changes(path)[0] == TrackedChange(
        number=1,
        change=1,
        part=DOCUMENT,
        story="body",
        id="100",
        handle="document:100",
        kind=ChangeKind.INSERT,
        of=ChangeOf.TEXT,
        author="Them",
        date="2024-01-02T03:04:05Z",
        text="b",
        at=2,
    )


def test_an_id_that_two_parts_use_is_named_with_its_part(written: Written) -> None:
    inserted = '<w:ins w:id="7" w:author="Them">' + r("x") + "</w:ins>"
    file = written(document(p(inserted, footnote_mark(1)), footnotes={1: p(inserted)}))
    assert [c.handle for c in tracked_changes(file)] == ["document:7", "footnotes:7"]


def test_marks_in_notes_boxes_comments_and_styles_are_found(written: Written) -> None:
    box = p(text_box(p(ins("boxed")), twin=True))
    notes = {1: p("n ", gone("noted"))}
    remark = comment(0, "x").replace(p("x"), p(ins("remarked")))
    data = document(
        box,
        p(commented("t"), footnote_mark(1)),
        footnotes=notes,
        comments=remark,
        styles=style("S", run=BOLD),
    )
    found = [(c.story, c.text) for c in tracked_changes(written(data))]
    assert found == [
        ("textbox", "boxed"),
        ("footnote", "noted"),
        ("comment", "remarked"),
        ("styles", ""),
    ]


def test_kinds_are_told_by_what_they_are_about(written: Written) -> None:
    track = 'w:id="5" w:author="Them"'
    joined = f'<w:numPr><w:numId w:val="1"/><w:ins {track}/></w:numPr>'
    numbered = f'<w:numPr><w:numId w:val="1"/><w:numberingChange {track}/></w:numPr>'
    centred = f'<w:jc w:val="left"/><w:pPrChange {track}><w:pPr/></w:pPrChange>'
    bold = f"<w:b/><w:rPrChange {track}><w:rPr/></w:rPrChange>"
    cells = (
        cell(p("n"), props=f"<w:cellIns {track}/>"),
        cell(p("o"), props=f"<w:cellDel {track}/>"),
        cell(p("m"), props=f'<w:cellMerge {track} w:vMerge="rest"/>'),
        cell(p("w"), props=f"<w:tcPrChange {track}><w:tcPr/></w:tcPrChange>"),
    )
    data = document(
        p("a", props=joined),
        p("b", props=numbered),
        p("c", props=centred),
        p("d", mark=bold),
        table(row(*cells)),
        p(f"<m:oMath><m:r><w:ins {track}><m:t>2</m:t></w:ins></m:r></m:oMath>"),
        p(
            f'<w:customXmlInsRangeStart {track}/><w:customXmlInsRangeEnd w:id="5"/>',
            section=f"<w:sectPrChange {track}><w:sectPr/></w:sectPrChange>",
        ),
        p("\tend", props='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'),
    )
    assert [(kind, of) for kind, of, _ in seen(written(data))] == [
        ("insert", "list"),
        ("numbering", "list"),
        ("formatting", "paragraph"),
        ("formatting", "paragraph-mark"),
        ("insert", "cell"),
        ("delete", "cell"),
        ("merge", "cell"),
        ("formatting", "cell"),
        ("insert", "formula"),
        ("formatting", "section"),
        ("insert", "control"),
    ]


def test_what_a_record_remembers_and_what_nobody_signed_is_not_listed(written: Written) -> None:
    track = 'w:id="5" w:author="Them"'
    old = f"<w:tcPr><w:cellDel {track}/></w:tcPr>"
    props = f"<w:tcPrChange {track}>{old}</w:tcPrChange>"
    grid = '<w:tblGrid><w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange></w:tblGrid>'
    data = document(table(row(cell(p("a"), props=props))).replace("<w:tblGrid/>", grid), p())
    assert seen(written(data)) == [("formatting", "cell", "a\n")]


def test_fragments_that_lie_end_to_end_are_one_change(written: Written) -> None:
    data = document(
        p("x ", ins("one "), ins(r("two", "<w:b/>")), mark=mark_inserted()),
        p(ins("three"), ins("four", author="Us"), " live ", ins("five")),
    )
    found = [(c.change, c.text) for c in tracked_changes(written(data))]
    assert found == [(1, "one "), (1, "two"), (1, "\n"), (1, "three"), (2, "four"), (3, "five")]


def test_a_deletion_in_an_insertion_does_not_part_it(written: Written) -> None:
    nested = ins("X").replace(r("X"), r("a") + gone("b", author="Us"))
    found = [(c.change, c.text) for c in tracked_changes(written(document(p(nested, ins("c")))))]
    assert found == [(1, "ab"), (2, "b"), (1, "c")]


# ------------------------------------------------------------------ places


def at(path: Path) -> list[str]:
    """Return what stands where each change is: in the present text, else in the former one."""
    now, then = reader.read(path).text, as_it_was(path).text
    return [
        f"now {now[c.at :][:4]}" if c.at is not None else f"then {then[c.was_at :][:4]}"
        for c in tracked_changes(path)
    ]


def test_a_change_stands_at_its_words_or_behind_those_before_it(written: Written) -> None:
    data = document(p("keep"), p("abc ", ins("defg"), gone("x"), "hijk", gone("y")), p("next"))
    assert at(written(data)) == ["now defg", "now hijk", "now \nnex"]


def test_a_paragraph_that_is_gone_has_its_place_in_the_text_as_it_was(written: Written) -> None:
    data = document(
        p("keep"),
        p(gone("lost words"), mark=mark_gone()),
        table(row(cell(p(gone("cell"))), props='<w:del w:id="8" w:author="Them"/>')),
        p("next"),
    )
    assert at(written(data)) == ["then lost", "then \ncel", "then cell", "then cell"]


def test_an_empty_paragraph_that_was_inserted_has_its_own_place(written: Written) -> None:
    data = document(p("keep"), p(mark=mark_inserted()), p("next"))
    assert at(written(data)) == ["now \nnex"]


def test_changes_outside_of_paragraphs_stand_at_the_next_or_last_words(written: Written) -> None:
    props = '<w:tblPr><w:tblPrChange w:id="5" w:author="Them"><w:tblPr/></w:tblPrChange></w:tblPr>'
    of_section = '<w:sectPrChange w:id="6" w:author="Them"><w:sectPr/></w:sectPrChange>'
    data = document(
        p("keep"), table(row("cell")).replace("<w:tblPr/>", props), p("next"), section=of_section
    )
    assert at(written(data)) == ["now cell", "now "]


# ------------------------------------------------------------------ settling


def test_all_are_accepted_in_every_story(path: Path) -> None:
    done = settle(path, accepting=True)
    bold = r("e", "<w:b/>")
    assert is_markup(done.data, p("a ", "b"), p("d", bold), table(row("f")), p("end"), SECTION)
    assert is_markup(done.data, p("top ", "g"), part=HEADER)
    assert (len(done.settled), done.left, done.lost) == (6, (), ())


def test_all_are_rejected_in_every_story(path: Path) -> None:
    done = settle(path, accepting=False)
    assert is_markup(done.data, p("a ", "c"), p("d"), p("e"), p("end"), SECTION)
    assert is_markup(done.data, p("top "), part=HEADER)


def test_one_authors_alone_are_settled(path: Path) -> None:
    done = settle(path, accepting=True, choose=lambda change: change.author == "Others")
    path.write_bytes(done.data)
    assert {change.author for change in tracked_changes(path)} == {"Them"}
    assert members(done.data)[HEADER] == members(SOURCE)[HEADER]


def test_one_alone_is_settled(path: Path) -> None:
    before = tracked_changes(path)
    done = settle(path, accepting=False, choose=lambda change: change.handle == "document:100")
    assert done.left == tuple(replace(c, at=None, was_at=None) for c in before[1:])
    path.write_bytes(done.data)
    assert [c.id for c in tracked_changes(path)] == [c.id for c in before[1:]]


def test_parts_without_changes_keep_their_bytes(path: Path) -> None:
    out = members(settle(path, accepting=True).data)
    assert out["word/footer-default.xml"] == members(SOURCE)["word/footer-default.xml"]


def test_a_choice_of_none_gives_the_file_back(path: Path) -> None:
    assert settle(path, accepting=True, choose=lambda _: False).data == SOURCE


def test_both_halves_of_a_move_are_settled_together(written: Written) -> None:
    bounds = (
        '<w:move{0}RangeStart w:id="{1}" w:author="Them" w:name="m"/>',
        '<w:move{0}RangeEnd w:id="{1}"/>',
    )
    left = (bounds[0].format("From", 1), moved_from("a"), bounds[1].format("From", 1))
    right = (bounds[0].format("To", 2), moved_to("a"), bounds[1].format("To", 2))
    file = written(document(p("x", *left), p("y", *right, ins("z"))))
    wanted = ChangeKind.MOVE_TO
    done = settle(file, accepting=True, choose=lambda change: change.kind is wanted)
    assert is_markup(done.data, p("x"), p("y", "a", ins("z")))
    assert [change.move for change in done.settled] == ["m", "m"]


def test_a_text_box_in_two_versions_is_settled_in_both(written: Written) -> None:
    file = written(document(p(text_box(p(ins("a"), gone("b")), twin=True))))
    done = settle(file, accepting=True, choose=lambda change: change.kind is ChangeKind.INSERT)
    assert members(done.data)[DOCUMENT].count(b"<w:ins ") == 0
    assert members(done.data)[DOCUMENT].count(b"<w:del ") == 2


def test_a_mark_in_a_version_that_nobody_is_shown_stays_if_it_has_no_twin(
    written: Written,
) -> None:
    hidden = alternate("<w:drawing/>", text_box(p(ins("a"))))
    file = written(document(p(r("x"), f"<w:r>{hidden}</w:r>", ins("b"), gone("c"))))
    assert seen(file) == [("insert", "text", "b"), ("delete", "text", "c")]
    done = settle(file, accepting=True, choose=lambda change: change.text == "b")
    assert members(done.data)[DOCUMENT].count(b"<w:ins ") == 1


def test_what_stands_in_words_that_go_is_lost_and_said_to_be(written: Written) -> None:
    nested = ins("X").replace(r("X"), r("a") + gone("b", author="Us"))
    done = settle(
        written(document(p("x", nested, gone("y", author="Us")))),
        accepting=False,
        choose=lambda change: change.author == "Them",
    )
    assert [change.text for change in done.lost] == ["b"]
    assert [change.text for change in done.left] == ["y"]


def test_a_hollow_insertion_of_somebody_else_is_lost_with_its_last_word(written: Written) -> None:
    nested = ins("X").replace(r("X"), gone("b", author="Us"))
    file = written(document(p("x", nested)))
    done = settle(file, accepting=True, choose=lambda change: change.author == "Us")
    assert [change.author for change in done.lost] == ["Them"]


def test_marks_of_a_paragraph_that_joins_the_next_are_lost(written: Written) -> None:
    both = mark_inserted() + mark_gone("Us")
    done = settle(
        written(document(p("a", mark=both), p("b"))),
        accepting=True,
        choose=lambda change: change.author == "Us",
    )
    assert is_markup(done.data, p("a", "b"))
    assert [change.author for change in done.lost] == ["Them"]


def test_marks_of_a_table_that_goes_are_lost(written: Written) -> None:
    props = '<w:tblPr><w:tblPrChange w:id="5" w:author="Us"><w:tblPr/></w:tblPrChange></w:tblPr>'
    gone_row = row("a", props='<w:ins w:id="8" w:author="Them"/>')
    file = written(document(p("x"), table(gone_row).replace("<w:tblPr/>", props), p("y")))
    done = settle(file, accepting=False, choose=lambda change: change.author == "Them")
    assert is_markup(done.data, p("x"), p("y"))
    assert [change.of for change in done.lost] == [ChangeOf.TABLE]


def test_a_list_that_a_rejected_record_replaces_takes_its_mark_along(written: Written) -> None:
    numbered = '<w:numPr><w:numId w:val="1"/><w:ins w:id="5" w:author="Us"/></w:numPr>'
    record = '<w:pPrChange w:id="6" w:author="Them"><w:pPr/></w:pPrChange>'
    file = written(document(p("a", props=numbered + record)))
    done = settle(file, accepting=False, choose=lambda change: change.author == "Them")
    assert is_markup(done.data, p("a"))
    assert [change.author for change in done.lost] == ["Us"]


def test_unsigned_column_widths_are_settled_with_the_last_change_of_their_table(
    written: Written,
) -> None:
    grid = '<w:tblGrid><w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange></w:tblGrid>'
    cells = (
        cell(p("a"), props='<w:cellIns w:id="2" w:author="Them"/>'),
        cell(p("b"), props='<w:cellIns w:id="3" w:author="Us"/>'),
    )
    file = written(document(table(row(*cells)).replace("<w:tblGrid/>", grid), p(ins("z"))))
    one = settle(file, accepting=True, choose=lambda change: change.author == "Us").data
    assert b"tblGridChange" in members(one)[DOCUMENT]
    both = settle(file, accepting=True, choose=lambda change: change.of is ChangeOf.CELL).data
    assert b"tblGridChange" not in members(both)[DOCUMENT]
    assert b"<w:ins " in members(both)[DOCUMENT]


def test_changes_in_styles_are_settled_too(written: Written) -> None:
    file = written(document(p("a"), styles=style("S", run=BOLD)))
    assert b"<w:b/>" not in members(settle(file, accepting=False).data)["word/styles.xml"]


def test_an_inline_control_stays_when_its_words_go(written: Written) -> None:
    file = written(document(p("a", control(ins("b")))))
    done = settle(file, accepting=False).data
    empty = "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"
    assert is_markup(done, p("a", empty))


def test_what_is_no_word_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"gone\.docx"):
        tracked_changes(tmp_path / "gone.docx")


# ------------------------------------------------------------------ the check


BOTH = document(p("a ", ins("b"), gone("c", author="Us")), p("d", mark=mark_gone("Us")), p("e"))
ONLY_THEIRS = {DOCUMENT: frozenset({0})}
RIGHT = members(BOTH)[DOCUMENT].replace(
    members(BOTH)[DOCUMENT][
        members(BOTH)[DOCUMENT].index(b"<w:ins ") : members(BOTH)[DOCUMENT].index(b"</w:ins>") + 8
    ],
    r("b").encode(),
)


def checked(part: bytes, **others: bytes) -> Lost:
    """Hold a file in which our marks should stand and theirs be accepted against its source."""
    source = package_from("c.docx", BOTH)
    changed = {DOCUMENT: part} | {name.replace("_", "/") + ".xml": d for name, d in others.items()}
    made = save(package_from("c.docx", BOTH), changed)
    return check_settled(source, made, ONLY_THEIRS, accepting=True)


def test_a_right_settlement_passes() -> None:
    assert checked(RIGHT) == (frozenset(), ())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b">d<", b">D<", "the text of word/document.xml"),
        (b"</w:p><w:p><w:r>", b"<w:r>", "the text of word/document.xml"),
        (b"<w:delText ", b"<w:t ", "cannot be opened|the text|not as it was"),
        (b'w:author="Us"', b'w:author="They"', "not chosen is not as it was"),
        (b"03:04:05Z", b"03:04:06Z", "not chosen is not as it was"),
        (r("b").encode(), ins("b").encode(), "that was chosen is still there"),
    ],
)
def test_a_planted_fault_is_refused(old: bytes, new: bytes, why: str) -> None:
    wrong = RIGHT.replace(old, new, 1)
    assert wrong != RIGHT
    if new.startswith(b"<w:t "):
        wrong = wrong.replace(b"</w:delText>", b"</w:t>", 1)
        wrong = wrong.replace(b"<w:del ", b"<w:ins ", 1).replace(b"</w:del>", b"</w:ins>", 1)
    with pytest.raises(RefusedError, match=why):
        checked(wrong)


def test_a_file_that_cannot_be_opened_again_is_refused() -> None:
    source = package_from("c.docx", BOTH)
    with pytest.raises(RefusedError, match="cannot be opened again"):
        check_settled(source, BOTH[:-9], ONLY_THEIRS, accepting=True)


def test_a_part_that_nobody_chose_must_not_change() -> None:
    source = package_from("c.docx", SOURCE)
    made = save(package_from("c.docx", SOURCE), {HEADER: members(SOURCE)[HEADER] + b" "})
    with pytest.raises(RefusedError, match=r"header-default\.xml changed"):
        check_settled(source, made, {}, accepting=True)


def test_a_part_that_is_missing_is_refused() -> None:
    source = package_from("c.docx", SOURCE)
    with pytest.raises(RefusedError, match="its parts are not those of the source"):
        check_settled(source, BOTH, {}, accepting=True)
