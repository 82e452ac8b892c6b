"""The pieces a wording is compared by: words, numbers, spaces, marks, and never part of a letter."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redline.compare.tokens import tokens

ANY_SCRIPT = st.text(
    st.one_of(
        st.sampled_from("ab1 ,.$%’'-\n\r\t\ufffc\u0301\u200d\ufe0f👩🏽🇬🇧é合กำ한क्षि\u0600€"),
        st.characters(),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(ANY_SCRIPT)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@settings(deadline=None)
@given(ANY_SCRIPT)
def test_no_token_is_empty(text: str) -> None:
    assert all(tokens(text))


@settings(deadline=None)
@given(ANY_SCRIPT)
def test_an_object_without_text_stands_alone(text: str) -> None:
    assert all(piece == "\ufffc" for piece in tokens(text) if "\ufffc" in piece)


@settings(deadline=None)
@given(ANY_SCRIPT)
def test_a_combining_mark_stays_with_what_it_is_on(text: str) -> None:
    controls = {"Cc", "Zl", "Zp"}
    before = ""
    for token in tokens(text):
        if unicodedata.category(token[0])[0] == "M" and before:
            assert before == "\ufffc" or unicodedata.category(before) in controls
        before = token[-1]


@settings(deadline=None)
@given(ANY_SCRIPT)
def test_each_space_stands_alone_but_for_marks_and_a_windows_line_end(text: str) -> None:
    for piece in tokens(text):
        assert piece == "\r\n" or not any(char.isspace() for char in piece[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one-way", ["one", "-", "way"]),
        ("Customer's", ["Customer", "'", "s"]),
        ("Customer’s", ["Customer", "’", "s"]),
        ("(30) days", ["(", "30", ")", " ", "days"]),
        ("$5,000.50", ["$5,000.50"]),
        ("30%.", ["30%", "."]),
        ("5.2.1, 1st", ["5.2.1", ",", " ", "1st"]),
        ("CHF 1'000.00", ["CHF", " ", "1'000.00"]),
        ("US$5m", ["US", "$5m"]),
        ("“Fees”", ["“", "Fees", "”"]),
        ("a  b\t\n", ["a", " ", " ", "b", "\t", "\n"]),
        ("_____", ["_____"]),
    ],
)
def test_words_and_numbers_are_whole_and_marks_alone(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u0301te\u0301 x", ["e\u0301te\u0301", " ", "x"]),
        ("合意30日", ["合", "意", "30", "日"]),
        ("カ\u3099ス", ["カ\u3099", "ス"]),
        ("กำหนด", ["กำ", "ห", "น", "ด"]),
        ("ខ្មែរ", ["ខ្មែ", "រ"]),
        ("한국어 계약", ["한국어", " ", "계약"]),
        ("क्षत्रिय अनुबंध", ["क्षत्रिय", " ", "अनुबंध"]),
        ("می\u200cشود", ["می\u200cشود"]),
        ("\u0600٢٣", ["\u0600٢٣"]),
        ("x\ufffc\u0301", ["x", "\ufffc", "\u0301"]),
        (" \u0301a", [" \u0301", "a"]),
    ],
)
def test_other_scripts_are_cut_between_graphemes_only(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "emoji", ["👨‍👩‍👧", "🇬🇧", "👍🏽", "❤️", "1️⃣", "🏴\U000e0067\U000e0062\U000e007f", "🏳️‍🌈"]
)
def test_an_emoji_is_one_token(emoji: str) -> None:
    assert tokens(f"a {emoji}{emoji}.") == ["a", " ", emoji, emoji, "."]


@pytest.mark.parametrize(
    "piece", ["1,", "a\u0301", "\u0600", "1", "👩\u200d", "\u0301", "$", "ខ\u17d2", "’"]
)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    assert "".join(tokens(text)) == text
    assert time.process_time() - started < 2
