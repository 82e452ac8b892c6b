"""Every one-feature edit, redlined and judged both ways: by our own reading and by engines of others."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from build import members
from compare_cases import CASES, THE_34, Case
from compare_judge import (
    PARTED,
    Judge,
    Redlined,
    cost,
    current,
    elements,
    faults,
    load,
    our_marks,
    redlined,
    repeated_ids,
    settled,
    their_marks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

each = pytest.mark.parametrize("name", [case.name for case in CASES])
NAMED = {case.name: case for case in CASES}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def judge(verifiers: Path) -> Iterator[Judge]:
    judge = Judge(verifiers, "pandoc,lo")
    yield judge
    judge.close()


class Made:
    """The redlines of the cases, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._redlines: dict[str, Redlined] = {}

    def __call__(self, name: str) -> tuple[Case, Redlined]:
        """Return a case and its redline."""
        if name not in self._redlines:
            folder = self._folder / str(list(NAMED).index(name))
            folder.mkdir(exist_ok=True)
            self._redlines[name] = redlined(NAMED[name], folder)
        return NAMED[name], self._redlines[name]


def test_there_are_34_edits_by_which_engines_are_compared() -> None:
    assert len(THE_34) == 34
    assert len(NAMED) == len(CASES)


@each
def test_accepting_reads_as_the_new_document_and_rejecting_as_the_old(
    name: str, made: Made
) -> None:
    case, redline = made(name)
    data = redline.data
    assert settled(data, accepting=False) == current(case.old)
    if not (case.told and redline.notices):
        assert settled(data, accepting=True) == current(case.new)


@each
def test_no_more_is_struck_and_written_than_must_be(name: str, made: Made) -> None:
    case, redline = made(name)
    struck, written = cost(redline.data)
    if case.struck is not None:
        assert (struck, written) == (case.struck, case.written)
    if case.marks is not None:
        assert our_marks(redline.data) == case.marks


@each
def test_what_must_stay_whole_does(name: str, made: Made) -> None:
    case, redline = made(name)
    for tag in case.same:
        assert elements(redline.data, tag) == elements(case.old, tag), tag
    for tag in case.outside:
        assert elements(redline.data, tag, in_ours=True) == 0, tag


@each
def test_the_marks_of_others_are_all_there_with_author_date_and_id(name: str, made: Made) -> None:
    case, redline = made(name)
    before, after = their_marks(case.old), their_marks(redline.data)
    assert not before - after
    assert {(mark[0].removesuffix("-run") in PARTED, mark[1:3]) for mark in after - before} <= {
        (True, mark[1:3]) for mark in before
    }


@each
def test_no_id_of_a_mark_is_used_twice_in_a_part(name: str, made: Made) -> None:
    _, redline = made(name)
    assert repeated_ids(redline.data) == []


def test_equal_files_give_back_the_old_one_byte_for_byte(made: Made) -> None:
    case, redline = made("identical files")
    assert redline.data == case.old


@pytest.mark.parametrize("name", [case.name for case in CASES if case.marks == {}])
def test_where_nothing_is_marked_every_part_keeps_its_bytes(name: str, made: Made) -> None:
    case, redline = made(name)
    assert members(redline.data) == members(case.old)


@each
@pytest.mark.verifiers
def test_an_engine_of_others_settles_it_both_ways(name: str, made: Made, verifiers: Path) -> None:
    case, redline = made(name)
    found = faults(load(verifiers, "xml_engine"), redline, loose=bool(case.loose))
    assert not_told(case, redline, found) == []


def not_told(case: Case, redline: Redlined, found: list[str]) -> list[str]:
    """Leave out what accepting lacks where a notice says that Word has no mark for it."""
    told = case.told and redline.notices
    return [fault for fault in found if not (told and ACCEPTED.match(fault))]


ACCEPTED = re.compile(r"(FAIL\s+)?accept ")

# ------------------------------------------------------------------ LibreOffice and pandoc

EXPLAINED = {
    "a note written before another": "LibreOffice 7.4 gives notes to marks by their order in the part",
    "a note struck": "the same: behind a struck mark the next one gets the wrong note's text",
}
"""Cases in which LibreOffice or pandoc sees something else than was written, and why that is theirs."""


@each
@pytest.mark.verifiers
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pandoc_and_libreoffice_settle_it_both_ways(name: str, made: Made, judge: Judge) -> None:
    case, redline = made(name)
    found = not_told(case, redline, judge(redline))
    if name in EXPLAINED:
        assert found, f"explained, but no longer there: {EXPLAINED[name]}"
    else:
        assert found == []
