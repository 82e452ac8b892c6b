"""Weaving: a new line put into an old one as tracked changes, from right to left so that no place moves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from redline.word.comparison.line import CONTENT, CONTROL, FLDCHAR, RPR, Bit, Group, Line, Mark, P
from redline.word.comparison.script import Change, changes
from redline.word.comparison.strands import (
    ahead,
    behind,
    cut,
    end_of,
    free,
    isolate,
    nodes_of,
    struck,
)
from redline.word.emptying import RANGE_MARKS
from redline.word.markup import element, mark_paragraph, strike
from redline.word.names import q
from redline.word.nodes import child

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element as Element

    from redline.word.comparison.adoption import Adoption
    from redline.word.comparison.copies import Copies
    from redline.word.comparison.looks import Looks
    from redline.word.markup import Pen

    Things = Callable[[Element, Element], None]
    """Compares what stands inside two things without characters: text boxes, notes behind marks."""

_PPR = q("w:pPr")
_GONE = (q("w:del"), q("w:moveFrom"))
_COMMENT = q("w:commentReference")


class Tools(NamedTuple):
    """What the weaving of one part needs."""

    pen: Pen
    adoption: Adoption
    copies: Copies
    looks: Looks
    things: Things
    most_fragments: int


class Spot(NamedTuple):
    """Where new text goes: behind or ahead of an element, or at the start of a holder without text."""

    holder: Element
    behind: Element | None = None
    ahead: Element | None = None

    def put(self, made: Sequence[Element]) -> None:
        """Put elements there, in order."""
        if self.ahead is not None:
            for one in made:
                self.ahead.addprevious(one)
            return
        anchor = self.behind
        for one in made:
            if anchor is None:
                self.holder.insert(_after_properties(self.holder), one)
            else:
                anchor.addnext(one)
            anchor = one


def weave(
    tools: Tools, old: Line, new: Line, holder: Element, script: Sequence[Change] | None = None
) -> bool:
    """Make an old line say what a new one says, tracked; return whether anything differs.

    `holder` is the element that the line stands in, of several paragraphs the last.
    """
    if script is None:
        script = changes(old, new, tools.most_fragments)
    before = len(tools.pen.marks)
    for change in reversed(script):
        if change.kept:
            _keep(tools, old, new, change, holder)
        else:
            _replace(tools, old, new, change, holder)
    return len(tools.pen.marks) > before


# ------------------------------------------------------------------ kept


class _Pair(NamedTuple):
    """Kept characters of one bit of the old line and one of the new."""

    start: int
    end: int
    old: Bit | Group | Mark
    new: Bit | Group | Mark


def _keep(tools: Tools, old: Line, new: Line, change: Change, holder: Element) -> None:
    pairs = _pairs(old, new, change)
    for index in range(len(pairs) - 1, -1, -1):
        pair = pairs[index]
        if _is_bare(pair):
            continue
        if isinstance(pair.old, Group) and isinstance(pair.new, Group):
            _keep_group(tools, old, pair.old, pair.new)
        elif isinstance(pair.old, Mark) and isinstance(pair.new, Mark):
            tools.looks.restyle_paragraph(pair.old.elements[-1], pair.new.elements[-1])
        elif not _keep_bit(tools, old, pair):
            to = pair.start - change.old_start + change.new_start
            anew = Change(False, pair.start, pair.end, to, to + pair.end - pair.start)
            _replace(tools, old, new, anew, holder)


def _is_bare(pair: _Pair) -> bool:
    """Say whether a pair is of mere characters without properties, as most of a contract are."""
    one, two = pair.old, pair.new
    if not isinstance(one, Bit) or not isinstance(two, Bit):
        return False
    return one.look is None and two.look is None and not one.key


def _pairs(old: Line, new: Line, change: Change) -> list[_Pair]:
    """Return kept stretches that come from one bit on either side each, in order."""
    shift = change.new_start - change.old_start
    olds = _within(old, change.old_start, change.old_end)
    news = _within(new, change.new_start, change.new_end)
    pairs: list[_Pair] = []
    i = j = 0
    at = change.old_start
    while i < len(olds) and j < len(news):
        end = min(olds[i].end, news[j].end - shift, change.old_end)
        pairs.append(_Pair(at, end, olds[i], news[j]))
        at = end
        i += olds[i].end <= end
        j += news[j].end - shift <= end
    return pairs


def _within(line: Line, start: int, end: int) -> list[Bit | Group | Mark]:
    return [bit for bit in line.bits if bit.end > start and bit.start < end]


def _keep_group(tools: Tools, old: Line, one: Group, two: Group) -> None:
    script = changes(one.line, two.line, tools.most_fragments)
    if any(not change.kept for change in script):
        isolate(old, old.bits.index(one))
    inside = one.first[0]
    if one.is_field:
        inside = _holder(inside)
    elif inside.tag == CONTROL:
        inside = next(inside.iterchildren(CONTENT), inside)
    weave(tools, one.line, two.line, inside, script)


def _keep_bit(tools: Tools, old: Line, pair: _Pair) -> bool:
    """Give kept characters their new look; return false for those that must be written anew.

    A run holds one record of former properties, and one that somebody else made stays (17.13.5.31).
    """
    one, two = pair.old, pair.new
    if not isinstance(one, Bit) or not isinstance(two, Bit):
        return True
    if not one.is_text and not two.is_text:
        tools.things(one.node, two.node)
    if one.run is one.node or two.run is two.node:
        return True
    look, wanted = one.look, two.look
    if not tools.looks.differ(look, wanted):
        return True
    if one.is_text and child(look, q("w:rPrChange")) is not None:
        return False
    cut(old, pair.end)
    index = cut(old, pair.start)
    bit = old.bits[index]
    if isinstance(bit, Bit):
        tools.looks.restyle_run(bit.run, wanted)
    return True


# ------------------------------------------------------------------ struck and written


def _replace(tools: Tools, old: Line, new: Line, change: Change, holder: Element) -> None:
    last = _strike(tools, old, change.old_start, change.old_end)
    if change.new_end == change.new_start:
        return
    spot = _spot(tools.pen, old, change, holder, last)
    marks = [b for b in _within(new, change.new_start, change.new_end) if isinstance(b, Mark)]
    if not marks:
        spot.put(tools.copies.wrapped(new, change.new_start, change.new_end))
        return
    if change.old_end == len(old.text) and marks[0].start == change.new_start:
        spot = _behind_fields(tools.pen, spot, holder)
    _split(tools, new, change, spot, marks)


def _strike(tools: Tools, old: Line, start: int, end: int) -> Element | None:
    """Strike characters and the marks among them; return the last element struck behind any mark."""
    if start == end:
        return None
    cut(old, end)
    first = cut(old, start)
    stop = next((i for i in range(first, len(old.bits)) if old.bits[i].end >= end), first) + 1
    free(old, first, stop)
    bits = old.bits[first:stop]
    struck(tools.pen, bits)
    for bit in bits:
        if isinstance(bit, Mark):
            strike_mark(tools.pen, bit.elements[-1])
    return end_of(bits[-1]) if bits else None


def strike_mark(pen: Pen, paragraph: Element) -> None:
    """Track a paragraph's mark as deleted, unless somebody else did."""
    look = child(child(paragraph, _PPR), RPR)
    if look is None or all(child(look, tag) is None for tag in _GONE):
        mark_paragraph(pen, paragraph, "w:del")


def strike_comments(pen: Pen, paragraph: Element) -> None:
    """Strike the marks of comments in a struck paragraph that can join none, as Word does.

    Only so it is empty once all is accepted.
    """
    following = next((one for one in paragraph.itersiblings() if one.tag not in RANGE_MARKS), None)
    if following is None or following.tag == P:
        return
    for mark in list(paragraph.iter(_COMMENT)):
        run = mark.getparent()
        gone = next(mark.iterancestors(*_GONE), None) is not None
        if run is not None and not gone and all(one.tag in (RPR, _COMMENT) for one in run):
            strike(pen, [run])


def _spot(pen: Pen, old: Line, change: Change, holder: Element, last: Element | None) -> Spot:
    """Return the place of new text: behind what was struck for it, else between its neighbours."""
    index = cut(old, change.old_end)
    before = old.bits[index - 1] if index else None
    if last is None and before is not None:
        last = end_of(before)
    if last is not None:
        node = behind(pen, last)
        return Spot(_holder(node), behind=node)
    if index < len(old.bits):
        following = old.bits[index]
        if isinstance(following, Mark):
            return Spot(following.elements[-1])
        first = (
            next(nodes_of(following), None) if isinstance(following, Bit) else following.first[0]
        )
        if first is not None:
            node = ahead(first)
            return Spot(_holder(node), ahead=node)
    return Spot(holder)


def _behind_fields(pen: Pen, spot: Spot, paragraph: Element) -> Spot:
    """Return the place of a new paragraph at an end: behind what begins a field over several as well."""
    marks = [m for m in paragraph.iter(FLDCHAR) if next(m.iterancestors(P)) is paragraph]
    if not marks or spot.holder is not paragraph:
        return spot
    node = behind(pen, _holder(marks[-1]))
    if spot.behind is not None and spot.behind in node.itersiblings():
        return spot
    return Spot(_holder(node), behind=node)


def _split(tools: Tools, new: Line, change: Change, spot: Spot, marks: Sequence[Mark]) -> None:
    """Write text with paragraph marks in it: all but what follows the last goes ahead of the old mark."""
    bounds = [change.new_start - 1, *(mark.start for mark in marks), change.new_end]
    stretches = [tools.copies.wrapped(new, start + 1, end) for start, end in pairwise(bounds)]
    paragraph = spot.holder
    leading = _leading(spot)
    for mark, stretch in zip(marks, stretches, strict=False):
        made = new_paragraph(tools, mark.elements[-1])
        made.extend([*leading, *stretch])
        leading = []
        mark_paragraph(tools.pen, made, "w:ins")
        paragraph.addprevious(made)
    Spot(paragraph).put(stretches[-1])


def _leading(spot: Spot) -> list[Element]:
    """Return what stands in the paragraph up to a spot, without its properties."""
    children = [one for one in spot.holder if one.tag != _PPR]
    if spot.behind is not None:
        return children[: children.index(spot.behind) + 1]
    return [] if spot.ahead is None else children[: children.index(spot.ahead)]


def new_paragraph(tools: Tools, like: Element) -> Element:
    """Return an empty paragraph with the properties of one of the new document."""
    made = element("w:p")
    properties = tools.adoption.paragraph_properties(child(like, _PPR))
    if properties is not None and len(properties):
        made.append(properties)
    return made


def _after_properties(holder: Element) -> int:
    return sum(1 for one in holder if one.tag in (_PPR, q("w:smartTagPr"), q("w:fldData")))


def _holder(node: Element) -> Element:
    parent = node.getparent()
    assert parent is not None  # noqa: S101 - everything in a line stands in a holder
    return parent
