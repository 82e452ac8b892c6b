"""The text that accepting a set of revisions is to give, worked out from offsets alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from redline.model import OBJECT, Span
from redline.word.names import q
from redline.word.projection import project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from redline.model import Revision
    from redline.word.package import Package
    from redline.word.pieces import Piece, ProjectedParagraph
    from redline.word.verify import Claim

_NOTE_MARKS = (q("w:footnoteReference"), q("w:endnoteReference"))
_NOTES = (q("w:footnote"), q("w:endnote"))


class _Change(NamedTuple):
    """One change in a text whose every paragraph is closed by a line feed. Lower ranks go first."""

    start: int
    end: int
    rank: int
    insert: str


def intended_text(source: Package, claim: Claim) -> str:
    """Return the source's text with the revisions made, except for marks that cannot go.

    A note whose mark is struck is no longer read, nor a text box in a struck drawing.
    """
    changes = [_change(revision, claim.kept) for revision in claim.revisions]
    if any(OBJECT in revision.delete for revision in claim.revisions):
        changes = _without_unread(project(source).paragraphs, changes)
    return _spliced(claim.text, changes, claim.kept)


def _change(revision: Revision, kept: frozenset[int]) -> _Change:
    start, end = revision.span
    if revision.paragraphs:
        insert = "".join(f"{new.text}\n" for new in revision.paragraphs)
        return _Change(start + 1, start + 1, 0, insert)
    if end in kept and revision.delete.startswith("\n"):
        start, end = start + 1, end + 1  # from mark to mark is the same as up to the next mark
    return _Change(start, end, 1, revision.insert)


def _spliced(text: str, changes: Iterable[_Change], kept: frozenset[int]) -> str:
    whole, at = text + "\n", 0
    out: list[str] = []
    for start, end, _, insert in sorted(changes, key=lambda change: change[:3]):
        marks = sum(1 for offset in kept if start <= offset < end)
        out += [whole[at:start], insert, "\n" * marks]
        at = end
    return "".join([*out, whole[at:]])[:-1]


# ------------------------------------------------------------------ what is no longer read


def _without_unread(
    paragraphs: Sequence[ProjectedParagraph], changes: Sequence[_Change]
) -> list[_Change]:
    """Add the loss of paragraphs that nobody reads once their mark or drawing is struck."""
    struck = sorted(Span(change.start, change.end) for change in changes)
    unread: set[int] = set()
    gone = _struck_objects(paragraphs, struck)
    while gone:
        holders = _holders(paragraphs, gone)
        lost = [p for p in paragraphs if p.index not in unread and _is_in(p.element, holders)]
        unread.update(paragraph.index for paragraph in lost)
        gone = [piece for paragraph in lost for piece in paragraph.pieces if piece.text == OBJECT]
    spans = [paragraphs[index].span for index in sorted(unread)]
    kept = [change for change in changes if not any(_is_within(change, span) for span in spans)]
    return [*kept, *(_Change(span.start, span.end + 1, 1, "") for span in spans)]


def _is_within(change: _Change, span: Span) -> bool:
    """Say whether a change is to a paragraph; new ones stand where the paragraph behind starts."""
    if change.rank == 0:
        return span.start < change.start <= span.end + 1
    return span.start <= change.start <= span.end


def _struck_objects(
    paragraphs: Sequence[ProjectedParagraph], struck: Sequence[Span]
) -> list[Piece]:
    objects = (piece for p in paragraphs for piece in p.pieces if piece.text == OBJECT)
    return [piece for piece in objects if any(span.holds(piece.span) for span in struck)]


def _holders(
    paragraphs: Sequence[ProjectedParagraph], gone: Sequence[Piece]
) -> frozenset[tuple[str, str] | Element]:
    """Return what holds the text that struck objects lead to: drawings themselves, notes by id."""
    lost = {id(piece) for piece in gone}
    left = {
        _note(piece.node)
        for p in paragraphs
        for piece in p.pieces
        if piece.node.tag in _NOTE_MARKS and id(piece) not in lost
    }
    marks = (piece.node for piece in gone)
    return frozenset(
        _note(node) if node.tag in _NOTE_MARKS else node
        for node in marks
        if node.tag not in _NOTE_MARKS or _note(node) not in left
    )


def _note(element: Element) -> tuple[str, str]:
    kind = "foot" if element.tag in (q("w:footnoteReference"), q("w:footnote")) else "end"
    return kind, element.get(q("w:id"), "")


def _is_in(element: Element, holders: frozenset[tuple[str, str] | Element]) -> bool:
    return any(
        above in holders or (above.tag in _NOTES and _note(above) in holders)
        for above in element.iterancestors()
    )
