"""The questions that are asked of every non-disclosure agreement, and how a contract answers them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redline.model.span import Span


class Stance(StrEnum):
    """What a contract says to a statement: that it holds, that it does not, or nothing."""

    ENTAILED = "entailed"
    CONTRADICTED = "contradicted"
    NOT_MENTIONED = "not-mentioned"


STANCES = {
    Stance.ENTAILED: "affirmed",
    Stance.CONTRADICTED: "denied",
    Stance.NOT_MENTIONED: "silent",
}
"""What the conditions of a playbook call them."""

ASKED = "nda."
"""Begins the name of a question in a condition: `nda.survival = denied`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A statement that an NDA may affirm or deny."""

    id: str
    title: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a contract says to a question (its id), how surely, and the passages that say it, best first.

    `confidence` is the probability of `choice`. Without a mention there is no evidence.
    """

    question: str
    choice: Stance
    confidence: float
    evidence: tuple[Span, ...] = ()


QUESTIONS = tuple(
    Question(id=id_, title=title, statement=statement)
    for id_, title, statement in (
        ("marking", "Marking", "Information is confidential only if it is expressly identified so"),
        ("technical-only", "Technical only", "Confidential information is technical information only"),
        ("oral", "Oral information", "What is conveyed by word of mouth can be confidential"),
        ("limited-use", "Limited use", "The recipient may use it for the agreed purpose only"),
        ("employees", "Employees", "The recipient may share some of it with employees"),
        ("third-parties", "Third parties", "The recipient may share some of it with advisers, others"),
        ("compelled-disclosure", "Compelled disclosure", "The recipient must tell if law compels it"),
        ("secrecy-of-agreement", "Secrecy of the deal", "The recipient must not tell of the deal or talks"),
        ("reverse-engineering", "Reverse engineering", "It must not be reverse engineered"),
        ("independent-development", "Own development", "The recipient may develop the like itself"),
        ("third-party-sources", "Other sources", "The recipient may acquire the like from others"),
        ("no-license", "No license", "The agreement grants the recipient no right in it"),
        ("return", "Return", "The recipient must return or destroy some of it at the end"),
        ("copies", "Copies", "The recipient may copy some of it in some circumstances"),
        ("no-solicitation", "No solicitation", "The recipient must not solicit some of the other's people"),
        ("survival", "Survival", "Some obligations outlive the agreement"),
        ("retention", "Retention", "The recipient may keep some of it after return or destruction"),
    )
)  # fmt: skip
"""What every NDA is asked. `it` is the confidential information."""
