"""Kinship across two packages: when properties, lists and things drawn mean the same in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.measures import whole
from redline.word.names import NAMESPACES, q
from redline.word.nodes import VAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element as Element

    Renamed = Callable[[str, str], str]

_W: Final = f"{{{NAMESPACES['w']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_TOGGLES: Final = frozenset(
    q("w:" + name)
    for name in (
        *("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "snapToGrid", "vanish", "webHidden", "specVanish", "rtl", "cs"),
        *("oMath", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "wordWrap"),
        *("suppressLineNumbers", "suppressAutoHyphens", "kinsoku", "overflowPunct", "bidi"),
        *("topLinePunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "titlePg", "noEndnote", "formProt", "rtlGutter"),
        *("cantSplit", "tblHeader", "hidden", "noWrap", "tcFitText", "hideMark", "bidiVisual"),
        "isLgl",
    )
)
_ON_OFF: Final = {"1": "", "true": "", "on": "", "0": "0", "false": "0", "off": "0"}
_UNORDERED: Final = frozenset(
    q("w:" + name)
    for name in (
        *("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "numPr", "lvl", "style"),
        *("pBdr", "tblBorders", "tcBorders", "pgBorders", "tblCellMar", "tcMar", "tabs"),
    )
)
_MARKS: Final = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
_RECORDS: Final = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange"),
    *("tcPrChange", "tblPrExChange", "numberingChange"),
)
_NOT_LOOKED_AT: Final = frozenset(
    {
        *(q("w:" + name) for name in (*_MARKS, *_RECORDS, "lang", "noProof")),
        *(q("w:" + name) for name in ("headerReference", "footerReference")),
        *(q("w:" + name) for name in ("nsid", "tmpl", "rsid", "bookmarkStart", "bookmarkEnd")),
        *(q("w:" + name) for name in ("proofErr", "lastRenderedPageBreak", "txbxContent")),
        q("mc:Fallback"),  # says the same as the choice beside it, in the words of an older Word
    }
)
_OWN_OF_A_PARAGRAPH: Final = frozenset({q("w:rPr"), q("w:sectPr")})
_PASSING: Final = frozenset(
    {
        *(q("w14:paraId"), q("w14:textId"), q("w:tplc"), q("w:tentative")),
        q("o:gfxdata"),
        q("o:spid"),
    }
)
_VOLATILE_NAMES: Final = frozenset({"anchorId", "editId", "relativeHeight", "ShapeID", "ObjectID"})
_NAMED: Final = ("docPr", "cNvPr", "shape", "shapetype", "rect", "group")
_OLD_NAMES: Final = {q("w:start"): q("w:left"), q("w:end"): q("w:right")}
_SIDES: Final = {"start": "left", "end": "right"}
_IND, _JC, _PPR, _NUMID = q("w:ind"), q("w:jc"), q("w:pPr"), q("w:numId")
_TCPR, _MERGE, _VMERGE = q("w:tcPr"), q("w:cellMerge"), q("w:vMerge")
_MERGES: Final = {"rest": "restart", "cont": "continue"}
_OWN_NAMES: Final = ("{http://schemas.", "{http://purl.", "{urn:schemas-", "{http://www.w3.org/")


class Form:
    """The form that two elements share when they mean the same, whichever package they are from.

    `list_of` says which list a `w:numId` is, `target_of` where a relationship id leads.
    """

    def __init__(self, list_of: Callable[[str], str], target_of: Renamed | None = None) -> None:
        self._list_of = list_of
        self._target_of = target_of

    def of(self, element: Element, part: str = "") -> str:
        """Return an element's form: order of properties, prefixes, save ids and history left out."""
        inside = self.inside(element, part)
        named = self._attributes(element, part)
        text = "" if element.text is None or not element.text.strip() else repr(element.text)
        return f"{element.tag}({named};{text}{inside})"

    def inside(self, element: Element, part: str = "") -> str:
        """Return the form of what an element holds, empty where that amounts to nothing."""
        tag = element.tag
        skipped = _NOT_LOOKED_AT | _OWN_OF_A_PARAGRAPH if tag == _PPR else _NOT_LOOKED_AT
        forms = [
            self.of(child, part)
            for child in _merged(element)
            if child.tag not in skipped and not _is_void(child)
        ]
        return " ".join(sorted(forms) if tag in _UNORDERED else forms)

    def _attributes(self, element: Element, part: str) -> str:
        tag = element.tag
        if tag in _TOGGLES:
            return _ON_OFF.get(element.get(VAL, "1").lower(), "?")
        if tag == _NUMID:
            return self._list_of(element.get(VAL, ""))
        return ",".join(sorted(self._attribute(tag, *pair, part) for pair in _lasting(element)))

    def _attribute(self, tag: str, key: str, value: str, part: str) -> str:
        if tag == _IND:
            key = _OLD_NAMES.get(key, key)
        elif tag == _JC:
            value = _SIDES.get(value, value)
        elif key.startswith(_R) and self._target_of is not None:
            value = self._target_of(part, value)
        return f"{key}={value}"


def _merged(element: Element) -> Iterable[Element]:
    """Return the children of an element; a cell's tracked merge is the merge that it leads to."""
    merge = element.find(_MERGE) if element.tag == _TCPR else None
    if merge is None:
        return element
    made = element.makeelement(_VMERGE, {VAL: _MERGES.get(merge.get(_VMERGE, ""), "")})
    found = [child for child in element if child.tag not in (_MERGE, _VMERGE)]
    return [*found, made] if made.get(VAL) else found


def fingerprint(element: Element) -> tuple[object, ...]:
    """Return what an element holds, as it is written, to know it again at little cost."""
    return tuple([(c.tag, *c.items(), *([fingerprint(c)] if len(c) else ())) for c in element])


def _is_void(element: Element) -> bool:
    """Say whether run or paragraph properties hold nothing, as if they were not there."""
    return not len(element) and element.tag in (_PPR, q("w:rPr"))


def _is_alien(name: str) -> bool:
    """Say whether an attribute is some other program's note to itself, which no copy carries."""
    return name.startswith("{") and not name.startswith(_OWN_NAMES)


def _lasting(element: Element) -> list[tuple[str, str]]:
    """Return the attributes that mean something: not ids that a program gives anew on saving."""
    named = str(element.tag).rpartition("}")[2] in _NAMED
    found = []
    for key, value in element.items():
        local = str(key).rpartition("}")[2]
        passing = key in _PASSING or local in _VOLATILE_NAMES or local.startswith("rsid")
        passing = passing or _is_alien(str(key))
        if not passing and not (named and local in ("id", "name")):
            found.append((str(key), whole(str(value))))
    return found
