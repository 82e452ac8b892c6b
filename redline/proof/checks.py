"""The table of drafting checks: the code of each, how grave it is, why it matters, and what finds it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from redline.model import Risk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from redline.proof.draft import Draft, Noted


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One drafting check. `code` is what `--select`, `--ignore` and `redline explain` take."""

    code: str
    title: str
    risk: Risk
    why: str
    cure: str
    find: Callable[[Draft], Iterator[Noted]]


def _later(module: str, name: str) -> Callable[[Draft], Iterator[Noted]]:
    """Return a check that is imported when it is first asked: a review asks a few, a proof all."""

    def find(draft: Draft) -> Iterator[Noted]:
        made: Iterator[Noted] = getattr(import_module(f"redline.proof.{module}"), name)(draft)
        return made

    return find


CHECKS: Final = (
    Check(
        code="contradiction.value",
        title="Two values for one thing",
        risk=Risk.HIGH,
        why="Each side will rely on the clause that suits it, and a court may void both.",
        cure="Keep one of the two, and strike the other or make it an exception in words.",
        find=_later("conflicting", "conflicting"),
    ),
    Check(
        code="contradiction.remedy",
        title="Exclusive remedy against indemnity",
        risk=Risk.HIGH,
        why="If the remedy is exclusive the indemnity may be worth nothing.",
        cure="Except the indemnity from the exclusive remedy, or tie the remedy to one breach.",
        find=_later("clashes", "exclusive_remedies"),
    ),
    Check(
        code="contradiction.cap",
        title="Cap against unlimited liability",
        risk=Risk.HIGH,
        why="A cap without exceptions also catches what was meant to be unlimited.",
        cure="Add it to the cap as an exception, or strike that it is unlimited.",
        find=_later("clashes", "caps"),
    ),
    Check(
        code="contradiction.renewal",
        title="Term against renewal",
        risk=Risk.HIGH,
        why="Nobody can tell when the contract ends.",
        cure="Say in one place how the contract ends and whether it renews.",
        find=_later("clashes", "renewals"),
    ),
    Check(
        code="contradiction.right",
        title="Right given and taken away",
        risk=Risk.HIGH,
        why="Each side will read the clause that suits it, and the right is in doubt until a court decides.",
        cure="Keep one rule, and make the other an exception to it in words.",
        find=_later("rights", "rights"),
    ),
    Check(
        code="contradiction.duty",
        title="Duty without the remedy that the playbook asks for",
        risk=Risk.MEDIUM,
        why="A promise that costs nothing to break is worth little.",
        cure="Say what follows: a credit, correction, a lower price, the right to end.",
        find=_later("duties", "duties"),
    ),
    Check(
        code="contradiction.precedence",
        title="Precedence clauses that defeat each other",
        risk=Risk.HIGH,
        why="Where both papers win, neither does, and the order of precedence is lost.",
        cure="Write one order of precedence and refer to it everywhere else.",
        find=_later("precedence", "precedence"),
    ),
    Check(
        code="figures.words",
        title="Words and figures that differ",
        risk=Risk.HIGH,
        why="Courts tend to believe the words, whatever was meant.",
        cure="Ask what was agreed, and make words and figures agree.",
        find=_later("figures", "figures"),
    ),
    Check(
        code="dates.effective",
        title="Two effective dates",
        risk=Risk.HIGH,
        why="Terms, notice periods and warranties are counted from this day.",
        cure="Define the day once and use the defined term elsewhere.",
        find=_later("days", "effective_dates"),
    ),
    Check(
        code="dates.order",
        title="A period that ends before it begins",
        risk=Risk.HIGH,
        why="One of the two dates is wrong, and the period has no length.",
        cure="Correct the date that is wrong.",
        find=_later("days", "backwards"),
    ),
    Check(
        code="dates.impossible",
        title="A day that does not exist",
        risk=Risk.MEDIUM,
        why="A date that does not exist sets nothing.",
        cure="Put the day that was meant.",
        find=_later("days", "impossible_days"),
    ),
    Check(
        code="references.dangling",
        title="Reference to a clause that is not there",
        risk=Risk.MEDIUM,
        why="What depends on the clause referred to may have no effect.",
        cure="Correct the number, or bring the clause back.",
        find=_later("dangling", "dangling"),
    ),
    Check(
        code="references.shifted",
        title="Reference to another clause than it names",
        risk=Risk.MEDIUM,
        why="The number and the heading point at different clauses; one of them is wrong.",
        cure="Point it at the clause that is named, best by a cross-reference of Word.",
        find=_later("shifted", "shifted"),
    ),
    Check(
        code="references.attachment",
        title="Reference to an attachment that is not there",
        risk=Risk.LOW,
        why="What is not attached may be no part of the contract.",
        cure="Attach it, or strike the reference.",
        find=_later("attached", "attachments"),
    ),
    Check(
        code="names.party",
        title="Party name written in two ways",
        risk=Risk.MEDIUM,
        why="A name that is not quite the party's may be another company.",
        cure="Write the party's registered name, or the name the contract gave it.",
        find=_later("naming", "names"),
    ),
    Check(
        code="names.label",
        title="Party called by another word",
        risk=Risk.MEDIUM,
        why="A word left over from another contract leaves open who is meant.",
        cure="Write what the contract calls the party.",
        find=_later("naming", "labels"),
    ),
    Check(
        code="terms.misspelt",
        title="Term or name misspelled",
        risk=Risk.LOW,
        why="A term that is not quite the defined one has no defined meaning.",
        cure="Write it as it is defined.",
        find=_later("misspelt", "misspelt"),
    ),
    Check(
        code="terms.drift",
        title="Defined term written otherwise",
        risk=Risk.LOW,
        why="It is open whether the defined meaning applies.",
        cure="Write it as it is defined, or add this form to the definition.",
        find=_later("drift", "drift"),
    ),
    Check(
        code="terms.undefined",
        title="Term that is not defined",
        risk=Risk.MEDIUM,
        why="A capital promises a definition; without one the meaning is open.",
        cure="Define it where it is first used, or write it in small letters.",
        find=_later("undefined", "undefined"),
    ),
    Check(
        code="terms.duplicate",
        title="Term defined twice",
        risk=Risk.MEDIUM,
        why="It is open which of the two meanings applies.",
        cure="Keep one definition, and give the other thing another name.",
        find=_later("duplicates", "duplicates"),
    ),
    Check(
        code="terms.unused",
        title="Term defined and not used",
        risk=Risk.LOW,
        why="A clause that used it may have been lost.",
        cure="Strike the definition, or use the term where it is meant.",
        find=_later("unused", "unused"),
    ),
    Check(
        code="numbering.gap",
        title="Gap in the numbering",
        risk=Risk.LOW,
        why="A clause may have been lost, and references behind it may be off.",
        cure="Bring the clause back or number anew, and check the references behind it.",
        find=_later("numbering", "gaps"),
    ),
    Check(
        code="numbering.repeat",
        title="Number that is there twice",
        risk=Risk.MEDIUM,
        why="A reference to this number has two meanings.",
        cure="Number one of the two anew, and check the references to it.",
        find=_later("numbering", "repeats"),
    ),
    Check(
        code="drafting.blanks",
        title="Blank left to fill in",
        risk=Risk.MEDIUM,
        why="What is to be filled in is not agreed.",
        cure="Fill it in, or strike it.",
        find=_later("blanks", "blanks"),
    ),
    Check(
        code="drafting.spelling",
        title="American and British spelling mixed",
        risk=Risk.INFO,
        why="Mixed spelling shows that wording was taken over and not made to fit.",
        cure="Spell it as the rest of the contract does.",
        find=_later("spelling", "spelling"),
    ),
)
"""All checks. Of two that mark the same words the earlier is believed."""
