"""What changed between two versions: clause by clause, how much it matters, in either direction."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from redline import language, versions
from redline.model import Contract, Span, Story
from redline.model.versions import Became, Change, ClauseChange, Versions

sys.path.append(str(Path(__file__).resolve().parents[1] / "language"))

from papers import cell, line, paper

HEAD = (
    "**Services Agreement**",
    "This Services Agreement is made between Northwind Ltd, a company of Delaware (“Customer”), and "
    "Acme Corp., a company of Nevada (“Supplier”).",
)
SERVICES = "1.| **Services.** Supplier shall provide the Deliverables described in each order."
TAIL = (
    "3.| **Definitions.** “Deliverables” means what Supplier makes for Customer under an order.",
    "4.| **Notices.** Notices under this Agreement are sent by post to the address of each party.",
)


def side(contract: Contract) -> versions.Side:
    reading = language.read(contract)
    references = language.references(contract.text, reading.clauses)
    return versions.Side(contract=contract, reading=reading, references=references)


def between(old: Contract, new: Contract) -> Versions:
    return versions.compare(side(old), side(new))


def worded(words: str) -> Contract:
    """A contract whose second clause says these words."""
    return paper(*HEAD, SERVICES, f"2.| **Terms.** {words}", *TAIL)


def changes(old: str, new: str) -> tuple[Change, ...]:
    return between(worded(old), worded(new)).changes


def flags(old: str, new: str) -> set[str]:
    return {each.value for change in changes(old, new) for each in change.critical}


def clause(found: Versions, number: str) -> ClauseChange:
    """The change of the clause with this number, in the newer version or else the older."""
    return next(
        c for c in found.clauses if number == ((c.new or c.old) and (c.new or c.old).number)
    )


CRITICAL = [
    ("number", "Supplier shall name 3 engineers.", "Supplier shall name 5 engineers."),
    ("number", "Supplier shall name three engineers.", "Supplier shall name five engineers."),
    ("date", "This Agreement starts on 1 March 2026.", "This Agreement starts on 1 April 2026."),
    ("date", "It starts on 03/01/2026 at the latest.", "It starts on 04/01/2026 at the latest."),
    ("money", "The fee is $10,000 for the work.", "The fee is $12,000 for the work."),
    ("money", "The fee is USD 500 for the work.", "The fee is EUR 500 for the work."),
    ("percentage", "Interest of 2% is due on late sums.", "Interest of 4% is due on late sums."),
    (
        "duration",
        "Customer shall pay within fifteen (15) days of receipt.",
        "Customer shall pay within forty-five (45) days of receipt.",
    ),
    (
        "duration",
        "Customer shall pay within 30 days of receipt.",
        "Customer shall pay within 30 business days of receipt.",
    ),
    (
        "duration",
        "Records are kept for two years after the end.",
        "Records are kept for two months after the end.",
    ),
    (
        "negation",
        "Customer may terminate for convenience.",
        "Customer may not terminate for convenience.",
    ),
    (
        "negation",
        "Supplier keeps the records without charge.",
        "Supplier keeps the records with a charge.",
    ),
    (
        "negation",
        "Consent to this may be reasonably withheld.",
        "Consent to this may be unreasonably withheld.",
    ),
    ("negation", "The grant is an exclusive one.", "The grant is a non-exclusive one."),
    (
        "negation",
        "Supplier pays all costs of the work.",
        "Supplier pays all costs of the work except travel.",
    ),
    ("party", "Customer shall insure the goods.", "Supplier shall insure the goods."),
    ("party", "Customer shall insure the goods.", "Each party shall insure the goods."),
    ("party", "The goods belong to Northwind Ltd alone.", "The goods belong to Acme Corp. alone."),
    ("modal", "Supplier may inspect the site.", "Supplier shall inspect the site."),
    (
        "term",
        "Customer accepts the Deliverables in writing.",
        "Customer accepts the deliverables in writing.",
    ),
    (
        "law",
        "This Agreement is governed by the laws of the State of Delaware.",
        "This Agreement is governed by the laws of the State of New York.",
    ),
    (
        "connective",
        "Customer may end it for delay and defect.",
        "Customer may end it for delay or defect.",
    ),
    (
        "connective",
        "Notice comes before the work starts.",
        "Notice comes after the work starts.",
    ),
    (
        "scope",
        "Supplier shall use reasonable efforts to finish.",
        "Supplier shall use best efforts to finish.",
    ),
    ("scope", "Customer has the right to use it.", "Customer has the sole right to use it."),
    (
        "liability",
        "Supplier answers for the loss it causes.",
        "Supplier is liable for the damages it causes.",
    ),
]


@pytest.mark.parametrize(("flag", "old", "new"), CRITICAL)
def test_what_nobody_should_overlook_is_critical(flag: str, old: str, new: str) -> None:
    assert flag in flags(old, new)
    assert flag in flags(new, old)


COSMETIC = [
    ("The “work” is Supplier's own.", 'The "work" is Supplier’s own.'),
    ("Pages 10–20 are the plan - all of it.", "Pages 10-20 are the plan — all of it."),
    ("Supplier shall start  at once.", "Supplier shall start at once."),
    ("Supplier shall start\u00a0at once.", "Supplier shall start at once."),
    ("Supplier shall START AT ONCE.", "Supplier shall start at once."),
    ("Supplier shall honour the organisation.", "Supplier shall honor the organization."),
    ("Supplier has a licence to cancelled orders.", "Supplier has a license to canceled orders."),
    ("The cost is a third-party cost.", "The cost is a third party cost."),
    ("Supplier shall start at once;", "Supplier shall start at once."),
    ("Supplier shall start at on\u00adce", "Supplier shall start at on\u200bce"),
]


@pytest.mark.parametrize(("old", "new"), COSMETIC)
def test_what_only_looks_otherwise_is_cosmetic(old: str, new: str) -> None:
    for found in (changes(old, new), changes(new, old)):
        assert found
        assert all(change.cosmetic and not change.critical for change in found)


SUBSTANTIVE = [
    ("Supplier shall start, at once.", "Supplier shall start at once."),
    ("Supplier delivers goods at the site.", "Supplier delivers parts at the site."),
    ("Supplier is notable there.", "Supplier is not able there."),
    ("Supplier shall re-sign the plan.", "Supplier shall resign the plan."),
    ("Goods are sent, “as is”, there.", "Goods are sent as is there."),
    ("The area is 10 m².", "The area is 10 m."),
    ("The work of the customer counts.", "The work of the Customer counts."),
    ("See the note: it counts:", "See the note: it counts."),
]


@pytest.mark.parametrize(("old", "new"), SUBSTANTIVE)
def test_what_might_say_something_else_is_never_cosmetic(old: str, new: str) -> None:
    for found in (changes(old, new), changes(new, old)):
        assert found
        assert not any(change.cosmetic for change in found)


UNFLAGGED = [
    ("Supplier pays within thirty (30) days.", "Supplier pays within 30 days."),
    ("Supplier delivers goods at the site.", "Supplier delivers parts at the site."),
    ("The fee covers the work of a day.", "The fee covers the whole work of a day."),
    ("Costs, including without limitation fees.", "Costs, including fees."),
    ("Costs, including but not limited to fees.", "Costs, including fees."),
    ("All books of Customer are open.", "All Customer's books are open."),
    ("The site is Customer's site.", "The site is Customer site."),
]


@pytest.mark.parametrize(("old", "new"), UNFLAGGED)
def test_a_value_that_stays_the_same_raises_no_alarm(old: str, new: str) -> None:
    assert flags(old, new) == set()
    assert flags(new, old) == set()


def test_a_change_says_what_is_struck_and_written_and_where() -> None:
    found = between(worded("The fee is $10,000."), worded("The fee is $12,000."))
    (change,) = found.changes
    assert (change.kind, change.delete, change.insert) == (Became.CHANGED, "$10,000", "$12,000")
    assert change.old.of(found.old.text) == "$10,000"
    assert change.new.of(found.new.text) == "$12,000"
    assert clause(found, "2").heading == "Terms"


def test_words_and_figure_are_one_change() -> None:
    (change,) = changes("Pay in fifteen (15) days.", "Pay in forty-five (45) days.")
    assert (change.delete, change.insert) == ("fifteen (15)", "forty-five (45)")


def test_nothing_changed_is_nothing_told() -> None:
    assert between(worded("As it was."), worded("As it was.")).clauses == ()


def test_blank_paragraphs_are_no_change() -> None:
    new = paper(*HEAD, "", SERVICES, "", "2.| **Terms.** As it was.", *TAIL)
    assert between(worded("As it was."), new).changes == ()


# ------------------------------------------------------------------ clauses


AUDIT = "2.| **Audit.** Customer may once in each year audit the records of Supplier."


def renumbered(*lines: str) -> list[str]:
    """Number clauses from 1."""
    return [f"{n}.|{text.partition('|')[2]}" for n, text in enumerate(lines, 1)]


def test_an_added_clause_is_told_whole_and_renumbers_the_rest() -> None:
    old = paper(*HEAD, *renumbered(SERVICES, *TAIL))
    new = paper(*HEAD, *renumbered(SERVICES, AUDIT, *TAIL))
    found = between(old, new)
    added = clause(found, "2")
    assert (added.kind, added.old, added.heading) == (Became.INSERTED, None, "Audit")
    (change,) = added.changes
    assert change.insert.startswith("Audit. Customer may once in each year")
    later = clause(found, "3")
    assert later.old is not None
    assert (later.kind, later.old.number, later.cosmetic) == (Became.RENUMBERED, "2", True)


def test_a_deleted_clause_is_told_whole() -> None:
    old = paper(*HEAD, *renumbered(SERVICES, AUDIT, *TAIL))
    new = paper(*HEAD, *renumbered(SERVICES, *TAIL))
    gone = next(c for c in between(old, new).clauses if c.kind is Became.DELETED)
    assert gone.old is not None
    assert (gone.old.number, gone.new, gone.heading) == ("2", None, "Audit")
    assert [change.insert for change in gone.changes] == [""]


def test_a_clause_found_elsewhere_has_moved() -> None:
    old = paper(*HEAD, *renumbered(SERVICES, AUDIT, *TAIL))
    new = paper(*HEAD, *renumbered(SERVICES, *TAIL, AUDIT))
    moved = next(c for c in between(old, new).clauses if c.kind is Became.MOVED)
    assert moved.old is not None
    assert moved.new is not None
    assert (moved.old.number, moved.new.number) == ("2", "4")
    assert not moved.cosmetic


def test_what_changed_in_a_clause_that_moved_is_told() -> None:
    edited = AUDIT.replace("may once", "may twice")
    old = paper(*HEAD, *renumbered(SERVICES, AUDIT, *TAIL))
    new = paper(*HEAD, *renumbered(SERVICES, *TAIL, edited))
    moved = next(c for c in between(old, new).clauses if c.kind is Became.MOVED)
    assert [(c.delete, c.insert) for c in moved.changes[1:]] == [("once", "twice")]


def test_a_paragraph_that_moved_into_a_clause_does_not_move_the_clause() -> None:
    extra = "Supplier keeps all plans of the works in a dry place at its own cost."
    old = paper(*HEAD, SERVICES, extra, AUDIT, "Customer gives notice of it first.", *TAIL)
    new = paper(*HEAD, SERVICES, AUDIT, "Customer gives notice of it first.", extra, *TAIL)
    found = between(old, new)
    assert [c.kind for c in found.changes] == [Became.MOVED]
    assert [c.kind for c in found.clauses] == [Became.CHANGED]


def test_a_heading_goes_with_the_words_that_moved() -> None:
    audit = ("Audit", "Customer may once in each year audit the records of Supplier there.")
    fees = ("Fees", "Customer shall pay the fees that the order names to Supplier in time.")
    rest = ("Notices", "Notices are sent by post to the address of each party at its own cost.")

    def made(*parts: tuple[str, str]) -> Contract:
        lines = [
            each
            for n, (heading, words) in enumerate(parts, 1)
            for each in (line(f"**{n}. {heading}**", style="Heading 1", outline=0), words)
        ]
        return paper(*HEAD, *lines)

    found = between(made(audit, fees, rest), made(fees, rest, audit))
    assert {
        c.heading for c in found.clauses if c.kind in {Became.INSERTED, Became.DELETED}
    } == set()


def test_a_number_typed_by_hand_is_no_change_of_substance() -> None:
    old = paper(*HEAD, "1. Services. Supplier shall serve.", "2. Fees. Customer shall pay.")
    new = paper(
        *HEAD,
        "1. Services. Supplier shall serve.",
        "2. Audit. Supplier shall keep all its books open to Customer.",
        "3. Fees. Customer shall pay.",
    )
    fees = clause(between(old, new), "3")
    assert [(c.delete, c.insert, c.cosmetic, c.critical) for c in fees.changes] == [
        ("2", "3", True, ())
    ]


def cites(number: str, *before: str) -> Contract:
    end = f"**Survival.** Section {number} survives."
    return paper(*HEAD, *renumbered(SERVICES, *before, *TAIL, f"9.| {end}"))


def test_a_reference_that_follows_its_clause_is_cosmetic() -> None:
    found = between(cites("2"), cites("3", AUDIT))
    (change,) = clause(found, "5").changes
    assert (change.delete, change.insert, change.cosmetic) == ("2", "3", True)


def test_a_reference_to_another_clause_is_critical() -> None:
    (change,) = between(cites("2"), cites("3")).changes
    assert not change.cosmetic
    assert [each.value for each in change.critical] == ["reference"]


def test_references_that_stand_unchanged_are_known() -> None:
    old, new = side(cites("2")), side(cites("2", AUDIT))
    kept = versions.kept(old.references, versions.compare(old, new))
    assert [reference.span.of(old.contract.text) for reference in kept] == ["2"]
    changed = versions.compare(old, side(cites("3", AUDIT)))
    assert versions.kept(old.references, changed) == ()


def test_a_paragraph_that_was_only_cut_in_two_says_the_same() -> None:
    whole = "Supplier keeps all records of the work. Customer may read them at any time."
    cut = (
        "2.| **Terms.** Supplier keeps all records of the work.",
        "Customer may read them at any time.",
    )
    found = between(worded(whole), paper(*HEAD, SERVICES, *cut, *TAIL))
    assert [(c.kind, c.cosmetic) for c in found.changes] == [(Became.SPLIT, True)]
    back = between(paper(*HEAD, SERVICES, *cut, *TAIL), worded(whole))
    assert [(c.kind, c.cosmetic) for c in back.changes] == [(Became.MERGED, True)]


def test_a_definition_written_anew_is_one_change_of_one_clause() -> None:
    old = "“Records” has the meaning given in Act 5 of the code."
    new = "“Records” means whatever Supplier writes down while it works for somebody else."
    lines = ("3.1| “Plan” means the plan of works that both parties sign.",)
    found = [
        paper(*HEAD, SERVICES, "2.| **Definitions**", *lines, f"3.2| {words}")
        for words in (old, new)
    ]
    (only,) = between(*found).clauses
    assert only.kind is Became.CHANGED
    assert [(c.delete, c.insert) for c in only.changes] == [(old, new)]


def test_a_cell_filled_in_otherwise_is_one_change() -> None:
    def table(law: str) -> Contract:
        cells = (cell(0, 0, 0, "Governing Law"), cell(0, 0, 1, law))
        return paper(*HEAD, *cells, SERVICES, *TAIL)

    (change,) = between(table("{law}"), table("California")).changes
    assert (change.kind, change.delete, change.insert) == (Became.CHANGED, "{law}", "California")


def test_the_number_of_a_page_in_a_footer_is_cosmetic() -> None:
    def footed(page: str) -> Contract:
        made = paper(*HEAD, SERVICES, line(f"Page {page}", story=Story.FOOTER))
        end = len(made.text)
        return replace(made, fields=(Span(end - len(page), end),))

    (change,) = between(footed("3"), footed("4")).changes
    assert change.cosmetic
    (typed,) = between(
        paper(*HEAD, line("Page 3", story=Story.FOOTER)),
        paper(*HEAD, line("Page 4", story=Story.FOOTER)),
    ).changes
    assert not typed.cosmetic


def test_a_story_is_held_against_its_like() -> None:
    old = paper(*HEAD, SERVICES, line("Confidential draft", story=Story.HEADER))
    new = paper(*HEAD, SERVICES, line("Confidential copy", story=Story.HEADER))
    (only,) = between(old, new).clauses
    assert only.story is Story.HEADER


def test_comparing_backwards_strikes_what_comparing_forwards_writes() -> None:
    old = paper(*HEAD, *renumbered(SERVICES, AUDIT, *TAIL))
    new = paper(*HEAD, *renumbered(SERVICES.replace("each order", "every order"), *TAIL))
    there = {(c.delete, c.insert) for c in between(old, new).changes}
    back = {(c.insert, c.delete) for c in between(new, old).changes}
    assert there == back


def test_what_a_party_is_called_is_no_term_besides() -> None:
    assert flags("Either party may end it.", "Customer may end it.") == {"party"}
