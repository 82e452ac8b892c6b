"""Sees a contract as numbered lines: each body paragraph with its number, its look and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from redline.language import numbers
from redline.language.numbers import Number
from redline.model import OBJECT, Cell, Contract, Paragraph, Span, Story

SMALL = frozenset(
    (
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "nor",
        "of", "off", "on", "onto", "or", "per", "the", "to", "upon", "via", "with", "without",
        "vs", "be", "not", "than", "de", "la", "und", "der", "die", "das", "&", "/", "–", "—", "-",
    )
)  # fmt: skip
BULLET = re.compile(r"\s*[•●○▪■◦·∙\uf0b7\uf0a7\uf0d8*–—-]\s*[\t ]\s*(?=\S)")
NAME_OF_HEADING = re.compile(r"heading|title|subtitle|überschrift|titre|rubrik", re.IGNORECASE)
SMALL_LETTER = re.compile(r"[a-z]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One paragraph of the body that has text. `span` is without surrounding white space.

    `content` is where the words begin after a typed number. Positions are of the contract's text.
    """

    order: int
    paragraph: Paragraph
    text: str
    span: Span
    number: Number | None

    @property
    def content(self) -> int:
        """Return where the words begin, after a typed number."""
        if self.number is None or not self.number.typed:
            return self.span.start
        return min(self.paragraph.span.start + self.number.end, self.span.end)

    @cached_property
    def words(self) -> str:
        """Return the text after a typed number."""
        return self.text[self.content - self.span.start :]

    @cached_property
    def tokens(self) -> list[str]:
        """Return the words one by one."""
        return self.words.split()

    @property
    def cell(self) -> Cell | None:
        """Return the table cell the line stands in."""
        return self.paragraph.cell

    @property
    def style(self) -> str:
        """Return the paragraph style's name in small letters."""
        return self.paragraph.style.lower()

    @cached_property
    def styled(self) -> bool:
        """Say whether the style or an outline level marks the paragraph as a heading."""
        return bool(NAME_OF_HEADING.search(self.style)) or self.paragraph.outline is not None

    @cached_property
    def emphatic(self) -> bool:
        """Say whether all words are bold or underlined."""
        marked = sum(len(LETTER.findall(self._own(span))) for span in self.paragraph.emphasis)
        return marked > 0 and marked >= 0.95 * len(LETTER.findall(self.words))

    @cached_property
    def capitals(self) -> bool:
        """Say whether all letters are capitals, typed or by format."""
        if not self.paragraph.capitals and SMALL_LETTER.search(self.words):
            return False
        letters = "".join(LETTER.findall(self.words))
        return len(letters) > 2 and (self.paragraph.capitals or letters == letters.upper())

    @cached_property
    def titled(self) -> bool:
        """Say whether every word that matters begins with a capital, as in a title."""
        return is_titled(self.tokens)

    @cached_property
    def bullet(self) -> bool:
        """Say whether the line is an item of a list without numbers."""
        return self.paragraph.bullet or (self.number is None and bool(BULLET.match(self.text)))

    @cached_property
    def look(self) -> tuple[object, ...]:
        """Return what headings of one rank have in common."""
        style = self.style if NAME_OF_HEADING.search(self.style) else ""
        return (style, self.emphatic, self.capitals, self.paragraph.centred)

    def _own(self, span: Span) -> str:
        start = max(span.start, self.content)
        return self.text[start - self.span.start : max(span.end, start) - self.span.start]


def read_lines(contract: Contract) -> tuple[Line, ...]:
    """Return the body paragraphs that have text, in order, with the numbers they carry."""
    lines: list[Line] = []
    for paragraph in contract.paragraphs:
        if paragraph.story is not Story.BODY:
            continue
        line = _line(contract, paragraph, len(lines))
        if line is not None:
            lines.append(line)
    return tuple(lines)


def folded(text: str) -> str:
    """Return a heading's words for comparison: small letters, no punctuation."""
    return " ".join(re.sub(r"[^\w\s&/]", " ", text.lower()).split())


def is_titled(tokens: list[str]) -> bool:
    """Say whether every word that matters begins with a capital, a figure or a bracket."""
    told = False
    for word in tokens:
        if word.lower().strip("(,;:") not in SMALL:
            if not _is_capital(word):
                return False
            told = True
    return told


def _is_capital(word: str) -> bool:
    first = word.lstrip("(“\"‘'[{")[:1]
    return not first.islower()


def _line(contract: Contract, paragraph: Paragraph, order: int) -> Line | None:
    raw = paragraph.span.of(contract.text)
    text = raw.strip().strip(OBJECT).strip()
    if not text:
        return None
    start = paragraph.span.start + raw.index(text)
    number = _number(paragraph, raw)
    return Line(
        order=order,
        paragraph=paragraph,
        text=text,
        span=Span(start, start + len(text)),
        number=number,
    )


def _number(paragraph: Paragraph, raw: str) -> Number | None:
    if paragraph.bullet:
        return None
    if paragraph.label:
        found = numbers.automatic(paragraph.label)
        if found is not None:
            return found
    return numbers.typed(raw)
