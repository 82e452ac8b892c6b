"""Knows whether a contract is about what a playbook is for: of other paper, the parts that speak of it."""

from __future__ import annotations

from redline.assess.case import Case
from redline.model import Clause, Span

FAMILIES = (
    frozenset({"msa", "sow", "order-form", "contractor"}),
    frozenset({"saas", "software-licence", "order-form"}),
)
"""Kinds of contract that are written for one and the same trade."""


def is_its_kind(case: Case) -> bool:
    """Say whether a contract is of a kind that the playbook is for, so far as the playbook cares.

    A name is not enough: an agreement on the sharing of research data processes none for anybody.
    """
    words = case.playbook.about
    if not words:
        return True
    whole = Span(0, len(case.contract.text))
    return (
        case.reading.type in case.playbook.contract_types
        and case.says_any(words, whole) is not None
    )


def is_near(case: Case) -> bool:
    """Say whether a contract is near enough to what the playbook is for to miss what such contracts have.

    No golfer who lends her name promises that a service is available, and no carrier that his oil is new.
    """
    kinds = frozenset(case.playbook.contract_types)
    near = kinds.union(*(family for family in FAMILIES if family & kinds))
    return not kinds or case.reading.type in near


def is_about_it(case: Case, clause: Clause) -> bool:
    """Say whether a clause is to be held against the rules of the playbook.

    In a contract of another kind only clauses are that say what the playbook is about, themselves or
    beside them in the clause they are part of: the time to return a tool is no time to delete personal
    data.
    """
    around = next(case.above(clause), clause)
    return is_its_kind(case) or case.says_any(case.playbook.about, around.span) is not None
