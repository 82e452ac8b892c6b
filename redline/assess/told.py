"""Knows what an NDA says to the questions that rules ask of it, and when that is too unsure to act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model import AllOf, AnyOf, Comparison, Condition, Holds, Not, Stance
from redline.model.answer import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Answer, Playbook, Reading, Rule

SURE = {Stance.ENTAILED: 0.8, Stance.CONTRADICTED: 0.9, Stance.NOT_MENTIONED: 0.8}
"""From this probability on an answer counts as read; below it a person is asked, and nothing is edited.

A denial leads to a change of their words, so it must be the surest.
"""


def asked_by(rule: Rule) -> tuple[str, ...]:
    """Return the ids of the questions that a rule turns on, each once."""
    required = rule.required.answers if rule.required else ()
    named = (
        name.removeprefix(ASKED)
        for condition in _conditions(rule)
        for name in names_in(condition)
        if name.startswith(ASKED)
    )
    return tuple(dict.fromkeys((*rule.recognise.answers, *required, *named)))


def asks(playbook: Playbook) -> bool:
    """Say whether any rule of a playbook turns on a question."""
    return any(asked_by(rule) for rule in playbook.rules)


def answer_to(reading: Reading, question: str) -> Answer | None:
    """Return what the contract says to a question, none where it was not asked."""
    return next((answer for answer in reading.answers if answer.question == question), None)


def is_sure(answer: Answer) -> bool:
    """Say whether an answer is likely enough to act on."""
    return answer.confidence >= SURE[answer.choice]


def names_in(condition: Condition) -> tuple[str, ...]:
    """Return the facts, checks and questions a condition asks for, in order."""
    match condition:
        case Comparison(name=name) | Holds(name=name):
            return (name,)
        case Not(condition=inner):
            return names_in(inner)
        case AllOf(conditions=inner) | AnyOf(conditions=inner):
            return tuple(name for part in inner for name in names_in(part))


def _conditions(rule: Rule) -> Iterator[Condition]:
    edits = (*rule.edits, *(edit for words in rule.unacceptable for edit in words.edits))
    for when in (
        *(position.when for position in rule.positions),
        *(words.when for words in rule.unacceptable),
        *(edit.when for edit in edits),
    ):
        if when is not None:
            yield when
