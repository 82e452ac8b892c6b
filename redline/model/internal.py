"""What only our side of the table knows: of a rule, of a law, an industry, a counterparty."""

from __future__ import annotations

from dataclasses import dataclass

from redline.model.secret import Secret
from redline.model.sum import Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushback:
    """What the other side is likely to say to our change, and what we answer."""

    they_say: Secret
    we_say: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Internal:
    """What only our side of the table may know of a rule.

    `why` is what the position is worth to us, `floor` the least we would take, `leverage` what
    speaks for us, `mitigation` what to do if we concede. `in_return` are the ids of rules to ask
    something for when this one is given up, `exposure` is what that could cost in money.
    """

    why: Secret
    floor: Secret
    leverage: Secret
    pushback: tuple[Pushback, ...] = ()
    in_return: tuple[str, ...] = ()
    mitigation: tuple[Secret, ...] = ()
    exposure: Sum | None = None

    def secrets(self) -> tuple[Secret, ...]:
        """Return every wording that must not leave the house."""
        said = (words for each in self.pushback for words in (each.they_say, each.we_say))
        return (self.why, self.floor, self.leverage, *said, *self.mitigation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to know at the table about a rule, or with `rule` empty about the whole contract."""

    note: Secret
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A law, an industry or a counterparty, and what our side should know of it.

    `changed` are the rules and their keys that it says otherwise than the playbook alone.
    """

    id: str
    title: str
    kind: str
    notes: tuple[Note, ...] = ()
    interests: tuple[Secret, ...] = ()
    history: tuple[Secret, ...] = ()
    leverage: tuple[Secret, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()

    def secrets(self) -> tuple[Secret, ...]:
        """Return every wording that must not leave the house."""
        noted = (note.note for note in self.notes)
        return (*noted, *self.interests, *self.history, *self.leverage)
