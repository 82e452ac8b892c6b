"""What to give for what must be had: exact, cheapest, and only what a rule means to be given."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from redline import playbook as playbooks
from redline.assess.trades import offers
from redline.model import (
    Approval,
    Finding,
    FindingKind,
    Internal,
    Playbook,
    Priority,
    Risk,
    Rung,
    Secret,
)

BOOK = playbooks.load(playbooks.find("msa-customer"))
NONE = Secret("")


def finding(name: str, priority: Priority, risk: Risk = Risk.MEDIUM) -> Finding:
    return Finding(
        id=name,
        code=name,
        rule=name,
        title=name,
        type="other",
        kind=FindingKind.DEVIATION,
        risk=risk,
        priority=priority,
        message="",
        rung=Rung.FALLBACK,
        revisions=(1,),
    )


def book(**in_return: tuple[str, ...]) -> Playbook:
    rule = BOOK.rules[0]
    rules = tuple(
        replace(
            rule, id=name, internal=Internal(why=NONE, floor=NONE, leverage=NONE, in_return=asked)
        )
        for name, asked in in_return.items()
    )
    return replace(BOOK, rules=rules)


def approved(**roles: tuple[str, ...]) -> tuple[Approval, ...]:
    return tuple(
        Approval(roles=who, findings=(name,), because="", every=True) for name, who in roles.items()
    )


CAP, LAW = finding("cap", Priority.MUST, Risk.CRITICAL), finding("law", Priority.MUST)
DAYS, NAME = finding("days", Priority.TRADE), finding("name", Priority.TRADE, Risk.LOW)


def test_without_a_must_there_is_nothing_to_trade_for() -> None:
    assert offers((DAYS, NAME), book(days=("cap",)), ()) == ()


def test_the_first_offer_gives_what_needs_nobody_the_final_one_pays_for_every_must() -> None:
    first, final = offers(
        (CAP, LAW, DAYS, NAME), book(days=("cap",), name=("law",)), approved(days=("finance",))
    )
    assert [(gift.finding, gift.in_return) for gift in first.gives] == [("name", ("law",))]
    assert [gift.finding for gift in final.gives] == ["days", "name"]
    assert (first.roles, final.roles) == ((), ("finance",))
    assert first.holds == ("cap", "law", "days")


def test_one_gift_that_pays_for_two_is_cheaper_than_two() -> None:
    _, final = offers((CAP, LAW, DAYS, NAME), book(days=("cap", "law"), name=("law",)), approved())
    assert [gift.finding for gift in final.gives] == ["days"]


def test_fewer_approvals_come_before_less_risk() -> None:
    dear = finding("dear", Priority.TRADE, Risk.HIGH)
    _, final = offers(
        (CAP, DAYS, dear), book(days=("cap",), dear=("cap",)), approved(days=("finance",))
    )
    assert [gift.finding for gift in final.gives] == ["dear"]


def test_a_must_that_nothing_is_meant_for_stands_on_its_merits() -> None:
    _, final = offers((CAP, LAW, DAYS), book(days=("cap",)), ())
    assert final.alone == ("law",)


def test_a_must_is_never_given() -> None:
    _, final = offers((CAP, LAW), book(cap=("law",), law=("cap",)), ())
    assert final.gives == ()


def test_what_is_given_raises_the_risk_that_is_left() -> None:
    first, final = offers((CAP, DAYS), book(days=("cap",)), approved(days=("finance",)))
    assert first.risk < final.risk


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_search_finds_what_trying_everything_finds(data: st.DataObject) -> None:
    musts = [finding(f"m{n}", Priority.MUST) for n in range(data.draw(st.integers(1, 4)))]
    risks = st.sampled_from(list(Risk))
    coins = [
        finding(f"c{n}", Priority.TRADE, data.draw(risks))
        for n in range(data.draw(st.integers(0, 7)))
    ]
    pays = {c.id: tuple(data.draw(st.sets(st.sampled_from([m.id for m in musts])))) for c in coins}
    roles = {
        c.id: tuple(data.draw(st.sets(st.sampled_from(["gc", "cfo", "legal"])))) for c in coins
    }
    _, final = offers((*musts, *coins), book(**pays), approved(**roles))
    wanted = {name for paid in pays.values() for name in paid}
    cover = [
        chosen
        for size in range(len(coins) + 1)
        for chosen in itertools.combinations([c.id for c in coins], size)
        if wanted <= {name for each in chosen for name in pays[each]}
    ]
    scores = {c.id: BOOK.scoring.points[c.risk] * 0.5 for c in coins}

    def cost(chosen: tuple[str, ...]) -> tuple[int, float, int]:
        asked = {role for each in chosen for role in roles[each]}
        return len(asked), round(sum(scores[each] for each in chosen), 6), len(chosen)

    assert cost(tuple(gift.finding for gift in final.gives)) == min(map(cost, cover))
