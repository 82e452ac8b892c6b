"""Knows the words for the sides of a contract: customer, licensor, discloser, and what says the same."""

from __future__ import annotations

import re

ROLES = (
    "customer", "client", "buyer", "purchaser", "supplier", "provider", "vendor", "seller",
    "licensee", "licensor", "recipient", "discloser", "controller", "processor", "employer",
    "employee", "contractor", "consultant", "company", "partner", "subscriber", "reseller",
    "distributor", "manufacturer", "landlord", "tenant", "lessor", "lessee", "lender",
    "borrower", "franchisor", "franchisee", "investor", "founder", "guarantor", "agent",
    "principal", "developer", "user", "merchant", "publisher", "advertiser", "owner",
    "operator", "sponsor", "subcontractor", "assignor", "assignee", "executive",
    "stockholder", "university", "affiliate", "contributor", "participant", "party",
    "government", "offeror", "quoter", "host", "grantor", "grantee", "broker", "dealer",
    "retailer", "carrier", "shipper", "bank", "issuer", "trustee", "servicer",
    "administrator", "adviser", "advisor", "fund", "member", "celebrity", "artist",
    "endorser", "talent", "promoter", "athlete", "licensees", "insurer", "insured",
    "customers", "clients", "exporter", "importer", "transferor", "transferee",
)  # fmt: skip
"""Plain role words, as they stand in labels such as `the Customer` or `Service Provider`."""

SAME = {
    "disclosing party": "discloser",
    "receiving party": "recipient",
    "covered entity": "customer",
    "business associate": "provider",
    "data exporter": "controller",
    "data importer": "processor",
    "data controller": "controller",
    "data processor": "processor",
    "purchaser": "buyer",
    "customers": "customer",
    "clients": "client",
    "independent contractor": "contractor",
    "service provider": "provider",
}
_WORDS = frozenset(ROLES)
_PARTY = re.compile(r"(?:(?:first|second|third|other) part(?:y|ies)|party [\dabixv]{1,3})")


def role_of(label: str) -> str:
    """Return the role word that a label names, empty where it names none."""
    words = re.findall(r"[a-z]+(?:'s)?|\d+", label.lower())
    plain = " ".join(words)
    if plain in SAME:
        return SAME[plain]
    if _PARTY.fullmatch(plain):
        return "party"
    for word in reversed(words):
        if word in _WORDS:
            return str(SAME.get(word, word))
    return ""


def is_role(label: str) -> bool:
    """Say whether a label is a role and nothing else, such as `Customer` or `Receiving Party`."""
    words = re.findall(r"[^\W_]+", label.lower())
    if " ".join(words) in SAME or _PARTY.fullmatch(" ".join(words)):
        return True
    named = sum(word in _WORDS for word in words)
    if words and words[-1] in {"party", "parties"}:
        return False
    return named == 1 and len(words) <= 3 and words[-1] in _WORDS
