"""The table of drafting checks: the code of each, how grave it is, why it matters, and what finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from redline.model import Risk
from redline.proof.attached import attachments
from redline.proof.blanks import blanks
from redline.proof.clashes import caps, exclusive_remedies, renewals
from redline.proof.conflicting import conflicting
from redline.proof.dangling import dangling
from redline.proof.days import backwards, effective_dates, impossible_days
from redline.proof.draft import Draft, Noted
from redline.proof.drift import drift
from redline.proof.duplicates import duplicates
from redline.proof.figures import figures
from redline.proof.misspelt import misspelt
from redline.proof.naming import labels, names
from redline.proof.numbering import gaps, repeats
from redline.proof.precedence import precedence
from redline.proof.rights import rights
from redline.proof.shifted import shifted
from redline.proof.spelling import spelling
from redline.proof.undefined import undefined
from redline.proof.unused import unused


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One drafting check. `code` is what `--select`, `--ignore` and `redline explain` take."""

    code: str
    title: str
    risk: Risk
    why: str
    find: Callable[[Draft], Iterator[Noted]]


CHECKS: Final = (
    Check(
        code="contradiction.value",
        title="Two values for one thing",
        risk=Risk.HIGH,
        why="Each side will rely on the clause that suits it, and a court may void both.",
        find=conflicting,
    ),
    Check(
        code="contradiction.remedy",
        title="Exclusive remedy against indemnity",
        risk=Risk.HIGH,
        why="If the remedy is exclusive the indemnity may be worth nothing.",
        find=exclusive_remedies,
    ),
    Check(
        code="contradiction.cap",
        title="Cap against unlimited liability",
        risk=Risk.HIGH,
        why="A cap without exceptions also catches what was meant to be unlimited.",
        find=caps,
    ),
    Check(
        code="contradiction.renewal",
        title="Term against renewal",
        risk=Risk.HIGH,
        why="Nobody can tell when the contract ends.",
        find=renewals,
    ),
    Check(
        code="contradiction.right",
        title="Right given and taken away",
        risk=Risk.HIGH,
        why="Each side will read the clause that suits it, and the right is in doubt until a court decides.",
        find=rights,
    ),
    Check(
        code="contradiction.precedence",
        title="Precedence clauses that defeat each other",
        risk=Risk.HIGH,
        why="Where both papers win, neither does, and the order of precedence is lost.",
        find=precedence,
    ),
    Check(
        code="figures.words",
        title="Words and figures that differ",
        risk=Risk.HIGH,
        why="Courts tend to believe the words, whatever was meant.",
        find=figures,
    ),
    Check(
        code="dates.effective",
        title="Two effective dates",
        risk=Risk.HIGH,
        why="Terms, notice periods and warranties are counted from this day.",
        find=effective_dates,
    ),
    Check(
        code="dates.order",
        title="A period that ends before it begins",
        risk=Risk.HIGH,
        why="One of the two dates is wrong, and the period has no length.",
        find=backwards,
    ),
    Check(
        code="dates.impossible",
        title="A day that does not exist",
        risk=Risk.MEDIUM,
        why="A date that does not exist sets nothing.",
        find=impossible_days,
    ),
    Check(
        code="references.dangling",
        title="Reference to a clause that is not there",
        risk=Risk.MEDIUM,
        why="What depends on the clause referred to may have no effect.",
        find=dangling,
    ),
    Check(
        code="references.shifted",
        title="Reference to another clause than it names",
        risk=Risk.MEDIUM,
        why="The number and the heading point at different clauses; one of them is wrong.",
        find=shifted,
    ),
    Check(
        code="references.attachment",
        title="Reference to an attachment that is not there",
        risk=Risk.LOW,
        why="What is not attached may be no part of the contract.",
        find=attachments,
    ),
    Check(
        code="names.party",
        title="Party name written in two ways",
        risk=Risk.MEDIUM,
        why="A name that is not quite the party's may be another company.",
        find=names,
    ),
    Check(
        code="names.label",
        title="Party called by another word",
        risk=Risk.MEDIUM,
        why="A word left over from another contract leaves open who is meant.",
        find=labels,
    ),
    Check(
        code="terms.misspelt",
        title="Term or name misspelled",
        risk=Risk.LOW,
        why="A term that is not quite the defined one has no defined meaning.",
        find=misspelt,
    ),
    Check(
        code="terms.drift",
        title="Defined term written otherwise",
        risk=Risk.LOW,
        why="It is open whether the defined meaning applies.",
        find=drift,
    ),
    Check(
        code="terms.undefined",
        title="Term that is not defined",
        risk=Risk.MEDIUM,
        why="A capital promises a definition; without one the meaning is open.",
        find=undefined,
    ),
    Check(
        code="terms.duplicate",
        title="Term defined twice",
        risk=Risk.MEDIUM,
        why="It is open which of the two meanings applies.",
        find=duplicates,
    ),
    Check(
        code="terms.unused",
        title="Term defined and not used",
        risk=Risk.LOW,
        why="A clause that used it may have been lost.",
        find=unused,
    ),
    Check(
        code="numbering.gap",
        title="Gap in the numbering",
        risk=Risk.LOW,
        why="A clause may have been lost, and references behind it may be off.",
        find=gaps,
    ),
    Check(
        code="numbering.repeat",
        title="Number that is there twice",
        risk=Risk.MEDIUM,
        why="A reference to this number has two meanings.",
        find=repeats,
    ),
    Check(
        code="drafting.blanks",
        title="Blank left to fill in",
        risk=Risk.MEDIUM,
        why="What is to be filled in is not agreed.",
        find=blanks,
    ),
    Check(
        code="drafting.spelling",
        title="American and British spelling mixed",
        risk=Risk.INFO,
        why="Mixed spelling shows that wording was taken over and not made to fit.",
        find=spelling,
    ),
)
"""All checks. Of two that mark the same words the earlier is believed."""
