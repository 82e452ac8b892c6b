"""Finds who does what nobody is the subject of: passives, payments that fall due, duties that fall to one."""

from __future__ import annotations

import re

from redline.language.callings import PAYERS, callings, sole
from redline.language.said import REACH, TAIL, Duty, Said, rank_of_open, segment
from redline.language.verbs import modal_of

_BE = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:be|been)\s")
_DONE_BY = re.compile(
    r"\s(?:[\w-]+\s){0,2}?be\s(?:[a-z]+ly\s)?(?:paid|reimbursed|compensated|invoiced|billed|notified"
    r"|informed"
    r"|charged|provided|given|granted|indemnified|supplied)\s(?:[a-z]+ly\s)?by\s"
)
_FALLS_TO = re.compile(
    r"\b(?:be|is|are|remains?)\s(?:[a-z]+ly\s)?the\s(?:\w+\s){0,2}?(?:responsibility|duty|obligation)"
    r"(?:\sand\s\w+)?\sof\s"
)
_IS_OF = re.compile(r"\b(?:be|is|are|remains?)\s(?:[a-z]+ly\s)?(?:the\s)?$")
_OWN_DUTY = re.compile(r"(?:['\u2019]s?)?\s(?:\w+\s){0,2}?(?:responsibility|duty|obligation)\b")
_NOT_BY = re.compile(r"\b(?:as|unless|if|otherwise|which|that|who|whom|when|until|except)\b")
_BY = re.compile(r"\b(?P<before>[\w-]+),?\s(?:only\s|solely\s)?by\s$")
_BY_NOTICE = re.compile(r"\b(?:by|upon|on)\s(?:giving\s)?(?:[\w'\u2019()-]{1,12}\s){0,5}?notice\s")
_ACTED = re.compile(
    r"\b(?:without|upon|following|pending|subject to)\b"
    r"|\b(?:\w{3,}(?:tion|sion|ance|ence|ment|al|ure)|use|breach|receipt|delivery|notice"
    r"|request)s?\s(?:of|to)\b"
)
_DEEMED = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:be|been)\s(?:deemed|considered|construed|treated|interpreted)\b"
)
_ASKING = (
    "requested specified required directed designated instructed set supplied owned held "
    "caused used incurred agreed determined given provided made submitted issued approved "
    "delivered received request notice consent approval demand"
)
_ASKED = frozenset(_ASKING.split())
_PAYMENT = re.compile(
    r"\b(?:invoices?|balances?|fees?|payments?|amounts?|charges?|price|royalt(?:y|ies)|sums?)\b"
)
_PAID = re.compile(r"\b(?:paid|payable|due|remitted|made)\b")
_DUE = re.compile(
    r"\b(?:(?:is|are|becomes?|be)\s(?:\w+\s)?(?:due|payable)|(?:bears?|accrues?"
    r"|incurs?)\s(?:\w+\s)?interest"
    r"|(?:is|are)\ssubject to (?:\w+\s){0,3}(?:interest|charge|fee))\b"
)
_BEARING = re.compile(
    r"\s(?:bear|accrue|incur|be subject to|be charged)\s(?:[\w-]+\s){0,3}(?:interest|charge|fee)\b"
)


def is_deemed(low: str, verb: re.Match[str]) -> bool:
    """Recognise `shall be deemed`, which nobody does."""
    return bool(_DEEMED.match(low, verb.end()))


def done_to(said: Said, verb: re.Match[str]) -> Duty | None:
    """Find the doer of `Customer shall be invoiced by Supplier`, where a party is done to."""
    done = _DONE_BY.match(said.low, verb.end())
    if done is None:
        return None
    for mention in said.named(done.end(), done.end() + TAIL)[:1]:
        if mention.start == done.end() and not mention.owner:
            rank = rank_of_open(said.low, verb.start())
            return Duty(verb.start(), verb.end(), mention.labels, modal_of(verb), rank)
    return None


def by_whom(said: Said, verb: re.Match[str], limit: int) -> tuple[str, ...]:
    """Find the doer of a passive: `shall be paid by Customer`."""
    be = _BE.match(said.low, verb.end())
    if be is None or _DEEMED.match(said.low, verb.end()):
        return ()
    for mention in said.named(be.end(), min(limit, be.end() + REACH)):
        by = _BY.search(said.before(mention.start))
        if by and _does(said.low[be.end() : mention.start], by["before"]):
            return mention.labels
    return ()


def payer(said: Said, verb: re.Match[str], limit: int) -> tuple[str, ...]:
    """Take the one party that pays for the subject of `invoices shall be paid`."""
    start = segment(said.low, verb.start())
    if not _PAYMENT.search(said.low, start, verb.start()):
        return ()
    paid = _BE.match(said.low, verb.end()) and _PAID.search(said.low, verb.end(), limit)
    paid = paid or _BEARING.match(said.low, verb.end())
    return sole(said.parties, PAYERS) if paid else ()


def falling_due(said: Said) -> list[Duty]:
    """Find `payment is due`, which binds the one who pays."""
    due = _DUE.search(said.low)
    labels = sole(said.parties, PAYERS) if due else ()
    if due is None or not labels or not _PAYMENT.search(said.low, 0, due.start()):
        return []
    return [Duty(due.start(), due.end(), labels, "", 0)]


def falling_to(said: Said, found: list[Duty]) -> list[Duty]:
    """Find `it is the responsibility of Customer to` and `shall be Customer's obligation`."""
    if "responsib" not in said.low and "duty" not in said.low and "obligation" not in said.low:
        return []
    said = said._replace(mentions=said.mentions or callings(said.parties).mentions(said.low))
    ends = {match.end() for match in _FALLS_TO.finditer(said.low)}
    modal = next((duty.modal for duty in found), "")
    for mention in said.mentions:
        owned = mention.owner and _OWN_DUTY.match(said.low, mention.end)
        if (owned and _IS_OF.search(said.before(mention.start))) or (
            mention.start in ends and not mention.owner
        ):
            return [Duty(mention.start, mention.end, mention.labels, modal, 0)]
    return []


def _does(between: str, word: str) -> bool:
    """Tell the doer of `paid promptly by` from that of another verb: `paid as requested by`."""
    between, by_notice = _BY_NOTICE.subn("", between)
    if _NOT_BY.search(between) or _ACTED.search(between) or " by " in between[:-4]:
        return False
    return word not in _ASKED or (word == "notice" and bool(by_notice)) or between.startswith(word)
