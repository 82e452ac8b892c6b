"""What phrases find in the words of a contract, and what they pass over."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redline.assess.phrases import Names, find, find_first, says
from redline.model import Choice, Gap, Phrase, Piece, Slot, Word
from redline.playbook.phrases import parse_phrase

NAMES = Names(us=("Northwind Ltd.", "Customer"), them=("the Supplier", "Acme Corp.", "Acme"))


def found(phrase: str, text: str, names: Names = NAMES) -> list[str]:
    return [span.of(text) for span in find(parse_phrase(phrase), text, names)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("gross negligence", "GROSS  Negligence; gross, negligence", 2),
        ("gross negligence", "grossly negligence, gross negligences", 0),
        ("terminat~", "Terminate, terminates, termination and determination", 3),
        ("pay ... days", "shall pay one two three four five six seven eight days", 1),
        ("pay ... days", "shall pay one two three four five six seven eight nine days", 0),
        ("pay ...9 days", "shall pay one two three four five six seven eight nine days", 1),
        ("(shall|must) pay", "shall pay; must pay; should pay", 2),
        ("as is", "provided “AS-IS”, as is, and as\u00a0is", 3),
        ("third-party", "third party, third-party, third\u2011party, thirdparty", 4),
        ("party's rights", "the party’s rights", 1),
        ("party rights", "the party's rights", 1),
        ("thirty (30) days", "thirty (30) days; thirty 30 days", 2),
        ("1.5%", "1.5% and 1.5 % but not 15%, 1,5% or 21.5%", 2),
        ("$1,000", "$1,000 but not $1000", 1),
        ("R&D", "R&D and R & D", 2),
        ("24/7", "24/7", 1),
        ("a (b|c ...2 d) e", "a b e; a c x d e; a c x x x d e", 2),
        (
            "indemnify [and hold harmless] them",
            "indemnify them; indemnify and hold harmless them",
            2,
        ),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, text: str, expected: int) -> None:
    assert len(found(phrase, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fee is due. Days pass.",
        "The fee is due?  Days pass.",
        'The fee is "due." Days pass.',
        "The fee is due.) “Days pass.",
        "The fee is due\nDays pass.",
    ],
)
def test_a_phrase_stops_where_a_sentence_or_paragraph_ends(text: str) -> None:
    assert found("due days", text) == []
    assert found("fee ... days", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The fee is due; Days pass",
        "The fee of Acme Inc. Days pass",
        "The fee under Exhibit A. Days pass",
        "the fee (see No. 5 of v. 2) days",
        "the fee is due\vdays",
        "the fee is due. days",
    ],
)
def test_what_ends_no_sentence_is_passed_over(text: str) -> None:
    assert len(found("fee ... days", text)) == 1


def test_a_match_covers_the_words_and_nothing_more() -> None:
    assert found("[prior] written consent", "with (prior, Written consent).") == [
        "prior, Written consent"
    ]


def test_matches_do_not_overlap_and_come_in_order() -> None:
    text = "a b a b a"
    spans = find(parse_phrase("a b [a]"), text, NAMES)
    assert [span.of(text) for span in spans] == ["a b a"]


def test_optional_words_in_front_are_taken_where_they_are() -> None:
    assert found("[x] [y] z", "x y z y z x z z") == ["x y z", "y z", "x z", "z"]


# ------------------------------------------------------------------ parties


def test_a_party_is_found_by_every_name_with_or_without_its_article() -> None:
    text = "The Customer shall pay; northwind ltd. shall pay; ACME shall pay"
    assert found("{us} shall pay", text) == ["The Customer shall pay", "northwind ltd. shall pay"]


def test_the_whole_of_a_name_is_taken() -> None:
    assert found("{them}", "Acme Corp. delivers")[0] == "Acme Corp"


def test_a_party_that_owns_something_is_still_that_party() -> None:
    assert found("{them} liability", "the Supplier’s liability") == ["the Supplier’s liability"]


def test_a_name_inside_a_word_is_no_name() -> None:
    assert found("{us} shall", "Subcustomer shall, Customers shall") == []


def test_where_a_contract_shows_no_party_none_is_found() -> None:
    assert found("{us} shall", "Customer shall", Names()) == []
    assert found("[{us}] shall", "Customer shall", Names()) == ["shall"]


def test_you_and_your_are_the_same_party() -> None:
    names = Names(us=("You",), them=("We",))
    text = "your data, our fees, you pay"
    assert found("{us}", text, names) == ["your", "you"]
    assert found("{them}", text, names) == ["our"]


def test_we_and_us_are_one_party_but_either_of_us_is_neither_side() -> None:
    names = Names(us=("You",), them=("We", "Marlow"))
    assert found("{them}", "indemnify us; neither of us may; both of us", names) == ["us"]
    assert found("{either} may", "indemnify us; neither of us may; both of us", names) == [
        "neither of us may"
    ]


def test_who_speaks_of_himself_has_a_verb_of_his_own() -> None:
    names = Names(us=("You",), them=("We",))
    assert found("{them} warrants", "We warrant that it works", names) == ["We warrant"]
    assert found("{them} is (responsible|liable)", "we are liable", names) == ["we are liable"]
    assert found("Supplier warrants", "Supplier warrant", Names(us=("Customer",))) == []


@pytest.mark.parametrize(
    "text",
    [
        "either party",
        "Each Party",
        "neither party",
        "a party",
        "the other party",
        "each of the parties",
        "The Receiving Party",
        "the non-breaching party",
        "Recipient",
    ],
)
def test_either_is_a_neutral_reference(text: str) -> None:
    assert found("{either} shall", f"{text} shall") == [f"{text} shall"]


def test_what_names_a_side_is_no_neutral_reference() -> None:
    names = Names(us=("Recipient", "the Receiving Party"), them=("Discloser",))
    text = "Recipient shall, the Receiving Party shall, the Disclosing Party shall"
    assert found("{either} shall", text, names) == ["the Disclosing Party shall"]


@pytest.mark.parametrize(
    "text", ["both parties", "The Parties", "the parties hereto", "Acme Corp. and the Customer"]
)
def test_both_are_named_together_or_each(text: str) -> None:
    assert found("{both} agree", f"{text} agree") == [f"{text} agree"]


def test_third_parties_are_not_both_parties() -> None:
    assert found("{both}", "third parties agree") == []


# ------------------------------------------------------------------ the other questions


def test_the_first_place_is_found_or_none() -> None:
    phrase = parse_phrase("b")
    assert find_first(phrase, "a b b", NAMES) == (2, 3)
    assert find_first(phrase, "a", NAMES) is None


def test_one_of_several_phrases_is_enough() -> None:
    phrases = (parse_phrase("x"), parse_phrase("b"))
    assert says(phrases, "a b", NAMES)
    assert not says(phrases, "a", NAMES)
    assert not says((), "a", NAMES)


def test_positions_hold_where_letters_change_their_number_in_lower_case() -> None:
    text = "\u0130\u0130\u0130 gross negligence"
    assert found("gross negligence", text) == ["gross negligence"]


# ------------------------------------------------------------------ against a matcher made to be plain

WORDS = st.sampled_from(["a", "b", "c", "d"])
PIECES: st.SearchStrategy[Piece] = st.recursive(
    st.one_of(st.builds(Word, WORDS), st.builds(Gap, st.integers(1, 3))),
    lambda inner: st.builds(
        Choice,
        st.lists(st.lists(inner, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(
            tuple
        ),
        st.booleans(),
    ),
    max_leaves=5,
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "d", "x"]), st.sampled_from([" ", ", ", "-", "\n"])),
    max_size=14,
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


def ends(pieces: tuple[Piece, ...], words: list[str], at: int) -> set[int]:
    """Every place where `pieces`, begun at word `at`, can end: by trying everything."""
    if not pieces:
        return {at}
    first, rest = pieces[0], pieces[1:]
    match first:
        case Word(text):
            reached = {at + 1} if words[at : at + 1] == [text] else set()
        case Gap(most):
            reached = set(range(at, min(at + most, len(words)) + 1))
        case Choice(options, optional):
            reached = {end for option in options for end in ends(option, words, at)}
            reached |= {at} if optional else set()
        case Slot():
            reached = set()
    return {end for middle in reached for end in ends(rest, words, middle)}


def begins_with_a_word(pieces: tuple[Piece, ...]) -> bool:
    return bool(pieces) and isinstance(pieces[0], Word)


@given(st.lists(PIECES, min_size=1, max_size=4).map(tuple).filter(begins_with_a_word), TEXTS)
def test_a_phrase_is_found_exactly_where_trying_everything_finds_it(
    pieces: tuple[Piece, ...], text: str
) -> None:
    expected = set()
    for line in re.finditer(r"[^\n]+", text):
        tokens = list(re.finditer(r"\w+", line.group()))
        words = [token.group() for token in tokens]
        for at, token in enumerate(tokens):
            if ends(pieces, words, at):
                expected.add(line.start() + token.start())
    first = find_first(Phrase("", pieces), text, NAMES)
    assert (first.start if first else None) == min(expected, default=None)


# ------------------------------------------------------------------ hostile text

PHRASES = (
    "pay ... days",
    "liab~ ...30 exceed~ ...25 (fees|charges|paid)",
    "{us} ... (indemnify|defend) ... [and hold harmless] {them}",
    "[the|a] (highest|utmost) [possible] degree of care",
    "1.5% of fees",
    "(a ...60 b|a ...60 c) ...60 (a ...60 b|a ...60 c) ...60 fees",
)
HOSTILE = {
    "spaces": " " * 1_000_000,
    "letters": "a" * 1_000_000,
    "words": "pay " * 60_000,
    "starts": "liability exceed " * 20_000,
    "ends": "pay days fees " + "liability exceed care " * 20_000,
    "wide": ("pay" + " " * 5_000) * 200,
    "names": "the Customer the Supplier " * 10_000,
    "stops": ". " * 500_000,
    "possessives": "'s " * 100_000,
    "percents": "1.5 " * 60_000,
    "digits": "1.5," * 60_000,
    "abbreviations": "Inc. Co. Corp. A. " * 15_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    quarter = text[: len(text) // 4]
    for source in PHRASES:
        phrase = parse_phrase(source)
        find(phrase, "warm", NAMES)
        long, short = seconds(phrase, text), seconds(phrase, quarter)
        assert long < 0.1 or long < 12 * short, source  # four times the text; quadratic would be 16
        assert long < 20, source


def seconds(phrase: Phrase, text: str) -> float:
    taken = []
    for _ in range(2):  # the better of two: the machine may be busy
        begun = time.perf_counter()
        find(phrase, text, NAMES)
        taken.append(time.perf_counter() - begun)
    return min(taken)


@pytest.mark.parametrize("text", ["its sub-supplier", "a Sub-Supplier", "another supplier"])
def test_somebody_else_in_the_same_role_is_not_the_party(text: str) -> None:
    names = Names(us=("Customer",), them=("Supplier",))
    assert found("{them}", text, names) == []
    assert found("{them} pays", f"{text}; Supplier pays", names) == ["Supplier pays"]
