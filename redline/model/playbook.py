"""A negotiation playbook: what we want of each clause, what we can live with, and what we do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from redline.model.internal import Context, Internal
from redline.model.taxonomy import area_of

if TYPE_CHECKING:
    from redline.model.interaction import Interaction
    from redline.model.scoring import Mandate, Scoring


class Risk(IntEnum):
    """Harm if the clause is conceded as it stands."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4


class Rung(StrEnum):
    """The steps of a ladder, best first. At `walk-away` the clause is beyond what we accept."""

    PREFERRED = "preferred"
    ACCEPTABLE = "acceptable"
    FALLBACK = "fallback"
    LAST_RESORT = "last-resort"
    WALK_AWAY = "walk-away"


class Priority(StrEnum):
    """What a rule is worth at the table."""

    MUST = "must"
    SHOULD = "should"
    TRADE = "trade"


# ------------------------------------------------------------------ phrases and conditions


@dataclass(frozen=True, slots=True)
class Word:
    """One word to find, matched without regard to case. `prefix`: any word that starts so."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of anything, within one sentence."""

    most: int = 8


@dataclass(frozen=True, slots=True)
class Slot:
    """A party by its side, `us`, `them`, `either` or `both`, whatever this contract calls it."""

    side: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of several sequences; with `optional`, or none of them."""

    options: tuple[tuple[Piece, ...], ...]
    optional: bool = False


Piece = Word | Gap | Slot | Choice


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to look for in a contract, as written in a playbook (`source`) and as understood."""

    source: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact held against a value: `days >= 45`, `law in [New York, Delaware]`.

    What an NDA says to a question is compared like a fact: `nda.survival = denied`.
    """

    name: str
    operator: str
    value: float | str | tuple[float | str, ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """A check that is met or a fact that was found, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of several conditions."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several conditions."""

    conditions: tuple[Condition, ...]


Condition = Comparison | Holds | Not | AllOf | AnyOf


# ------------------------------------------------------------------ rules


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnType:
    """A clause type that a playbook adds to those everybody has.

    A clause is of it whose heading says one of `headings`, or whose own words say one of `phrases`
    and none of `not_phrases`. `covers` says what it is for, in a few words.
    """

    name: str
    covers: str = ""
    headings: tuple[Phrase, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    not_phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognise:
    """How a rule finds its clauses: a clause of one of the rule's types that says one of `phrases`.

    Without `phrases` every clause of the type counts. `headings` are words of a heading that stand
    in for the type. A clause that says one of `not_phrases` is passed over. `scope` is what is
    looked at: the clause with its sub-clauses (`clause`) or one sentence at a time (`sentence`). With
    `who` a sentence that binds or entitles only the other side is passed over.
    With `answers`, ids of questions that are asked of every NDA, the passage that answers one of them
    best is a place of the rule, whatever the type of its clause; without phrases it is the only one.
    """

    headings: tuple[Phrase, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    not_phrases: tuple[Phrase, ...] = ()
    scope: str = "clause"
    who: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuery:
    """A value a rule needs from its clause.

    The fact must be of `kind`, be for one of `purpose`, stand in a sentence that says one of `near`
    (any, if empty) and none of `avoid`, and, with `who`, bind that side. `unit` is what the value is
    converted to. Of several facts, `pick` takes the `first`, the `least` or the `greatest`.
    """

    id: str
    kind: str
    unit: str
    near: tuple[Phrase, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    purpose: tuple[str, ...] = ()
    who: str = ""
    pick: str = "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A yes-or-no question about the words of a clause.

    Met when one of `any_phrases` and every one of `all_phrases` is said and none of `not_phrases`,
    within the scope: `clause` (with sub-clauses), `sentence` (all in the same one), `section` (the
    whole top-level clause) or `contract`. With `who`, only sentences that bind that side count.
    """

    id: str
    any_phrases: tuple[Phrase, ...] = ()
    all_phrases: tuple[Phrase, ...] = ()
    not_phrases: tuple[Phrase, ...] = ()
    scope: str = "clause"
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One step of the ladder: when a clause stands on it, in a few words (`say`), and our wording of it.

    Without `when` the position catches whatever is left (`when: otherwise`).
    """

    rung: Rung
    when: Condition | None = None
    text: str = ""
    say: str = ""
    approvers: tuple[str, ...] = ()


class EditKind(StrEnum):
    """The ways to mend a clause, least intrusive first (see `docs/explanation/which-edit.md`)."""

    SET_FACT = "set"
    REPLACE = "replace"
    DELETE = "delete"
    INSERT = "insert"
    MUTUAL = "mutual"
    CLAUSE = "clause"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One way to mend a clause.

    `SET_FACT` gives the fact named `fact` the value `value` (in the unit of its query). `REPLACE`
    puts `text` for the words of `phrase`, or for the whole sentence; `DELETE` strikes them, their
    `sentence` or `clause` (`whole`). `INSERT` adds `text` `after` or `before` the phrase, or at the
    `end` of the clause (`where`); with a comma first, of the sentence. `MUTUAL` makes what is said of
    `side` hold for both, or adds `text`. `CLAUSE` makes the clause say the text of the position at
    `rung`. `within`: only in the sentence that meets this check. `when`: only if this holds.
    """

    kind: EditKind
    when: Condition | None = None
    fact: str = ""
    value: float | str = ""
    phrase: Phrase | None = None
    text: str = ""
    whole: str = ""
    where: str = "end"
    within: str = ""
    side: str = ""
    rung: Rung = Rung.PREFERRED


@dataclass(frozen=True, slots=True, kw_only=True)
class Unacceptable:
    """Words we do not accept even in a clause that otherwise stands, and how they are mended."""

    phrase: Phrase
    message: str
    edits: tuple[Edit, ...] = ()
    when: Condition | None = None
    risk: Risk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """A clause that must be there. `text` goes in, with `heading`, after the first of `after` found.

    It goes in even `beside` a clause of the rule's main type only where that is said: else such a
    clause may be the one looked for, in words the rule does not know, and a person decides. Nothing
    is missing in a contract that says none of the words `where`, if there are any, or where an NDA
    surely answers one of the questions `answers`; where it may, a person decides as well.
    """

    heading: str
    text: str
    after: tuple[str, ...] = ()
    risk: Risk = Risk.MEDIUM
    unless: tuple[Phrase, ...] = ()
    where: tuple[Phrase, ...] = ()
    comment: str = ""
    beside: bool = False
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Contract wording with the outcome a rule must give it, and how it reads `after` the edits.

    The outcome is a rung; that a required clause is `missing` or that words are `unacceptable`; or,
    without any of these, that the rule keeps silent. `we_are` is our role, empty for the usual one.
    """

    text: str
    rung: Rung | None = None
    after: str = ""
    we_are: str = ""
    missing: bool = False
    unacceptable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one playbook asks of one kind of clause. `clauses` are clause types, main one first.

    Of a duty, `remedy` is what its breach leads to: a proof tells where none of these is said.
    """

    id: str
    title: str
    clauses: tuple[str, ...]
    risk: Risk
    priority: Priority
    source: str
    comment: str
    approvers: tuple[str, ...]
    recognise: Recognise
    facts: tuple[FactQuery, ...] = ()
    checks: tuple[Check, ...] = ()
    positions: tuple[Position, ...] = ()
    unacceptable: tuple[Unacceptable, ...] = ()
    edits: tuple[Edit, ...] = ()
    required: Required | None = None
    remedy: tuple[Phrase, ...] = ()
    examples: tuple[Example, ...] = ()
    internal: Internal | None = None
    path: str = ""

    @property
    def area(self) -> str:
        """What negotiators group it under, by its main clause type."""
        return area_of(self.clauses[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """A contract type seen from one side: who we are, what we call things, and the rules.

    `us` and `them` are role words. `terms` maps a term that rule texts write in braces to the names
    contracts use for it, most usual first. `types` are clause types of its own, `contexts` what was
    laid over it. `delegates` says who stands in for an approver, `mandates` is the approval matrix.
    `our_names` are what we are called, `interactions` rules over several clauses. Of a contract of
    another kind only articles that say something `about` its matter are held against it. `owner` keeps it,
    and looks it over by the ISO date `review_by`. `sha256` is over the files it was read from.
    """

    id: str
    title: str
    version: str
    contract_types: tuple[str, ...]
    us: tuple[str, ...]
    them: tuple[str, ...]
    symmetric: bool
    terms: dict[str, tuple[str, ...]]
    approvers: dict[str, str]
    scoring: Scoring
    rules: tuple[Rule, ...]
    sha256: str
    path: str = ""
    types: tuple[OwnType, ...] = ()
    contexts: tuple[Context, ...] = ()
    delegates: dict[str, str] = field(default_factory=dict)
    mandates: tuple[Mandate, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    owner: str = ""
    review_by: str = ""
    our_names: tuple[str, ...] = ()
    about: tuple[Phrase, ...] = ()
