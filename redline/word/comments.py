"""Remarks to the other side: their anchors in the text, and the parts that hold their words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from redline.model import Notice, Story
from redline.word.annexes import Annexes, lasting_ids, newcomers, thread_entry, unused_keys
from redline.word.markup import element, written
from redline.word.names import NAMESPACES, q
from redline.word.nodes import child, value
from redline.word.styles import OFF
from redline.word.threads import PARA_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from redline.model import Comment, Contract, Stamp
    from redline.word.package import AddedPart, Package
    from redline.word.strand import Spot

_NAME: Final = q("w:name")
_STYLE_ID, _TYPE = q("w:styleId"), q("w:type")
_TEXT_STYLE: Final = "annotation text"
_MARK_STYLE: Final = "annotation reference"


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
    """Ids of a document's styles for comment text and for the marks of comments, empty for none.

    `missing` are the built-in names of those that the document does not define yet.
    """

    text: str = ""
    mark: str = ""
    missing: tuple[str, ...] = ()


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
    """Look up a document's comment styles by their built-in names: ids differ by language.

    Where the document lacks them they get the ids that Word gives them, and are made when needed. A
    document without a list of styles does without.
    """
    root = package.related_tree(package.main_part, "styles")
    if root is None:
        return CommentStyles()
    styles = [style for style in root.iterchildren(q("w:style")) if child(style, _NAME) is not None]
    found = {(value(style, _NAME) or "").lower(): style.get(_STYLE_ID, "") for style in styles}
    taken = {style.get(_STYLE_ID, "") for style in root.iterchildren(q("w:style"))}
    return CommentStyles(
        text=found.get(_TEXT_STYLE) or _free("CommentText", taken),
        mark=found.get(_MARK_STYLE) or _free("CommentReference", taken),
        missing=tuple(name for name in (_MARK_STYLE, _TEXT_STYLE) if not found.get(name)),
    )


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}{number}" for number in range(1, len(taken) + 2))
    return next(each for each in (wanted, *numbered) if each not in taken)


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
    closing.addnext(comment_mark(placed.id, styles.mark))


def comment_mark(number: int, style: str) -> Element:
    """Return the run with the mark of a comment, which comes behind its range."""
    mark = _run(style)
    mark.append(element("w:commentReference", {"w:id": str(number)}))
    return mark


def comments_parts(
    package: Package, placed: Sequence[Placed], stamp: Stamp, styles: CommentStyles
) -> tuple[dict[str, bytes], list[AddedPart]]:
    """Return the parts around comments with remarks added: those that changed, and those that are new.

    Every remark opens a thread. Its author is put on the list of people, and the comment styles that
    the document lacks are put behind its own.
    """
    fresh, annexes = unused_keys(package), Annexes(package)
    keys = [next(fresh) for _ in placed]
    annexes.append(
        "comments", [comment(*one, stamp, styles) for one in zip(placed, keys, strict=True)]
    )
    annexes.append("commentsExtended", [thread_entry(key) for key in keys])
    annexes.append("commentsIds", lasting_ids(package, keys, fresh))
    annexes.append("people", newcomers(package, stamp.author))
    annexes.append("styles", missing_styles(package, styles))
    return annexes.changed, annexes.added


def missing_styles(package: Package, styles: CommentStyles) -> list[Element]:
    """Return the definitions of the comment styles that a document lacks, as Word defines them."""
    defaults = _defaults(package)
    made = {_MARK_STYLE: ("character", styles.mark), _TEXT_STYLE: ("paragraph", styles.text)}
    return [_style(name, *made[name], defaults) for name in styles.missing]


def _defaults(package: Package) -> dict[str, str]:
    """Return the id of the default style of each type of style."""
    root = package.related_tree(package.main_part, "styles")
    styles = () if root is None else root.iterchildren(q("w:style"))
    return {
        style.get(_TYPE, ""): style.get(_STYLE_ID, "")
        for style in styles
        if style.get(q("w:default"), "0").lower() not in OFF
    }


def _style(name: str, kind: str, style_id: str, defaults: dict[str, str]) -> Element:
    style = element("w:style", {"w:type": kind, "w:styleId": style_id})
    style.append(element("w:name", {"w:val": name}))
    if defaults.get(kind):
        style.append(element("w:basedOn", {"w:val": defaults[kind]}))
    style.append(element("w:uiPriority", {"w:val": "99"}))
    if kind == "character":
        style.append(element("w:semiHidden"))
    style.append(element("w:unhideWhenUsed"))
    look = etree.SubElement(style, q("w:rPr"))
    for size in ("w:sz", "w:szCs"):
        look.append(element(size, {"w:val": "16" if kind == "character" else "20"}))
    return style


def comment(placed: Placed, key: str, stamp: Stamp, styles: CommentStyles) -> Element:
    """Return a comment by its id; the key of its last paragraph is what its thread knows it by."""
    names = {prefix: NAMESPACES[prefix] for prefix in ("w", "w14")}
    made = etree.Element(q("w:comment"), nsmap=names)
    for name, said in (
        ("w:id", str(placed.id)),
        ("w:author", stamp.author),
        ("w:date", stamp.date),
        ("w:initials", stamp.initials),
    ):
        made.set(q(name), said)
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
    made[-1].set(PARA_ID, key)
    return made


def _run(style: str) -> Element:
    run = element("w:r")
    if style:
        properties = etree.SubElement(run, q("w:rPr"))
        properties.append(element("w:rStyle", {"w:val": style}))
    return run
