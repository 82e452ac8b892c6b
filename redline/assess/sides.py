"""Knows which party is us: by what we were told, else by the role words of the playbook."""

from __future__ import annotations

import re

from redline.errors import UsageError
from redline.model import Party, Playbook, Reading, Side, Sided
from redline.model.roles import OTHERS, ROLES, canonical, opposite


def take_sides(reading: Reading, playbook: Playbook | None, we_are: str) -> tuple[Sided, ...]:
    """Say on which side of the table each party sits.

    `we_are` is a role word, a party's name, the words that it begins with or its defined term; empty,
    the playbook's role words decide. A party is theirs when its role says so, or when it is the only
    other one. Raises `UsageError` when `we_are` names nobody in a contract whose parties are known.
    """
    us = _us(reading.parties, playbook, we_are)
    return tuple(
        Sided(party=party, side=_side(party, us, reading.parties, playbook))
        for party in reading.parties
    )


def acts_as(parties: tuple[Party, ...], we_are: str) -> str:
    """Return the role word of the party that `we_are` names: `Consultant` for `Kestrel Group, LLC`.

    Where it has none, the one across the table from the only other party's. What is a role word, or names
    nobody, is returned as it is.
    """
    party = _by_name(parties, we_are) or _beginning(parties, (we_are,))
    if canonical(we_are) or party is None:
        return we_are
    others = [_role(other) for other in parties if not _same(other, party)]
    across = {opposite(canonical(role)) for role in others} - {""}
    return _role(party) or (across.pop() if len(across) == 1 else we_are)


def _role(party: Party) -> str:
    words = (party.label, *party.aliases, party.role)
    return next((word for word in words if canonical(word)), "")


def _us(parties: tuple[Party, ...], playbook: Playbook | None, we_are: str) -> Party | None:
    if we_are:
        return _told(parties, playbook, we_are)
    if named := _named(parties, playbook):
        return named
    if playbook is None or playbook.symmetric:
        return None
    ours, theirs = _by_role(parties, playbook.us), _by_role(parties, playbook.them)
    if ours is not None and (theirs is not None or _plainly(ours, playbook)):
        return ours
    return _left_over(parties, theirs)


def _named(parties: tuple[Party, ...], playbook: Playbook | None) -> Party | None:
    """Return the party that a playbook gives as us by name, if there is one such party alone."""
    return _beginning(parties, playbook.our_names if playbook else ())


def _beginning(parties: tuple[Party, ...], names: tuple[str, ...]) -> Party | None:
    """Return the party whose name begins with one of these, if there is one such party alone."""
    wanted = [words for name in names if (words := name.casefold().split())]
    found = [party for party in parties if any(_is_called(party, name) for name in wanted)]
    return found[0] if len(found) == 1 else None


def _is_called(party: Party, wanted: list[str]) -> bool:
    """Say whether a name of a party begins with the words wanted: `Northwind` is `Northwind Ltd`."""
    called = (re.findall(r"[^\s,]+", each.casefold()) for each in (party.name, *party.aliases))
    return any(words[: len(wanted)] == wanted for words in called)


def _plainly(party: Party, playbook: Playbook) -> bool:
    """Say whether a role word can mean our side alone: an `Owner` may own the house or the ship."""
    roles = {canonical(party.role), canonical(party.label)} - {""}
    return canonical(playbook.us[0]) in roles


def _left_over(parties: tuple[Party, ...], theirs: Party | None) -> Party | None:
    """Return the one party left when the other is theirs: `Company` against a `Consultant`.

    An `Owner` tells of nobody else's side: who charters a ship is its customer.
    """
    others = [party for party in parties if party is not theirs]
    told = theirs is not None and not {theirs.role, theirs.label.casefold()} & OTHERS
    return others[0] if told and len(others) == 1 else None


def _told(parties: tuple[Party, ...], playbook: Playbook | None, we_are: str) -> Party | None:
    wanted = we_are.casefold()
    if found := _by_name(parties, we_are):
        return found
    if found := _by_role(parties, (wanted, *_same_side(playbook, wanted))):
        return found
    if found := _beginning(parties, (we_are,)):
        return found
    if parties and playbook is not None and not _of_this_trade(playbook, wanted):
        known = ", ".join(f"`{party.label or party.name}`" for party in parties)
        raise UsageError(
            f"--we-are {we_are}: no party of this contract is called or acts as that. "
            f"Parties found: {known}."
        )
    return None


def _by_name(parties: tuple[Party, ...], name: str) -> Party | None:
    wanted = name.casefold()
    called = ((party, (party.name, party.label, *party.aliases)) for party in parties)
    return next(
        (party for party, names in called if wanted in {each.casefold() for each in names}), None
    )


def _of_this_trade(playbook: Playbook, wanted: str) -> bool:
    """Say whether a word is a role that the playbook deals with, though no party shows it.

    Where both sides stand alike any role will do: a setting for all contracts names ours in others.
    """
    if playbook.symmetric and canonical(wanted):
        return True
    words = (*playbook.us, *playbook.them)
    return wanted in words or canonical(wanted) in {canonical(word) for word in words} - {""}


def _same_side(playbook: Playbook | None, wanted: str) -> tuple[str, ...]:
    """Return other words for the same side: of the playbook, then of the trade."""
    groups = (playbook.us, playbook.them) if playbook else ()
    named = next((group for group in groups if wanted in group), ())
    role = canonical(wanted)
    return (*named, *((role, *ROLES[role]) if role else ()))


def _by_role(parties: tuple[Party, ...], words: tuple[str, ...]) -> Party | None:
    """Return the party whose role is the earliest of `words`: the most usual word wins."""
    for word in words:
        for party in parties:
            if word in (party.role, party.label.casefold()):
                return party
    return None


def _same(party: Party, other: Party) -> bool:
    """Say whether two companies stand under one label; without labels each stands for itself."""
    return party is other or (bool(party.label) and party.label == other.label)


def _side(
    party: Party, us: Party | None, parties: tuple[Party, ...], playbook: Playbook | None
) -> Side:
    if us is None:
        named = playbook is not None and not playbook.symmetric
        return Side.THEM if named and playbook and party.role in playbook.them else Side.OTHER
    if _same(party, us):
        return Side.US
    others = {other.label or other.name for other in parties if not _same(other, us)}
    acts = playbook is not None and party.role in playbook.them
    return Side.THEM if acts or len(others) == 1 else Side.OTHER
