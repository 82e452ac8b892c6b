"""What a rule may ask of an NDA: the questions there are, and how their answers are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redline.model.answer import ASKED, QUESTIONS, STANCES
from redline.model.playbook import Comparison
from redline.playbook.names import known_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model.playbook import Holds
    from redline.playbook.book_schema import PlaybookShape
    from redline.playbook.schema import RuleShape
    from redline.playbook.source import Where

    Flaw = tuple[Where, str]

CONTRACT = "nda"
_IDS = tuple(question.id for question in QUESTIONS)


def is_question(name: str) -> bool:
    """Say whether a name in a condition is that of a question, not of a fact or check."""
    return name.startswith(ASKED)


def misasked(part: Comparison | Holds) -> Iterator[str]:
    """Say why a condition asks a question that there is not, or compares it with no answer."""
    question = part.name.removeprefix(ASKED)
    if question not in _IDS:
        yield f"there is no question `{question}`; {known_names(question, _IDS)}"
        return
    values = part.value if isinstance(part, Comparison) else ()
    answers = values if isinstance(values, tuple) else (values,)
    if not answers or any(answer not in STANCES.values() for answer in answers):
        yield f"compare `{part.name}` with {', '.join(STANCES.values())}, as in `{part.name} = affirmed`"


def unsound_asking(
    rule: RuleShape, book: PlaybookShape | None, *, named: bool
) -> Iterator[tuple[Where, str]]:
    """Yield questions that there are not, and any in a playbook that is for no NDA.

    `named` says that a condition of the rule names a question.
    """
    lists: dict[Where, list[str]] = {("recognise", "answers"): rule.recognise.answers}
    if rule.required:
        lists["required", "answers"] = rule.required.answers
    for where, ids in lists.items():
        for index, id_ in enumerate(ids):
            if id_ not in _IDS:
                yield (*where, index), f"there is no question `{id_}`; {known_names(id_, _IDS)}"
    if (named or any(lists.values())) and book and CONTRACT not in book.contract_types:
        yield (), "questions are asked of NDAs only, and `contract_types` does not name `nda`"
