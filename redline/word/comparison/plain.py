"""Plain paragraphs and tables read from their bytes: enough to prove most of what a redline holds.

Plain is a paragraph of runs with one text each, some of them in tracked changes of ours. Of all else
nothing is said here, and a tree has to be built.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from redline.word.comparison.blocks import bare, points

if TYPE_CHECKING:
    from collections.abc import Collection

    Contents = list[tuple[bytes, bytes]]
    """Looks and the characters that have them, and tags with nothing beside them, in order."""

_ATTRIBUTES: Final = rb"""(?: w(?:14)?:\w+="[^"<>&]*+")*+"""
_TOKEN: Final = re.compile(
    (
        rb"(<w:r(~)>(?:<w:rPr>((?:<w:\w+~/>)*+)"
        rb'(?:<w:rPrChange w:id="(\d+)"~>(?:<w:rPr/>|<w:rPr>((?:<w:\w+~/>)*+)</w:rPr>)</w:rPrChange>)?+'
        rb"</w:rPr>)?+<w:(t|delText)"
        rb"""(?: xml:space="preserve">([^<]++)|>(?!\s)([^<]++)(?<!\s))</w:(?:t|delText)></w:r>"""
        rb"""|<w:(ins|del) w:id="(\d+)"~>|</w:(?:ins|del)>|<w:proofErr~/>"""
        rb"|(<w:p~>)(<w:pPr>.*?</w:pPr>)?+|</w:p>"
        rb"|(</?w:(?:tbl|tr|tc)~>|<w:(?:tblPr|tblGrid|trPr|tcPr)>.*?</w:(?:tblPr|tblGrid|trPr|tcPr)>)"
        rb")"
    ).replace(b"~", _ATTRIBUTES),
    re.DOTALL,
)
_MARK: Final = re.compile(rb'<w:rPr><w:(ins|del) w:id="(\d+)"' + _ATTRIBUTES + rb"/>")
_NOTHING: Final = (b"<w:rPr></w:rPr>", b"<w:pPr></w:pPr>")
_SIGNED, _SECTION = b"w:author=", b"<w:sectPr"


class _UnplainError(Exception):
    """There is something that the bytes alone do not tell."""


def restores(made: bytes, old: bytes, mine: Collection[str], *, joins: bool) -> bool:
    """Say whether a stretch is beyond doubt the older one again once our changes are rejected.

    `joins`: behind the stretch stands a paragraph that one can join whose mark goes.
    """
    return _alike(_Exact(b"ins", mine, joins=joins), made, old)


def gives(made: bytes, new: bytes, mine: Collection[str], *, joins: bool, alike: bool) -> bool:
    """Say whether a stretch is beyond doubt the newer one once our changes are accepted.

    `alike`: lists and links mean the same in both files, so that like bytes are enough.
    """
    if not alike and points(new):
        return False
    return _alike(_Bare(b"del", mine, joins=joins), made, new)


def _alike(reader: _Reader, made: bytes, other: bytes) -> bool:
    try:
        return reader.read(made) == reader.read(other)
    except _UnplainError:
        return False


class _Reader:
    """Reads a stretch as it is without what stands in our changes of the kind `gone`."""

    def __init__(self, gone: bytes, mine: Collection[str], *, joins: bool) -> None:
        self._gone, self._mine, self._joins = gone, mine, joins
        self._begin()

    def _begin(self) -> None:
        self._found: Contents = []
        self._look = b""
        self._texts: list[bytes] = []
        self._within = b""
        self._at, self._leaves, self._waits = 0, False, False

    def read(self, data: bytes) -> Contents:
        """Return what a stretch holds. Raises where that is not plain."""
        tokens = _TOKEN.findall(data)
        if sum([len(token[0]) for token in tokens]) != len(data):
            raise _UnplainError
        self._begin()
        for (
            whole,
            saved,
            look,
            record,
            was,
            kind,
            kept,
            text,
            change,
            number,
            start,
            how,
            tag,
        ) in tokens:
            if kind:
                self._run(saved, self._settled(look, record, was), kind, kept or text)
            elif change:
                self._open(change, number)
            elif start:
                self._start(start, how)
            else:
                self._other(whole, tag)
        if self._waits and not self._joins:
            raise _UnplainError
        return self._found

    def _run(self, saved: bytes, look: bytes, kind: bytes, text: bytes) -> None:
        if (kind == b"delText") != (self._within == b"del"):
            raise _UnplainError
        if self._within == self._gone:
            return
        look = self._look_of(saved, look)
        if look != self._look:
            self._flush()
            self._look = look
        self._texts.append(text)

    def _settled(self, look: bytes, record: bytes, was: bytes) -> bytes:
        """Return what a run looks like once a record of its former look is settled."""
        if not record:
            return look
        if record.decode() not in self._mine:
            raise _UnplainError
        return was if self._gone == b"ins" else look

    def _open(self, change: bytes, number: bytes) -> None:
        if self._within or number.decode() not in self._mine:
            raise _UnplainError
        self._within = change

    def _start(self, start: bytes, how: bytes) -> None:
        mark, how = self._mark(how) if _SIGNED in how else (b"", how)
        if _SECTION in how:
            raise _UnplainError
        self._leaves, self._waits = mark == self._gone, False
        self._at = len(self._found)
        self._found.append((self._tag_of(start, how), b""))

    def _mark(self, how: bytes) -> tuple[bytes, bytes]:
        """Return what became of a paragraph's mark, and its properties without that."""
        mark = _MARK.search(how)
        if mark is None or mark.group(2).decode() not in self._mine:
            raise _UnplainError
        how = how[: mark.start()] + b"<w:rPr>" + how[mark.end() :]
        for nothing in _NOTHING:
            how = how.replace(nothing, b"")
        if _SIGNED in how:
            raise _UnplainError
        return mark.group(1), how

    def _other(self, whole: bytes, tag: bytes) -> None:
        if whole == b"</w:p>":
            self._end()
        elif tag:
            self._table(tag)
        elif whole.startswith(b"</"):
            if whole != b"</w:%s>" % self._within:
                raise _UnplainError
            self._within = b""
        else:
            self._aside(whole)

    def _end(self) -> None:
        """End a paragraph; one whose mark goes must be empty, and another has to follow."""
        self._flush()
        if self._within:
            raise _UnplainError
        if not self._leaves:
            self._found.append((b"</w:p>", b""))
            return
        if len(self._found) != self._at + 1:
            raise _UnplainError
        del self._found[self._at :]
        self._waits = True

    def _table(self, tag: bytes) -> None:
        if self._waits or _SIGNED in tag:
            raise _UnplainError
        self._found.append((self._tag_of(tag, b""), b""))

    def _flush(self) -> None:
        if self._texts:
            self._found.append((self._look, b"".join(self._texts)))
            self._texts = []

    def _look_of(self, saved: bytes, look: bytes) -> bytes:
        raise NotImplementedError

    def _tag_of(self, tag: bytes, how: bytes) -> bytes:
        raise NotImplementedError

    def _aside(self, tag: bytes) -> None:
        raise NotImplementedError


class _Exact(_Reader):
    """Reads everything: what is restored must have its revision save ids again, too."""

    def _look_of(self, saved: bytes, look: bytes) -> bytes:
        return saved + look

    def _tag_of(self, tag: bytes, how: bytes) -> bytes:
        return tag + how

    def _aside(self, tag: bytes) -> None:
        self._flush()
        self._found.append((tag, b""))


class _Bare(_Reader):
    """Reads what tells something: no revision save ids, no proofing."""

    def _look_of(self, saved: bytes, look: bytes) -> bytes:
        del saved  # who wrote a run when
        return bare(look) if look else look

    def _tag_of(self, tag: bytes, how: bytes) -> bytes:
        return bare(how) if tag.startswith(b"<w:p") else bare(tag)

    def _aside(self, tag: bytes) -> None:
        pass
