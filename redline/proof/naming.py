"""Checks that each party is called by one name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from redline.model import Span
from redline.model.roles import canonical
from redline.proof.asides import asides, within
from redline.proof.capitals import capitals
from redline.proof.draft import Noted
from redline.proof.forms import is_plural, plain
from redline.proof.known import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Party
    from redline.proof.capitals import Capital
    from redline.proof.draft import Draft

_KIND: Final = (
    r"(?:Inc|INC|Incorporated|INCORPORATED|LLC|L\.L\.C|Ltd|LTD|Limited|LIMITED|Corp|CORP"
    r"|Corporation"
    r"|CORPORATION|Company|Co|LLP|L\.L\.P|LP|L\.P|PLC|plc|GmbH|AG|S\.A|SA|B\.V|BV|N\.V|AB|Pty Ltd)"
)
_COMPANY: Final = re.compile(
    rf"(?<![\w&])(?P<stem>[A-Z][\w&’'.-]{{0,30}}(?:[ \u00a0](?:(?:of|and|the"
    rf"|&)[ \u00a0])?[A-Z][\w&’'.-]{{0,30}}){{0,6}}?)"
    rf",?[ \u00a0](?P<kind>{_KIND})\b\.?"
)
_SAME_KIND: Final = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "llc": "llc",
}
_NUMBERED: Final = re.compile(r"(?:\d|[a-z][A-Z]\w*)\s{1,3}$")
_NEAR: Final = 0.82
_SHORT: Final = 5


_SIDE_NAMES: Final = """
customer client buyer purchaser subscriber licensee provider supplier vendor seller contractor
consultant licensor discloser recipient employer employee landlord lessor tenant lessee lender
borrower franchisor franchisee
"""
_SIDES: Final = frozenset(
    (*_SIDE_NAMES.split(), "disclosing party", "receiving party", "service provider")
)
"""Words that are used for a party and hardly for anything else."""


def names(draft: Draft) -> Iterator[Noted]:
    """Yield each company name that is nearly a party's and not quite it."""
    parties = [(party, _COMPANY.match(party.name)) for party in draft.reading.parties]
    known_names = {_letters(party.name) for party, _ in parties}
    known_names |= {_letters(alias) for party, _ in parties for alias in party.aliases}
    known_names.discard("")
    seen: set[str] = set()
    for match in _COMPANY.finditer(draft.text):
        written, name = match.group(), _letters(match.group())
        if written in seen:
            continue
        seen.add(written)
        for party, own in parties:
            if own is None or (name in known_names and not _is_spaced(match, own)):
                continue
            if _is_spaced(match, own) or (
                not _is_more(name, known_names) and _is_nearly(match, own)
            ):
                yield Noted(
                    span=Span(*match.span()),
                    message=f"“{draft.contract.quote(Span(*match.span()))}” is nearly the party"
                    f" “{' '.join(party.name.split())}”",
                    other=party.span,
                )
                break


def _is_more(name: str, known_names: set[str]) -> bool:
    """Say whether a name is a known one with words before it, or without: `About Acme Inc.`."""
    long = [one for one in known_names if len(one) > _SHORT]
    return any(name.endswith(one) or one.endswith(name) for one in long)


def _is_spaced(found: re.Match[str], own: re.Match[str]) -> bool:
    """Say whether two names differ in nothing but a space: `Blue Water Ltd` and `Bluewater Ltd`."""
    one, other = found["stem"], own["stem"]
    joined = ["".join(stem.casefold().split()) for stem in (one, other)]
    return joined[0] == joined[1] and len(one.split()) != len(other.split())


def labels(draft: Draft) -> Iterator[Noted]:
    """Yield each word for a side, such as `Client`, where the contract calls no party so."""
    sides = {canonical(party.label): party for party in draft.reading.parties if party.label}
    if not sides:
        return
    aside = asides(draft.text)
    seen = _called(draft)
    for capital in capitals(draft):
        for word in (capital.words[-1], " ".join(capital.words[-2:])):
            name = plain(word)
            if name not in _SIDES or name in seen or capital.opens or not _is_one(word):
                continue
            if within(aside, capital.span.start) or _is_part(draft, capital, word):
                continue
            seen.add(name)
            yield _label(capital.span, word, sides.get(canonical(word)))


def _called(draft: Draft) -> set[str]:
    """Return, in plain form, what the contract itself calls somebody or something."""
    names = {term.term for term in draft.reading.terms} | {draft.contract.title}
    for party in draft.reading.parties:
        names |= {party.name, party.label, *party.aliases}
    names |= {match[1] or match[2] or "" for match in QUOTED.finditer(draft.text)}
    names |= {span.of(draft.text) for span in _set_off(draft)}
    return {plain(name) for name in names}


def _set_off(draft: Draft) -> Iterator[Span]:
    """Yield what opens a line of its own by its look, as the name of a row or of a term does."""
    for paragraph in draft.contract.paragraphs:
        for span in paragraph.emphasis:
            if span.start == paragraph.span.start or span.length == paragraph.span.length:
                yield span


def _is_one(word: str) -> bool:
    """Say whether a word is for one party: `Vendors` and `EMPLOYEES` are people at large."""
    return not word.isupper() and not is_plural(word)


def is_side(phrase: str) -> bool:
    """Say whether a phrase is a word for a party, which `labels` looks after."""
    return plain(phrase) in _SIDES


def _is_part(draft: Draft, capital: Capital, word: str) -> bool:
    """Say whether a word is the end of another phrase: `Data Processor`, `Phase 1 Consultant`."""
    before = draft.text[max(0, capital.span.start - 12) : capital.span.start]
    return len(capital.words) > len(word.split()) or _NUMBERED.search(before) is not None


def _label(span: Span, word: str, party: Party | None) -> Noted:
    called = f"the contract calls that party “{party.label}”" if party else "no party is called so"
    return Noted(
        span=Span(span.end - len(word), span.end),
        message=f"“{word}” is not defined; {called}",
        other=party.span if party else None,
    )


def _is_nearly(found: re.Match[str], own: re.Match[str]) -> bool:
    """Say whether two names differ in a letter or two, or in the kind of company alone."""
    one, other = _letters(found["stem"]), _letters(own["stem"])
    if one == other:
        return _kind(found["kind"]) != _kind(own["kind"])
    if min(len(one), len(other)) < 4:
        return False
    alike = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return alike >= _NEAR and _kind(found["kind"]) == _kind(own["kind"])


def _kind(kind: str) -> str:
    low = _letters(kind)
    return _SAME_KIND.get(low, low)


def _letters(name: str) -> str:
    low = re.sub(r"[^a-z\d]", "", name.casefold())
    for long, short in _SAME_KIND.items():
        low = low[: -len(long)] + short if low.endswith(long) else low
    return low
