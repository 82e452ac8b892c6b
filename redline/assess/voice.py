"""Knows how to say our wording in the contract's own voice: its names, terms, spelling and quotes."""

from __future__ import annotations

import re
from functools import cache

from redline.assess.case import Case
from redline.model import Party, Side, numerals

SLOT = re.compile(r"\{([^{}]+)\}")
SENTENCE_START = re.compile(r"(?:^|[.:]\s+|\n)$")
COUNTED = re.compile(
    r"\b(\d{1,3})(?= (?:calendar |business |working )?(?:day|month|year|hour)s?\b)"
)
COUNTED_IN_WORDS = re.compile(r"\b[a-z]+(?:-[a-z]+)? \((\d{1,3})\)(?= [a-z]+)", re.IGNORECASE)
AGREEMENT = re.compile(
    r"\b(?:this|the) (Agreement|Contract|Deed|Addendum|Terms|DPA|MSA|NDA|Order Form|SOW)\b"
)

BRITISH = (
    ("license", "licence"),
    ("organization", "organisation"),
    ("authorize", "authorise"),
    ("authorization", "authorisation"),
    ("anonymized", "anonymised"),
    ("minimize", "minimise"),
    ("recognize", "recognise"),
    ("utilize", "utilise"),
    ("favor", "favour"),
    ("honor", "honour"),
    ("labor", "labour"),
    ("defense", "defence"),
    ("fulfill", "fulfil"),
    ("willful", "wilful"),
)
"""American and British spellings of words that contracts use. Ours are written in American."""

TELLING = re.compile(
    r"\b(?:(licence|organi[s]ation|authori[s]\w+|favour\w*|honour\w*|wilful\w*|defence)"
    r"|(organi[z]ation|authori[z]\w+|favor\w*|honor\w*|willful\w*|defense))\b",
    re.IGNORECASE,
)
BRITISH_LAW = re.compile(r"\b(?:England|Scotland|Wales|Ireland|Australia|New Zealand)\b")
LICENCE_AS_VERB = re.compile(r"\blicence(d|ing)\b|(?<=\bto )licence\b")


def in_their_voice(case: Case, text: str, *, opens: bool = True, value: str = "") -> str:
    """Return our wording as this contract would put it.

    Slots become its names and terms; numbers of days, its way of writing them; quotes, spelling and
    the verb of duty, its own. `opens` says that the text begins a sentence. `value` fills `{value}`.
    """
    filled = SLOT.sub(lambda slot: _slot(case, text, slot, value=value), text)
    for habit in (_numbers, _modal, _spelling, _quotes):
        filled = habit(case, filled)
    return filled[:1].upper() + filled[1:] if opens else filled


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
    return said[0].upper() + said[1:] if said and (at_start or key in {"Them", "Us"}) else said


SIDES = {"us": Side.US, "them": Side.THEM}


def party_name(case: Case, side: Side) -> str:
    """Return what the contract calls a side inside a sentence, with its article if it uses one."""
    party = case.party(side)
    if party is not None and party.label:
        return _with_article(party)
    names = case.names.us if side is Side.US else case.names.them
    return names[0] if names else ("our side" if side is Side.US else "the other party")


def _with_article(party: Party) -> str:
    if party.label.casefold().startswith("the "):
        return party.label
    return f"the {party.label}" if party.article else party.label


def _possessive(name: str) -> str:
    return name + ("'" if name.endswith("s") and name[:1].isupper() else "'s")


def term(case: Case, name: str) -> str:
    """Return the contract's own term for `name`: one it defines, else one it writes with capitals.

    Where it has none, the plain words in lower case.
    """
    if name == "Agreement":
        return _agreement(case)
    options = case.playbook.terms.get(name, (name,))
    defined = {found.term for found in case.reading.terms}
    for option in options:
        if option in defined:
            return option
    return next((option for option in options if _used(case.contract.text, option)), name.lower())


@cache
def _used(text: str, option: str) -> bool:
    """Say whether the contract writes the term with capitals within its sentences."""
    return re.search(rf"(?<=[a-z,] ){re.escape(option)}\b", text) is not None


def _agreement(case: Case) -> str:
    names = AGREEMENT.findall(case.contract.text)
    return max(sorted(set(names)), key=names.count) if names else "Agreement"


def _numbers(case: Case, text: str) -> str:
    """Write `thirty (30) days` where the contract does, `30 days` where it does not."""
    theirs = case.contract.text
    if len(COUNTED_IN_WORDS.findall(theirs)) > len(COUNTED.findall(theirs)):
        return COUNTED.sub(lambda number: f"{numerals.spell(int(number[1]))} ({number[1]})", text)
    return COUNTED_IN_WORDS.sub(lambda number: number[1], text)


def _modal(case: Case, text: str) -> str:
    """Say `will` where the contract imposes its duties with `will` and hardly ever with `shall`."""
    theirs = case.contract.text
    shall, will = theirs.count(" shall "), theirs.count(" will ")
    return text.replace(" shall ", " will ") if will >= max(5, 5 * shall) else text


def _spelling(case: Case, text: str) -> str:
    british = american = 0
    for found in TELLING.finditer(case.contract.text):
        british += bool(found.group(1))
        american += bool(found.group(2))
    if british == american:  # no telling word: the law of the contract tells
        british += bool(BRITISH_LAW.search(case.contract.text))
    if british <= american:
        return text
    for ours, theirs in BRITISH:
        text = re.sub(rf"\b{ours}", theirs, text)
        text = re.sub(rf"\b{ours.capitalize()}", theirs.capitalize(), text)
    return LICENCE_AS_VERB.sub(lambda verb: "license" + (verb[1] or ""), text)


def _quotes(case: Case, text: str) -> str:
    """Curl our straight quotes where the contract curls its own."""
    theirs = case.contract.text
    if theirs.count("”") + theirs.count("’") <= theirs.count('"') + theirs.count("'"):
        return text
    text = re.sub(r'(^|[\s(\[])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[])'", r"\1‘", text).replace("'", "’")
