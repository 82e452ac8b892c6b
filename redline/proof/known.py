"""Knows which capitalised words a contract accounts for: its terms, parties, titles and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import Role, Span
from redline.proof.forms import plain, singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.proof.capitals import Capital
    from redline.proof.draft import Draft

QUOTED: Final = re.compile(r"[“\"„”]([^“”\"„\n]{1,90})[”\"“]|‘([^‘’\n]{1,60})’|\{([a-z_]{2,60})\}")
_EMPHASISED: Final = 90
_LABEL: Final = re.compile(r"\s*(?:\[[ xX]?\]|\([ xX]?\)|[-•*]{1,2})?\s*([A-Z][^:\n]{1,60}):")
"""What leads a line of a form, as in `[ ] EEA Transfers: …`."""
_SMALL: Final = re.compile(r" (?:of|and|for|to|the|or|in|on|by|with) ")
_PLURAL_SIGN: Final = re.compile(r"\((?:e?s|ies)\)")
_SEVERAL: Final = re.compile(r"(\w)\\ (?=(?:of|to|for|in)\\ )")
"""The end of a noun that takes the plural in the middle: `Statements of Work`."""

_AT_ONCE: Final = 60
_TITLED: Final = frozenset({Role.TABLE, Role.TITLE, Role.SCHEDULE, Role.PARTIES})

_HEADED: Final = frozenset({Role.CLAUSE, Role.DEFINITION})
_NAMED: Final = (
    r"[A-Z][\w&/’'-]{0,40}(?:[ \u00a0](?:(?:of|and|or|the|for|to)[ \u00a0])?"
    r"[A-Z\d][\w&/’'-]{0,40}){0,6}"
)
_MEANS: Final = re.compile(
    rf"({_NAMED})(?:\s\([^()\n]{{1,30}}\))?,?[ \u00a0](?:(?:shall|will)[ \u00a0])?(?:means?"
    r"|ha(?:s|ve)[ \u00a0]the[ \u00a0](?:same[ \u00a0])?meanings?|refers?[ \u00a0]to|is[ \u00a0]defined)\b"
)
_HEREAFTER: Final = re.compile(
    r"\((?:(?:hereafter|hereinafter|collectively|together|each|individually|later|also|referred|to|as"
    rf"|called|below),?\s){{0,6}}(?:an?\s|the\s)({_NAMED})\)"
)
"""Definitions without quotation marks."""

_ALWAYS: Final = """
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday i ii iii iv v vi vii viii ix x section
    article clause paragraph exhibit schedule annex annexure appendix attachment addendum part
    chapter title form rule table figure item page line column box option version agreement
    contract amendment order internet web english united states america american european federal
    state county city u.s us eu uk usa board chief officer president secretary treasurer director
    executive manager chairman dollar euro christmas thanksgiving labor day new year eve recital
    subsection subparagraph subclause counsel attention fax gaap ifrs inc llc ltd corp party dear
    sincerely total
"""
ALWAYS: Final = frozenset(_ALWAYS.split())
"""Words with a capital that need no definition in any contract."""

_PROPER: Final = """
    act acts code regulation regulations directive rules statute statutes convention treaty
    constitution court courts commission commissioner association institute institution bureau
    department office agency university union kingdom register street avenue road suite inc llc
    ltd corp corporation gmbh plc llp county republic province district states society
    foundation ministry government treasury supreme congress parliament assembly council
    authority administration chamber national international league games god nations north south
    east west san los saint st board bank index exchange nasdaq nyse reserve drive boulevard blvd
    lane plaza floor parkway highway isle tower square fda irs dr mr ms mrs attn zip
"""
PROPER: Final = frozenset(_PROPER.split())
"""Words that make a capitalised phrase the name of a law, a place, a body or a company."""

_PLACES: Final = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york
    carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia
    washington wisconsin wyoming columbia england wales scotland ireland britain london canada
    ontario quebec germany france spain italy netherlands belgium luxembourg switzerland austria
    sweden norway denmark finland poland india china japan singapore australia zealand hong kong
    israel brazil francisco angeles boston chicago seattle austin dallas houston atlanta denver
    miami iceland liechtenstein swiss german french irish dutch swedish stockholm
"""
PLACES: Final = frozenset(_PLACES.split())
"""Places that contracts name without more ado."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The phrases that a contract accounts for, in plain form, and how many words the longest has.

    `headed` are the headings of clauses, which alone define nothing. `joined` are the places of
    those phrases with a small word in them, such as `Statement of Work`.
    """

    phrases: frozenset[str]
    longest: int
    headed: frozenset[str] = frozenset()
    joined: tuple[Span, ...] = ()

    def rest(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Return the runs of words that no known phrase accounts for, longest phrases first."""
        left: list[list[str]] = [[]]
        at = 0
        while at < len(words):
            taken = self._taken(words, at)
            if taken:
                left.append([])
            else:
                left[-1].append(words[at])
            at += taken or 1
        return tuple(tuple(run) for run in left if run)

    def _taken(self, words: tuple[str, ...], at: int) -> int:
        for length in range(min(self.longest, len(words) - at), 0, -1):
            if plain(" ".join(words[at : at + length])) in self.phrases:
                return length
        return 0


def known(draft: Draft) -> Known:
    """Collect what a contract accounts for."""
    phrases = {one for one in map(plain, _phrases(draft)) if one}
    longest = max((len(one.split()) for one in phrases), default=1)
    # A term of two words at the end of a longer one is taken as the short form of that.
    tails = {" ".join(one.split()[-2:]) for one in phrases if 2 < len(one.split()) < 6}
    return Known(
        phrases=frozenset(phrases | tails),
        longest=min(longest, 8),
        headed=frozenset(map(plain, _headings(draft))) - {""},
        joined=tuple(_joined(draft, phrases)),
    )


def _joined(draft: Draft, phrases: set[str]) -> Iterator[Span]:
    found = sorted(one for one in phrases if _SMALL.search(one) and len(one) <= _EMPHASISED)
    for start in range(0, len(found), _AT_ONCE):
        escaped = (re.escape(one) for one in found[start : start + _AT_ONCE])
        part = "|".join(_SEVERAL.sub(r"\1s?\\ ", one, count=1) for one in escaped)
        for match in re.finditer(rf"\b(?:{part})(?:e?s)?\b", draft.text, re.IGNORECASE):
            yield Span(*match.span())


def is_name(capital: Capital) -> bool:
    """Say whether a run of capitals is, or is part of, the name of a law, a place or a body."""
    whole = re.split(r"[\s.,’']+", capital.whole.casefold())
    return any(word in PROPER or word in PLACES for word in whole)


def is_always(word: str) -> bool:
    """Say whether a word takes a capital in any contract, or is an acronym or a number."""
    low = word.casefold().strip(".")
    return (
        singular(low) in ALWAYS
        or low in ALWAYS
        or low in PLACES
        or len(low) < 3
        or any(letter.isupper() for letter in word[1:])
        or any(letter.isdigit() for letter in word)
    )


def _phrases(draft: Draft) -> Iterator[str]:
    reading, text = draft.reading, draft.text
    for term in reading.terms:
        yield term.term
    for party in reading.parties:
        yield from (party.name, party.label, *party.aliases)
    for clause in reading.clauses:
        if clause.role not in _HEADED:
            yield from _parts(clause.heading)
        if clause.role in _TITLED and not clause.heading:
            yield from clause.body.of(text).splitlines()[:3]
    yield draft.contract.title
    yield from _unquoted(text)
    for match in QUOTED.finditer(text):
        name = (match[1] or match[2] or match[3]).replace("_", " ")
        yield from (name, _PLURAL_SIGN.sub("", name))
    yield from _standing_out(draft)


def _unquoted(text: str) -> Iterator[str]:
    for pattern in (_MEANS, _HEREAFTER):
        for match in pattern.finditer(text):
            yield match[1]


def _headings(draft: Draft) -> Iterator[str]:
    for clause in draft.reading.clauses:
        if clause.role in _HEADED:
            yield from _parts(clause.heading)


def _parts(heading: str) -> Iterator[str]:
    yield heading
    yield from re.split(r"[;,:/&]|\band\b|\bor\b", heading)


def _standing_out(draft: Draft) -> Iterator[str]:
    """Yield what stands out by its look or place, as a term without quotation marks does."""
    headings = {
        clause.heading_span.start
        for clause in draft.reading.clauses
        if clause.role in _HEADED and clause.heading_span is not None
    }
    for paragraph in draft.contract.paragraphs:
        label = _LABEL.match(paragraph.span.of(draft.text))
        if label is not None:
            yield label[1].strip("*")
        for span in paragraph.emphasis:
            if span.length <= _EMPHASISED and span.start not in headings:
                yield span.of(draft.text)
