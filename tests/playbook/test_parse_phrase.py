"""Phrases as rules write them, and what is said of those that make no sense."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redline.model import Choice, Gap, Piece, Slot, Word
from redline.playbook.phrases import SIDES, WIDEST_GAP, parse_phrase


def refusal(source: str) -> str:
    """Why a phrase is refused, empty if it is not."""
    try:
        parse_phrase(source)
    except ValueError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("gross negligence", (Word("gross"), Word("negligence"))),
        ("Terminat~", (Word("terminat", prefix=True),)),
        ("pay ... days", (Word("pay"), Gap(8), Word("days"))),
        ("pay ...20 days", (Word("pay"), Gap(20), Word("days"))),
        ("pay… days", (Word("pay"), Gap(8), Word("days"))),
        (
            "(shall|must now) pay",
            (Choice(((Word("shall"),), (Word("must"), Word("now")))), Word("pay")),
        ),
        ("[prior] consent", (Choice(((Word("prior"),),), optional=True), Word("consent"))),
        ("thirty (30) days", (Word("thirty"), Word("30"), Word("days"))),
        ("{us} and { Them's } x", (Slot("us"), Word("and"), Slot("them"), Word("x"))),
        ("{us}'s data", (Slot("us"), Word("data"))),
        ("as is, where-is; “as seen”.", tuple(map(Word, ["as", "is", "where-is", "as", "seen"]))),
        ("third\u2011party’s", (Word("third-party's"),)),
        ("1,000.50 % of $5", tuple(map(Word, ["1,000.50", "%", "of", "$5"]))),
    ],
)
def test_a_phrase_is_read(source: str, pieces: tuple[Piece, ...]) -> None:
    phrase = parse_phrase(source)
    assert phrase.pieces == pieces
    assert phrase.source == source


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("", "character 1: a phrase needs at least one word"),
        ("[a]", "character 1: a phrase needs at least one word"),
        ("(a|b", "character 1: this ( is never closed"),
        ("a (b]", "character 5: expected ) to close ("),
        ("a)", "character 2: this ) closes nothing"),
        ("a|b", "character 2: put round brackets"),
        ("a ()", "character 3: nothing to choose in ()"),
        ("a (b|)", "character 3: nothing to choose in ()"),
        ("a ([b]|c)", "character 3: square brackets already say"),
        ("te~rm", "character 3: ~ belongs at the end of a word"),
        ("%~", "character 1: ~ belongs at the end of a word"),
        ("... a", "character 1: a phrase cannot begin with a gap"),
        ("[... a] b", "character 1: a phrase cannot begin with a gap"),
        ("a ...", "character 6: a phrase cannot end with a gap"),
        ("a [b ...]", "character 10: a phrase cannot end with a gap"),
        ("a ... ... b", "character 1: two gaps stand side by side"),
        ("a (b ... ... c|d)", "character 1: two gaps stand side by side"),
        ("a ...0 b", "character 3: a gap holds 1 to 60 words"),
        ("a ...61 b", "character 3: a gap holds 1 to 60 words"),
        ("a + b", "character 3: '+' has no meaning in a phrase"),
        ("{you} pay", "character 1: unknown party {you}; a phrase knows {us}"),
        ("{us pay", "character 1: this { is never closed"),
        ("us} pay", "character 3: this } closes nothing"),
        ("pay <b>", "character 5: '<' has no meaning in a phrase"),
        ("((((((((a|b)|c)|d)|e)|f)|g)|h)|i)", "character 7: brackets go deeper than 6"),
        ("a" * 501, "character 501: the phrase is too long"),
    ],
)
def test_a_phrase_that_makes_no_sense_is_refused_with_its_place(source: str, problem: str) -> None:
    assert refusal(source).startswith(problem)


# ------------------------------------------------------------------ what is written is what is read

WORDS = st.builds(Word, st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True), st.booleans())
SLOTS = st.builds(Slot, st.sampled_from(SIDES))
GAPS = st.builds(Gap, st.integers(1, WIDEST_GAP))


def options(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    sequence = st.lists(inner, min_size=1, max_size=3).map(tuple)
    several = st.lists(sequence, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Choice, several),
        st.builds(lambda one: Choice((one,), optional=True), sequence),
    )


PIECES: st.SearchStrategy[Piece] = st.recursive(st.one_of(WORDS, SLOTS), options, max_leaves=6)


def written(pieces: tuple[Piece, ...]) -> str:
    return " ".join(map(one, pieces))


def one(piece: Piece) -> str:
    match piece:
        case Word(text, prefix):
            return text + "~" * prefix
        case Gap(most):
            return f"...{most}"
        case Slot(side):
            return f"{{{side}}}"
        case Choice(choices, optional):
            inner = "|".join(map(written, choices))
            return f"[{inner}]" if optional else f"({inner})"


@given(WORDS, st.lists(st.one_of(PIECES, PIECES, GAPS), max_size=3), WORDS)
def test_a_phrase_means_what_its_pieces_would_be_written_as(
    first: Word, middle: list[Piece], last: Word
) -> None:
    pieces = (first, *middle, last)
    refused = refusal(written(pieces))
    if refused:
        assert re.search("two gaps|square brackets|brackets go deeper", refused)
    else:
        assert parse_phrase(written(pieces)).pieces == pieces


@given(st.text(alphabet="ab ~.…()[]{}|us%-'’,\n0", max_size=30))
def test_any_text_is_a_phrase_or_refused_with_a_place(source: str) -> None:
    assert re.match(r"$|character [0-9]+: ", refusal(source))
