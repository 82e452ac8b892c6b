"""Small questions to XML elements, asked so often that they must be answered fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

VAL: Final = q("w:val")


def child(element: Element | None, tag: str) -> Element | None:
    """Return the first child of a name; properties, which the schema puts first, at no cost."""
    if element is None or not len(element):
        return None
    first = element[0]
    if first.tag == tag:
        return first
    return next(element.iterchildren(tag), None)


def by_name(element: Element | None) -> dict[str, Element]:
    """Return the children of an element by their names, such as the properties of a paragraph."""
    return {} if element is None else {entry.tag: entry for entry in element}


def value(element: Element | None, tag: str) -> str | None:
    """Return the `w:val` of the first child of a name, none where there is no such child."""
    found = child(element, tag)
    return None if found is None else found.get(VAL)
