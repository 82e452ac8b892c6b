from __future__ import annotations

import pytest

from redline.cli.config import GRAVITIES
from redline.cli.options import FailOn
from redline.cli.threshold import grave
from redline.model import (
    Contract,
    Finding,
    FindingKind,
    Reading,
    Review,
    Risk,
    Rung,
    Score,
    Verdict,
)


def review(*findings: Finding) -> Review:
    return Review(
        contract=Contract(name="a.docx", sha256="", text="", paragraphs=()),
        reading=Reading(
            type="nda", type_reason="", clauses=(), sentences=(), parties=(), terms=(), facts=()
        ),
        playbook=None,
        playbook_reason="",
        we_are="",
        parties=(),
        verdict=Verdict.NEGOTIATE,
        score=Score(value=0, after=0),
        findings=findings,
        revisions=(),
        comments=(),
        conforming=(),
        unruled=(),
        notices=(),
    )


def finding(risk: Risk, rung: Rung | None = None, *, stands: bool = False) -> Finding:
    return Finding(
        id="f1",
        code="payment.days",
        rule="payment.days",
        title="",
        type="payment-terms",
        kind=FindingKind.DEVIATION,
        risk=risk,
        message="",
        rung=rung,
        stands=stands,
    )


@pytest.mark.parametrize(
    ("fail_on", "counts"),
    [
        ("info", [True, True, True, True, True]),
        ("medium", [False, False, True, True, True]),
        ("critical", [False, False, False, False, True]),
        ("never", [False, False, False, False, False]),
    ],
)
def test_a_finding_counts_from_the_risk_asked_for(fail_on: str, counts: list[bool]) -> None:
    assert [bool(grave(review(finding(risk)), fail_on)) for risk in Risk] == counts


def test_a_deviation_that_may_stand_counts_as_info() -> None:
    standing = review(finding(Risk.CRITICAL, Rung.FALLBACK, stands=True))
    assert not grave(standing, "low")
    assert grave(standing, "info")


def test_walk_away_asks_for_the_rung_whatever_the_risk() -> None:
    assert grave(review(finding(Risk.LOW, Rung.WALK_AWAY)), "walk-away")
    assert not grave(review(finding(Risk.CRITICAL, Rung.FALLBACK)), "walk-away")
    assert not grave(review(finding(Risk.LOW, Rung.WALK_AWAY, stands=True)), "walk-away")


def test_the_command_line_and_the_file_know_the_same_words() -> None:
    assert tuple(FailOn) == GRAVITIES
