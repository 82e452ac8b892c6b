"""Contracts of 7, 48 and 350 pages, few and hundreds of edits: exact both ways at the cheapest cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from compare_judge import STAMP, Redlined, cost, current, faults, load, settled
from sampling import WHOLE

from benchmarks.versions import Versions, versions
from redline import word

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = (350, 900)
SIZES = ((7, 5), (7, 60), (48, 5), (48, 200), *(((350, 5), LARGEST) if WHOLE else ()))
"""To read 350 pages takes long; to count what is struck and written in them does not."""


def named(size: tuple[int, int]) -> str:
    return f"{size[0]} pages {size[1]} edits"


@pytest.fixture(scope="module")
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Versions, Redlined]:
    pages, edits = request.param
    contract = versions(pages, edits)
    folder = tmp_path_factory.mktemp("size")
    old, new = contract.write(folder)
    out = folder / "out.docx"
    out.write_bytes(word.compare(old, new, STAMP).data)
    return contract, Redlined(old=old, new=new, out=out)


@pytest.mark.parametrize("made", SIZES, indirect=True, ids=named)
def test_accepting_reads_as_the_new_contract_and_rejecting_as_the_old(
    made: tuple[Versions, Redlined],
) -> None:
    contract, redline = made
    assert settled(redline.data, accepting=True) == current(contract.new)
    assert settled(redline.data, accepting=False) == current(contract.old)


@pytest.mark.parametrize("made", sorted({*SIZES, LARGEST}), indirect=True, ids=named)
def test_a_redline_costs_no_more_than_the_cheapest_alignment_of_words(
    made: tuple[Versions, Redlined],
) -> None:
    contract, redline = made
    assert sum(cost(redline.data)) == contract.cost


@pytest.mark.verifiers
@pytest.mark.parametrize("made", SIZES, indirect=True, ids=named)
def test_an_engine_of_others_finds_every_character_and_its_look(
    made: tuple[Versions, Redlined], verifiers: Path
) -> None:
    _, redline = made
    assert faults(load(verifiers, "xml_engine"), redline) == []
