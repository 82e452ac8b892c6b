"""Comments that a file holds, read: their words, their places in the text, and the threads they form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from redline.model import Remark, Span
from redline.word.names import q
from redline.word.projection import project
from redline.word.styles import OFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from redline.word.package import Package
    from redline.word.pieces import ProjectedParagraph, Projection

START, END, MARK = q("w:commentRangeStart"), q("w:commentRangeEnd"), q("w:commentReference")
PARA_ID: Final = q("w14:paraId")
_P, _ID = q("w:p"), q("w:id")
_TEXT: Final = {q("w:tab"): "\t", q("w:br"): "\n", q("w:cr"): "\n", q("w:noBreakHyphen"): "\u2011"}
_T, _STRUCK = q("w:t"), (q("w:del"), q("w:moveFrom"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """What `commentsExtended.xml` says of a comment (MS-DOCX 2.5.36): its parent's key, and if done."""

    element: Element
    parent: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filed:
    """One comment as it is filed: its element, its key, its entry, and the id of its parent if any.

    The key is the `w14:paraId` of its last paragraph (MS-DOCX 2.6.2.3), empty where it has none.
    """

    id: str
    element: Element
    key: str
    entry: Entry | None
    parent: str


def existing(package: Package) -> tuple[Remark, ...]:
    """Return the comments of a file in the order of its comments part, read and not touched."""
    comments = filed(package)
    if not comments:
        return ()
    projection = project(package)
    places, moments = _places(package, projection), _moments(package)
    roots = _roots(comments)
    done = {one.id for one in comments if one.entry is not None and one.entry.done}
    return tuple(
        replace(
            _remark(one, places.get(one.id), projection.text),
            date_utc=moments.get(one.key, ""),
            parent="" if roots[one.id] == one.id else roots[one.id],
            resolved=not done.isdisjoint((one.id, roots[one.id])),
        )
        for one in comments
    )


def filed(package: Package) -> tuple[Filed, ...]:
    """Return the comments of a file with what is filed about their threads."""
    root = package.related_tree(package.main_part, "comments")
    elements = [] if root is None else root.findall(q("w:comment"))
    entries = _entries(package)
    owners = {key: element.get(_ID, "") for element in elements for key in _keys(element)}
    return tuple(_filed(element, entries, owners) for element in elements)


def thread_of(number: str, comments: tuple[Filed, ...]) -> tuple[Filed, ...]:
    """Return a whole thread, the comment that opened it first."""
    roots = _roots(comments)
    root = roots[number]
    first = [one for one in comments if one.id == root]
    replies = [one for one in comments if one.id != root and roots[one.id] == root]
    return (*first, *replies)


def _roots(comments: tuple[Filed, ...]) -> dict[str, str]:
    """Return for each comment the id of the one that opened its thread.

    Chains are followed, each step once. In a circle, which no program makes, the first one opens.
    """
    parents = {one.id: one.parent for one in comments}
    roots: dict[str, str] = {}
    for one in comments:
        path: dict[str, None] = {}
        number = one.id
        while number not in roots and number not in path:
            path[number] = None
            number = parents[number] or number
        roots.update(dict.fromkeys(path, roots.get(number, number)))
    return roots


def _filed(element: Element, entries: dict[str, Entry], owners: dict[str, str]) -> Filed:
    number, keys = element.get(_ID, ""), _keys(element)
    known = [key for key in keys if key in entries] or keys
    key = known[-1] if known else ""
    entry = entries.get(key)
    parent = owners.get(entry.parent, "") if entry is not None else ""
    return Filed(
        id=number,
        element=element,
        key=key,
        entry=entry,
        parent=parent if parent != number else "",
    )


def _keys(comment: Element) -> list[str]:
    return [key.upper() for p in comment.iter(_P) if (key := p.get(PARA_ID))]


def _entries(package: Package) -> dict[str, Entry]:
    root = package.related_tree(package.main_part, "commentsExtended")
    found = {}
    for element in () if root is None else root.iterchildren(q("w15:commentEx")):
        found[element.get(q("w15:paraId"), "").upper()] = Entry(
            element=element,
            parent=element.get(q("w15:paraIdParent"), "").upper(),
            done=element.get(q("w15:done"), "0").lower() not in OFF,
        )
    return found


def _moments(package: Package) -> dict[str, str]:
    """Return the true instant of comments by their keys, through their lasting ids."""
    lasting = package.related_tree(package.main_part, "commentsIds")
    extensible = package.related_tree(package.main_part, "commentsExtensible")
    if lasting is None or extensible is None:
        return {}
    dates = {
        one.get(q("w16cex:durableId"), ""): one.get(q("w16cex:dateUtc"), "") for one in extensible
    }
    return {
        one.get(q("w16cid:paraId"), "").upper(): dates.get(one.get(q("w16cid:durableId"), ""), "")
        for one in lasting
    }


# ------------------------------------------------------------------ the words


def _remark(one: Filed, span: Span | None, text: str) -> Remark:
    return Remark(
        id=one.id,
        author=one.element.get(q("w:author"), ""),
        initials=one.element.get(q("w:initials"), ""),
        date=one.element.get(q("w:date"), ""),
        text="\n".join("".join(_words(p)) for p in one.element.iter(_P)),
        span=span,
        quote="" if span is None else " ".join(span.of(text).split()),
    )


def _words(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter(_T, *_TEXT):
        if not any(True for _ in node.iterancestors(*_STRUCK)):
            yield _TEXT.get(node.tag) or node.text or ""


# ------------------------------------------------------------------ the places


class _Ends:
    """Where the ranges and marks of comments stand, by the ids of the comments."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, int]] = {START: {}, END: {}, MARK: {}}
        self.seen: set[Element] = set()

    def note(self, mark: Element, offset: int) -> None:
        self.seen.add(mark)
        self.found[mark.tag].setdefault(mark.get(_ID, ""), offset)

    def spans(self) -> dict[str, Span]:
        starts, ends, marks = self.found[START], self.found[END], self.found[MARK]
        points = {number: Span(offset, offset) for number, offset in marks.items()}
        ranges = {
            number: Span(start, max(start, ends.get(number, marks.get(number, start))))
            for number, start in starts.items()
        }
        return points | ranges


def _places(package: Package, projection: Projection) -> dict[str, Span]:
    """Return the spans that comments are about (17.13.4): their ranges, else where their marks stand."""
    ends = _Ends()
    holders: dict[Element, ProjectedParagraph] = {}
    for paragraph in projection.paragraphs:
        _note_inside(paragraph, ends)
        holders.update(dict.fromkeys(paragraph.elements, paragraph))
    for part in dict.fromkeys(paragraph.part for paragraph in projection.paragraphs):
        _note_between(package.tree(part), holders, ends)
    return ends.spans()


def _note_inside(paragraph: ProjectedParagraph, ends: _Ends) -> None:
    passed = {piece.node: piece.span.end for piece in paragraph.pieces}
    at = paragraph.span.start
    for element in paragraph.elements:
        for node in element.iter():
            at = max(at, passed.get(node, at))
            if node.tag in ends.found and next(node.iterancestors(_P), None) is element:
                ends.note(node, at)


def _note_between(root: Element, holders: dict[Element, ProjectedParagraph], ends: _Ends) -> None:
    """Note marks between paragraphs: a start is at the next paragraph, an end behind the last."""
    waiting: list[Element] = []
    last = 0
    for node in root.iter(_P, START, END, MARK):
        if node.tag == _P and node in holders:
            for mark in waiting:
                ends.note(mark, holders[node].span.start)
            waiting, last = [], holders[node].span.end
        elif node.tag == START and node not in ends.seen:
            waiting.append(node)
        elif node.tag != _P and node not in ends.seen:
            ends.note(node, last)
