from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sample_review import contract, facts, reading, review

from redline.model import Fact, Output, Review
from redline.render.json import clauses_json, review_json

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
OUTPUTS = (Output(kind="redline", path="out/acme-msa.redline.docx", sha256="c" * 64),)


def schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"redline.{name}.1.json").read_text("utf-8"))


def as_json(made: Review, **more: Any) -> dict[str, Any]:
    return json.loads(review_json(made, OUTPUTS, path="acme-msa.docx", version="1.2.3", **more))


def undocumented(value: Any, shape: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """List the fields that a value has and its schema does not name."""
    shape = root["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
    shape = next((s for s in shape.get("oneOf", ()) if s.get("type") == "object"), shape)
    if isinstance(value, list):
        items = shape.get("items", {})
        return [f for item in value for f in undocumented(item, items, root)]
    if not isinstance(value, dict):
        return []
    known = shape["properties"]
    return [f for f in value if f not in known] + [
        f for key in value if key in known for f in undocumented(value[key], known[key], root)
    ]


def test_a_review_is_as_its_schema_says() -> None:
    jsonschema.validate(as_json(review()), schema("review"))


def test_a_review_without_a_playbook_is_as_its_schema_says() -> None:
    made = as_json(review(playbook=None))
    jsonschema.validate(made, schema("review"))
    assert made["playbook"] is None


def test_every_field_of_a_review_is_documented() -> None:
    assert undocumented(as_json(review()), schema("review"), schema("review")) == []


@pytest.mark.parametrize("name", ["review", "clauses"])
def test_the_schemas_are_sound(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_a_clause_tree_is_as_its_schema_says() -> None:
    of = contract()
    made = json.loads(clauses_json(of, reading(of), path="acme-msa.docx"))
    jsonschema.validate(made, schema("clauses"))
    assert undocumented(made, schema("clauses"), schema("clauses")) == []


def test_spans_slice_the_text_of_the_clause_tree() -> None:
    of = contract()
    tree = json.loads(clauses_json(of, reading(of), path="acme-msa.docx"))
    start, end = as_json(review())["revisions"][0]["span"]
    assert tree["text"][start:end] == "fifteen (15)"


def test_equal_reviews_give_equal_bytes() -> None:
    made = review()
    turned = replace(
        made,
        findings=made.findings[::-1],
        revisions=made.revisions[::-1],
        conforming=made.conforming[::-1],
        score=replace(made.score, drivers=made.score.drivers[::-1]),
        reading=replace(made.reading, facts=made.reading.facts[::-1]),
    )
    one, other = (review_json(each, path="a.docx", version="1") for each in (made, turned))
    assert one == other


def test_several_contracts_take_one_line_each() -> None:
    text = review_json(review(), path="a.docx", version="1", one_line=True)
    assert text.count("\n") == 1
    assert text.endswith("}\n")


def test_a_period_without_end_is_perpetual() -> None:
    values = {fact["id"]: fact["value"] for fact in as_json(review())["facts"]}
    assert values == {"x1": 15, "x2": "perpetual"}


@pytest.mark.parametrize(
    ("bound", "who"),
    [
        (("Customer",), "us"),
        (("Supplier",), "them"),
        (("Customer", "Supplier"), "both"),
        ((), None),
        (("Guarantor",), None),
    ],
)
def test_a_fact_says_whom_it_binds_as_playbooks_do(bound: tuple[str, ...], who: str | None) -> None:
    of = contract()
    fact: Fact = replace(facts(of)[0], bound=bound)
    made = review(reading=replace(reading(of), facts=(fact,)))
    assert as_json(made)["facts"][0]["who"] == who


def test_what_is_missing_comes_last_and_has_no_place() -> None:
    last = as_json(review())["findings"][-1]
    assert (last["kind"], last["clause"], last["span"]) == ("missing", None, None)


def test_only_unread_parts_are_listed_as_unread() -> None:
    made = as_json(review())
    assert made["unread"] == [{"what": "picture", "where": "after 4.5", "why": "1 picture"}]
    assert len(made["notices"]) == 2


def test_text_that_acts_on_a_screen_is_spelled_out() -> None:
    text = review_json(review(), path="\x9b2J\u202e\udc80.docx", version="1")
    assert "\\u009b2J\\u202e\\udc80.docx" in text
    assert json.loads(text)["contract"]["path"] == "\x9b2J\u202e\udc80.docx"


def test_no_number_is_lost() -> None:
    made = as_json(review())
    assert made["score"]["value"] == pytest.approx(61.4)
    assert made["score"]["drivers"][0] == {"finding": "f4", "points": 15}
    assert not any(math.isinf(value) for value in (made["score"]["value"], made["score"]["after"]))
