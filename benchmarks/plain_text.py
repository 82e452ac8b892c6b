"""Makes a contract of plain text, as CUAD has it: every line that says something is a paragraph."""

from __future__ import annotations

import hashlib
import re

from redline.model import Contract, Paragraph, Span

LINE = re.compile(r"[^\n]*[^\s][^\n]*")


def plain_contract(name: str, text: str) -> Contract:
    """Return the contract that a text is, without numbers or looks: only the words say what is what."""
    lines = [match.group().strip() for match in LINE.finditer(text)]
    paragraphs, at = [], 0
    for index, line in enumerate(lines):
        paragraphs.append(Paragraph(index=index, span=Span(at, at + len(line))))
        at += len(line) + 1
    joined = "\n".join(lines)
    return Contract(
        name=name,
        sha256=hashlib.sha256(joined.encode()).hexdigest(),
        text=joined,
        paragraphs=tuple(paragraphs),
    )
