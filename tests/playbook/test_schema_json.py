"""The published schemas are those of the program, and every playbook file keeps to them."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from redline.model.taxonomy import CLAUSE_TYPES
from redline.playbook import available
from redline.playbook.schema_json import schemas
from redline.playbook.source import Source, read_source

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "schemas"
FILES = sorted(available()[0][1].parent.glob("**/*.yaml"))
HOMES = {"contexts": "context", "internal": "internal", "interactions": "interaction"}


KINDS = ("playbook", "rule", "interaction", "context", "internal", "glossary")
NAMES = tuple(f"redline.{kind}.1.json" for kind in KINDS)


@pytest.fixture(scope="module")
def validators() -> dict[str, jsonschema.Draft202012Validator]:
    made = schemas()
    assert tuple(made) == NAMES
    return {name: jsonschema.Draft202012Validator(json.loads(made[name])) for name in NAMES}


@pytest.fixture(scope="module")
def rule(validators: dict[str, jsonschema.Draft202012Validator]) -> dict[str, Any]:
    return dict(validators["redline.rule.1.json"].schema)


def test_the_published_schemas_are_what_the_program_says() -> None:
    assert {name: (PUBLISHED / name).read_text("utf-8") for name in NAMES} == schemas(), (
        "write them anew: redline playbook schema --output docs/schemas"
    )


def test_the_published_schemas_are_sound(
    validators: dict[str, jsonschema.Draft202012Validator],
) -> None:
    for validator in validators.values():
        validator.check_schema(validator.schema)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_of_the_built_in_playbooks_keeps_to_its_schema(
    path: Path, validators: dict[str, jsonschema.Draft202012Validator]
) -> None:
    source = read_source(path)
    assert isinstance(source, Source)
    kind = "playbook" if path.name == "playbook.yaml" else HOMES.get(path.parent.name, "rule")
    kind = "glossary" if path.name == "glossary.yaml" else kind
    value = source.value
    if kind == "rule" and not (path.parent / "playbook.yaml").exists() and isinstance(value, dict):
        value = {"use": "shared/with-others"} | value  # it may be half a rule, to stand on
    validators[f"redline.{kind}.1.json"].validate(value)


def test_editors_are_told_every_clause_type_and_key(rule: dict[str, Any]) -> None:
    *named, own = rule["$defs"]["ClauseType"]["oneOf"]
    named = [option["const"] for option in named]
    assert own["pattern"]
    assert named == list(CLAUSE_TYPES)
    shapes = [
        rule["else"],
        rule["then"],
        *(rule["$defs"][name] for name in rule["$defs"] if name.endswith("Shape")),
    ]
    assert all(shape["additionalProperties"] is False for shape in shapes)


def test_a_rule_with_an_unknown_key_is_refused_by_its_schema(
    validators: dict[str, jsonschema.Draft202012Validator],
) -> None:
    errors = validators["redline.rule.1.json"].iter_errors({"idd": "x"})
    assert any("idd" in error.message for error in errors)
