"""How a list of changes looks: on a screen of a width, without colour, and in Markdown."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from redline import language, versions
from redline.model import Contract, Notice, Output, Span, Story
from redline.model.versions import Became, Change, ClauseChange, Versions
from redline.render.page import Page
from redline.render.versions import change_list
from redline.render.versions_json import Written
from redline.render.versions_markdown import report

sys.path.append(str(Path(__file__).resolve().parents[1] / "language"))

from papers import line, paper

NAMES = ("v1.docx", "v2.docx")
HEAD = (
    "**Services Agreement**",
    "This Services Agreement is made between Northwind Ltd, a company of Delaware (“Customer”), and "
    "Acme Corp., a company of Nevada (“Supplier”).",
)


def terms(*words: str) -> Contract:
    return paper(*HEAD, *(f"{n}.| **Point {n}.** {text}" for n, text in enumerate(words, 1)))


def between(old: Contract, new: Contract) -> Versions:
    sides = [versions.Side(contract=each, reading=language.read(each)) for each in (old, new)]
    return versions.compare(*sides)


def screen(found: Versions, written: Written | None = None, **looks: object) -> str:
    page = Page(**{"width": 80, **looks})  # type: ignore[arg-type]
    return change_list(found, written or Written(marks=1), page, names=NAMES)


def test_a_change_stands_in_its_sentence_with_what_it_alters() -> None:
    text = "Customer shall pay each invoice in full within 15 days of receipt."
    shown = screen(between(terms(text), terms(text.replace("15", "45"))))
    assert "  1       Point 1\n" in shown
    told = " ".join(shown.split())
    assert (
        "Customer shall pay each invoice in full within [-15-]{+45+} days of receipt. ! duration"
        in told
    )


def test_with_colour_there_are_no_signs() -> None:
    found = between(terms("It starts on Monday."), terms("It starts on Friday."))
    shown = screen(found, colour=True)
    assert "[-" not in shown
    assert "\x1b[9;31mMonday\x1b[0m\x1b[32mFriday\x1b[0m" in shown


def test_long_words_are_cut_unless_all_is_asked_for() -> None:
    added = "Supplier keeps books. " * 40
    found = between(terms("Customer pays."), terms("Customer pays.", added + "The end."))
    assert "The end." not in screen(found)
    assert "The end." in screen(found, verbose=True)


def test_what_has_no_room_is_named_and_critical_changes_are_always_shown() -> None:
    old = [f"Supplier delivers the goods of kind {n} to the site at noon." for n in range(30)]
    new = [text.replace("noon", "night") for text in old]
    new[29] = new[29].replace("delivers", "never delivers")
    found = between(terms(*old), terms(*new))
    shown = screen(found, height=30)
    assert "more clauses (--verbose): " in shown
    assert "{+never +}" in shown
    assert len(shown.splitlines()) <= 30
    assert "more clauses" not in screen(found, height=30, verbose=True)


def test_the_same_change_in_every_footer_is_told_once() -> None:
    def footed(version: str) -> Contract:
        feet = (line(f"Form {version}", story=Story.FOOTER) for _ in range(3))
        return paper(*HEAD, "1.| **Point.** Customer pays.", *feet)

    shown = screen(between(footed("v1"), footed("v2")))
    assert shown.count("[-v1-]{+v2+}") == 1
    assert "3 times" in shown
    assert "  Footer\n" in shown


def test_notes_formatting_and_files_stand_below() -> None:
    written = Written(
        marks=7,
        restyled=2,
        notices=tuple(Notice(code="x", message=f"Note {n}.") for n in range(9)),
        outputs=(Output(kind="compare", path="v2.compare.docx", sha256="0" * 64),),
    )
    made = between(terms("One."), terms("Two."))
    old = replace(made.old, existing_revisions=3)
    shown = screen(replace(made, old=old), written)
    assert "2 changes of formatting" in shown
    assert "· Note 5\n" in shown
    assert "4 more notes (--verbose)" in shown
    assert "7 tracked changes, verified" in shown
    everything = screen(replace(made, old=old), written, verbose=True)
    assert "the older version holds 3 tracked changes of its own" in everything


def test_nothing_changed_is_said() -> None:
    found = between(terms("One."), terms("One."))
    assert "no differences" in screen(found, Written(marks=0))


def test_signs_stand_for_what_nobody_sees() -> None:
    contract = terms("One.")
    at = Span(len(contract.text), len(contract.text))
    change = Change(kind=Became.CHANGED, passage=1, old=at, new=at, delete="", insert="")
    shown = [
        screen(
            Versions(
                old=contract,
                new=contract,
                clauses=(
                    ClauseChange(
                        kind=Became.CHANGED,
                        old=None,
                        new=None,
                        changes=(replace(change, insert=insert),),
                    ),
                ),
            )
        )
        for insert in ("\ufffc", "  ", "\n")
    ]
    assert "{+[object]+}" in shown[0]
    assert "{+[space]+}" in shown[1]
    assert "{+¶+}" in shown[2]
    assert all("Outside of clauses" in text for text in shown)


def test_a_paragraph_that_moved_is_named_where_it_is_now() -> None:
    extra = "Supplier keeps all plans of the works in a dry place at its own cost."
    pay = "1.| **Fees.** Customer pays all invoices of Supplier in full."
    work = "2.| **Work.** Supplier works at the site.", "Customer opens the site for Supplier."
    found = between(paper(*HEAD, pay, extra, *work), paper(*HEAD, pay, *work, extra))
    assert "moved here: Supplier keeps all plans" in screen(found)


def test_far_apart_changes_of_one_paragraph_are_told_with_a_gap() -> None:
    text = (
        "Supplier starts on Monday. "
        + "It works with care and in good order. " * 9
        + "It ends soon."
    )
    new = text.replace("Monday", "Friday").replace("soon", "late")
    shown = " ".join(screen(between(terms(text), terms(new))).split())
    assert (
        "1 Point 1 Supplier starts on [-Monday-]{+Friday+}. It works with care … in good" in shown
    )
    assert "… in good order. It ends [-soon-]{+late+}." in shown


def test_the_report_names_every_clause_with_all_changes() -> None:
    old = terms("It starts on Monday.", "Fees of $5 are due.", "“As is” it stands.")
    new = terms(
        "It starts on Friday.",
        "Fees of $6 are due.",
        '"As is" it stands.',
        "Supplier keeps *books* of all of its work.",
    )
    written = Written(marks=4, notices=(Notice(code="x", message="A note."),))
    told = report(between(old, new), written, names=NAMES)
    assert told.startswith("# Changes from v1.docx to v2.docx\n\n")
    assert "- It starts on ~~Monday~~**Friday**.\n" in told
    assert "## 4 Point 4 — added\n" in told
    assert "Supplier keeps \\*books\\*" in told
    assert "**money**" in told
    assert "(cosmetic)" in told
    assert told.endswith("## Noted\n\n- A note\n")
