"""Knows how to write a new amount the way the contract wrote the old one."""

from __future__ import annotations

import re

from redline.model import Fact, numerals

WORDS_AND_FIGURES = re.compile(
    r"^([A-Za-z][A-Za-z \-]*?)(?P<noun>(?: per ?cent)?)\s*\(\s*([\d.,]+)\s*(?P<sign>%?)\s*\)"
)
FIGURES = re.compile(
    r"^(\D{0,4}?)(\d[\d.,]*(?:(?:[ -]\d{1,2})?/\d{1,2}| ?[\u00bc-\u00be\u2153-\u215e])?)"
)
"""Figures, with a fraction behind them: `1-1/2`, `1 1/2` and `1\u00bd` are each one number."""

WORDS = re.compile(
    r"^[A-Za-z]+(?:-[A-Za-z]+)?(?=[ -](?:(?:calendar|business|working) )?"
    r"(?:hours?|days?|weeks?|months?|years?|percent|per cent|times)\b)",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"(['’])s\b", re.IGNORECASE)  # one month's, twelve months'
LEAD = re.compile(r"net[ -]", re.IGNORECASE)
UNIT = re.compile(r"\b(?:hour|day|week|month|year)s?\b", re.IGNORECASE)
ORDINAL = re.compile(
    r"^(?P<word>(?:[a-z]+-)?(?:first|second|third|(?!month)[a-z]+th)\b)?(?P<opens>\s*\(\s*)?"
    r"(?P<figures>\d+)?(?P<ending>(?:st|nd|rd|th)\b)?(?P<closes>\s*\))?",
    re.IGNORECASE,
)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
FACTOR = re.compile(
    r"(?P<factor>[A-Za-z\-]+ \([\d.]+x?\)|[\d.]+|one|two|three|four|five)(?=x\b| times\b|% of)",
    re.IGNORECASE,
)
WINDOW = re.compile(
    r"(?:[A-Za-z\-]+ \(\d+\)|\d+|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?[a-z]+)"
    r"[ -](?P<unit>months?|years?)\b",
    re.IGNORECASE,
)


def restated(fact: Fact, text: str, value: float, unit: str) -> str | None:
    """Return the words of `fact` with its value made `value` (in `unit`), or none if that is unclear.

    `text` is the expression as it stands: `fifteen (15) days` with 45 days gives
    `forty-five (45) days`, `2% per month` with 4 percent a year gives `4% per year`.
    """
    maker, lead = MAKERS.get(fact.kind), LEAD.match(text)
    if maker is None:
        return None
    before = lead.group() if lead else ""
    changed = maker(fact, text.removeprefix(before), value, unit)
    return before + changed if changed else None


def _duration(fact: Fact, text: str, value: float, unit: str) -> str | None:
    number, found = _place(text, value) or _number(text, value), UNIT.search(text)
    if number is None:
        return None
    if found is None:  # `net 30`: the unit goes without saying
        return number if fact.unit == unit and _number_end(text) == len(text) else None
    placed = _is_place(text)
    between = text[_number_end(text) : found.start()]
    if _counts(between):
        return None
    if fact.unit != unit:
        between = "-" if between == "-" else " "
    adjective = placed or (
        fact.value != 1 and not found.group().lower().endswith("s")
    )  # a 15 day period, the fifth day
    plural = value != 1 and between != "-" and not adjective
    noun = unit + ("s" if plural else "")
    theirs = found.group()
    # a day of another kind may be a term with a meaning of its own
    alike = _case_like(theirs, noun) if fact.unit == unit or theirs.isupper() else noun
    return number + between + alike + text[found.end() :]


def _is_place(text: str) -> bool:
    """Say whether a number is one in a row: `fifth (5th)`, `5th`."""
    found = ORDINAL.match(text)
    return found is not None and bool(found["word"] or found["ending"])


def _place(text: str, value: float) -> str | None:
    """Write `value` in the style of the number in a row that `text` begins with, if it does."""
    found = ORDINAL.match(text)
    if found is None or not _is_place(text) or not float(value).is_integer():
        return None
    word = _case_like(found["word"], numerals.spell_place(int(value))) if found["word"] else ""
    ending = ENDINGS.get(int(value) % 10, "th") if int(value) % 100 not in {11, 12, 13} else "th"
    figures = f"{int(value)}{ending if found['ending'] else ''}" if found["figures"] else ""
    return f"{word}{found['opens'] or ''}{figures}{found['closes'] or ''}"


def _number_end(text: str) -> int:
    if _is_place(text) and (place := ORDINAL.match(text)):
        return place.end()
    for pattern in (WORDS_AND_FIGURES, FIGURES, WORDS):
        if found := pattern.match(text):
            return found.end()
    return 0


def _number(text: str, value: float) -> str | None:
    """Write `value` in the style of the number that `text` begins with."""
    figures = f"{value:g}"
    whole = float(value).is_integer()
    if found := WORDS_AND_FIGURES.match(text):
        if not (whole or found["noun"] or found["sign"]):  # nobody counts half days
            return None
        words = _case_like(found[1], numerals.spell(value))
        return f"{words}{found['noun']} ({figures}{found['sign']})"
    if found := FIGURES.match(text):
        return found[1] + figures
    if WORDS.match(text) and whole:
        return _case_like(text, numerals.spell(int(value)))
    return None


def _case_like(theirs: str, ours: str) -> str:
    if theirs.isupper():
        return ours.upper()
    return ours[0].upper() + ours[1:] if theirs[:1].isupper() else ours


def _percent(_fact: Fact, text: str, value: float, _unit: str) -> str | None:
    number, rest = _number(text, value), text[_number_end(text) :]
    return number + rest if number and not _counts(rest) else None


def _counts(rest: str) -> bool:
    """Say whether a number goes on in what would stay of it: then it was not understood whole."""
    return any(character.isnumeric() for character in rest)


PERIOD = re.compile(
    r"(?P<each>per|a|each|every|for each|for every) (?:calendar )?(?:day|month|annum|year)"
    r"|/ ?(?:day|month|year)|monthly|daily|annually|p\.a\.|yearly",
    re.IGNORECASE,
)
PERIODS = {"percent/day": "day", "percent/month": "month", "percent/year": "year"}


def _rate(fact: Fact, text: str, value: float, unit: str) -> str | None:
    changed = _percent(fact, text, value, unit)
    if changed is None or fact.unit == unit:
        return changed
    found = PERIOD.search(changed)
    if found is None:
        return None
    said = f"{found['each']} {PERIODS[unit]}" if found["each"] else f"per {PERIODS[unit]}"
    return changed[: found.start()] + said + changed[found.end() :]


def _multiple(fact: Fact, text: str, value: float, unit: str) -> str | None:
    """Change the factor where there is one and it comes out whole, else the window of months."""
    months = value * (12 if unit == "year" else 1)
    if not isinstance(fact.value, float | int) or fact.unit != "fee-months" or not fact.value:
        return None
    if factor := FACTOR.search(text):
        return _factor(text, factor, months / fact.value)
    window = WINDOW.search(text)
    if window is None:
        return None
    number = _number(window.group(), months)
    if number is None:
        return None
    noun = "months" if window["unit"].islower() else "MONTHS"
    behind = text[window.end() :]
    rest = POSSESSIVE.sub(r"\1", behind, count=1) if POSSESSIVE.match(behind) else behind
    return f"{text[: window.start()]}{number} {noun}{rest}"


def _factor(text: str, factor: re.Match[str], by: float) -> str | None:
    old = (
        numerals.read_words(factor["factor"])
        if factor["factor"][0].isalpha()
        else float(factor["factor"])
    )
    if old is None or not (old * by).is_integer():
        return None
    number = _number(factor["factor"] + " times", old * by)
    return text[: factor.start()] + number + text[factor.end() :] if number else None


SIGN = r"(?:[A-Z]{0,3} ?[$\u20ac\u00a3]? ?)"
ROUND = re.compile(rf"^(?P<sign>{SIGN})(?P<figures>[\d,]+(?:\.\d\d)?)$")
SCALED = re.compile(
    rf"^(?P<sign>{SIGN})[\d.]+(?P<space>[ -]?)(?P<scale>million|billion)$", re.IGNORECASE
)
IN_WORDS = re.compile(
    r"^(?P<words>[A-Za-z][A-Za-z -]*?)(?P<noun> (?:(?:united states|u\.?s\.?) )?(?:dollars|pounds"
    r"|pounds sterling|euros?))"
    rf"(?:(?P<opens>\s*\(\s*)(?P<amount>{SIGN}[\d,]+(?:\.\d\d)?)(?P<closes>\s*\)))?$",
    re.IGNORECASE,
)


def _money(_fact: Fact, text: str, value: float, _unit: str) -> str | None:
    """Write an amount as theirs is: `$5,000,000`, `$5 million`, `five million dollars ($5,000,000)`."""
    if found := ROUND.match(text):
        decimals = 2 if "." in found["figures"] else 0
        return f"{found['sign']}{value:,.{decimals}f}"
    if (found := SCALED.match(text)) and value >= 1e6:
        million = _case_like(found["scale"], "million")
        return f"{found['sign']}{value / 1e6:g}{found['space']}{million}"
    if found := IN_WORDS.match(text):
        return _money_in_words(found, value)
    return None


def _money_in_words(found: re.Match[str], value: float) -> str | None:
    if not float(value).is_integer() or numerals.read_words(found["words"]) is None:
        return None
    words = numerals.spell(value)
    words = words.title() if found["words"].istitle() else _case_like(found["words"], words)
    amount = ROUND.match(found["amount"] or "")
    if amount is None:
        return words + found["noun"]
    decimals = 2 if "." in amount["figures"] else 0
    figures = f"{amount['sign']}{value:,.{decimals}f}"
    return f"{words}{found['noun']}{found['opens']}{figures}{found['closes']}"


MAKERS = {
    "duration": _duration,
    "percent": _percent,
    "rate": _rate,
    "multiple": _multiple,
    "money": _money,
}
