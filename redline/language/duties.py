"""Who is bound by a sentence: the parties its duty, permission or promise falls on, and by which verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from redline.language.callings import PAYERS, Mention, callings, sole
from redline.language.quantities import fold

if TYPE_CHECKING:
    from redline.model import Party

# Verbs that bind their subject, by the modal they amount to. Two-word forms begin with `is` or `has`.
_DECLARES = (
    "represent warrant acknowledge agree covenant grant assign waive release disclaim appoint engage accept "
    "retain reserve confirm undertake guarantee consent desire designate understand expect"
)
_BEING = {
    "required": "must",
    "obligated": "must",
    "obliged": "must",
    "bound": "must",
    "entitled": "may",
    "permitted": "may",
    "allowed": "may",
    "authorized": "may",
    "authorised": "may",
    "free": "may",
}
_VERB = re.compile(
    r"\b(?:(?P<plain>shall|must|(?<!at )will|may(?! \d))(?P<never> not| never)?\b|(?P<cannot>cannot|can not)|(?P<can>can)\b"
    r"|(?:is|are|remains?) (?:(?P<not>not )?(?P<being>required|obligated|obliged|bound|entitled|permitted|allowed"
    r"|authori[sz]ed|free) to|(?P<prohibited>prohibited from)|(?:(?:also|solely|fully|wholly|not|exclusively) )?"
    r"(?P<answers>responsible|liable))\b"
    r"|(?:has|have|retains?|reserves?) (?:an? |the )?(?:sole |exclusive |absolute )?(?:(?P<owes>obligation|duty) to"
    r"|(?P<right>right|option)\b)"
    r"|(?:agree|undertake|covenant|promise|commit)s?(?P<promise> (?:and (?:agrees?|undertakes?|covenants?) )?"
    r"(?:with [\w ]{1,30}? )?to\b)"
    rf"|(?:(?P<declares>{_DECLARES.replace(' ', '|')})s?|indemnif(?:y|ies)|makes? no|owns)\b)"
)
_VERB_WORDS = frozenset(
    (
        "shall must will may cannot can is are remain remains has have retain retains reserve reserves "
        "indemnify indemnifies make makes owns promise promises commit commits "
        + _DECLARES
        + " "
        + _DECLARES.replace(" ", "s ")
        + "s"
    ).split()
)
_NEGATIVE = {"shall": "shall not", "will": "will not", "may": "may not", "must": "must not"}

# What may stand between a subject and its verb, step by step.
_STEP = re.compile(r"\s+|\([^()]{0,120}\)|,[^,;:]{1,140},(?=\s)|,|(?P<word>[a-z/]+)\b")
_STEPS = frozenset(
    (
        "hereby also each only further thereafter then therefore jointly severally mutually and or nor "
        "and/or expressly irrevocably unconditionally itself always cause fully specifically alone "
        "nevertheless accordingly hereto hereunder agree agrees acknowledge acknowledges both personnel "
        "shall employees representatives affiliate affiliates users staff agents understand understands "
        "represent represents covenant covenants any of all the his her such its their respective "
        "subsidiary subsidiaries successor successors assign assigns assignee assignees contractors "
        "subcontractor subcontractors designee designees sublicensee sublicensees licensors suppliers "
        "officer officers director directors permitted authorized third party parties thereof does do "
        "not will may must in turn addition at times"
    ).split()
)
_OWNED = re.compile(r"['\u2019]s?(?:\s[\w\u2019'/()-]{1,25}){1,12}\s")
_OWNED_DUTY = re.compile(
    r"\b(?:liabilit(?:y|ies)|obligations?|dut(?:y|ies)|responsibilit(?:y|ies)|personnel|employees"
    r"|representatives|users|agents|affiliates|subcontractors|contractors|performance|use)\b"
)
_JOINED = re.compile(r",?\s(?:and|or|nor|and/or|&)\s(?:of\s)?")
_OBJECT = re.compile(
    r"\b(?:by|to|of|from|with|for|between|among|against|upon|on|than|including|under|towards?|through|via"
    r"|at|pay|notify|provide|give|reimburse|in)\s$"
)
_EACH_OF = re.compile(r"\b(?:each|both|either|neither|any|all|none)(?:\sof)?\s$")
_NEITHER = re.compile(r"\b(?:neither|none)(?:\sof)?\s$")
_DUTY_OF = re.compile(
    r"\b(?:liabilit(?:y|ies)|obligations?|responsibilit(?:y|ies)|dut(?:y|ies)|employees?|personnel"
    r"|representatives?|agents?|affiliates?)\sof\s(?:each\s|either\s)?$"
)
_WHILE = re.compile(
    r"\b(?:if|unless|until|when|where|whenever|wherever|once|because|as|that|which|whom|whether|extent|event"
    r"|than|what|while|since|although|case|before|after|who)\s(?:and (?:when|to the extent(?: that)?)\s)?$"
)
_PROMISED = re.compile(
    r"\b(?:agree[sd]?|acknowledged?s?|covenants?|represents?|warrants?|confirms?|understood|understands?"
    r"|undertakes?)(?:\s(?:and|to|with)\s[\w ]{1,40}?)?,?\sthat,?\s$"
)
_PROVISO = re.compile(
    r"\b(?:provided|except|condition|save),?(?:\sfurther,?|\showever,?)?\sthat,?\s$"
)
_NO_EVENT = re.compile(
    r"\b(?:in no event|under no circumstances?|at no time|in no circumstances?|nor|in no case)[\s,]{1,2}$"
)
_RELATIVE = re.compile(r"\b(?:which|that|who|as|case|whichever|what)\s$")
_AND_THEN = re.compile(r"(?:\b(?:and|or|but)|,)\s(?:then\s|also\s|further\s|it\s|they\s)?$")
_PRONOUN = re.compile(r"\b(?:it|they|such party|same)\s$")
_CONDITION = re.compile(
    r"[\s,]{0,2}(?:and\s|but\s)?(?:if|unless|where|when|should|in the event|in case|to the extent|until|once)\b"
)
_BE = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:be|been)\s")
_BY = re.compile(r"\b(?P<before>[\w-]+)\s(?:only\s|solely\s)?by\s$")
_ASKED = frozenset(
    (
        "requested specified required directed designated instructed set supplied owned held caused used "
        "incurred agreed determined given provided made submitted issued approved delivered received"
    ).split()
)
_PAYMENT = re.compile(
    r"\b(?:invoices?|fees?|payments?|amounts?|charges?|price|royalt(?:y|ies)|sums?)\b"
)
_PAID = re.compile(r"\b(?:paid|payable|due|remitted|made)\b")
_DUE = re.compile(r"\b(?:is|are|becomes?|be)\s(?:\w+\s)?(?:due|payable)\b")
_TAIL = 60


class Duty(NamedTuple):
    """One verb of duty and the parties it falls on. `rank`: 0 main clause, 1 proviso, 2 subordinate."""

    start: int
    end: int
    labels: tuple[str, ...]
    modal: str
    rank: int


class Said(NamedTuple):
    """A sentence in lower case, where it names parties, and the parties."""

    low: str
    mentions: tuple[Mention, ...]
    parties: tuple[Party, ...]

    def before(self, at: int) -> str:
        """Return the words in front of a place."""
        return self.low[max(0, at - _TAIL) : at]


def bind(
    sentence: str, parties: tuple[Party, ...], previous: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], str]:
    """Return the labels of the parties whom the sentence's duty falls on, and the verb of duty.

    `previous` are those whom the sentence before binds: they are meant by `it shall`.
    """
    found = duties(sentence, parties, previous)
    bound = sorted(
        (duty for duty in found if duty.labels and duty.rank < 2), key=lambda duty: duty.rank
    )
    if bound:
        chosen = bound[1] if _only_introduces(bound, fold(sentence)) else bound[0]
        return chosen.labels, chosen.modal
    return (), next((duty.modal for duty in found if duty.rank < 2), "")


def _only_introduces(bound: list[Duty], low: str) -> bool:
    """Recognise `Customer acknowledges that Supplier may`: what follows is the duty."""
    if len(bound) < 2 or bound[0].modal or bound[1].rank:
        return False
    return bool(bound[1].modal) and " that " in low[bound[0].start : bound[1].start]


def duties(
    sentence: str, parties: tuple[Party, ...], previous: tuple[str, ...] = ()
) -> tuple[Duty, ...]:
    """Return the duties of a sentence in order, those nobody in particular has included."""
    low = fold(sentence)
    verbs = tuple(_VERB.finditer(low)) if _may_bind(low) else ()
    if not verbs and "due" not in low and "payable" not in low:
        return ()
    said = Said(low, callings(parties).mentions(low), parties)
    found: list[Duty] = []
    for at, verb in enumerate(verbs):
        limit = verbs[at + 1].start() if at + 1 < len(verbs) else len(low)
        last = found[-1] if found else Duty(0, 0, previous, "", 0)
        if duty := _inverted(said, verb) or _direct(said, verb) or _open(said, verb, limit, last):
            found.append(duty)
    if not any(duty.labels for duty in found):
        found += _falling_due(said)
    return tuple(found)


def _may_bind(low: str) -> bool:
    """Say quickly whether a sentence has a verb worth looking for."""
    return not _VERB_WORDS.isdisjoint(low.replace(",", " ").replace(":", " ").split())


def duty_at(
    found: tuple[Duty, ...], sentence: str, parties: tuple[Party, ...], at: int
) -> tuple[str, ...]:
    """Return the labels of the parties whose duty is measured by what stands at `at`."""
    low = fold(sentence)
    before = [duty for duty in found if duty.start <= at]
    since = before[-1].end if before else 0
    for mention in reversed(callings(parties).mentions(low)):
        if since <= mention.start < at and _begins_condition(low, mention, at):
            return mention.labels
    if before:
        return before[-1].labels
    if _CONDITION.match(low) and at < _comma(low):
        return ()
    return next((duty.labels for duty in found if duty.rank < 2), ())


def _begins_condition(low: str, mention: Mention, at: int) -> bool:
    """Say whether a party opens a condition that reaches up to `at`: `if Customer fails ...`."""
    tail = low[max(0, mention.start - _TAIL) : mention.start]
    if mention.owner or not _WHILE.search(tail) or _PROMISED.search(tail):
        return False
    return low.find(", ", mention.end, at) < 0


def _comma(low: str) -> int:
    at = low.find(", ")
    return at if at >= 0 else len(low)


def _inverted(said: Said, verb: re.Match[str]) -> Duty | None:
    """Find the subject behind its verb: `in no event shall Supplier be liable`."""
    if not _NO_EVENT.search(said.before(verb.start())):
        return None
    for mention in said.mentions:
        if verb.end() <= mention.start <= verb.end() + _TAIL:
            modal = _modal(verb)
            labels = mention.labels
            return Duty(verb.start(), verb.end(), labels, _NEGATIVE.get(modal, modal), 0)
    return None


def _direct(said: Said, verb: re.Match[str]) -> Duty | None:
    """Find the subject in front of its verb: `Customer, at its own expense, shall`."""
    before = [mention for mention in said.mentions if mention.end <= verb.start()]
    for at in range(len(before) - 1, max(-1, len(before) - 5), -1):
        mention = before[at]
        if not _leads_to(said.low, mention, verb):
            continue
        first, labels = _with_joined(said, before, at)
        tail = said.before(first)
        if _OBJECT.search(tail) and not _DUTY_OF.search(tail) and not _EACH_OF.search(tail):
            continue
        none = mention.none or bool(_NEITHER.search(tail))
        modal = _NEGATIVE.get(_modal(verb), _modal(verb)) if none else _modal(verb)
        return Duty(verb.start(), verb.end(), labels, modal, _rank(tail))
    return None


def _leads_to(low: str, mention: Mention, verb: re.Match[str]) -> bool:
    if mention.owner:
        owned = _OWNED.fullmatch(low, mention.end, verb.start())
        return bool(owned and _OWNED_DUTY.search(owned.group()))
    at = mention.end
    while at < verb.start():
        step = _STEP.match(low, at, verb.start())
        if step is None or (step["word"] and step["word"] not in _STEPS):
            return False
        at = step.end()
    return True


def _with_joined(said: Said, before: list[Mention], at: int) -> tuple[int, tuple[str, ...]]:
    """Take in the parties named before with `and`, `or` or `nor`."""
    start, labels = before[at].start, before[at].labels
    while at and _JOINED.fullmatch(said.low, before[at - 1].end, start):
        at -= 1
        start, labels = before[at].start, (*before[at].labels, *labels)
    return start, tuple(dict.fromkeys(labels))


def _rank(tail: str) -> int:
    if _PROVISO.search(tail):
        return 1
    if _PROMISED.search(tail):
        return 0
    return 2 if _WHILE.search(tail) else 0


def _open(said: Said, verb: re.Match[str], limit: int, last: Duty) -> Duty | None:
    """Make out whom a verb binds that has no party for its subject."""
    tail, modal = said.before(verb.start()), _modal(verb)
    if _RELATIVE.search(tail):
        return None
    if _PRONOUN.search(tail) or (last.end and _AND_THEN.search(tail)):
        return Duty(verb.start(), verb.end(), last.labels, modal, last.rank)
    if not modal:
        return None
    labels = _by_whom(said, verb, limit) or _payer(said, verb, limit)
    return Duty(verb.start(), verb.end(), labels, modal, _rank_of_open(said.low, verb.start()))


def _by_whom(said: Said, verb: re.Match[str], limit: int) -> tuple[str, ...]:
    """Find the doer of a passive: `shall be paid by Customer`."""
    be = _BE.match(said.low, verb.end())
    if be is None:
        return ()
    for mention in said.mentions:
        by = _BY.search(said.before(mention.start)) if be.end() <= mention.start < limit else None
        first = said.low[be.end() :].split(" ", 1)[0]
        if by and (by["before"] == first or by["before"] not in _ASKED):
            return mention.labels
    return ()


def _payer(said: Said, verb: re.Match[str], limit: int) -> tuple[str, ...]:
    """Take the one party that pays for the subject of `invoices shall be paid`."""
    start = _segment(said.low, verb.start())
    if not _PAYMENT.search(said.low, start, verb.start()):
        return ()
    paid = _BE.match(said.low, verb.end()) and _PAID.search(said.low, verb.end(), limit)
    return sole(said.parties, PAYERS) if paid else ()


def _falling_due(said: Said) -> list[Duty]:
    """Find `payment is due`, which binds the one who pays."""
    due = _DUE.search(said.low)
    labels = sole(said.parties, PAYERS) if due else ()
    if due is None or not labels or not _PAYMENT.search(said.low, 0, due.start()):
        return []
    return [Duty(due.start(), due.end(), labels, "", 0)]


def _rank_of_open(low: str, at: int) -> int:
    return 2 if _CONDITION.match(low, _segment(low, at)) else 0


def _segment(low: str, at: int) -> int:
    """Return where the part of the sentence begins that leads up to `at`."""
    return max(low.rfind(mark, 0, at) for mark in (",", ";", ":")) + 1


def _modal(verb: re.Match[str]) -> str:
    """Return the modal a verb amounts to: `is required to` is `must`, `represents` is none."""
    if verb["plain"]:
        return verb["plain"] + (" not" if verb["never"] else "")
    if verb["cannot"] or verb["prohibited"]:
        return "may not"
    if verb["being"]:
        modal = _BEING[verb["being"]]
        return ("may not" if modal == "may" else "") if verb["not"] else modal
    simple = (("can", "may"), ("right", "may"), ("owes", "must"), ("promise", "shall"))
    return next((modal for group, modal in simple if verb[group]), "")
