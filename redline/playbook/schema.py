"""The shape of playbook files: which keys there are, what each may hold, and what it is for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator

from redline.model.playbook import Condition, Phrase, Rung
from redline.playbook.conditions import parse_condition
from redline.playbook.phrases import parse_phrase

OTHERWISE = "otherwise"
"""Stands for a condition that the last position of a ladder always meets."""

SILENT, MISSING, UNACCEPTABLE = "silent", "missing", "unacceptable"
"""What an example can show besides a rung."""

OWN_TYPE = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""How the name of a playbook's own clause type is written."""

UNITS = {
    "duration": ("hour", "day", "business-day", "week", "month", "year"),
    "rate": ("percent/year", "percent/month", "percent/day"),
    "multiple": ("year", "month"),
    "percent": ("percent",),
    "money": (),
    "law": (),
    "venue": (),
    "date": (),
}
"""The units a value of each kind can be asked for in; money takes any currency code."""


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
Who = Literal["us", "them", "both"]


class Shape(BaseModel):
    """A part of a playbook file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class RecogniseShape(Shape):
    """Which clauses of the rule's clause types the rule is about. Without it: all of them."""

    headings: list[PhraseText] = Field([], description="Words of a heading that say so by itself.")
    phrases: list[PhraseText] = Field([], description="The clause must say one of these.")
    not_: list[PhraseText] = Field([], alias="not", description="... and none of these.")
    scope: Literal["clause", "sentence"] = Field(
        "clause", description="What is looked at: the clause with its sub-clauses, or one sentence."
    )
    answers: list[str] = Field(
        [],
        description="Questions on an NDA; the passage that answers one is what the rule is about.",
    )


class FactShape(Shape):
    """A value to read out of the clause."""

    kind: Literal["duration", "percent", "rate", "multiple", "money", "law", "venue", "date"]
    unit: str = Field("", description="What the value is converted to, such as `day`.")
    near: list[PhraseText] = Field([], description="Its sentence must say one of these.")
    avoid: list[PhraseText] = Field([], description="Its sentence must say none of these.")
    purpose: list[str] = Field([], description="What it must be for, such as `notice` or `cure`.")
    who: Who | None = Field(None, description="Whom it must bind.")
    pick: Literal["first", "least", "greatest"] = Field("first", description="Which of several.")


class CheckShape(Shape):
    """A yes-or-no question about the words."""

    any: list[PhraseText] = Field([], description="One of these must be said.")
    all: list[PhraseText] = Field([], description="Every one of these must be said.")
    none: list[PhraseText] = Field([], description="None of these may be said.")
    scope: Literal["sentence", "clause", "section", "contract"] = Field(
        "clause", description="Where to look; `section` is the whole numbered article."
    )
    who: Who | None = Field(None, description="Only sentences that bind this side count.")

    @model_validator(mode="after")
    def _asks(self) -> CheckShape:
        if not (self.any or self.all or self.none):
            raise ValueError("asks nothing; give it `any`, `all` or `none`")
        return self


class PositionShape(Shape):
    """One step of the ladder, best first."""

    rung: RungName
    when: WhenText = Field(description="The clause stands here when this holds and no better one.")
    say: str = Field("", description="The position in a few words, for our own table.")
    text: str = Field("", description="Our wording of the whole clause at this rung.")
    approvers: list[str] = Field([], description="Roles that may accept it.")


_ACTIONS = ("set", "replace", "delete", "insert", "clause", "comment")
_COMPANIONS = {
    "to": ("set",),
    "with": ("replace",),
    "whole": ("delete",),
    "after": ("insert",),
    "before": ("insert",),
}


class EditShape(Shape):
    """One way to mend the clause: exactly one of set, replace, delete, insert, clause, comment."""

    set: str | None = Field(None, description="The fact to change ...")
    to: Amount | None = Field(None, description="... and its new value, in the fact's unit.")
    replace: PhraseText | None = Field(None, description="The words to replace ...")
    with_: Text | None = Field(None, alias="with", description="... and what to put for them.")
    delete: PhraseText | None = Field(None, description="The words to strike ...")
    whole: Literal["sentence", "clause"] | None = Field(None, description="... or all around them.")
    insert: Text | None = Field(None, description="What to add, at the end of the clause or ...")
    after: PhraseText | None = Field(None, description="... behind these words ...")
    before: PhraseText | None = Field(None, description="... or in front of these.")
    clause: RungName | None = Field(None, description="Say our text of the position at this rung.")
    comment: Literal[True] | None = Field(None, description="Change nothing, leave the comment.")
    when: ConditionText | None = Field(None, description="Only if this holds.")

    @model_validator(mode="after")
    def _does_one_thing(self) -> EditShape:
        actions = [action for action in _ACTIONS if getattr(self, action) is not None]
        if len(actions) != 1:
            found = f"this has {' and '.join(actions)}" if actions else "this has none"
            raise ValueError(f"an edit has exactly one of {', '.join(_ACTIONS)}; {found}")
        self._keeps_company(actions[0])
        return self

    def _keeps_company(self, action: str) -> None:
        given = {key: getattr(self, key + "_" * (key == "with")) for key in _COMPANIONS}
        for key, actions in _COMPANIONS.items():
            if given[key] is not None and action not in actions:
                raise ValueError(f"`{key}` goes with `{actions[0]}`, not with `{action}`")
        for key, needed in (("set", "to"), ("replace", "with")):
            if action == key and given[needed] is None:
                raise ValueError(f"`{key}` needs `{needed}`")
        if self.after is not None and self.before is not None:
            raise ValueError("`after` and `before` together; keep one")


class UnacceptableShape(Shape):
    """Words we do not accept even in a clause that otherwise stands."""

    phrase: PhraseText
    message: Text = Field(description="What is wrong with them, for our own table.")
    when: ConditionText | None = Field(None, description="Only if this holds.")
    risk: RiskName | None = Field(None, description="If other than the rule's.")
    edits: list[EditShape] = Field([], description="How to mend them.")


class RequiredShape(Shape):
    """A clause that must be there, and goes in where it is missing."""

    heading: Text
    text: Text = Field(description="Paragraphs are parted by an empty line.")
    risk: RiskName = "medium"
    after: list[str] = Field([], description="Clause types: in behind the first of these found.")
    unless: list[PhraseText] = Field([], description="Words elsewhere that serve instead.")
    comment: str = Field("", description="A sentence to the other side, if other than the rule's.")
    beside: bool = Field(
        False,
        description="Goes in even where a clause of the main type stands in other words.",
    )
    answers: list[str] = Field([], description="Questions on an NDA; not missing if answered.")


class ExampleShape(Shape):
    """Contract wording, and what the rule must make of it."""

    text: Text
    rung: Literal[
        "preferred",
        "acceptable",
        "fallback",
        "last-resort",
        "walk-away",
        "silent",
        "unacceptable",
        "missing",
    ] = Field(
        description="Where it stands; `silent`: no concern of this rule; `unacceptable`: holds words "
        "we never accept; `missing`: a contract that lacks the required clause."
    )
    after: str = Field("", description="The wording once our changes are accepted.")
    we_are: str = Field("", description="Our role word, if other than the first of playbook.yaml.")


class RuleShape(Shape):
    """One rule: what we want of one kind of clause."""

    id: str = Field(
        pattern=r"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$", description="Never changes; reports cite it."
    )
    title: Text = Field(description="A few words, shown in the table.")
    clause: str = Field(description="The clause type it looks at.")
    also: list[str] = Field([], description="Other clause types it may stand in.")
    risk: RiskName = Field(description="The harm if we concede it.")
    priority: Literal["must", "should", "trade"] = Field(description="Its worth at the table.")
    approvers: list[str] = Field([], description="Roles that may accept less than acceptable.")
    source: Text = Field(description="Where our position comes from.")
    comment: Text = Field(description="One plain sentence to the other side; never our limits.")
    recognise: RecogniseShape = Field(default_factory=RecogniseShape.model_construct)
    facts: dict[Name, FactShape] = Field({}, description="Values to read out of the clause.")
    checks: dict[Name, CheckShape] = Field({}, description="Questions about the words.")
    positions: list[PositionShape] = Field([], description="The ladder, best first.")
    unacceptable: list[UnacceptableShape] = Field([], description="Words we never accept.")
    edits: list[EditShape] = Field([], description="How to mend it; each whose `when` holds.")
    required: RequiredShape | None = Field(None, description="For a clause that must be there.")
    remedy: list[PhraseText] = Field(
        [],
        description="For a duty: what its breach leads to. `redline proof` tells if none is said.",
    )
    examples: list[ExampleShape] = Field([], description="Run as tests by `redline playbook test`.")


class VerdictsShape(Shape):
    """The scores, 0 to 100, at which the verdict changes."""

    approve: float = Field(10, ge=0, le=100)
    escalate: float = Field(60, ge=0, le=100)
    reject: float = Field(90, ge=0, le=100)


class PointsShape(Shape):
    """What a finding of each risk weighs."""

    info: float = Field(0, ge=0)
    low: float = Field(1, ge=0)
    medium: float = Field(3, ge=0)
    high: float = Field(7, ge=0)
    critical: float = Field(15, ge=0)


class FactorsShape(Shape):
    """How much of its weight a finding counts at each rung."""

    preferred: float = Field(0, ge=0)
    acceptable: float = Field(0.2, ge=0)
    fallback: float = Field(0.5, ge=0)
    last_resort: float = Field(0.8, ge=0, alias="last-resort")
    walk_away: float = Field(1.5, ge=0, alias="walk-away")
    missing: float = Field(1, ge=0)
    unknown: float = Field(0.6, ge=0)


class ScoringShape(Shape):
    """The published score."""

    verdicts: VerdictsShape = Field(default_factory=VerdictsShape.model_construct)
    points: PointsShape = Field(default_factory=PointsShape.model_construct)
    factors: FactorsShape = Field(default_factory=FactorsShape.model_construct)


class OwnTypeShape(Shape):
    """A clause type of the playbook's own: which clauses are of it."""

    covers: str = Field("", description="What it covers, in a few words.")
    headings: list[PhraseText] = Field([], description="A heading that says one of these, or ...")
    phrases: list[PhraseText] = Field([], description="... a clause that says one of these ...")
    not_: list[PhraseText] = Field([], alias="not", description="... and none of these.")

    @model_validator(mode="after")
    def _can_be_found(self) -> OwnTypeShape:
        if not (self.headings or self.phrases):
            raise ValueError("nothing to know it by; give it `headings` or `phrases`")
        return self


class ApproverShape(Shape):
    """Somebody who may accept less, with who stands in for them."""

    title: Text
    delegate: str = Field("", description="The role that stands in.")


class MandateShape(Shape):
    """A row of the approval matrix. It counts where all that it says holds."""

    roles: list[str] = Field(min_length=1, description="Who may agree ...")
    every: bool = Field(False, description="... all of them, not any one.")
    rules: list[str] = Field([], description="Under these rules, by id or its beginning.")
    rung: Literal["fallback", "last-resort", "walk-away"] = Field(
        "fallback", description="Standing at this rung or below it."
    )
    risk: RiskName = Field("info", description="Of this risk or more.")
    deal_value: float = Field(0, ge=0, description="In a contract worth this or more.")
    deviations: int = Field(0, ge=0, description="In a contract with so many deviations or more.")
    laws: list[Text] = Field([], description="In a contract under one of these laws.")
    days: int = Field(0, ge=0, description="Within so many days.")


class PlaybookShape(Shape):
    """`playbook.yaml`: what a playbook is for, who we are in it, and what it calls things."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="As the folder is called.")
    title: Text
    version: Text = Field(description='In quotes, as in "1.0".')
    contract_types: list[str] = Field(min_length=1, description="Which contracts it fits.")
    we_are: list[Text] = Field(min_length=1, description="Role words for us, most usual first.")
    they_are: list[Text] = Field(min_length=1, description="Role words for the other side.")
    our_names: list[Text] = Field([], description="What we are called, as in Northwind Ltd.")
    rules: list[str] = Field(
        [], description="Rules taken over as they are, each by folder and file: buying/audit."
    )
    symmetric: bool = Field(False, description="True where both sides stand alike.")
    usual: bool = Field(False, description="Taken where nothing says which side is ours.")
    owner: str = Field("", description="Who keeps it.")
    review_by: str = Field(
        "", pattern=r"^(\d{4}-\d\d-\d\d)?$", description="When it is to be looked over next."
    )
    types: dict[OwnTypeName, OwnTypeShape] = Field(
        {}, description="Clause types of its own, for `clause`, `also` and `after` of its rules."
    )
    terms: dict[str, list[Text]] = Field(
        {}, description="What contracts call the terms that texts write in braces."
    )
    approvers: dict[Name, Text | ApproverShape] = Field(
        {}, description="Roles and their titles, or `{title: ..., delegate: ...}`."
    )
    interactions: list[str] = Field(
        [], description="Rules over several clauses, each by folder and file."
    )
    approval_matrix: list[MandateShape] = Field([], description="Who must agree to what.")
    scoring: ScoringShape = Field(default_factory=ScoringShape.model_construct)


def rung(name: str) -> Rung | None:
    """Return the rung an example names, none for `silent`, `missing` and `unacceptable`."""
    return None if name in {SILENT, MISSING, UNACCEPTABLE} else Rung(name)


def shape_at(where: tuple[str | int, ...], top: type[BaseModel]) -> type[BaseModel]:
    """Return the shape that `where` leads to inside `top`, so that its keys can be named."""
    shape = top
    for step in where:
        fields = {field.alias or name: field for name, field in shape.model_fields.items()}
        if isinstance(step, str) and step in fields:
            shape = _inner(fields[step].annotation) or shape
    return shape


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the shape inside an annotation such as `list[EditShape]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_inner(argument) for argument in getattr(annotation, "__args__", ()))
    return next((shape for shape in inner if shape), None)
