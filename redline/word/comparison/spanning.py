"""Fields that begin in one paragraph and end in another, such as a table of contents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from redline.compare.alignment import anchors
from redline.model import OBJECT
from redline.word.alternates import passed_over
from redline.word.comparison.blocks import bare
from redline.word.comparison.line import FLDCHAR, FLDTYPE, INSTR, P, held_together
from redline.word.names import q

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_GONE: Final = (q("w:del"), q("w:moveFrom"))


@dataclass(slots=True, eq=False)
class _Field:
    begin: Element
    code: list[str] = field(default_factory=list)
    shown: bool = False
    end: Element | None = None

    @property
    def words(self) -> str:
        return " ".join("".join(self.code).split())

    @property
    def key(self) -> tuple[str, bytes, bytes]:
        """What tells the field from others: its code, and where it begins and ends."""
        return self.words, _around(self.begin), _around(self.end)


def unpaired(
    old: Element, new: Element, *, plainly: bool
) -> tuple[dict[Element, str], dict[Element, str]]:
    """Return the marks of fields over several paragraphs that the other story has no like of.

    They are struck or written whole, begin and end, each under a name that nothing else has. A field
    is the same if its code is, and the paragraphs that it begins and ends in: its marks stay where
    they are, whatever becomes of what stands between. `plainly` no field is the same.
    """
    ones, twos = spanning(old), spanning(new)
    pairs = [] if plainly else anchors([one.key for one in ones], [two.key for two in twos])
    known = ({i for i, _ in pairs}, {j for _, j in pairs})
    return _named(ones, known[0], "gone"), _named(twos, known[1], "new")


def placed(story: Element) -> dict[Element, str]:
    """Return the marks of a story's fields over several paragraphs, to be held against another's."""
    names: dict[Element, str] = {}
    for one in spanning(story):
        if one.end is not None:
            names[one.begin] = f"{OBJECT}field {one.words} begins"
            names[one.end] = f"{OBJECT}field ends"
    return names


def spanning(story: Element) -> list[_Field]:
    """Return the fields of a story that do not end beside where they began, outermost last to end."""
    found: list[_Field] = []
    waiting: list[_Field] = []
    unseen = passed_over(story, FLDCHAR)
    for node in story.iter(FLDCHAR, INSTR):
        if node in unseen or next(node.iterancestors(*_GONE), None) is not None:
            continue
        if node.tag == INSTR:
            if waiting and not waiting[-1].shown:
                waiting[-1].code.append(node.text or "")
            continue
        kind = node.get(FLDTYPE)
        if kind == "begin":
            waiting.append(_Field(node))
        elif kind == "separate" and waiting:
            waiting[-1].shown = True
        elif kind == "end" and waiting:
            waiting[-1].end = node
            found.append(waiting.pop())
    return [one for one in found if not _beside(one)]


def _around(mark: Element | None) -> bytes:
    """Return the paragraph that a mark stands in, laid bare."""
    paragraph = None if mark is None else next(mark.iterancestors(P), None)
    return b"" if paragraph is None else bare(etree.tostring(paragraph, with_tail=False))


def _beside(one: _Field) -> bool:
    if one.end is None:
        return True
    first, last = one.begin.getparent(), one.end.getparent()
    return first is not None and last is not None and held_together(first, last)


def _named(fields: list[_Field], known: set[int], side: str) -> dict[Element, str]:
    named: dict[Element, str] = {}
    for number, one in enumerate(fields):
        if number not in known and one.end is not None:
            named[one.begin] = f"{OBJECT}{side} field {number} begins"
            named[one.end] = f"{OBJECT}{side} field {number} ends"
    return named
