"""Who is bound by a sentence: the parties its duty, permission or promise falls on, and by which verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from redline.language.callings import callings
from redline.language.doers import by_whom, done_to, falling_due, falling_to, is_deemed, payer
from redline.language.quantities import fold
from redline.language.said import CONDITION, REACH, TAIL, Duty, Said, rank_of_open, segment
from redline.language.subjects import is_object, leads_to, with_joined
from redline.language.verbs import binding_verbs, modal_of, negated

if TYPE_CHECKING:
    from redline.language.callings import Mention
    from redline.model import Party

_NEITHER = re.compile(r"\b(?:neither|none)(?:\sof)?\s$")
_WHILE = re.compile(
    r"\b(?:if|unless|until|when|where|whenever|wherever|once|because|as|that|which|whom|whether|extent"
    r"|event"
    r"|than|what|whereby|wherein|while|since|although|case|before|after|who)\s(?:and (?:when"
    r"|to the extent(?: that)?)\s)?$"
)
_IF = re.compile(
    r"\b(?:if|unless|until|when|where|once|case|event|after|before|should)\s(?:that\s)?(?:\(\w{1,4}\)\s)?$"
)
_PROMISED = re.compile(
    r"\b(?:agree[sd]?|acknowledged?s?|covenants?|represents?|warrants?|confirms?|understood|understands?"
    r"|undertakes?|pledges?|promises?|certif(?:y|ies))(?:\s(?:and|to|with)\s[\w ]{1,40}?)?,?\sthat,?\s$"
)
_PROMISED_HERE = re.compile(
    r"\b(?:agrees?|acknowledges?|covenants?|warrants?|confirms?|understands?|undertakes?|consents?"
    r"|represents?|pledges?|promises?)"
    r"(?:,?\s(?:and|to|with|that)\s[\w ,]{1,48}?)?(?:,\s[\w ,]{1,40}?)?\sthat\b"
)
_STATED = re.compile(r"(?:represents?|warrants?)\b")
_PROVISO = re.compile(
    r"\b(?:provided|except|condition|save),?(?:\sfurther,?|\showever,?)?\sthat,?\s$"
)
_NO_EVENT = re.compile(
    r"\b(?:in no event|under no circumstances?|at no time|in no circumstances?|nor|in no case)[\s,]{1,2}$"
)
_RELATIVE = re.compile(r"\b(?:which|that|who|as|case|whichever|what)\s$")
_AND_THEN = re.compile(r"(?:\b(?:and|or|but)|,)\s(?:then\s|also\s|further\s|it\s|they\s)?$")
_PRONOUN = re.compile(r"\b(?:it|they|such party|same)\s$")
_AS_IT = re.compile(r"\b(?:as|where|when|how|what|until|once)\s(?:it|they|same)\s$")
_RELATED = re.compile(r"\b(?:which|that|who)\b")
_IT = re.compile(r"\s(?:it|they)\b")
_ALL_OF_THEM = re.compile(r"\b(?:each|both|either|neither)(?: of (?:them|us))?\s$")
_FAILING = re.compile(
    r"\s(?:[a-z]{4,12}ly\s)?(?:fails?|has failed|failed|breach(?:es)?|has breached|commits?|defaults?"
    r"|neglects?"
    r"|does not|is unable|is (?:then )?in (?:material )?(?:breach|default|violation)|ceases?|violates?"
    r"|has not|shall have failed|shall fail|shall default)\b"
)
_FAULT = re.compile(r"\s(?:have failed|fail|have defaulted|default|be in (?:breach|default))\b")
_FAILURE = re.compile(r"\b(?:failure|inability|breach|default|omission|refusal)\s(?:of|by)\s$")
_FAILURE_OF = re.compile(
    r"(?:['\u2019]s?)?\s(?:[a-z]{4,12}\s)?(?:failure|inability|breach|default|refusal)\b"
)
_SUCH_FAILURE = re.compile(r"\bsuch\s(?:\w+\s)?(?:failure|breach|default|violation)\s$")
_MAY_HAVE = re.compile(
    r"\s(?:otherwise\s|now\s|also\s|hereafter\s)?have\b(?!\s(?:the|a|an|no|any)?\s?right)"
)
_IS_PAID = re.compile(
    r"\s(?:[\w-]+\s){0,2}?be\s(?:[a-z]+ly\s)?(?:paid|reimbursed|compensated|refunded|credited)\b"
)
_STILL = re.compile(
    r"\b(?:fails?|failure|such|the same|cure|remedy|it|its|(?:or|and) (?:other|otherwise|any))\b"
)
_QUIET = ("due", "payable", "interest", "responsib", "obligation", "duty")  # bind without a verb
_NEAREST = 12  # parties named before a value that may be at fault
_LONGEST = 8000  # what is longer is no sentence and read only so far


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
        chosen = _introduced(bound, said.low) or bound[0]
        return chosen.labels, chosen.modal
    return (), next((duty.modal for duty in sorted(found, key=lambda duty: duty.rank > 1)), "")


def _introduced(bound: list[Duty], low: str) -> Duty | None:
    """Return the duty that `Customer acknowledges that Supplier may` leads up to."""
    told = next((duty for duty in bound if duty.modal), None)
    if bound[0].modal or told is None or told.rank or told.start < bound[0].start:
        return None
    if told.modal == "may" and _STATED.match(low, bound[0].start):
        return None
    return told if _PROMISED_HERE.match(low, bound[0].start, told.start) else None


def duties(
    sentence: str, parties: tuple[Party, ...], previous: tuple[str, ...] = ()
) -> tuple[Said, tuple[Duty, ...]]:
    """Return a sentence as it was looked at and its duties in order, nobody's duties included."""
    low = fold(sentence)
    verbs = binding_verbs(low)
    if not verbs and not any(word in low for word in _QUIET):
        return Said(low, (), parties), ()
    said = Said(low, callings(parties).mentions(low), parties)
    found: list[Duty] = []
    for at, verb in enumerate(verbs):
        limit = verbs[at + 1].start() if at + 1 < len(verbs) else len(low)
        last = found[-1] if found else Duty(0, 0, previous, "", 0)
        if duty := _read_duty(said, verb, limit, last):
            found.append(duty)
    if not any(duty.labels for duty in found):
        found += falling_due(said) or falling_to(said, found)
    return said, tuple(found)


def _read_duty(said: Said, verb: re.Match[str], limit: int, last: Duty) -> Duty | None:
    if _FAULT.match(said.low, verb.end()):
        return None  # "if Supplier shall fail"
    return (
        _inverted(said, verb)
        or done_to(said, verb)
        or _direct(said, verb)
        or _open(said, verb, limit, last)
    )


def duty_at(
    said: Said, found: tuple[Duty, ...], at: int, otherwise: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the labels of the parties whose duty is measured by what stands at `at`.

    `otherwise` are those whom the sentence binds by the list that it is an item of.
    """
    next_at = bisect_right(found, at, key=lambda duty: duty.start)
    before = found[next_at - 1] if next_at else None
    near = said.named(before.end if before else 0, at)[-_NEAREST:]
    for mention in reversed(near):
        if _begins_condition(said.low, mention, at):
            return mention.labels
    if before:
        following = found[next_at] if next_at < len(found) else None
        return (_measured(said.low, before, following) or before).labels
    if CONDITION.match(said.low) and at < _comma(said.low):
        return ()
    return next((duty.labels for duty in found if duty.rank < 2), otherwise)


def _measured(low: str, before: Duty, following: Duty | None) -> Duty | None:
    """Return the duty ahead in `the parties agree that, within ten days, Customer shall`."""
    if before.modal or following is None or not following.modal or following.rank:
        return None
    return following if _PROMISED_HERE.search(low, before.start, following.start) else None


def _begins_condition(low: str, mention: Mention, at: int) -> bool:
    """Say whether a party opens a condition that reaches up to `at`: `if Customer fails ...`."""
    tail = low[max(0, mention.start - TAIL) : mention.start]
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
    for mention in said.named(verb.end(), verb.end() + 2 * TAIL)[:1]:
        return Duty(verb.start(), verb.end(), mention.labels, negated(verb), 0)
    return None


def _direct(said: Said, verb: re.Match[str]) -> Duty | None:
    """Find the subject in front of its verb: `Customer, at its own expense, shall`."""
    past = bisect_right(said.mentions, verb.start(), key=lambda mention: mention.end)
    for at in range(past - 1, max(-1, past - 5), -1):
        mention = said.mentions[at]
        if not leads_to(said.low, mention, verb):
            continue
        first, labels = with_joined(said, at)
        tail = said.before(first)
        if is_object(said.low, tail, verb):
            continue
        none = mention.none or bool(_NEITHER.search(tail))
        modal = negated(verb) if none else modal_of(verb)
        rank = _rank(said.low, first, tail)
        if modal == "may" and _MAY_HAVE.match(said.low, verb.end()):
            rank = 2  # "any remedy that Customer may have"
        if modal and _IS_PAID.match(said.low, verb.end()):
            labels = ()  # who is paid does not pay
        return Duty(verb.start(), verb.end(), labels, modal, rank)
    return None


def _rank(low: str, start: int, tail: str) -> int:
    if _PROVISO.search(tail):
        return 1
    if _PROMISED.search(tail):
        return 0
    if _WHILE.search(tail):
        return 2
    return 1 if CONDITION.match(low, segment(low, start)) else 0


def _open(said: Said, verb: re.Match[str], limit: int, last: Duty) -> Duty | None:
    """Make out whom a verb binds that has no party for its subject."""
    tail, modal = said.before(verb.start()), modal_of(verb)
    if _RELATIVE.search(tail) or _SUCH_FAILURE.search(tail):
        return None
    labels, rank = by_whom(said, verb, limit), rank_of_open(said.low, verb.start())
    if not labels and not is_deemed(said.low, verb):
        labels, rank = _stood_for(said, verb, last, rank)
    if _ALL_OF_THEM.search(tail) and "neither" in tail[-20:]:
        modal = negated(verb)
    labels = labels or payer(said, verb, limit)
    if not labels and (not modal or verb["isto"]):
        return None
    return Duty(verb.start(), verb.end(), labels, modal, 2 if _AS_IT.search(tail) else rank)


def _stood_for(
    said: Said, verb: re.Match[str], last: Duty, rank: int
) -> tuple[tuple[str, ...], int]:
    """Return whom a pronoun or nothing at all stands for: `it shall`, `each shall`, `and shall`."""
    tail = said.before(verb.start())
    it = _PRONOUN.search(tail)
    if it and not (last.labels and last.end):
        before = tail[: it.start()]
        return _meant(said, verb, last), _rank(said.low, verb.start() - len(it.group()), before)
    if it or _goes_on(said, last, verb):
        return last.labels, last.rank
    if _ALL_OF_THEM.search(tail) and len(said.parties) > 1:
        several = len(last.labels) > 1
        return last.labels if several else callings(said.parties).everyone, rank
    return (), rank


def _meant(said: Said, verb: re.Match[str], last: Duty) -> tuple[str, ...]:
    """Return who `it` is: who is named in the condition or the promise before it, or last bound."""
    if labels := _conditional_subject(said, verb):
        return labels
    if said.low.endswith(("that it ", "that they "), 0, verb.start()):
        first = said.mentions[:1]
        return first[0].labels if first and not first[0].owner and first[0].start < TAIL else ()
    return () if CONDITION.match(said.low) else last.labels


def _conditional_subject(said: Said, verb: re.Match[str]) -> tuple[str, ...]:
    """Return who is meant by `if Supplier fails to deliver, it shall`."""
    for mention in said.named(verb.start() - REACH, verb.start()):
        if ", " not in said.low[mention.end : verb.start()]:
            break
        if _IF.search(said.before(mention.start)):
            return () if mention.owner else mention.labels
    return ()


def _goes_on(said: Said, last: Duty, verb: re.Match[str]) -> bool:
    """Say whether `and shall` goes on with the subject of the verb before."""
    if not last.end or not _AND_THEN.search(said.before(verb.start())):
        return False
    return not _RELATED.search(said.low, last.end, verb.start())
