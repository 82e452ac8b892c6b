"""Works out what to give for what must be had: the package with the fewest approvals and least risk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redline.assess.score import points_of, scaled
from redline.model import Approval, Finding, FindingKind, Playbook, Priority, Rung, Scoring
from redline.model.offer import Gift, Offer

FIRST, FINAL = "first", "final"
_OPEN = frozenset({FindingKind.DEVIATION, FindingKind.UNACCEPTABLE, FindingKind.MISSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coin:
    """A rule that could be given up: the musts it is given for, who must agree, what it costs."""

    findings: tuple[Finding, ...]
    pays: frozenset[str]
    roles: frozenset[str]
    points: float


def offers(
    findings: Sequence[Finding], playbook: Playbook, approvals: Iterable[Approval]
) -> tuple[Offer, ...]:
    """Return the package to open with and the one to end with; none where there is no must.

    The first gives only what nobody needs to approve. The final one gives something for every must
    for which anything can be given, at the least cost: fewest approvers, then least risk, then fewest
    gifts. The search is exact (Balas's implicit enumeration over what could be given).
    """
    opened = [finding for finding in findings if finding.kind in _OPEN and not finding.stands]
    musts = [finding for finding in opened if finding.priority is Priority.MUST]
    if not musts:
        return ()
    coins = tuple(_coins(opened, playbook, tuple(approvals)))
    free = tuple(coin for coin in coins if not coin.roles)
    first = _offer(FIRST, opened, musts, free, playbook.scoring)
    final = _offer(FINAL, opened, musts, coins, playbook.scoring)
    return (first, final)


def _coins(
    opened: Sequence[Finding], playbook: Playbook, approvals: tuple[Approval, ...]
) -> Iterator[_Coin]:
    """Yield what could be given: no must, and meant by its rule to be given for one."""
    musts = {f.rule: f.id for f in opened if f.priority is Priority.MUST}
    kept = {rule.id: rule.internal for rule in playbook.rules}
    for rule in dict.fromkeys(f.rule for f in opened if f.priority is not Priority.MUST):
        internal = kept.get(rule)
        wanted = internal.in_return if internal else ()
        pays = frozenset(musts[other] for other in wanted if other in musts)
        given = tuple(f for f in opened if f.rule == rule and f.priority is not Priority.MUST)
        if pays:
            yield _Coin(
                findings=given,
                pays=pays,
                roles=frozenset(role for each in given for role in _roles(each, approvals)),
                points=sum(points_of(each, playbook.scoring) for each in given),
            )


def _roles(finding: Finding, approvals: tuple[Approval, ...]) -> Iterator[str]:
    """Yield who must agree to let a finding stand: of those of whom any may, the first."""
    for approval in approvals:
        if finding.id in approval.findings:
            yield from approval.roles if approval.every else approval.roles[:1]


def _offer(
    name: str,
    opened: Sequence[Finding],
    musts: Sequence[Finding],
    coins: tuple[_Coin, ...],
    scoring: Scoring,
) -> Offer:
    wanted = frozenset().union(*(coin.pays for coin in coins)) if coins else frozenset()
    chosen = _cheapest(coins, wanted)
    given = {finding.id for coin in chosen for finding in coin.findings}
    left = sum(points_of(f, scoring) for f in opened if f.id in given)
    cured = sum(_cured(f, scoring) for f in opened if f.id not in given)
    return Offer(
        name=name,
        holds=tuple(f.id for f in opened if f.id not in given),
        gives=tuple(_gifts(chosen, opened)),
        roles=tuple(sorted({role for coin in chosen for role in coin.roles})),
        risk=scaled(left + cured),
        alone=tuple(f.id for f in musts if f.id not in wanted),
    )


def _cured(finding: Finding, scoring: Scoring) -> float:
    rung = finding.proposed_rung if finding.revisions else None
    return points_of(finding, scoring, rung or Rung.PREFERRED)


def _gifts(chosen: Iterable[_Coin], opened: Sequence[Finding]) -> Iterator[Gift]:
    order: Mapping[str, int] = {finding.id: place for place, finding in enumerate(opened)}
    for coin in sorted(chosen, key=lambda coin: order[coin.findings[0].id]):
        paid = tuple(sorted(coin.pays, key=lambda name: order[name]))
        yield from (Gift(finding=finding.id, in_return=paid) for finding in coin.findings)


# ------------------------------------------------------------------ the search

_Cost = tuple[int, float, int]


def _cheapest(coins: tuple[_Coin, ...], wanted: frozenset[str]) -> tuple[_Coin, ...]:
    """Return the coins that pay for all that is wanted at the least cost.

    Branches on the thing wanted that fewest coins pay for; a branch that costs as much as the best
    package so far is not followed. Coins tried in the order of the contract make the result one.
    """
    best: tuple[_Cost, tuple[_Coin, ...]] | None = None
    stack: list[tuple[frozenset[str], tuple[_Coin, ...]]] = [(wanted, ())]
    while stack:
        lacking, chosen = stack.pop()
        cost = _cost(chosen)
        if best is not None and cost >= best[0]:
            continue
        if not lacking:
            best = cost, chosen
            continue
        rarest = min(sorted(lacking), key=lambda name: sum(name in coin.pays for coin in coins))
        paying = [coin for coin in coins if rarest in coin.pays]
        stack += [(lacking - coin.pays, (*chosen, coin)) for coin in reversed(paying)]
    return best[1] if best else ()


def _cost(chosen: tuple[_Coin, ...]) -> _Cost:
    roles = {role for coin in chosen for role in coin.roles}
    return len(roles), round(sum(coin.points for coin in chosen), 6), len(chosen)
