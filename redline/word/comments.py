"""Remarks to the other side: their anchors in the text, and the part that holds their words.

Two things are left out on purpose. Styles: a remark uses the document's own comment styles, looked up
by their built-in names, and does without where there are none, so that `styles.xml` stays as it was;
Word shows remarks in its own type in any case. And `word/people.xml`: it maps authors to accounts of
a directory, Word needs no entry for a plain name and writes one when it saves, and a part that need
not change does not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from redline.model import Notice, Story
from redline.word.markup import element, written
from redline.word.names import NAMESPACES, q, relation
from redline.word.package import AddedPart
from redline.word.parsing import serialise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from redline.model import Comment, Contract, Stamp
    from redline.word.package import Package
    from redline.word.strand import Spot

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_VAL: Final = q("w:val")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A comment that has its anchor in the text, under the id by which the anchor names it."""

    id: int
    text: str


class Place(NamedTuple):
    """Where a comment goes: the ends of its range. Its mark stands right behind that."""

    opening: Spot
    closing: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentStyles:
    """Ids of a document's styles for comment text and for the marks of comments, empty for none."""

    text: str = ""
    mark: str = ""


def unplaceable(contract: Contract, comments: Iterable[Comment]) -> tuple[Notice, ...]:
    """Return a notice for every comment that Word allows no place for.

    There are no comments in headers, footers, notes and text boxes (ECMA-376 Part 1, 17.13.4).
    """
    return tuple(
        Notice(
            code="comment-not-placed",
            message=f"Word allows no comment in a {story.value}: the remark is only in the report",
            where=comment.finding,
        )
        for comment in comments
        if (story := _story(contract, comment)) is not Story.BODY
    )


def _story(contract: Contract, comment: Comment) -> Story:
    starts = contract.paragraphs
    index = bisect_right(starts, comment.span.start, key=lambda paragraph: paragraph.span.start)
    return starts[index - 1].story


def comment_styles(package: Package) -> CommentStyles:
    """Look up a document's comment styles by their built-in names: ids differ by language."""
    root = package.related_tree(package.main_part, "styles")
    found: dict[str, str] = {}
    for style in () if root is None else root.iterchildren(q("w:style")):
        name = style.find(q("w:name"))
        if name is not None:
            found[name.get(_VAL, "").lower()] = style.get(q("w:styleId"), "")
    return CommentStyles(
        text=found.get("annotation text", ""), mark=found.get("annotation reference", "")
    )


def anchor(placed: Placed, place: Place, styles: CommentStyles) -> None:
    """Put a comment's range and mark into the text, beside revisions and never in them (17.13.4)."""
    key = {"w:id": str(placed.id)}
    opening, closing = element("w:commentRangeStart", key), element("w:commentRangeEnd", key)
    if place.closing.side == "after":  # at one spot, what is put later comes to stand earlier
        place.closing.put(closing)
        place.opening.put(opening)
    else:
        place.opening.put(opening)
        place.closing.put(closing)
    mark = _run(styles.mark)
    mark.append(element("w:commentReference", key))
    closing.addnext(mark)


def comments_part(
    package: Package, placed: Sequence[Placed], stamp: Stamp, styles: CommentStyles
) -> tuple[dict[str, Element], list[AddedPart]]:
    """Return the comments part with remarks added: as a tree that has changed, or as a new part."""
    existing = package.related(package.main_part, "comments")
    root = package.tree(existing[0]) if existing else _empty_part()
    root.extend(_comment(one, stamp, styles) for one in placed)
    if existing:
        return {existing[0]: root}, []
    folder = package.main_part.rpartition("/")[0]
    return {}, [
        AddedPart(
            name=f"{folder}/comments.xml" if folder else "comments.xml",
            content_type=CONTENT_TYPE,
            relationship=relation("comments"),
            data=serialise(root),
            source=package.main_part,
        )
    ]


def _empty_part() -> Element:
    """Return a comments part that declares what it uses and nothing else."""
    return etree.Element(q("w:comments"), nsmap={"w": NAMESPACES["w"]})


def _comment(placed: Placed, stamp: Stamp, styles: CommentStyles) -> Element:
    made = element(
        "w:comment",
        {
            "w:id": str(placed.id),
            "w:author": stamp.author,
            "w:date": stamp.date,
            "w:initials": stamp.initials,
        },
    )
    for number, line in enumerate(placed.text.split("\n")):
        paragraph = etree.SubElement(made, q("w:p"))
        if styles.text:
            properties = etree.SubElement(paragraph, q("w:pPr"))
            properties.append(element("w:pStyle", {"w:val": styles.text}))
        if number == 0:
            reference = _run(styles.mark)
            reference.append(element("w:annotationRef"))
            paragraph.append(reference)
        paragraph.append(written(line, None))
    return made


def _run(style: str) -> Element:
    run = element("w:r")
    if style:
        properties = etree.SubElement(run, q("w:rPr"))
        properties.append(element("w:rStyle", {"w:val": style}))
    return run
