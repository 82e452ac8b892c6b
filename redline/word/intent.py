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
    from redline.word.pieces import ProjectedParagraph
    from redline.word.verify import Claim

_NOTE_MARKS = (q("w:footnoteReference"), q("w:endnoteReference"))
_BLOCKS = tuple(q("w:" + name) for name in ("p", "tbl", "sdt", "sectPr", "customXml", "altChunk"))
_NOTES = (q("w:footnote"), q("w:endnote"))


class _Change(NamedTuple):
    """One change in a text whose every paragraph is closed by a line feed. Lower ranks go first."""

    start: int
    end: int
    rank: int
    insert: str


def intended_text(source: Package, claim: Claim) -> str:
    """Return the source's text with the revisions made, except for marks that cannot go.

    A note whose mark is struck is no longer read.
    """
    changes = [_change(revision, claim.kept) for revision in claim.revisions]
    if any(OBJECT in revision.delete for revision in claim.revisions):
        changes = _without_unread(project(source).paragraphs, changes)
    return _spliced(claim.text, changes, claim.kept)


def wrongly_kept(source: Package, claim: Claim) -> bool:
    """Say whether a mark is said to stay that could go: one with a paragraph to join behind it."""
    if not claim.kept:
        return False
    ends = {p.span.end: p.element for p in project(source).paragraphs}
    return any(offset not in ends or _can_go(ends[offset]) for offset in claim.kept)


def _can_go(element: Element) -> bool:
    """Say whether a paragraph has one to join: a sibling, in the same section (17.13.5.15)."""
    behind = next(element.itersiblings(*_BLOCKS), None)
    ends_section = element.find(f"{q('w:pPr')}/{q('w:sectPr')}") is not None
    return behind is not None and behind.tag == q("w:p") and not ends_section


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
    """Add the loss of the notes whose every mark is struck, and leave out what was changed in them."""
    struck = sorted(Span(change.start, change.end) for change in changes)
    marks = [x for p in paragraphs for x in p.pieces if x.node.tag in _NOTE_MARKS]
    left = {_note(x.node) for x in marks if not any(span.holds(x.span) for span in struck)}
    lost = {_note(x.node) for x in marks} - left
    spans = [p.span for p in paragraphs if _note_around(p.element) in lost]
    kept = [change for change in changes if not any(_is_within(change, span) for span in spans)]
    return [*kept, *(_Change(span.start, span.end + 1, 1, "") for span in spans)]


def _is_within(change: _Change, span: Span) -> bool:
    """Say whether a change is to a paragraph; new ones stand where the paragraph behind starts."""
    if change.rank == 0:
        return span.start < change.start <= span.end + 1
    return span.start <= change.start <= span.end


def _note_around(element: Element) -> tuple[str, str]:
    note = next(element.iterancestors(*_NOTES), None)
    return ("", "") if note is None else _note(note)


def _note(element: Element) -> tuple[str, str]:
    kind = "foot" if element.tag in (q("w:footnoteReference"), q("w:footnote")) else "end"
    return kind, element.get(q("w:id"), "")
