"""Tells what kind of contract it is, and says in one sentence why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.model import Clause, Contract, Party, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER = "other"

NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("baa", ("business associate", r"\bbaa\b")),
    ("dpa", ("data (?:processing|protection|transfer|sharing|privacy)", r"\bd[pt]a\b", "personal data")),
    ("restrictive-covenant", (
        "restrictive covenant", "non-?compet", "non-?solicit", "covenant not to compete",
    )),
    ("ip-assignment", (
        r"inventions?,? (?:and \w+ )?assignment", r"assignment of (?:inventions?|intellectual|ip|rights)",
        r"(?:ip|intellectual property|copyright|patent|trademark) (?:rights )?assignment",
        r"\bpiia", r"\bciiaa", "founder ip",
    )),
    ("consent", (
        r"(?:board|(?:stock|share)holders?|directors?|members?|written|unanimous)(?: \w+){0,3} consent",
        r"consent (?:of|for|ratif)", "resolutions? of",
    )),
    ("equity", (
        r"\bsafe\b", r"\bstock\b", "shares? (?:purchase|repurchase|subscription|agreement|option)",
        "(?:share|stock)holders?", "warrant (?:agreement|to purchase)", "equity", "investor rights",
        "voting agreement", "convertible note",
    )),
    ("term-sheet", (
        "term sheet", "letter of intent", "memorandum of understanding", "heads of (?:terms|agreement)",
        r"\bloi\b", r"\bmou\b",
    )),
    ("rfp", (
        r"request for (?:proposals?|quot\w+|information|tender)", r"\brf[piq]\b",
        "statement of objectives", "invitation (?:to|for) (?:tender|bid)", "solicitation",
    )),
    ("nda", (
        r"non-?\s?disclosure", r"\bm?nda\b", "secrecy",
        r"confidentiality (?:and \S+ )?(?:agreement|undertaking|deed|letter)",
    )),
    ("amendment", (
        "amendment", "addendum", "side letter", "variation agreement", "change order", "supplement",
    )),
    ("order-form", ("order form", "purchase order", "sales order", "quotation", "service order")),
    ("sow", (
        "statements? of work", r"\bsow\b", "work order", "performance work statement", "task order",
        "requirements statement",
    )),
    ("employment", (
        "employment", "offer letter", "executive agreement", "severance", "separation agreement",
    )),
    ("contractor", ("independent contractor", "contractor agreement", "freelance", "subcontract")),
    ("saas", (
        "cloud (?:services?|terms|agreement|subscription)", "software[- ]as[- ]a[- ]service",
        r"\bsaas\b", "subscription", "hosting",
        "terms of (?:service|use)", "hosted", "platform", "pilot agreement", "online services?",
        "application service", "internet services", r"service levels?\b",
    )),
    ("other", (
        r"(?:trade ?-?mark|patent|brand|name|content|music|photograph|merchandis\w+|character|image)"
        r"s? (?:and \w+ )?licen[cs]",
        r"(?:contributor|media|video|film) licen[cs]", r"(?:research|distribution) and licen[cs]",
    )),
    ("software-licence", ("licen[cs]e", "licensing", r"\beula\b")),
    ("purchase", (
        "purchase", "supply", "sale of goods", "sales agreement", "manufactur", "procurement",
    )),
    ("partnership", (
        "partner", "alliance", "joint venture", "collaboration", "co-?brand", "reseller", "distribut",
        "referral", "affiliate", "franchise", "agency agreement", "marketing agreement", "promotion",
        "sponsorship", "endorsement", "cooperation", "channel", "remarketing",
    )),
    ("msa", (
        r"master (?:\w+ )?agreement", "services? (?:agreement|contract)", "professional services",
        "consult", "outsourc", "maintenance", "framework agreement", "support agreement",
        "development agreement", "advisory", "management agreement", "transportation",
        r"\b[mp]sa\b", "letter of engagement", "engagement letter",
    )),
    ("policy", ("policy", "policies", "code of conduct", "guidelines")),
)  # fmt: skip
"""Contract types by the words of a title, the telling ones first."""

PATTERNS = tuple((kind, re.compile("|".join(words), re.IGNORECASE)) for kind, words in NAMES)

PAIRS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("discloser", "recipient")), "nda"),
    (frozenset(("controller", "processor")), "dpa"),
    (frozenset(("employer", "employee")), "employment"),
    (frozenset(("company", "employee")), "employment"),
    (frozenset(("licensor", "licensee")), "software-licence"),
    (frozenset(("buyer", "seller")), "purchase"),
    (frozenset(("company", "contractor")), "contractor"),
    (frozenset(("client", "consultant")), "msa"),
    (frozenset(("client", "provider")), "msa"),
)
"""Contract types by the roles of the parties."""

PREAMBLE = re.compile(
    r"\b(?P<name>(?:[A-Z][\w&/’',-]*\s+(?:(?:and|of|for|the|to|with)\s+){0,2}){1,9}"
    r"(?i:agreement|contract|deed|addendum|amendment|licen[cs]e|lease|letter|statement of work|policy))\b"
)
CLOUD = re.compile(
    r"\b(?:cloud service|software as a service|saas|subscription period|hosted service)",
    re.IGNORECASE,
)
COVERS = {
    "order form": "order-form",
    "sow": "sow",
    "statement of work": "sow",
    "amendment": "amendment",
}
FEW = 3  # clauses below which a document is a cover page alone
OPENING = 3000  # characters in which a contract without a title names itself
LINE = 14  # words a line that names it has at most


def contract_type(
    contract: Contract, clauses: tuple[Clause, ...], parties: tuple[Party, ...]
) -> tuple[str, str]:
    """Return the type of a contract and the reason, `other` where nothing tells."""
    return (
        _by_cover(clauses)
        or _by_title(contract, clauses)
        or _by_preamble(contract)
        or _by_roles(contract, parties)
        or (OTHER, "neither its title nor its parties name a kind of contract known here")
    )


def kind_of(title: str) -> str:
    """Return the contract type that a title names, empty for none."""
    return next((kind for kind, pattern in PATTERNS if pattern.search(title)), "")


def _by_cover(clauses: tuple[Clause, ...]) -> tuple[str, str] | None:
    """See an order form or statement of work without the terms it refers to."""
    numbered = sum(clause.role is Role.CLAUSE and bool(clause.number) for clause in clauses)
    first = next((clause for clause in clauses if clause.role is Role.TABLE), None)
    if numbered >= FEW or first is None:
        return None
    kind = COVERS.get(first.heading.lower().strip(" :"))
    return (kind, f"it is only the “{first.heading}” part of a contract") if kind else None


def _titles(contract: Contract, clauses: tuple[Clause, ...]) -> Iterator[str]:
    if contract.title:
        yield contract.title
    yield from [clause.heading for clause in clauses if clause.role is Role.TITLE][:3]


def _by_title(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[str, str] | None:
    for title in _titles(contract, clauses):
        kind = kind_of(title)
        if kind:
            return kind, f"titled “{_shortened(title)}”"
    return None


def _by_preamble(contract: Contract) -> tuple[str, str] | None:
    for match in PREAMBLE.finditer(contract.text[:OPENING]):
        kind = kind_of(match["name"])
        if kind:
            return kind, f"calls itself “{_shortened(match['name'])}”"
    for line in contract.text[:OPENING].splitlines():
        titled = len(line.split()) <= LINE and not line.rstrip().endswith(".")
        kind = kind_of(line) if titled else ""
        if kind:
            return kind, f"opens with “{_shortened(line)}”"
    return None


def _by_roles(contract: Contract, parties: tuple[Party, ...]) -> tuple[str, str] | None:
    roles = frozenset(party.role for party in parties if party.role)
    for pair, kind in PAIRS:
        if pair <= roles:
            return kind, f"its parties are {_listed(sorted(pair))}"
    if roles & {"customer", "client"} and roles & {"provider", "supplier", "vendor"}:
        kind = "saas" if len(CLOUD.findall(contract.text)) >= FEW else "msa"
        return kind, f"its parties are {_listed(sorted(roles))}"
    return None


def _listed(roles: list[str]) -> str:
    return " and ".join(f"{'an' if role[0] in 'aeiou' else 'a'} {role}" for role in roles)


def _shortened(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= 90 else title[:89].rstrip() + "…"
