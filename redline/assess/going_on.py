"""Knows where in a sentence words of ours can go on with what it says, and where it stops."""

from __future__ import annotations

import re

from redline.model import Span

TAIL = re.compile(r"[;,.]?(?:\s+(?:and|or|and/or))?\s*$")
"""What closes a sentence or an item of a list: a stop, or the mark and word that lead to the next."""

ITEM = re.compile(r";\s*(?:(?:and|or|and/or)\s+)?(?:\(|[ivx\d]{1,4}[.)]|[a-z][.)])")
"""A semicolon that parts the items of a list, where the sentence does not end."""

CLOSED = re.compile(r"[.!?][\"”’)]*$")
NAMED = re.compile(r"\b(?:Inc|Corp|Ltd|Co|LLC|L\.L\.C|L\.P|LP|N\.V|B\.V|S\.A|plc|GmbH|Esq)\.$")
"""The end of a name that a full stop belongs to, as over a signature."""

LEANS = re.compile(
    r"[ \t\v]*(?:(?:Any |Each )?[Ss]uch\s"
    r"|(?:Without (?:limiting|prejudice to)|Notwithstanding|In addition to)"
    r" (?:the (?:generality of the )?)?foregoing|The foregoing|In (?:such|that|this) (?:case|event)|If so\b"
    r"|These\s|It is (?:understood|agreed)\b"
    r"|This (?:restriction|obligation|covenant|undertaking|commitment|right|price|section)\b)"
)
"""How a sentence begins that goes back to the one before it."""

SHORT = 120  # characters: what a page leaves below the words of a clause is not longer
QUOTED = (".”", '."', ".'", ".’")


def open_end(text: str, sentence: Span, hit: Span) -> int | None:
    """Return the offset where words go on with what a sentence says at `hit`: in front of its stop.

    A semicolon behind the hit ends what is said there, unless it parts the items of a list. None
    where the sentence opens a list below it, ends within quotes, or has no stop: a page cut it in two.
    """
    said = sentence.of(text).rstrip()
    part = part_of(text, Span(sentence.start, sentence.start + len(said)), hit)
    whole = part.end == sentence.start + len(said)
    stop = stop_of(part.of(text))
    if whole and (said.endswith(QUOTED) or not stop.strip()):
        return None
    return part.end - len(stop)


def part_of(text: str, sentence: Span, hit: Span) -> Span:
    """Return the part of a sentence that says `hit`, where semicolons part it."""
    said = sentence.of(text)
    marks = [found.start() for found in re.finditer(";", said)]
    cuts = [at for at in marks if not ITEM.match(said, at) and _is_outside(said, at)]
    start = max((at + 1 for at in cuts if sentence.start + at < hit.start), default=0)
    end = min((at for at in cuts if sentence.start + at >= hit.end), default=len(said))
    return Span(sentence.start + start, sentence.start + end)


def leaned_on(text: str, end: int) -> bool:
    """Say whether the sentence behind an offset speaks of the one before it, and falls without it."""
    return LEANS.match(text, end) is not None


def stop_of(said: str) -> str:
    """Return what closes a sentence: its full stop, or the mark and word behind an item of a list."""
    found = TAIL.search(said)
    return found[0] if found else ""


def is_closed(said: str) -> bool:
    """Say whether words end as a sentence does."""
    return CLOSED.search(said[-8:].rstrip()) is not None


def last_words(text: str, body: Span) -> int | None:
    """Return where the words of a clause end, above short lines that a page left below them.

    None where such a line cuts a sentence in two: nobody knows how that goes on.
    """
    end = whole = body.start + len(body.of(text).rstrip())
    while end > body.start:
        start = max(text.rfind("\n", body.start, end) + 1, body.start)
        line = text[start:end].rstrip()
        is_name = start > body.start and len(line) <= SHORT and NAMED.search(line)
        if is_closed(line) and not is_name:
            return start + len(line)
        if start == body.start or len(line) > SHORT:
            return whole if end == whole else None
        end = start - 1
    return None


def _is_outside(said: str, at: int) -> bool:
    """Say whether a place is not within brackets."""
    return said.count("(", 0, at) <= said.count(")", 0, at)
