"""Where clauses hang whose numbers or headings do not say it outright."""

from redline.language.segmentation import segment
from tests.language.papers import bodies, cell, line, outline, paper


def test_run_in_headings_without_numbers_stand_under_the_heading_above() -> None:
    assert outline(
        "7.| **General Provisions**",
        "Notices. All notices under this Agreement must be in writing.",
        "Governing Law. This Agreement is governed by the laws of Ohio.",
        "8.| **Rest**",
    ) == ["7 General Provisions", "  - Notices", "  - Governing Law", "8 Rest"]


def test_bold_run_in_headings_stand_beside_a_bold_heading_that_has_its_own_text() -> None:
    assert outline(
        "1.3| **Requirements**",
        "**Accessibility**",
        "All work shall be accessible to everybody.",
        "**Breach Response** - The contractor agrees to respond.",
        "**Availability** - The data must be available.",
    ) == ["1.3 Requirements", "  - Accessibility", "  - Breach Response", "  - Availability"]


def test_heading_styles_rank_headings_without_numbers() -> None:
    assert outline(
        "**Services Agreement**",
        line("Fees", style="heading 1"),
        line("Late Fees", style="heading 2"),
        "Interest runs from the day on which payment was due.",
        line("Taxes", style="heading 2"),
        "Customer pays them all, whatever they may be called.",
        line("Term", style="heading 1"),
        "One year from the day on which both parties have signed.",
    )[1:] == ["- Fees", "  - Late Fees", "  - Taxes", "- Term"]


def test_a_centred_heading_closes_the_clauses_above_it() -> None:
    assert outline(
        "1.| **Fees**",
        "1.1| Customer pays.",
        line("**SPECIAL PROVISIONS**", centred=True),
        "These apply in Ohio and nowhere else in the world.",
    ) == ["1 Fees", "  1.1", "- SPECIAL PROVISIONS"]


def test_clauses_cited_from_a_regulation_stand_side_by_side() -> None:
    assert outline(
        "5.| **Clauses**",
        line("**52.217-8 Option to Extend Services**", style="heading 3"),
        "The Government may require continued performance of services.",
        line("**52.217-9 Option to Extend the Term**", style="heading 3"),
        "(a) The Government may extend the term of this contract.",
        "(b) If it does, the contract includes this option.",
    ) == [
        "5 Clauses",
        "  52.217-8 Option to Extend Services",
        "  52.217-9 Option to Extend the Term",
        "    52.217-9(a)",
        "    52.217-9(b)",
    ]


def test_a_number_that_names_clause_and_item_hangs_under_the_clause() -> None:
    assert outline("12. Fees. All of them.", "12(a) Customer pays.", "12(b) Supplier bills.") == [
        "12 Fees",
        "  12(a)",
        "  12(b)",
    ]


def test_deeper_numbers_whose_parent_is_missing_stand_side_by_side() -> None:
    assert outline("2.1\tdo one;", "2.2\tdo two;", "3.1\tdo more;", "3.1.1\tand more.") == [
        "2.1",
        "2.2",
        "3.1",
        "  3.1.1",
    ]


def test_an_article_out_of_sequence_is_no_part_of_the_one_before() -> None:
    assert outline("1.1\tdo one;", "**ARTICLE IV**\t**FEES**", "4.1\tpay now.") == [
        "1.1",
        "Article IV FEES",
        "  4.1",
    ]


def test_automatic_numbers_follow_their_list_and_not_typed_ones_in_between() -> None:
    assert outline(
        line("2| **Ordering**", list_id=1),
        "1.\t**Scope**",
        "2.\t**Prices**",
        line("2.1| **Consumption**", list_id=1),
    ) == ["2 Ordering", "  2(1) Scope", "  2(2) Prices", "  2.1 Consumption"]


def test_lists_of_one_word_list_nest_by_its_levels() -> None:
    assert outline(
        line("1.| Buy these things:", list_id=4, level=0),
        line("a.| wood;", list_id=4, level=1),
        line("b.| nails.", list_id=4, level=1),
        line("2.| Build the house.", list_id=4, level=0),
    ) == ["1", "  1.a", "  1.b", "2"]


def test_a_list_of_another_word_list_goes_inside() -> None:
    assert outline(
        line("1.| Buy what follows", list_id=4, level=0),
        line("1.| wood, and", list_id=5, level=0),
        line("2.| nails, of course", list_id=5, level=0),
        line("2.| Build the house", list_id=4, level=0),
    ) == ["1", "  1(1)", "  1(2)", "2"]


def test_a_list_that_begins_anew_at_the_same_depth_stays_there() -> None:
    assert outline("7. Access. It is given so:", "(a) full;", "(b) none.", "(a) as before;") == [
        "7 Access",
        "  7(a)",
        "  7(b)",
        "  7(a)",
    ]


def test_words_after_a_nested_list_close_the_list_they_are_indented_like() -> None:
    lines = (
        "1.| **Exit.** They may end this:",
        line("(a)| for cause:", indent=720),
        line("(i)| breach;", indent=1440),
        line("(ii)| fraud;", indent=1440),
        "and not otherwise.",
    )
    assert outline(*lines)[-1] == "  -"
    assert bodies(*lines)["1/text"] == "and not otherwise."


def test_a_further_paragraph_of_an_item_goes_on_with_it() -> None:
    lines = ("1. Work. It is:", "(a) building.", "Building means all of it.", "(b) testing.")
    assert bodies(*lines)["1.a"] == "building. Building means all of it."


def test_text_after_a_table_is_no_longer_the_words_before_it() -> None:
    found = bodies(
        "1.| **Fees**",
        "They are:",
        cell(0, 0, 0, "Seat"),
        cell(0, 0, 1, "$10"),
        "Net of tax.",
    )
    assert (found["1"], found["1/text"]) == ("They are:", "Net of tax.")


def test_a_bare_number_takes_the_next_line_as_its_words() -> None:
    assert bodies("1.", "Customer shall pay.", "2.", "Supplier shall work.") == {
        "1": "Customer shall pay.",
        "2": "Supplier shall work.",
    }


def test_a_definition_may_hold_a_list_and_the_next_stands_beside_it() -> None:
    assert outline(
        "1.| **Definitions**",
        "“Start” means the day on which:",
        "(a) all is built; and",
        "(b) all is paid.",
        "“Stop” means the last day.",
    ) == ["1 Definitions", "  - <definition>", "    1(a)", "    1(b)", "  - <definition>"]


def test_citations_and_ids_say_where_a_clause_stands() -> None:
    clauses = segment(
        paper(
            "1.| **Fees**",
            "1.1| Pay:",
            "(a)| now;",
            "**Annex I**",
            "1. Data. It is kept safe.",
            "(a) in Ohio.",
        )
    )
    assert [(clause.number, clause.id, clause.label, clause.level) for clause in clauses] == [
        ("1", "1", "1.", 1),
        ("1.1", "1.1", "1.1", 2),
        ("1.1(a)", "1.1.a", "(a)", 3),
        ("Annex I", "annex-i", "", 1),
        ("Annex I, 1", "annex-i/1", "1.", 1),
        ("Annex I, 1(a)", "annex-i/1.a", "(a)", 2),
    ]


def test_a_definition_in_the_midst_of_a_list_stays_in_its_item() -> None:
    assert outline(
        "1. Filing. These hold:",
        "(a) The statement is filed. In this paper:",
        "“Statement” means the statement that was filed.",
        "(b) The statement is in force.",
    ) == ["1 Filing", "  1(a)", "    - <definition>", "  1(b)"]


def test_the_text_under_the_heading_of_an_item_is_its_body() -> None:
    lines = (
        "1.| **Centres**",
        line("A.| **Security Centre**", indent=720),
        "The centre does the work.",
        "**Rest**",
        "All other work is done by nobody.",
    )
    assert bodies(*lines)["1.a"] == "The centre does the work."


def test_a_list_that_goes_on_after_a_heading_keeps_its_depth() -> None:
    assert (
        outline(
            "1. Work. Supplier does the work.",
            "**Parts**",
            "The work has two parts, which are described in what follows.",
            line("A.| **First**", list_id=3, level=0),
            "**Tools**",
            line("1.| hammers, all of them", list_id=4, level=0),
            line("B.| **Second**", list_id=3, level=0),
        )[-1]
        == "  B Second"
    )


def test_a_marked_heading_stands_beside_one_that_is_marked_less() -> None:
    assert outline(
        "**Services Agreement**",
        line("Overview", style="heading 2"),
        "This is what it is about, in so many words, and no more.",
        "General Guidelines",
        "These are the guidelines that everybody has to keep at all times.",
        "**Questions**",
        "These are the questions that everybody has to answer at all times.",
    )[1:] == ["- Overview", "  - General Guidelines", "  - Questions"]


def test_the_next_of_a_decimal_list_is_no_child_of_a_list_inside_it() -> None:
    assert outline(
        "1. Work. It is this:",
        "1.1 Plan. The parties make one of:",
        "1.\tscope, all of it;",
        "2.\tcost, all of it.",
        "1.2 Build. The parties do it.",
    ) == ["1 Work", "  1.1 Plan", "    1.1(1)", "    1.1(2)", "  1.2 Build"]


def test_clauses_named_in_words_and_bare_sections_are_cited_by_number() -> None:
    assert outline(
        line("**ARTICLE ONE**", centred=True),
        line("**TERM**", centred=True),
        "Section 1.01. Length. It is one year.",
        line("**ARTICLE TWELVE**", centred=True),
        line("**LAW**", centred=True),
        "§ 12.1 Choice. The law of Ohio.",
        "12.1.1.1 Details. There are none at all.",
    ) == [
        "Article ONE TERM",
        "  1.01 Length",
        "Article TWELVE LAW",
        "  12.1 Choice",
        "    12.1.1.1 Details",
    ]


def test_lettered_sections_hold_the_numbers_that_begin_with_their_letter() -> None:
    assert outline(
        "Section B: Supplies and Prices",
        "B.0 Type",
        "B.1\tGeneral",
        "Section C: Statement of Work",
        "C.1\tPurpose",
        "Section D: Inspection",
        "D.1\tPlace",
    ) == [
        "B Supplies and Prices",
        "  B.0 Type",
        "  B.1 General",
        "C Statement of Work",
        "  C.1 Purpose",
        "D Inspection",
        "  D.1 Place",
    ]
