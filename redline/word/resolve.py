"""Accepting and rejecting tracked changes: what a story becomes once revisions are settled.

This module alone knows the meaning of revision marks (ECMA-376 Part 1, 17.13.5). It reads them as a
word processor does and shares nothing with the code that writes them, so that the one can be held
against the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.broken import FIELD_PIECES, clear_broken, whole
from redline.word.emptying import RANGE_MARKS, drop, drop_if_empty, hoist, parent_of, remove
from redline.word.joining import settle_paragraphs
from redline.word.names import q
from redline.word.ranges import settle_controls, settled_ranges
from redline.word.stray import is_stray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element as Element

    Mine = Callable[[Element], bool]

INSERTED: Final = frozenset({q("w:ins"), q("w:moveTo")})
DELETED: Final = frozenset({q("w:del"), q("w:moveFrom")})
CONTENT: Final = INSERTED | DELETED
CELLS: Final = frozenset({q("w:cellIns"), q("w:cellDel"), q("w:cellMerge")})

# A record of former properties sits in the element it is about. It does not cover these children.
UNCOVERED: Final = {
    q("w:rPrChange"): CONTENT,
    q("w:pPrChange"): frozenset({q("w:rPr"), q("w:sectPr")}),
    q("w:sectPrChange"): frozenset({q("w:headerReference"), q("w:footerReference")}),
    q("w:trPrChange"): frozenset({q("w:ins"), q("w:del")}),
    q("w:tcPrChange"): CELLS,
    q("w:tblPrChange"): frozenset(),
    q("w:tblPrExChange"): frozenset(),
    q("w:tblGridChange"): frozenset(),
}
# Children that close their parent by schema: former properties go before these.
CLOSING: Final = UNCOVERED[q("w:pPrChange")] | UNCOVERED[q("w:trPrChange")] | CELLS
RECORDS: Final = frozenset({*UNCOVERED, q("w:numberingChange")})
TRACKED: Final = CONTENT | CELLS | RECORDS

LIVE_TEXT: Final = {q("w:delText"): q("w:t"), q("w:delInstrText"): q("w:instrText")}


def accept(root: Element, mine: Mine | None = None) -> None:
    """Accept the tracked changes of a story, all or those that are `mine`, in place."""
    _settle(root, gone=DELETED, accepting=True, mine=mine)


def reject(root: Element, mine: Mine | None = None) -> None:
    """Reject the tracked changes of a story, all or those that are `mine`, in place."""
    _settle(root, gone=INSERTED, accepting=False, mine=mine)


def live_marks(root: Element) -> list[Element]:
    """Return the marks of a story in the order of the file.

    What a record of former properties holds is a memory and no mark (17.13.5.36 and others).
    """
    marks = root.iter(*TRACKED)
    return [mark for mark in marks if next(mark.iterancestors(*RECORDS), None) is None]


def _settle(root: Element, *, gone: frozenset[str], accepting: bool, mine: Mine | None) -> None:
    ranges = settled_ranges(root, mine)
    fields = whole(root.iter(*FIELD_PIECES))
    for record in (el for el in _chosen(root, mine) if el.tag in RECORDS):
        _settle_record(record, accepting)
    tracked = _chosen(root, mine)
    content = [el for el in tracked if el.tag in CONTENT]
    for mark in (el for el in content if _parent_is(el, "w:trPr")):
        _settle_row(mark, gone)
    for mark in (el for el in tracked if el.tag in CELLS):
        _settle_cell(mark, accepting)
    settle_controls(root, ranges, gone)
    for mark in (el for el in content if _parent_is(el, "m:ctrlPr")):
        _settle_structure(mark, gone)
    for wrapper in reversed([el for el in content if not _is_property(el)]):
        _settle_content(wrapper, gone)
    settle_paragraphs([el for el in content if _parent_is(el, "w:rPr")], gone)
    for mark in ranges:
        remove(mark)
    clear_broken(root, fields)


def _chosen(root: Element, mine: Mine | None) -> list[Element]:
    marks = (mark for mark in live_marks(root) if mine is None or mine(mark))
    return [mark for mark in marks if not is_stray(mark)]


# ------------------------------------------------------------------ records of former properties


def _settle_record(record: Element, accepting: bool) -> None:
    owner = record.getparent()
    if owner is None:  # another record of the same properties is settled already
        return
    owner.remove(record)
    if not accepting and record.tag in UNCOVERED:
        _restore(owner, record, UNCOVERED[record.tag])
    drop_if_empty(owner)


def _restore(owner: Element, record: Element, uncovered: frozenset[str]) -> None:
    """Put the recorded properties back in the place of the present ones."""
    for child in list(owner):
        if child.tag not in uncovered:
            owner.remove(child)
    closing = [child for child in owner if child.tag in CLOSING and owner.tag != q("w:rPr")]
    former = [child for child in (record[0] if len(record) else ()) if child.tag not in uncovered]
    for child in (*former, *closing):
        owner.append(child)


# ------------------------------------------------------------------ table rows and cells


def _settle_row(mark: Element, gone: frozenset[str]) -> None:
    properties = parent_of(mark)
    row = parent_of(properties)
    properties.remove(mark)
    drop_if_empty(properties)
    if mark.tag in gone:
        drop(row)


def _settle_cell(mark: Element, accepting: bool) -> None:
    properties = parent_of(mark)
    cell = parent_of(properties)
    properties.remove(mark)
    if mark.tag == q("w:cellMerge"):
        _settle_merge(properties, mark.get(q("w:vMerge" if accepting else "w:vMergeOrig")))
    drop_if_empty(properties)
    if mark.tag == (q("w:cellDel") if accepting else q("w:cellIns")):
        drop(cell)


def _settle_merge(properties: Element, value: str | None) -> None:
    """Set the vertical merge that a `cellMerge` records (`rest` starts one, `cont` goes on)."""
    for present in properties.findall(q("w:vMerge")):
        properties.remove(present)
    if value is None:
        return
    merge = properties.makeelement(q("w:vMerge"))
    merge.set(q("w:val"), "restart" if value == "rest" else "continue")
    before = [c for c in properties if c.tag in _BEFORE_VMERGE]
    properties.insert(len(before), merge)


_BEFORE_VMERGE: Final = frozenset(
    q("w:" + name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge")
)


# ------------------------------------------------------------------ runs


def _settle_content(wrapper: Element, gone: frozenset[str]) -> None:
    if wrapper.getparent() is None:
        return
    if _parent_is(wrapper, "w:numPr"):
        _settle_list(wrapper, gone)
        return
    if wrapper.tag in gone:
        hoist(wrapper, list(wrapper.iter(*RANGE_MARKS)))
        drop(wrapper)
        return
    inner = list(wrapper)
    hoist(wrapper, inner)
    parent_of(wrapper).remove(wrapper)
    if wrapper.tag == q("w:del"):
        _revive(inner)


def _settle_list(mark: Element, gone: frozenset[str]) -> None:
    """Keep a paragraph in the list it was put in, or take it out again (17.13.5.19)."""
    membership = parent_of(mark)
    properties = parent_of(membership)
    membership.remove(mark)
    if mark.tag in gone:
        properties.remove(membership)
        drop_if_empty(properties)


def _settle_structure(mark: Element, gone: frozenset[str]) -> None:
    """Keep a structure of a formula, such as a fraction, or leave only what stands in it (22.1.2.23)."""
    control = parent_of(mark)
    hoist(mark, list(mark))
    control.remove(mark)
    properties = parent_of(control)
    if mark.tag not in gone or not properties.tag.endswith("Pr"):
        return
    structure = parent_of(properties)
    arguments = [child for child in structure.iter(*_ARGUMENTS) if _argument_of(child) is structure]
    for argument in arguments:
        hoist(structure, [child for child in argument if child.tag not in _ARGUMENT_PROPERTIES])
    drop(structure)


def _argument_of(argument: Element) -> Element:
    holder = parent_of(argument)
    return parent_of(holder) if holder.tag == q("m:mr") else holder


_ARGUMENTS: Final = tuple(
    q("m:" + name) for name in ("e", "num", "den", "sup", "sub", "deg", "fName", "lim")
)
_ARGUMENT_PROPERTIES: Final = frozenset({q("m:argPr"), q("m:ctrlPr")})


def _revive(elements: Iterable[Element]) -> None:
    """Turn the text of a deletion that was lifted into text again (17.3.3.7)."""
    for text in [t for el in elements for t in el.iter(*LIVE_TEXT)]:
        if next(text.iterancestors(q("w:del")), None) is None:
            text.tag = LIVE_TEXT[text.tag]


def _is_property(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _PROPERTY_OWNERS


_PROPERTY_OWNERS: Final = frozenset({q("w:rPr"), q("w:trPr"), q("m:ctrlPr")})


def _parent_is(element: Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == q(name)
