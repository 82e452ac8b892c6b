"""Copies of the newer file's content as it reads now: without history, marks of others, passing ids."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.names import NAMESPACES, q

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_W: Final = NAMESPACES["w"]
_OF_WORD: Final = ("http://schemas.microsoft.com/office/", "urn:schemas-microsoft-com:")
_IGNORABLE: Final = q("mc:Ignorable")
_BOOKMARK: Final = q("w:name")
_CURSOR: Final = "_GoBack"
"""The bookmark in which Word keeps where somebody last typed."""
_HOLDERS: Final = frozenset(q("w:" + name) for name in ("rPr", "trPr", "ctrlPr"))
_ARRIVING: Final = frozenset((q("w:ins"), q("w:moveTo")))
_LEAVING: Final = frozenset((q("w:del"), q("w:moveFrom")))
_P, _PPR, _RUN, _RPR = q("w:p"), q("w:pPr"), q("w:r"), q("w:rPr")
_TRPR, _CHOICE = q("w:trPr"), q("mc:Choice")
_RECORDS: Final = frozenset(
    q("w:" + name)
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange"),
        *("tcPrChange", "tblPrExChange", "numberingChange", "cellIns"),
        *(f"{way}Range{end}" for way in ("moveFrom", "moveTo") for end in ("Start", "End")),
        *(
            f"customXml{way}Range{end}"
            for way in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
        *("proofErr", "lastRenderedPageBreak", "annotationRef"),
    )
)
LEFT_OUT: Final = {
    q("w:bookmarkStart"): "bookmark",
    q("w:bookmarkEnd"): "",
    q("w:commentReference"): "comment",
    q("w:commentRangeStart"): "",
    q("w:commentRangeEnd"): "",
    q("w:permStart"): "permission",
    q("w:permEnd"): "",
    q("w:dataBinding"): "binding",
    q("w15:dataBinding"): "",
}
"""What a copy does without, and under which name that is counted."""

_MERGE, _VMERGE = q("w:cellMerge"), q("w:vMerge")
_MERGED: Final = {"rest": "restart", "cont": "continue"}
_BEFORE_VMERGE: Final = frozenset(
    q("w:" + name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge")
)
_CONTROL_ID: Final = (q("w:sdtPr"), q("w:id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a part's root declares: namespaces by prefix, and those a reader may ignore (Part 3, 7.2)."""

    names: Mapping[str | None, str]
    ignorable: frozenset[str] = frozenset()


def scope(root: Element | None) -> Scope:
    """Return what a root declares: nothing, for a part that is not there yet."""
    names = {} if root is None else root.nsmap
    prefixes = [] if root is None else root.get(_IGNORABLE, "").split()
    return Scope(
        names=names, ignorable=frozenset(names[prefix] for prefix in prefixes if prefix in names)
    )


def copied(element: Element, source: Scope, target: Scope) -> tuple[Element, Counter[str]]:
    """Return a copy of content in the current view, and counts of what it does without.

    A table whose every row is struck comes without rows.
    """
    copy = deepcopy(element)
    copy.tail = None
    _declare(copy, source, target)
    joined = _joining(copy)
    lost = _shed(copy)
    for paragraph in joined:
        _join(paragraph)
    drop_extensions(copy, source, target)
    return copy, lost


# ------------------------------------------------------------------ the current view


def _shed(copy: Element) -> Counter[str]:
    lost: Counter[str] = Counter()
    for node in list(copy.iter()):
        parent = node.getparent()
        if node is copy or parent is None:
            continue
        tag = node.tag
        if tag in LEFT_OUT:
            lost[LEFT_OUT[tag]] += node.get(_BOOKMARK) != _CURSOR
            _drop(node, parent)
        elif tag == _MERGE:
            _settle_merge(node, parent)
        elif tag in _RECORDS or (parent.tag, tag) == _CONTROL_ID:
            _drop(node, parent)
        elif tag in _ARRIVING or tag in _LEAVING:
            _settle(node, parent)
    for row in [change.getparent() for change in copy.iter(q("w:cellDel"))]:
        _drop_cell(row)
    lost.pop("", None)
    return lost


def _settle(node: Element, parent: Element) -> None:
    """Take a revision as accepted: what arrives stays, what leaves goes, marks go (17.13.5)."""
    arriving = node.tag in _ARRIVING
    if parent.tag in _HOLDERS:
        _drop(node, parent)
        if parent.tag == _TRPR and not arriving:
            row = parent.getparent()
            table = None if row is None else row.getparent()
            if row is not None and table is not None:
                _drop_row(row, table)
    elif arriving:
        at = parent.index(node)
        parent.remove(node)
        for child in reversed(node):
            parent.insert(at, child)
    else:
        _drop(node, parent)


def _settle_merge(node: Element, parent: Element) -> None:
    """Merge a cell with the one above, or not, as a tracked merge says (17.13.5.2)."""
    merge = _MERGED.get(node.get(_VMERGE, ""))
    for present in [node, *parent.findall(_VMERGE)]:
        parent.remove(present)
    if merge is not None:
        made = parent.makeelement(_VMERGE, {q("w:val"): merge})
        parent.insert(sum(1 for one in parent if one.tag in _BEFORE_VMERGE), made)


def _drop_row(row: Element, table: Element) -> None:
    """Remove a row, and a table that had no other."""
    table.remove(row)
    holder = table.getparent()
    if holder is not None and table.tag == q("w:tbl") and table.find(f".//{row.tag}") is None:
        holder.remove(table)


def _joining(copy: Element) -> list[Element]:
    """Return the paragraphs whose mark is struck: they join those that follow (17.13.5.15)."""
    found = []
    for paragraph in copy.iter(_P):
        look = paragraph.find(f"{_PPR}/{_RPR}")
        if look is not None and any(mark.tag in _LEAVING for mark in look):
            found.append(paragraph)
    return found


def _join(paragraph: Element) -> None:
    following, parent = paragraph.getnext(), paragraph.getparent()
    if parent is None or following is None or following.tag != _P:
        return
    at = 1 if following.find(_PPR) is not None else 0
    for child in reversed([child for child in paragraph if child.tag != _PPR]):
        following.insert(at, child)
    parent.remove(paragraph)


def _drop_cell(properties: Element | None) -> None:
    cell = None if properties is None else properties.getparent()
    row = None if cell is None else cell.getparent()
    if cell is not None and row is not None:
        row.remove(cell)


def _drop(node: Element, parent: Element) -> None:
    """Remove an element, and a run that held nothing else."""
    parent.remove(node)
    grand = parent.getparent()
    bare = all(child.tag == _RPR for child in parent)
    if parent.tag == _RUN and bare and grand is not None:
        grand.remove(parent)


# ------------------------------------------------------------------ extensions and their prefixes


def drop_extensions(copy: Element, source: Scope, target: Scope) -> None:
    """Drop save ids, and what the source's readers may ignore and the target's might stumble over.

    Word knows elements of its own later versions anywhere, though not all their attributes.
    """
    for node in list(copy.iter()):
        own = _space(str(node.tag))
        alien = own in source.ignorable and own not in target.ignorable
        if alien and not own.startswith(_OF_WORD):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
            continue
        for key in [str(key) for key in node.attrib]:
            space = _space(key)
            passing = space == _W and key.startswith("rsid", len(_W) + 2)
            if passing or space == NAMESPACES["mc"] or (space in source.ignorable and space != own):
                del node.attrib[key]


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _declare(copy: Element, source: Scope, target: Scope) -> None:
    """Keep the prefixes that a choice names in its attributes: copying drops what no name uses.

    A choice that requires an undeclared prefix makes Word refuse the file (Part 3, 7.6).
    """
    for choice in list(copy.iter(_CHOICE)):
        by_space = {space: prefix for prefix, space in target.names.items() if prefix}
        known = {**source.names, **choice.nsmap}
        required = choice.get("Requires", "").split()
        names = {by_space.get(known[p], p): known[p] for p in required if p in known}
        parent = choice.getparent()
        if names and parent is not None:
            made = etree.Element(_CHOICE, nsmap={"mc": NAMESPACES["mc"], **names})
            made.set("Requires", " ".join(names))
            made.extend(list(choice))
            parent.replace(choice, made)
