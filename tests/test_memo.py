"""The memo of a real review: packets for who must agree, packages, what to say, what was let go."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from redline import pipeline
from redline.model import Options, Review
from redline.render.memo import memo_sheet
from redline.render.sheet import Grid, Points, Title

CONTRACT = Path(__file__).resolve().parents[1] / "sample_contracts" / "northwind-acme-msa.docx"


@cache
def reviewed(posture: str = "balanced") -> Review:
    options = Options(
        playbook="msa-customer", posture=posture, deal_value=400_000, contexts=("healthcare",)
    )
    return pipeline.review(CONTRACT, options)


def section(review: Review, title: str) -> tuple[object, ...]:
    """Return the parts of the memo under a title, up to the next of its level."""
    sheet = memo_sheet(review)
    (start,) = (
        at for at, part in enumerate(sheet) if isinstance(part, Title) and part.text == title
    )
    head = sheet[start]
    assert isinstance(head, Title)
    ends = (
        at
        for at, part in enumerate(sheet)
        if at > start and isinstance(part, Title) and part.level <= head.level
    )
    return sheet[start + 1 : next(ends, len(sheet))]


def points(review: Review, title: str) -> dict[str, str]:
    (listed,) = (part for part in section(review, title) if isinstance(part, Points))
    return {label: str(line) for label, line in listed.items}


def test_whoever_must_agree_gets_each_point_with_quote_position_ask_and_what_lies_between() -> None:
    (packet,) = (p for p in section(reviewed(), "Chief Financial Officer") if isinstance(p, Grid))
    row = next(
        dict(zip(packet.columns, row, strict=True)) for row in packet.rows if row[0] == "4.3"
    )
    assert "Customer shall pay each invoice within fifteen (15) days" in row["Point"]
    assert row["They stand at"] == "fifteen (15) days (beyond what we accept)"
    assert row["We ask for"] == "45 days or more"
    assert row["Or"] == "30 days or more; 20 days or more (with Finance)"
    assert row["The least"]
    assert row["If conceded"]


def test_every_finding_that_needs_leave_is_in_a_packet() -> None:
    review = reviewed()
    named = {finding for approval in review.approvals for finding in approval.findings}
    assert {f.id for f in review.findings if f.approvers and not f.stands} <= named


def test_a_glance_tells_the_risk_by_area_and_the_duties_of_each_side() -> None:
    (listed,) = (part for part in memo_sheet(reviewed())[:4] if isinstance(part, Points))
    seen = dict(listed.items)
    duties = reviewed().balance
    assert seen["Duties"] == f"{duties.us} on us, {duties.them} on them, {duties.both} on both"
    shares = str(seen["Points by area"]).split(", ")
    assert [share.split()[0] for share in shares] == [each.area for each in reviewed().score.areas]


def test_the_packages_open_with_what_needs_nobody_and_end_with_the_fewest_approvals() -> None:
    first = points(reviewed(), "To open with: give only what needs nobody's leave")
    last = points(reviewed(), "To end with")
    assert first["Needs the leave of"] == "nobody"
    assert last["Give"] != "nothing"
    musts = {f.title for f in reviewed().findings if f.priority == "must" and f.revisions}
    assert all(title in first["Hold"] for title in musts)


def test_what_a_law_or_industry_adds_is_told_to_our_side() -> None:
    assert (
        "45 CFR 164.410"
        in points(reviewed(), "Healthcare and life sciences")["Notice of security incidents"]
    )


def test_a_light_review_lists_what_it_let_go_and_leaves_it_unchanged() -> None:
    light = reviewed("light")
    let_go = points(light, "Let go")
    standing = {finding.title for finding in light.findings if finding.stands}
    assert set(let_go) == standing
    assert not any(finding.revisions for finding in light.findings if finding.stands)
    assert len(light.revisions) < len(reviewed().revisions)
    assert not any(line.startswith(f"{title}: ") for title, line in let_go.items())
