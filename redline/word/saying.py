"""Everything a Word file says anywhere, part by part: what a reader, or a curious one, could find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from redline.word.names import NAMESPACES, q
from redline.word.package import open_package, package_from
from redline.word.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

_XML: Final = (".xml", ".rels")
_WORDS: Final = f"{{{NAMESPACES['w']}}}"
_ENDS: Final = frozenset(map(q, ("w:p", "w:tab", "w:br", "w:cr", "w:tc")))


def texts(path: Path, data: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield each part of a redline that differs from its source: name, text, and the source's text.

    `data` is the redline, `path` the source. The text is that of every element of any namespace,
    deleted text and field codes with it, then the values of all attributes, a line each. What is no
    XML is taken as characters. A part that the source does not have has an empty source text.
    """
    made, source = package_from(path.name, data), open_package(path)
    for name in made.parts:
        before = source.part(name) if source.name_of(name) else b""
        if made.part(name) != before:
            yield name, _said(name, made.part(name)), _said(name, before)


def _said(name: str, data: bytes) -> str:
    if not data or not name.lower().endswith(_XML):
        return "\n".join(data.decode(code, "ignore") for code in ("utf-8", "utf-16-le"))
    root = parse(name, name, data)
    return "\n".join(("".join(_shown(root)), *_hidden(root)))


def _shown(root: Element) -> Iterator[str]:
    """Yield the text of elements. Runs join: a word, or a sentence, may stand in several."""
    ends: dict[object, bool] = {}
    for element in root.iter():
        tag = element.tag
        if tag not in ends:
            ends[tag] = tag in _ENDS or not str(tag).startswith(_WORDS)
        if ends[tag]:
            yield "\n"
        text, tail = element.text, element.tail
        if text:
            yield text
        if tail:
            yield tail


def _hidden(root: Element) -> Iterator[str]:
    for element in root.iter():
        values = element.values()
        if values:
            yield from map(str, values)
