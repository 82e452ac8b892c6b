"""A line: what one paragraph, link, field or control stores, as characters that know their runs.

Unlike the projection, which is what a reader sees, a line has everything that makes two documents
differ: hidden text too, and fields by their instructions. It is the current view all the same:
others' insertions are in it, their deletions are not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from redline.model import OBJECT
from redline.word.alternates import ALTERNATE
from redline.word.emptying import RANGE_MARKS
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element as Element

    Identity = Callable[[Element], str]
    """Says what a thing without characters is, so that two of them can be told apart or not."""

P, R, RPR, T = q("w:p"), q("w:r"), q("w:rPr"), q("w:t")
LINK, SIMPLE, CONTROL, CONTENT = q("w:hyperlink"), q("w:fldSimple"), q("w:sdt"), q("w:sdtContent")
INSERTIONS: Final = frozenset({q("w:ins"), q("w:moveTo")})
FORMULAS: Final = frozenset({q("m:oMath"), q("m:oMathPara")})
HOLDERS: Final = frozenset({P, LINK, SIMPLE, CONTENT})
"""What has lines of its own; all else around runs is looked through."""
THROUGH: Final = INSERTIONS | {q("w:" + n) for n in ("smartTag", "customXml", "dir", "bdo")}
NOTE_MARKS: Final = {
    q("w:footnoteReference"): "footnote",
    q("w:endnoteReference"): "endnote",
}
PARAGRAPH_MARK: Final = "\n"

_GONE: Final = (q("w:del"), q("w:moveFrom"))
FLDCHAR, FLDTYPE, INSTR = q("w:fldChar"), q("w:fldCharType"), q("w:instrText")
_SPACE, _VAL = q("xml:space"), q("w:val")
_SIGNS: Final = {
    q("w:tab"): "\t",
    q("w:cr"): "\v",
    q("w:noBreakHyphen"): "\u2011",
    q("w:softHyphen"): "\u00ad",
}
_PLAIN: Final = str.maketrans({OBJECT: "\ufffd", "\n": " ", "\r": " "})
_BLANK: Final = " \t\r\n"
_BREAK: Final = q("w:br")
_WITHOUT_WIDTH: Final = frozenset(
    q("w:" + name)
    for name in (
        *("rPr", "lastRenderedPageBreak", "commentReference", "annotationRef"),
        *("delText", "delInstrText", "fldData"),
    )
)


@dataclass(slots=True, eq=False)
class Bit:
    """Characters from one child of a run: all of a text element, a part of it, or one thing.

    `look` are the properties of the run, `at` is how many characters of the text element come before.
    A formula is its own `run`.
    """

    start: int
    end: int
    run: Element
    node: Element
    look: Element | None = None
    at: int = 0
    key: str = ""

    @property
    def is_text(self) -> bool:
        """Say whether the characters can be parted."""
        return self.node.tag == T


@dataclass(slots=True, eq=False)
class Group:
    """A link, field or control: one character in the line it stands in, and a line of its own.

    A complex field goes from the run and mark `first` to `last`; of all others the element is both.
    """

    start: int
    key: str
    line: Line
    first: tuple[Element, Element]
    last: tuple[Element, Element]

    @property
    def end(self) -> int:
        """Where the next character starts."""
        return self.start + 1

    @property
    def is_field(self) -> bool:
        """Say whether this is a field between marks, not an element."""
        return self.first[0].tag == R


@dataclass(slots=True, eq=False)
class Mark:
    """A paragraph's mark between two paragraphs of one line. `elements` make up the paragraph it ends."""

    start: int
    elements: tuple[Element, ...]
    key: str = PARAGRAPH_MARK

    @property
    def end(self) -> int:
        """Where the next character starts."""
        return self.start + 1


@dataclass(slots=True, eq=False)
class Line:
    """The characters of something, and the bits they come from, end to end."""

    text: str = ""
    bits: list[Bit | Group | Mark] = field(default_factory=list)

    def shown(self) -> str:
        """Return the characters with those inside links, fields and controls put in."""
        if OBJECT not in self.text:
            return self.text
        parts = [
            bit.line.shown() if isinstance(bit, Group) else self.text[bit.start : bit.end]
            for bit in self.bits
        ]
        return "".join(parts)


@dataclass(slots=True, eq=False)
class _Open:
    """A complex field whose end has not come yet. `shown`: its result has begun."""

    run: Element
    mark: Element
    at: int
    bit: int
    code: list[str] = field(default_factory=list)
    shown: bool = False
    result: int = 0
    result_bit: int = 0


class Reader:
    """Reads lines of one part. `identity` names things without characters.

    `marks` names marks of fields over several paragraphs that are to count as things.
    """

    def __init__(self, identity: Identity, marks: Mapping[Element, str] | None = None) -> None:
        self._identity = identity
        self._marks = marks or {}

    def line(self, elements: Iterable[Element]) -> Line:
        """Return the line of a paragraph, given as the elements that make it up."""
        reading = _Reading(self, self._identity, self._marks)
        for element in elements:
            reading.walk(element)
        return reading.done()

    def paragraphs(self, paragraphs: Iterable[tuple[Element, ...]]) -> Line:
        """Return several paragraphs as one line, with their marks between but none at the end."""
        whole = Line()
        parts: list[str] = []
        length = 0
        before: tuple[Element, ...] = ()
        for elements in paragraphs:
            if before:
                whole.bits.append(Mark(length, before))
                parts.append(PARAGRAPH_MARK)
                length += 1
            line = self.line(elements)
            for bit in line.bits if length else ():
                _shift(bit, length)
            whole.bits += line.bits
            parts.append(line.text)
            length += len(line.text)
            before = elements
        whole.text = "".join(parts)
        return whole


def held_together(one: Element, two: Element) -> bool:
    """Say whether two runs stand in the same holder, each in whosever insertion it may."""
    return one.getparent() is two.getparent() or _holder_of(one) is _holder_of(two)


def _holder_of(run: Element) -> Element | None:
    """Return what has the line that a run is in: of paragraphs that run on, the last."""
    holder = next((above for above in run.iterancestors() if above.tag not in THROUGH), None)
    while holder is not None and holder.tag == P and runs_on(holder):
        following = next((e for e in holder.itersiblings() if e.tag not in RANGE_MARKS), None)
        if following is None or following.tag != P:
            return holder
        holder = following
    return holder


def runs_on(paragraph: Element) -> bool:
    """Say whether somebody deleted a paragraph's mark, so that it joins the next (17.13.5.15)."""
    mark = child(child(paragraph, q("w:pPr")), RPR)
    return mark is not None and any(child(mark, tag) is not None for tag in _GONE)


def _shift(bit: Bit | Group | Mark, by: int) -> None:
    bit.start += by
    if isinstance(bit, Bit):
        bit.end += by


class _Reading:
    """One line being read."""

    def __init__(self, reader: Reader, identity: Identity, marks: Mapping[Element, str]) -> None:
        self._reader, self._identity, self._marks = reader, identity, marks
        self._parts: list[str] = []
        self._bits: list[Bit | Group | Mark] = []
        self._length = 0
        self._open: list[_Open] = []
        self._coding = 0

    def done(self) -> Line:
        return Line("".join(self._parts), self._bits)

    def walk(self, parent: Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == R:
                self._run(element)
            elif tag in THROUGH:
                self.walk(element)
            elif tag in (LINK, SIMPLE, CONTROL):
                self._element(element)
            elif tag in FORMULAS or tag == ALTERNATE:
                self._thing(element, element)

    # -------------------------------------------------------------- runs

    def _run(self, run: Element) -> None:
        """Read a run; of most there is one text, and contracts have many runs."""
        look: Element | None = None
        for node in run:
            tag = node.tag
            if tag == T:
                self._text(run, node, look)
            elif tag == RPR:
                look = node
            elif tag == FLDCHAR:
                self._field(run, node)
            elif tag == INSTR:
                if self._open and not self._open[-1].shown:
                    self._open[-1].code.append(node.text or "")
            elif tag not in _WITHOUT_WIDTH:
                self._sign(run, node, look)

    def _text(self, run: Element, node: Element, look: Element | None) -> None:
        text = node.text
        if not text or self._coding:
            return
        at = 0
        if (text[0] in _BLANK or text[-1] in _BLANK) and node.get(_SPACE) != "preserve":
            whole, text = text, text.strip(_BLANK)
            at = whole.index(text) if text else 0
            if not text:
                return
        if OBJECT in text or "\n" in text or "\r" in text:
            text = text.translate(_PLAIN)
        start = self._length
        self._length = end = start + len(text)
        self._parts.append(text)
        self._bits.append(Bit(start, end, run, node, look, at))

    def _sign(self, run: Element, node: Element, look: Element | None) -> None:
        sign = _SIGNS.get(node.tag)
        if node.tag == _BREAK and not node.attrib:
            sign = "\v"
        if sign is None:
            self._thing(run, node, look)
        elif not self._coding:
            self._add(sign, run, node, look)

    def _thing(self, run: Element, node: Element, look: Element | None = None) -> None:
        if not self._coding:
            self._add(OBJECT, run, node, look, OBJECT + self._identity(node))

    def _add(
        self, text: str, run: Element, node: Element, look: Element | None, key: str = ""
    ) -> None:
        start = self._length
        self._length = end = start + len(text)
        self._parts.append(text)
        self._bits.append(Bit(start, end, run, node, look, 0, key))

    # -------------------------------------------------------------- groups

    def _element(self, element: Element) -> None:
        holder = element.find(CONTENT) if element.tag == CONTROL else element
        inner = Line() if holder is None else self._reader.line((holder,))
        if not self._coding:
            key = OBJECT + self._identity(element)
            self._group(Group(self._length, key, inner, (element, element), (element, element)))

    def _group(self, group: Group) -> None:
        self._parts.append(OBJECT)
        self._bits.append(group)
        self._length += 1

    def _field(self, run: Element, mark: Element) -> None:
        kind = mark.get(FLDTYPE)
        if kind == "begin":
            self._open.append(_Open(run, mark, len(self._parts), len(self._bits)))
            self._coding += 1
        elif kind == "separate" and self._open and not self._open[-1].shown:
            opened = self._open[-1]
            opened.shown = True
            self._coding -= 1
            opened.result, opened.result_bit = len(self._parts), len(self._bits)
            self._begin_apart(opened, run, mark)
        elif kind == "end" and mark in self._marks:
            self._group(Group(self._length, self._marks[mark], Line(), (run, mark), (run, mark)))
        elif kind == "end" and self._open:
            self._close(self._open.pop(), run, mark)

    def _begin_apart(self, opened: _Open, run: Element, mark: Element) -> None:
        """Make what begins a field over several paragraphs a thing, if it is to count as one."""
        if opened.mark in self._marks and held_together(opened.run, run):
            self._open.pop()
            first = (opened.run, opened.mark)
            self._group(Group(self._length, self._marks[opened.mark], Line(), first, (run, mark)))

    def _close(self, opened: _Open, run: Element, mark: Element) -> None:
        """Make a field one character; one that is not closed beside where it began stays loose."""
        if not opened.shown:
            self._coding -= 1
            opened.result, opened.result_bit = len(self._parts), len(self._bits)
        inner = self._taken(opened)
        if not held_together(opened.run, run):
            return self._put_back(inner)
        code = " ".join("".join(opened.code).split())
        if self._open and not self._open[-1].shown:
            self._open[-1].code.append("{" + code + "}")
        if self._coding:
            return None
        key = f"{OBJECT}field:{code}" + ("" if inner.text else " (shows nothing)")
        return self._group(Group(self._length, key, inner, (opened.run, opened.mark), (run, mark)))

    def _taken(self, opened: _Open) -> Line:
        bits = self._bits[opened.result_bit :]
        inner = Line("".join(self._parts[opened.result :]), bits)
        del self._bits[opened.bit :], self._parts[opened.at :]
        for bit in bits:
            _shift(bit, -(self._length - len(inner.text)))
        self._length -= len(inner.text)
        return inner

    def _put_back(self, inner: Line) -> None:
        for bit in inner.bits:
            _shift(bit, self._length)
        self._bits += inner.bits
        self._parts.append(inner.text)
        self._length += len(inner.text)
