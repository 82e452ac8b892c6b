"""The clause tree: what is a clause, what it is numbered, and what it stands under."""

import pytest

from redline.language.segmentation import segment
from redline.model import Role, Story
from tests.language.invariants import broken
from tests.language.papers import bodies, bullet, cell, footnote, line, outline, paper


def test_automatic_numbers_nest_and_are_cited_in_full() -> None:
    assert outline(
        "1.| **Definitions**",
        "1.1| “Fees” means the fees.",
        "2.| **Services**",
        "2.1| **Scope.** Supplier shall perform:",
        "(a)| the Services; and",
        "(i)| all reports;",
        "(b)| support.",
        "2.2| **Staff.** Supplier shall hire.",
    ) == [
        "1 Definitions",
        "  1.1 <definition>",
        "2 Services",
        "  2.1 Scope",
        "    2.1(a)",
        "      2.1(a)(i)",
        "    2.1(b)",
        "  2.2 Staff",
    ]


def test_articles_and_sections_with_the_title_on_the_next_line() -> None:
    assert outline(
        line("ARTICLE I", centred=True),
        line("DEFINITIONS", centred=True),
        "Section 1.01 Defined Terms. Capitalised terms have the meanings given here.",
        line("ARTICLE II", centred=True),
        line("SERVICES", centred=True),
        "Section 2.01 Scope. Supplier shall perform the Services.",
        "(a) in time; and",
        "(b) with care.",
    ) == [
        "Article I DEFINITIONS",
        "  1.01 Defined Terms",
        "Article II SERVICES",
        "  2.01 Scope",
        "    2.01(a)",
        "    2.01(b)",
    ]


def test_the_letter_i_after_h_is_a_letter_and_after_nothing_a_numeral() -> None:
    items = [f"({letter}) some duty;" for letter in "abcdefghij"]
    assert outline("1. Duties. Supplier shall do the following:", *items)[-2:] == [
        "  1(i)",
        "  1(j)",
    ]
    assert outline(
        "1. Duties. Supplier shall do the following:",
        "(a) all of these:",
        "(i) one; and",
        "(ii) two;",
        "(b) the rest.",
    ) == ["1 Duties", "  1(a)", "    1(a)(i)", "    1(a)(ii)", "  1(b)"]


def test_a_numeral_list_right_after_h_is_told_by_the_number_that_follows() -> None:
    assert outline(
        "1. Duties. Supplier shall do the following:",
        "(g) this;",
        "(h) that, namely:",
        "(i) one; and",
        "(ii) two;",
        "(i) and more.",
    ) == ["1 Duties", "  1(g)", "  1(h)", "    1(h)(i)", "    1(h)(ii)", "  1(i)"]


def test_cited_numbers_at_the_start_of_a_line_make_no_clause() -> None:
    assert outline(
        "1. Amendment. The Agreement is amended as agreed.",
        "Section 4.2 of the Agreement shall read as follows.",
        "2. Rest. What is said in",
        "3.1 and 3.2 stays as it is.",
        "3. Law. The law of Ohio governs.",
    ) == ["1 Amendment", "2 Rest", "3 Law"]


def test_a_number_left_out_does_not_break_the_sequence() -> None:
    assert outline("1. One. First of all.", "3. Three. Third of all.", "4. Four. Last.") == [
        "1 One",
        "3 Three",
        "4 Four",
    ]


def test_one_point_nought_is_the_parent_of_one_point_one() -> None:
    assert outline(
        "**1.0 General**", "**1.1 Scope**", "All work.", "**2.0 Term**", "One year."
    ) == [
        "1.0 General",
        "  1.1 Scope",
        "2.0 Term",
    ]


def test_a_list_with_figures_hangs_inside_the_clause_it_stands_in() -> None:
    assert outline(
        line("2.| **Scope**", style="heading 1", list_id=1),
        "The work is:",
        line("1.| building;", list_id=7, indent=720),
        line("2.| testing.", list_id=7, indent=720),
        line("3.| **Term**", style="heading 1", list_id=1),
    ) == ["2 Scope", "  2(1)", "  2(2)", "3 Term"]


def test_letters_with_full_stops_are_cited_with_them() -> None:
    assert outline("A.\t**Fees**", "a.\tten dollars;", "b.\ta month.") == [
        "A Fees",
        "  A.a",
        "  A.b",
    ]


def test_lettered_decimals_hang_under_their_letter() -> None:
    assert outline(
        "A.| **Form**",
        "B.| **Prices**",
        "**B.1 General**",
        "Prices are fixed.",
        "**B.1.1 Base**",
        "Ten dollars.",
    ) == ["A Form", "B Prices", "  B.1 General", "    B.1.1 Base"]


def test_headings_without_numbers_hold_the_text_under_them() -> None:
    lines = ("**Fees**", "Customer shall pay.", "All of it.", "**Term**", "One year.")
    assert outline("**Services Agreement**", *lines)[1:] == ["- Fees", "- Term"]
    assert bodies("**Services Agreement**", *lines)["fees"] == "Customer shall pay. All of it."


def test_a_plain_title_line_heads_the_text_after_it() -> None:
    assert outline(
        "1. Work. Supplier does the work.",
        "General Requirements",
        "Supplier shall keep the rules of the house at all times.",
    ) == ["1 Work", "- General Requirements"]


def test_a_short_plain_line_among_short_lines_is_no_heading() -> None:
    assert outline("1. **Term**", "Base Period", "Option Period One", "Option Period Two") == [
        "1 Term"
    ]


@pytest.mark.parametrize(
    ("text", "heading", "body"),
    [
        ("1.| **Fees.** Customer shall pay.", "Fees", "Customer shall pay."),
        ("1. Fees. Customer shall pay.", "Fees", "Customer shall pay."),
        ("1. FEES AND TAXES: Customer shall pay.", "FEES AND TAXES", "Customer shall pay."),
        ("1. Fees – Customer shall pay.", "Fees", "Customer shall pay."),
        (
            "1.| **Grant of License** Licensor hereby grants.",
            "Grant of License",
            "Licensor hereby grants.",
        ),
        ("1. [Reserved]", "[Reserved]", ""),
        (
            "1. No Assignment. Neither party may assign.",
            "No Assignment",
            "Neither party may assign.",
        ),
        ("1. Services. Intentionally omitted.", "Services", "Intentionally omitted."),
    ],
)
def test_a_heading_at_the_start_of_a_clause_is_told_from_its_words(
    text: str, heading: str, body: str
) -> None:
    contract = paper(text, "2.| **Next.** More words here.")
    clause = segment(contract)[0]
    assert (clause.heading, contract.quote(clause.body)) == (heading, body)
    if clause.heading_span:
        assert clause.heading_span.of(contract.text) == heading


@pytest.mark.parametrize(
    "text",
    [
        "1. Acme Inc. shall pay the fees.",
        "1. The Supplier. It shall pay.",
        "1.| **Customer** will no longer have access.",
        "1. Contract No. 5 is ended by this agreement.",
        "1.| **RESOLVED**, that the officers be authorized.",
        "1. If notice is given: Supplier shall answer it soon.",
    ],
)
def test_the_start_of_a_sentence_is_no_heading(text: str) -> None:
    clause = segment(paper(text, "2. Next. More words follow here."))[0]
    assert clause.heading in {"", "The Supplier"}  # the latter reads like a title to anybody


def test_a_numbered_heading_line_takes_the_paragraphs_under_it_as_body() -> None:
    found = bodies("1.| **Security**", "Supplier shall:", bullet("encrypt;"), bullet("log."))
    assert found["1"] == "Supplier shall: encrypt; log."


def test_a_styled_sentence_is_no_heading() -> None:
    assert outline(
        line("**Product**", style="heading 1"),
        line("The Product will do what the parties hope.", style="heading 1"),
        line("**Fees**", style="heading 1"),
        line("You will pay us for it every single month.", style="heading 1"),
    )[-1:] == ["- Fees"]


def test_words_that_close_a_list_belong_to_the_clause_and_not_to_the_last_item() -> None:
    lines = (
        "1.| **Exit.** Either party may end this:",
        line("(a)| for breach; or", indent=720),
        line("(b)| for insolvency,", indent=720),
        "in each case by notice.",
        "2.| **Law.** Ohio.",
    )
    assert outline(*lines) == ["1 Exit", "  1(a)", "  1(b)", "  -", "2 Law"]
    assert bodies(*lines)["1.b"] == "for insolvency,"
    assert bodies(*lines)["1/text"] == "in each case by notice."


def test_definitions_are_told_with_numbers_and_without() -> None:
    assert outline(
        "1.| **Definitions**",
        "1.1| “Affiliate” means an entity.",
        "1.2| “Statement of Work” or “SOW” means a document.",
        "1.3| **Variables.** They have the meanings given.",
        "“Fees” has the meaning in Section 3.",
        "**Business Day**: a day other than a Sunday.",
    ) == [
        "1 Definitions",
        "  1.1 <definition>",
        "  1.2 <definition>",
        "  1.3 Variables",
        "    - <definition>",
        "    - <definition>",
    ]


def test_a_schedule_begins_its_own_numbering_and_is_cited_with_it() -> None:
    lines = (
        "1. Fees. They stand in Schedule 1.",
        "2. Law. The law of Ohio governs.",
        "**SCHEDULE 1**",
        "**Charges**",
        "1. Rates. Ten dollars an hour.",
        "1.1\tOvertime is charged double.",
    )
    assert outline(*lines)[2:] == [
        "Schedule 1 SCHEDULE 1 Charges <schedule>",
        "Schedule 1, 1 Rates",
        "  Schedule 1, 1.1",
    ]
    clauses = segment(paper(*lines))
    assert clauses[3].parent == clauses[2].id == "schedule-1"


def test_a_list_of_exhibits_is_no_exhibit() -> None:
    assert outline(
        "1. Exhibits. These are attached:",
        "Exhibit A – Fees",
        "Exhibit B – Uptime",
        "2. Law. The law of Ohio governs.",
        "Exhibit A – Fees",
        "Ten dollars a month.",
        "Exhibit B – Uptime",
        "Ninety-nine percent.",
    ) == [
        "1 Exhibits",
        "2 Law",
        "Exhibit A Exhibit A – Fees <schedule>",
        "-",
        "Exhibit B Exhibit B – Uptime <schedule>",
        "-",
    ]


def test_an_attachment_without_a_letter_is_told_by_the_numbering_that_begins_anew() -> None:
    found = outline(
        "**Cloud Agreement**",
        "1.| **Service**",
        "1.1| **Use.** Customer may use it.",
        "2.| **Law**",
        "2.1| **Ohio.** Its law governs.",
        line("Service Level Agreement", style="heading 1"),
        line("1.| **Uptime**", list_id=2),
        line("1.1| **Target.** 99 percent.", list_id=2),
    )
    assert found[-3:] == [
        "Service Level Agreement Service Level Agreement <schedule>",
        "Service Level Agreement, 1 Uptime",
        "  Service Level Agreement, 1.1 Target",
    ]


def test_chapters_over_a_numbering_of_their_own_are_no_attachments() -> None:
    chapters = [
        text
        for name in ("Security Terms", "Payment Terms", "Exit Terms")
        for text in (f"**{name}**", "1. First point of all these.", "2. Second point of all these.")
    ]
    found = outline(
        "**Agreement for Services**", "Words of the parties come first here.", *chapters
    )
    assert not [text for text in found if "<schedule>" in text]


def test_notes_to_the_drafter_stand_apart_inside_their_clause() -> None:
    contract = paper(
        "1.| **Fees**",
        "Customer shall pay.",
        "[Drafting note: choose a period.]",
        "Within 30 days.",
        footnote("See the policy."),
    )
    clauses = segment(contract)
    assert [(clause.role, clause.parent, clause.story) for clause in clauses] == [
        (Role.CLAUSE, None, Story.BODY),
        (Role.NOTE, "1", Story.BODY),
        (Role.NOTE, None, Story.FOOTNOTE),
    ]
    assert contract.quote(clauses[0].body).endswith("Within 30 days.")


def test_headers_and_footers_make_no_clause() -> None:
    contract = paper("1. Fees. Pay.", line("Page 1", story=Story.FOOTER))
    assert [clause.number for clause in segment(contract)] == ["1"]


def test_a_letter_without_headings_has_a_clause_for_every_paragraph() -> None:
    found = outline(
        "Dear Ms Smith,",
        "We offer you the post of engineer from the first of May.",
        "You shall keep our secrets, all of them, for ever.",
    )
    assert found.count("-") == 2


def test_an_empty_contract_has_no_clause() -> None:
    assert segment(paper("")) == ()


def test_every_clause_has_its_own_id_even_where_numbers_come_twice() -> None:
    ids = [clause.id for clause in segment(paper("1. One. First.", "1. One. Again.", "1. One."))]
    assert len(set(ids)) == len(ids)


def test_clauses_nested_for_ever_are_cut_off() -> None:
    lines = [line(f"(a)| level {depth}:", list_id=depth, indent=depth) for depth in range(60)]
    clauses = segment(paper("1. Start. Here we go:", *lines))
    assert max(clause.level for clause in clauses) <= 13


@pytest.mark.parametrize(
    "lines",
    [
        ("1.", "Fees", "Pay."),
        ("(i)", "(i)", "(i)"),
        ("“”", "“ means", "( ", ") "),
        ("ARTICLE", "ARTICLE I", "Section", "§"),
        ("Exhibit A", "Exhibit A", "Exhibit A"),
        ("1.| ", "2.| x", "10.| y", "2.| z"),
        ("IN WITNESS WHEREOF", "Schedule 1", "1. Foo. Bar baz qux."),
        ("[Drafting note: x]",) * 3,
        ("WHEREAS", "NOW, THEREFORE,", "1.1 Orphan of no parent at all."),
    ],
)
def test_odd_papers_keep_the_rules(lines: tuple[str, ...]) -> None:
    contract = paper(*lines)
    assert broken(contract, segment(contract)) == []


def test_a_table_row_of_key_terms_is_a_clause_with_the_first_cell_as_heading() -> None:
    contract = paper(
        "Order Form",
        cell(0, 0, 0, "**Governing Law**"),
        cell(0, 0, 1, "The laws of Delaware."),
        cell(0, 1, 0, "**Confidentiality**"),
        cell(0, 2, 0, "Duration"),
        cell(0, 2, 1, "24 months"),
        "1. Fees. Customer shall pay.",
    )
    rows = [clause for clause in segment(contract) if clause.role is Role.TABLE]
    assert [(row.heading, contract.quote(row.body), row.level) for row in rows] == [
        ("Governing Law", "The laws of Delaware.", 1),
        ("Confidentiality", "", 1),
        ("Duration", "24 months", 2),
    ]


def test_a_table_of_figures_is_one_clause_in_the_clause_it_stands_in() -> None:
    assert outline(
        "1. Fees. The fees are:",
        *(cell(0, 0, at, text) for at, text in enumerate(("Item", "Unit", "Price"))),
        *(cell(0, 1, at, text) for at, text in enumerate(("Seat", "each", "$10"))),
        "All fees are net of tax.",
        "2. Tax. Customer pays.",
    ) == ["1 Fees", "  - Item <table>", "  -", "2 Tax"]


def test_a_table_that_only_lays_out_clauses_is_read_as_text() -> None:
    words = "Supplier shall do what each order form that the parties sign from time to time says."
    assert outline(
        cell(0, 0, 0, "1.1"),
        cell(0, 0, 1, words),
        cell(0, 1, 0, "1.2"),
        cell(0, 1, 1, words),
    ) == ["1.1", "1.2"]


def test_a_table_inside_a_cell_belongs_to_the_row_around_it() -> None:
    found = outline(
        cell(0, 0, 0, "**SLA**"),
        cell(0, 0, 1, "Credits are as follows:"),
        cell(1, 0, 0, "99 percent"),
        cell(1, 0, 1, "ten dollars"),
        cell(0, 1, 0, "**Term**"),
        cell(0, 1, 1, "One year."),
        "1. Fees. Customer shall pay.",
    )
    assert found == ["- SLA <table>", "- Term <table>", "1 Fees"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("1. Return of materials. Recipient shall return them.", "Return of materials"),
        ("1. Attorneys' Fees. The loser pays them.", "Attorneys' Fees"),
        ("1. FORCE MAJEURE The parties are excused by it.", "FORCE MAJEURE"),
        ("1. Security Interest    Customer grants one to Supplier.", "Security Interest"),
        ("1. Depositor May Own Notes. It may own any of them.", "Depositor May Own Notes"),
        ("1.| **Confidentiality** Licensee keeps it all secret.", "Confidentiality"),
        ("1. Services to be Rendered", "Services to be Rendered"),
    ],
)
def test_headings_in_sentence_case_in_capitals_or_with_an_apostrophe_are_told(
    text: str, heading: str
) -> None:
    assert segment(paper(text, "2.| **Next.** More words here."))[0].heading == heading


@pytest.mark.parametrize(
    "text",
    [
        "1. EXCEPT FOR A BREACH THE PARTY IS NOT LIABLE FOR ANYTHING.",
        "1. THE TERMS OF THE LICENCE SHALL APPLY TO ALL OF IT.",
        "1. Give the following: (a) names, (b) dates and so on.",
        "1. For the fees. Customer shall pay them at once.",
    ],
)
def test_sentences_in_capitals_and_openings_are_no_headings(text: str) -> None:
    assert segment(paper(text, "2.| **Next.** More words here."))[0].heading == ""


def test_captions_that_stand_side_by_side_are_headings() -> None:
    assert outline(
        "1. Fees. They are due.",
        "**Secrets**",
        "Mutual: We each keep secret what the other has told us here.",
        "Incorporating existing NDA: We keep secret what that paper says is secret.",
    )[1:] == ["- Secrets", "  - Mutual", "  - Incorporating existing NDA"]


@pytest.mark.parametrize("box", ["[ ] AVNET", "( x ) ARROW", ".NET IIS"])
def test_boxes_to_tick_and_odd_names_are_no_headings(box: str) -> None:
    assert outline("1.| **Sellers**", "They are these:", box, "Phone and fax as listed here.") == [
        "1 Sellers"
    ]


def test_a_clause_in_a_frame_is_a_clause() -> None:
    framed = "5.2 Incidents. Supplier shall answer every incident within the time that is agreed."
    assert outline("5.1 Tools. They work.", cell(0, 0, 0, framed), "5.3 Bills. They are sent.") == [
        "5.1 Tools",
        "5.2 Incidents",
        "5.3 Bills",
    ]


def test_terms_defined_without_quotation_marks_are_definitions() -> None:
    assert outline(
        "1. DEFINITIONS",
        "FIRST LEVEL OF MAINTENANCE means help by telephone.",
        "Effective Date shall mean the first of May.",
        "This means that nothing else counts as one.",
        "2. Rest. What is left.",
    ) == ["1 DEFINITIONS", "  - <definition>", "  - <definition>", "  -", "2 Rest"]


def test_a_heading_of_two_parts_is_told_by_its_number() -> None:
    text = "1. Modification and Waiver; Remedies Cumulative. No change binds anybody."
    assert segment(paper(text))[0].heading == "Modification and Waiver; Remedies Cumulative"
