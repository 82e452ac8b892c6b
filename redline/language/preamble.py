"""Reads the parties out of the words that introduce them: `between Acme Inc. (“Supplier”) and …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redline.language.naming import is_blank, is_company, letters, name_in
from redline.language.roles import is_role, role_of
from redline.language.sentences import starts
from redline.language.titles import PAPER
from redline.model import Clause, Contract, Party, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTED = re.compile(
    r"[“\"„”]([^“”\"„]{1,60}?),?[”\"“]|‘([^‘’]{1,60}?),?’|(?<!\w)'([A-Z][^'\n]{1,40}),?'(?!\w)"
)
BETWEEN = re.compile(
    r"\b(?:by and (?:between|among)|between|among|entered into by(?: and)?|made by|is with)\b[:\s]*",
    re.IGNORECASE,
)
LABELLING = re.compile(
    r"\((?P<inside>[^()]{1,200})\)"
    r"|\bherein(?:after)?\b[^“”\"()\n]{0,40}(?P<called>[“\"][^“”\"\n]{1,60}[”\"])",
)
NEXT = re.compile(
    r"(?:\band\b|[;\n])[\s,:-]*(?:\(?[a-z\d]{1,3}[.)]\s)?"
    r"(?=(?:the\s)?(?:[A-Z{\[_\d]|[a-z]{1,3}[A-Z-]|[a-z\d-]{2,40}\.com))"
)
UNQUOTED = re.compile(
    r"(?:the\s+|hereinafter(?:\s+referred\s+to\s+as)?\s+(?:the\s+)?)?(?P<term>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3})"
)
SEPARATOR = re.compile(
    r"^(?:(?i:the\s+following(?:\s+parties)?|(?:the\s+)?parties)\b)?[\s,;:.]*(?:and\b|or\b)?[\s,;:]*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+)?"
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
    r"\b(?:page|section|exhibit|schedule|article|parties|clause|members)\b", re.IGNORECASE
)
COLLECTIVE = re.compile(r"\b(?:collectively|each,? a|individually|together,|both)\b", re.IGNORECASE)
BACKGROUND = re.compile(
    r"\bwhereas\b|\b(?-i:RECITALS?|BACKGROUND|WITNESSETH|Recitals|Background)\b|\bnow,? therefore\b"
    r"|\bcollectively\b[^.\n]{0,60}\bparties\b|\bin consideration of\b|\bagreed? as follows\b"
    r"|\b1\.\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
SEARCHED = 20_000  # characters within which the parties are introduced
OPENING = 4000  # characters within which a company with a label is one without more ado
LONGEST = 3500  # characters the introduction has at most
TRIES = 12  # places where it may begin


@dataclass(frozen=True, slots=True)
class _Text:
    """A stretch of the contract's text and where it stands."""

    words: str
    start: int


def introduced(contract: Contract, clauses: tuple[Clause, ...]) -> list[Party]:
    """Return the parties of the introduction that names two or more, else what one names at all."""
    texts = list(_preambles(contract, clauses))
    readings = [_defined(text, _begun(text)) for text in texts]
    readings += [_undefined(text) for text in texts]
    readings.append(_incorporated(_Text(contract.text[:OPENING], 0)))
    return max(readings, key=lambda parties: min(len(parties), 2))


def _preambles(contract: Contract, clauses: tuple[Clause, ...]) -> Iterator[_Text]:
    """Yield where the parties may be introduced: what is marked so, then the opening of the text."""
    marked = [clause for clause in clauses if clause.role is Role.PARTIES]
    for start in [marked[0].span.start, 0] if marked else [0]:
        opening = contract.text[start : start + SEARCHED]
        for match in list(BETWEEN.finditer(opening))[:TRIES]:
            ending = BACKGROUND.search(opening, match.end())
            end = min(ending.start() if ending else len(opening), match.end() + LONGEST)
            if start or PAPER.search(opening[max(0, match.start() - 300) : match.start()]):
                yield _Text(opening[match.start() : end], start + match.start())
        if start:
            yield _Text(contract.text[start : marked[-1].span.end][:LONGEST], start)


def _begun(text: _Text) -> int:
    opening = BETWEEN.match(text.words)
    return opening.end() if opening else 0


def _defined(text: _Text, begun: int) -> list[Party]:
    """Return the parties that are given a label: `Acme Inc., a Delaware corporation (“Supplier”)`."""
    found: list[Party] = []
    at = begun
    for match in LABELLING.finditer(text.words, begun):
        labels = _labels(match["inside"] or match["called"])
        if found and _has_ended(text.words[at : match.start()]):
            break
        if not labels:
            continue
        party = _read(text, at, match.start(), labels, first=not found)
        at = match.end()
        lead = re.split(r"[“\"„‘']", match.group(), maxsplit=1)[0]
        if party is not None and (is_company(party.name) or not COLLECTIVE.search(lead)):
            found.append(party)
    return found


def _has_ended(words: str) -> bool:
    """Say whether a sentence ends in the words, so that no party is introduced after them."""
    return len(starts(words)) > 1


def _labels(inside: str) -> list[str]:
    quoted = [next(filter(None, match.groups())).strip(" ,.;") for match in QUOTED.finditer(inside)]
    if quoted:
        return [re.sub(r"^[Tt]he\s+", "", label) for label in quoted if label]
    match = UNQUOTED.fullmatch(inside.strip())
    return [match["term"]] if match and is_role(match["term"]) else []


def _read(text: _Text, start: int, end: int, labels: list[str], *, first: bool) -> Party | None:
    """Read the party that the words before a label introduce, if they introduce one."""
    chunk = text.words[start:end]
    openings = list(BETWEEN.finditer(chunk)) if first else []
    skipped = openings[-1].end() if openings else 0
    lead = SEPARATOR.match(chunk[skipped:])
    skipped += lead.end() if lead else 0
    if not first and not (lead and "and" in lead.group()):
        skipped = max(skipped, _after_last_and(chunk))
    name, at = _name(chunk[skipped:], labels)
    if _is_no_party(labels[0], name):
        return None
    begun = text.start + start + skipped + at
    span = Span(begun, begun + (len(name) or len(chunk[skipped:].rstrip())))
    return Party(name=name, label=labels[0], aliases=tuple(labels[1:]), span=span)


def _after_last_and(chunk: str) -> int:
    """Skip the description of the party before: the next begins after the last `and`."""
    found = list(NEXT.finditer(chunk))
    return found[-1].end() if found else 0


def _name(chunk: str, labels: list[str]) -> tuple[str, int]:
    """Return the name a chunk opens with, or that `the undersigned directors of` leads up to."""
    led = re.match(r"(?:the )?undersigned\b.{0,200}?\bof\s", chunk, re.IGNORECASE | re.DOTALL)
    led = led or re.match(r"(?:of|with)\s", chunk)
    skipped = led.end() if led else 0
    names = [name_in(chunk[skipped:], like=label) for label in ("", *labels)]
    name = next(filter(None, names), "")
    return name, skipped + max(0, chunk[skipped:].find(name)) if name else 0


def _is_no_party(label: str, name: str) -> bool:
    low = label.lower()
    if low in {"parties", "party"} or (NO_PARTY.fullmatch(label) and not role_of(label)):
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
    return is_company(name) or not (PAPER.search(name) or NO_NAME.search(name))


def _undefined(text: _Text) -> list[Party]:
    """Return the parties of a preamble that gives them no labels: `between Acme Inc. and Beta LLC`."""
    begun = _begun(text)
    if not begun:
        return []
    ending = re.search(r"(?<![A-Z])(?<!Inc)(?<!Ltd)(?<!Co)(?<!Corp)\.\s|\n|$", text.words[begun:])
    words = text.words[begun : begun + (ending.start() if ending else 0)]
    parts = re.split(r"(?:,\s*|\s)(?i:and)\s", words, maxsplit=1)
    names = [name_in(part) for part in parts]
    if len(names) != 2 or not all(map(is_company, names)):
        return []
    spans = [text.words.index(name, begun) + text.start for name in names]
    return [
        Party(name=name, label=name, span=Span(at, at + len(name)))
        for name, at in zip(names, spans, strict=True)
    ]


def _incorporated(text: _Text) -> list[Party]:
    """Return companies that are given a label where no words of contracting introduce them."""
    return [party for party in _defined(text, 0) if is_company(party.name)][:2]
