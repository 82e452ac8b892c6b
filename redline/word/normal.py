"""Two stories compared: equal where no reader could tell them apart, however their runs are cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.errors import UnreadableError
from redline.word.names import q
from redline.word.parsing import parse, to_transitional

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

_P, _R, _RPR, _PPR = q("w:p"), q("w:r"), q("w:rPr"), q("w:pPr")
_TRPR, _TCPR = q("w:trPr"), q("w:tcPr")
_WRAPPERS: Final = (q("w:ins"), q("w:moveTo"))
_TEXTS: Final = frozenset(
    (*(q("w:" + name) for name in ("t", "delText", "instrText", "delInstrText")), q("m:t"))
)
_PROLOG: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*<[?!][^>]*>)*\s*")
_ROOT: Final = re.compile(rb"<[^>]*[^/]>")
_START: Final = re.compile(rb"<w:p(?=[ />])")
_WHOLE: Final = re.compile(rb"[^<>]*(?:/>|>.*?</w:p>)", re.DOTALL)
_SPACE: Final = q("xml:space")
_BLANKS: Final = " \t\r\n"
"""What Word drops at the edges of a text that does not ask to keep it (17.3.3.31)."""
_ID: Final = q("w:id")
_RECORD: Final = q("w:rPrChange")


def difference(source: bytes, other: bytes) -> str:
    """Return where two stories differ, empty where they do not.

    Their bytes are compared, cut where paragraphs start. Only where two paragraphs differ are they
    parsed, and their runs and other people's insertions that lie side by side and are alike put
    together. Where that does not settle it, both stories are parsed.
    """
    one, two = (_bare(data) for data in (source, other))
    ones, twos = _START.split(one), _START.split(two)
    root = _ROOT.match(one)
    if root is None or len(ones) != len(twos) or len(ones) == 1 or ones[0] != twos[0]:
        return _difference_of_trees(one, two)
    unlike = [pair for pair in zip(ones, twos, strict=True) if pair[0] != pair[1]]
    if all(_same_stretch(root.group(), *pair) for pair in unlike):
        return ""
    return _difference_of_trees(one, two)


def difference_of(source: Element, other: Element) -> str:
    """Return where two stories differ, as `difference` does. The trees are used up."""
    ones, twos = list(source.iter(_P)), list(other.iter(_P))
    if len(ones) != len(twos):
        return "the number of paragraphs"
    for number, pair in enumerate(zip(ones, twos, strict=True), 1):
        if etree.tostring(pair[0]) == etree.tostring(pair[1]):
            continue
        for paragraph in pair:
            _normalise(paragraph)
        if not _same(*pair):
            return f"paragraph {number}"
    return "" if _same_tree(source, other) else "the order of things between the paragraphs"


def _bare(data: bytes) -> bytes:
    """Return a part without what stands in front of its root."""
    return _PROLOG.sub(b"", to_transitional(data), count=1)


def _same_stretch(root: bytes, one: bytes, two: bytes) -> bool:
    """Say whether two paragraphs are alike, and what follows each up to the next is the same."""
    first, second = _paragraph(root, one), _paragraph(root, two)
    if first is None or second is None:
        return False
    return first[1] == second[1] and _same(first[0], second[0])


def _paragraph(root: bytes, stretch: bytes) -> tuple[Element, bytes] | None:
    """Return a paragraph in normal form and what follows it; none where it cannot stand alone.

    So it is with one around a text box, and with names that its root does not declare.
    """
    whole = _WHOLE.match(stretch)
    if whole is None:
        return None
    name = root[1:].split(None, 1)[0].rstrip(b">")
    try:
        parsed = parse("", "", root + b"<w:p" + whole.group() + b"</" + name + b">")
    except UnreadableError:
        return None
    _normalise(parsed[0])
    return parsed[0], stretch[whole.end() :]


# ------------------------------------------------------------------ whole trees


def _difference_of_trees(one: bytes, two: bytes) -> str:
    return difference_of(parse("", "", one), parse("", "", two))


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
    _drop_empty(paragraph, _RPR, _PPR)
    _drop_empty(paragraph, _PPR)
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
        if text.attrib.pop(_SPACE, "") != "preserve":
            text.text = (text.text or "").strip(_BLANKS)
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
        _drop_empty(root, _TRPR, _TCPR)
    return _same(source, other)


def _drop_blanks(root: Element) -> None:
    """Drop white space between elements, which some programs write and nobody reads."""
    for element in root.iter():
        if element.tail and not element.tail.strip():
            element.tail = None
        if element.text and element.tag not in _TEXTS and not element.text.strip():
            element.text = None


def _drop_empty(root: Element, *tags: str) -> None:
    """Drop properties that say nothing, unless behind them stand others of the name that would then count."""
    for empty in [el for el in root.iter(*tags) if not len(el)]:
        if next(empty.itersiblings(empty.tag), None) is None:
            _parent(empty).remove(empty)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None  # noqa: S101 - only descendants of a paragraph are asked
    return parent
