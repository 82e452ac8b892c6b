"""Finds who contracts: in the preamble, on the cover page, in the signature block; never by guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from redline.language.naming import is_blank, is_company, letters, name_in, short_names
from redline.language.roles import SAME, is_role, role_of
from redline.language.sentences import starts
from redline.language.titles import PAPER
from redline.model import Clause, Contract, Party, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.model import Paragraph

BETWEEN = re.compile(
    r"\b(?:by and (?:between|among)|between|among|entered into by(?: and)?|made by|is with)\b[:\s]*",
    re.IGNORECASE,
)
LABELLING = re.compile(
    r"\((?P<inside>[^()]{1,200})\)"
    r"|\bherein(?:after)?\b[^“”\"()\n]{0,40}(?P<called>[“\"][^“”\"\n]{1,60}[”\"])",
)
QUOTED = re.compile(
    r"[“\"„”]([^“”\"„]{1,60}?),?[”\"“]|‘([^‘’]{1,60}?),?’|(?<!\w)'([A-Z][^'\n]{1,40}),?'(?!\w)"
)
NEXT = re.compile(
    r"(?:\band\b|[;\n])[\s,:-]*(?:\(?[a-z\d]{1,3}[.)]\s)?"
    r"(?=(?:the\s)?(?:[A-Z{\[_\d]|[a-z]{1,3}[A-Z-]|[a-z\d-]{2,40}\.com))"
)
UNQUOTED = re.compile(
    r"(?:the\s+|hereinafter(?:\s+referred\s+to\s+as)?\s+(?:the\s+)?)?(?P<term>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3})"
)
SEPARATOR = re.compile(
    r"^(?:the\s+following(?:\s+parties)?\b)?[\s,;:.]*(?:and\b|or\b)?[\s,;:]*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+)?"
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
LABELLED = re.compile(
    r"\s*(?P<label>[A-Za-z][A-Za-z ]{2,30}(?:\d|\b))\s*:\s*(?P<name>[^\n]{2,160})"
)
SIGNER = re.compile(r"(?P<label>[A-Za-z][A-Za-z /]{2,40}\d?)\s*(?::\s*(?P<name>[^\n]{0,120}))?")
ACTS = r"\s+(?:will|shall|may|must|agrees|represents|warrants|acknowledges|hereby|is)\b"
FUNCTION = re.compile(r"(?:means|refers to)\s+(?:a|the|any|either|each)\s+party\b", re.IGNORECASE)
BACKGROUND = re.compile(
    r"\bwhereas\b|\b(?-i:RECITALS?|BACKGROUND|WITNESSETH|Recitals|Background)\b|\bnow,? therefore\b"
    r"|\bcollectively\b[^.\n]{0,60}\bparties\b|\bin consideration of\b|\bagreed? as follows\b"
    r"|\b1\.\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
SEARCHED = 20_000  # characters within which the parties are introduced
OPENING = 4000  # characters within which a company with a label is one without more ado
LONGEST = 3500  # characters the introduction has at most
FRONT = 40  # paragraphs within which a line may name a party
TRIES = 12  # places where it may begin
MENTIONS = 3  # times a role must act before it is taken for a party that is named nowhere


def find_parties(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """Return the parties in the order they are named, none if the contract does not tell."""
    found: dict[str, Party] = {}
    for source in (_from_preamble, _from_labels, _from_cover, _from_signatures, _from_duties):
        for party in source(contract, clauses, tuple(found.values())):
            _merge(found, party)
    mutual = _is_mutual(contract, clauses)
    return tuple(_finished(contract, party, mutual=mutual) for party in found.values())


def _merge(found: dict[str, Party], party: Party) -> None:
    """Add a party, or what a further source knows of one."""
    key = party.label.lower()
    known = found.get(key)
    if known is None:
        found[key] = party
        return
    aliases = tuple(dict.fromkeys((*known.aliases, *party.aliases)))
    found[key] = replace(known, name=known.name or party.name, aliases=aliases)


# ------------------------------------------------------------------ preamble


@dataclass(frozen=True, slots=True)
class _Text:
    """A stretch of the contract's text and where it stands."""

    words: str
    start: int


def _from_preamble(
    contract: Contract, clauses: tuple[Clause, ...], _: tuple[Party, ...]
) -> list[Party]:
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
        party = _introduced(text, at, match.start(), labels, first=not found)
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


def _introduced(
    text: _Text, start: int, end: int, labels: list[str], *, first: bool
) -> Party | None:
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


# ------------------------------------------------------------------ labels, cover page, signatures


def _from_labels(
    contract: Contract, _: tuple[Clause, ...], known: tuple[Party, ...]
) -> Iterator[Party]:
    """Yield the parties that opening lines name: `Party A: Acme Ltd`."""
    if len(known) > 1:
        return
    for paragraph in contract.paragraphs[:FRONT]:
        match = LABELLED.match(paragraph.span.of(contract.text))
        name = name_in(match["name"]) if match else ""
        if match and name and is_role(match["label"]) and paragraph.cell is None:
            start = paragraph.span.start + match.start("name")
            span = Span(start, start + len(match["name"].rstrip()))
            yield Party(name=name, label=_as_used(contract, match["label"]), span=span)


def _from_cover(
    contract: Contract, clauses: tuple[Clause, ...], _: tuple[Party, ...]
) -> Iterator[Party]:
    """Yield the parties that rows of key terms name: `Employer | Acme Inc.`."""
    for clause in clauses:
        if clause.role is not Role.TABLE or not is_role(clause.heading) or not clause.heading_span:
            continue
        value = clause.body.of(contract.text).partition("\n")[0].strip()
        label = _as_used(contract, clause.heading)
        if not value or len(value.split()) > 40 or not _acts(contract.text, label):
            continue
        yield Party(name=name_in(value), label=label, span=clause.heading_span)


def _from_signatures(
    contract: Contract, clauses: tuple[Clause, ...], known: tuple[Party, ...]
) -> Iterator[Party]:
    """Yield the parties a signature block names: `CUSTOMER: Acme Inc.`, or a line `RECIPIENT`."""
    for clause in clauses:
        if clause.role is not Role.SIGNATURE:
            continue
        for index in range(*clause.paragraphs):
            party = _signer(contract, contract.paragraphs[index])
            if party is not None and (len(known) < 2 or _is_known(party, known)):
                yield party


def _is_known(party: Party, known: tuple[Party, ...]) -> bool:
    return any(party.label.lower() == other.label.lower() for other in known)


def _signer(contract: Contract, paragraph: Paragraph) -> Party | None:
    match = SIGNER.fullmatch(paragraph.span.of(contract.text).strip())
    if match is None or match["label"].islower() or match["label"].lower() == "party":
        return None
    if not is_role(match["label"]) and not _is_defined(contract.text, match["label"]):
        return None
    if paragraph.cell is not None and paragraph.cell.row > 0 and match["label"] == "Company":
        return None  # a field of the block, like `Title`
    label = _as_used(contract, match["label"].strip())
    return Party(name=name_in(match["name"] or ""), label=label, span=paragraph.span)


def _is_defined(text: str, label: str) -> bool:
    return bool(role_of(label)) and bool(re.search(rf"[“\"]{re.escape(label)}[”\"]", text))


def _as_used(contract: Contract, label: str) -> str:
    """Return a label as the running text writes it: `Customer` for a heading `CUSTOMER`."""
    label = " ".join(label.split()).strip(" :")
    if not label.isupper():
        return label
    titled = label.title()
    return titled if titled in contract.text or not _uses(contract.text, label) else label


def _uses(text: str, label: str) -> bool:
    return bool(re.search(rf"\b{re.escape(label)}{ACTS}", text))


def _acts(text: str, label: str) -> bool:
    """Say whether the contract speaks of the party beside naming it."""
    return len(re.findall(rf"(?<!\w){re.escape(label)}(?!\w)", text)) > 2


# ------------------------------------------------------------------ duties


def _from_duties(
    contract: Contract, clauses: tuple[Clause, ...], known: tuple[Party, ...]
) -> list[Party]:
    """Take the roles that keep acting in the clauses, where nothing else names two parties."""
    if len(known) > 1:
        return []
    acting = re.compile(rf"(?<![\w-])(?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?){ACTS}")
    counts: dict[str, list[int]] = {}
    for match in acting.finditer(contract.text):
        label = _acting(match["label"])
        if is_role(label) and label != "Party":
            counts.setdefault(label, []).append(match.start("label"))
    functions = _functions(contract, clauses)
    enough = MENTIONS - len(known)
    wanted = [label for label, places in counts.items() if len(places) >= enough]
    taken = functions | {party.label.lower() for party in known}
    wanted = [label for label in wanted if label.lower() not in taken]
    chosen = sorted(wanted, key=lambda label: -len(counts[label]))[: 2 - len(known)]
    return [
        Party(name="", label=label, span=_label_span(contract, label, counts[label][0]))
        for label in sorted(chosen, key=lambda label: counts[label][0])
    ]


def _acting(words: str) -> str:
    """Return the role that acts: both words of `Service Provider`, the second of `Fees Customer`."""
    last = words.rpartition(" ")[2]
    return words if is_role(words) and words.lower() in SAME else last


def _label_span(contract: Contract, label: str, at: int) -> Span:
    start = contract.text.index(label, at)
    return Span(start, start + len(label))


def _functions(contract: Contract, clauses: tuple[Clause, ...]) -> set[str]:
    """Return the roles that either party may have, as in `“Discloser” means a party that …`."""
    found = set()
    for clause in clauses:
        words = clause.body.of(contract.text)
        if clause.role is Role.DEFINITION and FUNCTION.search(words[:120]):
            match = QUOTED.search(words[:80])
            found |= {next(filter(None, match.groups())).lower()} if match else set()
    return found


# ------------------------------------------------------------------ finish


def _is_mutual(contract: Contract, clauses: Iterable[Clause]) -> bool:
    titles = [clause.heading for clause in clauses if clause.role is Role.TITLE][:2]
    return any("mutual" in title.lower() for title in (contract.title, *titles))


def _finished(contract: Contract, party: Party, *, mutual: bool) -> Party:
    """Add the role, the shorter names in use, and whether the label takes an article."""
    role = role_of(party.label) or next(filter(None, map(role_of, party.aliases)), "")
    role = role or ("party" if mutual else "")
    shorter = [name for name in short_names(party.name) if _stands(contract.text, name)]
    aliases = tuple(
        name for name in dict.fromkeys((*party.aliases, *shorter)) if name != party.label
    )
    name = "" if is_blank(party.name) else party.name
    article = _takes_article(contract.text, party.label)
    return replace(party, name=name, role=role, aliases=aliases, article=article)


def _stands(text: str, name: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1


def _takes_article(text: str, label: str) -> bool:
    """Say whether the contract writes `the Customer` at least as often as `Customer`."""
    used = re.findall(rf"(?<![\w“\"])(?:(the|The|THE)\s)?{re.escape(label)}(?!\w|[”\"])", text)
    return bool(used) and 2 * sum(map(bool, used)) >= len(used)
