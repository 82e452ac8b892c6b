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
    r"\b(this|the) (Agreement|Contract|Deed|Addendum|Terms|DPA|MSA|NDA|Order Form|SOW)\b"
    r"|\b(this) (agreement|contract|deed|addendum|letter)\b(?! [A-Z])"
)
FEW = 5
"""So often a verb of duty must be said, and so many times as often as `shall`, to be the usual one."""

_IZE = (
    "(?:un|re|dis)?(?:author|recogn|organ|final|util|minim|maxim|custom|summar|prior|categor|emphas"
    "|real|special|standard|symbol|capital|character|anonym|pseudonym|monet|memor|commercial|public"
    "|virtual|neutral|notar|item|formal|central|apolog|optim)"
)
_OUR = "(?:dis|un)?(?:fav|hon|lab|endeav|behavi|neighb|col)"
_RARE = {
    "license": "licence",
    "defense": "defence",
    "offense": "offence",
    "fulfill": "fulfil",
    "willful": "wilful",
    "skillful": "skilful",
    "center": "centre",
    "analyze": "analyse",
    "analyzing": "analysing",
    "installment": "instalment",
    "enrollment": "enrolment",
}
AMERICAN = re.compile(
    rf"\b(?:({_IZE}i)z(?=e|ing|ation)|({_OUR})or(?=s?\b|ed|ing|abl)"
    rf"|({'|'.join(_RARE)})(?=s?\b|d\b|ly\b|ment))",
    re.IGNORECASE,
)
"""American spellings of words that contracts use. Ours are written so."""

TELLING = re.compile(
    rf"\b(?:({_IZE}is(?:e|ing|ation)|{_OUR}our|licence|defence|wilful)"
    rf"|({_IZE}iz(?:e|ing|ation)|{_OUR}or(?:s|ed|able|ing)?\b|defense|willful))",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][a-z]")
BRITISH_LAW = re.compile(r"\b(?:England|Scotland|Wales|Ireland|Australia|New Zealand)\b")
_BOTH = r"(?:either|neither|each|other|both|the)"
PARTIES = re.compile(rf"\b{_BOTH} (?:(P)art(?:y|ies)|part(?:y|ies))\b(?! to\b)")
PARTY = re.compile(r"(?<!third[ -])\bpart(y|ies)\b")
"""A party to the contract; some write it with a capital. A third party is none."""

LICENCE_AS_VERB = re.compile(r"\blicence(d|ing)\b|(?<=\bto )licence\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a contract writes: `thirty (30) days`, `will` or `must`, British spelling, curled quotes.

    `duty` is its verb of duty, `agreement` what it calls itself; with `capital` it writes `either Party`.
    """

    words_and_figures: bool
    duty: str
    british: bool
    curled: bool
    capital: bool
    agreement: str


def habits_of(text: str) -> Habits:
    """Read the habits off a contract's text."""
    parties = PARTIES.findall(text)
    return Habits(
        words_and_figures=len(COUNTED_IN_WORDS.findall(text)) > len(COUNTED.findall(text)),
        duty=_duty(text),
        british=_is_british(text),
        curled=text.count("”") + text.count("’") > text.count('"') + text.count("'"),
        capital=2 * parties.count("P") > len(parties),
        agreement=_itself(text),
    )


def _itself(text: str) -> str:
    """Return what a contract calls itself: behind `this`, for `the Agreement` may be another one."""
    named = [(found[1] or found[3], found[2] or found[4]) for found in AGREEMENT.finditer(text)]
    names = [name for word, name in named if word == "this"] or [name for _, name in named]
    return max(sorted(set(names)), key=names.count) if names else "Agreement"


def _duty(text: str) -> str:
    """Return `will` or `must` where a contract says hardly anything else, and otherwise `shall`."""
    counts = {verb: text.count(f" {verb} ") for verb in ("shall", "will", "must")}
    verb = max(counts, key=lambda verb: counts[verb])
    return verb if counts[verb] >= max(FEW, FEW * counts["shall"]) else "shall"


def _is_british(text: str) -> bool:
    british = american = 0
    for found in TELLING.finditer(text):
        told = not _NAME.match(found.group())  # a capital may make it a name
        british += told and bool(found.group(1))
        american += told and bool(found.group(2))
    if british == american:  # no telling word: the law of the contract tells
        return BRITISH_LAW.search(text) is not None
    return british > american


def adopt(habits: Habits, text: str) -> str:
    """Put our wording into a contract's habits."""
    text = _counted(text, words_and_figures=habits.words_and_figures)
    text = re.sub(r"(?<= )shall\b", habits.duty, text)
    text = PARTY.sub(r"Part\1", text) if habits.capital else text
    text = _in_british(text) if habits.british else text
    return _with_curled_quotes(text) if habits.curled else text


def _counted(text: str, *, words_and_figures: bool) -> str:
    if words_and_figures:
        return COUNTED.sub(lambda number: f"{numerals.spell(int(number[1]))} ({number[1]})", text)
    return COUNTED_IN_WORDS.sub(lambda number: number[1], text)


def _in_british(text: str) -> str:
    return LICENCE_AS_VERB.sub(
        lambda verb: "license" + (verb[1] or ""), AMERICAN.sub(_british, text)
    )


def _british(word: re.Match[str]) -> str:
    ours = f"{word[2]}our" if word[2] else _RARE.get(word[0].casefold(), "")
    spelled = f"{word[1]}s" if word[1] else ours
    if word[0].isupper():
        return spelled.upper()
    return spelled.capitalize() if word[0][0].isupper() else spelled


def _with_curled_quotes(text: str) -> str:
    text = re.sub(r'(^|[\s(\[])"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[])'", r"\1‘", text).replace("'", "’")
