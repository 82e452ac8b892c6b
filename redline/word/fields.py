"""Fields: where each begins and ends, what it is, and which text of it the reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from redline.model import OBJECT, Span
from redline.word.alternates import passed_over
from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FLDCHAR: Final = q("w:fldChar")
_TYPE = q("w:fldCharType")

EDITABLE: Final = frozenset({"HYPERLINK", "FORMTEXT"})
"""Fields whose shown text is the author's own. Word computes that of all others anew."""
_BUTTONS: Final = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_COUNTED: Final = frozenset({"LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field:
    """A field whose shown text nobody may cut: from `begin` to `end`, or one `w:fldSimple` for both.

    `keyword` is its first word, such as `REF` (ECMA-376 Part 1, 17.16.5).
    """

    keyword: str
    begin: Element
    end: Element


@dataclass(slots=True, kw_only=True, eq=False)
class _Open:
    begin: Element
    end: Element
    code: list[str] = field(default_factory=list)
    shown: bool = False
    start: int = 0
    keyword: str = ""
    lock: Field | None = None


class FieldStack:
    """The fields that are open at one point of the walk through a story, outermost first.

    While `coding` is not zero, what comes is the instruction of a field, which no reader sees.
    `lock` is the outermost field that locks what comes now.
    A begin mark without an end mark, or the reverse, is no field and hides nothing.
    """

    def __init__(self, story: Element) -> None:
        self._ends = _pair(story)
        self._open: list[_Open] = []
        self._awaited: set[Element] = set()
        self.coding = 0
        self.lock: Field | None = None

    def instruct(self, text: str) -> None:
        """Take note of a piece of the innermost field's instruction."""
        if self._open and not self._open[-1].shown:
            self._open[-1].code.append(text)

    def mark(self, char: Element, offset: int) -> Span | None:
        """Pass a `w:fldChar` at `offset`; return the shown text of a locked field that ends here."""
        kind = char.get(_TYPE)
        if kind == "begin" and char in self._ends:
            self._push(_Open(begin=char, end=self._ends[char], lock=self.lock))
        elif kind == "separate" and self._open:
            self._show(self._open[-1], offset)
        elif kind == "end" and char in self._awaited:
            return self._pop(char, offset)
        return None

    def without_result(self, char: Element) -> str:
        """Return what a field shows that ends here and has no result, if it shows anything.

        A button shows words of its instruction; a number that Word counts has no characters.
        """
        opened = self._open[-1] if self._open else None
        if opened is None or opened.shown or opened.end is not char:
            return ""
        words = "".join(opened.code).split(maxsplit=2)
        keyword = words[0].upper() if words else ""
        if keyword in _BUTTONS:
            return words[2].strip() if len(words) > 2 else ""
        return OBJECT if keyword in _COUNTED else ""

    def enter(self, simple: Element, offset: int) -> None:
        """Step into a `w:fldSimple`, which has its instruction as an attribute."""
        opened = _Open(begin=simple, end=simple, lock=self.lock)
        opened.code.append(simple.get(q("w:instr"), ""))
        self._push(opened)
        self._show(opened, offset)

    def leave(self, simple: Element, offset: int) -> Span | None:
        """Step out of a `w:fldSimple`; return its shown text if that is locked."""
        return self._pop(simple, offset) if simple in self._awaited else None

    def _push(self, opened: _Open) -> None:
        self._open.append(opened)
        self._awaited.add(opened.end)
        self.coding += 1

    def _show(self, opened: _Open, offset: int) -> None:
        if opened.shown:
            return
        words = "".join(opened.code).split(maxsplit=1)
        opened.shown, opened.start = True, offset
        opened.keyword = words[0].upper() if words else ""
        self.coding -= 1
        if opened.lock is None and opened.keyword not in EDITABLE:
            opened.lock = Field(keyword=opened.keyword, begin=opened.begin, end=opened.end)
        self.lock = opened.lock

    def _pop(self, end: Element, offset: int) -> Span | None:
        while True:
            opened = self._open.pop()
            self._awaited.discard(opened.end)
            self.coding -= not opened.shown
            if opened.end is end:
                break
        self.lock = self._open[-1].lock if self._open else None
        is_locked = opened.shown and opened.keyword not in EDITABLE
        return Span(opened.start, offset) if is_locked and offset > opened.start else None


def _pair(story: Element) -> dict[Element, Element]:
    """Return the end mark of every begin mark that has one; fields nest like brackets."""
    ends: dict[Element, Element] = {}
    waiting: list[Element] = []
    unseen = passed_over(story, FLDCHAR)
    for char in story.iter(FLDCHAR):
        kind = char.get(_TYPE)
        if char in unseen:
            continue
        if kind == "begin":
            waiting.append(char)
        elif kind == "end" and waiting:
            ends[waiting.pop()] = char
    return ends
