"""Knows which words of a passage were struck and written, as spans of both versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from redline.compare.legible import legible
from redline.compare.tokens import Edit, edits, tokens
from redline.model import Contract, Paragraph, Span

Texts = tuple[list[str], list[str]]
"""The pieces of both wordings."""


class Token(NamedTuple):
    """A piece of a text and where it stands."""

    text: str
    span: Span


def pieces(contract: Contract, paragraphs: Sequence[Paragraph]) -> list[Token]:
    """Cut paragraphs into their pieces, a line feed between two paragraphs."""
    found: list[Token] = []
    for paragraph in paragraphs:
        if found:
            end = found[-1].span.end
            found.append(Token("\n", Span(end, paragraph.span.start)))
        found += tokens_of(contract, paragraph.span)
    return found


def tokens_of(contract: Contract, span: Span) -> Iterator[Token]:
    """Cut a stretch of text into words, numbers, single spaces and single marks."""
    start = span.start
    for text in tokens(span.of(contract.text)):
        yield Token(text, Span(start, start + len(text)))
        start += len(text)


def differences(
    old: Sequence[Token], new: Sequence[Token]
) -> list[tuple[Sequence[Token], Sequence[Token], Span, Span]]:
    """Return what was struck and written, each with its place in either text, left to right."""
    texts = [token.text for token in old], [token.text for token in new]
    weights = [[*map(len, side)] for side in texts]
    found = legible(*texts, edits(*texts, *weights))
    return [
        (
            old[edit.old_start : edit.old_end],
            new[edit.new_start : edit.new_end],
            _span(old, edit.old_start, edit.old_end),
            _span(new, edit.new_start, edit.new_end),
        )
        for edit in _closed_up(texts, found)
    ]


def _closed_up(texts: Texts, found: Sequence[Edit]) -> Iterator[Edit]:
    """Join edits between which no word stands: `fifteen (15)` becomes one change."""
    last: Edit | None = None
    for edit in found:
        if last is not None and not _has_words(texts[0][last.old_end : edit.old_start]):
            last = Edit(last.old_start, edit.old_end, last.new_start, edit.new_end)
            continue
        if last is not None:
            yield _bracketed(texts, last)
        last = edit
    if last is not None:
        yield _bracketed(texts, last)


def _bracketed(texts: Texts, edit: Edit) -> Edit:
    """Take in the bracket that closes one inside of an edit, where it stands in both wordings."""
    old, new = texts
    struck, written = old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]
    is_open = all(side.count("(") > side.count(")") for side in (struck, written))
    if is_open and old[edit.old_end : edit.old_end + 1] == new[edit.new_end : edit.new_end + 1] == [
        ")"
    ]:
        return edit._replace(old_end=edit.old_end + 1, new_end=edit.new_end + 1)
    return edit


def _has_words(between: Sequence[str]) -> bool:
    return any(text == "\n" or any(map(str.isalnum, text)) for text in between)


def _span(side: Sequence[Token], start: int, end: int) -> Span:
    """Return the place of some tokens; with none, the place between their neighbours."""
    if start < end:
        return Span(side[start].span.start, side[end - 1].span.end)
    at = side[start].span.start if start < len(side) else side[-1].span.end
    return Span(at, at)
