"""Publishes the shape of playbook files as JSON Schema, so that editors can help to write them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from redline.model.taxonomy import CLAUSE_TYPES, CONTRACT_TYPES
from redline.playbook.backtable import ContextShape, InternalShape
from redline.playbook.book_schema import PlaybookShape
from redline.playbook.fields import OWN_TYPE
from redline.playbook.glossary import GlossaryShape
from redline.playbook.joint import InteractionShape
from redline.playbook.schema import RuleShape
from redline.playbook.using import USE

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the schema files by name: of `playbook.yaml`, rules, contexts, `internal/`, the glossary."""
    return {
        "redline.playbook.1.json": _written(_book(), "redline.playbook.1.json", "playbook.yaml"),
        "redline.rule.1.json": _written(_rule(), "redline.rule.1.json", "A rule of a playbook"),
        "redline.interaction.1.json": _written(
            _plain(InteractionShape), "redline.interaction.1.json", "A rule over several clauses"
        ),
        "redline.context.1.json": _written(
            _plain(ContextShape), "redline.context.1.json", "A context: a law, an industry, a party"
        ),
        "redline.internal.1.json": _written(
            _plain(InternalShape), "redline.internal.1.json", "What only our side knows of a rule"
        ),
        "redline.glossary.1.json": _written(
            _plain(GlossaryShape), "redline.glossary.1.json", "Technical terms in plain words"
        ),
    }


def _book() -> dict[str, Any]:
    schema = _plain(PlaybookShape)
    schema["properties"]["contract_types"]["items"] = _one_of(CONTRACT_TYPES)
    return _standing_on_others(schema)


def _rule() -> dict[str, Any]:
    schema = _plain(RuleShape)
    kind = _one_of(CLAUSE_TYPES)
    own = {"type": "string", "pattern": OWN_TYPE, "description": "One of `types` of playbook.yaml."}
    known = {"enum": list(CLAUSE_TYPES)}
    schema["$defs"]["ClauseType"] = {
        "description": "What a clause is about.",
        "oneOf": [*kind["oneOf"], {**own, "not": known}],
    }
    reference = {"$ref": "#/$defs/ClauseType"}
    schema["properties"]["clause"] |= reference
    schema["properties"]["also"]["items"] = reference
    schema["$defs"]["RequiredShape"]["properties"]["after"]["items"] = reference
    return _standing_on_others(schema)


def _standing_on_others(schema: dict[str, Any]) -> dict[str, Any]:
    """Let a file that uses another leave out what that one says, at any depth, or drop it."""
    use = {
        "type": "string",
        "description": "The file this one stands on, as in buying/audit; keys here win over it.",
    }
    parts = {f"{name}{_PART}": _loose(each) for name, each in schema["$defs"].items()}
    own = {key: schema.pop(key) for key in ("properties", "required", "additionalProperties")}
    changed = {key: {"anyOf": [_loose(each), _NOTHING]} for key, each in own["properties"].items()}
    standing = {"properties": {USE: use, **changed}, "additionalProperties": False}
    schema["$defs"] |= parts
    return schema | {"if": {"required": [USE]}, "then": standing, "else": own}


_PART = "Part"
_NOTHING = {"const": None, "description": "Left empty: what was there is dropped."}


def _loose(value: Any) -> Any:
    """Return a shape of which nothing must be there."""
    if isinstance(value, list):
        return [_loose(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _loose(each) for key, each in value.items() if key not in {"required", "minItems"}}
    if isinstance(kept.get("$ref"), str) and not kept["$ref"].endswith(_PART):
        kept["$ref"] += _PART
    return kept


def _one_of(meanings: dict[str, str]) -> dict[str, Any]:
    return {"oneOf": [{"const": name, "description": text} for name, text in meanings.items()]}


def _plain(shape: type[BaseModel]) -> dict[str, Any]:
    return shape.model_json_schema(by_alias=True)


def _written(schema: dict[str, Any], name: str, title: str) -> str:
    named = {"$schema": DIALECT, "$id": name, "title": title, **_tidy(schema)}
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"


def _tidy(value: Any) -> Any:
    """Leave out what the generator says that no reader needs: titles that repeat a key, and null.

    A key that may be left out need not be allowed to be empty as well.
    """
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _tidy(inner) for key, inner in value.items() if not _noise(key, inner)}
    some = [option for option in kept.pop("anyOf", ()) if option != {"type": "null"}]
    return (some[0] | kept) if len(some) == 1 else kept


def _noise(key: str, inner: Any) -> bool:
    return (key == "title" and isinstance(inner, str)) or (key == "default" and inner is None)
