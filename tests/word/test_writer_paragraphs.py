"""Whole paragraphs: marks struck and inserted so that both settling ways give the right document."""

from __future__ import annotations

import pytest
from build import (
    abstract,
    b,
    block_control,
    bookmark,
    cell,
    document,
    ins,
    level,
    link,
    mark_gone,
    mark_inserted,
    num,
    p,
    r,
    row,
    style,
    table,
    u,
)
from edits import (
    DOCUMENT,
    MARK_STRUCK,
    MARK_WRITTEN,
    accepted,
    add,
    add_paragraphs,
    body,
    drop,
    is_markup,
    members,
    plain,
    redline,
    rejected,
    struck,
    swap,
    text_of,
    written,
)

from redline.errors import RefusedError

BOLD = "<w:b/>"
STYLED = '<w:pStyle w:val="H"/>'
CENTRED = '<w:jc w:val="center"/>'


def was(former: str) -> str:
    """Return the record of former paragraph properties."""
    return (
        '<w:pPrChange w:id="@id@" w:author="Us" w:date="2024-01-02T03:04:05Z">'
        f"<w:pPr>{former}</w:pPr></w:pPrChange>"
    )


# ------------------------------------------------------------------ striking


def test_a_struck_paragraph_loses_its_text_and_its_mark() -> None:
    out = redline(document(p("one"), p("two"), p("three")), drop("two\n"))
    assert is_markup(out, p("one"), p(struck("two"), mark=MARK_STRUCK), p("three"))
    assert accepted(out) == "one\nthree"


def test_a_paragraph_struck_with_the_mark_before_it_leaves_that_paragraph_alone() -> None:
    out = redline(document(p("one", style="H"), p("two"), p("three")), drop("\ntwo"))
    assert is_markup(out, p("one", style="H"), p(struck("two"), mark=MARK_STRUCK), p("three"))


def test_a_mark_alone_is_struck_to_join_two_paragraphs() -> None:
    out = redline(document(p("one"), p("two")), drop("\n"))
    assert is_markup(out, p("one", mark=MARK_STRUCK), p("two"))
    assert accepted(out) == "onetwo"


def test_text_from_one_paragraph_into_the_next_goes_with_the_mark_between() -> None:
    out = redline(document(p("one two"), p("three four")), swap("two\nthree ", "and "))
    first = p("one ", struck("two"), written("and "), mark=MARK_STRUCK)
    assert is_markup(out, first, p(struck("three "), "four"))
    assert accepted(out) == "one and four"


def test_text_up_to_the_end_of_a_later_paragraph_leaves_the_first_its_properties() -> None:
    source = document(p("one two", style="H"), p("three"), p("four"))
    out = redline(source, drop(" two\nthree"))
    first = p("one", struck(" two"), style="H")
    assert is_markup(out, first, p(struck("three"), mark=MARK_STRUCK), p("four"))


def test_several_paragraphs_are_struck_in_one_revision() -> None:
    out = redline(document(p("one"), p("two"), p("three"), p("four")), drop("two\nthree\n"))
    gone_ones = (p(struck("two"), mark=MARK_STRUCK), p(struck("three"), mark=MARK_STRUCK))
    assert is_markup(out, p("one"), *gone_ones, p("four"))


def test_a_struck_mark_stands_in_its_schema_place() -> None:
    source = document(p("one", style="H", props=CENTRED, mark=BOLD), p("two"))
    out = redline(source, drop("one\n"))
    first = p(struck("one"), style="H", props=CENTRED, mark=MARK_STRUCK + BOLD)
    assert is_markup(out, first, p("two"))


def test_a_mark_that_somebody_inserted_is_struck_behind_their_mark() -> None:
    out = redline(document(p(ins("one"), mark=mark_inserted()), p("two")), drop("one\n"))
    inside = ins("X").replace(r("X"), struck("one"))
    assert is_markup(out, p(inside, mark=mark_inserted() + MARK_STRUCK), p("two"))
    assert accepted(out) == "two"


def test_the_last_paragraph_of_the_body_joins_the_one_before_and_lends_it_its_place() -> None:
    out = redline(document(p("one", style="H"), p("two"), section="<w:cols/>"), drop("\ntwo"))
    last = f"<w:p><w:pPr>{STYLED}{was('')}</w:pPr>{struck('two')}</w:p>"
    blocks = (p("one", style="H", mark=MARK_STRUCK), last, "<w:sectPr><w:cols/></w:sectPr>")
    assert is_markup(out, *blocks)
    assert accepted(out) == "one"


def test_like_properties_need_no_record() -> None:
    out = redline(document(p("one"), p("two")), drop("\ntwo"))
    assert is_markup(out, p("one", mark=MARK_STRUCK), p(struck("two")))


def test_a_paragraph_before_a_table_joins_the_one_before_it() -> None:
    rows = table(row("a"))
    out = redline(document(p("one"), p("two"), rows, p("three")), drop("two\n"))
    assert is_markup(out, p("one", mark=MARK_STRUCK), p(struck("two")), rows, p("three"))
    assert accepted(out) == "one\na\nthree"


def test_the_last_paragraph_of_a_cell_joins_the_one_before_it() -> None:
    out = redline(document(table(row(cell("one", "two"))), p("end")), drop("two\n"))
    changed = cell(p("one", mark=MARK_STRUCK), p(struck("two")))
    assert is_markup(out, table(row(changed)), p("end"))


def test_the_only_paragraph_of_a_cell_stays_empty() -> None:
    out = redline(document(table(row("one", "two"))), drop("one\n"))
    assert is_markup(out, table(row(cell(p(struck("one"))), "two")))
    assert accepted(out) == "\ntwo"


@pytest.mark.parametrize("props", ["direct", "style"])
def test_a_paragraph_that_has_to_stay_empty_loses_its_number(props: str) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    direct = listed if props == "direct" else ""
    styles = style("H", paragraph="" if direct else listed)
    cells = (cell(p("one", style="H", props=direct + CENTRED)), "two")
    source = document(table(row(*cells)), p("end"), styles=styles)
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    changed = p(struck("one"), style="H", props=off + CENTRED + was(STYLED + direct + CENTRED))
    assert is_markup(redline(source, drop("one\n")), table(row(cell(changed), "two")), p("end"))


def test_a_paragraph_that_ends_a_section_keeps_its_mark() -> None:
    source = document(table(row("x")), p("one", section="<w:cols/>"), p("two"))
    out = redline(source, drop("one\n"))
    assert is_markup(out, table(row("x")), p(struck("one"), section="<w:cols/>"), p("two"))
    assert accepted(out) == "x\n\ntwo"


def test_consecutive_strikes_up_to_a_table_leave_no_empty_paragraph() -> None:
    rows = table(row("a"))
    out = redline(document(p("one"), p("two"), p("three"), rows), drop("two\n"), drop("three\n"))
    assert accepted(out) == "one\na"


def test_a_record_of_somebody_elses_is_not_overwritten() -> None:
    theirs = was("").replace('"Us"', '"Them"')
    last = f"<w:p><w:pPr>{CENTRED}{theirs}</w:pPr>{r('two')}</w:p>"
    out = redline(document(p("one"), last), drop("\ntwo"))
    assert is_markup(out, p("one", mark=MARK_STRUCK), last.replace(r("two"), struck("two")))


def test_a_paragraph_whose_mark_they_struck_is_one_with_the_next() -> None:
    source = document(p("one ", mark=mark_gone()), p("two"), p("three"))
    out = redline(source, drop("one two\n"))
    first = p(struck("one "), mark=mark_gone())
    assert is_markup(out, first, p(struck("two"), mark=MARK_STRUCK), p("three"))


def test_text_across_two_stories_is_refused() -> None:
    source = document(p("one"), headers={"default": p("top")})
    with pytest.raises(RefusedError, match="two stories"):
        redline(source, drop("one\ntop"))


# ------------------------------------------------------------------ inserting


def test_a_paragraph_put_between_two_has_its_own_mark_inserted() -> None:
    out = redline(document(p("one"), p("two", style="H")), add_paragraphs("new", behind="one"))
    assert is_markup(out, p("one"), p(written("new"), mark=MARK_WRITTEN), p("two", style="H"))
    assert accepted(out) == "one\nnew\ntwo"


def test_a_new_paragraph_takes_style_numbering_and_indents_of_its_model() -> None:
    looks = {"style": "H", "num": (1, 0), "props": CENTRED}
    source = document(
        p("one", **looks, mark=BOLD), p("two"), numbering=abstract(0, level(0, "%1.")) + num(1, 0)
    )
    out = redline(source, add_paragraphs("new", behind="two", like="one"))
    new = p(written("new"), **looks, mark=MARK_WRITTEN + BOLD)
    # `two` is the last of the body: it moves up, and its element becomes the new paragraph
    assert plain(p("two", mark=MARK_WRITTEN)) in body(out)
    assert accepted(out) == "one\ntwo\nnew"
    middle = redline(source, add_paragraphs("new", behind="one"))
    assert is_markup(middle, p("one", **looks, mark=BOLD), new, p("two"))


def test_a_run_in_heading_is_written_in_the_look_of_the_models_heading() -> None:
    source = document(p(u("Fees"), ". We pay."), p("end"))
    out = redline(source, add_paragraphs("Taxes. They pay.", behind="pay.", heading=5))
    new = p(written(u("Taxes"), ". They pay."), mark=MARK_WRITTEN)
    assert is_markup(out, p(u("Fees"), ". We pay."), new, p("end"))


def test_a_number_typed_by_hand_keeps_the_look_of_typed_numbers() -> None:
    source = document(p("9.2\t", b("Fees."), " We pay."), p("end"))
    out = redline(source, add_paragraphs("9.3\tTaxes. They pay.", behind="pay.", heading=10))
    number = r("9.3\t")
    new = p(written(number, b("Taxes."), " They pay."), mark=MARK_WRITTEN)
    assert is_markup(out, p("9.2\t", b("Fees."), " We pay."), new, p("end"))


def test_the_look_of_a_link_or_defined_term_is_not_the_look_of_new_text() -> None:
    source = document(p(link(b("terms and conditions")), " of ", b("Fees"), "."), p("end"))
    out = redline(source, add_paragraphs("New text.", behind="Fees."))
    assert plain(p(written("New text."), mark=MARK_WRITTEN)) in body(out)


def test_a_new_paragraph_does_not_take_what_belongs_to_its_model_alone() -> None:
    own = '<w:pageBreakBefore/><w:framePr w:w="100"/>'
    source = document(
        p("one", props=own, mark=mark_inserted(), section="<w:cols/>"), p("two"), p("3")
    )
    out = redline(source, add_paragraphs("new", behind="two", like="one"))
    assert plain(p(written("new"), mark=MARK_WRITTEN)) in body(out)


def test_several_new_paragraphs_stand_in_the_order_given() -> None:
    out = redline(document(p("one"), p("two")), add_paragraphs("a", "b", behind="one"))
    new = [p(written(text), mark=MARK_WRITTEN) for text in "ab"]
    assert is_markup(out, p("one"), *new, p("two"))


def test_behind_the_last_paragraph_the_old_text_moves_up_and_the_mark_stays() -> None:
    source = document(p("one", style="H", mark=BOLD), section="<w:cols/>")
    out = redline(source, add_paragraphs("new", behind="one"))
    moved = p("one", style="H", mark=MARK_WRITTEN + BOLD)
    last = p(written("new"), style="H", mark=BOLD)
    assert is_markup(out, moved, last, "<w:sectPr><w:cols/></w:sectPr>")


def test_behind_the_last_paragraph_of_a_cell_other_properties_are_recorded() -> None:
    source = document(p("model", style="H"), table(row(cell("one"))))
    out = redline(source, add_paragraphs("new", behind="one", like="model"))
    last = f"<w:p><w:pPr>{STYLED}{was('')}</w:pPr>{written('new')}</w:p>"
    changed = cell(p("one", mark=MARK_WRITTEN), last)
    assert is_markup(out, p("model", style="H"), table(row(changed)))


def test_behind_the_end_of_a_section_new_paragraphs_belong_to_that_section() -> None:
    source = document(p("one", section="<w:cols/>"), p("two"))
    out = redline(source, add_paragraphs("new", behind="one"))
    blocks = (p("one", mark=MARK_WRITTEN), p(written("new"), section="<w:cols/>"), p("two"))
    assert is_markup(out, *blocks)


def test_before_an_empty_paragraph_the_old_text_moves_up_too() -> None:
    out = redline(document(p("one"), p(), p("two")), add_paragraphs("new", behind="one"))
    assert is_markup(out, p("one", mark=MARK_WRITTEN), p(written("new")), p(), p("two"))


def test_before_a_table_new_paragraphs_stand_in_front_of_it() -> None:
    rows = table(row("a"))
    out = redline(document(p("one"), rows), add_paragraphs("x", "y", behind="one"))
    first, second = p("one", mark=MARK_WRITTEN), p(written("x"), mark=MARK_WRITTEN)
    assert is_markup(out, first, second, p(written("y")), rows)
    assert accepted(out) == "one\nx\ny\na"


def test_at_the_end_of_a_block_control_new_paragraphs_stay_inside() -> None:
    out = redline(document(block_control(p("one")), p("two")), add_paragraphs("x", behind="one"))
    assert is_markup(out, block_control(p("one", mark=MARK_WRITTEN), p(written("x"))), p("two"))


def test_a_bookmark_that_ends_behind_a_paragraph_does_not_grow() -> None:
    source = document(
        '<w:bookmarkStart w:id="900" w:name="x"/>', p("one"), '<w:bookmarkEnd w:id="900"/>', p("2")
    )
    xml = body(redline(source, add_paragraphs("new", behind="one")))
    assert xml.index("bookmarkEnd") < xml.index("new")


def test_a_clause_struck_and_replaced_as_a_block_reads_old_then_new() -> None:
    source = document(p("one"), p("old"), p("end"))
    out = redline(source, drop("old\n"), add_paragraphs("new", behind="old"))
    blocks = (p(struck("old"), mark=MARK_STRUCK), p(written("new"), mark=MARK_WRITTEN))
    assert is_markup(out, p("one"), *blocks, p("end"))


def test_a_last_clause_struck_and_replaced_as_a_block_shares_one_paragraph() -> None:
    rows = table(row("a"))
    source = document(p("one"), p("old"), rows)
    out = redline(source, drop("old\n"), add_paragraphs("new", behind="old"))
    assert is_markup(out, p("one"), p(struck("old"), written("new")), rows)
    assert accepted(out) == "one\nnew\na"


def test_a_last_clause_replaced_by_two_has_one_new_mark() -> None:
    source = document(p("one"), p("old"), table(row("a")))
    out = redline(source, drop("old\n"), add_paragraphs("x", "y", behind="old"))
    first = p(struck("old"), written("x"), mark=MARK_WRITTEN)
    assert is_markup(out, p("one"), first, p(written("y")), table(row("a")))


def test_changes_inside_a_paragraph_and_new_ones_behind_it_go_together() -> None:
    source = document(p("one two"))
    out = redline(
        source, swap("two", "2"), add(" 3", behind="two"), add_paragraphs("x", behind="two")
    )
    assert accepted(out) == "one 2 3\nx"
    assert rejected(out) == "one two"


def test_new_text_may_be_empty() -> None:
    out = redline(document(p("one"), p("two")), add_paragraphs("", behind="one"))
    assert accepted(out) == "one\n\ntwo"


@pytest.mark.parametrize("lock", ['<w:lock w:val="contentLocked"/>', "<w:dataBinding/>"])
def test_no_paragraph_is_added_to_or_struck_in_a_locked_control(lock: str) -> None:
    source = document(block_control(p("one"), p("two"), props=lock), p("end"))
    for edit in (add_paragraphs("x", behind="one"), drop("\n")):
        with pytest.raises(RefusedError, match="does not let an author change"):
            redline(source, edit)


# ------------------------------------------------------------------ what does not fit


@pytest.mark.parametrize(
    ("edits", "why"),
    [
        ((drop("one two"), drop("two")), "overlaps another revision"),
        ((drop("one two"), add("x", behind="one")), "overlaps another revision"),
        ((add("a\nb", behind="one"),), "line end"),
        ((add("a\ufffcb", behind="one"),), "Word cannot hold"),
        ((add_paragraphs("a\nb", behind="two"),), "line end"),
        ((drop("two\nthree"), add_paragraphs("x", behind="two")), "overlaps another revision"),
    ],
)
def test_revisions_that_do_not_fit_together_are_refused(edits: tuple, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        redline(document(p("one two"), p("three four")), *edits)


def test_a_revision_made_for_another_text_is_refused() -> None:
    other = swap("one", "two")(text_of(document(p("one"))))
    with pytest.raises(RefusedError, match="another version"):
        redline(document(p("won")), lambda _: other)


def test_refusals_quote_no_contract_text() -> None:
    with pytest.raises(RefusedError) as caught:
        redline(document(p("secret words"), p("end")), drop("secret"), drop("secret words"))
    assert "secret" not in str(caught.value)


# ------------------------------------------------------------------ the file


def test_parts_that_need_not_change_are_the_same_bytes() -> None:
    source = document(p("one"), styles="<w:style/>", headers={"default": p("top")})
    out = redline(source, swap("one", "two"))
    before, after = members(source), members(out)
    assert {name for name in before if before[name] != after[name]} == {DOCUMENT}
    assert before.keys() == after.keys()


def test_the_declaration_of_a_changed_part_stays_as_it_was() -> None:
    plain_one = document(p("one"))
    declared = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    main = declared + members(plain_one)[DOCUMENT]
    out = redline(document(p("one"), parts={DOCUMENT: main}), swap("one", "two"))
    assert members(out)[DOCUMENT].startswith(declared + b"<w:document ")


def test_no_revisions_give_the_same_bytes() -> None:
    source = document(p("one"))
    assert redline(source) == source


def test_equal_input_gives_equal_bytes() -> None:
    source = document(p("one ", bookmark("two")), p("three"))
    edits = (swap("two", "2"), add_paragraphs("x", behind="three"))
    assert redline(source, *edits) == redline(source, *edits)


@pytest.mark.parametrize("kind", ["readOnly", "comments", "forms"])
def test_a_protected_file_is_refused(kind: str) -> None:
    protection = f'<w:documentProtection w:edit="{kind}" w:enforcement="1"/>'
    with pytest.raises(RefusedError, match="protected against editing"):
        redline(document(p("one"), settings=protection), swap("one", "two"))


@pytest.mark.parametrize(
    "protection",
    [
        '<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>',
        '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>',
        '<w:documentProtection w:formatting="1" w:enforcement="1"/>',
    ],
)
def test_protection_that_allows_tracked_changes_is_no_obstacle(protection: str) -> None:
    out = redline(document(p("one"), settings=protection), swap("one", "two"))
    assert accepted(out) == "two"
