"""Knows who on our side must agree before a contract can be signed as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redline.model import Approval, Finding, FindingKind, Mandate, Playbook, Rung
from redline.model.review import Options

_RUNGS = tuple(Rung)
_FINE = frozenset({Rung.PREFERRED, Rung.ACCEPTABLE})
_BELOW = frozenset({FindingKind.DEVIATION, FindingKind.UNACCEPTABLE, FindingKind.MISSING})


def approvals(
    findings: Iterable[Finding], playbook: Playbook, laws: Iterable[str], options: Options
) -> tuple[Approval, ...]:
    """Return what must be agreed to: nothing, where all stands at preferred or acceptable.

    Each row of the approval matrix that holds asks for one approval of the findings it is about. A
    finding that no row is about needs those that its rule or its position names. Clauses that work
    against one another need leave where their rule says whose; they count as a fallback.
    """
    below = tuple(each for each in findings if _deviates(each) or _clashes(each))
    count = sum(map(_deviates, below))
    rows = [row for row in playbook.mandates if _holds(row, count, frozenset(laws), options)]
    asked = [found for row in rows if (found := _under(row, below))]
    covered = {name for approval in asked for name in approval.findings}
    own = _own(finding for finding in below if finding.id not in covered)
    return (*asked, *own)


def _deviates(finding: Finding) -> bool:
    return finding.kind in _BELOW and finding.rung not in _FINE


def _clashes(finding: Finding) -> bool:
    return finding.kind is FindingKind.CONTRADICTION and bool(finding.approvers)


def _holds(row: Mandate, deviations: int, laws: frozenset[str], options: Options) -> bool:
    """Say whether a row counts for the contract as a whole."""
    return (
        options.deal_value >= row.deal_value
        and deviations >= row.deviations
        and (not row.laws or bool(laws & frozenset(row.laws)))
    )


def _under(row: Mandate, below: Iterable[Finding]) -> Approval | None:
    named = tuple(finding.id for finding in below if _about(row, finding))
    if not named:
        return None
    return Approval(
        roles=row.roles, findings=named, because=_because(row), every=row.every, days=row.days
    )


def _about(row: Mandate, finding: Finding) -> bool:
    under = any(finding.rule == rule or finding.rule.startswith(f"{rule}.") for rule in row.rules)
    return (under or not row.rules) and finding.risk >= row.risk and _rung(finding) >= _depth(row)


def _rung(finding: Finding) -> int:
    """Return how far down the ladder a finding stands; what is missing stands at its end."""
    if _clashes(finding):
        return _RUNGS.index(Rung.FALLBACK)
    return _RUNGS.index(finding.rung) if finding.rung else len(_RUNGS) - 1


def _depth(row: Mandate) -> int:
    return _RUNGS.index(row.rung)


def _because(row: Mandate) -> str:
    """Say in plain words what a row of the matrix is for."""
    parts = [f"{row.rung} or below"]
    parts += [f"risk {row.risk.name.lower()} or more"] if row.risk else []
    parts += [f"under {', '.join(row.rules)}"] if row.rules else []
    parts += [f"at least {row.deviations} of them in the contract"] if row.deviations else []
    parts += [f"worth {row.deal_value:,.0f} or more"] if row.deal_value else []
    parts += [f"law of {' or '.join(row.laws)}"] if row.laws else []
    return "; ".join(parts)


def _own(findings: Iterable[Finding]) -> Iterator[Approval]:
    """Yield one approval for each group of approvers that rules and positions name themselves."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for finding in findings:
        if finding.approvers:
            groups.setdefault(finding.approvers, []).append(finding.id)
    for roles, named in groups.items():
        yield Approval(roles=roles, findings=tuple(named), because="the rule names them")
