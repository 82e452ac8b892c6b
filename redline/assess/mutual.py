"""Knows how to make a sentence about one party speak of both, by its subject and not by retyping it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redline.model import Span

Changes = tuple[tuple[Span, str], ...]

AND_ITS = re.compile(r",? (and|or)(?= its\b[\w ,]{0,60} (?:shall|will|may|must|is|are)\b)")
"""Others named with the party, as in `Supplier and its affiliates shall not`."""

REFUSAL = re.compile(
    r"(?P<before>(?:(?! that )[^.;]){0,80}? (?:shall|will|may|must|can|is|does)(?:, [^,.;]{1,60},)?)"
    r"(?P<cut> not)\b"
)
NEVER = re.compile(
    r"[^.;]{0,40}? (?:shall|will|is|are) (?:in|under) (?P<cut>no) (?:event|case|circum)"
)
NOTHING = re.compile(r"[^.;]{0,40}? (?:(?:shall|will) have|has|bears|accepts) (?P<cut>no)\b")
RIGHT = re.compile(
    r"(?: also)? (?:may|can|(?:is|shall be|will be) entitled|(?:\w+ )?(?:has|have|reserves) the right)\b"
)
DUTY = re.compile(
    r"(?:,? (?:and|or) its\b[\w ,]{0,60})? (?:also |hereby |irrevocably |expressly )*"
    r"(?:shall|will|must|agrees|undertakes|covenants|submits|consents|waives|accepts)\b"
)
TURNED = re.compile(r"(?:shall|will|may|does|is|are) $", re.IGNORECASE)
DONE_BY = re.compile(r"\b(?:shall|will|may|can|must) (?:not )?(?:only )?be [\w, ]{3,60} by $")
"""In front of the party that does what is done, as in `may not be assigned by Customer`."""

DENIED = re.compile(
    r"\b(?:no (?:event|case|circumstances?|theory|conditions?|account|ground)|nor|neither|not|never)\b",
    re.IGNORECASE,
)
OWN_MONEY = re.compile(
    r"\b(?:paid|payable|due|owed|owing|received|invoiced|payments?(?: to be)? made)(?: by| from| to)? $",
    re.IGNORECASE,
)
"""In front of a party that pays or is paid: whoever is liable, the fees are those of one side."""

PAID_FAR = 80
PAYEE = re.compile(
    r"\b(?:paid|payable|payments?|fees|amounts?|owed|received|remitted)\b[^.;]{0,60}? (?:by|from|to) $",
    re.IGNORECASE,
)
"""The same, where one of them is named in between: `payments made to Supplier by`."""

NAMED_AFTER = re.compile(r"(?:-| [A-Z][a-z])")
"""Behind a name that is part of another one, as in `Customer Data` or `Supplier Indemnitees`."""

EXCEPTED = re.compile(
    r"\b(?:except|other than|save|subject to|excluding|notwithstanding|in addition to)\b[^,]{0,60}$",
    re.IGNORECASE,
)
"""In front of a party that an exception names, not the sentence itself."""

IF = re.compile(r"\b(?:if|that|when|where|whether|unless|because) $", re.IGNORECASE)
OBJECT = re.compile(
    r"\b(?:to|against|from|by|of|with|upon|on|notify|notifying|give|giving|indemnif\w+|harmless|defend"
    r"|defending|reimburse|compensate|protect) $",
    re.IGNORECASE,
)


ITS, THAT, SUCH, OTHER = "its", "that party", "such party", "the other party"


def made_mutual(text: str, sentence: Span, one: tuple[str, ...], other: tuple[str, ...]) -> Changes:
    """Return what to write for which words, so that a sentence about party `one` holds for both.

    Its subject becomes `either`, `each` or `neither party`, the other one `the other party`. Nothing is
    returned where the sentence has another subject, or where the other party acts in it as well.
    """
    mentions = tuple(_mentions(text, sentence, one))
    theirs = tuple(_mentions(text, sentence, other))
    if not mentions or any(NAMED_AFTER.match(text, at.end) for at in (*mentions, *theirs)):
        return ()
    subject, *again = mentions
    if EXCEPTED.search(text[sentence.start : subject.start]):
        return ()
    changed = _subject(text, sentence, subject)
    rest = [_again(text, mention) for mention in again]
    others = [_other(text, mention) for mention in theirs]
    named = [change for change in (*rest, *others) if change is not None]
    if not changed or len(named) < len(rest) + len(others):
        return ()
    met = min((span.start for span, new in named if new == OTHER), default=sentence.end)
    if any(span.start > met for span, new in named if new in {ITS, THAT}):  # whose, would not show
        return ()
    return tuple(sorted((*changed, *(change for change in named if change[1]))))


def _mentions(text: str, sentence: Span, names: tuple[str, ...]) -> Iterator[Span]:
    """Yield where a party is named, with its article and what makes it a possessive."""
    called = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if called:
        pattern = re.compile(
            rf"\b(?:[Tt]he |THE )?(?:{called}|{called.upper()})\b(?:['’][sS]?(?!\w))?"
        )
        for found in pattern.finditer(text, sentence.start, sentence.end):
            yield Span(*found.span())


def _subject(text: str, sentence: Span, party: Span) -> Changes:
    """Return what makes the party that a sentence is about both of them, with its refusal."""
    before, after = text[sentence.start : party.start], text[party.end : sentence.end]
    denied = DENIED.search(before) is not None
    if _owns(text, party):
        return ((party, "either party's" if denied else "each party's"),)
    if DONE_BY.search(before):
        return ((party, "either party"),)
    if before.endswith(" of ") or TURNED.search(before):
        return ((party, "either party" if denied else "each party"),)
    return _refused(party, after) or _granted(party, after)


def _refused(party: Span, after: str) -> Changes:
    if not after.startswith((" ", ",")):
        return ()
    joined = AND_ITS.match(after)
    also = ((Span(party.end, party.end + joined.end()), " nor"),) if joined else ()
    if found := NEVER.match(after):
        cut, new = found.span("cut"), "any"
    elif found := REFUSAL.match(after):
        cut, new = found.span("cut"), ""
    elif found := NOTHING.match(after):
        cut, new = found.span("cut"), "any"
    else:
        return ()
    return ((party, "neither party"), *also, (Span(party.end + cut[0], party.end + cut[1]), new))


def _granted(party: Span, after: str) -> Changes:
    if RIGHT.match(after):
        return ((party, "either party"),)
    return ((party, "each party"),) if DUTY.match(after) else ()


def _again(text: str, mention: Span) -> tuple[Span, str] | None:
    """Return what stands for the same party once more: its possessive, or an object of the sentence."""
    if _owns(text, mention):
        return mention, ITS
    before = text[: mention.start][-30:]
    if IF.search(before):
        return mention, SUCH
    if PAYEE.search(text[: mention.start][-PAID_FAR:]):
        return mention, ""
    return (mention, THAT) if OBJECT.search(before) else None


def _other(text: str, mention: Span) -> tuple[Span, str] | None:
    """Return what stands for the other party; empty where it stays, none where it acts itself."""
    before = text[: mention.start][-30:]
    if OWN_MONEY.search(before) or PAYEE.search(text[: mention.start][-PAID_FAR:]):
        return mention, ""
    if _owns(text, mention):
        return None
    return (mention, OTHER) if OBJECT.search(before) else None


def _owns(text: str, mention: Span) -> bool:
    return mention.of(text).casefold().endswith(("'", "’", "'s", "’s"))
