"""The small renderers: lines of findings, the table over many contracts, the clause tree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from golden import same_as
from rich.cells import cell_len
from sample_review import clauses, contract, findings, reading, review

from redline.model import Notice, Output, Risk, Role, Verdict
from redline.render.batch import batch_table
from redline.render.clauses import clause_tree
from redline.render.findings import finding_lines
from redline.render.page import Page
from redline.render.rows import BatchRow, batch_row

ROWS = (
    BatchRow(name="contracts/bad.docx", trouble="it is protected by a password. Remove it."),
    BatchRow(
        name="contracts/small.docx",
        verdict=Verdict.CLEAR,
    ),
    BatchRow(
        name="contracts/a-folder-with-a-long-name/another-one/acme-master-services-2026.docx",
        verdict=Verdict.NEGOTIATE,
        before=61.4,
        after=18.2,
        risks=(Risk.CRITICAL, Risk.HIGH, Risk.HIGH, Risk.MEDIUM),
        changes=11,
        redlined=True,
    ),
    BatchRow(
        name="contracts/lease.docx",
        verdict=Verdict.ESCALATE,
        unheld=True,
        trouble="no playbook fits",
    ),
)


def test_a_finding_takes_one_line() -> None:
    lines = finding_lines(review(), review().findings, name="in/acme-msa.docx")
    assert same_as("findings.txt", "\n".join(lines) + "\n")


def test_a_line_break_in_a_quote_or_file_name_makes_no_second_line() -> None:
    of = contract()
    odd = replace(findings(of)[0], quote="one\ntwo", message="a\r\nb")
    lines = finding_lines(review(), (odd,), name="a\nb.docx")
    assert [line.splitlines() for line in lines] == [list(lines)]


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_over_many_contracts_reads_well(width: int) -> None:
    text = batch_table(ROWS, Page(width=width))
    assert same_as(f"batch-{width}.txt", text)
    assert max(map(cell_len, text.splitlines())) <= width


def test_a_contract_that_failed_has_its_row_at_the_end() -> None:
    lines = batch_table(ROWS, Page(width=120)).splitlines()
    assert "no review  it is protected by a password" in lines[-3]


def test_a_refused_redline_is_told_below_its_row() -> None:
    row = replace(ROWS[2], redlined=False, trouble="refused: it would not have been right")
    lines = batch_table((row,), Page(width=120)).splitlines()
    assert "refused" in lines[2]
    assert "61 → 18" not in lines[1]


def test_a_row_counts_only_what_does_not_stand() -> None:
    redline = Output(kind="redline", path="x", sha256="")
    row = batch_row(review(), (redline,), name="a.docx")
    assert (len(row.risks), row.changes, row.redlined) == (7, 4, True)


def test_wide_letters_do_not_break_the_table() -> None:
    row = replace(ROWS[1], name="契約書" * 30 + ".docx")
    text = batch_table((row,), Page(width=80))
    assert max(map(cell_len, text.splitlines())) <= 80


@pytest.mark.parametrize("width", [80, 120])
def test_the_clause_tree_reads_well(width: int) -> None:
    of = contract()
    known = clauses(of)
    tree = (
        replace(known[0], role=Role.PARTIES, confidence=0.0),
        *known[1:3],
        replace(known[3], level=2, heading="", label="(a)", confidence=0.3),
        *known[4:],
    )
    seen = replace(of, notices=(Notice(code="picture", message="1 picture was not read"),))
    text = clause_tree(seen, replace(reading(of), clauses=tree), Page(width=width))
    assert same_as(f"clauses-{width}.txt", text)
    assert max(map(cell_len, text.splitlines())) <= width
