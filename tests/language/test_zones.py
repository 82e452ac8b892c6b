"""The parts of a contract that are no clauses: title, contents, parties, recitals, signatures, furniture."""

import pytest

from redline.language.segmentation import segment
from redline.model import Role
from tests.language.papers import cell, line, outline, paper

PREAMBLE = "This Agreement is made by and between Acme Inc. (“Supplier”) and Beta LLC (“Customer”)."
CLAUSES = ("1. Services. Supplier shall serve.", "2. Fees. Customer shall pay the fees.")


def roles(*lines: object) -> list[str]:
    return [clause.role.value for clause in segment(paper(*lines))]  # type: ignore[arg-type]


def test_title_parties_recitals_and_signatures_stand_around_the_clauses() -> None:
    assert outline(
        line("**MASTER AGREEMENT**", centred=True),
        PREAMBLE,
        "WHEREAS, Supplier sells; and",
        "WHEREAS, Customer buys;",
        "NOW, THEREFORE, the parties agree as follows:",
        *CLAUSES,
        "IN WITNESS WHEREOF, the parties have executed this Agreement.",
        "ACME INC.",
        "By: ____________",
        "Name: Jane",
    ) == [
        "- MASTER AGREEMENT <title>",
        "- <parties>",
        "- <recital>",
        "- <recital>",
        "- <recital>",
        "1 Services",
        "2 Fees",
        "- <signature>",
    ]


def test_a_british_paper_has_numbered_parties_and_lettered_recitals() -> None:
    assert outline(
        line("SERVICES AGREEMENT", centred=True),
        "THIS AGREEMENT is dated 1 May 2024",
        "**PARTIES**",
        "(1)\tACME LIMITED incorporated in England (**Supplier**); and",
        "(2)\tBETA PLC, a public company (**Customer**).",
        "**BACKGROUND**",
        "(A)\tThe Supplier provides services.",
        "(B)\tThe Customer wants them.",
        "**AGREED TERMS**",
        "1.\t**INTERPRETATION**",
        "1.1\tThe definitions in this clause apply.",
    ) == [
        "- SERVICES AGREEMENT THIS AGREEMENT is dated 1 May 2024 <title>",
        "- <parties>",
        "- <recital>",
        "- <recital>",
        "- <recital>",
        "- AGREED TERMS <title>",
        "1 INTERPRETATION",
        "  1.1",
    ]


def test_text_between_the_parties_and_the_first_clause_is_background() -> None:
    assert roles("**Agreement**", PREAMBLE, "Supplier sells software.", *CLAUSES)[:3] == [
        "title",
        "parties",
        "recital",
    ]


def test_a_letter_agreement_does_not_pass_as_background() -> None:
    text = ["Supplier shall perform whatever the two agree on each month in turn."] * 12
    assert roles("**Agreement**", PREAMBLE, *text).count("recital") == 0


def test_a_numbered_background_is_a_clause() -> None:
    assert "1 Background" in outline("**Statement**", "1.| **Background**", "It all began in May.")


def test_a_title_page_ends_where_the_parties_are_named() -> None:
    assert roles(
        "SERVICES AGREEMENT",
        "BY AND BETWEEN",
        "ACME INC.",
        "AND",
        "BETA LLC",
        "DATED AS OF MAY 1",
        "This Services Agreement is made between Acme Inc. (“Supplier”) and Beta LLC (“Customer”).",
        *CLAUSES,
    ) == ["title", "parties", "clause", "clause"]


def test_the_name_of_a_part_over_the_numbering_is_a_title() -> None:
    assert roles("**Offer**", "**Standard Terms**", *CLAUSES) == [
        "title",
        "title",
        "clause",
        "clause",
    ]


def test_a_heading_like_the_other_headings_is_no_title_of_a_part() -> None:
    names = ("**Fees**", "**Term**", "**General Terms**", "**Law**")
    lines = [text for name in names for text in (name, "The parties shall keep to this.")]
    assert "- General Terms" in outline("**Services Agreement**", PREAMBLE, *lines)


@pytest.mark.parametrize(
    "entries",
    [
        ("1. Services\t1", "2. Fees\t4", "Exhibit A\t9"),
        ("1. Services ........ 1", "2. Fees ............. 4"),
        ("1. Services", "2. Fees"),
    ],
)
def test_a_table_of_contents_makes_no_clauses(entries: tuple[str, ...]) -> None:
    lines = (
        "TABLE OF CONTENTS",
        *entries,
        "1. Services",
        "Supplier shall serve all day long.",
        "2. Fees",
    )
    assert outline("**Agreement**", *lines)[1:] == ["- <contents>", "1 Services", "2 Fees"]


def test_contents_are_told_by_their_style() -> None:
    toc = [line(f"{at}. Heading\t{at}", style="toc 1") for at in (1, 2)]
    assert roles("**Agreement**", *toc, *CLAUSES) == ["title", "contents", "clause", "clause"]


def test_contents_without_a_heading_are_told_by_rising_page_numbers() -> None:
    entries = [f"1.{at} Heading {at + 2}" for at in range(1, 8)]
    assert roles("**Agreement**", *entries, *CLAUSES)[1] == "contents"


def test_page_numbers_and_running_headers_are_no_words_of_a_clause() -> None:
    header = "Acme Confidential Draft"
    pages = [text for at in range(1, 6) for text in (f"{at}. Point. Say {at}.", str(at), header)]
    clauses = segment(paper(*pages))
    assert [clause.number for clause in clauses if clause.role is Role.CLAUSE] == list("12345")
    assert sum(clause.role is Role.NOTE for clause in clauses) == 5


@pytest.mark.parametrize(
    "block",
    [
        ("By: ______________", "Name:", "Title:"),
        ("**SIGNATURES**", "The parties sign here.", "Signature: ____", "Date: ____"),
        ("**ACME INC.**", "By: ____", "Its: ____"),
        ("Signed by Jane Roe for and on behalf of ACME LIMITED", "Director"),
        ("This agreement is drawn up in two originals.", "**Supplier**", "Name:", "Date:"),
        ("ACCEPTED AND AGREED:", "Acme Inc.", "By: ____"),
    ],
)
def test_a_signature_block_begins_where_signing_begins(block: tuple[str, ...]) -> None:
    assert roles("**Agreement**", *CLAUSES, *block) == ["title", "clause", "clause", "signature"]


def test_a_signature_table_with_the_words_before_it_is_one_block() -> None:
    labels = ("Signature", "Print Name", "Title", "Date")
    table = [cell(0, at, 0, text) for at, text in enumerate(labels)]
    found = roles("**Agreement**", *CLAUSES, "By signing this, each party agrees to it.", *table)
    assert found == ["title", "clause", "clause", "signature"]


def test_a_clause_that_speaks_of_signing_is_a_clause() -> None:
    found = outline(
        "1.| **Counsel**", "By signing this agreement, Employee says so.", "2.| **Law**"
    )
    assert found == ["1 Counsel", "2 Law"]


def test_what_follows_a_signature_block_is_read_again() -> None:
    assert roles(
        "**Pact Agreement**", *CLAUSES, "By: ____", "Name:", "**Schedule 1**", "1. Price. Ten."
    )[-3:] == ["signature", "schedule", "clause"]


def test_instructions_to_the_drafter_are_notes() -> None:
    assert roles(
        "**Agreement**", "NOTE TO OUR CUSTOMERS: tailor this.", "[Drafting note: here]", *CLAUSES
    ) == ["title", "note", "clause", "clause"]


def test_a_schedule_named_in_a_sentence_begins_nothing() -> None:
    assert "schedule" not in roles(*CLAUSES, "Schedule 1 sets out the fees in full.")
    assert "schedule" not in roles(
        *CLAUSES, "Exhibit A to this Agreement shall prevail over the rest."
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("**Schedule 1 – Fees**", "Schedule 1"),
        ("EXHIBIT B", "Exhibit B"),
        ("Annex II: Security", "Annex II"),
        ("APPENDIX A", "Appendix A"),
        ("TECHNICAL EXHIBIT 1", "Exhibit 1"),
        ("Attachment No. 3", "Attachment 3"),
    ],
)
def test_the_title_of_a_schedule_is_read(text: str, number: str) -> None:
    clauses = segment(paper(*CLAUSES, text, "The fees are ten dollars a month in all."))
    assert [clause.number for clause in clauses if clause.role is Role.SCHEDULE] == [number]


def test_signing_words_before_the_heading_of_the_block_belong_to_their_clause() -> None:
    assert outline(
        "**Pact Agreement**",
        "1.| **Counsel**",
        "By signing this agreement, Employee says that all was read.",
        "**Signatures**",
        "The parties sign here.",
        "Signature: ____",
        "Date: ____",
    ) == ["- Pact Agreement <title>", "1 Counsel", "- <signature>"]


@pytest.mark.parametrize("mark", ["{END-IF}", "**{IF capped}**", "[MONTH YYYY]"])
def test_a_place_to_fill_in_is_no_heading(mark: str) -> None:
    assert outline("1.| **Fees**", "Customer pays what is owed.", mark, "Or it does not.") == [
        "1 Fees"
    ]


def test_a_first_line_that_heads_the_text_under_it_is_no_title() -> None:
    text = "This part lists what the supplier has to do for the customer each month and each year."
    assert outline("**Description**", text, "1. Work. It is done.") == [
        "- Description",
        "  1 Work",
    ]


def test_a_page_that_tells_how_to_fill_in_a_template_is_a_note() -> None:
    assert outline(
        "**How to set up an agreement**",
        "1.| Fill in the blanks.",
        "2.| Remove this page.",
        "Services Agreement",
        *CLAUSES,
    )[:2] == ["- <note>", "- Services Agreement <title>"]


def test_a_title_page_may_hold_blanks_and_stamps() -> None:
    assert roles(
        line("**Services Agreement**", style="title"),
        line("**[Month YYYY]**", style="heading 1"),
        line("**TEMPLATE**", style="heading 1"),
        *CLAUSES,
    ) == ["title", "clause", "clause"]


def test_the_parties_end_where_they_agree() -> None:
    assert roles(
        "**Transfer Letter**",
        "The undersigned is a shareholder of Acme Inc., by and between which and Widget it is made.",
        "In consideration of the above, the undersigned and Widget hereby agree as follows:",
        "1. Status. The undersigned is an affiliate.",
    ) == ["title", "parties", "recital", "clause"]


def test_a_paper_that_begins_after_the_signatures_is_no_part_of_them() -> None:
    found = roles(
        "**Cover Agreement**",
        *CLAUSES,
        "By: ____",
        "Name:",
        "This Agreement is entered into by and between Acme and Widget today.",
    )
    assert found[-1] != "signature"


def test_a_part_called_by_the_end_of_the_title_is_a_title() -> None:
    assert outline(
        line("Legal Due Diligence Request List", style="title"),
        "**Cover Sheet**",
        cell(0, 0, 0, "Buyer"),
        cell(0, 0, 1, "Acme"),
        "**Due Diligence Request List**",
        "1.| **Scope**",
    )[-2:] == ["- Due Diligence Request List <title>", "1 Scope"]


def test_contents_go_on_after_a_page_number() -> None:
    entries = ("1. Fees 1", "2. Term 2", "iv", "3. Law 3", "4. Rest 4")
    assert roles("**Agreement**", "TABLE OF CONTENTS", *entries, *CLAUSES) == [
        "title",
        "contents",
        "clause",
        "clause",
    ]


def test_recitals_on_one_line_with_the_agreement_are_followed_by_clauses() -> None:
    assert roles(
        "**Services Agreement**",
        "This Agreement is made by and between Acme Inc. and Widget Ltd.",
        "WHEREAS, Acme wishes it; NOW, THEREFORE, the parties agree as follows:",
        "1. Services. Acme renders them.",
        "2. Fees. Widget pays them.",
    ) == ["title", "parties", "recital", "clause", "clause"]


def test_a_block_signed_by_hand_is_a_signature() -> None:
    assert roles("**Agreement**", *CLAUSES, "/s/ Jane Roe", "Jane Roe")[-1] == "signature"
