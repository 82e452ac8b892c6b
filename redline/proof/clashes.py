"""Checks that clauses do not take from each other what they give: remedies, caps, renewal, precedence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.proof.draft import Noted
from redline.proof.forms import plain
from redline.proof.sayings import sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


_EXCLUSIVE: Final = _words(
    r"\b(?:sole|exclusive|only)\b.{0,40}\bremed(?:y|ies)\b.{0,200}\b(?:this agreement"
    r"|this contract|any breach|any"
    r" (?:and all )?claims?|all claims|any (?:default|failure|loss)|breach of this)\b"
    r"|\b(?:this agreement|any breach|all claims|any claims?)\b.{0,120}\b(?:sole"
    r"|exclusive)\b.{0,40}\bremed"
    r"|\bremed(?:y|ies)\b.{0,80}\b(?:is|are|shall be|will be)\b.{0,30}\b(?:sole|exclusive)\b"
)
_LIMITED_REMEDY: Final = _words(
    r"\b(?:warrant\w*|service (?:level|credit)s?|uptime|SLA|acceptance|non-?conform\w*|infring\w*"
    r"|indemni\w*|except|other than|availability|covered claims?|delay|response time"
    r"|not (?:be )?(?:the )?(?:sole|exclusive)|cumulative|in addition to|non-?exclusive)\b"
)
_INDEMNIFIES: Final = _words(r"\b(?:shall|will|must|agrees? to)\b.{0,60}\bindemnif(?:y|ies)\b")

_CAPPED: Final = _words(
    r"\b(?:in no event|under no circumstances|neither party|(?:total|aggregate|maximum|entire"
    r"|cumulative)"
    r"(?: (?:aggregate|cumulative))? liability|liability of)\b.{0,400}\b(?:exceed|be limited to"
    r"|is limited to"
    r"|be (?:more|greater) than|capped at)\b"
)
_CARVED: Final = _words(
    r"\b(?:except|other than|save (?:for|as)|subject to|excluding|does not apply|do not apply"
    r"|increased|notwithstanding section|unlimited claims|indemnif\w* obligations)\b"
)
_UNCAPPED: Final = _words(
    r"\bliab(?:le|ility|ilities)\b.{0,200}\b(?:unlimited|uncapped"
    r"|without (?:any )?limit(?:ation)?|not be (?:limited|capped)"
    r"|not subject to (?:any|the) (?:limit\w*|cap))\b"
    r"|\b(?:unlimited|uncapped)\b.{0,60}\bliab"
    r"|\bno (?:cap|limit\w*)\b.{0,60}\b(?:appl(?:y|ies)|liab\w*)"
    r"|\b(?:limit\w*|cap)\b.{0,60}\b(?:shall|will|do|does) not apply to\b.{0,200}"
)
_GENERAL_UNCAPPED: Final = _words(
    r"\b(?:without limitation,|including,? (?:but not limited|without limitation)"
    r"|(?:limit\w*|caps?|waivers?)\b.{0,40}\b(?:in|of|under) (?:this )?(?:sections?|clauses?"
    r"|articles?)\b)"
)

_RENEWS: Final = _words(
    r"\b(?:automatically|shall|will)\b.{0,40}\b(?:renews?|renewed|extends?|extended)\b"
)
_NO_RENEWAL: Final = _words(
    r"\b(?:not|no|never|without)\b.{0,24}\b(?:automatic(?:ally)?|renew\w*"
    r"|extend\w*)\b.{0,60}\b(?:renew\w*|extend\w*|expire\w*|agree\w*)?"
    r"|\b(?:expires?|ends?|terminates?) automatically\b.{0,80}\b(?:term|period|anniversary)\b"
    r"|\brenew\w*\b.{0,40}\bonly\b.{0,60}\b(?:written|mutual|agree)"
)
_ABOUT_NOTICE: Final = _words(
    r"\b(?:notice|unless|elects?|intention|intent|if (?:either|a) party|right)\b.{0,120}\bnot\b"
    r"|\bnot\b.{0,80}\b(?:notice|unless)|non-?renewal|\bunless\b|\bfeature|\breproduce|\bprice"
    r"|\bdeadline"
    r"|\bmodifying\b|\bconsent"
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
    for one in ones:
        facing = [other for other in others if other != one]
        if facing:
            place = draft.cite(facing[0].start) or "another place"
            yield Noted(span=one, message=pair.message.format(place=place), other=facing[0])
            return


# ------------------------------------------------------------------ precedence

_PAPER: Final = (
    r"(?:the |this |these |an? |any |each |such |its )?"
    r"(?P<{}>(?:[A-Z][\w’-]*|of|and)(?:\s(?:[A-Z][\w’-]*|of|and)){{0,5}})"
)
_WINS: Final = re.compile(
    r"\b(?:conflicts?|inconsisten\w+|discrepanc\w+|ambiguit\w+)\b[^.;]{0,60}?\b(?:between|among"
    r"|with)\s"
    r"(?P<papers>[^.;]{3,200}?),\s(?:then\s)?"
    + _PAPER.format("winner")
    + r"\s(?:shall|will|takes?|prevails?|controls?|governs?|has|have)\b"
)
_NAME: Final = re.compile(r"[A-Z][\w’-]*(?:\s(?:(?:of|and)\s)?[A-Z][\w’-]*){0,5}")
_ANY_OTHER: Final = _words(
    r"\b(?:this (?P<part>section|clause|article|exhibit|schedule|appendix|annex|addendum"
    r"|paragraph)\b|(?:the )?(?:provisions|terms) of this)"
    r".{0,80}\b(?:shall |will )?(?:prevails?|controls?|governs?"
    r"|takes? precedence)\b.{0,40}\b(?:over )?(?:all|any) (?:other)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Precedence:
    """A sentence that ranks papers: which of them, and the one that wins."""

    span: Span
    papers: frozenset[str]
    winner: str


def precedence(draft: Draft) -> Iterator[Noted]:
    """Yield a clause that lets one paper win where another clause lets the other win."""
    known: list[_Precedence] = []
    for one in _rankings(draft):
        facing = next((other for other in known if _defeat(one, other)), None)
        known.append(one)
        if facing is None:
            continue
        place = draft.cite(facing.span.start) or "another place"
        yield Noted(
            span=one.span,
            message=f"“{one.winner}” wins here, and “{facing.winner}” wins in {place}",
            other=facing.span,
        )
    yield from _both_first(draft)


def _rankings(draft: Draft) -> Iterator[_Precedence]:
    for span in sayings(draft, _WINS):
        match = _WINS.search(span.of(draft.text))
        if match is not None:
            papers = frozenset(plain(name) for name in _NAME.findall(match["papers"]))
            yield _Precedence(span=span, papers=papers, winner=" ".join(match["winner"].split()))


def _defeat(one: _Precedence, other: _Precedence) -> bool:
    """Say whether each of two clauses puts its own paper over that of the other."""
    first, second = plain(one.winner), plain(other.winner)
    both = {first, second}
    return first != second and both <= one.papers and both <= other.papers


def _both_first(draft: Draft) -> Iterator[Noted]:
    found = list(sayings(draft, _ANY_OTHER))
    parts = [span for span in found if _ANY_OTHER.search(span.of(draft.text))]
    apart = [
        span for span in parts[1:] if draft.clause_at(span.start) != draft.clause_at(parts[0].start)
    ]
    if apart:
        place = draft.cite(parts[0].start) or "another place"
        yield Noted(
            span=apart[0],
            message=f"this goes before everything else, and so does {place}",
            other=parts[0],
        )
