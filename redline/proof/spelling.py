"""Checks that a contract keeps to one spelling, American or British."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft

_OUR: Final = (
    "behavi|col|endeav|fav|hon|hum|lab|neighb|rum|harb|fl?av|vig|vap|arm|clam|rig|sav|misdemean"
)
_ENDINGS: Final = r"(?:s|ed|ing|able|ably|ite|ful|al|er|ers|y|ies|less)?"
_ISE: Final = (
    "author|recogn|organ|final|util|minim|maxim|optim|custom|summar|prior|categor|character|emphas"
    "|real|special|standard|symbol|visual|capital|character|local|normal|anonym|pseudonym|monet"
    "|external|internal|global|formal|legal|material|memor|modern|neutral|penal|privat|popular"
    "|scrutin|stabil|steril|subsid|synchron|terminal|victim|apolog|critic|jeopard|mobil|harmon"
)
_ISE_ENDINGS: Final = r"(?:e|es|ed|ing|ation|ations|ational|er|ers|able)"
_US: Final = re.compile(
    rf"\b(?:(?:dis)?(?:{_OUR})or{_ENDINGS}|(?:un|re|dis)?(?:{_ISE})iz{_ISE_ENDINGS}"
    r"|defenses?|offenses?|licenses?(?=\s(?:granted|fee|agreement|grant|is|shall|key))|centers?|theaters?|fulfill(?:s|ment)?"
    r"|enrollments?|installments?|skillful|willful(?:ly)?|catalogs?|dialogs?|programs?|analyz(?:e|es|ed|ing)"
    r"|paralyz(?:e|es|ed|ing)|cancel(?:ed|ing)|travel(?:ed|ing|er|ers)|label(?:ed|ing)|model(?:ed|ing)"
    r"|gray|checks? drawn|aluminum|judgment)\b",
    re.IGNORECASE,
)
_UK: Final = re.compile(
    rf"\b(?:(?:dis)?(?:{_OUR})our{_ENDINGS}|(?:un|re|dis)?(?:{_ISE})is{_ISE_ENDINGS}"
    r"|defences?|offences?|licences?|sub-?licences?|centres?|theatres?|fulfil(?:s|ment)?|enrolments?|instalments?"
    r"|skilful|wilful(?:ly)?|catalogues?|dialogues?|programmes?|analys(?:e|ed|ing)|paralys(?:e|ed|ing)"
    r"|cancell(?:ed|ing)|travell(?:ed|ing|er|ers)|labell(?:ed|ing)|modell(?:ed|ing)|grey|cheques?"
    r"|aluminium|whilst|judgement)\b",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(
    r"\b(?:programs?|catalogs?|catalogues?|dialogs?|dialogues?|cancell(?:ed|ing)|judgment|gray|grey"
    r"|analys(?:e|es)|honorable|harbor|labor|promis(?:e|es|ed|ing)|humorous|savings?|armed|flavor|theat(?:er|re)s?"
    r"|organisation for economic\b.*)\b",
    re.IGNORECASE,
)
"""Words that either spelling knows, or that stand in names."""

_OPENS: Final = re.compile(r"(?:^|[.:;\n\t\v)])\s*$")
_WORD: Final = re.compile(r"\w+")
_WITHIN: Final = re.compile(r"[\w@./:-]")


def spelling(draft: Draft) -> Iterator[Noted]:
    """Yield the first word in the rarer spelling where a contract mixes the two."""
    american, british = _found(draft, _US), _found(draft, _UK)
    if not american or not british:
        return
    fewer = len(american) < len(british) or (
        len(american) == len(british) and american[0] > british[0]
    )
    few, many = (american, british) if fewer else (british, american)
    names = ("American", "British") if fewer else ("British", "American")
    words = sorted({span.of(draft.text).casefold() for span in few})
    shown = ", ".join(f"“{word}”" for word in words[:3])
    yield Noted(
        span=few[0],
        message=f"{names[0]} spelling ({shown}) in a contract that spells {names[1]}"
        f" (“{many[0].of(draft.text)}”)",
        other=many[0],
    )


def _found(draft: Draft, pattern: re.Pattern[str]) -> list[Span]:
    """Return the words of one spelling in running text; a capital may make it a name."""
    names = {
        word.casefold()
        for party in draft.reading.parties
        for name in (party.name, *party.aliases)
        for word in _WORD.findall(name)
    }
    found = []
    for match in pattern.finditer(draft.text):
        word = match.group()
        before = draft.text[max(0, match.start() - 3) : match.start()]
        is_name = word[:1].isupper() and not word.isupper() and not _OPENS.search(before)
        is_name |= word[:1].isupper() and word.casefold() in names
        if not is_name and not _EITHER.fullmatch(word) and not _WITHIN.search(before[-1:]):
            found.append(Span(*match.span()))
    return found
