"""The attributes of an element as text, whatever version of Word qualified their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element


def attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the qualified names of an element's attributes, with their values."""
    for name, value in element.items():
        yield str(name), str(value)


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]
