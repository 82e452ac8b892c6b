"""What holds for every pair of files compared, tried on random files edited at random.

The judge is a reader of tracked changes nobody here wrote: rejecting our changes gives the older file,
accepting everything gives the newer one, in text, run formatting, paragraph properties and places.
`make hunt` tries thousands more, on real files too.
"""

from __future__ import annotations

import pytest
from compare_trials import compared, comparison
from editing import EDITS, NOISE, edited
from generated import chance, generated
from hostile import spoilt
from packing import members
from trials import FaultError, judge

pytestmark = pytest.mark.verifiers


@pytest.fixture(autouse=True, scope="module")
def _judged() -> None:
    if judge() is None:
        pytest.skip("the checkers were not found; set REDLINE_VERIFY to where they are")


@pytest.mark.parametrize("tracked", [False, True], ids=["clean", "tracked"])
@pytest.mark.parametrize("kind", sorted(EDITS))
def test_one_edit_is_right_both_ways(kind: str, *, tracked: bool) -> None:
    made = 0
    for seed in range(40):
        rng = chance(seed)
        old = generated(rng, blocks=3, tracked=tracked)
        names, new = edited(old, rng, kinds=[kind])
        if names:
            _hold(old, new, f"seed {seed}")
            made += 1
        if made == 2:
            return
    assert made or (kind == "marks_settled" and not tracked)


@pytest.mark.parametrize("seed", range(900, 912))
def test_many_edits_are_right_both_ways(seed: int) -> None:
    rng = chance(seed)
    old = generated(rng, blocks=8)
    names, new = edited(old, rng, edits=5)
    _hold(old, new, f"{names}")


@pytest.mark.parametrize("seed", range(8))
def test_a_file_compared_with_itself_comes_back_byte_for_byte(seed: int) -> None:
    old = generated(chance(seed))
    found = comparison(old, old)
    assert found.data == old
    assert not found.marks


@pytest.mark.parametrize("seed", range(6))
def test_what_no_reader_sees_makes_no_revision(seed: int) -> None:
    rng = chance(seed)
    old = generated(rng, tracked=False)
    _, new = edited(old, rng, edits=3, kinds=NOISE)
    assert comparison(old, new).data == old


@pytest.mark.parametrize("seed", range(4))
def test_the_same_pair_gives_the_same_bytes(seed: int) -> None:
    rng = chance(seed)
    old = generated(rng)
    _, new = edited(old, rng, edits=3, kinds=("word_changed", "paragraph_put", "look_changed"))
    assert comparison(old, new).data == comparison(old, new).data


@pytest.mark.parametrize("seed", range(6))
def test_parts_without_changes_stay_byte_for_byte(seed: int) -> None:
    rng = chance(seed)
    old = generated(rng, tracked=False)
    _, new = edited(old, rng, kinds=("word_changed",))
    before, after = members(old), members(comparison(old, new).data)
    edits = {name for name, part in members(new).items() if part != before[name]}
    assert {name for name, part in after.items() if part != before.get(name)} <= edits


@pytest.mark.parametrize("batch", range(3))
def test_a_spoilt_side_ends_in_a_result_or_a_clean_refusal(batch: int) -> None:
    for seed in range(batch * 20, (batch + 1) * 20):
        rng = chance(seed)
        old = generated(rng, blocks=3)
        _, new = edited(old, rng, edits=2)
        what, bad = spoilt(rng.choice((old, new)), rng)
        pair = (bad, new) if rng.random() < 0.5 else (old, bad)
        try:
            compared(*pair, sound=False)
        except FaultError as fault:
            raise AssertionError(f"seed {seed} ({what}): {fault}") from fault


def _hold(old: bytes, new: bytes, what: str) -> None:
    try:
        compared(old, new)
    except FaultError as fault:
        raise AssertionError(f"{what}: {fault}") from fault
