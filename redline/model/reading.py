"""What was understood of a contract: clauses, parties, defined terms and facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from redline.model.contract import Story
from redline.model.span import Span

if TYPE_CHECKING:
    from redline.model.answer import Answer

UNKNOWN = "unknown"
"""The clause type given when no type is likely enough."""


PURPOSES = {
    "duration": (
        *("notice", "cure", "payment", "term", "renewal", "survival", "restriction", "claims"),
        *("audit", "retention", "warranty", "acceptance", "response", "delivery", "lookback"),
    ),
    "percent": (
        *("uptime", "cap", "control", "service-credit", "price-increase", "discount"),
        *("interest", "share"),
    ),
    "rate": ("interest",),
    "money": ("cap", "insurance", "liquidated-damages", "fee"),
    "multiple": ("cap", "insurance", "liquidated-damages", "fee"),
}
"""What a value can be for, by the kind of the fact."""


class Role(StrEnum):
    """What a stretch of a contract is for. Only `CLAUSE` and `DEFINITION` are held against rules."""

    TITLE = "title"
    PARTIES = "parties"
    RECITAL = "recital"
    CLAUSE = "clause"
    DEFINITION = "definition"
    TABLE = "table"
    SIGNATURE = "signature"
    SCHEDULE = "schedule"
    CONTENTS = "contents"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One provision of a contract, a node of the clause tree.

    `number` is the full reference a lawyer would cite (`9.2(a)`), `label` the number as it stands
    in front of the text (`(a)`). `span` covers the clause with its sub-clauses, `body` its own
    words alone: after the heading, before the first sub-clause. `paragraphs` are the indexes of
    the paragraphs of `span`, half-open. `confidence` is the probability that `type` is right;
    `topics` are other types that its own words deal with as well, likeliest first.
    """

    id: str
    parent: str | None = None
    level: int = 1
    number: str = ""
    label: str = ""
    heading: str = ""
    heading_span: Span | None = None
    type: str = UNKNOWN
    confidence: float = 0.0
    topics: tuple[str, ...] = ()
    role: Role = Role.CLAUSE
    story: Story = Story.BODY
    span: Span
    body: Span
    paragraphs: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone who contracts. `label` is what the contract calls them after the first page.

    `role` is the plain role word (`customer`, `supplier`, `discloser`), empty where none shows.
    `article` says that the contract writes `the Customer` rather than `Customer`.
    """

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    article: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A defined term, where it is defined, and the words that give its meaning."""

    term: str
    span: Span
    definition: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place that refers to a clause by its number (`span`, the number alone), and that clause's id."""

    span: Span
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A place that points at something else, here or elsewhere.

    | kind | points at | name |
    |---|---|---|
    | `clause` | clauses of this contract: `Sections 5 to 9`, `this Article` | the words themselves |
    | `attachment` | a schedule, exhibit or annex | `Exhibit C` |
    | `document` | another agreement, policy or order | what it is called |
    | `law` | a statute or rule | what it is called, or the words themselves |
    | `url` | a page | the address |

    `clauses` are the ids of what is pointed at in this file, empty where it is not there.
    `incorporated` says that the words around make it part of the contract.
    """

    kind: str
    span: Span
    name: str
    clauses: tuple[str, ...] = ()
    incorporated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a clause and whom it binds: labels of the parties that its duty falls on.

    `modal` is the verb of duty or permission (`shall`, `must`, `may`, `may not`), empty for none.
    """

    span: Span
    clause: str
    bound: tuple[str, ...] = ()
    modal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed value read out of a sentence.

    | kind | value | unit |
    |---|---|---|
    | `duration` | number, `inf` for perpetual | `hour` `day` `business-day` `week` `month` `year` |
    | `money` | amount | ISO 4217 code |
    | `percent` | percentage | `percent` |
    | `rate` | percentage a period | `percent/day` `percent/month` `percent/year` |
    | `multiple` | months of fees | `fee-months`; `fee-total` for a multiple of all fees |
    | `date` | ISO 8601 text | `date` |
    | `law` | canonical name of a legal system | `law` |
    | `venue` | the place or court as written | `venue` |
    | `head` | a head of liability that no cap reaches, such as `fraud` | `uncapped` |
    | `blank` | none: a number left to fill in | the unit that follows it |

    `span` is the whole expression (`fifteen (15) days`), `sentence` the one it stands in. `bound`
    are the labels of the parties whose duty it measures, empty where that is not clear. `event` is
    what a period runs from (`receipt`, `invoice`, `notice`). `qualifiers` are plain words about the
    value, such as `greater-of`, `words-and-figures-differ` or, of a rate said twice, `equivalent`.
    `purpose` is what the value is for, one of `PURPOSES`, as far as the words around it tell.
    """

    id: str
    clause: str
    kind: str
    value: float | str | None
    unit: str
    span: Span
    sentence: Span
    bound: tuple[str, ...] = ()
    event: str = ""
    qualifiers: tuple[str, ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was understood of one contract, positions as spans of its text.

    `type` is the kind of contract (`nda`, `msa`, `saas`, ...), `type_reason` why it is taken as such.
    `answers` are there only where the rules of a playbook ask for them (`redline.model.QUESTIONS`).
    """

    type: str
    type_reason: str
    clauses: tuple[Clause, ...]
    sentences: tuple[Sentence, ...]
    parties: tuple[Party, ...]
    terms: tuple[Term, ...]
    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...] = ()
