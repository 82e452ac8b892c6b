"""The identifiers of clauses and contracts are the same wherever they are used."""

from redline.language.contract_type import NAMES, OTHER, PAIRS
from redline.language.lexicon import clause_types
from redline.model.roles import OPPOSITES, ROLES, canonical, opposite
from redline.model.taxonomy import CLAUSE_TYPES, CONTRACT_TYPES


def test_clause_types_that_are_told_are_clause_types_that_rules_can_name() -> None:
    assert set(clause_types()) <= set(CLAUSE_TYPES)


def test_contract_types_that_are_told_are_contract_types_that_playbooks_can_name() -> None:
    told = {kind for kind, _ in (*NAMES, *((kind, roles) for roles, kind in PAIRS))} | {OTHER}
    assert told == set(CONTRACT_TYPES)


def test_words_for_one_side_have_one_word() -> None:
    assert canonical("the Purchaser") == canonical("CLIENT") == "customer"
    assert canonical("Service-Provider") == canonical("licensor") == "supplier"
    assert canonical("Northwind") == ""


def test_no_word_stands_for_two_sides() -> None:
    words = [word for role, others in ROLES.items() for word in (role, *others)]
    assert len(words) == len(set(words))


def test_who_sits_across_the_table_is_known_from_both_chairs() -> None:
    assert set(OPPOSITES) | set(OPPOSITES.values()) <= set(ROLES)
    assert all(opposite(opposite(role)) == role for role in OPPOSITES)
    assert opposite("guarantor") == ""
