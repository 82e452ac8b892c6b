"""Knows how to say our wording in the contract's own voice: its names, terms, spelling and quotes."""

from __future__ import annotations

import re
from dataclasses import replace

from redline.assess.case import Case
from redline.assess.habits import adopt
from redline.model import Party, Side

SLOT = re.compile(r"\{([^{}]+)\}")
SENTENCE_START = re.compile(r"(?:^|[.:]\s+|\n)$")


def in_their_voice(case: Case, text: str, *, opens: bool = True, value: str = "") -> str:
    """Return our wording as this contract would put it.

    Slots become its names and terms; numbers of days, its way of writing them; quotes, spelling and
    the verb of duty, its own. `opens` says that the text begins a sentence. `value` fills `{value}`.
    """
    text = _by_side(case, text)
    filled = SLOT.sub(lambda slot: _slot(case, text, slot, value=value), text)
    filled = adopt(case.habits, filled)
    return filled[:1].upper() + filled[1:] if opens and not _named_first(case, filled) else filled


def _by_side(case: Case, text: str) -> str:
    """Put the slot of a side for terms that a playbook gives to it, where the contract has no such term.

    Where the receiving party is called Dealer throughout, Dealer is what our wording must say.
    """
    for name, options in case.playbook.terms.items():
        slot = next((option for option in options if option in SIDE_SLOTS), "")
        wanted = slot and f"{{{name}" in text
        if wanted and can_say(case, slot) and _own_term(case, options) is None:
            text = _with_side(text, name, slot)
    return text


def _with_side(text: str, name: str, slot: str) -> str:
    """Put a side's slot for a term with its article: `the {Disclosing Party's}` becomes `{them's}`."""
    said = re.compile(rf"(?:(?P<raised>The)\s|\bthe\s)?\{{{re.escape(name)}(?P<owned>['’]s)?\}}")
    key = slot.strip("{}")

    def put(found: re.Match[str]) -> str:
        return f"{{{key.capitalize() if found['raised'] else key}{found['owned'] or ''}}}"

    return said.sub(put, text)


def _named_first(case: Case, text: str) -> bool:
    """Say whether a text begins with a party's own name, which is written as its owner writes it."""
    labels = (_as_written(case, sided.party.label) for sided in case.parties)
    return any(label and text.startswith(label) for label in labels)


def _slot(case: Case, text: str, slot: re.Match[str], *, value: str) -> str:
    name = slot.group(1)
    if name == "value":
        return value
    before = text[: slot.start()]
    at_start = bool(before.strip() and SENTENCE_START.search(before))
    key, owned = (name[:-2], True) if name.endswith(("'s", "’s")) else (name, False)
    side = SIDES.get(key.casefold())
    said = party_name(case, side) if side else term(case, key)
    said = _possessive(said) if owned else said
    raised = (at_start or key in {"Them", "Us"}) and not _named_first(case, said)
    return said[:1].upper() + said[1:] if raised else said


SIDES = {"us": Side.US, "them": Side.THEM}
SPEAKERS = frozenset({"we", "us", "our", "you", "your"})
SIDE_SLOTS = frozenset({"{us}", "{them}"})
NAMED = re.compile(r"\{(us|them)(?:['’]s)?\}", re.IGNORECASE)


def can_say(case: Case, text: str) -> bool:
    """Say whether this contract has a name for every side that our wording speaks of."""
    return all(case.party(SIDES[slot.casefold()]) is not None for slot in NAMED.findall(text))


def party_name(case: Case, side: Side) -> str:
    """Return what the contract calls a side inside a sentence, with its article if it uses one."""
    party = case.party(side)
    if party is not None and party.label.casefold() in SPEAKERS:
        return _not_speaking(case, party, side)
    if party is not None and party.label:
        return _with_article(replace(party, label=_as_written(case, party.label)))
    names = case.names.us if side is Side.US else case.names.them
    return names[0] if names else ("our side" if side is Side.US else "the other party")


def _not_speaking(case: Case, party: Party, side: Side) -> str:
    """Return what to call a party that the contract calls `we` or `you`: a sentence of ours says `he`."""
    named = (one for one in (*party.aliases, party.name) if one and one.casefold() not in SPEAKERS)
    words = case.playbook.us if side is Side.US else case.playbook.them
    return next(named, f"the {words[0]}" if words else "the other party")


def _as_written(case: Case, label: str) -> str:
    """Return `Contractor` for a label in capitals if the sentences of the contract say so more often."""
    said, text = label.title(), case.contract.text
    return said if label.isupper() and text.count(said) > text.count(label) else label


def _with_article(party: Party) -> str:
    if party.label.casefold().startswith("the "):
        return party.label
    return f"the {party.label}" if party.article else party.label


def _possessive(name: str) -> str:
    if name.endswith(("'s", "’s")):  # a name that is a possessive already, as Reed's
        return name
    return name + ("'" if name.endswith("s") and name[:1].isupper() else "'s")


def term(case: Case, name: str) -> str:
    """Return the contract's own term for `name`: one it defines, else one it writes with capitals.

    Where it has none, the plain words in lower case.
    """
    if name == "Agreement":
        return case.habits.agreement
    options = case.playbook.terms.get(name, (name,))
    others = tuple(option for option in options if option != case.habits.agreement)
    return _own_term(case, others) or name.lower()


def _own_term(case: Case, options: tuple[str, ...]) -> str | None:
    """Return the first of some terms that the contract defines, else that it writes with capitals."""
    defined = {found.term for found in case.reading.terms}
    plain = [option for option in options if option not in SIDE_SLOTS]
    used = (option for option in plain if _used(case, option))
    return next((option for option in plain if option in defined), None) or next(used, None)


def _used(case: Case, option: str) -> bool:
    """Say whether the contract writes the term with capitals, by itself, within its sentences."""
    if option not in case.used:
        before = r"(?:(?<![\w'’-])(?:[a-z][a-z'’-]*,?|The|This|Each)|['’]s|s['’])"
        pattern = rf"{before} {re.escape(option)}\b(?! [A-Z])"
        case.used[option] = re.search(pattern, case.contract.text) is not None
    return case.used[option]
