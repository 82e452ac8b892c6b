"""Files spoilt at random end in a redline that is right or in a clean refusal: no trace, no hang.

`make hunt` tries thousands more, with other seeds.
"""

from __future__ import annotations

import time

import pytest
from generated import chance, generated
from hostile import spoilt
from trials import FaultError, judge, tried, watched

BATCHES = 5
EACH = 40


@pytest.mark.parametrize("batch", range(BATCHES))
def test_spoilt_files_end_in_a_result_or_a_clean_refusal(batch: int) -> None:
    ends = set()
    for seed in range(batch * EACH, (batch + 1) * EACH):
        rng = chance(seed)
        what, data = spoilt(generated(rng, blocks=4), rng)
        try:
            ends.add(tried(data, rng))
        except FaultError as fault:
            raise AssertionError(f"seed {seed} ({what}): {fault}") from fault
    assert any("written" in end for end in ends)
    assert any("refused" in end for end in ends)


@pytest.mark.parametrize("batch", range(2))
def test_sound_files_of_all_kinds_of_content_are_redlined(batch: int) -> None:
    right = "judged right" if judge() else "not judged"
    ends = []
    for seed in range(batch * 20, (batch + 1) * 20):
        rng = chance(seed)
        ends.append(tried(generated(rng), rng))
    assert all(end.endswith((right, "write refused")) for end in ends)
    assert sum(right in end for end in ends) > len(ends) // 2


def test_harm_is_the_same_for_the_same_seed() -> None:
    made = [spoilt(generated(chance(5)), chance(6)) for _ in range(2)]
    assert made[0] == made[1]


def test_another_exception_is_a_fault_that_names_the_place() -> None:
    with pytest.raises(FaultError, match="read: KeyError"), watched("read", 5):
        raise KeyError("x")


def test_too_much_work_is_a_fault() -> None:
    with pytest.raises(FaultError, match="too slow"), watched("read", 1):
        _work(3)


def _work(seconds: int) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
