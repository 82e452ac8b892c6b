"""The cheapest edits between two token sequences, in as few places as possible, where words start."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redline.compare import cheapest
from redline.compare.tokens import Edit, edits, tokens

SHORT = st.lists(st.sampled_from(["a", "bb", "cccc", "ddddddd", " ", "\n", "."]), max_size=10)


def found(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    return edits(old, new, [len(token) for token in old], [len(token) for token in new])


def made(old: Sequence[str], new: Sequence[str], changes: Sequence[Edit]) -> list[str]:
    out, at = [], 0
    for change in changes:
        out += [*old[at : change.old_start], *new[change.new_start : change.new_end]]
        at = change.old_end
    return [*out, *old[at:]]


def cost(old: Sequence[str], new: Sequence[str], changes: Sequence[Edit]) -> tuple[int, int]:
    struck = sum(len("".join(old[edit.old_start : edit.old_end])) for edit in changes)
    written = sum(len("".join(new[edit.new_start : edit.new_end])) for edit in changes)
    return struck + written, len(changes)


def least(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Try everything: for each cell the best (weight, edits) right after a kept pair and in an edit."""
    never = (10**9, 0)
    kept = {(0, 0): (0, 0)}
    edit: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(old) + 1):
        for j in range(len(new) + 1):
            ways = []
            for cell, token in (((i - 1, j), old[i - 1 : i]), ((i, j - 1), new[j - 1 : j])):
                weight, count = kept.get(cell, never)
                ways.append((weight + len("".join(token)), count + 1))
                weight, count = edit.get(cell, never)
                ways.append((weight + len("".join(token)), count))
            edit[i, j] = min(ways)
            if i and j and old[i - 1] == new[j - 1]:
                kept[i, j] = min(kept.get((i - 1, j - 1), never), edit.get((i - 1, j - 1), never))
    end = len(old), len(new)
    return min(kept.get(end, never), edit[end])


def shown(old: str, new: str) -> str:
    """Write the change as CriticMarkup."""
    left, right = tokens(old), tokens(new)
    out, at = "", 0
    for edit in found(left, right):
        struck = "".join(left[edit.old_start : edit.old_end])
        written = "".join(right[edit.new_start : edit.new_end])
        out += "".join(left[at : edit.old_start])
        out += (f"{{--{struck}--}}" if struck else "") + (f"{{++{written}++}}" if written else "")
        at = edit.old_end
    return out + "".join(left[at:])


@settings(deadline=None)
@given(SHORT, SHORT)
def test_the_edits_turn_old_into_new(old: list[str], new: list[str]) -> None:
    assert made(old, new, found(old, new)) == new


@settings(deadline=None)
@given(SHORT, SHORT)
def test_no_other_edits_are_cheaper_and_as_cheap_ones_not_fewer(
    old: list[str], new: list[str]
) -> None:
    assert cost(old, new, found(old, new)) == least(old, new)


@settings(deadline=None)
@given(SHORT, SHORT)
def test_edits_are_in_order_apart_and_not_empty(old: list[str], new: list[str]) -> None:
    changes = found(old, new)
    assert all(edit.old_end > edit.old_start or edit.new_end > edit.new_start for edit in changes)
    assert all(
        left.old_end < right.old_start and left.new_end < right.new_start
        for left, right in pairwise(changes)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("shall pay", "shall not pay", "shall {++not ++}pay"),
        ("shall not pay", "shall pay", "shall {--not --}pay"),
        ("A, C and D", "A, B, C and D", "A, {++B, ++}C and D"),
        ("see (x) now", "see (y) (x) now", "see {++(y) ++}(x) now"),
        ("A pays. A goes.", "A pays. A sings. A goes.", "A pays. {++A sings. ++}A goes."),
        ("Pay now", "Pay now promptly", "Pay now{++ promptly++}"),
        ("Pay now.", "Pay now here.", "Pay now{++ here++}."),
        ("one\ntwo\n", "one\ntwo\ntwo\n", "one\n{++two\n++}two\n"),
        ("in 15 days", "in 45 days", "in {--15--}{++45++} days"),
        ("$1,000.00 a year", "$2,000.00 a year", "{--$1,000.00--}{++$2,000.00++} a year"),
        ("same", "same", "same"),
        ("", "all new", "{++all new++}"),
        ("all gone", "", "{--all gone--}"),
    ],
)
def test_a_change_starts_where_a_reader_would_start_it(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_two_changes_are_one_where_that_costs_no_more() -> None:
    assert shown("Customer shall pay", "The Supplier shall pay").count("{--") == 1


def test_tokens_need_not_be_text() -> None:
    old, new = [("a", 1), ("b", 1), ("c", 1)], [("a", 1), ("c", 1)]
    assert edits(old, new, [1, 1, 1], [1, 1]) == [Edit(1, 2, 1, 1)]


def test_a_token_without_weight_costs_nothing() -> None:
    assert edits(["x", "", "y"], ["x", "y", ""], [1, 0, 1], [1, 1, 0]) != []


def reworded(seed: int, length: int) -> tuple[list[str], list[str]]:
    rnd = random.Random(seed)  # noqa: S311 - nothing secret
    words = [f"{chr(97 + n % 26) * (1 + n % 7)}{n}" for n in range(300)]
    old = [word for _ in range(length) for word in (rnd.choice(words), " ")]
    return old, [rnd.choice(words) if rnd.random() < 0.3 else word for word in old]


@settings(deadline=None)
@given(st.integers(0, 50), st.sampled_from([0, 50, 500, 4_000]))
def test_a_search_cut_short_still_turns_old_into_new(seed: int, limit: int) -> None:
    old, new = reworded(seed, 40)
    weights = [[len(token) for token in side] for side in (old, new)]
    pairs = cheapest.kept(old, new, weights[0], weights[1], limit)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


def test_a_search_cut_short_keeps_most_of_what_could_be_kept() -> None:
    old, new = reworded(7, 400)
    weights = [[len(token) for token in side] for side in (old, new)]
    best = cheapest.kept(old, new, weights[0], weights[1])
    quick = cheapest.kept(old, new, weights[0], weights[1], 40_000)
    assert sum(weights[0][i] for i, _ in quick) >= 0.8 * sum(weights[0][i] for i, _ in best)


@pytest.mark.parametrize("shared", [True, False])
def test_many_tokens_reworded_throughout_take_no_more_than_seconds(shared: bool) -> None:
    rnd = random.Random(1)  # noqa: S311 - nothing secret
    old = [str(rnd.randrange(300)) for _ in range(1500)]
    new = [str(rnd.randrange(300) + (0 if shared else 300)) for _ in range(1500)]
    started = time.process_time()
    assert made(old, new, found(old, new)) == new
    assert time.process_time() - started < 30  # about a second on an idle machine


@pytest.mark.parametrize("limit", [1000, 2600, 5000])
def test_what_repeats_all_over_is_kept_as_far_as_the_search_may_go(limit: int) -> None:
    """No token stands once on both sides, so that nothing holds the two together."""
    old, new = list("abc" * 20), list("cba" * 20 + "ab" * 5)
    pairs = cheapest.kept(old, new, [1] * len(old), [1] * len(new), limit)
    best = cheapest.kept(old, new, [1] * len(old), [1] * len(new))
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert len(best) - 1 <= len(pairs) <= len(best)
