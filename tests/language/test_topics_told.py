"""Topics: what a clause deals with beside its type, told by its sentences."""

from __future__ import annotations

import pytest

from redline.language.clause_model import clause_model
from redline.language.topics import (
    MOST_WINDOWS,
    SHORTEST,
    Settings,
    passages_of,
    tell_topics,
    topics,
    windows_of,
)
from redline.model import Clause, Contract, Role, Span

GRANT = "Licensor hereby grants to Licensee a license to use and distribute the Software."
LAW = "This Agreement shall be governed by the laws of the State of New York."
SOLICIT = (
    "During the term neither party shall solicit for employment or hire any employee of the other."
)


def test_each_sentence_gives_its_own_topic_away() -> None:
    chances = topics(clause_model(), f"{GRANT} {SOLICIT}")
    surest = sorted(chances, key=lambda name: -chances[name])[:2]
    assert set(surest) == {"license-grant", "non-solicitation"}
    assert chances["insurance"] < 0.1


def test_a_long_clause_hides_no_sentence() -> None:
    filling = "The parties met in the morning and spoke of the weather at some length. " * 15
    chances = topics(clause_model(), f"{filling}{LAW}")
    assert chances["governing-law"] > 0.5


def test_nothing_said_is_no_topic() -> None:
    chances = topics(clause_model(), "")
    assert set(chances) == set(clause_model().topics)
    assert max(chances.values()) < 0.3


def test_chances_are_probabilities() -> None:
    chances = topics(clause_model(), f"{GRANT} {LAW} {SOLICIT}").values()
    assert all(0 < chance < 1 for chance in chances)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("One short sentence. Another one.", 1),
        (f"{GRANT} {LAW}", 2),
        (f"{GRANT}\nand so on", 2),
        (f"{GRANT.removesuffix('.')}; and ever after the same", 1),
    ],
)
def test_sentences_are_looked_at_one_by_one_and_short_ones_together(text: str, count: int) -> None:
    windows = windows_of(text)
    assert len(windows) == count
    assert " ".join(" ".join(windows).split()) == " ".join(text.split())


def test_of_a_very_long_clause_only_so_much_is_looked_at() -> None:
    sentence = "It is agreed that " + "and more " * SHORTEST + ". "
    assert len(passages_of(sentence * 3 * MOST_WINDOWS)) == MOST_WINDOWS


def test_more_that_speaks_for_a_topic_never_makes_it_less_likely() -> None:
    every = [Settings(*own) for own in clause_model().topic_settings]
    assert len(every) == len(clause_model().topics)
    assert all(own.near > 0 and own.near + own.sure > 0 for own in every)


def test_a_clause_is_told_its_topics_beside_its_type_and_a_title_none() -> None:
    text = f"{GRANT} {SOLICIT}"
    contract = Contract(name="a", sha256="", text=text, paragraphs=())
    whole = Span(0, len(text))
    clauses = (
        Clause(id="1", type="license-grant", span=whole, body=whole),
        Clause(id="2", role=Role.TITLE, span=whole, body=whole),
    )
    told = tell_topics(contract, clauses)
    assert [clause.topics for clause in told] == [("non-solicitation",), ()]
