"""A redline compared again: by another author, with its new document and back with its old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from compare_cases import CASES, Case
from compare_judge import STAMP, Redlined, faults, load, repeated_ids, their_marks

from redline import word
from redline.model import Stamp

if TYPE_CHECKING:
    from pathlib import Path

FIRST = Stamp(author="First", initials="F", date="2023-01-01T00:00:00Z")
ALREADY = "formatting of a paragraph that already carries"
"""A paragraph has room for one record of its former formatting, and that is somebody else's."""

each = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def first_round(case: Case, folder: Path) -> tuple[Path, Path, Path]:
    """Write a case and the redline of it by the first author."""
    old, new, redline = (folder / f"{name}{case.suffix}" for name in ("old", "new", "redline"))
    old.write_bytes(case.old)
    new.write_bytes(case.new)
    redline.write_bytes(word.compare(old, new, FIRST).data)
    return old, new, redline


@each
def test_a_redline_compared_with_its_new_document_stays_as_it_is(
    case: Case, tmp_path: Path
) -> None:
    _, new, redline = first_round(case, tmp_path)
    assert word.compare(redline, new, STAMP).data == redline.read_bytes()


@each
@pytest.mark.verifiers
def test_a_redline_compared_with_its_old_document_is_taken_back_in_marks_of_our_own(
    case: Case, verifiers: Path, tmp_path: Path
) -> None:
    old, _, redline = first_round(case, tmp_path)
    out = tmp_path / f"back{case.suffix}"
    made = word.compare(redline, old, STAMP)
    out.write_bytes(made.data)
    assert not their_marks(redline.read_bytes()) - their_marks(made.data)
    assert repeated_ids(made.data) == []
    if case.told:
        return
    loose = any(ALREADY in notice.message for notice in made.notices)
    judged = Redlined(old=redline, new=old, out=out)
    assert faults(load(verifiers, "xml_engine"), judged, loose=loose) == []
