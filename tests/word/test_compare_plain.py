"""Plain paragraphs are proven from their bytes, and nothing else is."""

from __future__ import annotations

import pytest

from redline.word.comparison.plain import gives, restores

OLD = '<w:p w:rsidR="1"><w:r><w:t xml:space="preserve">Pay in </w:t></w:r><w:r><w:t>30 days</w:t></w:r></w:p>'
NEW = '<w:p w:rsidR="2"><w:r w:rsidR="9"><w:t>Pay in 60 days</w:t></w:r></w:p>'
SIGNED = 'w:author="Redline" w:date="2026-01-01T00:00:00Z"'
MADE = (
    '<w:p w:rsidR="1"><w:r><w:t xml:space="preserve">Pay in </w:t></w:r>'
    f'<w:del w:id="7" {SIGNED}><w:r><w:delText>30</w:delText></w:r></w:del>'
    f'<w:ins w:id="8" {SIGNED}><w:r><w:t>60</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> days</w:t></w:r></w:p>'
)
MARKED = f'<w:p><w:pPr><w:rPr><w:{{}} w:id="7" {SIGNED}/></w:rPr></w:pPr>{{}}</w:p>'
PLAIN = "<w:p><w:r><w:t>Pay</w:t></w:r></w:p>"
MINE = frozenset({"7", "8"})


def restored(made: str, old: str, *, mine: frozenset[str] = MINE, joins: bool = True) -> bool:
    return restores(made.encode(), old.encode(), mine, joins=joins)


def given(made: str, new: str, *, joins: bool = True, alike: bool = True) -> bool:
    return gives(made.encode(), new.encode(), MINE, joins=joins, alike=alike)


def test_what_was_struck_and_written_is_settled_either_way() -> None:
    assert restored(MADE, OLD)
    assert given(MADE, NEW)


@pytest.mark.parametrize(
    "old",
    [
        OLD.replace("30", "31"),
        OLD.replace('w:rsidR="1"', 'w:rsidR="3"'),
        OLD.replace("<w:r><w:t>", "<w:r><w:rPr><w:b/></w:rPr><w:t>"),
        OLD + PLAIN,
        OLD.replace("</w:p>", "</w:p><w:tbl></w:tbl>"),
    ],
)
def test_what_would_not_be_restored_is_told(old: str) -> None:
    assert not restored(MADE, old)


@pytest.mark.parametrize(
    "new",
    [
        NEW.replace("60", "61"),
        NEW.replace("<w:t>", "<w:rPr><w:b/></w:rPr><w:t>"),
        NEW.replace("<w:r w", "<w:pPr><w:keepNext/></w:pPr><w:r w"),
        PLAIN + NEW,
    ],
)
def test_what_would_not_be_the_newer_text_is_told(new: str) -> None:
    assert not given(MADE, new)


def test_nothing_is_said_of_the_changes_of_others() -> None:
    assert not restored(MADE, OLD, mine=frozenset({"7"}))


@pytest.mark.parametrize(
    "inside",
    [
        "<w:r><w:tab/></w:r>",
        '<w:hyperlink r:id="rId1"><w:r><w:t>Pay</w:t></w:r></w:hyperlink>',
        "<w:r><w:t> Pay</w:t></w:r>",
        "<w:r><w:delText>Pay</w:delText></w:r>",
        f'<w:ins w:id="7" {SIGNED}><w:r><w:t>Pay</w:t></w:r>',
        '<w:bookmarkStart w:id="1" w:name="a"/>',
    ],
)
def test_nothing_is_said_of_what_is_not_plain(inside: str) -> None:
    assert not restored(f"<w:p>{inside}</w:p>", f"<w:p>{inside}</w:p>")


def test_a_look_that_was_tracked_is_settled_either_way() -> None:
    record = f'<w:rPrChange w:id="7" {SIGNED}><w:rPr><w:i/></w:rPr></w:rPrChange>'
    made = f"<w:p><w:r><w:rPr><w:b/>{record}</w:rPr><w:t>Pay</w:t></w:r></w:p>"
    bold, italic = (made.replace(record, "").replace("<w:b/>", f"<w:{n}/>") for n in "bi")
    assert restored(made, italic)
    assert not restored(made, bold)
    assert given(made, bold)
    assert not given(made, italic)


def test_a_paragraph_that_came_goes_where_another_follows() -> None:
    came = MARKED.format("ins", f'<w:ins w:id="8" {SIGNED}><w:r><w:t>New</w:t></w:r></w:ins>')
    assert restored(came + PLAIN, PLAIN)
    assert restored(PLAIN + came, PLAIN)
    assert not restored(PLAIN + came, PLAIN, joins=False)
    assert not restored(came + "<w:tbl></w:tbl>", "<w:tbl></w:tbl>")
    assert given(came, "<w:p><w:r><w:t>New</w:t></w:r></w:p>")


def test_a_paragraph_that_goes_but_keeps_words_is_left_to_the_tree() -> None:
    joined = MARKED.format("del", "<w:r><w:t>Pay </w:t></w:r>")
    assert not given(joined + PLAIN, "<w:p><w:r><w:t>Pay Pay</w:t></w:r></w:p>")


def test_a_section_that_ends_is_left_to_the_tree() -> None:
    ends = "<w:p><w:pPr><w:sectPr></w:sectPr></w:pPr></w:p>"
    assert not restored(ends, ends)


def test_a_tracked_mark_among_others_properties_is_left_to_the_tree() -> None:
    recorded = MARKED.format("ins", "").replace(
        "</w:pPr>", f'<w:pPrChange w:id="9" {SIGNED}/></w:pPr>'
    )
    assert not restored(recorded, PLAIN)


def test_rows_are_compared_by_their_tags() -> None:
    table = "<w:tbl><w:tblPr><w:tblW/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    assert restored(table.format(MADE), table.format(OLD))
    assert given(table.format(MADE), table.format(NEW))
    tracked = table.replace("<w:tc>", f'<w:trPr><w:ins w:id="7" {SIGNED}/></w:trPr><w:tc>')
    assert not restored(tracked.format(OLD), tracked.format(OLD))


def test_lists_that_may_mean_something_else_are_left_to_the_tree() -> None:
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    assert given(listed, listed)
    assert not given(listed, listed, alike=False)
