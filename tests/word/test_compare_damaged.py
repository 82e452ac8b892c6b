"""A damaged file is refused by its name, wherever in its main part the damage is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from build import p
from packing import document

from redline.errors import UnreadableError
from redline.model import Stamp
from redline.word import compare

if TYPE_CHECKING:
    from pathlib import Path

STAMP = Stamp(author="Redline", initials="R", date="2026-01-01T00:00:00Z")
SAME = p("The Supplier delivers the Goods.")
BROKEN = (
    "<w:p><w:r></w:p></w:r>",
    "<w:p><w:r><w:t>Buyer & Seller</w:t></w:r></w:p>",
    '<w:p><w:r zz:made="1"><w:t>Buyer</w:t></w:r></w:p>',
    "<w:p><w:q></w:p>",
)


def refusal(folder: Path, old: str, new: str) -> str:
    paths = [folder / name for name in ("old.docx", "new.docx")]
    for path, paragraph in zip(paths, (old, new), strict=True):
        path.write_bytes(document(SAME, paragraph, SAME))
    with pytest.raises(UnreadableError) as caught:
        compare(paths[0], paths[1], STAMP)
    return str(caught.value)


@pytest.mark.parametrize("broken", BROKEN)
def test_the_older_file_is_named_where_it_is_damaged(tmp_path: Path, broken: str) -> None:
    told = refusal(tmp_path, broken, p("Buyer pays."))
    assert "old.docx: the part word/document.xml is damaged" in told


@pytest.mark.parametrize("broken", BROKEN)
def test_the_newer_file_is_named_where_it_is_damaged(tmp_path: Path, broken: str) -> None:
    told = refusal(tmp_path, p("Buyer pays."), broken)
    assert "new.docx: the part word/document.xml is damaged" in told


@pytest.mark.parametrize("broken", BROKEN)
def test_the_same_damage_in_both_files_does_not_pass_as_no_change(
    tmp_path: Path, broken: str
) -> None:
    assert "is damaged" in refusal(tmp_path, broken, broken)
