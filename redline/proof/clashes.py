"""Checks that clauses do not take from each other what they give: remedies, caps, renewal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.proof.pairs import Pair, clashing, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.draft import Draft, Noted

_OF_ALL: Final = (
    r"(?:this agreement|this contract|(?:any|a|each|every) breach|any (?:and all )?claims?|all claims"
    r"|any (?:default|failure|loss)|breach (?:of this|hereof)|hereunder|hereof)"
)
_EXCLUSIVE: Final = spoken(
    r"\b(?:sole|exclusive|only)\b.{0,40}\b(?:remed(?:y|ies)|recourse)\b.{0,200}"
    rf"\b{_OF_ALL}\b"
    rf"|\b{_OF_ALL}\b.{{0,120}}\b(?:sole|exclusive|only)\b.{{0,40}}\b(?:remed|recourse)"
    r"|\bremed(?:y|ies)\b.{0,80}\b(?:is|are|shall be|will be)\b.{0,30}\b(?:sole|exclusive)\b"
    r"|\bin (?:lieu|place) of (?:all|every|any|and exclude\w*)\b.{0,20}\b(?:rights?|remed)"
    r"|\bwaives? (?:all|any|every)\b.{0,40}\bremed\w*.{0,30}\b(?:other than|except|but)\b"
    r"|\bno (?:other )?(?:right or )?remed(?:y|ies)\b.{0,30}\b(?:other than|except|but|is|are)\b"
)
_LIMITED_REMEDY: Final = spoken(
    r"^\s*(?:in the event|if|where|should)\b|"
    r"\b(?:warrant\w*|service (?:level|credit)s?|uptime|SLA|acceptance|non-?conform\w*|infring\w*"
    r"|indemni\w*|except(?:ing)? (?:as|for|that|to|in|where)|other than (?:as|the indemn|those)"
    r"|availability|covered claims?|delay|response time|(?:such|that|the foregoing|said) (?:breach"
    r"|failure|default|claim|termination|event)|for the claim|withh[eo]ld\w* consent"
    r"|withholding of consent|specific performance|liquidated|deposit|this exclusive remedy"
    r"|disput\w+|audit\w*|not (?:be )?(?:the )?(?:sole|exclusive)|cumulative|in addition to"
    r"|non-?exclusive|waiver of|no remedy (?:shall|is|conferred)|no (?:other )?remed\w+ .{0,30}waive"
    r"|essential purpose|no right or remedy .{0,80}|exclusive of any)\b"
)
_INDEMNIFIES: Final = spoken(
    r"\b(?:shall|will|must|agrees? to)\b.{0,60}\bindemnif(?:y|ies)\b|\b[A-Z]\w+ indemnifies\b"
)
_CAPPED: Final = spoken(
    r"\b(?:in no event|under no circumstances|neither party|no party"
    r"|(?:total|aggregate|maximum|entire|overall|cumulative)(?: (?:aggregate|cumulative))? liability"
    r"|(?:liability|exposure) (?:of|under|for|arising)|[’']s? (?:\w+ )?liability|not be liable"
    r"|is not liable|maximum (?:amount|sum)|recover)\b.{0,400}"
    r"\b(?:exceed|in excess of|limited to|be (?:more|greater) than|for more than|capped (?:at|to)"
    r"|recover from .{0,60} is)\b"
)
_CARVED: Final = spoken(
    r"\b(?:except|other than|save (?:for|as)|subject to|excluding|does not apply|do not apply"
    r"|for the rest|in all other|apart from th(?:at|is|ese)|otherwise"
    r"|increased|notwithstanding section|unlimited claims|indemnif\w* obligations|insur\w*"
    r"|deductible|basket)\b"
)
_UNCAPPED: Final = spoken(
    r"\bliab(?:le|ility|ilities)\b.{0,200}\b(?:unlimited|uncapped|without (?:any )?limit(?:ation)?"
    r"|not be (?:limited|capped|subject to)|not subject to (?:any|the|a) (?:\w+ )?(?:limit\w*|cap))\b"
    r"|\b(?:unlimited|uncapped)\b.{0,60}\b(?:liab|respons)"
    r"|\b(?:no|nothing)\b.{0,40}\b(?:cap|limit\w*|exclude\w*)\b.{0,80}"
    r"\b(?:appl(?:y|ies)|liab\w*|responsib\w*)"
    r"|\bindemnif\w*\b.{0,60}\bnot (?:be )?(?:subject to|limited|capped)"
    r"|\b(?:limit\w*|cap)\b.{0,60}\b(?:shall|will|do|does) not apply to\b"
)
_GENERAL_UNCAPPED: Final = spoken(
    r"\b(?:prohibited by|permitted by|to the extent|by law|applicable laws?|fraud\w*|death|bodily)\b|"
    r"\b(?:without limitation,|including,? (?:but not limited|without limitation)"
    r"|(?:limit\w*|caps?|waivers?)\b.{0,40}\b(?:in|of|under) (?:this )?(?:sections?|clauses?"
    r"|articles?)\b)|\bno limit\w*\b.{0,40}\b(?:in|of|under) (?:this|the) (?:agreement|contract)\b"
)
_RENEWS: Final = spoken(
    r"\b(?:automatically|shall|will)\b.{0,40}\b(?:renews?|renewed|extends?|extended|prolonged)\b"
    r"|\b(?:renews?|renewed|extends?|extended)\b.{0,20}\bautomatically\b"
    r"|\b(?:renews?|is (?:renewed|extended|prolonged)) (?:for|by)\b|\broll(?:s|ed)? over\b"
    r"|\bcontinues? from year to year\b|\b(?:one|1) year at a time\b"
)
_NO_RENEWAL: Final = spoken(
    r"\b(?:not|no|never|without)\b.{0,24}\b(?:automatic(?:ally)?|renew\w*"
    r"|extend\w*|prolong\w*)\b.{0,60}\b(?:renew\w*|extend\w*|expire\w*|agree\w*)?"
    r"|\b(?:expires?|ends?|terminates?) automatically\b.{0,80}\b(?:term|period|anniversary)\b"
    r"|\b(?:renew\w*|exten(?:d|s)\w*|prolong\w*)\b.{0,40}\b(?:only|requires?|subject to|needs?|must be)"
    r"\b.{0,60}\b(?:written|writing|mutual|agree)|\bnon-?renewable\b"
)
_ABOUT_NOTICE: Final = spoken(
    r"\b(?:notice|unless|elects?|intention|intent|if (?:either|a) party|right)\b.{0,120}\bnot\b"
    r"|\bnot\b.{0,80}\b(?:notice|unless)|non-?renewal\b|\bunless\b|\bfeature|\breproduce|\bprice"
    r"|\bdeadline|\bmodifying\b|\bconsent|\bwish|\bsection will extend|\bshall not extend to"
)
_FOREVER: Final = spoken(
    r"\b(?:this|the) (?:agreement|contract)\b.{0,120}\b(?:perpetual(?:ly)?|in perpetuity"
    r"|indefinite(?:ly)?|until terminated|no fixed (?:term|period)|forever|without end)\b"
    r"|\b(?:indefinite|unlimited|perpetual) term\b"
)
_FIXED: Final = spoken(
    r"\b(?:initial )?term\b.{0,60}\b(?:of|for|is)\b.{0,30}\b(?:years?|months?)\b"
    r"|\b(?:this|the) (?:agreement|contract)\b.{0,100}\b(?:for (?:a|an)"
    r" (?:initial |fixed )?(?:term|period) of|expires? (?:on|upon|at the end|(?:[\w()-]+ ){1,4}after)"
    r"|ends? (?:on|upon|at the end|(?:[\w()-]+ ){1,4}after))\b"
)
_REMEDY: Final = Pair(
    one=_EXCLUSIVE,
    one_unless=_LIMITED_REMEDY,
    other=_INDEMNIFIES,
    message="this is the only remedy there, and an indemnity is promised in {place}",
)
_CAP: Final = Pair(
    one=_UNCAPPED,
    one_unless=_GENERAL_UNCAPPED,
    other=_CAPPED,
    other_unless=_CARVED,
    message="this liability has no limit, and the cap in {place} knows no exception",
)
_FULL: Final = Pair(
    one=spoken(r"\bliab\w+\b.{0,60}\b(?:in full|to the full extent|for the full amount)\b"),
    one_unless=_GENERAL_UNCAPPED,
    other=_CAPPED,
    other_unless=_CARVED,
    message="this liability is for the whole loss, and the cap in {place} knows no exception",
)
_RENEWAL: Final = Pair(
    one=_NO_RENEWAL,
    about=spoken(
        r"\b(?:this|the) (?:\w+ )?(?:agreement|contract|term|subscription)\b"
        r"|\b(?:automatic renewal|renewal terms?)\b|^upon expir"
    ),
    one_unless=_ABOUT_NOTICE,
    other=_RENEWS,
    other_unless=spoken(
        r"\b(?:not|no|nothing)\b.{0,34}\b(?:automatic(?:ally)?|renew\w*|extend\w*|prolong\w*)\b"
        r"(?!.{0,40}notice)|\bonly (?:be )?(?:renew|exten)\w+|\b(?:opportunity|option|right) to renew"
    ),
    message="there is no renewal here, and {place} renews",
)
_TERM: Final = Pair(
    one=_FOREVER,
    one_unless=spoken(
        r"\b(?:confidential\w*|licen[cs]e\w*|surviv\w*|trade secrets?|intellectual|records|ownership)\b"
        r"|\bexpir\w+ of the\b|\bthereafter\b|\b(?:initial|then|renewal)[ -](?:current )?(?:term|period)\b"
    ),
    other=_FIXED,
    other_unless=spoken(
        r"\b(?:thereafter|notice|confiden\w*|surviv\w*|warrant\w*|licen[cs]e term|renewal|patent"
        r"|royalt\w*|employ\w+ term|insurance|statement of work|order|services?)\b"
    ),
    message="the contract has no end here, and a fixed term in {place}",
)


def exclusive_remedies(draft: Draft) -> Iterator[Noted]:
    """Yield a remedy that shuts out all others where the contract promises an indemnity."""
    return clashing(draft, _REMEDY)


def caps(draft: Draft) -> Iterator[Noted]:
    """Yield a liability without limit where the cap makes no exception."""
    yield from clashing(draft, _CAP)
    yield from clashing(draft, _FULL)


def renewals(draft: Draft) -> Iterator[Noted]:
    """Yield a clause against renewal where another renews, and an endless term beside a fixed one."""
    yield from clashing(draft, _RENEWAL)
    yield from clashing(draft, _TERM)
