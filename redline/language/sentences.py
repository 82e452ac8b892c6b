"""Splits the words of a contract into sentences, as lawyers write them."""

from __future__ import annotations

import re

END = re.compile(r"(?<![.?!…])[.?!…]++[”\"’'»)\]]{0,3}+[ \t\v\u00a0]++(?=\S)")

# Never the end of a sentence, whatever follows.
INNER = frozenset(
    (
        "e.g", "i.e", "eg", "ie", "viz", "cf", "al", "approx", "ca", "vs", "v", "mr",
        "mrs", "ms", "dr", "prof", "hon", "messrs", "rev", "gen", "sen", "rep", "st", "mt",
        "ft", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
        "dec", "bros", "dept", "univ", "fig", "figs", "attn", "incl", "excl",
        "para", "paras", "cl", "cls", "subpara", "subsec", "subs", "ss", "reg", "regs", "stat",
        "ann", "rul", "cir", "civ", "supp", "rev", "fla", "cal", "tex", "mich",
    )
)  # fmt: skip
# Followed by what they number: `No. 5`, `Sched. 2`, `Ex. B`.
NUMBERING = frozenset(
    (
        "no", "nos", "sec", "secs", "sect", "art", "arts", "sched", "ex", "exh", "app", "fl",
        "vol", "ed", "pt", "ch", "p", "pp", "r", "lot",
    )
)  # fmt: skip
# May end a sentence, but only before a word that plainly begins one.
DOUBTFUL = frozenset(
    (
        "inc", "corp", "ltd", "co", "cos", "llc", "llp", "lp", "plc", "pty", "gmbh", "n.a",
        "s.a", "s.p.a", "b.v", "n.v", "a.g", "u.s", "u.s.a", "u.k", "e.u", "d.c", "a.m", "p.m",
        "l.l.c", "l.p", "l.l.p", "jr", "sr", "esq", "ph.d", "m.d", "j.d", "etc", "et", "seq",
        "ave", "blvd", "rd", "ste", "bldg",
    )
)  # fmt: skip
OPENING = frozenset(
    (
        "the", "this", "that", "these", "those", "each", "any", "all", "no", "such", "neither",
        "either", "both", "if", "in", "on", "upon", "at", "as", "for", "to", "by", "with",
        "without", "when", "where", "while", "unless", "until", "subject", "except",
        "notwithstanding", "nothing", "it", "its", "they", "their", "there", "his", "her", "we",
        "our", "you", "your", "i", "provided", "however", "therefore", "accordingly",
        "furthermore", "moreover", "after", "before", "during", "within", "following", "a",
        "an", "every", "party", "parties", "customer", "supplier", "provider", "licensee",
        "licensor",
    )
)  # fmt: skip
ATTACHED = re.compile(
    r"\b(?:exhibits?|schedules?|annex(?:es)?|appendix|attachments?|ex|sched|parts?|sections?|articles?"
    r"|clauses?|class|series|option)\.?\s*$",
    re.IGNORECASE,
)
BREAK = re.compile(r"[\s(\[“\"]")
LISTED = re.compile(r"\(?(?:[a-zA-Z]{1,2}|[ivxlc]{1,5}|[\d.]{1,8})[.)]?")
LEADING = re.compile(r"^(?:\([a-zA-Z\d]{1,5}\)\s*)?[“\"‘'«(\[{<$€£¥•*_-]*")
WORD_END = re.compile(r"[^\w]")
NUMBERED = re.compile(r"[A-Z\d]{1,3}\b")
INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
NEAR = 40  # characters on either side of a mark that tell what it is


def starts(text: str) -> list[int]:
    """Return where sentences begin in a stretch of running text, the first at its first word."""
    first = len(text) - len(text.lstrip())
    if first == len(text):
        return []
    found = [first]
    for match in END.finditer(text):
        if _ends(text, match, found[-1]):
            found.append(match.end())
    return found


def _ends(text: str, match: re.Match[str], begun: int) -> bool:
    """Say whether the mark ends a sentence: by what stands before it and what comes after."""
    after = text[match.end() : match.end() + NEAR]
    if not _may_begin(after):
        return False
    mark = match.start()
    if text[mark] != ".":
        return True
    if mark - begun <= NEAR and LISTED.fullmatch(text[begun:mark].strip()):
        return False  # the number of an item of a list
    return _closes(text[max(0, mark - NEAR) : mark], after, closed=match.group()[1:2] in "”\"’')]")


def _may_begin(after: str) -> bool:
    """Say whether a sentence may begin so: with a capital or a figure, in quotes or brackets or not."""
    lead = LEADING.match(after)
    first = after[lead.end() : lead.end() + 1] if lead else ""
    return first.isupper() or first.isdigit() or after[:1] in {"{", "["}


def _closes(before: str, after: str, *, closed: bool) -> bool:
    last = BREAK.split(before)[-1].rstrip(".").lower()
    opens = WORD_END.split(after.lstrip("“\"‘'(["), maxsplit=1)[0].lower() in OPENING
    if last in INNER:
        return False
    if last in NUMBERING:
        return not (after[:1].isdigit() or NUMBERED.match(after)) and opens
    if last in DOUBTFUL or INITIALS.fullmatch(last):
        return opens or closed
    if len(last) == 1 and last.isalpha():
        return opens or bool(ATTACHED.search(before[: -len(last)][-20:]))
    return True
