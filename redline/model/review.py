"""The outcome of holding a contract against a playbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from redline.model.balance import Balance
from redline.model.contract import Contract
from redline.model.notice import Notice
from redline.model.offer import Offer
from redline.model.playbook import Playbook, Priority, Risk, Rung
from redline.model.reading import Party, Reading
from redline.model.span import Span
from redline.model.taxonomy import GENERAL


class Side(StrEnum):
    """On which side of the table a party sits."""

    US = "us"
    THEM = "them"
    OTHER = "other"


class FindingKind(StrEnum):
    """Why a finding was made."""

    DEVIATION = "deviation"
    MISSING = "missing"
    UNACCEPTABLE = "unacceptable"
    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"
    DRAFTING = "drafting"


class Verdict(StrEnum):
    """What to do with the contract as it stands."""

    CLEAR = "clear"
    APPROVE = "approve"
    NEGOTIATE = "negotiate"
    ESCALATE = "escalate"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to review; an empty string means "work it out from the contract".

    `playbook` is a folder or a built-in name, `we_are` a role word, a party's name or its defined
    term. `posture` is `firm`, `balanced` or `light`. `paper` is `ours` or `theirs`. With `template`
    blanks and fields to fill in are normal. `comments`: put remarks to the other side into the
    redline. `select` and `ignore` are finding codes or their beginnings (`payment`, `payment.days`).
    `contexts` are laid over the playbook by name, besides those that the contract itself calls for.
    `base` is the file of our own template where the draft is on our paper.
    `deal_value` is what the contract is worth, in its own currency; 0 where nobody said.
    """

    playbook: str = ""
    we_are: str = ""
    paper: str = "theirs"
    posture: str = "balanced"
    template: bool = False
    comments: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    deal_value: float = 0
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParagraph:
    """A paragraph to insert. It takes style, numbering and look of the paragraph with index `like`.

    The first `heading` characters take the look of that paragraph's run-in heading, if it has one.
    """

    text: str
    like: int
    heading: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One tracked change: at `span`, strike `delete` and write `insert`.

    `delete` is exactly the contract's text at `span`; a line feed in it strikes that paragraph mark.
    `insert` stays within one paragraph and takes the look of the text it replaces or follows.
    With `paragraphs` the revision inserts whole paragraphs instead, after the paragraph that ends at
    `span.start`, and `insert` holds their text for reports, each led by a line feed.
    """

    id: int
    finding: str
    span: Span
    delete: str
    insert: str
    paragraphs: tuple[NewParagraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A remark to the other side, anchored at `span` (positions of the source text)."""

    finding: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the questions a position turns on, what the clause answers, and the words that show it.

    `answer` is the value of a fact in the rule's unit, yes or no for a check, or none for a fact that
    the clause does not state.
    """

    name: str
    answer: float | str | bool | None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a lawyer should see, with the quote that shows it.

    `says` and `proposes` are the contract's position and ours in a few words. `clause` is empty for
    what is missing. `stands` is true for a deviation that may stay as it is. `parts` are the questions
    that decided the rung; of a clause that is missing, `searched` are the phrases that were looked for.
    `area` is what negotiators group the rule under, such as `liability`.
    """

    id: str
    code: str
    rule: str
    title: str
    type: str
    kind: FindingKind
    risk: Risk
    area: str = GENERAL
    priority: Priority = Priority.SHOULD
    clause: str = ""
    span: Span | None = None
    quote: str = ""
    message: str
    rationale: str = ""
    says: str = ""
    proposes: str = ""
    rung: Rung | None = None
    proposed_rung: Rung | None = None
    stands: bool = False
    confidence: float = 1.0
    approvers: tuple[str, ...] = ()
    revisions: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformity:
    """Where a clause stands on a rule's ladder, with the words that show it."""

    clause: str
    rule: str
    rung: Rung
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What must be agreed to on our side before the contract can be signed as it stands.

    Any one of `roles` may agree, or with `every` all must, within `days` (0: no time set).
    `findings` are the ids of those it is about, `because` says in plain words what calls for it.
    """

    roles: tuple[str, ...]
    findings: tuple[str, ...]
    because: str
    every: bool = False
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A finding's share of the score, in points."""

    finding: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """What the findings of one area count, in points: as the contract stands, and `after` the redline."""

    area: str
    points: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Risk from 0 (nothing conceded) to 100: as the contract stands, and `after` the redline.

    `drivers` and `areas` are its shares, greatest first.
    """

    value: float
    after: float
    drivers: tuple[Driver, ...] = ()
    areas: tuple[AreaShare, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """A party and the side of the table it sits on."""

    party: Party
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything a review found, ready to be rendered or written as a redline.

    `conforming` lists the clauses that stand at preferred or acceptable; `unruled` the ids of clauses
    that no rule knows. `playbook` is none when no playbook fits the contract. `approvals` say who must
    agree before it can be signed as it stands; there are none where nothing deviates. `balance` counts
    the duties of each side, `offers` are what to give for what must be had,
    `exposures` what findings could cost in money, by id.
    """

    contract: Contract
    reading: Reading
    playbook: Playbook | None
    playbook_reason: str
    we_are: str
    parties: tuple[Sided, ...]
    verdict: Verdict
    score: Score
    findings: tuple[Finding, ...]
    revisions: tuple[Revision, ...]
    comments: tuple[Comment, ...]
    conforming: tuple[Conformity, ...]
    unruled: tuple[str, ...]
    notices: tuple[Notice, ...]
    approvals: tuple[Approval, ...] = ()
    balance: Balance = field(default_factory=Balance)
    offers: tuple[Offer, ...] = ()
    exposures: tuple[tuple[str, float], ...] = ()
