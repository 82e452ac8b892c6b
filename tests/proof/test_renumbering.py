"""What a redline does to the numbers of clauses, and to the references that name them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from redline import language, pipeline, proof, word
from redline.model import Contract, NewParagraph, Notice, Options, Review, Revision, Span, Stamp
from redline.word.writer import write_bytes

sys.path.append(str(Path(__file__).resolve().parents[1] / "word"))
from build import abstract, document, field, level, num, p

Make = Callable[[Contract], Revision]
STAMP = Stamp(author="Us", initials="U", date="2026-03-31T00:00:00Z")
LISTS = abstract(
    0, level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "(%4)")
) + num(1, 0)


def at(depth: int, *text: str) -> str:
    return p(*text, num=(1, depth))


SOURCE = document(
    p("Agreement"),
    at(0, "Services"),
    at(1, "The Supplier shall provide the services described in Section 2.1(b)."),
    at(0, "Payment"),
    at(1, "The Customer shall pay the following:"),
    at(2, "the fees, as Section 3 and Section 1.1 say;"),
    at(2, "the costs."),
    at(1, "All fees are due within 30 days."),
    at(0, "Term"),
    at(1, "This Agreement ends as Section ", field("REF x", "2.2"), " and Section 2.2 say."),
    p("Signed"),
    numbering=LISTS,
)


CONTRACT = word.read_bytes("c.docx", SOURCE)


def said(contract: Contract, words: str) -> Span:
    at = contract.text.index(words)
    return Span(at, at + len(words))


def strike(words: str) -> Make:
    """Strike words; a line feed among them strikes that paragraph's mark."""
    return lambda contract: Revision(
        id=0, finding="f", span=said(contract, words), delete=words, insert=""
    )


def told(*make: Make, source: bytes = SOURCE) -> dict[str, Notice]:
    """Return the notices on a redline by what they are about."""
    contract = word.read_bytes("c.docx", source)
    revisions = tuple(one(contract) for one in make)
    made = word.read_bytes("c.docx", write_bytes("c.docx", source, revisions, (), STAMP))
    clauses = language.segment(contract)
    references = language.references(contract.text, clauses)
    pairs = proof.paired(contract, revisions, made)
    changes = proof.renumbered(contract, clauses, references, made, pairs)
    return {
        one.message.partition(":")[0].split(";")[0]: one
        for one in proof.notices(changes, contract, clauses)
    }


def behind(words: str, text: str, like: int) -> Make:
    """Put a paragraph behind the one that ends with some words, like the one with an index."""

    def made(contract: Contract) -> Revision:
        end = said(contract, words).end
        return Revision(
            id=0,
            finding="f",
            span=Span(end, end),
            delete="",
            insert=f"\n{text}",
            paragraphs=(NewParagraph(text=text, like=like),),
        )

    return made


def test_a_clause_put_in_as_the_last_of_its_list_moves_nothing() -> None:
    assert told(behind("described in Section 2.1(b).", "Delivery is free.", like=2)) == {}


def test_every_number_that_changes_is_counted_and_the_outermost_are_named() -> None:
    notices = told(behind("Agreement", "Definitions", like=1))
    summary = notices.pop("7 clause numbers change")
    assert summary.code == "renumbered"
    assert summary.message == (
        "7 clause numbers change: 1 becomes 2, 2 becomes 3 and 3 becomes 4; "
        "4 references name the old ones"
    )
    assert notices["clause 2.1(b) is 3.1(b) in the redline"].where == "clause 1.1"
    assert notices["clause 3 is 4 in the redline"].where == "clause 2.1(a)"
    assert {one.code for one in notices.values()} == {"stale-reference"}


def test_a_reference_that_word_renews_is_told_apart() -> None:
    notices = told(behind("the costs.", "New.", like=4))
    (stale,) = (one for one in notices.values() if one.code == "stale-reference")
    assert stale.message == (
        "clause 2.2 is 2.3 in the redline; the text still says 2.2 in clause 3.1 and Word renews "
        "the reference in clause 3.1 with its fields"
    )


def test_a_clause_that_takes_the_place_of_a_struck_one_is_still_referred_to() -> None:
    replaced = told(behind("the costs.", "all costs.", like=6), strike("the costs.\n"))
    assert replaced == {}


def test_a_struck_clause_that_is_referred_to_is_told() -> None:
    notices = told(strike("the costs.\n"))
    assert notices["clause 2.1(b) is struck"].code == "struck-reference"
    assert notices["clause 2.1(b) is struck"].where == "clause 1.1"


def test_changed_words_move_no_number() -> None:
    assert (
        told(lambda c: Revision(id=0, finding="f", span=said(c, "30"), delete="30", insert="60"))
        == {}
    )


def test_a_clause_struck_moves_those_behind_it() -> None:
    notices = told(strike("the fees, as Section 3 and Section 1.1 say;\n"))
    assert "clause 2.1(b) is 2.1(a) in the redline" in notices


def test_numbers_typed_by_hand_stay_as_they_are() -> None:
    source = document(
        p("1. Services. The Supplier serves as Section 3 says."),
        p("2. Payment. The Customer pays."),
        p("3. Term. This Agreement ends."),
    )
    assert told(strike("2. Payment. The Customer pays.\n"), source=source) == {}


@pytest.mark.parametrize("cut", ["the costs.\nAll", "All fees are due within 30 days.\n"])
def test_paragraphs_that_stay_are_paired_by_their_places(cut: str) -> None:
    contract = word.read_bytes("c.docx", SOURCE)
    revision = strike(cut)(contract)
    made = word.read_bytes("c.docx", write_bytes("c.docx", SOURCE, (revision,), (), STAMP))
    pairs = proof.paired(contract, (revision,), made)
    texts = [(contract.paragraphs[a], made.paragraphs[b]) for a, b in pairs.items()]
    said_of = [(a.span.of(contract.text), b.span.of(made.text)) for a, b in texts]
    assert len(pairs) == len(contract.paragraphs) - 1
    assert sum(before != after for before, after in said_of) <= 1


def test_texts_that_do_not_fit_are_paired_by_what_is_unique_in_them() -> None:
    contract = word.read_bytes("c.docx", SOURCE)
    other = word.read_bytes("c.docx", document(p("Preamble"), p("Services"), p("Signed")))
    pairs = proof.paired(contract, (), other)
    assert [(contract.paragraphs[a].span.of(contract.text), b) for a, b in pairs.items()] == [
        ("Services", 1),
        ("Signed", 2),
    ]


def test_many_places_and_numbers_are_counted_after_the_first_few() -> None:
    blocks = [at(0, f"Matter {n}, as Section 2 says.") for n in range(1, 11)]
    source = document(p("See Section 2."), p("Agreement"), *blocks, p("Signed"), numbering=LISTS)
    notices = told(behind("Agreement", "Definitions", like=2), source=source)
    assert notices["10 clause numbers change"].message.endswith(
        "6 becomes 7 and 4 more; 11 references name the old ones"
    )
    stale = notices["clause 2 is 3 in the redline"].where
    assert (
        stale == "paragraph 1, clause 1, clause 2, clause 3, clause 4, clause 5 and 5 more places"
    )


# ------------------------------------------------------------------ in a review


def reviewed(folder: Path) -> Review:
    path = folder / "contract.docx"
    path.write_bytes(SOURCE)
    return pipeline.review(path, Options())


def test_a_review_tells_what_its_redline_renumbers(tmp_path: Path) -> None:
    made = replace(
        reviewed(tmp_path), revisions=(behind("Agreement", "Definitions", like=1)(CONTRACT),)
    )
    notices = pipeline.renumbered(
        made, pipeline.redline_bytes(tmp_path / "contract.docx", made, STAMP)
    )
    assert notices[0].code == "renumbered"
    assert not any(notice.unread for notice in notices)


def test_a_reference_that_goes_with_its_clause_is_not_told(tmp_path: Path) -> None:
    cited = "The Supplier shall provide the services described in Section 2.1(b).\n"
    revisions = tuple(make(CONTRACT) for make in (strike(cited), strike("the costs.\n")))
    made = replace(reviewed(tmp_path), revisions=revisions)
    redlined = write_bytes("c.docx", SOURCE, revisions, (), STAMP)
    struck = [n.message for n in pipeline.renumbered(made, redlined) if "struck" in n.code]
    assert struck == ["clause 1.1 is struck; the text still says 1.1 in clause 2.1(a)"]


def test_a_redline_that_leaves_all_paragraphs_is_not_read_again(tmp_path: Path) -> None:
    swap = Revision(id=0, finding="f", span=said(CONTRACT, "30"), delete="30", insert="60")
    assert pipeline.renumbered(replace(reviewed(tmp_path), revisions=(swap,)), b"no file") == ()
