"""The same contract reads the same: whatever the hash seed and the number of threads."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from redline.language import clause_model, nda_model

ROOT = Path(__file__).resolve().parents[2]
ROOM = ROOT / "redline" / "language"
MODELS = sorted(ROOM.glob("*.npz"))
SAMPLES = ("harbour-mutual-nda.docx", "northwind-acme-msa.docx")
TELL = """
import hashlib, sys
from pathlib import Path
from redline import language, word
for path in sys.argv[1:]:
    contract = word.read(Path(path))
    reading = language.read(contract)
    others = language.answers(contract, reading), language.citations(contract.text, reading.clauses)
    told = repr((reading, *others))
    print(len(reading.facts), hashlib.sha256(told.encode()).hexdigest())
"""
PLAIN = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
OTHER = {
    "PYTHONHASHSEED": "1",
    "OPENBLAS_NUM_THREADS": "2",
    "OMP_NUM_THREADS": "2",
    "TZ": "Asia/Tokyo",
}
"""Another order of sets, other threads, another place."""


def told(settings: dict[str, str]) -> str:
    """Return what a process of its own reads out of two samples."""
    files = [str(ROOT / "sample_contracts" / name) for name in SAMPLES]
    done = subprocess.run(
        [sys.executable, "-c", TELL, *files],
        env={**os.environ, **settings},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_reading_is_the_same_under_every_hash_seed_and_number_of_threads() -> None:
    first = told(PLAIN)
    assert len(first.splitlines()) == len(SAMPLES)
    assert not first.startswith("0 ")
    assert told(OTHER) == first


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.name)
def test_a_shipped_model_is_plain_numbers_and_holds_no_pickle(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            array = np.lib.format.read_array(io.BytesIO(archive.read(name)), allow_pickle=False)
            assert array.dtype.kind in "iuf", name


def test_every_model_in_the_room_has_its_checksum_in_the_code() -> None:
    assert {path.name for path in MODELS} == {clause_model.FILE, nda_model.FILE}


def test_a_model_with_one_byte_changed_is_refused(tmp_path: Path) -> None:
    spoilt = bytearray((ROOM / clause_model.FILE).read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    (tmp_path / "spoilt.npz").write_bytes(spoilt)
    with pytest.raises(ValueError, match=r"spoilt\.npz is not the model it should be"):
        clause_model.load(tmp_path / "spoilt.npz", clause_model.SHA256)
    other = bytearray((ROOM / nda_model.FILE).read_bytes())
    other[-30] ^= 1
    with pytest.raises(ValueError, match="not the model it should be"):
        nda_model.load(bytes(other), nda_model.SHA256)


def test_evidence_for_a_type_is_a_sum_of_whole_numbers_that_no_order_rounds() -> None:
    model = clause_model.clause_model()
    assert np.array_equal(model.rarity, np.rint(model.rarity))
    assert 2 * clause_model.MOST_WORDS * float(model.rarity.max()) * 128 < 2**53


def test_rarity_is_kept_as_exactly_as_the_file_has_it() -> None:
    with np.load(ROOM / clause_model.FILE, allow_pickle=False) as arrays:
        kept = arrays["rarity"].astype(np.float64)
    assert np.array_equal(clause_model.clause_model().rarity / clause_model.STEPS, kept)
