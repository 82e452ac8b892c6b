"""Makes the outline of a playbook: what its rules ask for, in the words of their positions."""

from __future__ import annotations

from collections.abc import Iterator

from redline.model.outline import Outline, Step, Topic
from redline.model.playbook import Playbook, Rule, Rung


def outline(book: Playbook, *, internal: bool = False) -> Outline:
    """Return the outline of a playbook; what `internal/` keeps is in it only where that is asked for."""
    return Outline(
        title=book.title,
        topics=tuple(_topic(rule, book, internal=internal) for rule in book.rules),
        id=book.id,
        version=book.version,
        contract_types=book.contract_types,
        us=book.us,
        them=book.them,
    )


def _topic(rule: Rule, book: Playbook, *, internal: bool) -> Topic:
    return Topic(
        title=rule.title,
        steps=tuple(_steps(rule)),
        id=rule.id,
        clause=rule.clauses[0],
        wording=_wording(rule),
        approvers=tuple(book.approvers.get(role, role) for role in _roles(rule)),
        comment=folded(rule.comment),
        risk=rule.risk.name.lower(),
        priority=rule.priority.value,
        source=folded(rule.source),
        note=_note(rule) if internal else "",
    )


def _steps(rule: Rule) -> Iterator[Step]:
    for position in rule.positions:
        if position.say:
            yield Step(rung=position.rung, say=folded(position.say))
    for words in rule.unacceptable:
        yield Step(rung=Rung.WALK_AWAY, say=folded(words.message))


def _wording(rule: Rule) -> str:
    best = next((p.text for p in rule.positions if p.text and p.rung is Rung.PREFERRED), "")
    return folded(best or (rule.required.text if rule.required else ""))


def _roles(rule: Rule) -> tuple[str, ...]:
    below = (role for position in rule.positions for role in position.approvers)
    return tuple(dict.fromkeys((*rule.approvers, *below)))


def _note(rule: Rule) -> str:
    """Return everything that only our side may know of a rule, as one text."""
    if rule.internal is None:
        return ""
    return " ".join(folded(secret.for_us()) for secret in rule.internal.secrets() if secret)


def folded(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())
