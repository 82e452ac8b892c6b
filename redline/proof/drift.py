"""Checks that a defined term is written everywhere as it is defined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redline.model import Role, Span
from redline.proof.asides import asides, within
from redline.proof.draft import Noted
from redline.proof.forms import is_plural, plain
from redline.proof.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Term
    from redline.proof.draft import Draft

_RARE: Final = 0.34
"""A form in no more than this share of all uses is a slip; in more it is a habit."""

_LEAST: Final = 2
_SMALL: Final = 3
_ONE_OF_MANY: Final = re.compile(
    r"\b(?:a|an|any|each|every|no|another|either|neither|one|per|which|whose|other|or more|such"
    r"|all|certain|some|two|three|multiple|several|various|many|[a-z]+’s|[a-z]+'s|additional|its"
    r"|their|same|first|single|applicable|relevant|individual|particular)\s+$",
    re.IGNORECASE,
)
_DEFINITE: Final = re.compile(r"\b(?:the|this|these|those|said)\s+$", re.IGNORECASE)
_MEANT: Final = re.compile(
    r"\b(?:(?i:an?|the|this|these|those|said|such|all|any|of|uses?|disclose|protect|under|by|each|its|their|to|for|with|no)"
    r"|[A-Z][a-z]+[’']s?)\s+$"
)
"""What stands in front of a term in small letters if the defined one is meant."""

_BACK: Final = 24
_BESIDE: Final = 160
_CONDITIONS: Final = re.compile(r"\sand\sConditions\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """The uses of a term by how they are written; `name` is as it is defined."""

    same: tuple[Span, ...]
    number: tuple[Span, ...]
    half: tuple[Span, ...]
    low: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """All defined terms, and the places that are not the contract's own words."""

    defined: set[str]
    asides: tuple[Span, ...]


def drift(draft: Draft) -> Iterator[Noted]:
    """Yield the uses of a term in another case or number than it is defined in."""
    words = Words(draft.text)
    defined = {term.term for term in draft.reading.terms}
    aside = asides(draft.text)
    seen: set[str] = set()
    for term in draft.reading.terms:
        name = plain(term.term)
        if name in seen or not _may_drift(draft, term):
            continue
        seen.add(name)
        forms = _forms(draft, words, term, _Around(defined=defined, asides=aside))
        yield from _of_number(draft, term, forms)
        yield from _of_case(draft, term, forms)


def _may_drift(draft: Draft, term: Term) -> bool:
    clause = draft.clause_at(term.span.start)
    in_row = clause is not None and clause.role is Role.SIGNATURE
    return term.term[:1].isupper() and not term.term.isupper() and not in_row


def _forms(draft: Draft, words: Words, term: Term, around: _Around) -> _Forms:
    found: dict[str, list[Span]] = {"same": [], "number": [], "half": [], "low": []}
    for span in words.places(plain(term.term)):
        written = " ".join(span.of(draft.text).split())
        if span == term.span or term.definition.holds(span) or _is_quoted(draft, span):
            continue
        if _is_other(draft, term, span):
            continue
        kind = _kind(written, term.term, around.defined)
        if kind == "same" or not within(around.asides, span.start):
            found[kind].append(span)
    return _Forms(**{kind: tuple(spans) for kind, spans in found.items()})


def _is_other(draft: Draft, term: Term, span: Span) -> bool:
    """Say whether words are another phrase, or the ones a definition beside them is made of."""
    if _CONDITIONS.match(draft.text, span.end):
        return True
    apart = max(span.start - term.span.end, term.span.start - span.end)
    return apart < _BESIDE and not draft.text[span.start].isupper()


def _kind(written: str, name: str, defined: set[str]) -> str:
    if written == name or written in defined or written.isupper():
        return "same"
    if written.islower():
        return "low"
    if written.casefold() == name.casefold():
        return "half"
    heads = zip(written.split(), name.split(), strict=False)
    return (
        "number"
        if all(one[:1].isupper() == other[:1].isupper() for one, other in heads)
        else "half"
    )


def _is_quoted(draft: Draft, span: Span) -> bool:
    before = draft.text[max(0, span.start - 1) : span.start]
    return bool(before) and before in "“\"‘'{_#/"


def _of_number(draft: Draft, term: Term, forms: _Forms) -> Iterator[Noted]:
    """Yield `the Services` where `Service` is defined and stands for one thing only."""
    if not forms.number or _is_countable(draft, term, (*forms.same, *forms.number)):
        return
    if any(_is_title(draft, span) for span in forms.number):
        return
    total = len(forms.same) + len(forms.number)
    slips = [span for span in forms.number if _DEFINITE.search(_before(draft, span))]
    if not slips or (forms.same and len(forms.number) > _RARE * total):
        return
    yield _noted(term, slips[0], forms.number, draft)


def _is_title(draft: Draft, span: Span) -> bool:
    """Say whether a paragraph says nothing else: what heads a part of the contract names that part."""
    begins = draft.text[max(0, span.start - 1) : span.start] in {"", "\n"}
    return begins and draft.text.startswith("\n", span.end)


def _is_countable(draft: Draft, term: Term, uses: tuple[Span, ...]) -> bool:
    """Say whether there may be several of what a term means, so that either number is right."""
    opening = term.definition.of(draft.text)[:60]
    several = re.match(
        r"[\s,]*(?:shall |will )?(?:means?|includes?|refers to)?:?\s*(?:each|any|an?|every|either|one)\b",
        opening,
        re.IGNORECASE,
    )
    if several and not is_plural(term.term.split()[-1]):
        return True
    return any(_ONE_OF_MANY.search(_before(draft, span)) for span in uses)


def _of_case(draft: Draft, term: Term, forms: _Forms) -> Iterator[Noted]:
    """Yield `Confidential information`, and of terms of several words the small letters too."""
    half = [
        span for span in forms.half if draft.text[span.start].isupper() and not _opens(draft, span)
    ]
    named = not any(word.islower() and len(word) > _SMALL for word in term.term.split())
    if half and " " in term.term and named:
        yield _noted(term, half[0], tuple(half), draft)
    low = [span for span in forms.low if _is_meant(draft, span)] if " " in term.term else []
    uses = len(forms.same) + len(forms.number)
    if low and uses >= _LEAST and len(low) <= _RARE * (uses + len(low)):
        yield _noted(term, low[0], tuple(low), draft)


def _is_meant(draft: Draft, span: Span) -> bool:
    """Tell a slip from the ordinary word: it stands in a clause, and is not `similar` or `other`."""
    clause = draft.clause_at(span.start)
    if clause is None or clause.role is not Role.CLAUSE or draft.text.startswith(" of ", span.end):
        return False
    return _MEANT.search(_before(draft, span)) is not None


def _opens(draft: Draft, span: Span) -> bool:
    """Say whether a sentence or heading begins there, which gives the first word its capital."""
    before = _before(draft, span).rstrip("“\"'(‘ \u00a0")
    clause = draft.clause_at(span.start)
    headed = (
        clause is not None and clause.heading_span is not None and clause.heading_span.holds(span)
    )
    return headed or not before or before[-1] in ".:;?!\n\t\v)]•–—-/"


def _before(draft: Draft, span: Span) -> str:
    return draft.text[max(0, span.start - _BACK) : span.start]


def _noted(term: Term, first: Span, all_of_them: tuple[Span, ...], draft: Draft) -> Noted:
    written = draft.contract.quote(first)
    often = f" {len(all_of_them)} times" if len(all_of_them) > 1 else ""
    return Noted(
        span=first,
        message=f"“{written}” is written{often} where the contract defines “{term.term}”",
        other=term.span,
    )
