"""Finds who contracts: in the preamble, on the cover page, in the signature block; never by guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from redline.language.introducing import QUOTED, SPEAKERS
from redline.language.naming import is_blank, letters, name_in, short_names
from redline.language.preamble import introduced
from redline.language.signers import signers
from redline.model import Clause, Contract, Party, Role, Span
from redline.model.roles import SPELLED, is_role, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redline.model import Paragraph

LABELLED = re.compile(
    r"\s*(?!(?i:if to)\b)(?P<label>[A-Za-z][A-Za-z ]{2,30}(?:\d|\b))\s*:\s*(?P<name>[^\n]{2,160})"
)
SIGNER = re.compile(
    r"(?!(?i:if to)\b)(?P<label>[A-Za-z][A-Za-z /]{2,40}\d?)\s*(?::\s*(?P<name>[^\n]{0,120}))?"
)
ACTS = r"\s+(?:will|shall|may|must|agrees|represents|warrants|acknowledges|hereby|is)\b"
FUNCTION = re.compile(r"(?:means|refers to)\s+(?:a|the|any|either|each)\s+party\b", re.IGNORECASE)
ON_PAGES = re.compile(
    r"\b(?:on|in) the signature pages?\b|\bsignatories (?:hereto|listed)\b", re.IGNORECASE
)
INTRODUCTION = 1500  # characters within which an introduction points at the signature pages
ARTICLE = re.compile(r"(?<![\w“\"])(?:the|The|THE)\s$")
BEFORE_NAME = re.compile(r"[\w“\"]")
FRONT = 40  # paragraphs within which a line may name a party
SPOKEN_OF = 8  # times a role must be named to be the other party where one is sure
MENTIONS = 3  # times a role must act before it is taken for a party that is named nowhere


def find_parties(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Party, ...]:
    """Return the parties in the order they are named, none if the contract does not tell."""
    found: dict[str, Party] = {}
    for source in SOURCES:
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
    key = next((key for key, known in found.items() if _is_called_so(known, party)), None)
    if key is None:
        found[party.label.lower()] = party
        return
    known = found[key]
    if known.name and party.name and not _is_same(known.name, party.name):
        found.setdefault(f"{key} {party.name.lower()}", party)
        return
    aliases = tuple(dict.fromkeys((*known.aliases, *party.aliases)))
    label = party.label if _lacks_label(known) else known.label
    found[key] = replace(known, name=known.name or party.name, label=label, aliases=aliases)


def _is_called_so(known: Party, party: Party) -> bool:
    """Say whether two readings are of one party: under one label, or as a name that has none yet."""
    if known.label.lower() == party.label.lower():
        return True
    return _lacks_label(known) and bool(party.name) and letters(known.name) == letters(party.name)


def _lacks_label(party: Party) -> bool:
    return bool(party.name) and party.label == party.name


def _is_same(name: str, other: str) -> bool:
    """Say whether two names are one company's, or one of them is a blank."""
    one, two = letters(name), letters(other)
    return is_blank(name) or is_blank(other) or one in two or two in one


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
            if party is not None and (
                len(known) < 2 or _is_known(party, known) or _labels(contract, party, known)
            ):
                yield party


def _from_signers(
    contract: Contract, clauses: tuple[Clause, ...], known: tuple[Party, ...]
) -> list[Party]:
    """Return the companies that sign, where fewer than two parties are named or more are said to sign."""
    named = [party for party in known if party.name and not is_blank(party.name)]
    if len(named) > 1 and not _sign_only(contract, named):
        return []
    others = [
        (name, span)
        for name, span in signers(contract, clauses)
        if not any(_is_same(name, party.name) for party in named)
    ]
    nameless = [party for party in known if not party.name]
    labels = [party.label for party in nameless] if len(nameless) == len(others) == 1 else []
    return [
        Party(name=name, label=labels[0] if labels else name, span=span) for name, span in others
    ]


def _sign_only(contract: Contract, named: list[Party]) -> bool:
    """Say whether the introduction leaves further parties to the signature pages."""
    spans = [party.span for party in named if party.span]
    around = contract.text[spans[0].start : spans[0].start + INTRODUCTION] if spans else ""
    return bool(ON_PAGES.search(around))


def _is_known(party: Party, known: tuple[Party, ...]) -> bool:
    return any(party.label.lower() == other.label.lower() for other in known)


def _labels(contract: Contract, party: Party, known: tuple[Party, ...]) -> bool:
    """Say whether `PROVIDER: Acme Inc.` gives a label to a party named without one, and it is used."""
    nameless = [other for other in known if _lacks_label(other) and _is_called_so(other, party)]
    speaks = rf"{_whole(party.label)}(?![\w:]|\s*:)"
    return bool(nameless) and is_role(party.label) and bool(re.search(speaks, contract.text))


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
    return len(re.findall(rf"{_whole(label)}(?!\w)", text)) > 2


# ------------------------------------------------------------------ duties


def _from_duties(
    contract: Contract, clauses: tuple[Clause, ...], known: tuple[Party, ...]
) -> list[Party]:
    """Take the roles that keep acting in the clauses, where nothing else names two parties.

    Names of which the clauses say nothing more name nobody there: `between Acme, Inc. and Beta LLC`.
    """
    if not any(not _lacks_label(one) or _goes_on(contract.text, one) for one in known):
        known = ()
    if len(known) > 1:
        return []
    acting = re.compile(rf"(?<![\w-])(?P<label>[A-Z][a-z]+(?: [A-Z][a-z]+)?){ACTS}")
    counts: dict[str, list[int]] = {}
    for match in acting.finditer(contract.text):
        label = _acting(match["label"])
        if is_role(label) and label != "Party":
            counts.setdefault(label, []).append(match.start("label"))
    functions = _functions(contract, clauses)
    named = any(party.name for party in known)
    enough = MENTIONS + 2 if named else MENTIONS - len(known)
    wanted = [label for label, places in counts.items() if len(places) >= enough]
    taken = functions | {party.label.lower() for party in known}
    wanted = [label for label in wanted if label.lower() not in taken]
    chosen = sorted(wanted, key=lambda label: -len(counts[label]))[: 2 - len(known)]
    if not known and len(chosen) == 1:
        others = {label for label in counts if label.lower() not in functions} - set(chosen)
        chosen += _spoken_of(contract.text, others)
    return [
        Party(name="", label=label, span=_label_span(contract, label, counts[label][0]))
        for label in sorted(chosen, key=lambda label: counts[label][0])
    ]


def _spoken_of(text: str, labels: set[str]) -> list[str]:
    """Return the role that the contract speaks of most, and often, though it seldom says `shall`."""
    often = {label: len(re.findall(rf"{_whole(label)}(?!\w)", text)) for label in sorted(labels)}
    most = max(often, key=lambda label: often[label], default="")
    return [most] if often.get(most, 0) >= SPOKEN_OF else []


def _acting(words: str) -> str:
    """Return the role that acts: both words of `Service Provider`, the second of `Fees Customer`."""
    last = words.rpartition(" ")[2]
    return words if is_role(words) and words.lower() in SPELLED else last


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
    party = _called_most(contract.text, replace(party, label=_short_label(contract.text, party)))
    role = role_of(party.label) or next(filter(None, map(role_of, party.aliases)), "")
    role = role or ("party" if mutual else "")
    shorter = [name for name in short_names(party.name) if _stands(contract.text, name)]
    aliases = tuple(
        name for name in dict.fromkeys((*party.aliases, *shorter)) if name != party.label
    )
    name = "" if is_blank(party.name) else " ".join(party.name.split())
    article = _takes_article(contract.text, party.label)
    return replace(party, name=name, role=role, aliases=aliases, article=article)


def _called_most(text: str, party: Party) -> Party:
    """Take as label, of several that a party has (`Acme` or `Provider`), what the text goes on to say."""
    rest = text.replace(party.name, " ") if party.name else text
    said = {name: len(re.findall(_whole(name), rest)) for name in (party.label, *party.aliases)}
    most = max(said, key=lambda name: (said[name], name == party.label))
    if party.label == party.name or said[most] < 2 * said[party.label] or most.lower() in SPEAKERS:
        return party
    others = (party.label, *(name for name in party.aliases if name != most))
    return replace(party, label=most, aliases=others)


def _short_label(text: str, party: Party) -> str:
    """Return what the contract goes on to call a party that it gives no label: `Acme` for Acme Inc."""
    if party.label != party.name:
        return " ".join(party.label.split())
    name = " ".join(party.name.split())
    shorter = (*short_names(name), *(name.split(" ", 1)[:1] if " " in name else ()))
    used = (one for one in shorter if len(one) > 2 and not is_role(one) and _is_called(text, one))
    return next(used, name)


def _is_called(text: str, name: str) -> bool:
    """Say whether the contract speaks of somebody by a name, again and without his full name."""
    return len(re.findall(rf"{_whole(name)}(?:{ACTS}|['’]s\b| and\b)", text)) > 1


def _goes_on(text: str, party: Party) -> bool:
    """Say whether the contract goes on to speak of a party that it gives no label."""
    return _short_label(text, party) != party.label or _is_called(text, party.name)


def _stands(text: str, name: str) -> bool:
    return len(re.findall(rf"{_whole(name)}(?!\w)", text)) > 1


def _whole(name: str) -> str:
    """Return a pattern of a name that no letter precedes; what begins with letters is found quickest."""
    name = re.escape(name)
    return rf"{name}(?<!\w{name})"


def _takes_article(text: str, label: str) -> bool:
    """Say whether the contract writes `the Customer` at least as often as `Customer`."""
    used = []
    for match in re.finditer(rf"{re.escape(label)}(?!\w|[”\"])", text):
        at = match.start()
        article = ARTICLE.search(text, max(0, at - 4), at) is not None
        if article or not BEFORE_NAME.search(text, max(0, at - 1), at):
            used.append(article)
    return bool(used) and 2 * sum(used) >= len(used)


SOURCES = (
    _from_preamble,
    _from_labels,
    _from_cover,
    _from_signatures,
    _from_signers,
    _from_duties,
)
"""Where parties are named, the surest first."""
