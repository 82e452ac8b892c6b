"""Checks the dates of a contract: one effective date, and no day that no calendar has."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.proof.draft import Noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Fact
    from redline.proof.draft import Draft

_EFFECTIVE: Final = re.compile(
    r"\beffective date\b[”\"’)]{0,2}(?:\sof\s(?:this|the)\s\w{3,20})?[\s,:]{0,3}"
    r"(?:is|means|shall be|will be|of)?[\s,:]{0,3}(?:the\s)?\(?$"
    r"|\bthis\s(?:[\w-]{1,30}\s){0,5}(?:agreement|contract|deed|addendum|amendment)\b[^.;]{0,60}?"
    r"\b(?:is |was )?(?:made|entered into|dated|effective)(?: and (?:made|entered into|effective))?"
    r"(?: as of| on| with effect from)?[^.;]{0,24}$"
    r"|\bthis\s(?:[\w-]{1,30}\s){0,5}(?:agreement|contract|deed|addendum"
    r"|amendment)\s(?:\([^()]{0,40}\)\s)?"
    r"(?:shall |will )?(?:commences?|takes? effect|(?:comes?|enters?) into (?:force|effect)"
    r"|begins?)"
    r"(?: as)?(?: of| on| from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(r"\s?,?\s?\((?:the\s)?[“\"]Effective Date", re.IGNORECASE)
_NAMED_OTHER: Final = re.compile(
    r"[^.;()]{0,12}\((?:this |the )?[“\"](?!Effective)[A-Z][\w ]{2,30} Date[”\"]\)"
)
"""Another name for the day: the `Signing Date` may well differ from the effective one."""

_OTHER: Final = re.compile(
    r"\b(?:amend\w*|original|prior|previous|existing|certain|master|statement of work|lease"
    r"|restated"
    r"|supersed\w*|GDPR|Act|Law|policy|version)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"\b(?:(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s(?P<day>\d{1,2})(?:st|nd|rd|th)?(?=,?\s(?:19|20)\d\d)"
    r"|(?<![\d.])(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s(?:day\sof\s)?(?P<month2>January|February"
    r"|March|April|May|June|July"
    r"|August|September|October|November|December)(?=,?\s(?:19|20)\d\d))"
)
_LENGTHS: Final = {
    **dict.fromkeys(("april", "june", "september", "november"), 30),
    "february": 29,
}
_BACK: Final = 110
_LEAD: Final = 60
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_FROM: Final = re.compile(
    r"\b(?:from|begin\w*|start\w*|commenc\w*|between|runs?|effective|opens?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(
    r"[\s,]*(?:\([^()]{0,40}\))?[\s,]*(?:and|to|until|till|through|thru|up to|–|-)\b"
    r"(?:[\s,]*(?:and|shall|will|including|ends?|ending|expir\w+|terminat\w+|clos\w+|continu\w+|on|at|the"
    r"|last|close|of|business|midnight|through|until|to|it|its|term)\b){0,9}[\s,]*",
    re.IGNORECASE,
)


def effective_dates(draft: Draft) -> Iterator[Noted]:
    """Yield each date given as the contract's effective one that is another than the first."""
    first: Fact | None = None
    for fact in draft.reading.facts:
        if fact.kind != "date" or not _is_effective(draft, fact.span):
            continue
        first = first or fact
        if fact.value != first.value:
            yield Noted(
                span=fact.span,
                message=f"the contract takes effect on {draft.contract.quote(fact.span)} here and on"
                f" {draft.contract.quote(first.span)} there",
                other=first.span,
            )


def backwards(draft: Draft) -> Iterator[Noted]:
    """Yield each period that ends before it begins: `from 1 March 2026 to 28 February 2025`."""
    dates = [
        fact
        for fact in draft.reading.facts
        if fact.kind == "date" and _ISO.fullmatch(str(fact.value))
    ]
    for one, other in itertools.pairwise(dates):
        if one.sentence != other.sentence or str(one.value) <= str(other.value):
            continue
        between = draft.text[one.span.end : other.span.start]
        before = draft.text[max(one.sentence.start, one.span.start - _LEAD) : one.span.start]
        if _UNTIL.fullmatch(between) and _FROM.search(before):
            end, start = draft.contract.quote(other.span), draft.contract.quote(one.span)
            yield Noted(span=other.span, message=f"{end} is before {start}", other=one.span)


def impossible_days(draft: Draft) -> Iterator[Noted]:
    """Yield each day that no calendar has, such as 31 April."""
    for match in _DAY.finditer(draft.text):
        month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
        if not 1 <= day <= _LENGTHS.get(month.casefold(), 31):
            yield Noted(span=Span(*match.span()), message=f"{month} has no day {day}")


def _is_effective(draft: Draft, span: Span) -> bool:
    line = draft.paragraph_at(span.start)
    before = draft.text[max(line.span.start, span.start - _BACK) : span.start]
    if _BEHIND.match(draft.text, span.end):
        return True
    if _OTHER.search(before) or _NAMED_OTHER.match(draft.text, span.end):
        return False
    if _EFFECTIVE.search(before):
        return True
    clause = draft.clause_at(span.start)
    return clause is not None and clause.heading.casefold().strip(": ") == "effective date"
