"""Checks that clauses do not take from each other what they give: remedies, caps, renewal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.proof.draft import Noted
from redline.proof.sayings import sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_EXCLUSIVE: Final = _words(
    r"\b(?:sole|exclusive|only)\b.{0,40}\bremed(?:y|ies)\b.{0,200}\b(?:this agreement|this contract"
    r"|any breach|any (?:and all )?claims?|all claims|any (?:default|failure|loss)|breach of this)\b"
    r"|\b(?:this (?:agreement|contract)|any breach|(?:all|any)(?: such)? claims?)\b.{0,120}"
    r"\b(?:sole|exclusive|only)\b.{0,40}\bremed"
    r"|\bremed(?:y|ies)\b.{0,80}\b(?:is|are|shall be|will be)\b.{0,30}\b(?:sole|exclusive)\b"
)
_LIMITED_REMEDY: Final = _words(
    r"\b(?:warrant\w*|service (?:level|credit)s?|uptime|SLA|acceptance|non-?conform\w*|infring\w*"
    r"|indemni\w*|except|other than|availability|covered claims?|delay|response time"
    r"|not (?:be )?(?:the )?(?:sole|exclusive)|cumulative|in addition to|non-?exclusive)\b"
)
_INDEMNIFIES: Final = _words(r"\b(?:shall|will|must|agrees? to)\b.{0,60}\bindemnif(?:y|ies)\b")

_CAPPED: Final = _words(
    r"\b(?:in no event|under no circumstances|neither party"
    r"|(?:total|aggregate|maximum|entire|overall|cumulative)(?: (?:aggregate|cumulative))? liability"
    r"|liability of|liability under|liability (?:for|arising)|[’']s? (?:\w+ )?liability)\b.{0,400}"
    r"\b(?:exceed|be limited to|is limited to|be (?:more|greater) than|capped at|capped to)\b"
)
_CARVED: Final = _words(
    r"\b(?:except|other than|save (?:for|as)|subject to|excluding|does not apply|do not apply"
    r"|increased|notwithstanding section|unlimited claims|indemnif\w* obligations)\b"
)
_UNCAPPED: Final = _words(
    r"\bliab(?:le|ility|ilities)\b.{0,200}\b(?:unlimited|uncapped|without (?:any )?limit(?:ation)?"
    r"|not be (?:limited|capped|subject to)|not subject to (?:any|the|a) (?:\w+ )?(?:limit\w*|cap))\b"
    r"|\b(?:unlimited|uncapped)\b.{0,60}\bliab"
    r"|\b(?:no|nothing)\b.{0,40}\b(?:cap|limit\w*|exclude\w*)\b.{0,80}\b(?:appl(?:y|ies)|liab\w*)"
    r"|\bindemnif\w*\b.{0,60}\bnot (?:be )?(?:subject to|limited|capped)"
    r"|\b(?:limit\w*|cap)\b.{0,60}\b(?:shall|will|do|does) not apply to\b"
)
_GENERAL_UNCAPPED: Final = _words(
    r"\b(?:prohibited by|permitted by|to the extent|by law|applicable laws?|fraud\w*|death|bodily)\b|"
    r"\b(?:without limitation,|including,? (?:but not limited|without limitation)"
    r"|(?:limit\w*|caps?|waivers?)\b.{0,40}\b(?:in|of|under) (?:this )?(?:sections?|clauses?"
    r"|articles?)\b)"
)

_RENEWS: Final = _words(
    r"\b(?:automatically|shall|will)\b.{0,40}\b(?:renews?|renewed|extends?|extended)\b"
    r"|\b(?:renews?|renewed|extends?|extended)\b.{0,20}\bautomatically\b"
)
_NO_RENEWAL: Final = _words(
    r"\b(?:not|no|never|without)\b.{0,24}\b(?:automatic(?:ally)?|renew\w*"
    r"|extend\w*)\b.{0,60}\b(?:renew\w*|extend\w*|expire\w*|agree\w*)?"
    r"|\b(?:expires?|ends?|terminates?) automatically\b.{0,80}\b(?:term|period|anniversary)\b"
    r"|\b(?:renew\w*|exten(?:d|s)\w*)\b.{0,40}\b(?:only|requires?|subject to|needs?)\b.{0,60}"
    r"\b(?:written|mutual|agree)"
)
_ABOUT_NOTICE: Final = _words(
    r"\b(?:notice|unless|elects?|intention|intent|if (?:either|a) party|right)\b.{0,120}\bnot\b"
    r"|\bnot\b.{0,80}\b(?:notice|unless)|non-?renewal|\bunless\b|\bfeature|\breproduce|\bprice"
    r"|\bdeadline"
    r"|\bmodifying\b|\bconsent|\bwish"
)
_FOREVER: Final = _words(
    r"\b(?:this|the) (?:agreement|contract)\b.{0,120}\b(?:perpetual(?:ly)?|in perpetuity"
    r"|indefinite(?:ly)?"
    r"|until terminated|no fixed (?:term|period))\b"
)
_FIXED: Final = _words(
    r"\binitial term\b.{0,60}\b(?:of|for|is)\b|\b(?:this|the) (?:agreement"
    r"|contract)\b.{0,100}\b(?:for (?:a|an)"
    r" (?:initial |fixed )?(?:term|period) of|expires? (?:on|upon|at the end))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two kinds of sentence that cannot both stand, each with words that take the edge off it."""

    one: re.Pattern[str]
    one_unless: re.Pattern[str] | None
    other: re.Pattern[str]
    other_unless: re.Pattern[str] | None
    about: re.Pattern[str] | None = None
    message: str


_REMEDY: Final = _Pair(
    one=_EXCLUSIVE,
    one_unless=_LIMITED_REMEDY,
    other=_INDEMNIFIES,
    other_unless=None,
    message="this is the only remedy there, and an indemnity is promised in {place}",
)
_CAP: Final = _Pair(
    one=_UNCAPPED,
    one_unless=_GENERAL_UNCAPPED,
    other=_CAPPED,
    other_unless=_CARVED,
    message="this liability has no limit, and the cap in {place} knows no exception",
)
_RENEWAL: Final = _Pair(
    one=_NO_RENEWAL,
    about=_words(
        r"\b(?:this|the) (?:\w+ )?(?:agreement|contract|term|subscription)\b|\bautomatic renewal"
    ),
    one_unless=_ABOUT_NOTICE,
    other=_RENEWS,
    other_unless=_words(
        r"\b(?:not|no)\b.{0,24}\b(?:automatic(?:ally)?|renew\w*|extend\w*)\b(?!.{0,40}notice)"
    ),
    message="there is no renewal here, and {place} renews",
)
_TERM: Final = _Pair(
    one=_FOREVER,
    one_unless=_words(r"\b(?:confidential\w*|licen[cs]e|surviv\w*|trade secrets?|intellectual)\b"),
    other=_FIXED,
    other_unless=_words(r"\bthereafter\b"),
    message="the contract has no end here, and a fixed term in {place}",
)


def exclusive_remedies(draft: Draft) -> Iterator[Noted]:
    """Yield a remedy that shuts out all others where the contract promises an indemnity."""
    return _clashing(draft, _REMEDY)


def caps(draft: Draft) -> Iterator[Noted]:
    """Yield a liability without limit where the cap makes no exception."""
    return _clashing(draft, _CAP)


def renewals(draft: Draft) -> Iterator[Noted]:
    """Yield a clause against renewal where another renews, and an endless term beside a fixed one."""
    yield from _clashing(draft, _RENEWAL)
    yield from _clashing(draft, _TERM)


def _clashing(draft: Draft, pair: _Pair) -> Iterator[Noted]:
    ones = list(sayings(draft, pair.one, pair.one_unless))
    others = list(sayings(draft, pair.other, pair.other_unless)) if ones else []
    if pair.about is not None:
        ones = [one for one in ones if pair.about.search(one.of(draft.text))]
        others = [other for other in others if pair.about.search(other.of(draft.text))]
    for one in ones:
        facing = [other for other in others if other != one]
        if facing:
            place = draft.cite(facing[0].start) or "another place"
            yield Noted(span=one, message=pair.message.format(place=place), other=facing[0])
            return
