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
