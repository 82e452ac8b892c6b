"""Finds who contracts: in the preamble, on the cover page, in the signature block; never by guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from redline.language.naming import is_blank, name_in, short_names
from redline.language.preamble import QUOTED, introduced
from redline.language.roles import SAME, is_role, role_of
from redline.model import Clause, Contract, Party, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.model import Paragraph

LABELLED = re.compile(
    r"\s*(?P<label>[A-Za-z][A-Za-z ]{2,30}(?:\d|\b))\s*:\s*(?P<name>[^\n]{2,160})"
)
SIGNER = re.compile(r"(?P<label>[A-Za-z][A-Za-z /]{2,40}\d?)\s*(?::\s*(?P<name>[^\n]{0,120}))?")
ACTS = r"\s+(?:will|shall|may|must|agrees|represents|warrants|acknowledges|hereby|is)\b"
FUNCTION = re.compile(r"(?:means|refers to)\s+(?:a|the|any|either|each)\s+party\b", re.IGNORECASE)
FRONT = 40  # paragraphs within which a line may name a party
MENTIONS = 3  # times a role must act before it is taken for a party that is named nowhere


def find_parties(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """Return the parties in the order they are named, none if the contract does not tell."""
    found: dict[str, Party] = {}
    for source in (_from_preamble, _from_labels, _from_cover, _from_signatures, _from_duties):
        for party in source(contract, clauses, tuple(found.values())):
            _merge(found, party)
    mutual = _is_mutual(contract, clauses)
    return tuple(_finished(contract, party, mutual=mutual) for party in found.values())


def _from_preamble(
    contract: Contract, clauses: tuple[Clause, ...], _: tuple[Party, ...]
) -> list[Party]:
    return introduced(contract, clauses)


def _merge(found: dict[str, Party], party: Party) -> None:
    """Add a party, or what a further source knows of one."""
    key = party.label.lower()
    known = found.get(key)
    if known is None:
        found[key] = party
        return
    aliases = tuple(dict.fromkeys((*known.aliases, *party.aliases)))
    found[key] = replace(known, name=known.name or party.name, aliases=aliases)


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
    seen: set[str] = set()
    for clause in clauses:
        row = clause.role is Role.TABLE and clause.heading not in seen
        if not row or not is_role(clause.heading) or not clause.heading_span:
            continue
        seen.add(clause.heading)
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
