"""The labels Word shows in front of paragraphs, as its lists, styles and restarts make them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from build import (
    abstract,
    block_control,
    document,
    gone,
    level,
    mark_gone,
    num,
    num_pr,
    p,
    r,
    restart,
    row,
    style,
    table,
    text_box,
)
from edits import drop, redline

from redline.word.numbering import Label, labels
from redline.word.package import open_package, package_from
from redline.word.projection import project
from redline.word.styles import Styles

if TYPE_CHECKING:
    from pathlib import Path

LEGAL = abstract(
    0,
    level(0, "%1."),
    level(1, "%1.%2"),
    level(2, "(%3)", "lowerLetter"),
    level(3, "(%4)", "lowerRoman"),
)
ONE = LEGAL + num(1, 0)


def found(*blocks: str, numbering: str = ONE, styles: str = "") -> list[Label]:
    package = package_from("x.docx", document(*blocks, numbering=numbering, styles=styles))
    return list(labels(package, project(package), Styles(package)))


def shown(*blocks: str, numbering: str = ONE, styles: str = "") -> list[str]:
    return [label.text for label in found(*blocks, numbering=numbering, styles=styles)]


def at(*levels: int, num_id: int = 1) -> list[str]:
    return [p("x", num=(num_id, index)) for index in levels]


# ------------------------------------------------------------------ counting


def test_levels_count_within_the_level_above() -> None:
    labels = shown(*at(0, 1, 1, 2, 2, 3, 1, 0, 1))
    assert labels == ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "1.3", "2.", "2.1"]


def test_a_level_that_was_skipped_counts_as_used_once() -> None:
    assert shown(*at(1, 0, 1)) == ["1.1", "2.", "2.1"]


def test_a_level_starts_where_it_says() -> None:
    numbering = abstract(0, level(0, "%1.", start=5), level(1, "%1.%2", start=3)) + num(1, 0)
    assert shown(*at(0, 1, 1, 0, 1), numbering=numbering) == ["5.", "5.3", "5.4", "6.", "6.3"]


def test_a_level_may_restart_only_after_a_higher_one_or_never() -> None:
    after_first = level(2, "%3", more='<w:lvlRestart w:val="1"/>')
    never = level(3, "%4", more='<w:lvlRestart w:val="0"/>')
    numbering = abstract(0, level(0, "%1"), level(1, "%2"), after_first, never) + num(1, 0)
    assert shown(*at(0, 1, 2, 3, 1, 2, 3, 0, 2, 3), numbering=numbering) == (
        ["1", "1", "1", "1", "2", "2", "2", "2", "1", "3"]
    )


def test_uses_of_one_definition_count_on_together() -> None:
    numbering = ONE + num(2, 0)
    assert shown(*at(0), *at(0, num_id=2), *at(0), numbering=numbering) == ["1.", "2.", "3."]


def test_uses_of_different_definitions_count_apart() -> None:
    numbering = LEGAL + abstract(1, level(0, "%1)")) + num(1, 0) + num(2, 1)
    assert shown(*at(0), *at(0, num_id=2), *at(0), numbering=numbering) == ["1.", "1)", "2."]


def test_a_use_that_starts_anew_does_so_once() -> None:
    numbering = ONE + num(2, 0, restart(0, 4))
    labels = shown(*at(0, 0), *at(0, 1, 0, num_id=2), *at(0), numbering=numbering)
    assert labels == ["1.", "2.", "4.", "4.1", "5.", "6."]


def test_a_use_may_start_a_level_anew_that_is_skipped() -> None:
    numbering = ONE + num(2, 0, restart(0, 4))
    assert shown(*at(1, 0, num_id=2), numbering=numbering) == ["4.1", "5."]


def test_a_use_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "Section %1", "upperRoman")}</w:lvlOverride>'
    assert shown(*at(0, num_id=2), numbering=LEGAL + num(2, 0, own)) == ["Section I"]


def test_a_paragraph_whose_mark_is_deleted_takes_no_number() -> None:
    deleted = p(gone("x"), num=(1, 0), mark=mark_gone())
    assert shown(*at(0), deleted, *at(0)) == ["1.", "2."]


def test_a_paragraph_that_we_strike_takes_no_number() -> None:
    source = document(*at(0), p("Gone.", num=(1, 0)), *at(0), p("End."), numbering=ONE)
    out = package_from("x.docx", redline(source, drop("Gone.\n")))
    texts = [label.text for label in labels(out, project(out), Styles(out))]
    assert texts == ["1.", "2.", ""]


def test_deleted_rows_take_no_number() -> None:
    rows = row(*at(0), props='<w:del w:id="1" w:author="T"/>') + row(p("x", num=(1, 0)))
    assert shown(table(rows)) == ["1."]


def test_an_empty_paragraph_counts_unless_it_only_ends_a_section() -> None:
    assert shown(p(num=(1, 0)), *at(0)) == ["1.", "2."]
    assert shown(p(num=(1, 0), section="<w:cols/>"), *at(0)) == ["", "1."]


def test_each_story_counts_for_itself() -> None:
    assert shown(p("x", text_box(*at(0)), num=(1, 0)), *at(0)) == ["1.", "2.", "1."]


def test_a_paragraph_in_a_table_or_control_counts_along() -> None:
    assert shown(*at(0), table(row(p("x", num=(1, 0)))), block_control(*at(0))) == [
        "1.",
        "2.",
        "3.",
    ]


# ------------------------------------------------------------------ membership


def test_no_list_and_list_zero_and_a_list_that_is_not_there_give_no_label() -> None:
    assert shown(p("x"), *at(0, num_id=0), *at(0, num_id=77)) == ["", "", ""]
    assert shown(*at(0), numbering="") == [""]


def test_a_style_puts_its_paragraphs_into_its_list() -> None:
    styles = style("H1", paragraph=num_pr(1, 0)) + style("Own", based_on="H1")
    labels = found(p("x", style="H1"), p("x", style="Own"), styles=styles)
    assert [(label.text, label.bearer) for label in labels] == [("1.", "H1"), ("2.", "H1")]


def test_the_level_a_style_is_tied_to_counts_for_more_than_what_it_says() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "%1.%2", style="H2")) + num(1, 0)
    bare = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("H2", paragraph=bare) + style("Sub", based_on="H2")
    assert shown(p("x", style="H2"), p("x", style="Sub"), numbering=numbering, styles=styles) == (
        ["1.1", "1.2"]
    )


def test_a_style_may_say_the_level_and_another_the_list() -> None:
    only_level = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    styles = style("H1", paragraph=num_pr(1, 0)) + style("H2", based_on="H1", paragraph=only_level)
    assert shown(p("x", style="H1"), p("x", style="H2"), styles=styles) == ["1.", "1.1"]


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    styles = style("H1", paragraph=num_pr(1, 0))
    assert shown(p("x", style="H1", num=(0, 0)), p("x", style="H1"), styles=styles) == ["", "1."]


def test_a_paragraph_may_take_another_level_than_its_style() -> None:
    styles = style("H1", paragraph=num_pr(1, 0))
    lower = p("x", style="H1", props='<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert shown(p("x", style="H1"), lower, styles=styles) == ["1.", "1.1"]


def test_a_list_may_be_defined_by_way_of_a_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
    styles = style("Outline", kind="numbering", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert shown(*at(0, num_id=9), numbering=ONE + linked + num(9, 5), styles=styles) == ["1."]


def test_links_and_styles_in_a_circle_come_to_an_end() -> None:
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Round"/></w:abstractNum>'
    styles = style("Round", based_on="Round", paragraph='<w:numPr><w:numId w:val="9"/></w:numPr>')
    assert shown(*at(0, num_id=9), numbering=linked + num(9, 5), styles=styles) == [""]


@pytest.mark.parametrize(("said", "expected"), [("12", "%9"), ("-3", "1."), ("x", "1.")])
def test_a_level_out_of_range_is_brought_into_it(said: str, expected: str) -> None:
    odd = f'<w:numPr><w:ilvl w:val="{said}"/><w:numId w:val="1"/></w:numPr>'
    numbering = abstract(0, level(0, "%1."), level(8, "%%9")) + num(1, 0)
    labels = shown(p("x", props=odd), numbering=numbering)
    assert labels == [expected.replace("%9", "%1")]


# ------------------------------------------------------------------ writing


def test_legal_numbers_are_all_digits() -> None:
    numbering = abstract(
        0, level(0, "Article %1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")
    )
    assert shown(*at(0, 1), numbering=numbering + num(1, 0)) == ["Article I", "1.1"]


def test_a_format_of_none_leaves_the_words_around_it() -> None:
    numbering = abstract(0, level(0, "Recital%1", "none")) + num(1, 0)
    assert shown(*at(0), numbering=numbering) == ["Recital"]


def test_a_number_of_a_deeper_level_is_left_out() -> None:
    assert shown(*at(0), numbering=abstract(0, level(0, "%1-%2")) + num(1, 0)) == ["1-"]


def test_a_hidden_number_is_counted_and_not_shown() -> None:
    numbering = abstract(0, level(0, "%1.", run="<w:vanish/>"), level(1, "%1.%2")) + num(1, 0)
    assert shown(*at(0, 1), numbering=numbering) == ["", "1.1"]


def test_a_number_in_capitals_is_shown_in_capitals() -> None:
    numbering = abstract(0, level(0, "Article %1", run="<w:caps/>")) + num(1, 0)
    assert shown(*at(0), numbering=numbering) == ["ARTICLE 1"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0ff", "Wingdings", "•"),
        ("\uf0b7", "", "•"),
        ("o", "Courier New", "o"),
        ("\u2013", "", "\u2013"),
        ("=>", "", "=>"),
        ("", "", ""),
    ],
)
def test_a_bullet_shows_its_sign(text: str, font: str, expected: str) -> None:
    run = f'<w:rFonts w:ascii="{font}"/>' if font else ""
    numbering = abstract(0, level(0, text, "bullet", run=run)) + num(1, 0)
    (label,) = found(*at(0), numbering=numbering)
    assert (label.text, label.bullet) == (expected, True)


def test_a_format_of_words_own_stands_in_alternate_content() -> None:
    wrapped = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert shown(*at(0), numbering=abstract(0, wrapped) + num(1, 0)) == ["001"]


def test_a_level_that_is_not_defined_shows_nothing() -> None:
    assert shown(*at(5)) == [""]


def test_labels_tell_list_and_level() -> None:
    (label,) = found(*at(2))
    assert (label.list_id, label.level, label.bullet) == (1, 2, False)


def test_formatted_numbers_stay_out_of_the_text() -> None:
    package = package_from("x.docx", document(p(r("Term"), num=(1, 0)), numbering=ONE))
    assert project(package).text == "Term"


# ------------------------------------------------------------------ real contracts

WORD_BEFORE = re.compile(r"(?:Subtask|Section|Article|Exhibit|Schedule|Task)\s+")


def gold(corpus: Path) -> list[dict[str, Any]]:
    return [
        json.loads(path.read_text()) for path in sorted((corpus / "gold-clauses").glob("*.json"))
    ]


@pytest.mark.corpus
def test_every_automatic_label_of_the_hand_labelled_contracts_is_right(corpus: Path) -> None:
    checked, wrong = 0, []
    for labelled in gold(corpus):
        package = open_package(corpus / labelled["file"])
        projection = project(package)
        lines = [
            (paragraph, label)
            for paragraph, label in zip(
                projection.paragraphs, labels(package, projection, Styles(package)), strict=True
            )
            if paragraph.story == "body"
            and paragraph.span.of(projection.text).strip("\ufffc \t\v\xa0")
        ]
        for (paragraph, label), wanted in zip(lines, labelled["paragraphs"], strict=True):
            number = "" if label.bullet else WORD_BEFORE.sub("", label.text).strip(".()[]: ")
            typed = paragraph.span.of(projection.text).lstrip(" \t([")
            checked += 1
            is_right = number == (wanted["number"] or "") or (
                not number and WORD_BEFORE.sub("", typed).startswith(wanted["number"])
            )
            wrong += (
                [] if is_right else [(labelled["file"], wanted["i"], wanted["number"], label.text)]
            )
    assert wrong == []
    assert checked > 1000
