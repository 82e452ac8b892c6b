from __future__ import annotations

import os
from pathlib import Path

import pytest

from redline.cli.inputs import Source, contracts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.docx",
        "A.DOCX",
        "macros.docm",
        "template.dotx",
        "~$b.docx",
        ".hidden.docx",
        "b.redline.docx",
        "macros.redline.docm",
        "notes.txt",
        "old.doc",
        ".git/c.docx",
        "deals/2026/c.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def names(*paths: Path, top: Path) -> list[str]:
    return [source.path.relative_to(top).as_posix() for source in contracts(paths).sources]


def test_a_folder_gives_its_word_contracts_and_nothing_else(folder: Path) -> None:
    assert names(folder, top=folder) == [
        "A.DOCX",
        "b.docx",
        "macros.docm",
        "template.dotx",
        "deals/2026/c.docx",
    ]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    named = folder / "notes.txt"
    assert contracts([named]).sources == (Source(path=named),)


def test_a_contract_named_twice_is_reviewed_once(folder: Path) -> None:
    assert names(folder / "b.docx", folder / "." / "b.docx", top=folder) == ["b.docx"]


def test_the_place_below_the_folder_is_remembered(folder: Path) -> None:
    last = contracts([folder]).sources[-1]
    assert last.below == Path("deals/2026")


def test_a_folder_without_contracts_is_told_in_one_line(tmp_path: Path) -> None:
    found = contracts([tmp_path])
    assert found.sources == ()
    assert [str(trouble) for trouble in found.troubles] == [
        f"{tmp_path}: no Word contracts in it. redline looks for .docx, .docm, .dotx, .dotm; "
        "name the file if it is called otherwise."
    ]


def test_links_that_go_round_in_circles_do_no_harm(folder: Path) -> None:
    (folder / "deals" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "deals" / "same.docx").symlink_to(folder / "b.docx")
    assert len(contracts([folder]).sources) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open every folder")
def test_a_closed_folder_is_told_and_the_others_are_read(folder: Path) -> None:
    (folder / "deals").chmod(0)
    try:
        found = contracts([folder])
    finally:
        (folder / "deals").chmod(0o755)
    assert len(found.sources) == 4
    assert "cannot be opened" in str(found.troubles[0])
