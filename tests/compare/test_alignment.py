"""Which paragraphs became which: the same beyond doubt, reworded, split, merged, deleted, inserted."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redline.compare import alignment
from redline.compare.alignment import Group, anchors, groups

KEYS = st.lists(st.sampled_from("abcdefghijkl "), max_size=40)
WORDS = st.sampled_from(["fees", "are", "due", "within", "30", "days", "of", "invoice", "(a)", "—"])
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12)

PAY = "The Customer shall pay the fees within thirty days of the invoice."
INTEREST = "The Supplier may charge interest on sums that are overdue."
LAW = "This Agreement is governed by the laws of England and Wales."
SECRETS = "Neither party may disclose confidential information without prior written consent."


def pairs(found: list[Group]) -> list[tuple[int, int]]:
    return [
        (group.old_start, group.new_start)
        for group in found
        if group.old_end > group.old_start and group.new_end > group.new_start
    ]


@settings(deadline=None)
@given(KEYS, KEYS)
def test_anchors_pair_equal_keys_in_order(old: list[str], new: list[str]) -> None:
    found = anchors(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(found))


@settings(deadline=None)
@given(KEYS)
def test_a_document_is_anchored_to_itself_everywhere(keys: list[str]) -> None:
    assert anchors(keys, keys) == [(at, at) for at in range(len(keys))]


@settings(deadline=None)
@given(KEYS, st.integers(0, 40))
def test_one_paragraph_inserted_costs_no_other_its_anchor(keys: list[str], at: int) -> None:
    assert len(anchors(keys, [*keys[:at], "new", *keys[at:]])) == len(keys)


def test_a_moved_block_is_anchored_on_one_side_of_what_it_passed() -> None:
    assert anchors(list("abcdefgh"), list("abfgcdeh")) == [
        (0, 0),
        (1, 1),
        (2, 4),
        (3, 5),
        (4, 6),
        (7, 7),
    ]


def test_an_empty_paragraph_is_anchored_only_next_to_another_anchor() -> None:
    empty = [""] * 6
    old = [*empty, "x", "A", "B", "", "y"]
    new = [*empty, "x", "", "A1", "B1", "y"]
    assert (9, 7) not in anchors(old, new)


def test_where_every_key_is_frequent_the_longest_common_sequence_is_anchored() -> None:
    assert len(anchors(list("abab" * 4), list("baba" * 4))) == 15


def test_keys_that_stand_twice_are_anchored_by_a_small_exact_search() -> None:
    assert anchors(list("xabbaz"), list("ybabaw")) == [(1, 2), (2, 3), (4, 4)]


@pytest.mark.parametrize("keys", [5, 5_000, 100_000])
def test_anchors_of_twenty_thousand_paragraphs_take_seconds_at_most(keys: int) -> None:
    rnd = random.Random(keys)  # noqa: S311 - nothing secret
    old = [rnd.randrange(keys) for _ in range(20_000)]
    new = [rnd.randrange(keys) for _ in range(20_000)]
    started = time.process_time()
    anchors(old, new)
    assert time.process_time() - started < 5


def test_a_rare_key_that_moved_does_not_part_a_small_gap_from_what_it_shares() -> None:
    nested = [*range(90), *range(89, -1, -1)]
    assert len(anchors(nested, nested[1:] + nested[:1])) == len(nested) - 1


def test_in_a_large_gap_the_rare_keys_are_anchored_first() -> None:
    old = [f"{n}" for n in range(300) for _ in range(1 + n % 2)]
    new = [key for key in old if int(key) % 7]
    assert len(anchors(old[::-1], new[::-1])) == len(new)


def assert_covers(found: list[Group], old: list[str], new: list[str]) -> None:
    ends = [(0, 0), *((group.old_end, group.new_end) for group in found)]
    assert [(group.old_start, group.new_start) for group in found] == ends[:-1]
    assert ends[-1] == (len(old), len(new))


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_groups_cover_both_sides_in_order(old: list[str], new: list[str]) -> None:
    assert_covers(groups(old, new), old, new)


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_a_group_is_one_to_few_few_to_one_or_one_to_none(old: list[str], new: list[str]) -> None:
    for group in groups(old, new):
        sizes = sorted((group.old_end - group.old_start, group.new_end - group.new_start))
        assert sizes[0] <= 1 <= sizes[1] <= 6
        assert sizes != [0, 0]


@settings(deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_a_blank_paragraph_pairs_with_a_blank_one_only(old: list[str], new: list[str]) -> None:
    for i, j in pairs(groups(old, new)):
        assert bool(old[i].strip()) == bool(new[j].strip())


@settings(deadline=None)
@given(PARAGRAPHS)
def test_a_gap_of_equal_paragraphs_pairs_one_to_one(texts: list[str]) -> None:
    assert pairs(groups(texts, texts)) == [(at, at) for at in range(len(texts))]


def test_a_reworded_paragraph_is_paired_and_an_unrelated_one_is_not() -> None:
    new = ["The Customer must pay all fees within sixty days of the invoice.", SECRETS]
    assert groups([PAY, LAW], new) == [
        Group(0, 1, 0, 1),
        Group(1, 2, 1, 1),
        Group(2, 2, 1, 2),
    ]


def test_a_paragraph_pairs_with_what_it_became_and_not_with_its_neighbour() -> None:
    assert pairs(groups([PAY, LAW], [INTEREST, PAY.replace("thirty", "sixty"), SECRETS, LAW])) == [
        (0, 1),
        (1, 3),
    ]


def test_a_sentence_cut_from_a_paragraph_leaves_it_the_same_paragraph() -> None:
    assert pairs(groups([f"{PAY} {SECRETS} {LAW}"], [PAY])) == [(0, 0)]


def test_a_paragraph_split_in_two_is_one_group() -> None:
    assert groups([f"{PAY} {INTEREST}"], [PAY, INTEREST]) == [Group(0, 1, 0, 2)]


def test_a_split_with_small_changes_is_still_one_group() -> None:
    new = [PAY.replace("thirty", "sixty"), f"{INTEREST} Always."]
    assert groups([f"{PAY} {INTEREST}", LAW], [*new, LAW]) == [Group(0, 1, 0, 2), Group(1, 2, 2, 3)]


def test_three_paragraphs_merged_are_one_group() -> None:
    assert groups([PAY, INTEREST, LAW], [f"{PAY} {INTEREST} {LAW}"]) == [Group(0, 3, 0, 1)]


def test_a_heading_inserted_beside_a_paragraph_is_not_a_part_of_it() -> None:
    assert groups([PAY], ["Fees", PAY.replace("thirty", "sixty")]) == [
        Group(0, 0, 0, 1),
        Group(0, 1, 1, 2),
    ]


def test_short_texts_of_one_shape_at_the_same_place_pair() -> None:
    assert pairs(groups(["USD 100", "30", "Term"], ["EUR 250", "45", "Duration"])) == [
        (0, 0),
        (1, 1),
        (2, 2),
    ]


def test_short_texts_of_other_shape_do_not_pair() -> None:
    assert pairs(groups(["Term"], ["(30)"])) == []


def test_of_equal_covers_the_earlier_pairing_wins_and_deletion_comes_first() -> None:
    assert groups([PAY], [PAY, PAY]) == [Group(0, 1, 0, 1), Group(1, 1, 1, 2)]
    assert groups([LAW], [SECRETS]) == [Group(0, 1, 0, 0), Group(1, 1, 0, 1)]


def test_marks_alone_pair_with_the_same_marks() -> None:
    assert pairs(groups(["* * *", ""], ["", "* * *"])) == [(0, 1)]


def contract(seed: int, length: int) -> list[str]:
    rnd = random.Random(seed)  # noqa: S311 - nothing secret
    words = [f"{chr(97 + n % 26) * (1 + n % 5)}{n}" for n in range(2_000)]
    return [" ".join(rnd.choice(words) for _ in range(20)) for _ in range(length)]


def test_a_long_gap_is_paired_by_rare_words() -> None:
    old = contract(1, 400)
    new = [text.replace(text.split()[3], "changed") for text in old[:200] + old[210:]]
    found = groups(old, new)
    assert_covers(found, old, new)
    expected = {(at, at if at < 200 else at - 10) for at in range(400) if not 200 <= at < 210}
    assert set(pairs(found)) == expected


def test_without_rare_words_a_long_gap_is_paired_by_place() -> None:
    old = [f"Item {'x' * (n % 3)} costs {n % 4}" for n in range(300)]
    new = [text.replace("costs", "is") for text in old]
    found = groups(old, new)
    assert_covers(found, old, new)
    assert len(pairs(found)) == 300


@pytest.mark.parametrize("kind", ["different", "numbers", "few words"])
def test_five_thousand_paragraphs_changed_throughout_take_seconds_at_most(kind: str) -> None:
    rnd = random.Random(3)  # noqa: S311 - nothing secret
    old, new = {
        "different": (contract(1, 5_000), contract(2, 5_000)),
        "numbers": ([f"x{n} y{n}" for n in range(5_000)], [f"z{n} w{n}" for n in range(5_000)]),
        "few words": tuple(
            [" ".join(rnd.choice("abcdefg") for _ in range(8)) for _ in range(5_000)]
            for _ in range(2)
        ),
    }[kind]
    started = time.process_time()
    found = groups(old, new)
    assert time.process_time() - started < 15  # half a second on an idle machine
    assert_covers(found, old, new)


def test_the_quick_answer_for_one_paragraph_is_the_thorough_one() -> None:
    new = PAY.replace("thirty", "sixty")
    assert groups([PAY], [new]) == groups([PAY, LAW], [new, LAW])[:1]
    assert alignment.groups(["   "], ["  x"]) == [Group(0, 1, 0, 0), Group(1, 1, 0, 1)]
