"""The shape of a rule: which keys there are, what each may hold, and what it is for."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, Field, model_validator

from redline.model.playbook import Rung
from redline.playbook.bands import BandsShape, steps_of
from redline.playbook.fields import (
    Amount,
    ConditionText,
    Name,
    PhraseText,
    RiskName,
    RungName,
    Shape,
    Text,
    WhenText,
    Who,
)

SILENT, MISSING, UNACCEPTABLE = "silent", "missing", "unacceptable"
"""What an example can show besides a rung."""

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


class RecogniseShape(Shape):
    """Which clauses of the rule's clause types the rule is about. Without it: all of them."""

    headings: list[PhraseText] = Field([], description="Words of a heading that say so by itself.")
    phrases: list[PhraseText] = Field([], description="The clause must say one of these.")
    not_: list[PhraseText] = Field([], alias="not", description="... and none of these.")
    scope: Literal["clause", "sentence"] = Field(
        "clause", description="What is looked at: the clause with its sub-clauses, or one sentence."
    )
    who: Who | None = Field(
        None, description="Sentences about the other side alone are passed over."
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


_ACTIONS = ("set", "replace", "delete", "insert", "mutual", "clause", "comment")
_COMPANIONS = {
    "to": ("set",),
    "with": ("replace",),
    "whole": ("delete", "replace"),
    "after": ("insert",),
    "before": ("insert",),
    "else": ("mutual",),
    "in": ("insert", "replace", "delete", "mutual"),
}
_RESERVED = {"with", "else", "in"}
"""Keys that are words of Python, so that the fields have another name."""


class EditShape(Shape):
    """One way to mend the clause: exactly one of set, replace, delete, insert, mutual, clause, comment."""

    set: str | None = Field(None, description="The fact to change ...")
    to: Amount | None = Field(None, description="... and its new value, in the fact's unit.")
    replace: PhraseText | None = Field(None, description="The words to replace ...")
    with_: Text | None = Field(None, alias="with", description="... and what to put for them.")
    delete: PhraseText | None = Field(None, description="The words to strike ...")
    whole: Literal["sentence", "clause"] | None = Field(None, description="... or all around them.")
    insert: Text | None = Field(
        None,
        description="What to add, at the end of the clause; with a comma first, of the sentence; or",
    )
    after: PhraseText | None = Field(None, description="... behind these words ...")
    before: PhraseText | None = Field(None, description="... or in front of these.")
    mutual: Literal["us", "them"] | None = Field(
        None, description="Of whom the sentence speaks that is to speak of both ..."
    )
    else_: Text | None = Field(
        None, alias="else", description="... and what to add where its words do not allow it."
    )
    in_: Name | None = Field(
        None, alias="in", description="A check: only in the sentence that meets it."
    )
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
        given = {key: getattr(self, key + "_" * (key in _RESERVED)) for key in _COMPANIONS}
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
    where: list[PhraseText] = Field(
        [], description="Only called for where the contract says one of these."
    )
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


_RUNGS = list(map(str, Rung))


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
    bands: BandsShape | None = Field(None, description="The ladder of one number, by its rungs.")
    positions: list[PositionShape] = Field([], description="The ladder, best first.")
    unacceptable: list[UnacceptableShape] = Field([], description="Words we never accept.")
    edits: list[EditShape] = Field([], description="How to mend it; each whose `when` holds.")
    required: RequiredShape | None = Field(None, description="For a clause that must be there.")
    remedy: list[PhraseText] = Field(
        [],
        description="For a duty: what its breach leads to. `redline proof` tells if none is said.",
    )
    examples: list[ExampleShape] = Field([], description="Run as tests by `redline playbook test`.")

    @cached_property
    def ladder(self) -> tuple[PositionShape, ...]:
        """The positions that are written out and those of the bands, best first, bands before others."""
        if self.bands is None:
            return tuple(self.positions)
        fact = self.facts.get(self.bands.fact)
        banded = (
            PositionShape.model_construct(
                rung=step.rung.value,
                when=step.when,
                say=step.say,
                text="",
                approvers=step.approvers,
            )
            for step in steps_of(self.bands, fact)
        )
        return tuple(sorted((*banded, *self.positions), key=lambda each: _RUNGS.index(each.rung)))


def value_of(edit: EditShape, bands: BandsShape | None) -> float | str:
    """Return what an edit sets its fact to; of a fact with bands it may name the rung."""
    named = bands.number(str(edit.to)) if bands and bands.fact == edit.set else None
    if named is not None:
        return named
    return "" if edit.to is None else edit.to


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
