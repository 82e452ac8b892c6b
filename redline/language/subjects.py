"""Finds the subject of a verb of duty: whether the words between a party and the verb lead over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redline.language.said import REACH, TAIL, WITHIN, Said

if TYPE_CHECKING:
    from redline.language.callings import Mention

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
_OWNED = re.compile(r"(?:['\u2019]s?)?(?:\s[\w\u2019'/()-]{1,25}){1,12}\s")
_LIABLE = re.compile(r"(?:['\u2019]s?)?(?:\s[\w-]{1,20}){0,5}?\sliabilit(?:y|ies)\b")
_LIABILITY_OF = re.compile(r"\bliabilit(?:y|ies)\s(?:of|for)\s(?:each\s|either\s|any\s)?$")
_ADVERB = re.compile(r"(?!(?:supp|app|rep|comp|fami|month|re|assemb|multip|on)ly)[a-z]{3,}ly")
_OWED = re.compile(r"(?:\s[\w\u2019'/()-]{1,25}){1,12}\s")
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
# "Supplier, its affiliates and their subcontractors shall"
_WITH_ITS = re.compile(r",?\s(?:(?:and|or)\s)?(?:its|their|his|her)\s[\w\s,/&\u2019'-]{1,120}\s")
_GOVERNED = re.compile(
    r"\sbe (?:governed|construed|subject|binding|interpreted|determined|assigned|set|described"
    r"|terminated)\b"
)
_JOINED = re.compile(r",?\s(?:and|or|nor|and/or|&)\s(?:of\s)?")
_LISTED = re.compile(r",\s|,?\s(?:and|or|nor|and/or|&)\s(?:of\s)?")
_OBJECT = re.compile(
    r"\b(?:by|to|of|from|with|for|between|among|against|upon|on|than|including|under|towards?|through|via"
    r"|at|pay|notify|provide|give|reimburse|in|not)\s$"
)
_EACH_OF = re.compile(r"\b(?:each|both|either|neither|any|all|none)(?:\sof)?\s$")
_DUTY_OF = re.compile(
    r"\b(?:liabilit(?:y|ies)|obligations?|responsibilit(?:y|ies)|dut(?:y|ies)|employees?|personnel"
    r"|representatives?|agents?|affiliates?)\s(?:of|from)\s(?:each\s|either\s|both\s)?$"
)
_MOST_JOINED = 12


def leads_to(low: str, mention: Mention, verb: re.Match[str]) -> bool:
    """Say whether a party is the subject of a verb, as far as the words between them tell."""
    if "liabilit" in low and _liability_leads_to(low, mention, verb):
        return not _GOVERNED.match(low, verb.end())
    if "obligation" in low and _obligation_leads_to(low, mention, verb):
        return True
    if mention.owner:
        owned = _OWNED.fullmatch(low, mention.end, verb.start())
        duty = owned and _OWNED_DUTY.search(owned.group())
        return bool(duty) and not _GOVERNED.match(low, verb.end())
    if _WITH_ITS.fullmatch(low, mention.end, verb.start()):
        return True
    doing = _DOING.match(low, mention.end, verb.start())
    at = doing.end() if doing else mention.end
    while at < verb.start():
        step = _STEP.match(low, at, verb.start())
        if step is None or not _steps_over(step["word"]):
            return False
        at = step.end()
    return True


def is_object(low: str, tail: str, verb: re.Match[str]) -> bool:
    """Say whether words in front make the party no subject: `notice to`, but not `liability of`."""
    if not _OBJECT.search(tail) or _EACH_OF.search(tail):
        return False
    return not _DUTY_OF.search(tail) or bool(_GOVERNED.match(low, verb.end()))


def with_joined(said: Said, at: int) -> tuple[int, tuple[str, ...]]:
    """Take in the parties named before with `and`, `or` or `nor`."""
    start, labels, joined = said.mentions[at].start, said.mentions[at].labels, _JOINED
    for before in reversed(said.mentions[max(0, at - _MOST_JOINED) : at]):
        if not joined.fullmatch(said.low, before.end, start):
            break
        start, labels, joined = before.start, (*before.labels, *labels), _LISTED
    return start, tuple(dict.fromkeys(labels))


def _steps_over(word: str | None) -> bool:
    """Say whether a word may stand between a subject and its verb, as any adverb may."""
    return word is None or word in _STEPS or bool(_ADVERB.fullmatch(word))


def _liability_leads_to(low: str, mention: Mention, verb: re.Match[str]) -> bool:
    """Recognise the subject of `Supplier's liability for claims of any kind, however caused, shall not`."""
    if verb.start() - mention.end > REACH or ";" in low[mention.end : verb.start()]:
        return False
    if mention.owner:
        liable = _LIABLE.match(low, mention.end, verb.start())
        return liable is not None and not WITHIN.search(low, liable.end(), verb.start())
    tail = low[max(0, mention.start - TAIL) : mention.start]
    return bool(_LIABILITY_OF.search(tail)) and not WITHIN.search(low, mention.end, verb.start())


def _obligation_leads_to(low: str, mention: Mention, verb: re.Match[str]) -> bool:
    """Recognise the subject of `the obligations of Supplier under this clause shall survive`."""
    if mention.owner or not _DUTY_OF.search(low[max(0, mention.start - TAIL) : mention.start]):
        return False
    between = _OWED.fullmatch(low, mention.end, verb.start())
    return between is not None and not _GOVERNED.match(low, verb.end())
