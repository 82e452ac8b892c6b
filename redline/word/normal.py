"""Two stories compared: equal where no reader could tell them apart, however their runs are cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.word.names import q

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_P, _R, _RPR, _PPR = q("w:p"), q("w:r"), q("w:rPr"), q("w:pPr")
_WRAPPERS: Final = (q("w:ins"), q("w:moveTo"))
_TEXTS: Final = frozenset(
    (*(q("w:" + name) for name in ("t", "delText", "instrText", "delInstrText")), q("m:t"))
)
_START: Final = re.compile(rb"<w:p(?=[ />])")
_SPACE: Final = q("xml:space")
_ID: Final = q("w:id")
_RECORD: Final = q("w:rPrChange")


def equal_documents(source: Element, other: Element) -> str:
    """Return where two stories differ, empty where they do not. Both trees are used up.

    They are compared as they are; only where two paragraphs differ are runs and other people's
    insertions that lie side by side and are alike put together, in both.
    """
    ones, twos = list(source.iter(_P)), list(other.iter(_P))
    if len(ones) != len(twos):
        return "the number of paragraphs"
    for number in _unlike(source, other, len(ones)):
        one, two = _outermost(ones[number]), _outermost(twos[number])
        for paragraph in (one, two):
            _normalise(paragraph)
        if not _same(one, two):
            return f"paragraph {number + 1}"
    return "" if _same_tree(source, other) else "the order of things between the paragraphs"


def _unlike(source: Element, other: Element, count: int) -> list[int]:
    """Return which paragraphs may differ: all, where the bytes cannot be cut at their starts."""
    stretches = [_START.split(etree.tostring(root)) for root in (source, other)]
    if any(len(cut) != count + 1 for cut in stretches):
        return list(range(count))
    pairs = zip(stretches[0][1:], stretches[1][1:], strict=True)
    return [number for number, (one, two) in enumerate(pairs) if one != two]


def _outermost(paragraph: Element) -> Element:
    """Return the paragraph that a paragraph of a text box is in, or itself."""
    return next(reversed(list(paragraph.iterancestors(_P))), paragraph)


def _same(one: Element, two: Element) -> bool:
    """Say whether two elements are the same; attributes may stand in another order."""
    if etree.tostring(one, with_tail=False) == etree.tostring(two, with_tail=False):
        return True
    forms = (etree.tostring(el, method="c14n", with_tail=False) for el in (one, two))
    return next(forms) == next(forms)


def _normalise(paragraph: Element) -> None:
    """Put a paragraph into normal form, in place."""
    _drop_blanks(paragraph)
    for record in paragraph.iter(_RECORD):
        record.attrib.pop(_ID, "")
    for empty in [el for el in paragraph.iter(_RPR, _PPR) if not len(el)]:
        _parent(empty).remove(empty)
    for properties in [el for el in paragraph.iter(_PPR) if not len(el)]:
        _parent(properties).remove(properties)
    _merge(paragraph, _WRAPPERS, _same_insertion)
    _merge(paragraph, (_R,), _same_run)
    for run in paragraph.iter(_R):
        _merge_texts(run)


def _merge(
    paragraph: Element, tags: tuple[str, ...], alike: Callable[[Element, Element], bool]
) -> None:
    for element in list(paragraph.iter(*tags)):
        before = element.getprevious()
        if before is not None and before.tag == element.tag and alike(before, element):
            before.extend([child for child in element if child.tag != _RPR])
            _parent(element).remove(element)


def _same_insertion(one: Element, two: Element) -> bool:
    return _attributes(one) == _attributes(two)


def _attributes(element: Element) -> list[tuple[str, str]]:
    return sorted((str(key), str(value)) for key, value in element.items() if key != _ID)


def _same_run(one: Element, two: Element) -> bool:
    if sorted(one.items()) != sorted(two.items()):
        return False
    first, second = one.find(_RPR), two.find(_RPR)
    if first is None or second is None:
        return first is second
    return _same(first, second)


def _merge_texts(run: Element) -> None:
    for text in [child for child in run if child.tag in _TEXTS]:
        text.attrib.pop(_SPACE, "")
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            run.remove(text)
        elif not text.text:
            run.remove(text)


def _same_tree(source: Element, other: Element) -> bool:
    if etree.tostring(source) == etree.tostring(other):
        return True
    for root in (source, other):
        _drop_blanks(root)
    return _same(source, other)


def _drop_blanks(root: Element) -> None:
    """Drop white space between elements, which some programs write and nobody reads."""
    for element in root.iter():
        if element.tail and not element.tail.strip():
            element.tail = None
        if element.text and element.tag not in _TEXTS and not element.text.strip():
            element.text = None


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - only descendants of a paragraph are asked
    return parent
