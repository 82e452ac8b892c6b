"""Real revisions of real agreements and pairs from other comparers' tests: exact both ways."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from compare_judge import STAMP, Judge, Redlined, faults, load

from redline import word

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.corpus, pytest.mark.verifiers]

DATA = Path(
    os.environ.get("REDLINE_CORPUS", Path(__file__).resolve().parents[2] / "../shared/corpus")
)
LISTED = DATA / "pairs.csv"
LINES = LISTED.read_text("utf-8").splitlines() if LISTED.is_file() else []
NAMED = {pair["pair_id"]: pair for pair in csv.DictReader(LINES)}
VALIDATED = 8
"""How many pairs, evenly spread, the validators look at here; `python -m benchmarks.pairs` takes all."""

OPEN = "openagreements/openagreements-"
TOLD = "section breaks, headers, footers or page set-up of the new file alone: told in a notice"
KEPT = "LibreOffice keeps an empty paragraph where a rejected one stands last or before a table"
EXPLAINED = {
    (f"{OPEN}board-consent-safe/0", "xml"): TOLD,
    (f"{OPEN}due-diligence-request-list/0", "xml"): TOLD,
    (f"{OPEN}employee-ip-inventions-assignment/0", "xml"): TOLD,
    (f"{OPEN}employment-offer-letter/0", "xml"): TOLD,
    (f"{OPEN}employment-offer-letter/1", "xml"): TOLD,
    (f"{OPEN}restrictive-covenant-wyoming/0", "xml"): TOLD,
    ("WC-1940", "xml"): "only the old body has a section at all: told in a notice",
    ("WC-1960", "xml"): "only the new body has a section at all: told in a notice",
    (f"{OPEN}board-consent-safe/0", "lo"): TOLD,
    (f"{OPEN}due-diligence-request-list/0", "lo"): TOLD,
    (f"{OPEN}employee-ip-inventions-assignment/0", "lo"): TOLD,
    (f"{OPEN}employment-offer-letter/0", "lo"): TOLD,
    (f"{OPEN}employment-offer-letter/1", "lo"): TOLD,
    (f"{OPEN}restrictive-covenant-wyoming/0", "lo"): TOLD,
    (f"{OPEN}restrictive-covenant-texas/0", "lo"): KEPT,
    (f"{OPEN}restrictive-covenant-texas/2", "lo"): KEPT,
    (f"{OPEN}confidentiality-invention-assignment-agreement/0", "lo"): KEPT,
    (f"{OPEN}confidentiality-invention-assignment-agreement/2", "lo"): KEPT,
    ("common-paper/common-paper-cloud-service-agreement/0", "lo"): (
        "the new file has a tab character within its text, which LibreOffice shows as a space"
    ),
    ("WC-1160", "lo"): "LibreOffice leaves a joiner of no width in a cell that is emptied",
    ("WC-1550", "lo"): "LibreOffice drops the paragraphs of formulas whose deletion is rejected",
    ("WC-1900", "lo"): "LibreOffice does not reject changes in a text box that stands in a cell",
}
"""Differences that are not ours: (pair, engine) and why. One that no longer occurs fails."""

each = pytest.mark.parametrize("name", list(NAMED))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("pairs"))


@pytest.fixture(scope="module")
def office(verifiers: Path) -> Iterator[Judge]:
    judge = Judge(verifiers, "lo")
    yield judge
    judge.close()


class Made:
    """The redlines of the pairs, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._redlines: dict[str, Redlined] = {}

    def __call__(self, name: str) -> Redlined:
        """Return the redline of a pair."""
        if name not in self._redlines:
            old, new = DATA / NAMED[name]["base"], DATA / NAMED[name]["revised"]
            out = self._folder / f"{len(self._redlines)}.docx"
            out.write_bytes(word.compare(old, new, STAMP).data)
            self._redlines[name] = Redlined(old=old, new=new, out=out)
        return self._redlines[name]


def test_the_corpus_holds_110_pairs(corpus: Path) -> None:
    assert (corpus / "pairs.csv").is_file()
    assert len(NAMED) == 110


@each
def test_an_engine_of_others_settles_a_pair_both_ways(
    name: str, made: Made, verifiers: Path
) -> None:
    found = faults(load(verifiers, "xml_engine"), made(name))
    _hold(name, "xml", found)


@each
@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_settles_a_pair_both_ways(name: str, made: Made, verifiers: Path) -> None:
    _hold(name, "pandoc", Judge(verifiers, "pandoc")(made(name)))


@each
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_settles_a_pair_both_ways(
    name: str, made: Made, office: Judge, tmp_path: Path
) -> None:
    _hold(name, "lo", office.libreoffice(made(name), tmp_path))


@pytest.mark.parametrize("name", list(NAMED)[:: max(1, len(NAMED) // VALIDATED)])
def test_a_pair_s_redline_is_as_valid_as_its_base(name: str, made: Made, verifiers: Path) -> None:
    redline = made(name)
    checker = [sys.executable, str(verifiers / "docx_verify.py"), "validate"]
    asked = [*checker, str(redline.out), "--baseline", str(redline.old)]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode == 2:
        pytest.skip(f"a checker is not installed: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stdout


def _hold(name: str, engine: str, found: list[str]) -> None:
    """Assert that nothing differs, or just what is explained."""
    explained = EXPLAINED.get((name, engine))
    if explained is None:
        assert found == []
    else:
        assert found, f"explained, but no longer there: {explained}"
