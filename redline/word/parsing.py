"""XML parts: parsed with nothing fetched, expanded or overgrown, and written back."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from lxml import etree

from redline.errors import UnreadableError
from redline.word.archive import ASK_AGAIN, UNSAFE
from redline.word.limits import MAX_DEPTH, MAX_STRING, MAX_TAGS, MAX_XML_PART, MEGABYTE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OTHER_ENCODING: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE
)
_STRICT_ROOT = b"http://purl.oclc.org/ooxml/"
_OFFICE = b"http://schemas.openxmlformats.org/"
_STRICT_NAMES: Final = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/sharedTypes": b"officeDocument/2006/sharedTypes",
    b"officeDocument/bibliography": b"officeDocument/2006/bibliography",
    b"officeDocument/customXml": b"officeDocument/2006/customXml",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"officeDocument/customProperties": b"officeDocument/2006/custom-properties",
    b"officeDocument/docPropsVTypes": b"officeDocument/2006/docPropsVTypes",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/chartDrawing": b"drawingml/2006/chartDrawing",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/lockedCanvas": b"drawingml/2006/lockedCanvas",
}
"""Strict namespaces and the transitional ones they stand for (ISO/IEC 29500-4, Annex A)."""


def parse(path: str, part: str, data: bytes) -> Element:
    """Return the root of an XML part.

    Refuses a part that is too large, declares a document type or is not well-formed. Comments and
    processing instructions are dropped: they are no text and could hide some.
    """
    check_safe(path, part, data)
    try:
        root = etree.fromstring(to_transitional(data), _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(path, f"the part {part} {_fault(error)}", ASK_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(path, f"the part {part} declares a document type", UNSAFE)
    return root


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def check_well_formed(path: str, part: str, data: bytes) -> None:
    """Raise UnreadableError for a part that is no well-formed XML, without building anything of it."""
    check_safe(path, part, data)
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(path, f"the part {part} is damaged", ASK_AGAIN) from error


def check_safe(path: str, part: str, data: bytes) -> None:
    """Raise UnreadableError for a part that is too large or declares a document type."""
    check_size(path, part, len(data))
    _check_content(path, part, data)


def check_size(path: str, part: str, size: int) -> None:
    """Raise UnreadableError for an XML part too large to be a contract's."""
    if size > MAX_XML_PART:
        limit = MAX_XML_PART // MEGABYTE
        raise UnreadableError(path, f"the part {part} is larger than {limit} MB", UNSAFE)


def serialise(root: Element) -> bytes:
    """Return the bytes of a part, as Word writes them: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def in_utf8(path: str, part: str, data: bytes) -> bytes:
    """Return a part in UTF-8, as nearly all are, so that its bytes can be searched."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] != b"<" or b"\0" in head or _OTHER_ENCODING.match(data):
        return serialise(parse(path, part, data))
    return data


def unescaped(value: str) -> str:
    """Return an attribute's value as it is meant, from how it stands in the bytes."""
    if "&" not in value:
        return value
    from html import unescape  # it brings a table of thousands of names

    return unescape(value)


def is_strict(data: bytes) -> bool:
    """Say whether a part uses the names of ISO/IEC 29500 Strict."""
    return _STRICT_ROOT in data


def to_transitional(data: bytes) -> bytes:
    """Return a part with transitional names in place of strict ones."""
    if _STRICT_ROOT not in data:
        return data
    for strict, transitional in _STRICT_NAMES.items():
        data = _renamed(data, _STRICT_ROOT + strict, _OFFICE + transitional)
    return data


def to_strict(data: bytes) -> bytes:
    """Return a part with strict names in place of transitional ones: undoes `to_transitional`."""
    for strict, transitional in _STRICT_NAMES.items():
        data = _renamed(data, _OFFICE + transitional, _STRICT_ROOT + strict)
    return data


_TEXT_LIMIT = f"has a stretch of text of more than {MAX_STRING} million bytes"
_TAG_LIMIT = f"has a tag of more than {MAX_STRING} million bytes"
_FAULTS: Final = {
    "excessive depth": f"nests elements more than {MAX_DEPTH} deep",
    "text node too long": _TEXT_LIMIT,
    "huge text node": _TEXT_LIMIT,
    "name too long": "has a name that is too long",
    "buffer size limit": _TAG_LIMIT,
    "attvalue": _TAG_LIMIT,
}
"""What the XML parser says when one of its limits is reached, and what is told."""


def _fault(error: Exception) -> str:
    said = str(error).lower()
    return next((told for mark, told in _FAULTS.items() if mark in said), "is damaged")


def _check_content(path: str, part: str, data: bytes) -> None:
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableError(path, f"the part {part} has too many elements", UNSAFE)
    if b"<!DOCTYPE" in data[:4096]:
        raise UnreadableError(path, f"the part {part} declares a document type", UNSAFE)


def _renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Rename a namespace where it is a whole attribute value or the head of a relationship type."""
    for mark in (b'"', b"'"):
        for end in (mark, b"/"):
            data = data.replace(mark + old + end, mark + new + end)
    return data
