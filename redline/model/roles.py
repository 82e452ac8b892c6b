"""The words for what a party does in a contract, and which of them mean the same side."""

from __future__ import annotations

import re
from functools import cache

ROLES = {
    "customer": (
        *("client", "buyer", "purchaser", "subscriber", "licensee", "end user", "user"),
        *("service recipient", "commissioning party", "sponsor"),
    ),
    "supplier": (
        *("provider", "service provider", "vendor", "seller", "contractor", "consultant"),
        *("licensor", "developer", "manufacturer", "independent contractor", "subcontractor"),
        *("agency", "advisor", "adviser", "freelancer", "professional"),
    ),
    "discloser": ("disclosing party", "disclosing company"),
    "recipient": ("receiving party", "receiver", "receiving company"),
    "controller": ("data controller", "data exporter"),
    "processor": ("data processor", "data importer"),
    "employer": (),
    "employee": ("executive", "worker"),
    "landlord": ("lessor",),
    "tenant": ("lessee",),
    "lender": ("creditor",),
    "borrower": ("debtor",),
    "franchisor": (),
    "franchisee": (),
    "distributor": ("reseller", "dealer"),
    "principal": (),
    "agent": ("sales representative",),
    "guarantor": (),
}
"""The one word for a side of the table, and other words that put a party on the same side."""

_NUMBERED = re.compile(r"(?:first|second|third|other) part(?:y|ies)|party [\dabixv]{1,3}")

OTHERS = frozenset(
    (
        "company", "partner", "investor", "founder", "owner", "operator", "merchant", "publisher",
        "advertiser", "assignor", "assignee", "stockholder", "university", "affiliate",
        "contributor", "participant", "party", "government", "offeror", "quoter", "host", "grantor",
        "grantee", "broker", "retailer", "carrier", "shipper", "transporter", "bank", "issuer",
        "trustee", "servicer", "administrator", "fund", "member", "celebrity", "artist", "endorser",
        "talent", "promoter", "athlete", "insurer", "insured", "exporter", "importer", "transferor",
        "transferee", "pledgor", "pledgee", "depositor", "custodian",
        "representative", "institution", "hospital", "club", "architect", "engineer", "underwriter",
        "trust", "programmer", "shareholder", "speaker", "influencer", "volunteer",
    )
)  # fmt: skip
"""Further words for a party that put it on neither side of the table."""

SPELLED = {
    "disclosing party": "discloser",
    "receiving party": "recipient",
    "covered entity": "customer",
    "business associate": "provider",
    "data exporter": "controller",
    "data importer": "processor",
    "data controller": "controller",
    "data processor": "processor",
    "purchaser": "buyer",
    "independent contractor": "contractor",
    "service provider": "provider",
    "customers": "customer",
    "clients": "client",
    "licensees": "licensee",
}
"""Other words for a role, and the one word that says the same."""

OPPOSITES = {
    "customer": "supplier",
    "discloser": "recipient",
    "controller": "processor",
    "employer": "employee",
    "landlord": "tenant",
    "lender": "borrower",
    "franchisor": "franchisee",
    "principal": "agent",
}
"""Who sits across the table from whom."""


def canonical(words: str) -> str:
    """Return the one word for a side, `customer` for `the Purchaser`; empty if it is no role word."""
    plain = " ".join(words.casefold().replace("-", " ").split()).removeprefix("the ")
    return _by_word().get(plain, "")


def opposite(role: str) -> str:
    """Return the role across the table from `role`, empty where there is no one answer."""
    return OPPOSITES.get(role) or {b: a for a, b in OPPOSITES.items()}.get(role, "")


def role_of(label: str) -> str:
    """Return the role word that a label names, `licensee` for `the Licensee`; empty if none."""
    words = re.findall(r"[a-z]+(?:'s)?|\d+", label.lower())
    plain = " ".join(words)
    if plain in SPELLED:
        return SPELLED[plain]
    if _NUMBERED.fullmatch(plain):
        return "party"
    return next(filter(None, (_single(word) for word in reversed(words))), "")


def is_role(label: str) -> bool:
    """Say whether a label is a role and nothing else, such as `Customer` or `Receiving Party`."""
    words = re.findall(r"[^\W_]+", label.lower())
    plain = " ".join(words)
    if plain in SPELLED or _NUMBERED.fullmatch(plain):
        return True
    if not words or len(words) > 3 or words[-1] in {"party", "parties"}:
        return False
    return sum(bool(_single(word)) for word in words) == 1 and bool(_single(words[-1]))


def _single(word: str) -> str:
    """Return the role word that a word is, `customer` for `customers`; empty if it is none."""
    return SPELLED.get(word, word if word in _words() else "")


@cache
def _words() -> frozenset[str]:
    return frozenset(word for word in _by_word() if " " not in word) | OTHERS


@cache
def _by_word() -> dict[str, str]:
    return {word: role for role, words in ROLES.items() for word in (role, *words)}
