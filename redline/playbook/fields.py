"""What a single value in a playbook file may be: a phrase, a condition, a name, an amount."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from redline.model.playbook import Condition, Phrase
from redline.model.taxonomy import AREAS, GENERAL
from redline.playbook.conditions import parse_condition
from redline.playbook.names import known_names
from redline.playbook.phrases import parse_phrase

OTHERWISE = "otherwise"
"""Stands for a condition that the last position of a ladder always meets."""

NEGOTIATED = (*AREAS, GENERAL)
"""What negotiators group rules under."""

OWN_TYPE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""How the name of a playbook's own clause type is written."""


def _phrase(value: object) -> Phrase:
    return parse_phrase(_text(value))


def _condition(value: object) -> Condition:
    return parse_condition(_text(value))


def _when(value: object) -> Condition | None:
    return None if value == OTHERWISE else _condition(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("expected text; put it in quotes")
    return value


def _amount(value: object) -> float | str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("expected a number, or a name in quotes")  # noqa: TRY004 - for pydantic
    return value


def _area(value: str) -> str:
    if value not in NEGOTIATED:
        raise ValueError(f"unknown area `{value}`; {known_names(value, NEGOTIATED)}")
    return value


def _described(text: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": 1, "description": text})


PhraseText = Annotated[
    Phrase, PlainValidator(_phrase), _described("Words to find, in the phrase language.")
]
ConditionText = Annotated[
    Condition, PlainValidator(_condition), _described("A condition on facts and checks.")
]
WhenText = Annotated[
    Condition | None,
    PlainValidator(_when),
    _described("A condition on facts and checks, or `otherwise`."),
]
Amount = Annotated[
    float | str, PlainValidator(_amount), WithJsonSchema({"type": ["number", "string"]})
]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
OwnTypeName = Annotated[str, Field(pattern=OWN_TYPE)]
RiskName = Literal["info", "low", "medium", "high", "critical"]
RungName = Literal["preferred", "acceptable", "fallback", "last-resort", "walk-away"]
AreaName = Annotated[str, AfterValidator(_area), WithJsonSchema({"enum": list(NEGOTIATED)})]
Who = Literal["us", "them", "both"]


class Shape(BaseModel):
    """A part of a playbook file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)
