"""Approvals are asked for on variance only, by the rows of the matrix that hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redline import playbook as playbooks
from redline.assess.approvals import approvals
from redline.model import Finding, FindingKind, Mandate, Options, Playbook, Risk, Rung

BOOK = playbooks.load(playbooks.find("msa-customer"))


def finding(name: str, rule: str, rung: Rung | None, **more: object) -> Finding:
    made = Finding(
        id=name,
        code=rule,
        rule=rule,
        title=rule,
        type="other",
        kind=FindingKind.DEVIATION,
        risk=Risk.HIGH,
        message="",
        rung=rung,
        approvers=("legal",),
    )
    return replace(made, **more)  # type: ignore[arg-type]


CAP = finding("f1", "liability.cap", Rung.WALK_AWAY, risk=Risk.CRITICAL)
PAY = finding("f2", "payment.days", Rung.FALLBACK, approvers=("finance",))
FINE = finding("f3", "notices.deemed", Rung.ACCEPTABLE)
GONE = finding("f4", "data.protection", None, kind=FindingKind.MISSING)
OPEN = finding("f5", "term", None, kind=FindingKind.UNKNOWN)


def book(*rows: Mandate) -> Playbook:
    return replace(BOOK, mandates=rows)


def asked(*findings: Finding, rows: tuple[Mandate, ...] = (), **options: object) -> list[object]:
    made = approvals(findings, book(*rows), ["Delaware"], Options(**options))  # type: ignore[arg-type]
    return [(approval.roles, approval.findings) for approval in made]


def test_nothing_is_asked_where_all_stands() -> None:
    assert asked(FINE, rows=(Mandate(roles=("gc",)),)) == []


def test_what_was_not_decided_needs_a_reader_and_no_approver() -> None:
    assert asked(OPEN, rows=(Mandate(roles=("gc",)),)) == []


def test_without_a_matrix_the_rule_names_who_approves() -> None:
    assert asked(CAP, PAY, GONE) == [(("legal",), ("f1", "f4")), (("finance",), ("f2",))]


@pytest.mark.parametrize(
    ("row", "about"),
    [
        (Mandate(roles=("gc",), rules=("liability",)), ("f1",)),
        (Mandate(roles=("gc",), rules=("liab",)), ()),
        (Mandate(roles=("gc",), risk=Risk.CRITICAL), ("f1",)),
        (Mandate(roles=("gc",), rung=Rung.WALK_AWAY), ("f1", "f4")),
        (Mandate(roles=("gc",), deviations=4), ()),
        (Mandate(roles=("gc",), deviations=3), ("f1", "f2", "f4")),
        (Mandate(roles=("gc",), deal_value=100), ("f1", "f2", "f4")),
        (Mandate(roles=("gc",), deal_value=101), ()),
        (Mandate(roles=("gc",), laws=("Delaware",)), ("f1", "f2", "f4")),
        (Mandate(roles=("gc",), laws=("Texas",)), ()),
    ],
)
def test_a_row_counts_where_all_it_says_holds(row: Mandate, about: tuple[str, ...]) -> None:
    found = asked(CAP, PAY, GONE, FINE, rows=(row,), deal_value=100)
    assert [names for roles, names in found if roles == ("gc",)] == ([about] if about else [])


def test_a_finding_no_row_is_about_keeps_its_own_approvers() -> None:
    row = Mandate(roles=("gc", "cfo"), every=True, days=3, rules=("liability",))
    made = approvals((CAP, PAY), book(row), [], Options())
    assert [(a.roles, a.findings, a.every, a.days) for a in made] == [
        (("gc", "cfo"), ("f1",), True, 3),
        (("finance",), ("f2",), False, 0),
    ]


def test_every_reason_is_in_plain_words() -> None:
    row = Mandate(
        roles=("gc",),
        rules=("liability",),
        rung=Rung.WALK_AWAY,
        risk=Risk.HIGH,
        deal_value=50000,
        deviations=1,
        laws=("Delaware",),
    )
    (made,) = approvals((CAP,), book(row), ["Delaware"], Options(deal_value=60000))
    assert made.because == (
        "walk-away or below; risk high or more; under liability; at least 1 of them in the contract;"
        " worth 50,000 or more; law of Delaware"
    )


CLASH = finding("f6", "interaction.x", None, kind=FindingKind.CONTRADICTION)


def test_clauses_that_work_against_one_another_need_whom_their_rule_names() -> None:
    assert asked(CLASH) == [(("legal",), ("f6",))]


def test_a_clash_counts_as_a_fallback_and_not_as_a_deviation() -> None:
    deep = Mandate(roles=("gc",), rung=Rung.WALK_AWAY)
    many = Mandate(roles=("cfo",), deviations=2)
    assert asked(CAP, CLASH, rows=(deep, many)) == [(("gc",), ("f1",)), (("legal",), ("f6",))]
