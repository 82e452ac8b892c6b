from __future__ import annotations

from dataclasses import replace

import pytest
from golden import same_as
from rich.cells import cell_len
from sample_review import contract, finding, findings, review

from redline.model import (
    Driver,
    FindingKind,
    Notice,
    Output,
    Review,
    Risk,
    Score,
    Verdict,
)
from redline.render.page import Page
from redline.render.terminal import summary

REDLINE = (Output(kind="redline", path="acme-msa.redline.docx", sha256="c" * 64),)


def crowded(number: int) -> Review:
    of = contract()
    risks = (Risk.MEDIUM, Risk.HIGH, Risk.CRITICAL)
    many = tuple(
        replace(findings(of)[0], id=f"f{n}", title=f"Point {n}", risk=risks[n % 3])
        for n in range(number)
    )
    return review(findings=many)


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_reads_well(width: int) -> None:
    assert same_as(f"summary-{width}.txt", summary(review(), REDLINE, Page(width=width)))


def test_everything_is_shown_when_asked_for() -> None:
    page = Page(width=100, verbose=True)
    assert same_as("summary-verbose.txt", summary(review(), REDLINE, page))


def test_colour_changes_nothing_but_colour() -> None:
    plain = summary(review(), REDLINE, Page(width=100))
    coloured = summary(review(), REDLINE, Page(width=100, colour=True))
    assert "\x1b[1;33mNEGOTIATE\x1b[0m" in coloured
    assert "\x1b" not in plain


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    page = Page(width=width)
    lines = summary(crowded(30), REDLINE, page).splitlines()
    assert max(map(cell_len, lines)) <= page.width


@pytest.mark.parametrize("number", [0, 1, 5, 12, 30, 90])
def test_the_summary_fits_one_screen(number: int) -> None:
    text = summary(crowded(number), REDLINE, Page(width=100, height=40))
    assert len(text.splitlines()) <= 40


def test_what_does_not_fit_is_counted_by_risk() -> None:
    text = summary(crowded(60), REDLINE, Page(width=100, height=40))
    assert "20 medium (-v shows all)" in text


def test_the_gravest_rows_are_those_that_stay() -> None:
    text = summary(crowded(60), REDLINE, Page(width=100, height=40))
    assert text.count("  critical") > 10
    assert "  medium\n" not in text


def test_quotes_give_way_before_rows_do() -> None:
    text = summary(crowded(9), REDLINE, Page(width=120, height=40))
    assert all(f"Point {n}" in text for n in range(9))
    assert text.count("“within fifteen") == 6  # of the three medium ones no more


def test_a_screen_too_small_for_anything_still_shows_the_worst_row() -> None:
    assert "critical" in summary(crowded(30), REDLINE, Page(width=60, height=1))


def test_contract_text_cannot_steer_the_screen() -> None:
    of = contract()
    trap = "[red]\x1b]0;title\x07\u202e[/red]:warning: {0}"
    bad = finding(of, 1, "five years", title=trap, says=trap, proposes=trap, quote=trap)
    bad_notice = Notice(code="x", message=trap, where=trap, unread=True)
    text = summary(
        review(findings=(bad,), notices=(bad_notice,), playbook_reason=trap), (), Page(width=120)
    )
    assert "[red]]0;title[/red]:warning: {0}" in text
    assert all(line.isprintable() for line in text.splitlines())


def test_a_review_without_a_playbook_says_so_and_proposes_nothing() -> None:
    reason = "redline has playbooks for NDAs and services; choose one with --playbook"
    text = summary(
        review(
            playbook=None,
            playbook_reason=reason,
            findings=(),
            revisions=(),
            comments=(),
            conforming=(),
            unruled=(),
            verdict=Verdict.ESCALATE,
            score=Score(value=0, after=0),
            notices=(Notice(code="no-playbook", message=reason, unread=True),),
        ),
        (),
        Page(width=120),
    )
    assert "ESCALATE   not judged: a person must read it\n" in text
    assert text.count(reason) == 1
    assert "no redline written: nothing to hold the contract against" in text


def test_nothing_found_means_no_table() -> None:
    text = summary(
        review(findings=(), revisions=(), comments=(), notices=(), unruled=()), (), Page()
    )
    assert "they say" not in text
    assert "no redline written: nothing to change" in text


def test_a_finding_without_a_change_says_what_was_left() -> None:
    of = contract()
    commented = finding(of, 1, "five years", proposes="three years")
    text = summary(review(findings=(commented,), revisions=()), (), Page(width=120))
    assert "three years (comment only)" in text


def test_a_clause_that_was_not_put_in_is_not_called_missing() -> None:
    of = contract()
    absent = finding(of, 1, message="Insurance: no clause found; the nearest is 8.1")
    text = summary(review(findings=(absent,)), (), Page(width=120))
    assert "not found" in text
    assert "the nearest is 8.1" in text


def test_an_unnumbered_clause_still_has_its_row() -> None:
    of = contract()
    row = finding(of, 1, "five years", title="Secrecy")
    assert "§     Secrecy" in summary(review(findings=(row,)), (), Page(width=120))


def test_drafting_slips_are_noted_in_a_few_words() -> None:
    of = contract()
    slip = finding(of, 1, "five years", kind=FindingKind.DRAFTING, says="2 blanks", stands=True)
    text = summary(review(findings=(slip,)), (), Page(width=120))
    assert "Noted: “Confidentiality” 2 blanks ·" in text
    assert "may stand" not in text


def test_a_short_list_runs_on_and_a_longer_one_takes_a_line_each() -> None:
    notices = tuple(Notice(code="x", message=f"part {n} " * 4, unread=True) for n in range(3))
    short = summary(review(notices=notices[:1], findings=(), unruled=()), (), Page(width=120))
    assert "  Not read or not sure: part 0 part 0" in short
    long = summary(review(notices=notices, findings=()), (), Page(width=80))
    assert "\n    part 0 part 0" in long


def test_drivers_that_fill_the_line_are_broken_between_two_of_them() -> None:
    of = contract()
    points = tuple(finding(of, n, "five years", title=f"Point {n} " * 5) for n in (1, 2))
    drivers = tuple(Driver(finding=f"f{n}", points=4) for n in (1, 2))
    scored = Score(value=20, after=20, drivers=drivers)
    lines = summary(review(findings=points, score=scored), (), Page(width=80)).splitlines()
    first = next(n for n, line in enumerate(lines) if "drivers: " in line)
    assert lines[first].endswith("Point 1 4")
    assert lines[first + 1].strip().startswith("point 2 Point 2")


def test_a_score_without_drivers_stands_alone() -> None:
    text = summary(review(score=Score(value=3, after=1)), (), Page(width=80))
    assert "risk 3 → 1 after this redline\n\n" in text


def test_several_findings_on_one_point_weigh_together() -> None:
    of = contract()
    twice = tuple(finding(of, n, "five years", title="Secrecy") for n in (1, 2))
    drivers = tuple(Driver(finding=f"f{n}", points=4) for n in (1, 2))
    scored = Score(value=20, after=20, drivers=drivers)
    text = summary(review(findings=twice, score=scored), (), Page(width=120))
    assert "drivers: secrecy 8\n" in text


def test_an_unnumbered_clause_is_named_by_its_heading() -> None:
    of = contract()
    row = finding(of, 1, "five years", title="Secrecy")
    text = summary(review(findings=(row,)), (), Page(width=120))
    assert "under Confidentiality: “five years”" in text


def test_a_redline_that_was_refused_is_not_called_needless() -> None:
    text = summary(review(), (), Page(width=120))
    assert text.endswith("\n  no redline written\n")


def test_reports_in_files_are_named() -> None:
    outputs = (*REDLINE, Output(kind="markdown", path="out/acme.review.md", sha256="d" * 64))
    assert "out/acme.review.md   the report" in summary(review(), outputs, Page(width=120))
