"""A playbook held against many contracts: what no rule knows, and what another playbook changes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from redline import pipeline
from redline.cli.door import run
from redline.errors import ExitCode
from redline.model import Options, Review, Rung
from redline.survey import coverage, difference

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_contracts" / "northwind-acme-msa.docx"


@pytest.fixture(scope="module")
def reviewed() -> Review:
    return pipeline.review(SAMPLE, Options(playbook="msa-customer"))


def test_every_gap_is_a_clause_that_the_review_listed(reviewed: Review) -> None:
    made = coverage([("a.docx", reviewed)])
    assert len(made.gaps) == len(reviewed.unruled)
    assert all(0 <= kind.known <= kind.seen for kind in made.types)
    clauses = {clause.type for clause in reviewed.reading.clauses}
    assert {kind.type for kind in made.types} <= clauses


def test_twice_the_contract_is_twice_the_count(reviewed: Review) -> None:
    once, twice = coverage([("a", reviewed)]), coverage([("a", reviewed), ("b", reviewed)])
    assert [kind.seen * 2 for kind in once.types] == [kind.seen for kind in twice.types]


def test_what_no_rule_looks_at_is_counted_with_all_below_it(reviewed: Review) -> None:
    bare = replace(reviewed, unruled=tuple(c.id for c in reviewed.reading.clauses if not c.parent))
    assert not any(kind.known for kind in coverage([("a", bare)]).types)


def test_the_same_playbook_changes_nothing(reviewed: Review) -> None:
    (outcome,) = difference([("a", reviewed, reviewed)])
    assert outcome.same


def test_what_is_gone_new_or_on_another_rung_is_named(reviewed: Review) -> None:
    findings = [f for f in reviewed.findings if f.rule != "payment.days"]
    findings = [
        replace(f, rung=Rung.WALK_AWAY) if f.rule == "venue.mutual" else f for f in findings
    ]
    other = replace(reviewed, findings=tuple(findings))
    (outcome,) = difference([("a", reviewed, other)])
    assert outcome.gone == ("payment.days",)
    (back,) = difference([("a", other, reviewed)])
    assert back.new == ("payment.days",)


def test_the_command_shows_coverage(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["playbook", "coverage", "msa-customer", str(SAMPLE)]) == ExitCode.DONE
    assert "1 contract: rules look at" in capfd.readouterr().out


def test_the_command_shows_what_another_playbook_changes(
    capfd: pytest.CaptureFixture[str],
) -> None:
    arguments = ["playbook", "diff", "msa-customer", "saas-customer", str(SAMPLE)]
    assert run([*arguments, "--format", "json"]) == ExitCode.FINDINGS
    (outcome,) = json.loads(capfd.readouterr().out)
    assert "data.training" in outcome["new"]


def test_a_playbook_says_where_its_rules_come_from(capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["playbook", "show", "msa-customer", "--effective", "--context", "england-wales"]
    assert run(arguments) == ExitCode.DONE
    said = capfd.readouterr().out
    assert "england-wales (jurisdiction)" in said
    assert "comment by england-wales" in said
