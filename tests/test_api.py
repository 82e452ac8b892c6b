"""The Python interface, used as the README shows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import redline
from redline.errors import UnreadableError, UsageError

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_contracts" / "northwind-acme-msa.docx"


def test_a_contract_is_read_segmented_reviewed_and_saved(tmp_path: Path) -> None:
    contract = redline.read(SAMPLE)
    clauses = redline.segment(contract)
    review = redline.review(SAMPLE, playbook="msa-customer")
    target = tmp_path / "contract.redline.docx"
    redline.save(review, SAMPLE, target, author="A. Lawyer")
    assert clauses
    assert all(contract.text[slice(*c.span)] == c.span.of(contract.text) for c in clauses)
    assert review.findings
    assert redline.read(target).existing_revisions > 0


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    review = redline.review(SAMPLE, playbook="msa-customer")
    for name in ("one.docx", "two.docx"):
        redline.save(
            review, SAMPLE, tmp_path / name, author="A. Lawyer", date="2026-01-15T09:00:00Z"
        )
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_the_contract_itself_is_never_overwritten() -> None:
    review = redline.review(SAMPLE, playbook="msa-customer")
    with pytest.raises(UsageError, match="that is the contract itself"):
        redline.save(review, SAMPLE, SAMPLE, author="A. Lawyer")


def test_two_versions_are_compared_and_the_redline_is_saved(tmp_path: Path) -> None:
    review = redline.review(SAMPLE, playbook="msa-customer")
    marked, newer, target = (tmp_path / f"{name}.docx" for name in ("marked", "newer", "out"))
    redline.save(review, SAMPLE, marked, author="A. Lawyer")
    redline.settle(marked, newer, accept=True)
    found = redline.compare_versions(SAMPLE, newer)
    assert any(change.critical for change in found.changes)
    redline.save_comparison(SAMPLE, newer, target, author="A. Lawyer")
    assert redline.tracked_changes(target)
    with pytest.raises(UsageError, match="one of the two versions"):
        redline.save_comparison(SAMPLE, newer, newer, author="A. Lawyer")


def test_a_clause_is_classified_with_a_confidence() -> None:
    best = redline.classify("Neither party shall be liable for lost profits or indirect damages.")[
        0
    ]
    assert best[0] == "limitation-of-liability"
    assert 0 < best[1] <= 1


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "contract.docx"
    text.write_text("This Agreement")
    with pytest.raises(UnreadableError):
        redline.read(text)


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match="classify, compare_versions, read, review"):
        _ = redline.nonsense


def test_importing_the_package_imports_no_stage() -> None:
    heavy = "[m for m in ('spacy', 'lxml', 'yaml', 'pydantic', 'rich') if m in sys.modules]"
    code = f"import sys, redline; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
