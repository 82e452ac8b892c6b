"""Tracked changes are found by author, date, clause, id and kind, and a slip is told at once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "word"))

from build import document, footnote_mark, gone, ins, mark_gone, p

import redline
from redline.changes import KINDS, Selection, Standing, select, settle, standings
from redline.cli.revisions import Kind
from redline.errors import UsageError


def dated(mark: str, date: str) -> str:
    return mark.replace("2024-01-02T03:04:05Z", date)


SOURCE = document(
    p("1. Services. Supplier shall provide the services ", ins("promptly "), "to Customer."),
    p(
        "2. Payment. Customer shall pay within ",
        dated(gone("15", author="Jane Doe"), "2026-03-01T08:00:00Z"),
        dated(ins("45", author="Jane Doe"), "2026-03-01T08:00:00Z"),
        " days of the invoice.",
    ),
    p(gone("3. Audit. Customer may audit the books of Supplier each year."), mark=mark_gone()),
    p("4. Notices. Notices are in writing", footnote_mark(1), dated(ins("."), "")),
    footnotes={1: p("By hand", dated(ins(" or post"), "2026-03-31T23:00:00+02:00"))},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "contract.docx"
    file.write_bytes(SOURCE)
    return file


@pytest.fixture
def found(path: Path) -> tuple[Standing, ...]:
    return standings(path)


def words(found: tuple[Standing, ...], **filters: object) -> list[str]:
    chosen = select(found, Selection(**filters))  # type: ignore[arg-type]
    return [each.change.text.strip() for each in chosen]


def test_every_change_has_the_clause_it_stands_in(found: tuple[Standing, ...]) -> None:
    placed = [each.clause.number if each.clause else "" for each in found]
    assert placed == ["1", "2", "2", "3", "3", "4", ""]


def test_a_clause_that_is_struck_whole_is_found_in_the_text_as_it_was(
    found: tuple[Standing, ...],
) -> None:
    (audit,) = {each.clause.heading for each in found[3:5] if each.clause}
    assert audit == "Audit"
    assert words(found, clauses=["audit"])[0].startswith("3. Audit.")


def test_without_filters_all_are_meant(found: tuple[Standing, ...]) -> None:
    assert select(found, Selection()) == found


def test_authors_are_told_apart_whatever_their_capitals(found: tuple[Standing, ...]) -> None:
    assert words(found, authors=["jane  doe"]) == ["15", "45"]


@pytest.mark.parametrize("name", ["2", "2.", "Payment", "payment"])
def test_a_clause_is_named_by_number_or_heading(found: tuple[Standing, ...], name: str) -> None:
    assert words(found, clauses=[name]) == ["15", "45"]


def test_filters_of_one_kind_add_up_and_of_different_kinds_narrow(
    found: tuple[Standing, ...],
) -> None:
    assert words(found, clauses=["1", "2"]) == ["promptly", "15", "45"]
    assert words(found, clauses=["1", "2"], kinds=["insert"]) == ["promptly", "45"]
    assert words(found, clauses=["1"], authors=["Jane Doe"]) == []


def test_days_are_counted_whole_and_as_the_file_writes_them(found: tuple[Standing, ...]) -> None:
    assert words(found, since="2026-03-01") == ["15", "45", "or post"]
    assert words(found, since="2026-03-01T08:00:01") == ["or post"]
    assert words(found, since="2026-03-01", until="2026-03-01") == ["15", "45"]
    assert words(found, since="2026-03-31", until="2026-03-31") == ["or post"]


@pytest.mark.parametrize("kind", ["delete", "paragraph-mark"])
def test_a_kind_is_what_was_done_or_to_what(found: tuple[Standing, ...], kind: str) -> None:
    assert all(kind in {s.change.kind, s.change.of} for s in select(found, Selection(kinds=[kind])))


def test_the_command_line_knows_every_kind() -> None:
    halves = {"move-from", "move-to"}
    assert {*map(str, Kind)} == set(KINDS) - halves


def test_an_id_is_taken_alone_or_with_its_part(found: tuple[Standing, ...]) -> None:
    wanted = found[-1].change
    assert wanted.handle == f"footnotes:{wanted.id}"
    assert words(found, ids=[wanted.handle]) == ["or post"]
    assert words(found, ids=[f"word/footnotes.xml:{wanted.id}"]) == ["or post"]
    assert words(found, ids=["101"]) == ["15"]


def test_an_id_of_several_parts_must_be_told_apart(found: tuple[Standing, ...]) -> None:
    with pytest.raises(UsageError, match="Say document:100 or footnotes:100"):
        words(found, ids=["100"])


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"authors": ["Jane Do"]}, "--author: no tracked change is by `Jane Do`. There is `Jane D"),
        ({"clauses": ["Paymnt"]}, "no tracked change stands in a clause `Paymnt`. There is `Payme"),
        ({"clauses": ["."]}, "no tracked change stands in a clause"),
        ({"ids": ["999"]}, "--id: no tracked change has the id `999`. See `redline revisions list"),
        ({"since": "March"}, "--since: `March` is not an ISO 8601 date"),
        ({"until": "31.3.2026"}, "--until: `31.3.2026` is not an ISO 8601 date"),
    ],
)
def test_a_slip_is_told(
    found: tuple[Standing, ...], filters: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError) as slip:
        words(found, **filters)
    assert message in str(slip.value)


def test_a_file_without_changes_holds_nothing_to_slip_on(tmp_path: Path) -> None:
    plain = tmp_path / "plain.docx"
    plain.write_bytes(document(p("a")))
    selection = Selection(authors=["Nobody"], clauses=["9"], ids=["1"])
    assert select(standings(plain), selection) == ()
    assert settle(plain, selection, accepting=True).data == plain.read_bytes()


def test_clauses_are_left_out_where_nobody_asks(path: Path) -> None:
    assert all(each.clauses == () for each in standings(path, with_clauses=False))


def test_a_clause_is_accepted_through_the_python_interface(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    done = redline.settle(path, target, accept=True, clauses=["Payment"])
    assert [change.text for change in done.settled] == ["15", "45"]
    assert [change.id for change in redline.tracked_changes(target)] == [c.id for c in done.left]


def test_the_python_interface_never_writes_over_the_source(path: Path) -> None:
    with pytest.raises(UsageError, match="that is the file itself"):
        redline.settle(path, path, accept=False)
