"""What a contract is called: the title that stands on it, or the one its properties give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.errors import UnreadableError
from redline.model import OBJECT, Story
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterator

    from redline.model import Paragraph
    from redline.word.package import Package

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_LOOKED_AT: Final = 12
_MOST_WORDS: Final = 14
_LONGEST: Final = 120
_ENDS: Final = (".", ";", ":", ",")
_PLACEHOLDERS: Final = frozenset("{[<_*")
_KIND = re.compile(
    r"\b(?:agreement|contract|addendum|amendment|terms|licen[cs]e|statement of|order form|nda|deed"
    r"|lease|policy|consent|letter|memorandum|charter|undertaking|schedule|request for)s?\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:table of )?contents\Z|using this|how to|(?:document|template)[0-9]*\Z", re.IGNORECASE
)
_NO_RECORD = re.compile(
    r"microsoft word|untitled|template\b|.*\.(?:docx?|dotx?|rtf|pdf)\Z", re.IGNORECASE
)


def title_of(package: Package, text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return the title of a contract: what stands on it in a title's place, else its properties.

    The title in the properties is often that of the file it was made from, so it goes first only
    if the first page says it too.
    """
    lines = tuple(_first_lines(text, paragraphs))
    recorded = _recorded(package)
    if recorded and any(recorded.lower() == line.lower() for line, _ in lines):
        return recorded
    for line, _ in lines:
        if _KIND.search(line):
            return line
    shown = next((line for line, paragraph in lines if _stands_out(paragraph)), "")
    return shown or recorded


def _first_lines(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[str, Paragraph]]:
    """Yield the first lines that could be titles: short, unnumbered, no sentences, no blanks."""
    seen = 0
    for paragraph in paragraphs:
        if paragraph.story is not Story.BODY or seen == _LOOKED_AT:
            return
        words = paragraph.span.of(text).replace(OBJECT, " ").strip()
        line = " ".join(words.split())
        seen += bool(line)
        if "\t" not in words and _could_be_title(line) and not paragraph.label:
            yield line, paragraph


def _could_be_title(line: str) -> bool:
    is_short = 2 < len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    is_finished = not line.endswith(_ENDS) and not _PLACEHOLDERS.intersection(line)
    return is_short and is_finished and line[0].isupper() and not _NO_TITLE.match(line)


def _stands_out(line: Paragraph) -> bool:
    emphasised = sum(span.length for span in line.emphasis)
    marked = line.centred or line.capitals or line.outline == 0 or line.style == "Title"
    return line.cell is None and (marked or emphasised * 2 > line.span.length)


def _recorded(package: Package) -> str:
    for link in package.relationships():
        if link.type == _CORE and package.name_of(link.target):
            title = _in_properties(package, link.target)
            return title if _could_be_title(title) and not _NO_RECORD.match(title) else ""
    return ""


def _in_properties(package: Package, part: str) -> str:
    try:
        found = package.tree(part).find(q("dc:title"))
    except UnreadableError:  # a contract can be read without what its properties say
        return ""
    return "" if found is None else " ".join((found.text or "").split())
