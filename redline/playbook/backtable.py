"""The shape of what only our side reads: files of `internal/` and of `contexts/`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from redline.model.sum import Sum
from redline.playbook.fields import Shape, Slug, Text
from redline.playbook.sums import parse_sum


def _sum(value: object) -> Sum:
    if not isinstance(value, str):
        raise ValueError("expected a sum; put it in quotes")  # noqa: TRY004 - for pydantic
    return parse_sum(value)


SumText = Annotated[
    Sum, PlainValidator(_sum), WithJsonSchema({"type": "string", "description": "A sum of money."})
]


class PushbackShape(Shape):
    """What the other side is likely to say, and what we answer."""

    they_say: Text
    we_say: Text


class InternalShape(Shape):
    """A file of `internal/`: what only our side may know of the rule in the file of the same name."""

    why: str = Field("", description="What the position is worth to us.")
    floor: str = Field("", description="The least we would take, in a few words.")
    leverage: str = Field("", description="What speaks for us at the table.")
    pushback: list[PushbackShape] = Field([], description="What they will say, and our answer.")
    in_return: list[str] = Field([], description="Rules to ask something for if we give this up.")
    mitigation: list[Text] = Field([], description="What to do if we concede it.")
    exposure: SumText | None = Field(
        None, description="What it could cost, of facts and deal_value: `deal_value * (1 - cap)`."
    )


class NoteShape(Shape):
    """Something to know at the table, for our own side."""

    note: Text
    rule: str = Field("", description="The rule it is about, if it is about one.")


class ContextShape(Shape):
    """A file of `contexts/`: what a law, an industry or a counterparty changes in a playbook."""

    id: Slug = Field(description="As the file is called.")
    title: Text
    kind: Literal["jurisdiction", "industry", "counterparty"]
    laws: list[Text] = Field([], description="It applies where one of these laws governs.")
    names: list[Text] = Field([], description="It applies where one of these is a party.")
    notes: list[NoteShape] = Field([], description="What to know at the table, for our side.")
    interests: list[Text] = Field([], description="What the counterparty is after.")
    history: list[Text] = Field([], description="What it has agreed to, or held against, before.")
    leverage: list[Text] = Field([], description="What speaks for us with it.")
    rules: dict[str, dict[str, Any]] = Field(
        {}, description="By rule id, keys of the rule that are otherwise here; laid over it."
    )
