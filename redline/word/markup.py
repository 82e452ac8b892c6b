"""Revision marks: what Word writes for an insertion, a deletion and a paragraph mark."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.names import NAMESPACES, q

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.model import Stamp

ID_LIMIT: Final = 0x80000000
"""Word takes ids below 2 to the 31st (w:id is an ST_DecimalNumber, read as a signed integer)."""

_SPECIAL: Final = {
    "\t": q("w:tab"),
    "\v": q("w:br"),
    "\u2011": q("w:noBreakHyphen"),
    "\u00ad": q("w:softHyphen"),
}
"""Characters that Word keeps as elements of their own (17.3.3)."""

_STRETCHES: Final = re.compile("([\t\v\u2011\u00ad])")
DEAD_TEXT: Final = {q("w:t"): q("w:delText"), q("w:instrText"): q("w:delInstrText")}
_SPACE: Final = q("xml:space")
_IDS: Final = re.compile(rb""":id=["'](-?[0-9]{1,10})["']""")
_TRACKED_MARKS: Final = (q("w:ins"), q("w:del"), q("w:moveFrom"), q("w:moveTo"))
_AFTER_LOOK: Final = (q("w:sectPr"), q("w:pPrChange"))
_BEFORE_LIST: Final = tuple(
    q("w:" + name)
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_NOT_COPIED: Final = (
    q("w:sectPr"),  # a copy ends no section
    q("w:pPrChange"),  # its properties have no history
)
_NOT_MODELLED: Final = (
    q("w:cnfStyle"),  # Word works out a table's conditional formatting itself
    q("w:framePr"),  # a new paragraph is no part of a frame
    q("w:pageBreakBefore"),  # an added clause starts no page
)


class Pen:
    """What every mark of one redline shares: author, date, and the supply of unused ids.

    `marks` are the ids given to revision marks so far.
    """

    def __init__(self, stamp: Stamp, ids: Iterator[int]) -> None:
        self.ids = ids
        self.marks: list[int] = []
        self._stamp = stamp

    def mark(self, name: str) -> Element:
        """Return a new revision mark, such as `w:ins` (17.13.5: id and author required)."""
        number = next(self.ids)
        self.marks.append(number)
        stamp = {"w:author": self._stamp.author, "w:date": self._stamp.date}
        return element(name, {"w:id": str(number), **stamp})


def unused_ids(parts: Iterable[bytes]) -> Iterator[int]:
    """Yield ids that no annotation in the parts has, counting on from the greatest.

    Bookmarks, comments, moves and revisions share one space (17.13); Word calls a file with
    duplicates corrupt. Reading the bytes takes other ids for theirs too, which does no harm.
    """
    used = {int(number) for part in parts for number in _IDS.findall(part)}
    first = max((number for number in used if number < ID_LIMIT), default=0) + 1
    yield from range(first, ID_LIMIT)
    yield from (free for free in count(1) if free not in used)


def element(name: str, attributes: dict[str, str] | None = None) -> Element:
    """Return a new element with the prefix that Word gives it."""
    made = etree.Element(q(name), nsmap={"w": NAMESPACES["w"]})
    for key, value in (attributes or {}).items():
        made.set(q(key), value)
    return made


# ------------------------------------------------------------------ runs


def written(text: str, look: Element | None) -> Element:
    """Return a run that says `text` and looks like `look`, a `w:rPr`."""
    run = element("w:r")
    if look is not None and len(look):
        run.append(deepcopy(look))
    for stretch in _STRETCHES.split(text):
        if stretch in _SPECIAL:
            run.append(element_of(_SPECIAL[stretch]))
        elif stretch:
            run.append(_text(stretch))
    return run


def element_of(tag: str) -> Element:
    """Return a new, empty element with a qualified name."""
    return etree.Element(tag, nsmap={"w": NAMESPACES["w"]})


def insertion(pen: Pen, runs: Iterable[Element]) -> Element:
    """Return a tracked insertion that holds `runs` (17.13.5.18)."""
    wrapper = pen.mark("w:ins")
    wrapper.extend(runs)
    return wrapper


def strike(pen: Pen, runs: Sequence[Element]) -> None:
    """Put neighbouring runs into one tracked deletion, where they stand (17.13.5.14)."""
    wrapper = pen.mark("w:del")
    runs[0].addprevious(wrapper)
    wrapper.tail = None
    for run in runs:
        run.tail = None
        wrapper.append(run)
        for text in run.iterchildren(*DEAD_TEXT):
            text.tag = DEAD_TEXT[text.tag]


def cut_run(run: Element, child: Element, offset: int) -> Element:
    """Cut a run in two before `offset` characters of `child`, and return the part on the right.

    The run keeps what comes before, in order, with every child; both parts have its properties. A
    tracked change of properties that is thereby doubled needs an id: see `number_records`.
    """
    first = _cut_text(child, offset) if offset else child
    rest = [first, *first.itersiblings()]
    right = _shell(run)
    look = run.find(q("w:rPr"))
    if look is not None:
        right.append(deepcopy(look))
        for record in right[0].iterchildren(q("w:rPrChange")):
            record.set(q("w:id"), "")
    right.extend(rest)
    run.addnext(right)
    return right


def number_records(pen: Pen, paragraph: Element) -> None:
    """Give ids to the tracked changes of run properties that cutting has doubled."""
    for record in paragraph.iter(q("w:rPrChange")):
        if not record.get(q("w:id")):
            record.set(q("w:id"), str(next(pen.ids)))


def part_wrapper(pen: Pen, wrapper: Element, child: Element) -> None:
    """Split another author's tracked insertion after `child`; the right half keeps author and date.

    An insertion cannot stand in an insertion, so room is made between the halves.
    """
    right = _shell(wrapper)
    right.set(q("w:id"), str(next(pen.ids)))
    right.extend(list(child.itersiblings()))
    if len(right):
        wrapper.addnext(right)


# ------------------------------------------------------------------ paragraphs


def mark_paragraph(pen: Pen, paragraph: Element, name: str) -> None:
    """Track the paragraph's mark itself as inserted or deleted (17.13.5.15, 17.13.5.20)."""
    look = _mark_look(paragraph)
    place = sum(1 for child in look if child.tag == q("w:ins")) if name == "w:del" else 0
    look.insert(place, pen.mark(name))


def copied_paragraph(paragraph: Element) -> Element:
    """Return an empty paragraph with the properties of another, except its section and its history."""
    copy = element("w:p")
    model = paragraph.find(q("w:pPr"))
    if model is not None:
        properties = deepcopy(model)
        _remove(properties, _NOT_COPIED)
        _forget_numbering(properties)
        for look in properties.findall(q("w:rPr")):
            _remove(look, (*_TRACKED_MARKS, q("w:rPrChange")))
            if not len(look):
                properties.remove(look)
        if len(properties):
            copy.append(properties)
    return copy


def new_paragraph(like: Element) -> Element:
    """Return an empty paragraph that goes on in the manner of another: style, numbering, indents."""
    paragraph = copied_paragraph(like)
    for properties in paragraph:
        _remove(properties, _NOT_MODELLED)
    return paragraph


def out_of_list(paragraph: Element) -> Element:
    """Return the properties of a paragraph with the list it is in taken off (17.9.18: list 0)."""
    properties = deepcopy(_properties(paragraph))
    _remove(properties, (q("w:numPr"),))
    membership = element("w:numPr")
    membership.append(element("w:ilvl", {"w:val": "0"}))
    membership.append(element("w:numId", {"w:val": "0"}))
    properties.insert(sum(1 for c in properties if c.tag in _BEFORE_LIST), membership)
    return properties


def record_properties(pen: Pen, paragraph: Element, wanted: Element | None) -> None:
    """Give a paragraph copies of the properties in `wanted`, a `w:pPr`, tracked (17.13.5.29).

    The record holds the former properties whole, not what differs. The paragraph's own mark look,
    section and earlier record stay.
    """
    properties = _properties(paragraph)
    kept = [c for c in properties if c.tag in (q("w:rPr"), *_AFTER_LOOK)]
    former = [c for c in properties if c not in kept]
    record = pen.mark("w:pPrChange")
    old = etree.SubElement(record, q("w:pPr"))
    old.extend(former)
    present = [] if wanted is None else [deepcopy(c) for c in wanted if c.tag not in _OWN]
    properties[:] = [*present, *kept, record]
    _forget_numbering(properties)


_OWN: Final = frozenset({q("w:rPr"), *_AFTER_LOOK})


def _forget_numbering(properties: Element) -> None:
    """Drop the history of a copied list membership: the mark is the original's alone."""
    for membership in properties.iterchildren(q("w:numPr")):
        _remove(membership, (q("w:ins"), q("w:numberingChange")))


def _mark_look(paragraph: Element) -> Element:
    """Return the run properties of the paragraph's mark, made in the place the schema gives them."""
    properties = _properties(paragraph)
    look = properties.find(q("w:rPr"))
    if look is None:
        look = element("w:rPr")
        closing = sum(1 for child in properties if child.tag in _AFTER_LOOK)
        properties.insert(len(properties) - closing, look)
    return look


def _properties(paragraph: Element) -> Element:
    properties = paragraph.find(q("w:pPr"))
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    return properties


def _remove(parent: Element, tags: Iterable[str]) -> None:
    for child in list(parent.iterchildren(*tags)):
        parent.remove(child)


# ------------------------------------------------------------------ text


def _text(characters: str) -> Element:
    made = element("w:t")
    _fill(made, characters)
    return made


def _cut_text(text: Element, offset: int) -> Element:
    """Cut a text element in two and return the right one, made beside it."""
    characters = text.text or ""
    if text.get(_SPACE) != "preserve" and characters != characters.strip():
        return _cut_loose_text(text, offset)
    right = _shell(text)
    _fill(right, characters[offset:])
    _fill(text, characters[:offset])
    text.addnext(right)
    return right


def _cut_loose_text(text: Element, offset: int) -> Element:
    """Cut a text element whose spaces at the edges Word drops, so that it goes on dropping just them.

    Spaces at the cut get an element of their own, in which they are kept. A text that was cut so
    before goes on in the next element.
    """
    while offset > len(text.text or ""):
        offset -= len(text.text or "")
        text = _next(text)
    characters = text.text or ""
    if offset == len(characters):
        return _next(text)
    core = characters.strip()
    start = characters.index(core)
    left, right = characters[:offset], characters[offset:]
    inside = start < offset < start + len(core)
    ends = left[len(left.rstrip()) :] if inside else ""
    begins = right[: len(right) - len(right.lstrip())] if inside else ""
    text.text = left.removesuffix(ends)
    made = [_text(spaces) for spaces in (ends, begins) if spaces]
    made.append(_shell(text))
    made[-1].text = right.removeprefix(begins)
    for part in reversed(made):
        text.addnext(part)
    return made[1 if ends else 0]


def _next(text: Element) -> Element:
    following = text.getnext()
    assert following is not None  # noqa: S101 - an earlier cut left the rest of the text there
    return following


def _shell(original: Element) -> Element:
    """Return an element of the same name and attributes with nothing in it."""
    made = original.makeelement(original.tag)
    for key, value in original.items():
        made.set(key, value)
    return made


def _fill(text: Element, characters: str) -> None:
    """Set an element's text; without the attribute Word drops spaces at its edges (17.3.3.31)."""
    text.text = characters
    if characters != characters.strip() or text.get(_SPACE):
        text.set(_SPACE, "preserve")
