"""Knows whether a contract is about what a playbook is for: of other paper, the parts that speak of it."""

from __future__ import annotations

from redline.assess.case import Case
from redline.model import Clause


def is_its_kind(case: Case) -> bool:
    """Say whether a contract is of a kind that the playbook is for, so far as the playbook cares."""
    return not case.playbook.about or case.reading.type in case.playbook.contract_types


def is_about_it(case: Case, clause: Clause) -> bool:
    """Say whether a clause is to be held against the rules of the playbook.

    In a contract of another kind only articles are that say what the playbook is about: the time to
    return a tool is no time to delete personal data.
    """
    return (
        is_its_kind(case)
        or case.says_any(case.playbook.about, case.section(clause).span) is not None
    )
