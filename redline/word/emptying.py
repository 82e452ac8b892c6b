"""Taking elements out of a story, and what that leaves with nothing in it out with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

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
HOLLOW: Final = frozenset(
    q("w:" + name)
    for name in ("ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "fldSimple")
)
# The schema or Word wants a paragraph at the end of these.
END_IN_PARAGRAPH: Final = frozenset(
    q("w:" + name) for name in ("tc", "txbxContent", "footnote", "endnote", "comment", "hdr", "ftr")
)
# A property element that a settled mark leaves empty says nothing.
EMPTY_MEANS_NOTHING: Final = frozenset({q("w:rPr"), q("w:pPr"), q("w:trPr"), q("w:tcPr")})


def remove(element: Element) -> None:
    """Remove an element that may be gone already."""
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def parent_of(element: Element) -> Element:
    """Return what an element stands in."""
    holder = element.getparent()
    assert holder is not None  # noqa: S101 - a revision mark is never the root of a part
    return holder


def hoist(wrapper: Element, inner: Iterable[Element]) -> None:
    """Put elements before the one they stood in."""
    for child in inner:
        wrapper.addprevious(child)


def drop(element: Element) -> None:
    """Remove an element that may be gone already, and whatever it leaves with nothing in it."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.getparent() is None:
        return
    if parent.tag in HOLLOW and all(child.tag in RANGE_MARKS for child in parent):
        hoist(parent, list(parent))
        drop(parent)
    elif parent.tag in _NEEDS and next(parent.iter(_NEEDS[parent.tag]), None) is None:
        drop(parent)
    elif parent.tag == q("w:sdtContent") and element.tag in _BUILT_OF:
        _drop_control(parent)
    elif parent.tag in _FORMULA and all(child.tag in _FORMULA_PROPERTIES for child in parent):
        drop(parent)
    elif parent.tag in END_IN_PARAGRAPH and _ends_without(parent):
        parent.append(parent.makeelement(q("w:p")))


def drop_if_empty(properties: Element) -> None:
    """Remove a property element that says nothing any more."""
    if properties.tag in EMPTY_MEANS_NOTHING and not len(properties):
        owner = properties.getparent()
        if owner is not None:
            owner.remove(properties)


def _ends_without(holder: Element) -> bool:
    """Say whether the last block is no paragraph, or there is none at all."""
    blocks = [child for child in holder if child.tag in _BUILT_OF]
    return not blocks or blocks[-1].tag == q("w:tbl")


def _drop_control(content: Element) -> None:
    """Remove a control around blocks, rows or cells once it holds none; one around words stays."""
    if all(child.tag in RANGE_MARKS for child in content):
        control = parent_of(content)
        hoist(control, list(content))
        drop(control)


_NEEDS: Final = {q("w:tr"): q("w:tc"), q("w:tbl"): q("w:tr")}
_BUILT_OF: Final = frozenset(q("w:" + name) for name in ("p", "tbl", "tr", "tc", "sdt"))
_FORMULA: Final = frozenset({q("m:r"), q("m:oMath"), q("m:oMathPara")})
_FORMULA_PROPERTIES: Final = frozenset({q("w:rPr"), q("m:rPr"), q("m:oMathParaPr")})
