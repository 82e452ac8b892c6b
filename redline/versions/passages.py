"""Knows which paragraphs of the older version became which of the newer, in whatever place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from redline.compare.alignment import anchors, groups
from redline.compare.likeness import Vocabulary, Wording
from redline.model import Contract, Paragraph, Story

MOST_CELLS = 20_000
"""Only so many pairs of paragraphs (old times new) are looked through for one that moved."""

LEAST_MOVED = 24
"""A paragraph with fewer characters of words says too little to be known again elsewhere alone."""

LEAST_EQUAL = 12
"""Word for word, fewer characters are enough."""

STILL_SAME, LONG, LONG_STILL_SAME = 80, 80, 60
"""So many per cent of the longer wording must be kept for a paragraph to have moved; of long ones."""

NUMBER = re.compile(
    r"(?:(?:article|section|clause)\s)?[\divxlc.()]{1,8}\s+|\([a-z]\)\s*", re.IGNORECASE
)


class Passage(NamedTuple):
    """The paragraphs of the older version that became those of the newer; of one side, none."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    moved: bool = False


GONE = Passage((), ())


def passages(old: Contract, new: Contract) -> tuple[Passage, ...]:
    """Pair the paragraphs of both versions story by story, in the order of the newer version.

    What was deleted stands where it was. Blank paragraphs are left out.
    """
    return tuple(passage for story in Story for passage in _in_story(old, new, story))


def _in_story(old: Contract, new: Contract, story: Story) -> Iterator[Passage]:
    sides = _read(old, story), _read(new, story)
    keys = [
        [_key(contract, p) for p in side] for contract, side in zip((old, new), sides, strict=True)
    ]
    ends = (*anchors(*keys), (len(sides[0]), len(sides[1])))
    found: list[Passage] = []
    i = j = 0
    for i_next, j_next in ends:
        found += _between((old, new), sides[0][i:i_next], sides[1][j:j_next])
        found += (
            [Passage((sides[0][i_next],), (sides[1][j_next],))] if i_next < len(sides[0]) else []
        )
        i, j = i_next + 1, j_next + 1
    return _with_moves((old, new), found)


def _read(contract: Contract, story: Story) -> list[Paragraph]:
    return [p for p in contract.paragraphs if p.story is story and p.span.of(contract.text).strip()]


def _key(contract: Contract, paragraph: Paragraph) -> tuple[str, bool]:
    return paragraph.span.of(contract.text), paragraph.cell is not None


def _between(
    contracts: tuple[Contract, Contract], old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> Iterator[Passage]:
    texts = [_texts(contract, side) for contract, side in zip(contracts, (old, new), strict=True)]
    for group in groups(*texts):
        yield Passage(
            tuple(old[group.old_start : group.old_end]), tuple(new[group.new_start : group.new_end])
        )


def _texts(contract: Contract, side: Sequence[Paragraph]) -> list[str]:
    return [paragraph.span.of(contract.text) for paragraph in side]


def _with_moves(
    contracts: tuple[Contract, Contract], found: Sequence[Passage]
) -> Iterator[Passage]:
    """Put what was deleted here and inserted there together, at its new place.

    At its old place nothing is left, which keeps apart what was deleted before and behind it.
    """
    gone = [at for at, passage in enumerate(found) if not passage.new]
    come = [at for at, passage in enumerate(found) if not passage.old]
    moved = _moved(contracts, found, gone, come)
    taken = set(moved.values())
    for at, passage in enumerate(found):
        if at in moved:
            yield Passage(found[moved[at]].old, passage.new, moved=True)
        else:
            yield GONE if at in taken else passage


def _moved(
    contracts: tuple[Contract, Contract],
    found: Sequence[Passage],
    gone: Sequence[int],
    come: Sequence[int],
) -> dict[int, int]:
    """Return for each inserted passage the deleted one that it is, the most alike first."""
    if not gone or not come or len(gone) * len(come) > MOST_CELLS:
        return {}
    words = Vocabulary()
    old = [words.wording(" ".join(_texts(contracts[0], found[at].old))) for at in gone]
    new = [words.wording(" ".join(_texts(contracts[1], found[at].new))) for at in come]
    likely = [
        (-kept, come[j], gone[i])
        for i, row in enumerate(words.shared_by_all(old, new))
        for j, shared in enumerate(row)
        if (kept := _kept(words, old[i], new[j], shared))
    ]
    moved = _one_to_one((new_at, old_at) for _, new_at, old_at in sorted(likely))
    names = {at: _name(contracts[0], found[at].old) for at in gone}
    return _with_neighbours(moved, names, {at: _name(contracts[1], found[at].new) for at in come})


def _kept(words: Vocabulary, one: Wording, other: Wording, shared: int) -> int:
    """Return how many per cent two paragraphs keep of one another, none if they are not the same."""
    longest = max(one.weight, other.weight)
    if one.text == other.text and longest >= LEAST_EQUAL:
        return 100
    least = LONG_STILL_SAME if longest >= LONG else STILL_SAME
    if longest < LEAST_MOVED or shared * 100 < longest * least:
        return 0
    kept = words.kept(one, other) * 100 // longest
    return kept if kept >= least else 0


def _one_to_one(ranked: Iterable[tuple[int, int]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for one, other in ranked:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _name(contract: Contract, paragraphs: Sequence[Paragraph]) -> str:
    """Return what a short paragraph such as a heading says besides its number."""
    text = " ".join(" ".join(_texts(contract, paragraphs)).split())[:200]
    return NUMBER.sub("", text, count=1) if NUMBER.match(text) else text


def _with_neighbours(
    moved: dict[int, int], old: Mapping[int, str], new: Mapping[int, str]
) -> dict[int, int]:
    """Let headings and short items go with the paragraph before or behind them that moved."""
    taken = set(moved.values())
    for step in (-1, 1):
        for at in sorted(moved, reverse=step < 0):
            one, two = moved[at] + step, at + step
            while one in old and two in new and one not in taken and two not in moved:
                if old[one].casefold() != new[two].casefold():
                    break
                moved[two] = one
                taken.add(one)
                one, two = one + step, two + step
    return moved
