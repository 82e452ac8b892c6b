"""Who is bound by a sentence: the parties its duty, permission or promise falls on, and by which verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from redline.language.callings import PAYERS, Mention, callings, sole
from redline.language.quantities import fold
from redline.language.verbs import binding_verbs, modal_of, negated

if TYPE_CHECKING:
    from redline.model import Party

# What may stand between a subject and its verb, step by step.
_STEP = re.compile(r"\s+|\([^()]{0,120}\)|,[^,;:]{1,140},(?=\s)|,|(?P<word>[a-z/]+)\b")
_STEPPING = (
    "hereby also each only further thereafter then therefore jointly severally mutually and or nor "
    "and/or expressly irrevocably unconditionally itself always cause fully specifically alone "
    "nevertheless accordingly hereto hereunder agree agrees acknowledge acknowledges both personnel "
    "shall employees representatives affiliate affiliates users staff agents understand understands "
    "represent represents covenant covenants any of all the his her such its their respective "
    "subsidiary subsidiaries successor successors assign assigns assignee assignees contractors "
    "subcontractor subcontractors designee designees sublicensee sublicensees licensors suppliers "
    "officer officers director directors permitted authorized third party parties thereof does do "
    "not will may must in turn addition at times has have been"
)
_STEPS = frozenset(_STEPPING.split())
_OWNED = re.compile(r"['\u2019]s?(?:\s[\w\u2019'/()-]{1,25}){1,12}\s")
_OWNED_DUTY = re.compile(
    r"\b(?:liabilit(?:y|ies)|obligations?|dut(?:y|ies)|responsibilit(?:y|ies)|personnel|employees"
    r"|representatives|users|agents|affiliates|subcontractors|contractors|performance|use)\b"
)
_DOING = re.compile(
    r"\s(?:giving|receiving|seeking|claiming|making|requesting|desiring|wishing|providing"
    r"|asserting|affected|so|alleging|disputing|bringing|failing|terminating"
    r"|entitled|identified|named|listed|(?:against|to|with|by|from|for|on) (?:whom|which)|whose|who|that"
    r"|which)(?:\s[\w'\u2019-]{1,20}){0,9}(?=\s)"
)
_GOVERNED = re.compile(
    r"\sbe (?:governed|construed|subject|binding|interpreted|determined|assigned|set|described|terminated)\b"
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
    r"|than|what|whereby|wherein|while|since|although|case|before|after|who)\s(?:and (?:when"
    r"|to the extent(?: that)?)\s)?$"
)
_IF = re.compile(
    r"\b(?:if|unless|until|when|where|once|case|event|after|before|should)\s(?:that\s)?(?:\(\w{1,4}\)\s)?$"
)
_PROMISED = re.compile(
    r"\b(?:agree[sd]?|acknowledged?s?|covenants?|represents?|warrants?|confirms?|understood|understands?"
    r"|undertakes?)(?:\s(?:and|to|with)\s[\w ]{1,40}?)?,?\sthat,?\s$"
)
_PROMISED_HERE = re.compile(
    r"\b(?:agrees?|acknowledges?|covenants?|warrants?|confirms?|understands?|undertakes?|consents?)\s"
    r"(?:(?:and|to|with)\s[\w ]{1,40}?)?that\b"
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
_WITHIN = re.compile(r"\b(?:which|if|unless|until|whom)\b")
_RELATED = re.compile(r"\b(?:which|that|who)\b")
_IT = re.compile(r"\s(?:it|they)\b")
_CONDITION = re.compile(
    r"[\s,]{0,2}(?:and\s|but\s)?(?:if|unless|where|when|should|in the event|in case|to the extent"
    r"|until|once)\b"
)
_BE = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:be|been)\s")
_NOT_BY = re.compile(r"\b(?:as|unless|if|otherwise|which|that|who|whom|when|until|except)\b")
_BY = re.compile(r"\b(?P<before>[\w-]+),?\s(?:only\s|solely\s)?by\s$")
_ACTED = re.compile(
    r"\b(?:without|upon|following|pending|subject to)\b"
    r"|\b(?:\w{3,}(?:tion|sion|ance|ence|ment|al|ure)|use|breach|receipt|delivery|notice|request)s?\s(?:of|to)\b"
)
_DEEMED = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:be|been)\s(?:deemed|considered|construed|treated|interpreted)\b"
)
_FAILING = re.compile(
    r"\s(?:[a-z]{4,12}ly\s)?(?:fails?|has failed|failed|breach(?:es)?|has breached|commits?|defaults?|neglects?"
    r"|does not|is unable|ceases?|violates?|has not|shall have failed|shall fail|shall default)\b"
)
_FAILURE = re.compile(r"\b(?:failure|inability|breach|default|omission|refusal)\s(?:of|by)\s$")
_FAILURE_OF = re.compile(
    r"['\u2019]s?\s(?:[a-z]{4,12}\s)?(?:failure|inability|breach|default|refusal)\b"
)
_STILL = re.compile(r"\b(?:fails?|failure|such|the same|cure|remedy|it|its)\b")
_ASKING = (
    "requested specified required directed designated instructed set supplied owned held "
    "caused used incurred agreed determined given provided made submitted issued approved "
    "delivered received request notice consent approval demand"
)
_ASKED = frozenset(_ASKING.split())
_PAYMENT = re.compile(
    r"\b(?:invoices?|fees?|payments?|amounts?|charges?|price|royalt(?:y|ies)|sums?)\b"
)
_PAID = re.compile(r"\b(?:paid|payable|due|remitted|made)\b")
_DUE = re.compile(
    r"\b(?:(?:is|are|becomes?|be)\s(?:\w+\s)?(?:due|payable)|(?:bears?|accrues?|incurs?)\s(?:\w+\s)?interest"
    r"|(?:is|are)\ssubject to (?:\w+\s){0,3}(?:interest|charge|fee))\b"
)
_BEARING = re.compile(
    r"\s(?:bear|accrue|incur|be subject to|be charged)\s(?:[\w-]+\s){0,3}(?:interest|charge|fee)\b"
)
_TAIL = 60
_REACH = 400
_MOST_JOINED = 12
_LONGEST = 8000  # what is longer is no sentence and read only so far


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

    def named(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions between two places, in order."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        return self.mentions[
            first : bisect_right(self.mentions, end, key=lambda mention: mention.end)
        ]


def bind(
    sentence: str, parties: tuple[Party, ...], previous: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], str]:
    """Return the labels of the parties whom the sentence's duty falls on, and the verb of duty.

    `previous` are those whom the sentence before binds: they are meant by `it shall`.
    """
    sentence = " ".join(sentence[:_LONGEST].split())
    said, found = duties(sentence, parties, previous)
    bound = sorted(
        (duty for duty in found if duty.labels and duty.rank < 2), key=lambda duty: duty.rank
    )
    if bound:
        chosen = bound[1] if _only_introduces(bound, said.low) else bound[0]
        return chosen.labels, chosen.modal
    return (), next((duty.modal for duty in sorted(found, key=lambda duty: duty.rank > 1)), "")


def _only_introduces(bound: list[Duty], low: str) -> bool:
    """Recognise `Customer acknowledges that Supplier may`: what follows is the duty."""
    if len(bound) < 2 or bound[0].modal or bound[1].rank or not bound[1].modal:
        return False
    return bool(_PROMISED_HERE.search(low, bound[0].start, bound[1].start))


def duties(
    sentence: str, parties: tuple[Party, ...], previous: tuple[str, ...] = ()
) -> tuple[Said, tuple[Duty, ...]]:
    """Return a sentence as it was looked at and its duties in order, nobody's duties included."""
    low = fold(sentence)
    verbs = binding_verbs(low)
    if not verbs and "due" not in low and "payable" not in low and "interest" not in low:
        return Said(low, (), parties), ()
    said = Said(low, callings(parties).mentions(low), parties)
    found: list[Duty] = []
    for at, verb in enumerate(verbs):
        limit = verbs[at + 1].start() if at + 1 < len(verbs) else len(low)
        last = found[-1] if found else Duty(0, 0, previous, "", 0)
        if duty := _inverted(said, verb) or _direct(said, verb) or _open(said, verb, limit, last):
            found.append(duty)
    if not any(duty.labels for duty in found):
        found += _falling_due(said)
    return said, tuple(found)


def duty_at(
    said: Said, found: tuple[Duty, ...], at: int, otherwise: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the labels of the parties whose duty is measured by what stands at `at`.

    `otherwise` are those whom the sentence binds by the list that it is an item of.
    """
    next_at = bisect_right(found, at, key=lambda duty: duty.start)
    before = found[next_at - 1] if next_at else None
    for mention in reversed(said.named(before.end if before else 0, at)):
        if _begins_condition(said.low, mention, at):
            return mention.labels
    if before:
        following = found[next_at] if next_at < len(found) else None
        return (_measured(said.low, before, following) or before).labels
    if _CONDITION.match(said.low) and at < _comma(said.low):
        return ()
    return next((duty.labels for duty in found if duty.rank < 2), otherwise)


def _measured(low: str, before: Duty, following: Duty | None) -> Duty | None:
    """Return the duty ahead in `the parties agree that, within ten days, Customer shall`."""
    if before.modal or following is None or not following.modal or following.rank:
        return None
    return following if _PROMISED_HERE.search(low, before.start, following.start) else None


def _begins_condition(low: str, mention: Mention, at: int) -> bool:
    """Say whether a party opens a condition that reaches up to `at`: `if Customer fails ...`."""
    tail = low[max(0, mention.start - _TAIL) : mention.start]
    if _fails(low, mention, tail):
        comma = low.rfind(", ", mention.end, at)
        return comma < 0 or bool(_STILL.search(low, comma, at))
    if mention.owner or not _IF.search(tail):
        return False
    return low.find(", ", mention.end, at) < 0


def _fails(low: str, mention: Mention, tail: str) -> bool:
    """Recognise who is at fault in `Supplier fails to cure` and `the failure of Supplier to cure`."""
    if mention.owner:
        return bool(_FAILURE_OF.match(low, mention.end))
    return bool(_FAILING.match(low, mention.end) or _FAILURE.search(tail))


def _comma(low: str) -> int:
    at = low.find(", ")
    return at if at >= 0 else len(low)


def _inverted(said: Said, verb: re.Match[str]) -> Duty | None:
    """Find the subject behind its verb: `in no event shall Supplier be liable`."""
    if not _NO_EVENT.search(said.before(verb.start())):
        return None
    if _IT.match(said.low, verb.end()) and said.mentions:
        return Duty(verb.start(), verb.end(), said.mentions[0].labels, negated(verb), 0)
    for mention in said.named(verb.end(), verb.end() + 2 * _TAIL)[:1]:
        return Duty(verb.start(), verb.end(), mention.labels, negated(verb), 0)
    return None


def _direct(said: Said, verb: re.Match[str]) -> Duty | None:
    """Find the subject in front of its verb: `Customer, at its own expense, shall`."""
    past = bisect_right(said.mentions, verb.start(), key=lambda mention: mention.end)
    for at in range(past - 1, max(-1, past - 5), -1):
        mention = said.mentions[at]
        if not _leads_to(said.low, mention, verb):
            continue
        first, labels = _with_joined(said, at)
        tail = said.before(first)
        if _is_object(said.low, tail, verb):
            continue
        none = mention.none or bool(_NEITHER.search(tail))
        modal = negated(verb) if none else modal_of(verb)
        return Duty(verb.start(), verb.end(), labels, modal, _rank(said.low, first, tail))
    return None


def _is_object(low: str, tail: str, verb: re.Match[str]) -> bool:
    """Say whether words in front make the party no subject: `notice to`, but not `liability of`."""
    if not _OBJECT.search(tail) or _EACH_OF.search(tail):
        return False
    return not _DUTY_OF.search(tail) or bool(_GOVERNED.match(low, verb.end()))


def _leads_to(low: str, mention: Mention, verb: re.Match[str]) -> bool:
    if mention.owner:
        owned = _OWNED.fullmatch(low, mention.end, verb.start())
        duty = owned and _OWNED_DUTY.search(owned.group())
        return bool(duty) and not _GOVERNED.match(low, verb.end())
    doing = _DOING.match(low, mention.end, verb.start())
    at = doing.end() if doing else mention.end
    while at < verb.start():
        step = _STEP.match(low, at, verb.start())
        if step is None or (step["word"] and step["word"] not in _STEPS):
            return False
        at = step.end()
    return True


def _with_joined(said: Said, at: int) -> tuple[int, tuple[str, ...]]:
    """Take in the parties named before with `and`, `or` or `nor`."""
    start, labels = said.mentions[at].start, said.mentions[at].labels
    for before in reversed(said.mentions[max(0, at - _MOST_JOINED) : at]):
        if not _JOINED.fullmatch(said.low, before.end, start):
            break
        start, labels = before.start, (*before.labels, *labels)
    return start, tuple(dict.fromkeys(labels))


def _rank(low: str, start: int, tail: str) -> int:
    if _PROVISO.search(tail):
        return 1
    if _PROMISED.search(tail):
        return 0
    if _WHILE.search(tail):
        return 2
    return 1 if _CONDITION.match(low, _segment(low, start)) else 0


def _open(said: Said, verb: re.Match[str], limit: int, last: Duty) -> Duty | None:
    """Make out whom a verb binds that has no party for its subject."""
    tail, modal = said.before(verb.start()), modal_of(verb)
    if _RELATIVE.search(tail):
        return None
    labels, rank = _by_whom(said, verb, limit), _rank_of_open(said.low, verb.start())
    if _DEEMED.match(said.low, verb.end()):
        labels = ()
    elif not labels and _PRONOUN.search(tail) and not (last.labels and last.end):
        labels, rank = _conditional_subject(said, verb) or last.labels, 0
    elif not labels and (_PRONOUN.search(tail) or _goes_on(said, last, verb)):
        labels, rank = last.labels, last.rank
    elif not modal:
        return None
    labels = labels or _payer(said, verb, limit)
    return Duty(verb.start(), verb.end(), labels, modal, rank)


def _conditional_subject(said: Said, verb: re.Match[str]) -> tuple[str, ...]:
    """Return who is meant by `if Supplier fails to deliver, it shall`."""
    for mention in said.named(verb.start() - _REACH, verb.start()):
        if _IF.search(said.before(mention.start)):
            return () if mention.owner else mention.labels
    return ()


def _goes_on(said: Said, last: Duty, verb: re.Match[str]) -> bool:
    """Say whether `and shall` goes on with the subject of the verb before."""
    if not last.end or not _AND_THEN.search(said.before(verb.start())):
        return False
    return not _RELATED.search(said.low, last.end, verb.start())


def _by_whom(said: Said, verb: re.Match[str], limit: int) -> tuple[str, ...]:
    """Find the doer of a passive: `shall be paid by Customer`."""
    be = _BE.match(said.low, verb.end())
    if be is None or _DEEMED.match(said.low, verb.end()):
        return ()
    for mention in said.named(be.end(), min(limit, be.end() + _REACH)):
        by = _BY.search(said.before(mention.start))
        if by and _does(said.low[be.end() : mention.start], by["before"]):
            return mention.labels
    return ()


def _does(between: str, word: str) -> bool:
    """Tell the doer of `paid promptly by` from that of another verb: `paid as requested by`."""
    if _NOT_BY.search(between) or _ACTED.search(between) or " by " in between[:-4]:
        return False
    return word not in _ASKED or between.startswith(word)


def _payer(said: Said, verb: re.Match[str], limit: int) -> tuple[str, ...]:
    """Take the one party that pays for the subject of `invoices shall be paid`."""
    start = _segment(said.low, verb.start())
    if not _PAYMENT.search(said.low, start, verb.start()):
        return ()
    paid = _BE.match(said.low, verb.end()) and _PAID.search(said.low, verb.end(), limit)
    paid = paid or _BEARING.match(said.low, verb.end())
    return sole(said.parties, PAYERS) if paid else ()


def _falling_due(said: Said) -> list[Duty]:
    """Find `payment is due`, which binds the one who pays."""
    due = _DUE.search(said.low)
    labels = sole(said.parties, PAYERS) if due else ()
    if due is None or not labels or not _PAYMENT.search(said.low, 0, due.start()):
        return []
    return [Duty(due.start(), due.end(), labels, "", 0)]


def _rank_of_open(low: str, at: int) -> int:
    start = _segment(low, at)
    return 2 if _CONDITION.match(low, start) or _WITHIN.search(low, start, at) else 0


def _segment(low: str, at: int) -> int:
    """Return where the part of the sentence begins that leads up to `at`."""
    return max(low.rfind(mark, 0, at) for mark in (",", ";", ":")) + 1
