"""The published score: monotone, bounded, and never clear while something is open."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from redline.assess.score import score, verdict
from redline.model import Finding, FindingKind, Notice, Risk, Rung, Scoring, Verdict

LADDER = list(Rung)
SCORING = Scoring(
    points={Risk.INFO: 0, Risk.LOW: 1, Risk.MEDIUM: 3, Risk.HIGH: 7, Risk.CRITICAL: 15},
    factors={
        "preferred": 0,
        "acceptable": 0.2,
        "fallback": 0.5,
        "last-resort": 0.8,
        "walk-away": 1.5,
        "missing": 1.0,
        "unknown": 0.6,
    },
    weights={"liability": 1.5, "general": 0.5},
)


def finding(
    risk: Risk = Risk.HIGH, rung: Rung | None = Rung.WALK_AWAY, **changes: object
) -> Finding:
    made = Finding(
        id="f1",
        code="x",
        rule="x",
        title="X",
        type="fees",
        kind=FindingKind.DEVIATION,
        risk=risk,
        rung=rung,
        message="m",
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


FINDINGS = st.lists(
    st.builds(finding, st.sampled_from(Risk), st.sampled_from(Rung)), max_size=12
).map(tuple)


@given(FINDINGS)
def test_a_score_lies_between_0_and_100(findings: tuple[Finding, ...]) -> None:
    assert 0 <= score(findings, SCORING).value < 100


@given(FINDINGS, st.data())
def test_a_worse_rung_never_lowers_the_score(
    findings: tuple[Finding, ...], data: st.DataObject
) -> None:
    if not findings:
        return
    at = data.draw(st.integers(0, len(findings) - 1))
    rung = findings[at].rung
    assert rung is not None
    worse = data.draw(st.sampled_from(LADDER[LADDER.index(rung) :]))
    changed = (*findings[:at], dataclasses.replace(findings[at], rung=worse), *findings[at + 1 :])
    assert score(changed, SCORING).value >= score(findings, SCORING).value


@given(FINDINGS)
def test_the_redline_never_makes_the_score_worse(findings: tuple[Finding, ...]) -> None:
    mended = tuple(
        dataclasses.replace(f, revisions=(1,), proposed_rung=Rung.PREFERRED) for f in findings
    )
    measured = score(mended, SCORING)
    assert measured.after <= measured.value


def test_drivers_come_worst_first() -> None:
    findings = (finding(Risk.LOW, id="f1"), finding(Risk.CRITICAL, id="f2"))
    assert [driver.finding for driver in score(findings, SCORING).drivers] == ["f2", "f1"]


def test_nothing_found_and_all_read_is_clear() -> None:
    assert verdict((), 0, SCORING, ()) is Verdict.CLEAR


def test_what_was_not_read_is_never_clear() -> None:
    unread = Notice(code="picture", message="a picture", unread=True)
    assert verdict((), 0, SCORING, (unread,)) is Verdict.APPROVE


def test_what_was_not_decided_is_never_clear() -> None:
    unsure = finding(Risk.LOW, rung=None, kind=FindingKind.UNKNOWN)
    assert verdict((unsure,), 5, SCORING, ()) is Verdict.APPROVE


def test_a_grave_matter_that_was_not_decided_is_for_a_person() -> None:
    unsure = finding(Risk.HIGH, rung=None, kind=FindingKind.UNKNOWN)
    assert verdict((unsure,), 5, SCORING, ()) is Verdict.NEGOTIATE


def test_a_change_to_make_means_negotiate() -> None:
    assert verdict((finding(Risk.LOW, revisions=(1,)),), 3, SCORING, ()) is Verdict.NEGOTIATE


def test_high_scores_escalate_and_higher_ones_reject() -> None:
    assert verdict((finding(),), 60, SCORING, ()) is Verdict.ESCALATE
    assert verdict((finding(),), 90, SCORING, ()) is Verdict.REJECT


def test_a_finding_counts_as_often_as_its_area_weighs() -> None:
    counted = [
        score((finding(area=area),), SCORING).drivers[0].points
        for area in ("liability", "payment", "general")
    ]
    assert counted == [15.8, 10.5, 5.2]


def test_the_areas_share_the_score_before_and_after_the_redline() -> None:
    mended = finding(area="liability", proposed_rung=Rung.ACCEPTABLE, revisions=(1,))
    open_one = finding(area="payment", risk=Risk.LOW)
    shares = score((open_one, mended), SCORING).areas
    assert [(share.area, share.points, share.after) for share in shares] == [
        ("liability", 15.8, 2.1),
        ("payment", 1.5, 1.5),
    ]
