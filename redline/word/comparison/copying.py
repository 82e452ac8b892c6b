"""Copies of the newer file's content as it reads now: without history, marks of others, passing ids."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.names import NAMESPACES, q

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_W: Final = f"{{{NAMESPACES['w']}}}"
_W14: Final = f"{{{NAMESPACES['w14']}}}"
_TRACKED: Final = ("ins", "del", "moveFrom", "moveTo")
_HOLDERS: Final = frozenset(q("w:" + name) for name in ("rPr", "trPr", "ctrlPr"))
_ARRIVING: Final = frozenset((q("w:ins"), q("w:moveTo")))
_LEAVING: Final = frozenset((q("w:del"), q("w:moveFrom")))
_RUN, _RPR, _TRPR, _CHOICE = q("w:r"), q("w:rPr"), q("w:trPr"), q("mc:Choice")
_RECORDS: Final = frozenset(
    q("w:" + name)
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange"),
        *("tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge"),
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

_CONTROL_ID: Final = (q("w:sdtPr"), q("w:id"))


def copied(element: Element, root_names: Mapping[str | None, str]) -> tuple[Element, Counter[str]]:
    """Return a copy of content in the current view, and counts of what it does without.

    `root_names` are the prefixes of the part the copy goes to.
    """
    copy = deepcopy(element)
    copy.tail = None
    _declare(element, copy, root_names)
    lost = _shed(copy)
    for node in copy.iter():
        for key in [key for key in node.attrib if _is_passing(str(key))]:
            del node.attrib[key]
    return copy, lost


def _is_passing(key: str) -> bool:
    """Say whether an attribute is an id that Word gives anew on saving."""
    if key.startswith(_W):
        return key.startswith("rsid", len(_W))
    return key.startswith(_W14) and key.endswith(("}paraId", "}textId"))


def _shed(copy: Element) -> Counter[str]:
    lost: Counter[str] = Counter()
    for node in list(copy.iter()):
        parent = node.getparent()
        if node is copy or parent is None:
            continue
        tag = node.tag
        if tag in LEFT_OUT:
            lost[LEFT_OUT[tag]] += 1
            _drop(node, parent)
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
                table.remove(row)
    elif arriving:
        at = parent.index(node)
        parent.remove(node)
        for child in reversed(node):
            parent.insert(at, child)
    else:
        _drop(node, parent)


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


# ------------------------------------------------------------------ prefixes


def _declare(original: Element, copy: Element, root_names: Mapping[str | None, str]) -> None:
    """Keep the prefixes that a choice names in its attributes: copying drops what no name uses.

    A choice that requires an undeclared prefix makes Word refuse the file (Part 3, 7.6).
    """
    pairs = zip(list(original.iter(_CHOICE)), list(copy.iter(_CHOICE)), strict=True)
    by_space = {space: prefix for prefix, space in root_names.items() if prefix}
    for source, choice in pairs:
        spaces = {p: source.nsmap[p] for p in _required(source) if p in source.nsmap}
        names = {by_space.get(space, prefix): space for prefix, space in spaces.items()}
        parent = choice.getparent()
        if not names or parent is None:
            continue
        made = etree.Element(_CHOICE, nsmap={**names, "mc": NAMESPACES["mc"]})
        made.set("Requires", " ".join(names))
        made.extend(list(choice))
        parent.replace(choice, made)


def _required(choice: Element) -> list[str]:
    return choice.get("Requires", "").split()
