from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from redline.cli.inputs import Source
from redline.cli.outputs import check_free, places, write
from redline.errors import UsageError


def redlines(*sources: Source, folder: Path | None = None) -> list[str]:
    return [place.of("redline").as_posix() for place in places(sources, folder)]


def test_a_redline_lies_beside_its_contract() -> None:
    assert redlines(Source(path=Path("in/acme.docx"))) == ["in/acme.redline.docx"]


def test_a_redline_goes_under_the_folder_named() -> None:
    source = Source(path=Path("in/2026/acme.docx"), below=Path("2026"))
    assert redlines(source, folder=Path("out")) == ["out/2026/acme.redline.docx"]


def test_two_contracts_of_one_name_never_share_a_redline() -> None:
    sources = [Source(path=Path(path)) for path in ("a/nda.docx", "b/NDA.docx", "c/nda.docx")]
    assert redlines(*sources, folder=Path("out")) == [
        "out/nda.redline.docx",
        "out/NDA-2.redline.docx",
        "out/nda-3.redline.docx",
    ]


@pytest.mark.parametrize("suffix", [".docm", ".dotx", ".dotm"])
def test_a_redline_keeps_an_ending_that_word_insists_on(suffix: str) -> None:
    assert redlines(Source(path=Path(f"a{suffix.upper()}"))) == [f"a.redline{suffix}"]


def test_any_other_ending_gives_a_docx() -> None:
    assert redlines(Source(path=Path("a.bin"))) == ["a.redline.docx"]


def test_reports_are_named_after_the_contract() -> None:
    place = places([Source(path=Path("a.v2.docx"))], None)[0]
    assert [place.of(kind).name for kind in ("json", "jsonl", "markdown")] == [
        "a.v2.review.json",
        "a.v2.review.jsonl",
        "a.v2.review.md",
    ]


def test_an_earlier_output_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.redline.docx"
    path.touch()
    with pytest.raises(UsageError, match=r"is there already. Overwrite it with --force"):
        check_free(path, [], force=False)
    check_free(path, [], force=True)


def test_a_dangling_link_is_no_free_place(tmp_path: Path) -> None:
    path = tmp_path / "a.redline.docx"
    path.symlink_to(tmp_path / "gone")
    with pytest.raises(UsageError, match="is there already"):
        check_free(path, [], force=False)


def test_no_force_overwrites_an_input(tmp_path: Path) -> None:
    path = tmp_path / "a.redline.docx"
    path.touch()
    with pytest.raises(UsageError, match="is itself a contract under review"):
        check_free(path, [tmp_path / "." / "a.redline.docx"], force=True)


def test_no_force_overwrites_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        check_free(tmp_path, [], force=True)


def test_a_file_is_written_whole_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.redline.docx"
    output = write(path, b"data", "redline")
    assert path.read_bytes() == b"data"
    assert output.sha256 == hashlib.sha256(b"data").hexdigest()
    assert [each.name for each in path.parent.iterdir()] == ["a.redline.docx"]


def test_a_link_in_the_way_is_replaced_and_not_followed(tmp_path: Path) -> None:
    original = tmp_path / "original.docx"
    original.write_bytes(b"theirs")
    path = tmp_path / "a.redline.docx"
    path.symlink_to(original)
    write(path, b"ours", "redline")
    assert (original.read_bytes(), path.read_bytes()) == (b"theirs", b"ours")


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * (255 - len(".redline.docx")) + ".redline.docx")
    write(path, b"data", "redline")
    assert path.read_bytes() == b"data"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "a.redline.docx"
    with pytest.raises(UsageError, match=r"cannot be written \(No space left on device\)"):
        write(path, b"data", "redline")
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_output_survives_a_failed_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.redline.docx"
    path.write_bytes(b"earlier")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(path, b"data", "redline")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("a.redline.docx", b"earlier")
    ]


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        write(tmp_path / "out" / "a.redline.docx", b"data", "redline")
