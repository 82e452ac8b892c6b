"""Steps: which paragraphs and tables of the new document stand for which of the old, in order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from redline.compare.alignment import anchors, groups
from redline.model import OBJECT
from redline.word.comparison.blocks import Block, bare, cells, points, rows
from redline.word.emptying import RANGE_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element


@dataclass(slots=True, eq=False)
class Step:
    """Blocks of the old document, and those of the new one in their place; none for gone or new.

    `same`: beyond doubt the same. `tail`: so many of the blocks at the end, on either side, are
    struck or written whole, because the mark of the last one can neither go nor come.
    """

    olds: list[Block]
    news: list[Block]
    same: bool = False
    tail: tuple[int, int] = (0, 0)

    @property
    def is_table(self) -> bool:
        """Say whether this is about a table."""
        return (self.olds or self.news)[0].is_table


class Kin(NamedTuple):
    """How far XML can be trusted to mean the same in both documents.

    With `alike` lists and links mean the same in both; otherwise XML that points to any is not
    enough, and the blocks are compared in full.
    """

    alike: bool


def steps(olds: Sequence[Block], news: Sequence[Block], kin: Kin) -> list[Step]:
    """Align the blocks of two containers."""
    found: list[Step] = []
    at = to = 0
    ends = (len(olds), len(news))
    for i, j in [*anchors(*_keys_of(olds, news, kin)), ends]:
        found += _gap(olds[at:i], news[to:j])
        if (i, j) != ends:
            found.append(Step([olds[i]], [news[j]], same=True))
        at, to = i + 1, j + 1
    return list(_with_marks_that_stay(_ahead_of_the_struck(_ahead_of_last_table(found))))


def aligned_rows(
    old: Element, new: Element, kin: Kin
) -> Iterator[tuple[Element | None, Element | None]]:
    """Pair the rows of two tables, in order; a row without its like has none beside it."""
    olds, news = ([Block((row,)) for row in rows(table)] for table in (old, new))
    at = to = 0
    ends = (len(olds), len(news))
    for i, j in [*anchors(*_keys_of(olds, news, kin)), ends]:
        yield from _gap_of_rows(olds[at:i], news[to:j])
        if (i, j) != ends:
            yield olds[i].element, news[j].element
        at, to = i + 1, j + 1


def _keys_of(
    olds: Sequence[Block], news: Sequence[Block], kin: Kin
) -> tuple[list[bytes], list[bytes]]:
    """Return what blocks are known by. Those whose words stand on one side only have no like."""
    texts = [[block.text() for block in side] for side in (olds, news)]
    shared = frozenset(texts[0]) & frozenset(texts[1])
    raws = [
        [
            block.raw() if text in shared else b"%d.%d" % (number, i)
            for i, (block, text) in enumerate(zip(side, words, strict=True))
        ]
        for number, (side, words) in enumerate(zip((olds, news), texts, strict=True))
    ]
    return keys(raws[0], raws[1], kin)


def keys(olds: Sequence[bytes], news: Sequence[bytes], kin: Kin) -> tuple[list[bytes], list[bytes]]:
    """Return what each block is known by: its XML as it is where that is enough, else laid bare."""
    shared = frozenset(olds) & frozenset(news)
    found = [[raw if raw in shared else bare(raw) for raw in side] for side in (olds, news)]
    if not kin.alike:
        found = [
            [b"%d.%d:" % (side, i) + key if points(key) else key for i, key in enumerate(those)]
            for side, those in enumerate(found)
        ]
    return found[0], found[1]


# ------------------------------------------------------------------ what is not the same


def _gap(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[Step]:
    """Align blocks that differ: tables first, then the paragraphs between them."""
    if not olds or not news:
        yield from _one_sided(olds, news)
        return
    at = to = 0
    for i, j in [*_tables(olds, news), (len(olds), len(news))]:
        yield from _paragraphs(olds[at:i], news[to:j])
        if i < len(olds):
            yield Step([olds[i]], [news[j]])
        at, to = i + 1, j + 1


def _one_sided(olds: Iterable[Block], news: Iterable[Block]) -> Iterator[Step]:
    yield from (Step([old], []) for old in olds)
    yield from (Step([], [new]) for new in news)


def _tables(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[tuple[int, int]]:
    left = [i for i, block in enumerate(olds) if block.is_table]
    right = [j for j, block in enumerate(news) if block.is_table]
    if not left or not right:
        return
    found = groups([olds[i].text() for i in left], [news[j].text() for j in right])
    for group in found:
        pairs = zip(
            left[group.old_start : group.old_end],
            right[group.new_start : group.new_end],
            strict=False,
        )
        yield from [(i, j) for i, j in pairs if _share_shape(olds[i], news[j])][:1]


def _share_shape(old: Block, new: Block) -> bool:
    """Say whether two tables have rows of as many cells."""
    shapes = [{len(cells(row)) for row in rows(block.element)} for block in (old, new)]
    return not shapes[0].isdisjoint(shapes[1])


def _paragraphs(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[Step]:
    for group in groups(_texts(olds, "old"), _texts(news, "new")):
        left = list(olds[group.old_start : group.old_end])
        right = list(news[group.new_start : group.new_end])
        if left and right and _fit(left, right):
            yield Step(left, right)
        else:
            yield from _one_sided(left, right)


def _texts(blocks: Sequence[Block], side: str) -> list[str]:
    """Return the blocks' texts; a table here has no like, and is given a text that nothing has."""
    return [
        f"{OBJECT}{side}{i}{OBJECT}" if block.is_table else block.text()
        for i, block in enumerate(blocks)
    ]


def _fit(olds: Sequence[Block], news: Sequence[Block]) -> bool:
    """Say whether paragraphs may stand for one another: no table, no section's end among them."""
    if any(block.is_table for block in (*olds, *news)):
        return False
    inner = (*olds[:-1], *news[:-1])
    return not any(block.ends_section for block in inner) and _siblings(olds)


def _siblings(blocks: Sequence[Block]) -> bool:
    """Say whether paragraphs stand one behind the other, so that each can join the next."""
    return all(_next_block(one.element) is two.elements[0] for one, two in pairwise(blocks))


def _next_block(element: Element) -> Element | None:
    following = element.getnext()
    while following is not None and following.tag in RANGE_MARKS:
        following = following.getnext()
    return following


def _gap_of_rows(
    olds: Sequence[Block], news: Sequence[Block]
) -> Iterator[tuple[Element | None, Element | None]]:
    """Pair rows that begin with the same words, and between those the ones that are alike."""
    at = to = 0
    heads = [
        [_head(row, f"{side}{i}") for i, row in enumerate(those)]
        for side, those in _sides(olds, news)
    ]
    for i, j in [*anchors(*heads), (len(olds), len(news))]:
        yield from _like_rows(olds[at:i], news[to:j])
        if i < len(olds):
            yield from _row_pair(olds[i : i + 1], news[j : j + 1])
        at, to = i + 1, j + 1


def _sides(
    olds: Sequence[Block], news: Sequence[Block]
) -> tuple[tuple[str, Sequence[Block]], tuple[str, Sequence[Block]]]:
    return ("old", olds), ("new", news)


def _head(row: Block, nothing: str) -> str:
    """Return the words in a row's first cell; where there are none, what no other row has."""
    first = next(iter(cells(row.element)), None)
    words = "" if first is None else Block((first,)).text()
    return words or OBJECT + nothing


def _like_rows(
    olds: Sequence[Block], news: Sequence[Block]
) -> Iterator[tuple[Element | None, Element | None]]:
    for group in groups([row.text() for row in olds], [row.text() for row in news]):
        left = olds[group.old_start : group.old_end]
        right = news[group.new_start : group.new_end]
        yield from _row_pair(left, right)


def _row_pair(
    olds: Sequence[Block], news: Sequence[Block]
) -> Iterator[tuple[Element | None, Element | None]]:
    """Pair the first rows, if they have as many cells; all others stand alone."""
    if olds and news and len(cells(olds[0].element)) == len(cells(news[0].element)):
        yield olds[0].element, news[0].element
        olds, news = olds[1:], news[1:]
    yield from ((row.element, None) for row in olds)
    yield from ((None, row.element) for row in news)


# ------------------------------------------------------------------ marks that stay


def _ahead_of_last_table(found: Sequence[Step]) -> Sequence[Step]:
    """Put what is new at an end where only tables go ahead of them: their rows give way to it.

    Behind the last table a new paragraph would have none to join when it is rejected.
    """
    new = len(found)
    while new and not found[new - 1].olds:
        new -= 1
    gone = new
    while gone and found[gone - 1].is_table and not found[gone - 1].news:
        gone -= 1
    return [*found[:gone], *found[new:], *found[gone:new]]


def _ahead_of_the_struck(found: Sequence[Step]) -> Sequence[Step]:
    """Put new tables ahead of paragraphs struck at a start or behind a table.

    In front of a new table such a paragraph would have none to join when all is accepted, and stay
    if something in it is not ours to strike; in front of the old paragraph that follows it has.
    """
    ordered = list(found)
    start = 0
    while start < len(ordered):
        middle = _behind_all(ordered, start, _is_struck)
        end = _behind_all(ordered, middle, _is_new_table)
        found_both = start < middle < end < len(ordered) and _starts(ordered, start)
        if found_both and _next_old(ordered[middle - 1], ordered[end]):
            ordered[start:end] = [*ordered[middle:end], *ordered[start:middle]]
        start = max(end, start + 1)
    return ordered


def _behind_all(found: Sequence[Step], start: int, kind: Callable[[Step], bool]) -> int:
    end = start
    while end < len(found) and kind(found[end]):
        end += 1
    return end


def _is_struck(step: Step) -> bool:
    return not step.news and not step.is_table


def _is_new_table(step: Step) -> bool:
    return not step.olds and step.is_table


def _starts(found: Sequence[Step], index: int) -> bool:
    return index == 0 or found[index - 1].is_table


def _next_old(struck: Step, later: Step) -> bool:
    """Say whether a struck paragraph has that of a later step behind it, which it can join."""
    if not later.olds or later.is_table or struck.olds[-1].ends_section:
        return False
    return _siblings([struck.olds[-1], later.olds[0]])


def _with_marks_that_stay(found: Sequence[Step]) -> Iterator[Step]:
    """Let the last paragraph before a table, or at an end, keep its mark (17.13.5.15).

    A deleted mark joins its paragraph to the next; where none follows it cannot go, and none can
    come. So the last old and the last new paragraph of such a stretch share the mark.
    """
    stretch: list[Step] = []
    for index, step in enumerate(found):
        if step.is_table:
            yield from _settled(stretch)
            stretch = []
            yield step
            continue
        stretch.append(step)
        if _ends_container(step, found, index):
            yield from _settled(stretch)
            stretch = []
    yield from _settled(stretch)


def _ends_container(step: Step, found: Sequence[Step], index: int) -> bool:
    """Say whether the next old paragraph stands in another control, so that none can join it."""
    if not step.olds:
        return False
    following = next((later.olds[0] for later in found[index + 1 :][:50] if later.olds), None)
    if following is None:
        return False
    return following.elements[0].getparent() is not step.olds[-1].element.getparent()


def _settled(stretch: Sequence[Step]) -> list[Step]:
    common = max((i for i, step in enumerate(stretch) if step.olds and step.news), default=-1)
    trailing = stretch[common + 1 :]
    olds = [block for step in trailing for block in step.olds]
    news = [block for step in trailing for block in step.news]
    if not trailing or any(block.ends_section for block in (*olds, *news)):
        return list(stretch)
    if olds and news:
        gone, new = _one_sided(olds[:-1], ()), _one_sided((), news[:-1])
        return [*stretch[: common + 1], *gone, *new, Step(olds[-1:], news[-1:], tail=(1, 1))]
    before = stretch[common] if common >= 0 else None
    if before is None or not _joins(before, olds):
        return list(stretch)
    whole = Step([*before.olds, *olds], [*before.news, *news], tail=(len(olds), len(news)))
    return [*stretch[:common], whole]


def _joins(before: Step, olds: Sequence[Block]) -> bool:
    ends = any(block.ends_section for block in (before.olds[-1], before.news[-1]))
    return not ends and _siblings([before.olds[-1], *olds])
