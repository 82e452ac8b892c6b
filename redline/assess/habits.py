"""Knows the writing habits of a contract, read off its text once, and puts our wording into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redline.model import numerals

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
    r"\b(?:(licence|organi[s]ation\w*|authori[s]\w+|favour\w*|honour\w*|wilful\w*|defence)"
    r"|(organi[z]ation\w*|authori[z]\w+|favor\w*|honor\w*|willful\w*|defense))\b",
    re.IGNORECASE,
)
BRITISH_LAW = re.compile(r"\b(?:England|Scotland|Wales|Ireland|Australia|New Zealand)\b")
LICENCE_AS_VERB = re.compile(r"\blicence(d|ing)\b|(?<=\bto )licence\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a contract writes: `thirty (30) days`, `will` for `shall`, British spelling, curled quotes.

    `agreement` is what it calls itself.
    """

    words_and_figures: bool
    will: bool
    british: bool
    curled: bool
    agreement: str


def habits_of(text: str) -> Habits:
    """Read the habits off a contract's text."""
    shall, will = text.count(" shall "), text.count(" will ")
    names = AGREEMENT.findall(text)
    return Habits(
        words_and_figures=len(COUNTED_IN_WORDS.findall(text)) > len(COUNTED.findall(text)),
        will=will >= max(5, 5 * shall),
        british=_is_british(text),
        curled=text.count("”") + text.count("’") > text.count('"') + text.count("'"),
        agreement=max(sorted(set(names)), key=names.count) if names else "Agreement",
    )


def _is_british(text: str) -> bool:
    british = american = 0
    for found in TELLING.finditer(text):
        british += bool(found.group(1))
        american += bool(found.group(2))
    if british == american:  # no telling word: the law of the contract tells
        return BRITISH_LAW.search(text) is not None
    return british > american


def adopt(habits: Habits, text: str) -> str:
    """Put our wording into a contract's habits."""
    text = _counted(text, words_and_figures=habits.words_and_figures)
    text = text.replace(" shall ", " will ") if habits.will else text
    text = _in_british(text) if habits.british else text
    return _with_curled_quotes(text) if habits.curled else text


def _counted(text: str, *, words_and_figures: bool) -> str:
    if words_and_figures:
        return COUNTED.sub(lambda number: f"{numerals.spell(int(number[1]))} ({number[1]})", text)
    return COUNTED_IN_WORDS.sub(lambda number: number[1], text)


def _in_british(text: str) -> str:
    for ours, theirs in BRITISH:
        text = re.sub(rf"\b{ours}", theirs, text)
        text = re.sub(rf"\b{ours.capitalize()}", theirs.capitalize(), text)
    return LICENCE_AS_VERB.sub(lambda verb: "license" + (verb[1] or ""), text)


def _with_curled_quotes(text: str) -> str:
    text = re.sub(r'(^|[\s(\[])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[])'", r"\1‘", text).replace("'", "’")
