"""Drawings and objects: what a thing without characters is, and which text boxes lie in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.alternates import ALTERNATE, has_twin, shown_branch
from redline.word.measures import integer
from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BOX: Final = q("w:txbxContent")
_BY_CONTENT: Final = (
    ("/diagram", "diagram"),
    ("/chart", "chart"),
    ("/picture", "picture"),
)
_BY_ELEMENT: Final = (
    (q("o:OLEObject"), "object"),
    (q("w:control"), "control"),
    (q("v:textpath"), "wordart"),
    (q("v:imagedata"), "picture"),
    (q("a:blip"), "picture"),
)


_SMALL_WIDTH, _SMALL_HEIGHT = 1_800_000, 720_000
"""5 cm and 2 cm in English Metric Units (914,400 to the inch): less holds no clause."""


def kind_of(element: Element) -> str:
    """Return what a drawing or object shows: `picture`, `chart`, `diagram`, ... or `shape`.

    A picture too small to hold words that matter is a `small picture`.
    """
    kind = _kind(element)
    return "small picture" if kind == "picture" and _is_small(element) else kind


def _is_small(element: Element) -> bool:
    sizes = [
        (integer(extent.get("cx")), integer(extent.get("cy")))
        for extent in element.iter(q("wp:extent"))
    ]
    return bool(sizes) and all(w < _SMALL_WIDTH or h < _SMALL_HEIGHT for w, h in sizes)


def _kind(element: Element) -> str:
    for data in element.iter(q("a:graphicData")):
        for mark, kind in _BY_CONTENT:
            if mark in data.get("uri", ""):
                return kind
    for tag, kind in _BY_ELEMENT:
        if next(element.iter(tag), None) is not None:
            return kind
    return "shape"


def text_boxes(element: Element, *, twin: bool = False) -> list[tuple[Element, bool]]:
    """Return the outermost text boxes in a drawing, each with whether another version of it exists."""
    found: list[tuple[Element, bool]] = []
    waiting = [(element, twin)]
    while waiting:
        node, doubled = waiting.pop()
        if node.tag == _BOX:
            found.append((node, doubled))
        elif node.tag == ALTERNATE:
            shown = shown_branch(node)
            if shown is not None:
                waiting.append((shown, doubled or has_twin(node)))
        else:
            waiting.extend((child, doubled) for child in reversed(node))
    return found
