"""After its redline is accepted a contract is fine by the rules that were cured, and as whole as before."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from benchmarks.cured import sample_trials
from benchmarks.defect_papers import KEYS, SAMPLES, paper, word_file
from benchmarks.rounds import Rounds, new_slips, rounds
from redline.errors import UsageError
from redline.model import Options
from redline.playbook import available

EVERY = bool(os.environ.get("REDLINE_WHOLE_CORPUS"))
"""Whether each sample is tried with each playbook for each side, the templates as well."""

FITTING = {
    "northwind-acme-msa": "msa-customer",
    "lumen-saas-subscription": "saas-customer",
    "harbour-mutual-nda": "nda-mutual",
}
PLANTED = ("birch", "grove")
"""Of the papers in which defects were planted, those that are tried here; the benchmark tries all."""


def cases() -> list[tuple[str, str, str]]:
    """Return the pairs of a contract and a playbook that are tried, and for which side."""
    if EVERY:
        return [(str(path), o.playbook, o.we_are) for path, o in sample_trials()]
    samples = [str(path) for path in sorted(SAMPLES.glob("*.docx"))]
    return [(path, name, "") for path in samples for name, _ in available()]


@cache
def tried(path: str, playbook: str, we_are: str, folder: Path) -> Rounds:
    file = Path(path)
    if path in PLANTED:
        made = paper(KEYS / f"{path}.yaml")
        file, playbook, we_are = word_file(made, folder), made.playbook, made.we_are
    try:
        return rounds(file, Options(playbook=playbook, we_are=we_are), folder)
    except UsageError:
        pytest.skip("no side of that playbook")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cured")


CASES = [*cases(), *((name, "", "") for name in PLANTED)]
IDS = ["-".join(filter(None, (Path(path).stem, *other))) for path, *other in CASES]


@pytest.mark.parametrize(("path", "playbook", "we_are"), CASES, ids=IDS)
def test_rules_that_were_cured_propose_nothing_more(
    path: str, playbook: str, we_are: str, folder: Path
) -> None:
    both = tried(path, playbook, we_are, folder)
    assert both.cured or (path not in PLANTED and FITTING.get(Path(path).stem) != playbook)
    assert [(f.code, f.quote) for f in both.proposed_again] == []


@pytest.mark.parametrize(("path", "playbook", "we_are"), CASES, ids=IDS)
def test_our_own_edits_break_no_term_reference_or_number(
    path: str, playbook: str, we_are: str, folder: Path
) -> None:
    both = tried(path, playbook, we_are, folder)
    assert list(new_slips(both.first, both.again) if both.cured else ()) == []
