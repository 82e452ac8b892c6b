"""Builds contracts for tests out of lines that look like the contract.

    paper("**Title**", "1.| **Fees.** Customer shall pay.", "(a)| at once;", cell(0, 0, 0, "Term"))

`**words**` are bold, what stands before `|` is a number Word computed, a tab is a tab.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from redline.language.segmentation import segment
from redline.model import Cell, Clause, Contract, Paragraph, Span, Story

LABEL = re.compile(r"(?P<label>[^|\n]{1,20})\|\s?")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def line(text: str, **looks: Any) -> tuple[str, Paragraph]:
    """One line with its looks, as `Paragraph` calls them."""
    match = LABEL.match(text)
    if match:
        text = text[match.end() :]
        label = match["label"].strip()
        looks = {"label": label, "level": _level(label), "list_id": 1, **looks}
    plain, emphasis = _unbolded(text)
    return plain, Paragraph(index=0, span=Span(0, len(plain)), emphasis=emphasis, **looks)


def cell(table: int, row: int, column: int, text: str, **looks: Any) -> tuple[str, Paragraph]:
    """One line in a table cell."""
    return line(text, cell=Cell(table=table, row=row, column=column), **looks)


def bullet(text: str) -> tuple[str, Paragraph]:
    """One item of a list without numbers."""
    return line(text, label="•", bullet=True, level=0, list_id=9)


def footnote(text: str) -> tuple[str, Paragraph]:
    """One footnote."""
    return line(text, story=Story.FOOTNOTE)


def paper(*lines: str | tuple[str, Paragraph], title: str = "") -> Contract:
    """A contract of these lines."""
    text, paragraphs = "", []
    for index, given in enumerate(lines):
        words, paragraph = line(given) if isinstance(given, str) else given
        start = len(text) + (index > 0)
        text = f"{text}\n{words}" if index else words
        paragraphs.append(
            replace(
                paragraph,
                index=index,
                span=paragraph.span.shifted(start),
                emphasis=tuple(span.shifted(start) for span in paragraph.emphasis),
            )
        )
    return Contract(
        name="paper.docx", sha256="0" * 64, text=text, paragraphs=tuple(paragraphs), title=title
    )


def outline(*lines: str | tuple[str, Paragraph]) -> list[str]:
    """The clauses of a contract as lines: indentation for nesting, number, heading, role."""
    return [shown(clause) for clause in segment(paper(*lines))]


def shown(clause: Clause) -> str:
    """A clause in a few words."""
    role = "" if clause.role.value == "clause" else f" <{clause.role.value}>"
    words = f"{clause.number or '-'} {clause.heading}".strip()
    return "  " * (clause.level - 1) + words + role


def bodies(*lines: str | tuple[str, Paragraph]) -> dict[str, str]:
    """The own words of every clause by its id."""
    contract = paper(*lines)
    return {clause.id: contract.quote(clause.body) for clause in segment(contract)}


def _unbolded(text: str) -> tuple[str, tuple[Span, ...]]:
    plain, emphasis, at = "", [], 0
    for match in BOLD.finditer(text):
        plain += text[at : match.start()]
        emphasis.append(Span(len(plain), len(plain) + len(match[1])))
        plain, at = plain + match[1], match.end()
    return plain + text[at:], tuple(emphasis)


def _level(label: str) -> int:
    digits = re.findall(r"\d+", label)
    if digits and "(" not in label:
        return len(digits) - 1
    return 3 if re.fullmatch(r"\(?[ivx]+[.)]", label) else 2
