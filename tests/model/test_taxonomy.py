"""The identifiers of clauses and contracts are the same wherever they are used."""

from redline.language.contract_type import NAMES, OTHER, PAIRS
from redline.language.lexicon import clause_types
from redline.model.roles import OPPOSITES, ROLES, canonical, opposite
from redline.model.taxonomy import AREAS, CLAUSE_TYPES, CONTRACT_TYPES, area_of


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


def test_areas_hold_clause_types_and_each_only_once() -> None:
    grouped = [kind for kinds in AREAS.values() for kind in kinds]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= set(CLAUSE_TYPES)


def test_what_is_in_no_area_is_general() -> None:
    assert [area_of(kind) for kind in ("fees", "notices", "data-residency")] == [
        "price",
        "general",
        "general",
    ]
