"""The ruler: which characters a reader sees, and which XML element each of them comes from.

Positions become elements, and elements positions, here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.errors import UnreadableError
from redline.model import Story
from redline.word.archive import ASK_AGAIN, UNSAFE
from redline.word.limits import MAX_CHARACTERS, MAX_PARAGRAPHS
from redline.word.names import q
from redline.word.pieces import Piece, ProjectedParagraph, Projection, Sighting
from redline.word.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package

__all__ = ["Piece", "ProjectedParagraph", "Projection", "Sighting", "project"]

_MARGINS: Final = (
    (Story.HEADER, "w:headerReference", "header"),
    (Story.FOOTER, "w:footerReference", "footer"),
)
_NOTES: Final = (
    (Story.FOOTNOTE, "w:footnote", "footnotes"),
    (Story.ENDNOTE, "w:endnote", "endnotes"),
)


def project(package: Package) -> Projection:
    """Return the current view of a document: others' insertions read, their deletions not.

    Body first, then the headers and footers that a section names, the footnotes and endnotes that
    are referred to, in the order of their marks, and last what stands in text boxes.
    """
    walk = Walk(package)
    body = package.tree(package.main_part).find(q("w:body"))
    if body is None:
        raise UnreadableError(package.path, "its main part has no text", ASK_AGAIN)
    _check_length(package)
    walk.story(Story.BODY, package.main_part, body)
    for story, part, root in _margins(package, body):
        walk.story(story, part, root)
    for story, name, kind in _NOTES:
        for part, note in _notes(package, name, kind, tuple(walk.notes[story])):
            walk.story(story, part, note)
    walk.text_boxes()
    return walk.gathered.projection()


def _check_length(package: Package) -> None:
    """Refuse what is longer than any contract, before the walk makes an object of each piece."""
    main = package.main_part
    kinds = ("header", "footer", "footnotes", "endnotes")
    parts = {main, *(part for kind in kinds for part in package.related(main, kind))}
    if sum(len(package.part(part)) for part in parts) < MAX_PARAGRAPHS * len("<w:p/>"):
        return
    roots = [package.tree(part) for part in sorted(parts)]
    paragraphs = sum(1 for root in roots for _ in root.iter(q("w:p")))
    characters = sum(len(text.text or "") for root in roots for text in root.iter(q("w:t")))
    for number, limit, what in (
        (paragraphs, MAX_PARAGRAPHS, "paragraphs"),
        (characters, MAX_CHARACTERS, "characters of text"),
    ):
        if number > limit:
            raise UnreadableError(package.path, f"it has more than {limit:,} {what}", UNSAFE)


def _margins(package: Package, body: Element) -> Iterator[tuple[Story, str, Element]]:
    for story, name, kind in _MARGINS:
        targets = {link.id: link.target for link in package.relationships(package.main_part)}
        named = (targets.get(mark.get(q("r:id"), "")) for mark in body.iter(q(name)))
        existing = frozenset(package.related(package.main_part, kind))
        for part in dict.fromkeys(named):
            if part in existing:
                yield story, part, package.tree(part)


def _notes(
    package: Package, name: str, kind: str, wanted: tuple[str, ...]
) -> Iterator[tuple[str, Element]]:
    for part in package.related(package.main_part, kind)[:1]:
        notes = {note.get(q("w:id"), ""): note for note in package.tree(part).findall(q(name))}
        for note_id in dict.fromkeys(wanted):
            if note_id in notes and notes[note_id].get(q("w:type"), "normal") == "normal":
                yield part, notes[note_id]
