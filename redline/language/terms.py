"""Finds defined terms: where each is defined, and the words that give its meaning."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redline.language.headings import DEFINING, GLOSS
from redline.language.lines import is_titled
from redline.language.sentences import starts
from redline.model import Clause, Contract, Role, Span, Story, Term

if TYPE_CHECKING:
    from redline.model import Paragraph

QUOTED = re.compile(
    r"[“\"„”](?P<double>[^\s“”\"„][^“”\"„\n]{0,78}?)[”\"“]|‘(?P<single>[^\s‘’][^‘’\n]{0,78}?)’(?!\w)"
)
OPENING = re.compile(r"[“\"„”‘]")
ALSO = re.compile(r"\s*(?:,|/|\(?\s*or|\(?\s*and|and/or|\(?\s*collectively,?)?\s*(?:the\s+)?$")
BRACKETED = re.compile(
    r"\(\s*(?:(?:the|this|each|an?|any|such|collectively|together|individually|hereinafter|hereafter"
    r"|herein|also|or|as|referred|to|defined|called|in|agreement|with|all|foregoing|being|and|its"
    r"|affiliates|hereof|for|is|are|both|jointly|severally|sometimes|amended|from|time|modified"
    r"|supplemented|singularly),?\s*)*$",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:referred to(?: herein| hereinafter| below)?(?: as)?|defined as|hereinafter(?: called)?"
    r"|known as|herein called|called|designated(?: as)?)(?:\s+(?:the|an?|collectively|each))?[\s,]*$",
    re.IGNORECASE,
)
GROUPED = re.compile(
    r"\b(?:(?:referred to|known|defined)(?:\s[\w,]+){0,6}?\sas"
    r"|(?:is|are)\s(?:each|both|together|collectively)|each|individually(?:\sas)?|singularly(?:\sas)?"
    r"|(?:together|collectively|jointly),?(?:\s(?:with\s[^()“”\"]{2,60},?|as|are))?)"
    r",?(?:\s(?:the|an?))?[\s,]*$",
    re.IGNORECASE,
)
"""What stands in front of `a “Party” and together the “Parties”`."""

CLOSING = re.compile(
    r"^\((?:and,?\s)?(?:together|collectively|jointly)\s[^“”\"]*$"
    r"|(?:^\(|[,;]\s?|\s(?:as|and|or|are|is)\s|collectively,?\s)(?:the|an?|each)?,?\s?$"
)
"""What ends the words of a bracket before the term that it closes with: `(…, the “Offering”)`."""

ARTICLE = re.compile(r"(?:the|an?)\s(?=[A-Z])")
LOOK_BACK, LONGEST = 140, 80


def find_terms(contract: Contract, clauses: tuple[Clause, ...]) -> tuple[Term, ...]:
    """Return the defined terms in the order of the text."""
    found: dict[tuple[str, int], Term] = {}
    for paragraph in contract.paragraphs:
        if paragraph.story in {Story.HEADER, Story.FOOTER}:
            continue
        for term in _in_paragraph(contract, paragraph):
            found.setdefault((term.term, term.span.start), term)
    for term in _in_tables(contract, clauses):
        found.setdefault((term.term, term.span.start), term)
    return tuple(sorted(found.values(), key=lambda term: (term.span, term.term)))


def _in_paragraph(contract: Contract, paragraph: Paragraph) -> Iterator[Term]:
    text = paragraph.span.of(contract.text)
    quotes = list(QUOTED.finditer(text)) if OPENING.search(text) else []
    begun = starts(text) if quotes or paragraph.emphasis else []
    meanings = _meanings(text, quotes, begun)
    for match in quotes:
        meaning = meanings.get(match.start()) or _inline(text, match, begun)
        if meaning is not None:
            yield _term(paragraph, match, meaning)
    if not quotes:
        yield from _emphasised(paragraph, text, begun)
        yield from _bracketed(paragraph, text, begun)


def _term(paragraph: Paragraph, match: re.Match[str], meaning: Span) -> Term:
    group = "double" if match["double"] else "single"
    raw = match[group]
    article = ARTICLE.match(raw)
    at = article.end() if article else 0
    term = raw[at:].strip().rstrip(",.;:")
    start = paragraph.span.start + match.start(group) + at
    return Term(
        term=" ".join(term.split()),
        span=Span(start, start + len(term)),
        definition=meaning.shifted(paragraph.span.start),
    )


def _meanings(text: str, quotes: list[re.Match[str]], begun: list[int]) -> dict[int, Span]:
    """Return the meaning of every quoted term that the text says `means` something."""
    found: dict[int, Span] = {}
    for at, match in enumerate(quotes):
        if not DEFINING.match(text, match.end()) or not _is_subject(text, match):
            continue
        meaning = _sentence(text, match.end(), begun)
        found[match.start()] = meaning
        earlier = at - 1
        while earlier >= 0 and ALSO.fullmatch(
            text[quotes[earlier].end() : quotes[earlier + 1].start()]
        ):
            found[quotes[earlier].start()] = meaning
            earlier -= 1
    return found


def _is_subject(text: str, match: re.Match[str]) -> bool:
    """Tell `“Affiliate” means` from `the word “Affiliate” is used`: the term or an article leads."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()].rstrip()
    if re.search(
        r"\b(?:word|words|phrase|terms? of|provided|expression)s?$", before, re.IGNORECASE
    ):
        return bool(re.match(r"\s*(?:shall\s+)?means?\b", text[match.end() :]))
    return True


def _sentence(text: str, at: int, begun: list[int]) -> Span:
    """Return the sentence of a definition up to its end; the whole rest where a list follows."""
    after = bisect_right(begun, at)
    end = begun[after] if after < len(begun) else len(text)
    start = at + len(text[at:end]) - len(text[at:end].lstrip())
    return Span(start, start + len(text[start:end].rstrip()))


def _inline(text: str, match: re.Match[str], begun: list[int]) -> Span | None:
    """Return the words before `(the “X”)` that the term stands for."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    bracket = before.rfind("(")
    inside = before[bracket:] if bracket >= 0 and ")" not in before[bracket:] else ""
    if inside:
        rest = QUOTED.sub("", inside)
        closing = text[match.end() : match.end() + 1] == ")" and CLOSING.search(inside)
        if not (BRACKETED.fullmatch(rest) or closing) or not _is_term(match):
            return None
        opened = match.start() - len(inside)
    elif CALLED.search(before) or (GROUPED.search(before) and _is_term(match)):
        opened = match.start()
    else:
        return None
    start = begun[max(0, bisect_right(begun, opened) - 1)]
    words = text[start:opened].rstrip()
    return Span(start, start + len(words))


def _is_term(match: re.Match[str]) -> bool:
    words = ARTICLE.sub("", match["double"] or match["single"])
    return len(words.split()) <= 8 and not re.match(r"[a-z](?![a-z]?[A-Z])", words)


def _emphasised(paragraph: Paragraph, text: str, begun: list[int]) -> Iterator[Term]:
    """Read `**Affiliate** means …`: a bold term without quotation marks."""
    if not paragraph.emphasis:
        return
    span = paragraph.emphasis[0].shifted(-paragraph.span.start)
    term = span.of(text).strip(" :")
    if (
        text[: span.start].strip()
        or not term
        or len(term) > LONGEST
        or not GLOSS.match(text, span.end)
    ):
        return
    start = paragraph.span.start + text.index(term)
    meaning = _sentence(text, span.end, begun).shifted(paragraph.span.start)
    yield Term(term=term, span=Span(start, start + len(term)), definition=meaning)


def _bracketed(paragraph: Paragraph, text: str, begun: list[int]) -> Iterator[Term]:
    """Read `(the **Supplier**)`: a bold term in brackets, as British papers have it."""
    for emphasis in paragraph.emphasis:
        span = emphasis.shifted(-paragraph.span.start)
        term = span.of(text).strip(" ,()“”")
        bracket = text.rfind("(", max(0, span.start - LOOK_BACK), span.start + 1)
        inside = text[bracket : text.find(term, span.start)] if term and bracket >= 0 else ""
        after = text[span.end : span.end + 12].lstrip(" ”)") != text[span.end : span.end + 12]
        if not inside or not after or not BRACKETED.fullmatch(inside) or term[:1].islower():
            continue
        start = bracket + len(inside)
        first = begun[max(0, bisect_right(begun, bracket) - 1)]
        meaning = Span(first, first + len(text[first:bracket].rstrip()))
        yield Term(
            term=term,
            span=Span(start, start + len(term)).shifted(paragraph.span.start),
            definition=meaning.shifted(paragraph.span.start),
        )


def _in_tables(contract: Contract, clauses: tuple[Clause, ...]) -> Iterator[Term]:
    """Read key terms of a cover page that the clauses use by name, and tables of definitions."""
    operative = " ".join(
        clause.body.of(contract.text)
        for clause in clauses
        if clause.role in {Role.CLAUSE, Role.DEFINITION}
    )
    for clause in clauses:
        if clause.role is not Role.TABLE or not clause.heading_span or not clause.body.length:
            continue
        term = clause.heading.strip("“”\"'‘’: ")
        usable = (
            not term.isupper()
            and 0 < len(term.split()) <= 6
            and is_titled(term.split())
            and term[:1].isalpha()
        )
        if (
            usable
            and term in operative
            and re.search(rf"(?<!\w){re.escape(term)}(?!\w)", operative)
        ):
            yield Term(term=term, span=clause.heading_span, definition=clause.body)
