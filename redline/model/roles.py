"""The words for what a party does in a contract, and which of them mean the same side."""

from __future__ import annotations

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


@cache
def _by_word() -> dict[str, str]:
    return {word: role for role, words in ROLES.items() for word in (role, *words)}
