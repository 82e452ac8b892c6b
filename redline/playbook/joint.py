"""The files of rules over several clauses: their shape, what makes them sound, what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from redline.model.interaction import Interaction, Joint
from redline.model.limits import parts_of
from redline.model.playbook import Comparison, Condition, Risk
from redline.model.taxonomy import CLAUSE_TYPES
from redline.playbook.build import part
from redline.playbook.fields import ConditionText, Name, RiskName, Shape, Text
from redline.playbook.names import known_names
from redline.playbook.schema import CheckShape, FactShape, RecogniseShape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from redline.playbook.soundness import Flaw

FEWEST_EXAMPLES = 2
"""Of each sort: where the interaction is found, and where it is not."""


class PartShape(Shape):
    """One of the clauses that work together, and what to read out of it."""

    clause: str = Field(description="The clause type it looks at.")
    also: list[str] = Field([], description="Other clause types it may stand in.")
    recognise: RecogniseShape = Field(default_factory=RecogniseShape.model_construct)
    facts: dict[Name, FactShape] = Field({}, description="Values to read out of it.")
    checks: dict[Name, CheckShape] = Field({}, description="Questions about its words.")


class JointShape(Shape):
    """A small contract, a clause for each part it has, and whether the interaction is found."""

    says: dict[Name, Text]
    found: bool


class InteractionShape(Shape):
    """A rule over several clauses."""

    id: str = Field(
        pattern=r"^interaction\.[a-z0-9-]+$", description="Never changes; reports cite it."
    )
    title: Text = Field(description="A few words, shown in the table.")
    risk: RiskName
    source: Text = Field(description="Where this comes from.")
    parts: dict[Name, PartShape] = Field(min_length=2, description="The clauses, by a name each.")
    when: ConditionText = Field(
        description="A part that is there, its checks and facts: `cap and renewal.notice > exit.notice`."
    )
    message: Text = Field(description="What is wrong, for our own table.")
    comment: Text = Field(description="One plain sentence to the other side.")
    approvers: list[str] = Field([], description="Roles that may accept it.")
    examples: list[JointShape] = Field(description="Run by `redline playbook test`.")


def unsound(shape: InteractionShape, approvers: Collection[str]) -> Iterator[Flaw]:
    """Yield what is wrong with a file that has the right shape."""
    for name, each in shape.parts.items():
        for kind in (each.clause, *each.also):
            if kind not in CLAUSE_TYPES:
                message = f"unknown clause type `{kind}`; {known_names(kind, CLAUSE_TYPES)}"
                yield ("parts", name, "clause"), message
    known = set(_names(shape))
    for said in _said(shape.when):
        if said not in known:
            yield ("when",), f"unknown part, fact or check `{said}`; {known_names(said, known)}"
    for index, role in enumerate(shape.approvers):
        if role not in approvers:
            yield ("approvers", index), f"`{role}` is no approver; {known_names(role, approvers)}"
    yield from _examples(shape)


def _said(condition: Condition) -> Iterator[str]:
    """Yield the names in a condition: a fact may be held against another one."""
    for each in parts_of(condition):
        yield each.name
        if isinstance(each, Comparison) and isinstance(each.value, str) and "." in each.value:
            yield each.value


def _examples(shape: InteractionShape) -> Iterator[Flaw]:
    for wanted in (True, False):
        if sum(example.found is wanted for example in shape.examples) < FEWEST_EXAMPLES:
            where = "is found" if wanted else "is not found"
            yield ("examples",), f"needs at least {FEWEST_EXAMPLES} where it {where}"
    for index, example in enumerate(shape.examples):
        for name in example.says:
            if name not in shape.parts:
                message = f"unknown part `{name}`; {known_names(name, shape.parts)}"
                yield ("examples", index, "says", name), message


def _names(shape: InteractionShape) -> Iterator[str]:
    for name, each in shape.parts.items():
        yield name
        yield from (f"{name}.{inner}" for inner in (*each.facts, *each.checks))


def interaction(shape: InteractionShape, path: str) -> Interaction:
    """Return the rule over several clauses of one file."""
    return Interaction(
        id=shape.id,
        title=shape.title,
        risk=Risk[shape.risk.upper()],
        parts=tuple(part(name, each, path) for name, each in shape.parts.items()),
        when=shape.when,
        message=shape.message.strip(),
        comment=shape.comment.strip(),
        source=shape.source,
        approvers=tuple(shape.approvers),
        examples=tuple(
            Joint(says=tuple(example.says.items()), found=example.found)
            for example in shape.examples
        ),
    )
