"""Writing a redline: revisions and comments put into a copy of the source, verified before it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.model import Story
from redline.word.blocks import add_behind, add_within, leave_list, model, take_properties
from redline.word.comments import Place, Placed, anchor, comment_styles, comments_parts
from redline.word.formatting import Looks
from redline.word.markup import Pen, mark_paragraph, number_records, unused_ids
from redline.word.names import q
from redline.word.nodes import child
from redline.word.package import open_package, package_from, save
from redline.word.parsing import in_utf8
from redline.word.plan import Addition, Orders, joins_next, paragraph_at, plan
from redline.word.projection import project
from redline.word.protection import refuse_protected
from redline.word.splicing import spliced
from redline.word.strand import Spot, Strand, is_guarded, refused
from redline.word.styles import Styles
from redline.word.verify import Claim, verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

    from redline.model import Comment, Revision, Stamp
    from redline.word.blocks import Model
    from redline.word.package import AddedPart, Package

_ANNOTATED: Final = ("header", "footer", "footnotes", "endnotes", "comments")


def write(
    path: Path, revisions: Sequence[Revision], comments: Sequence[Comment], stamp: Stamp
) -> bytes:
    """Return the file at `path` as a redline: its bytes with the revisions tracked and commented.

    Raises RefusedError where the file is protected, where a revision does not fit the text or would
    change what its author may not change, and where the result fails its own verification.
    """
    package = open_package(path)
    return write_bytes(package.path, package.data, revisions, comments, stamp)


def write_bytes(
    name: str,
    data: bytes,
    revisions: Sequence[Revision],
    comments: Sequence[Comment],
    stamp: Stamp,
) -> bytes:
    """Return a file whose bytes are at hand as a redline; `name` is only for messages."""
    if not revisions and not comments:
        return data
    desk = Desk(package_from(name, data), revisions, comments, stamp)
    produced = desk.redline()
    verify(package_from(name, data), produced, desk.claim())
    return produced


class Desk:
    """One redline being written, on a package of its own."""

    def __init__(
        self,
        package: Package,
        revisions: Sequence[Revision],
        comments: Sequence[Comment],
        stamp: Stamp,
    ) -> None:
        refuse_protected(package)
        self._package, self._stamp = package, stamp
        self._revisions, self._comments = revisions, comments
        self._projection = project(package)
        self._plan = plan(self._projection, revisions)
        self._pen = Pen(stamp, unused_ids(_annotated_parts(package)))
        self._looks = Looks(package)
        self._styles, self._paragraph_styles = comment_styles(package), Styles(package)
        self._strands: dict[int, Strand] = {}
        self._placed: list[Placed] = []
        self._added: dict[tuple[int, str], Place] = {}
        self._touched: set[str] = set()
        self._before: dict[str, bytes] = {}

    def redline(self) -> bytes:
        """Write everything and return the bytes of the new file."""
        self._before = self._unedited()
        places = [place for c in self._comments if (place := self._place(c)) is not None]
        models = self._models()
        self._edit_text(places)
        for comment, first, last in places:
            if self._added_for(comment) is None:
                opening = self._strands[first].around(comment.span)[0]
                closing = self._strands[last].around(comment.span)[1]
                self._comment(comment, Place(opening, closing))
        self._edit_paragraphs(models)
        for comment, _, _ in places:
            added = self._added_for(comment)
            if added is not None:
                self._comment(comment, self._added[added])
        return self._saved()

    def claim(self) -> Claim:
        """Return what the new file is claimed to be, to be verified."""
        kept = (self._projection.paragraphs[index].span.end for index in self._plan.kept)
        return Claim(
            text=self._projection.text,
            revisions=tuple(self._revisions),
            stamp=self._stamp,
            comments=tuple(placed.text for placed in self._placed),
            kept=frozenset(kept),
            marks=frozenset(str(number) for number in self._pen.marks),
            touched=frozenset(self._touched),
        )

    def _unedited(self) -> dict[str, bytes]:
        """Return the trees of the parts that are going to be edited, as they are before."""
        paragraphs = self._projection.paragraphs
        parts = {paragraphs[index].part for index in self._plan.orders}
        return {part: etree.tostring(self._package.tree(part), encoding="UTF-8") for part in parts}

    # -------------------------------------------------------------- runs

    def _edit_text(self, places: Iterable[tuple[Comment, int, int]]) -> None:
        marks: dict[int, set[int]] = {index: set() for index in self._plan.orders}
        for comment, first, last in places:
            marks.setdefault(first, set()).add(comment.span.start)
            marks.setdefault(last, set()).add(comment.span.end)
        for index in sorted(marks, reverse=True):
            paragraph = self._projection.paragraphs[index]
            orders = self._plan.orders.get(index, Orders())
            strand = Strand(paragraph, orders, marks[index])
            strand.strike(self._pen)
            strand.write(self._pen, self._looks, orders.entries)
            for element in paragraph.elements:
                number_records(self._pen, element)
            self._strands[index] = strand
            self._touched.add(paragraph.part)

    # -------------------------------------------------------------- paragraphs

    def _models(self) -> dict[int, Model]:
        """Return the models of new paragraphs, taken before anything is changed."""
        orders = self._plan.orders.values()
        likes = {addition.paragraph.like for one in orders for addition in one.new}
        paragraphs = self._projection.paragraphs
        return {like: model(paragraphs[like], self._looks) for like in sorted(likes)}

    def _edit_paragraphs(self, models: dict[int, Model]) -> None:
        for index in sorted(self._plan.orders, reverse=True):
            orders = self._plan.orders[index]
            paragraph = self._projection.paragraphs[index]
            if (orders.mark or orders.new) and is_guarded(paragraph.element):
                raise refused(paragraph, "changes what Word does not let an author change")
            self._touched.add(paragraph.part)
            if orders.properties_of is not None:
                like = self._projection.paragraphs[orders.properties_of]
                take_properties(self._pen, paragraph.element, like.element)
            elif index in self._plan.kept and orders.leave_nothing_of(paragraph.span):
                leave_list(self._pen, paragraph.element, self._paragraph_styles)
            self._edit_mark(index, orders, models)

    def _edit_mark(self, index: int, orders: Orders, models: dict[int, Model]) -> None:
        element = self._projection.paragraphs[index].element
        added = [(each.paragraph, models[each.paragraph.like]) for each in orders.new]
        behind = self._is_followed_by_text(index)
        if added and behind:
            wrappers = add_behind(self._pen, element, added)
            self._note(index, orders.new, wrappers, behind=True)
        elif added:
            wrappers = add_within(self._pen, element, added, struck=orders.mark)
            self._note(index, orders.new, wrappers, behind=False)
        if orders.mark and (behind or not added):
            mark_paragraph(self._pen, element, "w:del")

    def _note(
        self, index: int, new: Sequence[Addition], wrappers: Sequence[Element], *, behind: bool
    ) -> None:
        """Note where comments on new paragraphs go: around those made for the same finding.

        Behind a paragraph the range goes on to the start of the paragraph after all new ones, as when
        whole paragraphs are selected: LibreOffice would not reject a new paragraph as one if anything
        of a comment stood behind its text, and its properties would pass to the next.
        """
        end = _start_of_next(wrappers[-1]) if behind else None
        for addition, wrapper in zip(new, wrappers, strict=True):
            key = (self._projection.paragraphs[index].span.end, addition.finding)
            opening = self._added[key].opening if key in self._added else Spot(wrapper, "before")
            self._added[key] = Place(opening, end or Spot(wrapper, "after"))

    def _is_followed_by_text(self, index: int) -> bool:
        """Say whether a paragraph put behind one can join the next when it is rejected.

        Word lets the next one keep its properties; LibreOffice does so only where that has text.
        """
        paragraphs = self._projection.paragraphs
        return joins_next(paragraphs, index) and paragraphs[index + 1].span.length > 0

    # -------------------------------------------------------------- comments

    def _place(self, comment: Comment) -> tuple[Comment, int, int] | None:
        """Return the paragraphs that a comment starts and ends in, none where Word allows none."""
        first = paragraph_at(self._projection.paragraphs, comment.span.start)
        last = paragraph_at(self._projection.paragraphs, max(comment.span.start, comment.span.end))
        if self._projection.paragraphs[first].story is not Story.BODY:
            return None
        return comment, first, last

    def _added_for(self, comment: Comment) -> tuple[int, str] | None:
        """Return the new paragraphs that a comment is about: those for its finding, else any there."""
        here = [r for r in self._revisions if r.span == comment.span]
        same = [r for r in here if r.finding == comment.finding] or here
        found = next((r for r in same if r.paragraphs), None)
        return None if found is None else (found.span.start, found.finding)

    def _comment(self, comment: Comment, place: Place) -> None:
        placed = Placed(id=next(self._pen.ids), text=comment.text)
        anchor(placed, place, self._styles)
        self._placed.append(placed)

    # -------------------------------------------------------------- saving

    def _saved(self) -> bytes:
        trees = {part: self._package.tree(part) for part in self._touched}
        added: list[AddedPart] = []
        data = {
            part: spliced(self._package.part(part), root, self._before.get(part))
            for part, root in trees.items()
        }
        if self._placed:
            changed, added = comments_parts(self._package, self._placed, self._stamp, self._styles)
            data.update(changed)
        return save(self._package, data, added)


def _start_of_next(wrapper: Element) -> Spot:
    """Return the start of the paragraph behind the one that an insertion is in."""
    following = next(_parent(wrapper).itersiblings(q("w:p")))
    properties = child(following, q("w:pPr"))
    if properties is not None:
        return Spot(properties, "after")
    return Spot(following[0], "before") if len(following) else Spot(following, "into")


def _annotated_parts(package: Package) -> Iterable[bytes]:
    related = (package.related(package.main_part, kind) for kind in _ANNOTATED)
    for part in (package.main_part, *(part for parts in related for part in parts)):
        yield in_utf8(package.path, part, package.part(part))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - an insertion stands in a paragraph
    return parent
