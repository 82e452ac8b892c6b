"""A main part cut, as bytes, into the paragraphs and tables of its body, so that few need parsing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from redline.word.comparison.blocks import bare
from redline.word.names import NAMESPACES
from redline.word.parsing import check_safe, check_well_formed, in_utf8, parse, to_transitional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from redline.word.package import Package

_INSIDE: Final = rb"""(?:[^<>"']++|"[^"]*+"|'[^']*+')*+"""
_HEAD: Final = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}\?>)?\s*<w:document"""
    + _INSIDE
    + rb""">\s*(?:<w:background"""
    + _INSIDE
    + rb"""/>\s*)?<w:body"""
    + _INSIDE
    + rb""">"""
)
_END: Final = re.compile(rb"</w:body>\s*</w:document>\s*\Z")
_NESTED: Final = (
    rb"w:(?:p|tbl|sdt|customXml|sectPr|ins|del|moveFrom|moveTo|altChunk)|mc:AlternateContent"
)
_TAG: Final = re.compile(
    rb"<(/?)(" + _NESTED + rb")(?:/|" + rb"""\s(?:[^<>"'/]++|/(?!>)|"[^"]*+"|'[^']*+')*+(/?))?>"""
)
_PARAGRAPH: Final = re.compile(rb"""<w:p(?:\s(?:[^<>"'/]++|"[^"<]*+"|'[^'<]*+')*+)?>""")
_PARAGRAPH_END: Final = b"</w:p>"
_ANOTHER: Final = re.compile(rb"<w:p[\s/>]")
_CLOSING: Final = b"</w:body></w:document>"
_UNPARSED: Final = (b"<!", b"<?")
_WORDML: Final = b'xmlns:w="' + NAMESPACES["w"].encode() + b'"'
_COMPATIBLE: Final = b'xmlns:mc="' + NAMESPACES["mc"].encode() + b'"'
_FIELD: Final = re.compile(
    rb'<w:fldChar\s[^>]*?w:fldCharType="(begin|separate|end)"|<w:instrText[^>]*>([^<]*)'
)


class Slices(NamedTuple):
    """A part as bytes: up to its body, the pieces of the body, and what closes it.

    A piece is a paragraph, a table, a control around some, or the last section's properties, with
    whatever marks stand ahead of it. Joined again they are the part.
    """

    head: bytes
    pieces: list[bytes]
    tail: bytes
    path: str
    part: str

    def alone(self, pieces: Sequence[bytes]) -> bytes:
        """Return a document of its own that has only some pieces in its body."""
        return b"".join([self.head[self.head.index(b"<w:document") :], *pieces, _CLOSING])

    def start_of_body(self, data: bytes) -> int:
        """Return where the body of such a document starts after it was written anew."""
        head = _HEAD.match(data)
        return 0 if head is None else head.end()


def sliced(package: Package, *, whole: bool) -> Slices | None:
    """Return the main part of a package in slices, none where its bytes are not the usual ones.

    Raises `UnreadableError` for one that is damaged; but for `whole` only where that shows, so that
    it has to be parsed in all pieces that do not stand in another part that is sound.
    """
    part = package.main_part
    data = to_transitional(in_utf8(package.path, part, package.part(part)))
    head, end = _HEAD.match(data), _END.search(data)
    if head is None or end is None or not _is_usual(data, head.group()):
        return None
    (check_well_formed if whole else check_safe)(package.path, part, data)
    body = data[head.end() : end.start()]
    pieces = list(_pieces(body))
    if b"".join(pieces) != body:
        return None
    return Slices(head.group(), pieces, end.group(), package.path, part)


def _is_usual(data: bytes, head: bytes) -> bool:
    """Say whether the names are bound once, at the root, and nothing hides in comments."""
    unparsed = any(data.find(mark, 60) >= 0 for mark in _UNPARSED)
    bound_once = head.count(_WORDML) == data.count(_WORDML) == 1
    others = data.count(NAMESPACES["w"].encode() + b'"') == 1
    compatible = data.count(b"mc:AlternateContent") == 0 or head.count(_COMPATIBLE) == 1
    return not unparsed and bound_once and others and compatible


def _pieces(body: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(body):
        end = _end_of_paragraph(body, start) or _end_of_piece(body, start)
        yield body[start:end]
        start = end


def _end_of_paragraph(body: bytes, start: int) -> int:
    """Return where a paragraph ends that starts there and has none in it, 0 for anything else."""
    opening = _PARAGRAPH.match(body, start)
    end = body.find(_PARAGRAPH_END, opening.end()) if opening else -1
    if opening is None or end < 0 or _ANOTHER.search(body, opening.end(), end):
        return 0
    return end + len(_PARAGRAPH_END)


def _end_of_piece(body: bytes, start: int) -> int:
    """Return where tags are balanced again behind a place, the end of it all where they never are."""
    depth = 0
    for tag in _TAG.finditer(body, start):
        if tag.group(1):
            depth -= 1
        elif not (tag.group(3) or tag.group().endswith(b"/>")):
            depth += 1
        if depth == 0:
            return tag.end()
        if depth < 0:
            break
    return len(body)


def body_in(slices: Slices, pieces: Sequence[bytes]) -> Element:
    """Return a body that holds only some of the pieces, in a document of its own."""
    return parse(slices.path, slices.part, slices.alone(pieces))[-1]


def crossing_fields(slices: Slices) -> list[tuple[bytes, bytes, bytes]]:
    """Return the fields that begin in one piece and end in another: code, first and last piece."""
    pieces = slices.pieces
    found: list[tuple[bytes, bytes, bytes]] = []
    waiting: list[tuple[int, list[bytes]]] = []
    for number, piece in enumerate(pieces):
        if b"fldChar" not in piece and not waiting:
            continue
        for mark in _FIELD.finditer(piece):
            if mark.group(1) == b"begin":
                waiting.append((number, []))
            elif mark.group(1) == b"end" and waiting:
                begun, code = waiting.pop()
                if begun != number:
                    found.append((b"".join(code), bare(pieces[begun]), bare(piece)))
            elif mark.group(2) and waiting:
                waiting[-1][1].append(mark.group(2))
    return found + [(b"open", pieces[begun], b"") for begun, _ in waiting]
