"""Checks that no clause takes a right that another gives: to assign, to subcontract, to own, to sue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.proof.draft import Noted
from redline.proof.pairs import Pair, clashing, spoken
from redline.proof.sayings import sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Span
    from redline.proof.draft import Draft

_SOFTENED: Final = (
    r"\b(?:affiliates?|merger|acqui\w+|successor\w*|substantially all|sale of|change (?:of|in) control"
    r"|except|however|notwithstanding|provided|unless otherwise|subsidiar\w+|subject to|invoices?"
    r"|receivables?|reorgani[sz]\w+|security interest|lenders?|royalt\w+|sublicen\w+|operation of law"
    r"|wholly[- ]owned|purchaser|related|estate)\b"
)
_BARRED: Final = (
    r"\b(?:neither|no party|not|nor|prohibited)\b(?=.{{0,120}}\b{act})(?=.{{0,300}}\b(?:without|unless"
    r"|consent|approv\w+|prior written)\b)|\bprior written (?:consent|approval)\b.{{0,60}}\b{act}"
)
_FREE: Final = (
    r"\b(?:may|can|is (?:free|entitled|permitted) to|has the right to)\b.{{0,40}}\b{act}(?=.{{0,200}}"
    r"\b(?:without (?:the |any |prior |further )*(?:written )?(?:consent|approval|restriction)|freely"
    r"|at its sole discretion))|\bmay freely {act}|\b{act}\w* .{{0,40}}\b(?:is|are) permitted without"
)
_ASSIGN: Final = r"(?:assign|transfer)"
_SUBCONTRACT: Final = r"sub-?contract"
_ASSIGNMENT: Final = Pair(
    one=spoken(
        _BARRED.format(act=_ASSIGN) + r"|\bnot (?:be )?assignable\b.{0,60}\b(?:unless|without)"
    ),
    one_unless=spoken(_SOFTENED),
    other=spoken(_FREE.format(act=_ASSIGN)),
    other_unless=spoken(_SOFTENED + r"|\bnot\b.{0,20}\b(?:assign|transfer)"),
    about=spoken(r"\b(?:this agreement|this contract|rights|obligations|duties)\b"),
    apart=True,
    of_one=True,
    message="this may not be assigned without consent, and {place} lets it be assigned freely",
)
_SUBCONTRACTING: Final = Pair(
    one=spoken(_BARRED.format(act=_SUBCONTRACT)),
    one_unless=spoken(_SOFTENED),
    other=spoken(_FREE.format(act=_SUBCONTRACT)),
    other_unless=spoken(_SOFTENED + r"|\bnot\b.{0,20}\bsub-?contract"),
    apart=True,
    of_one=True,
    message="subcontractors need consent here, and {place} lets them be used freely",
)
_DISPUTES: Final = (
    r"\b(?:any|all|every|each)(?: and all)?(?: such)? (?:disputes?|controvers\w+|claims?)\b"
)
_FORUM: Final = Pair(
    one=spoken(rf"{_DISPUTES}.{{0,160}}\barbitrat\w+"),
    one_unless=spoken(
        r"\b(?:except|injunct\w*|courts?|judgment|may elect|small claims|unless|other than|notwithstanding"
        r"|if|provided)\b"
    ),
    other=spoken(
        r"\bcourts?\b.{0,120}\bexclusive jurisdiction\b|\bexclusive jurisdiction\b.{0,120}\bcourts?\b"
        r"|\b(?:exclusively|solely|only)\b.{0,60}\bcourts?\b|\bcourts?\b.{0,120}\b(?:exclusively|solely)\b"
    ),
    other_unless=spoken(
        r"\b(?:arbitra\w*|injunct\w*|award|enforce\w*|except|subject to|equitable|notwithstanding|if"
        r"|other than|not subject|appeal\w*|provided)\b"
    ),
    about=spoken(r"\b(?:disputes?|controvers\w+|claims?|actions?|suits?|proceedings?)\b"),
    apart=True,
    message="disputes go to arbitration here, and to the courts alone in {place}",
)
_THING: Final = (
    r"\b(?P<thing>software|platform|product|marks?|trademarks?|technology|materials?|works?)\b"
)
_LICENCE: Final = Pair(
    one=spoken(
        r"\bperpetual\b.{0,60}\blicen[cs]e|\blicen[cs]e\b.{0,60}\b(?:perpetual|in perpetuity)\b"
    ),
    one_unless=spoken(
        r"\b(?:feedback|suggestions?|not|except|terminat\w+|aggregat\w+|data|during)\b"
    ),
    other=spoken(
        r"\blicen[cs]e\b.{0,60}\b(?:ends?|terminates?|expires?|is limited to|lasts?)\b.{0,40}"
        r"\b(?:upon|on|with|at|when|expir\w+|terminat\w+|years?|term)\b"
    ),
    other_unless=spoken(r"\b(?:trial|evaluation|except|other than|surviv\w+|if|perpetual)\b"),
    about=spoken(_THING),
    apart=True,
    message="this license has no end, and {place} ends it",
)
_WHOLE_GRANT: Final = (
    r"licen[cs]es? (?:granted |rights )?(?:in|by|under|pursuant to) this (?:agreement|contract)"
)
_EXCLUSIVITY: Final = Pair(
    one=spoken(
        rf"\b{_WHOLE_GRANT} (?:is|are|shall be|will be) (?:an )?exclusive"
        rf"|(?<!non-)(?<!not )\bexclusive {_WHOLE_GRANT}"
    ),
    one_unless=spoken(r"\b(?:non-?exclusive|not exclusive|except|field|territory|only)\b"),
    other=spoken(rf"\b(?:non-?|not )exclusive\b.{{0,40}}\b{_WHOLE_GRANT}"
                 rf"|\b{_WHOLE_GRANT}.{{0,20}}\b(?:non-?|not )exclusive"),
    other_unless=spoken(r"\b(?:except|field|territory)\b"),
    apart=True,
    message="the license is exclusive here, and not in {place}",
)  # fmt: skip
RIGHTS: Final = (_ASSIGNMENT, _SUBCONTRACTING, _FORUM, _LICENCE, _EXCLUSIVITY)

_MADE: Final = (
    r"\b(?P<thing>deliverables?|work product|foreground|results|developments|inventions)\b"
)
_OWNS: Final = re.compile(
    r"\b(?:own|owns|is the (?:sole )?owner|be the (?:sole |exclusive )?owner|retain|retains)\b"
)
_OWNED: Final = re.compile(
    r"\b(?:belongs?|vests?|remains? (?:with|the)|(?:is|are|be|become) (?:the )?(?:sole |exclusive )?(?:and"
    r" exclusive )?property|owned by|(?:rests?|lies?) with)\b"
)
_PART: Final = re.compile(
    r"\b(?:background|pre-?existing|except|its own|respective|licen[cs]e|until|upon|jointly|third part"
    r"|other than|excluding|not|if|solely by)\b|[,;] (?:and|but) ",
    re.IGNORECASE,
)


def rights(draft: Draft) -> Iterator[Noted]:
    """Yield a clause that takes away what another gives."""
    for pair in RIGHTS:
        yield from clashing(draft, pair)
    yield from _owners(draft)


def _owners(draft: Draft) -> Iterator[Noted]:
    """Yield a clause that gives the deliverables to one party where another gives them to the other."""
    labels = sorted({party.label for party in draft.reading.parties if party.label})
    if len(labels) < 2:
        return
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, labels))})\b")
    first: dict[str, tuple[str, Span]] = {}
    for span in sayings(draft, spoken(_MADE), _PART):
        words = span.of(draft.text)
        made, owner = spoken(_MADE).search(words), _owner(words, named)
        if made is None or not owner:
            continue
        thing = made["thing"].casefold().rstrip("s")
        known, there = first.setdefault(thing, (owner, span))
        if known != owner:
            place = draft.cite(there.start) or "another place"
            said = f"{owner} owns the {thing}s here, and {known} does in {place}"
            yield Noted(span=span, message=said, other=there)
            return


def _owner(words: str, named: re.Pattern[str]) -> str:
    """Return the party that a sentence makes the owner, empty for none."""
    owns, owned = _OWNS.search(words), _OWNED.search(words)
    if owned is not None:
        behind = named.search(words, owned.start())
        return behind.group() if behind is not None else ""
    before = named.findall(words[: owns.start()]) if owns is not None else []
    return before[-1] if len(set(before)) == 1 else ""
