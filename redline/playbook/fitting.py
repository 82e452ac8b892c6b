"""Which playbook fits a contract: by what kind of contract it is and on which side of it we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model.roles import canonical, opposite
from redline.model.taxonomy import CONTRACT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.playbook.header import Header

FEW = 4
"""So many playbooks are named one by one; more would fill the screen."""


def choose(
    headers: tuple[Header, ...], contract_type: str, we_are: str, party_roles: tuple[str, ...]
) -> tuple[Header | None, str]:
    """Return the playbook that fits best with the reason in plain words; or none, and why not.

    It must be for this type of contract. `we_are`, a role word or the name of a party, must then be
    us in it; among several the one wins that names the type and our role most narrowly. Without
    `we_are` only a playbook that leaves no choice is taken.
    """
    fitting = tuple(header for header in headers if contract_type in header.contract_types)
    kind = CONTRACT_TYPES.get(contract_type, contract_type)
    if not fitting:
        return None, f"no playbook is for this kind of contract ({kind}); {_offer(headers)}"
    if canonical(we_are) or any(we_are.casefold() in (*h.us, *h.them) for h in fitting):
        return _by_role(fitting, kind, contract_type, we_are)
    return _without_role(fitting, kind, contract_type, party_roles)


def _by_role(
    fitting: tuple[Header, ...], kind: str, contract_type: str, we_are: str
) -> tuple[Header | None, str]:
    ranked = [
        (rank, header) for header in fitting if (rank := _rank(header, contract_type, we_are))
    ]
    if not ranked:
        return None, f"{kind}: no playbook for us as {we_are}; {_offer(fitting)}"
    best, header = min(ranked, key=lambda pair: pair[0])
    tied = [other.id for rank, other in ranked if rank == best]
    if len(tied) > 1:
        return None, f"several playbooks fit as well: {', '.join(tied)}; choose with --playbook"
    side = "either side" if header.symmetric and not _ours(header, we_are) else f"we are {we_are}"
    return header, f"chosen: {kind}, {side}"


def _rank(header: Header, contract_type: str, we_are: str) -> tuple[int, int] | None:
    """Return how well a playbook fits, smaller is better; none if we are not us in it."""
    of_type = header.contract_types.index(contract_type)
    word = we_are.casefold()
    if word in header.us:
        return 0, of_type
    if word in header.them and not header.symmetric:
        return None
    if _ours(header, we_are):
        return 1, of_type
    return (2, of_type) if header.symmetric else None


def _ours(header: Header, we_are: str) -> bool:
    """Say whether a role word, or another for the same side, is us in a playbook."""
    return we_are.casefold() in header.us or canonical(we_are) in _roles(header.us)


def _roles(words: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical(word) or word for word in words)


def _without_role(
    fitting: tuple[Header, ...], kind: str, contract_type: str, party_roles: tuple[str, ...]
) -> tuple[Header | None, str]:
    even = tuple(header for header in fitting if header.symmetric)
    possible = even or tuple(header for header in fitting if _seen(header, party_roles))
    possible = possible or fitting
    first = min(header.contract_types.index(contract_type) for header in possible)
    closest = [h for h in possible if h.contract_types.index(contract_type) == first]
    usual = [header for header in closest if header.usual] if len(closest) > 1 else closest
    if len(usual) != 1:
        roles = " or ".join(dict.fromkeys(_first(header) for header in closest))
        return None, f"{kind}: not clear which side is ours; say --we-are {roles}"
    return usual[0], f"chosen: {kind}, {_why(usual[0], closest)}"


def _why(header: Header, closest: list[Header]) -> str:
    if header.symmetric:
        return "both sides alike"
    taken = f"taken that we are {_first(header)}"
    others = " or ".join(dict.fromkeys(_first(other) for other in closest if other is not header))
    return (
        f"{taken}; if not, say --we-are {others}"
        if others
        else f"the only playbook that fits; {taken}"
    )


def _seen(header: Header, party_roles: tuple[str, ...]) -> bool:
    """Say whether the contract has a party that could be us in a playbook, or them."""
    roles = frozenset(filter(None, (canonical(role) for role in party_roles)))
    across = frozenset(filter(None, map(opposite, roles)))
    return not roles or bool((roles | across) & _roles(header.us))


def _offer(headers: tuple[Header, ...]) -> str:
    if not headers:
        return "there are no playbooks"
    if len(headers) > FEW:
        return f"`redline playbook list` shows the {len(headers)} there are"
    listed = (
        f"{header.id} ({', '.join(header.contract_types)}; we are {_first(header)})"
        for header in headers
    )
    return f"there are: {'; '.join(listed)}"


def _first(header: Header) -> str:
    return "either side" if header.symmetric else next(iter(header.us), "not said")
