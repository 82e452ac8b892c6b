"""Knows where a missing clause goes, and what it must look like there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from redline.assess.case import Case
from redline.assess.draft import Draft
from redline.assess.voice import in_their_voice
from redline.model import Clause, NewParagraph, Paragraph, Required, Role, Span, Story

OPERATIVE = frozenset({Role.CLAUSE, Role.DEFINITION})
NUMBER = re.compile(r"\d|^(?:article|section|clause)\b|^[IVX]+\b", re.IGNORECASE)
LAST_NUMBER = re.compile(r"(\d+)(?!.*\d)")
SIGNING = re.compile(
    r"[\[\s]*(?:in witness (?:where|here)of\b|/s/|(?:by|name|title|its|dated?|per|attest)\s*:"
    r"|signature page|signed (?:by|for)\b|_{3,}"
    r"|(?:yours |very |respectfully |most )?(?:sincerely|truly|faithfully)(?: yours)?[,.]?$"
    r"|(?:please|kindly|if you agree)\b.{0,120}\b(?:sign|signing|countersign)\b)|.*/s/\s",
    re.IGNORECASE,
)
"""How a paragraph begins at which a contract is signed: nothing goes in behind it."""

TRAILING = re.compile(
    r"[-–— *]*(?:page )?\d{0,4}(?: of \d+)?[-–— *]*|source: .*|.*\bpage (?:follows|intentionally)\b.*"
    r"|\[[^\]]*\bsignatures?\b[^\]]*\]|(?:exhibit|schedule|annex|appendix|article|section)\b.{0,60}",
    re.IGNORECASE,
)
"""A line that closes a page or opens what follows: no words of the clause it stands under."""

LATE = 0.4
"""The last article ends this far into the agreement at least, else it is not the last."""

NOTICE = re.compile(
    r"\b(?:notif\w+|notices?|address\w*|cop(?:y|ies) to|if to|contacts?)\b", re.IGNORECASE
)
OPENS = 12
"""So many lines behind one that opens a list of addresses, names and titles belong to it."""

COMPANY = re.compile(
    r"[A-Z][^.;:]{1,60},? (?:Inc|LLC|L\.L\.C|L\.P|Ltd|Limited|Corp|Corporation|GmbH|plc|S\.A|N\.V|B\.V)\.?"
)
"""A company's name on a line of its own, over its signature."""

INTRODUCES = re.compile(
    r"\b(?:recital|recordal|background|introduction|preamble|interpretation|definitions?)",
    re.IGNORECASE,
)
"""The title of an article that comes before what the parties promise."""

LONG = 200
"""Characters after which words without a stop are no title and no last line of a list."""

SHORT = 8
"""A line of no more words right over a signature names who signs."""

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORD = re.compile(r"[a-z]{3,}")
NEARLY = 0.9
"""A clause that has so great a part of our words, and is hardly shorter, says what we say."""

TYPED_NUMBER = re.compile(
    r"^\s*((?:section |article |clause |§ ?)?\(?[\da-z]{1,4}(?:\.\d+)*[.)]?)([\s\v]+)",
    re.IGNORECASE,
)
ROMAN_NUMBER = re.compile(
    r"^\s*((?i:article|section|clause)\s)?([IVXLC]{1,7})([.):]?)([ \t\v]+|\s*[–—-]\s*)(?=\S)"
)
ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def supply(case: Case, required: Required, supplied: Mapping[int, int]) -> tuple[Draft, ...]:
    """Return the change that puts a missing clause in; empty where no place for it can be found.

    It goes in as the last sub-clause of the first article of one of `required.after` that has
    sub-clauses, else as the last article before the signatures: nothing behind it is renumbered, so
    that no reference breaks. It takes style, numbering and heading of the clause it follows.
    `supplied` counts the clauses put in already by where they go in, which matters where numbers are
    typed by hand.
    """
    siblings = _siblings(case, required)
    if not siblings:
        return ()
    anchor = _last(case, siblings[-1])
    if _is_cut(anchor.span.of(case.contract.text).rstrip()):
        return ()
    if siblings[0].parent is None and anchor.span.end < LATE * _end(case):
        return ()  # what stands behind the last article found was not made out
    before = supplied.get(anchor.span.end, 0)
    return (
        Draft(
            span=Span(anchor.span.end, anchor.span.end),
            paragraphs=_written(case, required, siblings, before),
        ),
    )


def _is_cut(said: str) -> bool:
    """Say whether a page cut a paragraph in two: a long one without a stop goes on further below."""
    return len(said) > LONG and said[-1:].isalnum()


def is_there(case: Case, required: Required) -> bool:
    """Say whether a clause says already what we would put in, as after a round that accepted it."""
    ours = in_their_voice(case, required.text)
    wanted = set(WORD.findall(ours.casefold()))
    for clause in case.judged():
        if NEARLY * len(ours) <= clause.span.length <= 2 * len(ours):
            said = set(WORD.findall(clause.span.of(case.contract.text).casefold()))
            if len(wanted & said) >= NEARLY * len(wanted):
                return True
    return False


def _end(case: Case) -> int:
    """Return where the main agreement ends: at its signatures, or at the first schedule."""
    main = _articles(case)
    ends = (
        clause.span.start
        for clause in _top(case)
        if clause.span.start > main[-1].span.start
        and (clause.role == Role.SCHEDULE or _is_signed(case, clause))
    )
    return next(ends, len(case.contract.text))


def _siblings(case: Case, required: Required) -> tuple[Clause, ...]:
    """Return the clauses of the row that the new one is to close."""
    articles = _articles(case)
    for wanted in required.after:
        for article in sorted(articles, key=lambda each: _likeness(each, wanted)):
            if _is(case, article, wanted):
                below = _numbered(case.children.get(article.id, ()))
                if len(below) >= 2 and not _is_list(case, below):
                    return below
    below = _numbered(case.children.get(articles[0].id, ())) if len(articles) == 1 else ()
    if len(below) >= 2 and not _is_list(case, below):
        return below
    return _lettered(articles) or _numbered(articles) or articles


def _lettered(articles: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the articles that letters count from A on: then `I.` is a letter and no numeral."""
    marks = [(clause, clause.label.strip("().: ")) for clause in articles]
    letters = [(clause, mark) for clause, mark in marks if len(mark) == 1 and mark.isupper()]
    said = "".join(mark for _, mark in letters)
    counted = len(said) >= 3 and ALPHABET.startswith(said)
    return tuple(clause for clause, _ in letters) if counted else ()


def _pattern(siblings: tuple[Clause, ...]) -> Clause:
    """Return the sibling that shows how one looks: the last with a heading, if most have headings."""
    headed = [clause for clause in siblings if clause.heading_span is not None]
    return headed[-1] if 2 * len(headed) > len(siblings) else siblings[-1]


def _likeness(article: Clause, wanted: str) -> float:
    """Return how far an article is from being about a subject: it goes in where that is surest."""
    return -article.confidence if article.type == wanted else 0


def _articles(case: Case) -> tuple[Clause, ...]:
    """Return the top-level clauses of the main agreement, before it is signed and before any schedule."""
    main: list[Clause] = []
    for clause in _top(case):
        if clause.role == Role.SCHEDULE and main:
            break
        if _is_signed(case, clause) and 2 * _length(main) >= _said(case):
            break
        if clause.role in OPERATIVE and _says_something(case, clause):
            main.append(clause)
    return tuple(main)


def _top(case: Case) -> Iterator[Clause]:
    return (c for c in case.reading.clauses if c.parent is None and c.story == Story.BODY)


def _said(case: Case) -> int:
    """Return how many characters the articles have up to the first schedule behind one."""
    found: list[Clause] = []
    for clause in _top(case):
        if clause.role == Role.SCHEDULE and found:
            break
        if clause.role in OPERATIVE and _says_something(case, clause):
            found.append(clause)
    return _length(found)


def _length(clauses: list[Clause]) -> int:
    return sum(clause.span.length for clause in clauses)


def _is_signed(case: Case, clause: Clause) -> bool:
    """Say whether a clause is where the contract is signed, by its role or by how it begins."""
    if clause.role is Role.SIGNATURE:
        return True
    lines = clause.span.of(case.contract.text).split("\n")
    begins = [line for line in lines if line.strip()][:2]
    return not clause.label and any(SIGNING.match(line) for line in begins)


def _says_something(case: Case, clause: Clause) -> bool:
    """Say whether a clause is a provision: no recital, no page number taken for one."""
    words = clause.span.of(case.contract.text)
    return clause.type not in {"recitals", "parties"} and words.strip() != clause.label


def _is(case: Case, article: Clause, wanted: str) -> bool:
    """Say whether an article is about a subject, as a whole or in more than one of its sub-clauses."""
    if article.type == "definitions" or INTRODUCES.match(article.heading or ""):
        return wanted == "definitions" and article.type == wanted
    below = [clause.type for clause in case.children.get(article.id, ())]
    return article.type == wanted or 3 * below.count(wanted) >= max(3, len(below))


def _last(case: Case, clause: Clause) -> Paragraph:
    """Return the paragraph with the last words of a clause.

    Signatures, page numbers and a title that opens the next part are none, though nothing in their
    look says so.
    """
    first, last = clause.paragraphs
    every = case.contract.paragraphs
    words = [every[index].span.of(case.contract.text).strip() for index in range(first, last)]
    signs = (
        at
        for at, said in enumerate(words)
        if at and SIGNING.match(said) and not _is_sent(words, at)
    )
    signed = next(signs, len(words))
    end = signed
    while end > 1 and _is_trailing(words, end - 1, signed=signed < len(words)):
        end -= 1
    if words[end - 1].endswith(":"):  # what it opens stands below it
        end = signed
    return every[first + end - 1]


def _is_sent(words: list[str], at: int) -> bool:
    """Say whether a line is one of an address for notices, which has names and titles as well."""
    near = words[max(0, at - OPENS) : at]
    return any(said.endswith(":") and NOTICE.search(said) for said in near)


def _is_trailing(words: list[str], at: int, *, signed: bool) -> bool:
    """Say whether a line is no part of what a clause says; over a signature, a name is none."""
    said = words[at]
    if COMPANY.fullmatch(said):
        return not _is_sent(words, at)
    names = signed and len(said.split()) <= SHORT
    if said.endswith((".", ";")) and not (names and said.isupper()):
        return False
    return names or TRAILING.fullmatch(said) is not None


def _numbered(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the clauses numbered as most are that have a figure or a title in their number.

    Letters alone are the items of a list; nothing is put behind those.
    """
    numbered = [clause for clause in clauses if NUMBER.search(clause.label)]
    shapes = [_shape(clause) for clause in numbered]
    usual = max(shapes, key=shapes.count, default="")
    return tuple(clause for clause in numbered if _shape(clause) == usual)


def _shape(clause: Clause) -> str:
    return re.sub(r"[ivxlc]+|[a-z]", "a", re.sub(r"\d+", "1", clause.label.lower()))


def _is_list(case: Case, clauses: tuple[Clause, ...]) -> bool:
    """Say whether sub-clauses are items of one sentence rather than provisions of their own."""
    if not any(character.isdigit() for character in clauses[0].label):
        return True
    said = [clause.body.of(case.contract.text).lstrip() for clause in clauses]
    return 2 * sum(words[:1].islower() for words in said) > len(clauses)


def _written(
    case: Case, required: Required, siblings: tuple[Clause, ...], before: int
) -> tuple[NewParagraph, ...]:
    text = " ".join(in_their_voice(case, required.text).split())
    model = _pattern(siblings)
    first, last = model.paragraphs
    lead = case.contract.paragraphs[first]
    number = (_typed_letter if _lettered(siblings) else _typed_number)(case, siblings[-1], before)
    span = model.heading_span
    if span is None:
        return (NewParagraph(text=number + text, like=first),)
    heading = _headed_like(case, required.heading, span)
    if span.end >= lead.span.end and last - first > 1:  # a heading on its own line
        heading = heading.rstrip(".:")
        body = _body_paragraph(case, model)
        return (
            NewParagraph(text=number + heading, like=first, heading=len(number + heading)),
            NewParagraph(text=text, like=body),
        )
    led = number + heading
    gap = _gap(case, Span(span.end, model.body.start))
    return (NewParagraph(text=led + gap + text, like=first, heading=len(led)),)


def _headed_like(case: Case, heading: str, span: Span) -> str:
    """Write our heading as theirs: capitals where they use them, and the mark they close it with."""
    theirs = span.of(case.contract.text).strip()
    after = case.contract.text[span.end : span.end + 1]
    mark = theirs[-1] if theirs[-1:] in {".", ":", "—", "–"} else ""
    if not mark and after in {".", ":"}:
        mark = after
    return (heading.upper() if theirs.isupper() else heading) + mark


def _gap(case: Case, between: Span) -> str:
    """Return what stands between their heading and their text."""
    white = re.search(r"[ \t\v]+", between.of(case.contract.text))
    return white.group() if white else " "


def _body_paragraph(case: Case, model: Clause) -> int:
    first, last = model.paragraphs
    bodies = (
        index for index in range(first + 1, last) if case.contract.paragraphs[index].span.length
    )
    return next(bodies, first)


def _typed_letter(case: Case, model: Clause, before: int) -> str:
    """Return the next letter where articles are lettered by hand, with the gap behind it."""
    lead = case.contract.paragraphs[model.paragraphs[0]]
    typed = TYPED_NUMBER.match(lead.span.of(case.contract.text))
    letter = model.label.strip("().: ")
    place = ALPHABET.index(letter) + 1 + before
    if lead.label or typed is None or place >= len(ALPHABET):
        return ""
    return typed[1].replace(letter, ALPHABET[place], 1) + typed[2]


def _typed_number(case: Case, model: Clause, before: int) -> str:
    """Return the next number where the contract types its numbers by hand, with the gap behind it."""
    lead = case.contract.paragraphs[model.paragraphs[0]]
    typed = TYPED_NUMBER.match(lead.span.of(case.contract.text))
    if lead.label or not model.label:
        return ""
    if roman := ROMAN_NUMBER.match(lead.span.of(case.contract.text)):
        number = _in_roman(_of_roman(roman[2]) + 1 + before)
        return f"{roman[1] or ''}{number}{roman[3]}{roman[4]}"
    if typed is None or not LAST_NUMBER.search(typed[1]):
        return ""
    following = LAST_NUMBER.sub(
        lambda number: _counted_on(number[1], 1 + before), typed[1], count=1
    )
    return following + typed[2]


def _counted_on(number: str, by: int) -> str:
    """Return a number so many further on, as wide as they write it: `06` becomes `07`."""
    return str(int(number) + by).zfill(len(number))


def _of_roman(numeral: str) -> int:
    values = [value for letter in numeral for value, sign in ROMAN if sign == letter]
    nexts = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, nexts, strict=True)
    )


def _in_roman(number: int) -> str:
    numeral = ""
    for value, sign in ROMAN:
        numeral += sign * (number // value)
        number %= value
    return numeral
