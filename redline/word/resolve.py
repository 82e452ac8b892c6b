"""Accepting and rejecting tracked changes: what a story becomes once revisions are settled.

This module alone knows the meaning of revision marks (ECMA-376 Part 1, 17.13.5). It reads them as a
word processor does and shares nothing with the code that writes them, so that the one can be held
against the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element as Element

    Mine = Callable[[Element], bool]

INSERTED: Final = frozenset({q("w:ins"), q("w:moveTo")})
DELETED: Final = frozenset({q("w:del"), q("w:moveFrom")})
CONTENT: Final = INSERTED | DELETED
_MOVES: Final = frozenset({q("w:moveFrom"), q("w:moveTo")})
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

# Zero-width marks between and beside runs. They outlive the text around them.
RANGE_MARKS: Final = frozenset(
    q("w:" + name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
        "permStart", "permEnd", "proofErr",
        *(f"{move}Range{end}" for move in ("moveFrom", "moveTo") for end in ("Start", "End")),
        *(
            f"customXml{kind}Range{end}"
            for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
    )
)  # fmt: skip
# What is left of these when their text is gone has no meaning.
HOLLOW: Final = CONTENT | {q("w:hyperlink"), q("w:smartTag"), q("w:fldSimple")}
# A property element that a settled mark leaves empty says nothing.
EMPTY_MEANS_NOTHING: Final = frozenset({q("w:rPr"), q("w:pPr"), q("w:trPr"), q("w:tcPr")})

LIVE_TEXT: Final = {q("w:delText"): q("w:t"), q("w:delInstrText"): q("w:instrText")}


def accept(root: Element, mine: Mine | None = None) -> None:
    """Accept the tracked changes of a story, all or those that are `mine`, in place."""
    _settle(root, gone=DELETED, accepting=True, mine=mine)


def reject(root: Element, mine: Mine | None = None) -> None:
    """Reject the tracked changes of a story, all or those that are `mine`, in place."""
    _settle(root, gone=INSERTED, accepting=False, mine=mine)


def _settle(root: Element, *, gone: frozenset[str], accepting: bool, mine: Mine | None) -> None:
    tracked = [el for el in root.iter(*TRACKED) if mine is None or mine(el)]
    content = [el for el in tracked if el.tag in CONTENT]
    for record in (el for el in tracked if el.tag in RECORDS):
        _settle_record(record, accepting)
    for mark in (el for el in content if _parent_is(el, "w:trPr")):
        _settle_row(mark, gone)
    for mark in (el for el in tracked if el.tag in CELLS):
        _settle_cell(mark, accepting)
    for wrapper in reversed([el for el in content if not _is_property(el)]):
        _settle_content(wrapper, gone)
    _settle_paragraphs([el for el in content if _parent_is(el, "w:rPr")], gone)
    if any(el.tag in _MOVES for el in content):
        _drop_move_ranges(root, mine)


# ------------------------------------------------------------------ records of former properties


def _settle_record(record: Element, accepting: bool) -> None:
    owner = _parent(record)
    owner.remove(record)
    if not accepting and record.tag in UNCOVERED:
        _restore(owner, record, UNCOVERED[record.tag])
    _drop_if_empty(owner)


def _restore(owner: Element, record: Element, uncovered: frozenset[str]) -> None:
    """Put the recorded properties back in the place of the present ones."""
    for child in list(owner):
        if child.tag not in uncovered:
            owner.remove(child)
    closing = [child for child in owner if child.tag in CLOSING]
    former = [child for child in (record[0] if len(record) else ()) if child.tag not in uncovered]
    for child in (*former, *closing):
        owner.append(child)


# ------------------------------------------------------------------ table rows and cells


def _settle_row(mark: Element, gone: frozenset[str]) -> None:
    properties = _parent(mark)
    row = _parent(properties)
    properties.remove(mark)
    _drop_if_empty(properties)
    if mark.tag in gone:
        _drop(row)


def _settle_cell(mark: Element, accepting: bool) -> None:
    properties = _parent(mark)
    cell = _parent(properties)
    properties.remove(mark)
    if mark.tag == q("w:cellMerge"):
        _settle_merge(properties, mark.get(q("w:vMerge" if accepting else "w:vMergeOrig")))
    _drop_if_empty(properties)
    if mark.tag == (q("w:cellDel") if accepting else q("w:cellIns")):
        _drop(cell)


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
        _hoist(wrapper, list(wrapper.iter(*RANGE_MARKS)))
        _drop(wrapper)
        return
    inner = list(wrapper)
    _hoist(wrapper, inner)
    _parent(wrapper).remove(wrapper)
    if wrapper.tag == q("w:del"):
        _revive(inner)


def _settle_list(mark: Element, gone: frozenset[str]) -> None:
    """Keep a paragraph in the list it was put in, or take it out again (17.13.5.19)."""
    membership = _parent(mark)
    properties = _parent(membership)
    membership.remove(mark)
    if mark.tag in gone:
        properties.remove(membership)
        _drop_if_empty(properties)


def _hoist(wrapper: Element, inner: Iterable[Element]) -> None:
    for child in inner:
        wrapper.addprevious(child)


def _revive(elements: Iterable[Element]) -> None:
    """Turn the text of a deletion that was lifted into text again (17.3.3.7)."""
    for text in [t for el in elements for t in el.iter(*LIVE_TEXT)]:
        if next(text.iterancestors(q("w:del")), None) is None:
            text.tag = LIVE_TEXT[text.tag]


# ------------------------------------------------------------------ paragraph marks


def _settle_paragraphs(marks: list[Element], gone: frozenset[str]) -> None:
    """Settle marks from the last to the first, so that text joined to a paragraph moves once."""
    for mark in reversed(marks):
        look = _parent(mark)
        properties = _parent(look)
        if properties.tag != q("w:pPr") or properties.getparent() is None:
            continue
        paragraph = _parent(properties)
        look.remove(mark)
        _drop_if_empty(look)
        _drop_if_empty(properties)
        if mark.tag in gone:
            _join(paragraph)


def _join(paragraph: Element) -> None:
    """Let a paragraph without its mark join the following one, whose properties stay (17.13.5.15).

    Where none follows, as at the end of a cell or before a table, the mark cannot go; nor can one
    that holds a section's properties.
    """
    between = []
    follower = paragraph.getnext()
    while follower is not None and follower.tag in RANGE_MARKS:
        between.append(follower)
        follower = follower.getnext()
    properties = paragraph.find(q("w:pPr"))
    ends_section = properties is not None and properties.find(q("w:sectPr")) is not None
    if follower is None or follower.tag != q("w:p") or ends_section:
        return
    content = [child for child in paragraph if child is not properties]
    if content:
        _prepend(follower, [*content, *between])
    _parent(paragraph).remove(paragraph)


def _prepend(paragraph: Element, content: list[Element]) -> None:
    if len(paragraph) and paragraph[0].tag == q("w:pPr"):
        before = paragraph[0]
    else:
        paragraph.insert(0, before := content.pop(0))
    for child in content:
        before.addnext(child)
        before = child


# ------------------------------------------------------------------ what is left behind


def _drop_move_ranges(root: Element, mine: Mine | None) -> None:
    for kind in ("moveFromRange", "moveToRange"):
        starts = [el for el in root.iter(q(f"w:{kind}Start")) if mine is None or mine(el)]
        settled = {el.get(q("w:id")) for el in starts}
        ends = [el for el in root.iter(q(f"w:{kind}End")) if el.get(q("w:id")) in settled]
        for el in (*starts, *ends):
            _parent(el).remove(el)


def _drop(element: Element) -> None:
    """Remove an element, and whatever it leaves without content or rows."""
    parent = _parent(element)
    parent.remove(element)
    if parent.getparent() is None:
        return
    if parent.tag in HOLLOW and all(child.tag in RANGE_MARKS for child in parent):
        _hoist(parent, list(parent))
        _drop(parent)
    elif parent.tag in _NEEDS and parent.find(_NEEDS[parent.tag]) is None:
        _drop(parent)


_NEEDS: Final = {q("w:tr"): q("w:tc"), q("w:tbl"): q("w:tr")}


def _drop_if_empty(properties: Element) -> None:
    if properties.tag in EMPTY_MEANS_NOTHING and not len(properties):
        owner = properties.getparent()
        if owner is not None:
            owner.remove(properties)


def _is_property(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _PROPERTY_OWNERS


_PROPERTY_OWNERS: Final = frozenset({q("w:rPr"), q("w:trPr"), q("m:ctrlPr")})


def _parent_is(element: Element, name: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == q(name)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - a revision mark is never the root of a part
    return parent
