"""Reads the parties out of the words that introduce them: names, and the labels they are given."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from redline.language.naming import companies, company_at, is_blank, is_company, letters, name_in
from redline.language.places import law_names
from redline.language.sentences import starts
from redline.language.titles import PAPER
from redline.model import Party, Span
from redline.model.roles import is_role, role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTED = re.compile(
    r"[“\"„”]([^“”\"„]{1,60}?),?[”\"“]|‘([^‘’]{1,60}?),?’|(?<!\w)'([A-Z][^'\n]{1,40}),?'(?!\w)"
)
LABELLING = re.compile(
    r"\((?P<inside>[^()]{1,200})\)"
    r"|\bherein(?:after)?\b[^“”\"()\n]{0,40}(?P<called>[“\"][^“”\"\n]{1,60}[”\"])"
    r"|\bherein(?:after)?,?\s(?:referred\sto\sas|called|known\sas),?\s(?:the\s)?"
    r"(?P<plain>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,2})"
    r"|(?P<bare>[“\"](?:[Tt]he\s)?[A-Z][^“”\"\n,]{1,40}[”\"])"
    r"(?=\s*(?:[/(]|--|—|(?i:and)\b|of\sthe\s(?:one|other|first|second)\spart|\n|$))",
)
NEXT = re.compile(
    r"(?:\b(?:and|AND|And)\b|[;\n]|\bhand\b,|,(?=\s*\(?[a-z\d]{1,3}[.)]\s))[\s,:—-]*(?:\(?[a-zA-Z\d]{1,3}[.)]\s+)?"
    r"(?:[Bb]etween[\s:]+)?(?=(?:the\s)?(?:[A-Z{\[_\d]|[a-z]{1,3}[A-Z-]|[a-z\d-]{2,40}\.com))"
)
UNQUOTED = re.compile(
    r"(?:the\s+|herein(?:after)?,?(?:\s+(?:referred\s+to\s+as|called))?[\s,]+(?:the\s+)?|referred\s+to\s+as\s+)?"
    r"[-“\"”']?(?P<term>[A-Z][\w&.-]*(?:\s[A-Z][\w&-]*){0,3})[“\"”']?"
)
SEPARATOR = re.compile(
    r"^(?:(?i:the\s+following(?:\s+(?:two\s+)?parties)?|(?:the\s+)?parties|on\s+the\s+(?:one|other)\s+hand)\b)?"
    r"[\s,;:.–—-]*(?:(?i:and|or)\b|&)?[\s,;:–—-]*(?:(?i:by\s+and\s+)?(?i:between|among)\b[\s:]*)?"
    r"(?:(?i:on\s+the\s+(?:one|other)\s+hand|the\scovenanter|each\sof)\b[\s,:]*)?"
    r"(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+)?(?:(?:[A-Z][A-Za-z]{2,12}\s){0,2}[A-Z][A-Za-z]*\s?[:\uff1a]\s*)?"
)
NO_PARTY = re.compile(
    r"(?:this |the )?(?:[\w&/ -]*\b)?(?:agreement|contract|date|deed|part(?:y|ies)|terms|addendum|amendment"
    r"|lease|letter|dta|m?nda|dpa|baa|loi|sow|sheet|order|act|property|premises|services?|products?|term"
    r"|effective|schedule|exhibit|consent|confirmation|plan|board|shares?|licen[cs]e|transaction"
    r"|territory|information|data|fees?|period|purpose|(?:web ?)?sites?|systems?|software|programs?"
    r"|events?|projects?|technology|marks?|assets?|business|facility|notes?|code|meanings?)",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:page|section|exhibit|schedule|article|parties|clause|members|commission|conditions"
    r"|exchange act|contents|whereas|approval|laws?|resolutions?|directors)\b",
    re.IGNORECASE,
)
NOT_IN_NAMES = re.compile(
    r"\b(?:agreement|whereas|witnesseth)\b|^(?:none|both|conditions|customers?|franchisee)$",
    re.IGNORECASE,
)
COLLECTIVE = re.compile(r"\b(?:collectively|each,? a|individually|together,|both)\b", re.IGNORECASE)
LAST = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}[A-Z][\w’'-]+(?=[\s,.]*$)")
PLACE_BEFORE = re.compile(
    r"\b(?:state|laws|city|county|kingdom|republic|at|in)\s(?:of\s)?(?:the\s)?$", re.IGNORECASE
)
GOES_ON = re.compile(r"(?:[-–—\s]*(?:and|AND|And)\b|\(?[2-9b-e][.)]\s|Party\s[B-E2-9])")
CAPACITY = re.compile(
    r"[\s,]*(?:and\s)?(?:acting\s)?(?:as|in its capacity as)\s[\w\s-]{0,40}$|\s*(?:/|or)\s*$"
)
TOGETHER = re.compile(r"(?<=[”\"“’'])[,\s]*(?:and,?\s)?(?:together|collectively),?\swith\b")
OPENED = re.compile(
    r"\b(?:by and (?:between|among)|between|among|entered into by(?: and)?|made by|is with"
    r"|(?:made|entered into|executed)\b(?:(?!\b(?:between|among|with)\b)[^.;\n]){1,120}?"
    r"\bby(?: and)?(?=\s(?-i:[A-Z])))\b[:\s]*",
    re.IGNORECASE,
)
STRONG = re.compile(r"\b(?:and|AND|And)\b|[;&]|[.)]\s|(?i:party)\s[A-Z\d]|\bhand\b")
LED = re.compile(r"(?i:(?:the )?undersigned\b.{0,200}?\bof\s|(?:of|with)\s)", re.DOTALL)
KIND_OF = re.compile(r"\ban?\s$")
LED_ON = re.compile(r"\b(?:of|by|with|the|to|in|at|for|as|from|under|an?|its)\s*$", re.IGNORECASE)
SUBORDINATE = re.compile(
    r"\b(?:(?:subsidiary|division|affiliate|branch|part|behalf|laws|member|owned by|successor)\b[\w\s]{0,12}"
    r"|(?<!services\s)(?:by|of|in|under|from|on|at|an?)\s+(?:the\s+)?)$"
)
LISTED = re.compile(r"(?:[,;\n]\s*(?:and\s+)?|[;,]\s*\(?[\da-z]{1,3}[.)]\s*)(?:the\s+)?$")
ACTS = re.compile(
    r"\b(?:shall|will|may|are|has|have|was|were|desires?|wish(?:es)?|agrees?|means|provides?|engages?)\b"
)
COMMA = re.compile(r"\.?,\s+(?:(?:and|AND)\s+)?(?=[A-Z])")
ADDRESS = 300  # characters that an address takes behind what looks like the end of a sentence
SPEAKERS = frozenset({"we", "us", "our", "you", "your"})
LABELLED = 120  # characters before a label in bare quotation marks within which its name stands
LONGEST = 900  # characters that an introduction without labels has at most
FEW = 8  # words that the name of somebody who is no company has
MANY = 24  # names that one has at most
LEAD = 12  # characters that an article and marks before a name take
NEAR = 160  # characters before a label within which a name may stand


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the contract and where they stand; `led`: right behind `between`."""

    words: str
    start: int
    led: bool = False


class _Named(NamedTuple):
    """A name and where in the stretch it stands."""

    name: str
    at: int


def defined(stretch: Stretch) -> list[Party]:
    """Return the parties that are given a label: `Acme Inc., a Delaware corporation (“Supplier”)`."""
    found: list[Party] = []
    at = 0
    for match in LABELLING.finditer(stretch.words):
        gap = Span(at, match.start())
        if found and _has_ended(gap.of(stretch.words)):
            break
        labels = _labels(stretch.words, gap, match)
        if not labels:
            continue
        at = match.end()
        if found and CAPACITY.match(gap.of(stretch.words)):
            found[-1] = replace(found[-1], aliases=(*found[-1].aliases, *labels))
            continue
        lead = re.split(r"[“\"„‘']", match.group(), maxsplit=1)[0]
        found.extend(_read(stretch, gap, labels, lead, found))
    return [*found, *_last(stretch, at)] if len(found) == 1 and stretch.led else found


def is_sure(party: Party) -> bool:
    """Say whether a party is plainly one: a company, a role, or somebody with a label like the name."""
    name, short = party.name, letters(party.label)[:3]
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", name)).lower()
    plain = is_blank(name) or company_at(name) == name or bool(role_of(party.label))
    return plain or (0 < len(name.split()) <= FEW and (short in letters(name) or short in initials))


def _has_ended(words: str) -> bool:
    """Say whether a sentence ends in the words, so that no party is introduced after them."""
    begun = starts(words)
    after = words[begun[1] :] if len(begun) > 1 else ""
    goes_on = any(GOES_ON.match(words, at) for at in begun[1:])
    return not goes_on and (len(after) > ADDRESS or bool(ACTS.search(after)))


# ------------------------------------------------------------------ labels


def _labels(words: str, gap: Span, match: re.Match[str]) -> list[str]:
    """Return what the words call a party: `Supplier` for `(the “Supplier”)`."""
    if match["plain"]:
        return [match["plain"]]
    inside = TOGETHER.split(match["inside"] or match["called"] or match["bare"])[0]
    quoted = [next(filter(None, one.groups())).strip(" ,.;") for one in QUOTED.finditer(inside)]
    labels = [re.sub(r"^[Tt]he\s+", "", label) for label in quoted if label]
    if match["bare"]:
        near = gap.of(words)[-LABELLED:]
        return [one for one in labels if is_role(one) or re.search(rf"\b{re.escape(one)}\b", near)]
    return labels or _unquoted(inside.strip(), gap.of(words).rstrip(" ,"))


def _is_like(label: str, words: str) -> bool:
    return letters(label) in letters(words)


def _unquoted(inside: str, before: str) -> list[str]:
    """Read `(Shipper)`: a role, or any one name right behind that of a company."""
    match = UNQUOTED.fullmatch(inside)
    if match is None:
        return []
    term = match["term"].strip()
    if is_role(term):
        return [term]
    firms = companies(before[-NEAR:])
    behind = bool(firms) and before.endswith((firms[-1][1], f"{firms[-1][1]}."))
    return [term] if behind and term.lower() not in law_names() else []


# ------------------------------------------------------------------ names


def _read(
    stretch: Stretch, gap: Span, labels: list[str], lead: str, found: list[Party]
) -> list[Party]:
    """Read the parties that the words before a label introduce, if they introduce one."""
    chunk = gap.of(stretch.words)
    named = _names(chunk, labels, first=not found)
    name = named[-1].name if named else ""
    together = bool(COLLECTIVE.search(lead))
    defining = lead[:1] == "(" and chunk.rstrip()[-1:] in ("”", '"')
    if name and NOT_IN_NAMES.search(name):
        return []
    if defining or _is_no_party(labels[0], name) or (together and not is_company(name)):
        return []
    if any(name in (party.label, *party.aliases) for party in found):
        return []
    begun = stretch.start + gap.start
    return _labelled(named, labels, begun, together=together) or [
        _party("", labels, Span(begun, begun + len(chunk.rstrip())))
    ]


def _labelled(named: list[_Named], labels: list[str], begun: int, *, together: bool) -> list[Party]:
    """Give the label to the name it belongs to: the last, unless it is like the first or for all."""
    if named and not together and any(_is_like(label, named[0].name) for label in labels):
        named = named[:1]
    parties = []
    for one in named:
        span = Span(begun + one.at, begun + one.at + len(one.name))
        called = labels if together or one is named[-1] else [one.name]
        parties.append(_party(one.name, called, span))
    return parties


def _party(name: str, labels: list[str], span: Span) -> Party:
    plain = "" if name.lower() in SPEAKERS else name
    label, *others = sorted(labels, key=lambda label: label.lower() in SPEAKERS)
    aliases = tuple(label for label in others if label.lower() not in {"party", "parties"})
    return Party(name=plain, label=label, aliases=aliases, span=span)


def _names(chunk: str, labels: list[str], *, first: bool) -> list[_Named]:
    """Return the names that the words before a label introduce, mostly one."""
    direct, heads = _heads(chunk, first=first)
    named = _named(chunk, heads, labels)
    if direct and named and named[0].at <= heads[0] + LEAD:
        return [named[0], *(one for one in named[1:] if is_company(one.name))]
    firms = [one for one in named if is_company(one.name)]
    listed = [one for one in firms[:-1] if LISTED.search(chunk[: one.at])]
    others = [one for one in named if one.name.lower() not in law_names()]
    return [*listed, *firms[-1:]] or others[-1:] or _nearest(chunk)


def _named(chunk: str, heads: list[int], labels: list[str]) -> list[_Named]:
    """Return the names at the places where one may begin; none begins inside another."""
    found: list[_Named] = []
    for head in heads:
        end = found[-1].at + len(found[-1].name) if found else 0
        if head >= end and (one := _name_at(chunk, head, labels)):
            found += [one, *_series(chunk, one)]
    return found


def _series(chunk: str, one: _Named) -> Iterator[_Named]:
    """Yield the companies that stand right behind a name: `Acme Inc., Acme Europe B.V. and …`."""
    while comma := COMMA.match(chunk, one.at + len(one.name)):
        name = company_at(chunk[comma.end() : comma.end() + 200])
        if not name:
            return
        one = _Named(name, comma.end())
        yield one


def _heads(chunk: str, *, first: bool) -> tuple[bool, list[int]]:
    """Return where names may begin, and whether one must begin at the first such place."""
    openings = list(OPENED.finditer(chunk)) if first else []
    begun = openings[-1].end() if openings else 0
    lead = SEPARATOR.match(chunk[begun:])
    at = begun + (lead.end() if lead else 0)
    direct = first or bool(lead and STRONG.search(lead.group()))
    heads = [at] if direct else []
    heads += [
        match.end()
        for match in NEXT.finditer(chunk, at)
        if not LED_ON.search(chunk[max(0, match.start() - 20) : match.start()])
    ]
    return direct, heads


def _name_at(chunk: str, head: int, labels: list[str]) -> _Named | None:
    """Read the name at a place, or what `the undersigned directors of` leads up to."""
    led = LED.match(chunk, head)
    head = led.end() if led else head
    if KIND_OF.search(chunk, max(0, head - 4), head):
        return None
    names = (name_in(chunk[head : head + 300], like=label) for label in ("", *labels))
    name = next(filter(None, names), "")
    return _Named(name, max(head, chunk.find(name, head))) if name else None


def _nearest(chunk: str) -> list[_Named]:
    """Return the name right before the label: `for services of Jane Roe (“Artist”)`."""
    near = chunk[-NEAR:]
    offset = len(chunk) - len(near)
    firms = [one for one in companies(near) if not SUBORDINATE.search(near[: one[0]])]
    if firms:
        return [_Named(firms[-1][1], offset + firms[-1][0])]
    run = LAST.search(near)
    if run is None or PLACE_BEFORE.search(near[: run.start()]) or not _is_name(run.group()):
        return []
    place = run.group().lower() in law_names() or run.group().split()[-1].lower() in law_names()
    return [] if place else [_Named(run.group(), offset + run.start())]


def _is_no_party(label: str, name: str) -> bool:
    low = label.lower()
    if low in {"parties", "party", *law_names()} or (
        NO_PARTY.fullmatch(label) and not role_of(label)
    ):
        return True
    if role_of(label) == "party" and not is_role(label):
        return True
    if label[:1].islower() and low not in {"we", "us", "you"}:
        return not name or letters(label) not in letters(name)
    return not role_of(label) and not _is_name(name)


def _is_name(name: str) -> bool:
    """Say whether a company or person may have that name, so that a label that is no role fits."""
    if not name or is_blank(name):
        return False
    if NOT_IN_NAMES.search(name):
        return False
    return company_at(name) == name or not (PAPER.search(name) or NO_NAME.search(name))


# ------------------------------------------------------------------ without labels


def _last(stretch: Stretch, at: int) -> list[Party]:
    """Return the one party that is given no label after one that is: `(“Acme”) and Beta LLC`."""
    begun = starts(stretch.words[at:])
    rest = stretch.words[at : at + begun[1]] if len(begun) > 1 else stretch.words[at:]
    direct, heads = _heads(rest[:LONGEST], first=False)
    one = _name_at(rest, heads[0], []) if direct and heads else None
    return [_alone(stretch, one, at)] if one and is_company(one.name) else []


def undefined(stretch: Stretch) -> list[Party]:
    """Return the parties of a preamble that gives them no labels: `between Acme Inc. and Beta LLC`."""
    if not stretch.led:
        return []
    begun = starts(stretch.words)
    words = stretch.words[: begun[1] if len(begun) > 1 else LONGEST][:LONGEST]
    _, heads = _heads(words, first=True)
    named = _named(words, heads[:MANY], [])
    firms = [one for one in named if is_company(one.name)]
    if len(firms) == 1:
        firms = [one for one in named[:2] if one in firms or _stands_alone(words, one)]
    return [_alone(stretch, one, 0) for one in _once(firms)] if len(firms) > 1 else []


def _once(firms: list[_Named]) -> list[_Named]:
    """Leave out names that stand again, in part or whole."""
    found: list[_Named] = []
    for one in firms:
        if not any(letters(one.name) in letters(other.name) for other in found):
            found.append(one)
    return found


def _stands_alone(words: str, one: _Named) -> bool:
    """Say whether a name fills its line, as on a title page."""
    after = words[one.at + len(one.name) :].lstrip(" .\t")
    return one.at < NEAR and one.name.isupper() and after[:1] in ("\n", "") and _is_name(one.name)


def _alone(stretch: Stretch, one: _Named, at: int) -> Party:
    start = stretch.start + at + one.at
    return Party(name=one.name, label=one.name, span=Span(start, start + len(one.name)))
