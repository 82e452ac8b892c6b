"""Revisions within a paragraph become the markup Word writes, and nothing around them changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from build import (
    b,
    begin,
    block_control,
    bookmark,
    cell,
    commented,
    control,
    document,
    end,
    field,
    footnote_mark,
    gone,
    inline,
    ins,
    link,
    members,
    p,
    picture,
    r,
    raw,
    row,
    simple_field,
    style,
    table,
    text_box,
    u,
)
from edits import (
    Edit,
    accepted,
    add,
    body,
    drop,
    is_markup,
    plain,
    redline,
    rejected,
    struck,
    swap,
    text_of,
    written,
)

from redline.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

ITALIC = "<w:i/>"
WAS_PLAIN = (
    '<w:b/><w:rPrChange w:id="7" w:author="Them" w:date="2024-01-02T03:04:05Z">'
    "<w:rPr/></w:rPrChange>"
)
FORMULA = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"


# ------------------------------------------------------------------ runs


def test_one_word_is_struck_and_the_new_one_written_behind_it() -> None:
    out = redline(document(p("within thirty days")), swap("thirty", "sixty"))
    assert is_markup(out, p("within ", struck("thirty"), written("sixty"), " days"))


def test_a_run_is_cut_so_that_its_properties_and_other_children_stay() -> None:
    source = "<w:r><w:rPr><w:i/></w:rPr><w:t>a b</w:t><w:tab/><w:t>c</w:t><w:br/></w:r>"
    out = redline(document(p(source)), drop("b"))
    rest = "<w:r><w:rPr><w:i/></w:rPr><w:tab/><w:t>c</w:t><w:br/></w:r>"
    assert is_markup(out, p(r("a ", ITALIC), struck(r("b", ITALIC)), rest))


def test_a_word_split_over_runs_is_struck_in_one_revision() -> None:
    out = redline(document(p("thir", r("ty", ITALIC), " days")), swap("thirty", "sixty"))
    assert is_markup(out, p(struck("thir", r("ty", ITALIC)), written("sixty"), " days"))


def test_a_tab_and_a_line_break_beside_a_change_stay() -> None:
    out = redline(document(p("fee\tten\vdue")), swap("ten", "six"))
    before, after = raw("<w:t>fee</w:t><w:tab/>"), raw("<w:br/><w:t>due</w:t>")
    assert is_markup(out, p(before, struck("ten"), written("six"), after))


def test_tabs_breaks_and_hyphens_in_new_text_become_elements() -> None:
    out = redline(document(p("a")), add("\tb\vc\u2011d\u00ade", behind="a"))
    run = (
        "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"
    )
    assert is_markup(out, p("a", written(run)))


def test_non_breaking_and_soft_hyphens_count_as_one_character_each() -> None:
    source = p(
        raw("<w:t>non</w:t><w:noBreakHyphen/><w:t>ex</w:t><w:softHyphen/><w:t>clusive</w:t>")
    )
    out = redline(document(source), drop("clusive"))
    kept = raw("<w:t>non</w:t><w:noBreakHyphen/><w:t>ex</w:t><w:softHyphen/>")
    assert is_markup(out, p(kept, struck("clusive")))


@pytest.mark.parametrize("word", ["“curly”", "条項", "🤝🏽", "naïve"])
def test_characters_beyond_ascii_are_cut_where_they_stand(word: str) -> None:
    out = redline(document(p(f"a {word} b")), swap(word, "x"))
    assert is_markup(out, p("a ", struck(word), written("x"), " b"))


def test_spaces_at_the_edges_of_cut_text_are_preserved() -> None:
    out = redline(document(p("<w:r><w:t>one two three</w:t></w:r>")), drop("two"))
    xml = members(out)["word/document.xml"].decode()
    assert '<w:t xml:space="preserve">one </w:t>' in xml
    assert '<w:t xml:space="preserve"> three</w:t>' in xml
    assert "<w:delText>two</w:delText>" in xml


def test_several_changes_in_one_run_keep_their_order() -> None:
    out = redline(
        document(p("one two three")),
        swap("one", "1"),
        add("and ", before="three"),
        swap("two", "2"),
    )
    assert accepted(out) == "1 2 and three"
    assert rejected(out) == "one two three"


def test_text_written_where_a_strike_ends_stands_behind_it() -> None:
    out = redline(document(p("one two")), swap("one", "1"), add("!", behind="one"))
    assert is_markup(out, p(struck("one"), written("1"), written("!"), " two"))


# ------------------------------------------------------------------ looks


def test_new_text_looks_like_the_text_it_replaces() -> None:
    out = redline(document(p("the ", b("Customer"), " pays")), swap("Customer", "Supplier"))
    assert is_markup(out, p("the ", struck(b("Customer")), written(b("Supplier")), " pays"))


def test_text_behind_a_bold_heading_is_not_bold() -> None:
    out = redline(document(p(b("Fees. "), "We pay.")), add("Gladly. ", behind="Fees. "))
    assert is_markup(out, p(b("Fees. "), written("Gladly. "), "We pay."))


def test_text_at_the_end_of_a_paragraph_does_not_take_the_look_of_a_bold_last_word() -> None:
    out = redline(document(p("This is the ", b("Term"))), add(" of it", behind="Term"))
    assert is_markup(out, p("This is the ", b("Term"), written(" of it")))


def test_text_in_a_bold_paragraph_is_bold() -> None:
    out = redline(document(p(b("Fees and taxes"))), add(" and costs", behind="taxes"))
    assert is_markup(out, p(b("Fees and taxes"), written(b(" and costs"))))


def test_a_sentence_with_a_heading_is_replaced_in_the_look_of_the_sentence() -> None:
    out = redline(document(p(b("Fees. "), "We pay a lot.")), swap("Fees. We pay a lot.", "None."))
    assert is_markup(out, p(struck(b("Fees. "), "We pay a lot."), written("None.")))


def test_text_beside_a_link_does_not_look_like_a_link() -> None:
    styles = style("Hyperlink", kind="character", run='<w:color w:val="0000FF"/>')
    blue = r("here", '<w:rStyle w:val="Hyperlink"/><w:color w:val="0000FF"/><w:sz w:val="20"/>')
    out = redline(document(p(blue), styles=styles), add(" or there", behind="here"))
    assert is_markup(out, p(blue, written(r(" or there", '<w:sz w:val="20"/>'))))


def test_text_beside_a_footnote_mark_is_not_raised() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    out = redline(
        document(p("paid", raised), footnotes={1: p("note")}), add(" late", behind="\ufffc")
    )
    assert is_markup(out, p("paid", raised, written(" late")))


def test_text_in_an_empty_paragraph_takes_the_look_of_its_mark() -> None:
    out = redline(document(p("a"), p(mark=ITALIC), p("b")), add("new", behind="a\n"))
    assert is_markup(out, p("a"), p(written(r("new", ITALIC)), mark=ITALIC), p("b"))


def test_tracked_formatting_of_others_is_not_copied_to_new_text() -> None:
    out = redline(document(p(r("a word", WAS_PLAIN))), swap("word", "name"))
    assert is_markup(out, p(r("a ", WAS_PLAIN), struck(r("word", WAS_PLAIN)), written(b("name"))))


# ------------------------------------------------------------------ links, controls, bookmarks, comments


def test_a_change_inside_a_link_stays_inside_it() -> None:
    blue = r("our terms", ITALIC)
    out = redline(document(p("see ", link(blue), " now")), swap("terms", "rules"))
    inside = link(r("our ", ITALIC), struck(r("terms", ITALIC)), written(r("rules", ITALIC)))
    assert is_markup(out, p("see ", inside, " now"))


def test_a_change_across_a_link_strikes_inside_and_writes_outside() -> None:
    out = redline(document(p("see ", link("terms"), " now")), swap("see terms", "look"))
    assert is_markup(out, p(struck("see "), written("look"), link(struck("terms")), " now"))


def test_text_behind_a_link_stands_outside_it() -> None:
    out = redline(document(p("see ", link("terms"))), add(" now", behind="terms"))
    assert is_markup(out, p("see ", link("terms"), written(" now")))


def smart_tag(*content: str) -> str:
    return f"<w:smartTag>{inline(*content)}</w:smartTag>"


@pytest.mark.parametrize("around", [control, bookmark, smart_tag])
def test_a_change_inside_a_control_bookmark_or_smart_tag_stays_inside(
    around: Callable[..., str],
) -> None:
    out = redline(document(p("a ", around("b c"), " d")), swap("b", "x"))
    assert is_markup(out, p("a ", around(struck("b"), written("x"), " c"), " d"))


def test_a_change_inside_a_block_control_stays_inside() -> None:
    out = redline(document(block_control(p("a b"), p("c")), p("d")), swap("b", "x"))
    assert is_markup(out, block_control(p("a ", struck("b"), written("x")), p("c")), p("d"))


def test_another_comment_beside_a_change_stays_where_it_was() -> None:
    out = redline(document(p("a ", commented("b"), " c")), swap("b", "x"))
    assert is_markup(out, p("a ", commented(struck("b"), written("x")), " c"))


def test_a_bookmark_between_struck_runs_is_kept_out_of_the_revision() -> None:
    mark = '<w:bookmarkStart w:id="900" w:name="x"/><w:bookmarkEnd w:id="900"/>'
    out = redline(document(p("one ", mark, "two")), drop("one two"))
    assert is_markup(out, p(struck("one "), mark, struck("two")))


def test_a_comment_mark_in_a_struck_run_is_kept() -> None:
    source = raw('<w:t>one</w:t><w:commentReference w:id="0"/><w:t>two</w:t>')
    out = redline(document(p(source)), drop("onetwo"))
    assert is_markup(out, p(struck("one"), raw('<w:commentReference w:id="0"/>'), struck("two")))


# ------------------------------------------------------------------ fields


def test_a_field_beside_a_change_is_left_alone() -> None:
    ref = field("REF x", "5.2")
    out = redline(document(p("see ", ref, " of it")), swap(" of", " in"))
    assert is_markup(out, p("see ", ref, struck(" of"), written(" in"), " it"))


def test_a_field_that_is_struck_goes_whole() -> None:
    ref = field("REF x", "5.2")
    out = redline(document(p("see ", ref, " of it")), drop("see 5.2"))
    assert is_markup(out, p(struck("see ", ref), " of it"))
    assert "<w:delInstrText" in body(out)


def test_text_for_a_computed_field_stands_behind_it_and_the_field_goes() -> None:
    ref = field("REF x", "5.2")
    out = redline(document(p("see ", ref, " of it")), swap("5.2", "5.3"))
    assert is_markup(out, p("see ", struck(ref), written("5.3"), " of it"))


def test_part_of_a_computed_field_is_refused() -> None:
    with pytest.raises(
        RefusedError, match=r"body paragraph 1 strikes part of a text that Word computes"
    ):
        redline(document(p("see ", field("REF x", "Section 5.2"))), swap("5.2", "5.3"))


def test_text_inside_a_computed_field_is_refused() -> None:
    with pytest.raises(RefusedError, match="writes inside a text that Word computes"):
        redline(document(p(field("REF x", "Sec", b("tion")))), add("x", behind="Sec"))


def test_the_text_of_a_link_field_may_be_changed_inside_it() -> None:
    out = redline(document(p(begin('HYPERLINK "x"'), "our terms", end())), swap("terms", "rules"))
    inside = (begin('HYPERLINK "x"'), "our ", struck("terms"), written("rules"), end())
    assert is_markup(out, p(*inside))


def test_text_in_place_of_all_of_a_link_field_keeps_the_link() -> None:
    out = redline(document(p(begin('HYPERLINK "x"'), "terms", end())), swap("terms", "rules"))
    assert is_markup(out, p(begin('HYPERLINK "x"'), struck("terms"), written("rules"), end()))


def test_text_behind_a_field_stands_outside_it() -> None:
    linked = field('HYPERLINK "x"', "terms")
    out = redline(document(p("see ", linked)), add(" now", behind="terms"))
    assert is_markup(out, p("see ", linked, written(" now")))


def test_text_before_a_field_at_the_start_stands_outside_it() -> None:
    linked = field('HYPERLINK "x"', "terms")
    out = redline(document(p(linked, " apply")), add("our ", before="terms"))
    assert is_markup(out, p(written("our "), linked, " apply"))


def test_a_nested_field_goes_whole_with_the_one_around_it() -> None:
    nested = field("REF x", "see ", field("PAGEREF y", "3"))
    out = redline(document(p("a ", nested, " b")), drop("see 3"))
    assert is_markup(out, p("a ", struck(nested), " b"))


def test_a_field_in_one_single_run_is_taken_apart_and_goes_whole() -> None:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    code = "<w:instrText>REF x</w:instrText>"
    source = raw(f"<w:t>see </w:t>{marks[0]}{code}{marks[1]}<w:t>5</w:t>{marks[2]}<w:t> now</w:t>")
    out = redline(document(p(source)), drop("5"))
    assert accepted(out) == "see  now"
    assert body(out).count("<w:del ") == 1


def test_the_text_of_a_simple_field_is_struck_inside_it() -> None:
    out = redline(document(p("a ", simple_field("REF x", "5"), " b")), drop("5"))
    assert is_markup(out, p("a ", simple_field("REF x", struck("5")), " b"))


def test_part_of_a_simple_field_is_refused() -> None:
    with pytest.raises(RefusedError, match="part of a text that Word computes"):
        redline(document(p(simple_field("REF x", "Section ", "5"))), drop("5"))


# ------------------------------------------------------------------ things without characters


def test_a_paragraph_with_a_note_mark_keeps_it() -> None:
    source = document(p("paid ", footnote_mark(1), " late"), footnotes={1: p("note")})
    out = redline(source, swap("paid", "settled"))
    after = r(" ")
    assert is_markup(out, p(struck("paid"), written("settled"), after, footnote_mark(1), " late"))


def test_a_note_whose_mark_is_struck_is_no_longer_read() -> None:
    source = document(p("paid", footnote_mark(1), " late"), footnotes={1: p("note")})
    out = redline(source, drop("\ufffc late"))
    assert is_markup(out, p("paid", struck(footnote_mark(1), " late")))
    assert accepted(out) == "paid"


@pytest.mark.parametrize(
    "thing",
    [
        text_box(p("boxed")),
        FORMULA.replace("<m:t>", '<w:del w:id="5" w:author="Them"/><m:t>'),
    ],
)
def test_a_thing_with_text_or_tracked_changes_of_its_own_cannot_be_struck(thing: str) -> None:
    with pytest.raises(RefusedError, match="strikes part of"):
        redline(document(p("a ", thing, " b")), drop("\ufffc"))


def test_a_note_with_two_marks_is_read_while_one_is_left() -> None:
    source = document(p(footnote_mark(1), "a", footnote_mark(1)), footnotes={1: p("note")})
    assert accepted(redline(source, drop("a\ufffc"))) == "\ufffc\nnote"


def test_a_picture_can_be_struck() -> None:
    out = redline(document(p("a", picture(), "b")), drop("a\ufffc"))
    assert is_markup(out, p(struck("a", picture()), "b"))


def test_a_formula_is_struck_whole_or_not_at_all() -> None:
    out = redline(document(p("a ", FORMULA, " b")), drop("a \ufffc"))
    assert is_markup(out, p(struck("a ", FORMULA), " b"))


def test_text_beside_a_formula_leaves_it_alone() -> None:
    out = redline(document(p("a ", FORMULA, " b")), swap(" b", " c"))
    assert is_markup(out, p("a ", FORMULA, struck(" b"), written(" c")))


# ------------------------------------------------------------------ other people's changes


def test_their_pending_text_is_struck_inside_their_insertion() -> None:
    out = redline(document(p("a ", ins("b c"), " d")), drop("b"))
    theirs = ins("X").replace(r("X"), struck("b") + r(" c"))
    assert is_markup(out, p("a ", theirs, " d"))


def test_our_text_inside_their_insertion_parts_it() -> None:
    out = redline(document(p("a ", ins("b c"), " d")), add("x", behind="b"))
    assert is_markup(out, p("a ", ins("b"), written("x"), ins(" c"), " d"))


def test_our_text_for_theirs_leaves_no_insertion_in_an_insertion() -> None:
    out = redline(document(p("a ", ins("b c d"), " e")), swap("c", "x"))
    first = ins("X").replace(r("X"), r("b ") + struck("c"))
    assert is_markup(out, p("a ", first, written("x"), ins(" d"), " e"))


def test_both_parts_of_a_parted_insertion_keep_author_and_date_under_ids_of_their_own() -> None:
    out = redline(document(p(ins("b c"))), add("x", behind="b"))
    xml = members(out)["word/document.xml"].decode()
    assert xml.count('w:author="Them" w:date="2024-01-02T03:04:05Z"') == 2
    assert len(set(re.findall(r'w:id="(\d+)"', xml))) == 3


def test_our_text_at_the_edge_of_their_insertion_stands_beside_it() -> None:
    out = redline(document(p("a ", ins("b"), " c")), add("x", behind="b"))
    assert is_markup(out, p("a ", ins("b"), written("x"), " c"))


def test_their_deletions_stay_where_they_are() -> None:
    out = redline(document(p("a ", gone("b "), "c d")), drop("a c"))
    assert is_markup(out, p(struck("a "), gone("b "), struck("c"), " d"))


def test_our_own_earlier_insertion_is_struck_like_anybody_elses() -> None:
    first = redline(document(p("within 30 days")), swap("30", "45"))
    second = redline(first, swap("45", "60"))
    assert text_of(second) == "within 60 days"
    assert rejected(second) == "within 30 days"


def test_a_tracked_change_of_formatting_survives_a_cut_on_both_sides() -> None:
    out = redline(document(p(r("one two", WAS_PLAIN))), drop("two"))
    xml = members(out)["word/document.xml"].decode()
    assert xml.count("<w:rPrChange ") == 2
    assert xml.count('w:rPrChange w:id="7"') == 1


# ------------------------------------------------------------------ places


def test_a_word_in_a_table_cell_is_changed_in_its_cell() -> None:
    out = redline(document(table(row("fee", "ten"))), swap("ten", "six"))
    changed = cell(p(struck("ten"), written("six")))
    assert is_markup(out, table(row("fee", changed)))


def test_headers_footers_and_notes_are_changed_in_their_own_parts() -> None:
    source = document(
        p("body", footnote_mark(1)),
        headers={"default": p("top")},
        footers={"default": p("bottom")},
        footnotes={1: p("note")},
    )
    out = redline(source, swap("top", "up"), swap("bottom", "down"), swap("note", "remark"))
    assert is_markup(out, p(struck("top"), written("up")), part="word/header-default.xml")
    assert is_markup(out, p(struck("bottom"), written("down")), part="word/footer-default.xml")
    assert plain(p(struck("note"), written("remark"))) in body(out, "word/footnotes.xml")
    assert members(out)["word/document.xml"] == members(source)["word/document.xml"]


def test_a_text_box_is_changed_where_there_is_one_version_of_it() -> None:
    out = redline(document(p("a", text_box(p("boxed")))), swap("boxed", "open"))
    assert is_markup(out, p("a", text_box(p(struck("boxed"), written("open")))))


@pytest.mark.parametrize(
    "source",
    [
        p("a", text_box(p("word"), twin=True)),
        p(control("word", props='<w:lock w:val="contentLocked"/>')),
        p(control("word", props="<w:dataBinding/>")),
        block_control(p("word"), props='<w:lock w:val="sdtContentLocked"/>'),
    ],
)
@pytest.mark.parametrize("edit", [swap("word", "x"), add("x", behind="wo")])
def test_what_word_lets_no_author_change_is_refused(source: str, edit: Edit) -> None:
    with pytest.raises(RefusedError, match=r"Word (does|computes)"):
        redline(document(source), edit)


def test_ruby_text_is_refused() -> None:
    ruby = "<w:r><w:ruby><w:rubyBase><w:r><w:t>word</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    with pytest.raises(RefusedError, match="does not let its author change"):
        redline(document(p(ruby)), drop("word"))
    with pytest.raises(RefusedError, match="does not let an author write"):
        redline(document(p(ruby)), add("x", behind="wo"))


def test_underlined_and_plain_text_around_an_insertion_keep_their_looks() -> None:
    out = redline(document(p("a ", u("b"), " c")), add("x ", before="b"))
    assert is_markup(out, p("a ", written("x "), u("b"), " c"))
