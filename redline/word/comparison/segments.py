"""The proof of a body that was woven by islands: every byte outside them, every paragraph in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from redline.word.comparison.blocks import TABLE, drop_first_paragraph
from redline.word.comparison.line import CONTROL, RPR, P, R
from redline.word.comparison.plain import gives, restores
from redline.word.emptying import RANGE_MARKS
from redline.word.names import q
from redline.word.normal import difference_of
from redline.word.parsing import in_utf8, parse, to_transitional
from redline.word.resolve import accept, reject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.comparison.body import Body
    from redline.word.comparison.islands import Segment
    from redline.word.comparison.likeness import Likeness
    from redline.word.comparison.slicing import Slices
    from redline.word.package import Package

_ID, _DEL = q("w:id"), q("w:del")
_LEAVING: Final = (_DEL, q("w:moveFrom"))
_SIGNED: Final = b"w:author="
"""Stands in whatever holds somebody's tracked change."""


def restored(made: Package, body: Body, marks: frozenset[str]) -> str:
    """Return where rejecting our changes does not give the older body, empty for nowhere."""
    at = 0
    for segment, data in _stretches(made, body):
        at += 1
        if segment.new is None:
            if data != segment.old:
                return f"stretch {at}"
            continue
        where = _difference(body, segment, data, marks)
        if where:
            return f"{where} of stretch {at}"
    return "" if _is_framed(made, body) else "what stands around the body"


def _difference(body: Body, segment: Segment, data: bytes, marks: frozenset[str]) -> str:
    if restores(data, segment.old, marks, joins=_joins(segment)):
        return ""
    root, source = _document(body, segment, data), _document(body, segment, segment.old)
    reject(root, lambda mark: mark.get(_ID) in marks)
    drop_first_paragraph(root, source)
    return difference_of(source, root)


def _joins(segment: Segment) -> bool:
    """Say whether what follows a stretch is a paragraph, whatever stands in it."""
    return segment.island is not None and segment.island.behind != b""


def wanted(
    made: Package, body: Body, marks: frozenset[str], likeness: Likeness, settled: Likeness
) -> Iterator[str]:
    """Yield where accepting our changes does not give the newer body.

    Where others have changes, both bodies are held together once all are accepted as well, by `settled`.
    """
    for segment, data in _stretches(made, body):
        if segment.new is not None:
            if not gives(data, segment.new, marks, joins=_joins(segment), alike=likeness.kin.alike):
                root = _document(body, segment, data)
                accept_ours(root, marks)
                yield likeness.difference(root[-1], _newer(body, segment)[-1])
            if _SIGNED in segment.old or _SIGNED in segment.new:
                yield _all_accepted(body, segment, data, settled)


def accept_ours(root: Element, marks: frozenset[str]) -> None:
    """Accept our changes in a story; leave out paragraphs that stay only for deletions of others.

    Such a one has none to join, and goes once these are accepted as well.
    """
    ours = [mark for mark in root.iter(_DEL) if mark.get(_ID) in marks]
    struck = [mark.getparent() for mark in ours]
    paragraphs = [next(look.iterancestors(P)) for look in struck if _is_of_mark(look)]
    accept(root, lambda mark: mark.get(_ID) in marks)
    for paragraph in paragraphs:
        holder = paragraph.getparent()
        if holder is not None and _is_left_over(paragraph):
            holder.remove(paragraph)


def _is_of_mark(look: Element | None) -> TypeGuard[Element]:
    holder = None if look is None or look.tag != RPR else look.getparent()
    return holder is not None and holder.tag == q("w:pPr")


def _is_left_over(paragraph: Element) -> bool:
    following = next((e for e in paragraph.itersiblings() if e.tag not in RANGE_MARKS), None)
    deleted = next(paragraph.iter(*_LEAVING), None) is not None
    live = (run for run in paragraph.iter(R) if next(run.iterancestors(*_LEAVING), None) is None)
    return following is not None and following.tag in (TABLE, CONTROL) and deleted and not any(live)


def _all_accepted(body: Body, segment: Segment, data: bytes, likeness: Likeness) -> str:
    """Return where accepting everybody's changes does not give what it gives in the newer body."""
    root, newer = _document(body, segment, data), _newer(body, segment)
    for tree in (root, newer):
        accept(tree)
    return likeness.difference(root[-1], newer[-1])


def _stretches(made: Package, body: Body) -> Iterator[tuple[Segment, bytes]]:
    """Yield the stretches of the finished body, read from the produced file."""
    slices, data = body.slices, _data(made)
    at = 0 if slices is None else len(slices.head)
    for segment in body.segments:
        yield segment, data[at : at + segment.length]
        at += segment.length


def _is_framed(made: Package, body: Body) -> bool:
    slices, data = body.slices, _data(made)
    if slices is None:
        return False
    length = len(slices.head) + sum(segment.length for segment in body.segments)
    return data[: len(slices.head)] == slices.head and data[length:] == slices.tail


def _data(made: Package) -> bytes:
    part = made.main_part
    return to_transitional(in_utf8(made.path, part, made.part(part)))


def _document(body: Body, segment: Segment, pieces: bytes) -> Element:
    """Return a document that has a stretch of the older body alone, with its neighbours around."""
    return _alone(body.slices, segment, pieces)


def _newer(body: Body, segment: Segment) -> Element:
    return _alone(body.newer, segment, segment.new or b"")


def _alone(slices: Slices | None, segment: Segment, pieces: bytes) -> Element:
    around = [pieces] if segment.island is None else segment.island.around([pieces])
    return parse("", "", pieces if slices is None else slices.alone(around))
