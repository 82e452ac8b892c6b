"""The XML names of Word files: namespaces, and short names turned into qualified ones."""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16cid": "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "w16cex": "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_LATER: Final = {
    "commentsExtended": _MICROSOFT + "2011/relationships/commentsExtended",
    "people": _MICROSOFT + "2011/relationships/people",
    "commentsIds": _MICROSOFT + "2016/09/relationships/commentsIds",
    "commentsExtensible": _MICROSOFT + "2018/08/relationships/commentsExtensible",
}
"""Parts that came after the standard (MS-DOCX 2.1)."""


def q(name: str) -> str:
    """Return the qualified form of a short name: `w:p` becomes `{http://...main}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def relation(kind: str) -> str:
    """Return the relationship type for a short name such as `comments` (ECMA-376 Part 1, 11.3)."""
    return _LATER.get(kind) or _RELATION + kind
