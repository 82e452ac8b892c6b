"""Finds the heads of liability that a cap does not reach: `the limit does not apply to fraud`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.found import Found, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADS = (
    ("fraud", r"\bfraud(?:ulent(?: misrepresentation)?)?\b"),
    (
        "death-or-injury",
        r"\b(?:death|(?:personal|bodily) injur(?:y|ies))(?: (?:or|and) (?:death|(?:personal"
        r"|bodily) injury))?\b",
    ),
    ("gross-negligence", r"\bgross(?:ly)? negligen(?:ce|t)\b"),
    (
        "wilful-misconduct",
        r"\b(?:wil{1,2}ful|intentional|deliberate)(?: or (?:intentional|wil{1,2}ful"
        r"|reckless))? (?:misconduct|default|breach|acts?|wrongdoing)\b",
    ),
    ("confidentiality", r"\bconfidential(?:ity| information)\b"),
    ("indemnity", r"\bindemni(?:t(?:y|ies)|fication)(?: obligations?)?\b"),
    (
        "intellectual-property",
        r"\b(?:infring\w+|misappropriat\w+|intellectual property(?: rights)?)\b",
    ),
    (
        "data-protection",
        r"\b(?:data (?:protection|breach|security)|personal data|security breach(?:es)?)\b",
    ),
    ("payment", r"\b(?:payment obligations?|obligations? to pay|fees due|amounts? (?:due|owed))\b"),
    (
        "law",
        r"\bcannot (?:lawfully )?be (?:excluded|limited)(?: or (?:excluded|limited))?(?: by"
        r"| under)?(?: applicable)? law\b",
    ),
)
_HEAD = re.compile("|".join(rf"(?P<h{at}>{words})" for at, (_, words) in enumerate(_HEADS)))
# What lifts a limit: the heads stand behind the words that these match.
_LIFTED = re.compile(
    r"\b(?:limit(?:ation|s|ed)?|limitations|exclusions?|caps?|foregoing|section|clause"
    r"|article)\b[^;]{0,140}?"
    r"\b(?:shall|will|do|does) not (?:apply|limit|extend|exclude|be limited)\b"
    r"|\bnothing in (?:this|these|the)\b[^;]{0,90}?\b(?:limits?|excludes?"
    r"|restricts?)\b[^;]{0,90}?\bliabilit"
    r"|\b(?:liabilit(?:y|ies)|damages)\b[^;]{0,60}?\b(?:is|are|shall be|will be) (?:unlimited|uncapped)\b"
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for| in the case of| with respect to| as to| to the extent)?|other than"
    r"|save for"
    r"|with the exception of|excluding)\b"
)
_CAPPED = re.compile(
    r",?\s(?:in no event|neither|no party|each party|either party|the (?:total |aggregate "
    r"|maximum )*liabilit"
    r"|[\w\u2019' ]{2,40}(?:total |aggregate |maximum |cumulative )*liabilit)"
)
_LIMIT = re.compile(r"\b(?:exceed|be limited to|be liable|not be more than|greater than)\b")
_REACH = 900


def heads(passage: Passage) -> Iterator[Found]:
    """Find the heads of liability without a limit that a passage names."""
    low = passage.low
    if "liab" not in low and "limitation" not in low and " cap" not in low:
        return
    for start, end in _stretches(low):
        for match in _HEAD.finditer(low, start, end):
            name = _HEADS[int((match.lastgroup or "h0")[1:])][0]
            yield Found(match.start(), match.end(), "head", name, "uncapped")


def _stretches(low: str) -> Iterator[tuple[int, int]]:
    """Yield where heads stand that are excepted: behind `does not apply to`, or after `except for`."""
    if lifted := _LIFTED.search(low):
        yield lifted.end(), min(len(low), lifted.end() + _REACH)
        return
    if "liab" not in low or not _LIMIT.search(low):
        return
    for match in _EXCEPT.finditer(low):
        capped = _CAPPED.search(low, match.end(), match.end() + _REACH)
        yield match.end(), capped.start() if capped else min(len(low), match.end() + _REACH)
