"""The canonical form of a story, of which certificates hold hashes: same meaning, same bytes.

The form is laid down in `docs/explanation/certificate.md`, so that anybody can compute it anew. It
shares no code with what writes redlines.
"""

from __future__ import annotations

import hashlib
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.model.certificate import StoryHashes
from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_P, _R, _RPR, _T = q("w:p"), q("w:r"), q("w:rPr"), q("w:t")
_GONE: Final = (q("w:del"), q("w:moveFrom"))
_PARTED: Final = (q("w:ins"), q("w:moveTo"))
_RECORD: Final = q("w:rPrChange")
_TEXTS: Final = frozenset(
    (*(q("w:" + name) for name in ("t", "delText", "instrText", "delInstrText")), q("m:t"))
)
_SIGNS: Final = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:br"): "\v",
    q("w:cr"): "\v",
    q("w:noBreakHyphen"): "\u2011",
    q("w:softHyphen"): "\u00ad",
    **dict.fromkeys(map(q, ("w:drawing", "w:pict", "w:object", "w:sym")), "\ufffc"),
    **dict.fromkeys(map(q, ("w:footnoteReference", "w:endnoteReference")), "\ufffc"),
}
_HOLLOW: Final = tuple(q("w:" + name) for name in ("rPr", "pPr", "trPr", "tcPr"))
_ID, _SPACE, _IGNORABLE = q("w:id"), q("xml:space"), q("mc:Ignorable")
_KEYS: Final = (q("w14:paraId"), q("w14:textId"))
_BLANKS: Final = " \t\r\n"


def hashes(root: Element) -> StoryHashes:
    """Return the hashes of a story that is in normal form. Its marks lose their ids."""
    for mark in root.iter(*_PARTED, _RECORD):
        mark.attrib.pop(_ID, "")
    return StoryHashes(text=sha256(text(root).encode()), formatting=sha256(canonical(root)))


def sha256(data: bytes) -> str:
    """Return the hash of bytes as certificates spell it."""
    return hashlib.sha256(data).hexdigest()


def canonical(element: Element) -> bytes:
    """Return an element in exclusive canonical XML, without comments and without what follows it."""
    return etree.tostring(
        element, method="c14n", exclusive=True, with_comments=False, with_tail=False
    )


def keyless(element: Element) -> bytes:
    """Return an element in canonical form without the keys that Word counts paragraphs by."""
    form = canonical(element)
    if b":paraId=" not in form and b":textId=" not in form:
        return form
    copied = deepcopy(element)
    for each in copied.iter():
        for key in _KEYS:
            each.attrib.pop(key, "")
    return canonical(copied)


# ------------------------------------------------------------------ text


def text(root: Element) -> str:
    """Return the canonical text: a line a paragraph, without what others have struck."""
    lines: list[list[str]] = []
    open_lines: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"), tag=(_P, *_GONE, _T, q("m:t"), *_SIGNS))
    for event, element in walk:
        if element.tag == _P and event == "start":
            lines.append([])
            open_lines.append(lines[-1])
        elif element.tag == _P:
            open_lines.pop()
        elif event == "start" and element.tag in _GONE:
            walk.skip_subtree()
        elif event == "start" and open_lines:
            open_lines[-1].append(_characters(element))
    return "\n".join("".join(line) for line in lines)


def _characters(element: Element) -> str:
    if element.tag in _TEXTS:
        return element.text or ""
    parent = element.getparent()
    return _SIGNS[element.tag] if parent is not None and parent.tag == _R else ""


# ------------------------------------------------------------------ normal form


def normalise(root: Element) -> None:
    """Put a story into normal form, in place: what no reader can tell apart becomes the same."""
    root.attrib.pop(_IGNORABLE, "")
    _drop_blanks(root)
    for hollow in _HOLLOW:
        for empty in [el for el in root.iter(hollow) if not len(el) and not el.attrib]:
            _remove(empty)
    _merge(root, _PARTED, lambda one, two: _attributes(one) == _attributes(two))
    _merge(root, (_R,), _same_run)
    for run in root.iter(_R, q("m:r")):
        _merge_texts(run)


def _drop_blanks(root: Element) -> None:
    """Drop white space between elements."""
    for element in root.iter():
        if element.tail and not element.tail.strip(_BLANKS):
            element.tail = None
        if element.text and element.tag not in _TEXTS and not element.text.strip(_BLANKS):
            element.text = None


def _merge(root: Element, tags: tuple[str, ...], alike: Callable[[Element, Element], bool]) -> None:
    for element in list(root.iter(*tags)):
        before = element.getprevious()
        if before is None or before.tag != element.tag or _is_property(element):
            continue
        if alike(before, element):
            before.extend([child for child in element if child.tag != _RPR])
            _remove(element)


def _is_property(element: Element) -> bool:
    """Say whether a mark stands in properties, where it has no content."""
    parent = element.getparent()
    return parent is not None and parent.tag.endswith("Pr")


def _attributes(element: Element) -> list[tuple[str, str]]:
    return sorted((str(key), str(value)) for key, value in element.items() if key != _ID)


def _same_run(one: Element, two: Element) -> bool:
    if sorted(one.items()) != sorted(two.items()):
        return False
    first, second = one.find(_RPR), two.find(_RPR)
    if first is None or second is None:
        return first is second
    return _alike(first, second)


def _alike(one: Element, two: Element) -> bool:
    """Say whether two elements are the same, but for the ids of records of former properties."""
    if one.tag != two.tag or one.text != two.text or len(one) != len(two):
        return False
    same = _attributes(one) == _attributes(two) if one.tag == _RECORD else one.attrib == two.attrib
    return same and all(_alike(*pair) for pair in zip(one, two, strict=True))


def _merge_texts(run: Element) -> None:
    for tag, group in groupby(list(run), key=lambda child: child.tag):
        if tag not in _TEXTS:
            continue
        first, *others = group
        first.text = "".join([_shown(each) for each in (first, *others)])
        for empty in others if first.text else (first, *others):
            run.remove(empty)


def _shown(element: Element) -> str:
    """Return a text as Word shows it; the attribute that says so is taken off."""
    said = element.text or ""
    return said if element.attrib.pop(_SPACE, "") == "preserve" else said.strip(_BLANKS)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
