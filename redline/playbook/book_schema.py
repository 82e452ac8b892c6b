"""The shape of `playbook.yaml`: what a playbook is for, who must agree, and how it is scored."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from redline.playbook.fields import AreaName, Name, OwnTypeName, PhraseText, RiskName, Shape, Text

Weight = Annotated[float, Field(ge=0)]


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
    weights: dict[AreaName, Weight] = Field(
        {}, description="How many times the findings of an area count; 1 where it is not named."
    )


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
    about: list[PhraseText] = Field(
        [],
        description="What a contract of another kind must say for an article to be held against it.",
    )
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
