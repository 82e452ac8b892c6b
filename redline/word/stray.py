"""Where marks of tracked changes may stand: one that stands elsewhere changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_RECORDS: Final = {
    q(f"w:{name}Change"): frozenset(map(q, holders))
    for name, holders in (
        ("rPr", ("w:rPr",)),
        ("pPr", ("w:pPr",)),
        ("sectPr", ("w:sectPr",)),
        ("trPr", ("w:trPr",)),
        ("tcPr", ("w:tcPr",)),
        ("tblPr", ("w:tblPr",)),
        ("tblPrEx", ("w:tblPrEx",)),
        ("tblGrid", ("w:tblGrid",)),
        ("numbering", ("w:numPr", "w:fldChar")),
    )
}
_CELLS: Final = frozenset(map(q, ("w:cellIns", "w:cellDel", "w:cellMerge")))
_PROPERTIES: Final = {
    q("w:rPr"): q("w:pPr"),
    q("w:trPr"): q("w:tr"),
    q("w:numPr"): q("w:pPr"),
}
"""Properties that may hold a mark, and what these must be properties of."""


def is_stray(mark: Element) -> bool:
    """Say whether a mark stands where the standard allows none, so that nobody knows its meaning.

    A record of former properties stands in the present ones, the mark of a cell in its properties,
    and that of a row, a list membership, a formula or a paragraph's end in theirs (ECMA-376 Part 1,
    17.13.5). All others stand around content.
    """
    holder = mark.getparent()
    if holder is None:
        return True
    if mark.tag in _RECORDS:
        return holder.tag not in _RECORDS[mark.tag]
    if mark.tag in _CELLS:
        return holder.tag != q("w:tcPr") or not _stands_in(holder, q("w:tc"))
    if holder.tag in _PROPERTIES:
        return not _stands_in(holder, _PROPERTIES[holder.tag])
    return holder.tag.endswith("Pr") and holder.tag != q("m:ctrlPr")


def _stands_in(element: Element, name: str) -> bool:
    holder = element.getparent()
    return holder is not None and holder.tag == name
