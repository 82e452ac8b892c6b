"""Clause numbers: what is one, what only looks like one, and what it says."""

import pytest

from redline.language.numbers import automatic, bare, shown, typed, unpadded


@pytest.mark.parametrize(
    ("text", "label", "path"),
    [
        ("1. Definitions", "1.", (1,)),
        ("1.Definitions", "1.", (1,)),
        ("12.3 Fees", "12.3", (12, 3)),
        ("4.01 Fees", "4.01", (4, 1)),
        ("7.1\tEnable", "7.1", (7, 1)),
        ("1)\tFirst", "1)", (1,)),
        ("(2) Second", "(2)", (2,)),
        ("§1. Use", "§1.", (1,)),
        ("ARTICLE IV\tFEES", "ARTICLE IV", (4,)),
        ("Article Two – Term", "Article Two", (2,)),
        ("Section 3. Term", "Section 3.", (3,)),
        ("SECTION 2.01 Term", "SECTION 2.01", (2, 1)),
        ("Subtask 1.1 – Kickoff", "Subtask 1.1", (1, 1)),
        ("(a) first;", "(a)", (1,)),
        ("(aa) first;", "(aa)", (27,)),
        ("b) second;", "b)", (2,)),
        ("(iv) fourth;", "(iv)", (4,)),
        ("B.2.1 Base Period", "B.2.1", (1002, 2, 1)),
        ("52.217-8 Option to Extend Services", "52.217-8", (52, 217, 8)),
        ("12.3(b) the fees", "12.3(b)", (12, 3, 2)),
        ("ARTICLE ELEVEN", "ARTICLE ELEVEN", (11,)),
        ("Article First", "Article First", (1,)),
        ("Art. 5 Term", "Art. 5", (5,)),
        ("FIRST: The name", "FIRST", (1,)),
        ("1.) Term", "1.)", (1,)),
        ("(1.1) Term", "(1.1)", (1, 1)),
        ("Section 2(a) Term", "Section 2(a)", (2, 1)),
        ("(ccc) more;", "(ccc)", (55,)),
        ("(iii) more;", "(iii)", (3,)),
        ("2.10Change Order", "2.10", (2, 10)),
        ("1.1.1.1. Term", "1.1.1.1.", (1, 1, 1, 1)),
    ],
)
def test_a_typed_number_is_read(text: str, label: str, path: tuple[int, ...]) -> None:
    number = typed(text)
    assert number is not None
    assert number.label == label
    assert number.readings[0].path == path
    assert number.typed


@pytest.mark.parametrize(
    "text",
    [
        "30 days after receipt",
        "2020. The year",
        "10% of the fees",
        "12/31/2020",
        "10,000 shares",
        "5:00 PM",
        "1 January 2020",
        "U.S. Bank agrees",
        "(the “Customer”) agrees",
        "(and) so on",
        "(civil) liability",
        "I hereby agree",
        "(c) 2020 Acme Inc.",
        "• a bullet",
        "Section 5 of the Agreement shall survive",
        "3.1 and 3.2 above apply",
        "Tasks are listed below",
        "Part of the fees",
        "004 Target",
        "5.0L engine",
        "First, the parties agree",
        "",
    ],
)
def test_running_text_is_no_number(text: str) -> None:
    assert typed(text) is None


def test_what_follows_a_typed_number_begins_after_its_separator() -> None:
    number = typed("  9.2.\tNotices")
    assert number is not None
    assert "  9.2.\tNotices"[number.end :] == "Notices"


@pytest.mark.parametrize(
    ("text", "weak"), [("2.1 the Supplier", True), ("2.1\tthe Supplier", False), ("A. Best", True)]
)
def test_a_number_that_might_be_text_is_marked_as_weak(text: str, weak: bool) -> None:
    number = typed(text)
    assert number is not None
    assert number.weak is weak


def test_a_letter_that_may_be_a_roman_numeral_has_two_readings() -> None:
    number = automatic("(i)")
    assert number is not None
    assert {reading.kind: reading.path[0] for reading in number.readings} == {
        "lower-letter": 9,
        "lower-roman": 1,
    }


@pytest.mark.parametrize("label", ["●", "o", "Schedule 1", "–"])
def test_a_label_that_is_no_clause_number_is_not_read_as_a_decimal(label: str) -> None:
    number = automatic(label)
    assert number is None or not number.decimal


@pytest.mark.parametrize(
    ("label", "expected"),
    [("9.2.", "9.2"), ("(a)", "a"), ("Article IV.", "IV"), ("§1", "1"), ("52.217-8", "52.217-8")],
)
def test_labels_are_compared_without_brackets_and_marks(label: str, expected: str) -> None:
    assert bare(label) == expected


def test_a_shown_label_keeps_its_brackets() -> None:
    assert (shown("9.2."), shown("(a)"), shown("Article IV –")) == ("9.2", "(a)", "Article IV")


def test_one_point_nought_heads_one_point_one() -> None:
    assert unpadded((1, 0)) == (1,)
    assert unpadded((1, 10)) == (1, 10)


@pytest.mark.parametrize("count", [2_000, 4_000])
def test_a_hostile_number_takes_no_time(count: int) -> None:
    assert typed("1." * count + " x") is None
    assert typed("(" * count) is None
    assert typed("1" + "(a)" * count + " Foo") is not None
